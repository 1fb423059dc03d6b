"""A limit of address space: a library is refused where Go would end the process.

In: `ulimit -v` of many sizes. Out: LoadError with the way out, or a library that works; never the
end of the process.
"""

import textwrap
from pathlib import Path

import pytest
from go_module import answering
from installed import built, python

LIMITED = """
import resource
import usegolib

soft, hard = resource.getrlimit(resource.RLIMIT_AS)

def leave(room):
    with open("/proc/self/statm") as statm:
        used = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (room << 20), hard))

def load():
    return usegolib.import_("example.com/local", artifact_dir=ROOT)

"""


@pytest.fixture(scope="module")
def artifacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An artifact root with a small module."""
    folder = tmp_path_factory.mktemp("limits")
    return built(folder / "root", answering(folder / "go", 7))


def limited(root: Path, code: str) -> list[str]:
    """The lines that code prints in a process of its own."""
    setup = LIMITED.replace("ROOT", repr(str(root)))
    return python(setup + textwrap.dedent(code)).splitlines()


def test_with_too_little_it_is_refused_and_more_is_the_way_out(artifacts: Path) -> None:
    code = """
    for room in (60, 200, 600, 1000, 1230, 1460, 1700):
        leave(room)
        try:
            load()
        except usegolib.LoadError as error:
            message = str(error)
    print("MiB of address space are left" in message, "ulimit -v" in message)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    print(load().Answer())
    """
    assert limited(artifacts, code) == ["True True", "7"]


@pytest.mark.parametrize("room", range(1800, 2200, 80))
def test_with_enough_it_works(artifacts: Path, room: int) -> None:
    code = f"""
    leave({room})
    import threading
    answers = []
    answer = load().Answer
    threads = [threading.Thread(target=lambda: answers.append(answer())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(answers)
    """
    assert limited(artifacts, code) == ["[7, 7, 7, 7]"]
