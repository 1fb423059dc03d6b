"""Writers that Go keeps: they are arguments, so that nothing that is written later is lost."""

import json
from types import ModuleType

import pytest
from goldens import GOLDEN
from installed import imported, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "kept_writers" / "input"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The generated package, imported into this process."""
    folder = tmp_path_factory.mktemp("kept")
    succeed("gen", MODULE, "--out", folder, "--level", "3")
    return imported(folder, "kept")


def test_what_is_written_later_is_there(kept: ModuleType) -> None:
    memory = kept.new_memory()
    kept.hold(memory)
    kept.say("one ")
    kept.say("two")
    assert memory.text() == "one two"
    with pytest.raises(TypeError, match=r"hold\(\) missing 1 required positional argument: 'w'"):
        kept.hold()


def test_a_method_that_keeps_its_writer(kept: ModuleType) -> None:
    memory, journal = kept.new_memory(), kept.Journal()
    journal.follow(memory)
    journal.note("a")
    assert memory.text() == "a\n"


def test_a_writer_within_a_result(kept: ModuleType) -> None:
    memory = kept.new_memory()
    kept.bind(memory).note("b")
    assert memory.text() == "b\n"


def test_a_function_that_only_writes_returns_what_it_wrote(kept: ModuleType) -> None:
    assert kept.print("c") == b"c\n"
    summary, written = kept.report("text")
    assert (summary.bytes, written) == (4, b"text")
    memory = kept.new_memory()
    assert kept.report("text", to=memory).bytes == 4
    assert memory.text() == "text"


def test_one_of_two_writers_is_kept(kept: ModuleType) -> None:
    now, later = kept.new_memory(), kept.new_memory()
    assert kept.split(later, "at once") == b"at once"
    assert kept.split(later, "at once", to=now) is None
    kept.say("afterwards")
    assert (now.text(), later.text()) == ("at once", "afterwards")


@pytest.mark.parametrize("level", ["1", "2"])
def test_without_objects_it_is_not_offered(level: str) -> None:
    listed = json.loads(succeed("inspect", MODULE, "--level", level, "--json").stdout)
    (package,) = listed["packages"]
    callables = {it["go"] for it in package["callables"]}
    skipped = {it["go"]: it["code"] for it in package["skipped"]}
    assert {"Print", "Say"} <= callables
    assert {skipped[name] for name in ("Hold", "Later", "Bind", "Split")} == {"interface"}
