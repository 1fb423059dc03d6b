"""Ctrl-C during a build inside `usegolib.import_` ends the build at once.

In: a build that has much to compile, and SIGINT to Python alone. Out: KeyboardInterrupt soon after
it, no process that goes on, and a root in which the next build succeeds.
"""

import fcntl
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

from go_module import answering
from installed import built, python
from waiting import eventually

# Prints when it begins, and how it ended.
IMPORT = """
    import sys, time
    import usegolib
    print("begin", flush=True)
    try:
        usegolib.import_(sys.argv[1])
    except KeyboardInterrupt:
        print("interrupted", time.monotonic(), flush=True)
"""


def started(target: Path, root: Path, cache: Path) -> subprocess.Popen[str]:
    """A process that imports a module, with all of Go's library still to be compiled."""
    env = {**os.environ, "USEGOLIB_ARTIFACT_DIR": str(root), "GOCACHE": str(cache)}
    command = [sys.executable, "-c", textwrap.dedent(IMPORT), str(target)]
    return subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, text=True, start_new_session=True
    )


def descendants(process: int) -> dict[int, str]:
    """The processes below one, and what they run."""
    found: dict[int, str] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        parent, session = rest.split()[1], rest.split()[3]
        if int(session) == process and int(path.parent.name) != process:
            found[int(path.parent.name)] = f"{name} of {parent}"
    return found


def interrupted(process: subprocess.Popen[str]) -> float:
    """Interrupt Python, and nobody else; the seconds that it took to say so."""
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    word, when = out.split()[-2:]
    assert word == "interrupted", out
    return float(when) - began


def has_open(process: int, path: Path) -> bool:
    """Whether a process has opened a file."""
    return any(link.resolve() == path for link in Path(f"/proc/{process}/fd").iterdir())


def compiles(process: int) -> bool:
    """Whether Go's compiler runs."""
    return any(name.startswith(("compile", "asm", "cgo")) for name in descendants(process).values())


def test_it_ends_the_build_and_its_children(tmp_path: Path) -> None:
    module = answering(tmp_path / "go", 7)
    root = tmp_path / "root"
    process = started(module, root, tmp_path / "cache")
    assert process.stdout is not None
    assert process.stdout.readline() == "begin\n"
    assert eventually(lambda: compiles(process.pid))
    seconds = interrupted(process)
    assert eventually(lambda: not descendants(process.pid)), "nothing goes on"
    assert process.returncode == 0
    # A machine that is busy otherwise takes its time; a build would take ten times as long.
    assert seconds < 3
    left = [path for path in root.rglob("*") if path.suffix in (".so", ".json")]
    assert left == [], "nothing is half-written"
    assert (
        python(
            f"import usegolib; print(usegolib.import_({str(module)!r}).Answer())",
            env={"USEGOLIB_ARTIFACT_DIR": str(root)},
        )
        == "7"
    ), "the next build succeeds"


def test_it_ends_the_wait_for_another_build(tmp_path: Path) -> None:
    module = answering(tmp_path / "go", 7)
    root = built(tmp_path / "root", module)
    (lock,) = root.rglob("*.lock")
    with lock.open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        answering(tmp_path / "go", 8)
        process = started(module, root, tmp_path / "cache")
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n"
        assert eventually(lambda: has_open(process.pid, lock)), "it waits"
        assert interrupted(process) < 3
