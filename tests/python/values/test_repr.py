"""repr() of objects: the text of String() where that only is computed, and else the number."""

import contextlib
import os
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "texts_of_objects" / "input"


@pytest.fixture(scope="module")
def go(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The generated package, imported into this process."""
    out = tmp_path_factory.mktemp("gen-shown")
    succeed("gen", MODULE, "--out", out, "--level", "3")
    return imported(out, "shown")


def is_plain(value: object, name: str) -> bool:
    """Whether the repr has the number of the object, and nothing from Go."""
    return re.fullmatch(rf"<shown\.{name} object \d+>", repr(value)) is not None


def test_the_text_is_shown(go: ModuleType) -> None:
    assert repr(go.new_version(1, 3, "")) == "<shown.Version 1.3>"
    assert repr(go.new_version(1, 3, "rc1")) == "<shown.Version 1.3-rc1>"
    assert repr(go.new_sentence("to", "be")) == "<shown.Sentence to be>", "a value"
    assert repr(go.Version()) == "<shown.Version 0.0>", "made in Python"
    assert repr([go.new_label("a")]) == "[<shown.Label a>]"


def test_a_promoted_method_is_shown(go: ModuleType) -> None:
    assert repr(go.new_tag("inner")) == "<shown.Tag inner>"


def test_the_same_through_a_handle(tmp_path: Path) -> None:
    succeed("build", MODULE, "--out", tmp_path, "--level", "3")
    handle = usegolib.import_("example.com/shown", artifact_dir=tmp_path)
    assert repr(handle.NewVersion(2, 0, "")) == "<shown.Version 2.0>"
    assert re.fullmatch(r"<shown\.Locked object \d+>", repr(handle.NewLocked()))


def test_texts_of_values_of_private_types_are_not_shown(go: ModuleType) -> None:
    private = go.private()
    assert str(private) == "private"
    assert is_plain(private, "private")


def test_a_long_text_is_cut(go: ModuleType) -> None:
    assert repr(go.new_label("x" * 80)) == f"<shown.Label {'x' * 80}>"
    assert repr(go.new_label("x" * 81)) == f"<shown.Label {'x' * 80}...>"
    assert repr(go.new_label("é" * 1_000_000)) == f"<shown.Label {'é' * 80}...>"
    assert repr(go.new_label("\n" * 41)) == "<shown.Label " + r"\n" * 40 + "...>"


@pytest.mark.parametrize(
    "text",
    ["a\nb\r\t", "\x00\x1b[31m\x7f", "\u200b\u2028\xa0", "\\n", "\U0001f600 ü", "\U000e0001"],
)
def test_what_is_not_printable_is_escaped_as_in_a_string(go: ModuleType, text: str) -> None:
    shown = repr(go.new_label(text))
    assert shown == f"<shown.Label {repr(text)[1:-1]}>"
    assert shown.isprintable()


def test_quotation_marks_stay(go: ModuleType) -> None:
    assert repr(go.new_label('it\'s "so"')) == '<shown.Label it\'s "so">'


def test_without_text_there_is_the_number(go: ModuleType) -> None:
    assert is_plain(go.new_label(""), "Label")


def test_text_that_is_not_unicode_does_not_raise(go: ModuleType) -> None:
    garbled = go.garbled()
    assert str(garbled) == "\udcff"
    assert is_plain(garbled, "Label")


def test_a_panic_does_not_raise(go: ModuleType) -> None:
    assert repr(go.new_picked(1, "a", "b")) == "<shown.Picked b>"
    picked = go.new_picked(2, "a", "b")
    with pytest.raises(usegolib.GoPanicError, match="index out of range"):
        str(picked)
    assert is_plain(picked, "Picked")


def test_nil_is_not_asked(go: ModuleType) -> None:
    nothing = go.no_version()
    before = usegolib.stats()["crossings"]
    assert repr(nothing) == "<shown.Version nil>"
    assert usegolib.stats()["crossings"] == before


def test_a_released_object_has_no_text(go: ModuleType) -> None:
    version = go.new_version(1, 3, "")
    usegolib.release(version)
    assert repr(version) == "<shown.Version object, released>"


def test_what_waits_is_never_called(go: ModuleType) -> None:
    locked, waiting, calls = go.new_locked(), go.new_waiting(), go.calls()
    before = usegolib.stats()["crossings"]
    assert is_plain(locked, "Locked")
    assert is_plain(waiting, "Waiting")
    assert is_plain(go.new_wrapped(), "Wrapped")
    assert usegolib.stats()["crossings"] == before + 1, "the one that made the object"
    assert go.calls() == calls
    locked.unlock()
    waiting.send("sent")
    assert [str(locked), str(waiting)] == ["locked", "sent"]
    assert go.calls() == calls + 2


def test_what_calls_itself_is_never_called(go: ModuleType) -> None:
    nested = go.new_nested()
    assert is_plain(nested, "Nested"), "its text would fill the memory"


def test_looking_changes_nothing(go: ModuleType) -> None:
    remembered = go.new_remembered()
    assert is_plain(remembered, "Remembered")
    assert remembered.times() == 0
    assert str(remembered) == "1"


def test_an_interrupt_is_passed_on(go: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    version = go.new_version(1, 3, "")

    def interrupted(_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(version), "string", interrupted)
    with pytest.raises(KeyboardInterrupt):
        repr(version)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
def test_in_a_forked_process_there_is_the_number(go: ModuleType) -> None:
    version = go.new_version(1, 3, "")
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os._exit(0 if is_plain(version, "Version") else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_in_many_threads(go: ModuleType) -> None:
    versions = [go.new_version(1, minor, "") for minor in range(50)]
    gate = threading.Barrier(4)

    def look(_: int) -> list[str]:
        gate.wait()
        return [repr(version) for version in versions]

    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(look, range(4)))
    assert seen == [[f"<shown.Version 1.{minor}>" for minor in range(50)]] * 4


def test_the_error_of_a_text_is_not_the_context_of_another(go: ModuleType) -> None:
    picked = go.new_picked(5)
    with pytest.raises(ZeroDivisionError) as caught:
        assert is_plain(picked, "Picked") / 0
    assert caught.value.__context__ is None
