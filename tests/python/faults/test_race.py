"""Several processes, or threads, that want the same artifact at once, and those that have it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from go_module import answering, write_module
from installed import COMMAND, listing, python, succeed, usegolib
from recorded_go import RecordedGo

Process = subprocess.Popen[str]


@pytest.fixture
def launched() -> Iterator[Callable[..., Process]]:
    """A function that starts usegolib and does not wait for it."""
    processes = []

    def launch(*arguments: object, **env: str) -> Process:
        process = subprocess.Popen(
            [COMMAND, *map(str, arguments)],
            env={**os.environ, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        return process

    yield launch
    for process in processes:
        with process:
            process.kill()


@pytest.fixture
def started(launched: Callable[..., Process]) -> Callable[..., Process]:
    """A function that starts a build and does not wait for it."""

    def start(module: Path, root: Path, *options: str, **env: str) -> Process:
        return launched("build", module, "--out", root, "--json", *options, **env)

    return start


def rebuilt(*builds: Process) -> list[bool]:
    """Which of the builds did the work; all must succeed."""
    printed = [build.communicate(timeout=120) for build in builds]
    assert [build.returncode for build in builds] == [0] * len(builds), printed
    return [json.loads(stdout)["rebuilt"] for stdout, _ in printed]


def published(root: Path) -> dict[str, bytes | None]:
    """What lies in an artifact root, but the notes in lock files."""
    return {name: text for name, text in listing(root).items() if not name.endswith(".lock")}


def lock_file(root: Path, platform: str) -> Path:
    """The lock file of example.com/local."""
    return root / "example.com" / "local@local" / f"{platform}.lock"


def wait_for_line(process: Process, part: str) -> str:
    """The first line on standard error with this part."""
    line = next(line for line in process.stderr if part in line)
    assert line
    return line


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module of this test's own."""
    return answering(tmp_path / "module", 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An artifact root that does not exist yet."""
    return tmp_path / "root"


@pytest.fixture
def held_go(tmp_path: Path) -> Iterator[RecordedGo]:
    """A Go that starts no build before it is told to."""
    go = RecordedGo(tmp_path / "go")
    go.hold()
    yield go
    if (go.notes / "holding").exists():
        go.release()


@pytest.mark.parametrize("number", [2, 8])
def test_one_builds_and_all_succeed(
    tmp_path: Path, module: Path, root: Path, number: int, started: Callable[..., Process]
) -> None:
    assert sorted(rebuilt(*(started(module, root) for _ in range(number))))[-2:] == [False, True]
    succeed("build", module, "--out", tmp_path / "alone")
    assert published(root) == published(tmp_path / "alone")


def test_one_builds_while_the_others_wait(
    module: Path, root: Path, held_go: RecordedGo, started: Callable[..., Process]
) -> None:
    first = started(module, root, **held_go.environment)
    held_go.wait_for_builds(1)
    others = [started(module, root, "-v", **held_go.environment) for _ in range(2)]
    for other in others:
        assert str(first.pid) in wait_for_line(other, "waiting for")
    held_go.release()
    assert rebuilt(first, *others) == [True, False, False]
    assert len([call for call in held_go.calls() if call.startswith("build ")]) == 1


def test_builds_that_fail_at_once_say_why(
    tmp_path: Path, root: Path, started: Callable[..., Process]
) -> None:
    """Each removes what it created for the lock, perhaps while another creates it."""
    broken = write_module(tmp_path / "broken", "func Answer() int { return nothing }")
    builds = [started(broken, root) for _ in range(6)]
    for build in builds:
        _, stderr = build.communicate(timeout=120)
        assert build.returncode == 1
        assert "undefined: nothing" in stderr
    # Whoever created the root may be done before the others: then it stays, empty.
    assert list(root.rglob("*")) == []


def test_waiting_is_not_for_ever(
    module: Path, root: Path, held_go: RecordedGo, started: Callable[..., Process]
) -> None:
    first = started(module, root, **held_go.environment)
    held_go.wait_for_builds(1)
    before = time.monotonic()
    done = usegolib("build", module, "--out", root, env={"USEGOLIB_LOCK_TIMEOUT": "1"})
    assert 1 <= time.monotonic() - before < 10
    assert done.returncode == 1
    for part in (str(first.pid), "example.com/local@local", "USEGOLIB_LOCK_TIMEOUT"):
        assert part in done.stderr
    held_go.release()
    assert rebuilt(first) == [True]


def test_other_artifacts_are_not_waited_for(
    tmp_path: Path, module: Path, root: Path, held_go: RecordedGo, started: Callable[..., Process]
) -> None:
    first = started(module, root, **held_go.environment)
    held_go.wait_for_builds(1)
    other = write_module(tmp_path / "other", "func Other() {}", "example.com/other")
    assert rebuilt(started(other, root, USEGOLIB_LOCK_TIMEOUT="0")) == [True]
    held_go.release()
    assert rebuilt(first) == [True]


def test_a_deleted_lock_file_lets_only_one_publish(
    module: Path,
    root: Path,
    platform: str,
    held_go: RecordedGo,
    started: Callable[..., Process],
) -> None:
    first = started(module, root, **held_go.environment)
    held_go.wait_for_builds(1)
    lock_file(root, platform).unlink()
    assert rebuilt(started(module, root)) == [True]
    before = {
        path: path.stat().st_ino for path in root.rglob("*") if path.suffix in (".json", ".so")
    }
    held_go.release()
    assert rebuilt(first) == [False], "it saw that it had lost its right, and what was there"
    assert {path: path.stat().st_ino for path in before} == before


def test_a_lock_file_that_is_deleted_again_and_again(
    module: Path, root: Path, platform: str, started: Callable[..., Process]
) -> None:
    builds = [started(module, root) for _ in range(4)]
    while any(build.poll() is None for build in builds):
        lock_file(root, platform).unlink(missing_ok=True)
        time.sleep(0.01)
    assert True in rebuilt(*builds)
    assert subprocess.run([COMMAND, "verify", root], check=False).returncode == 0
    assert not list(root.rglob(".usegolib-*"))


PAUSE = r"""
// Lets the process wait before it renames anything to a path that ends as told.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int rename(const char *from, const char *to) {
    const char *end = getenv("PAUSE_BEFORE"), *mark = getenv("PAUSE_MARK");
    size_t length = strlen(to), wanted = end == NULL ? 0 : strlen(end);
    if (wanted != 0 && length >= wanted && strcmp(to + length - wanted, end) == 0) {
        close(open(mark, O_WRONLY | O_CREAT, 0644));
        while (access(mark, F_OK) == 0) usleep(10000);
    }
    return ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename"))(from, to);
}
"""


@pytest.fixture
def paused(tmp_path: Path, platform: str) -> dict[str, str]:
    """What makes a build wait, its mark being there, just before its manifest is published."""
    (tmp_path / "pause.c").write_text(PAUSE)
    library = tmp_path / "pause.so"
    command = ["cc", "-shared", "-fPIC", "-o", library, tmp_path / "pause.c", "-ldl"]
    subprocess.run(command, check=True)
    return {
        "LD_PRELOAD": str(library),
        "PAUSE_BEFORE": f"{platform}/manifest.json",
        "PAUSE_MARK": str(tmp_path / "mark"),
    }


def has_open(process: Process, folder: Path) -> bool:
    """Whether a process has a folder open."""
    links = Path("/proc", str(process.pid), "fd")
    return any(os.path.realpath(link) == str(folder) for link in links.iterdir())


@pytest.mark.parametrize("other", ["build", "remove"])
def test_a_lock_file_that_is_deleted_in_the_middle_of_publishing(
    tmp_path: Path,
    module: Path,
    root: Path,
    platform: str,
    paused: dict[str, str],
    started: Callable[..., Process],
    launched: Callable[..., Process],
    other: str,
) -> None:
    """The library is in place already, and another build would sweep it as a stranger's."""
    succeed("build", module, "--out", root)
    answering(module, 2)
    first = started(module, root, **paused)
    mark = Path(paused["PAUSE_MARK"])
    while not mark.exists():
        assert first.poll() is None
        time.sleep(0.01)
    lock_file(root, platform).unlink()
    if other == "build":
        second = started(answering(tmp_path / "other", 3), root, "--force")
    else:
        second = launched("remove", "example.com/local", "--out", root)
    while second.poll() is None and not has_open(second, root):
        time.sleep(0.01)
    mark.unlink()
    for process in (first, second):
        _, stderr = process.communicate(timeout=120)
        assert process.returncode == 0, stderr
    assert subprocess.run([COMMAND, "verify", root], check=False).returncode == 0
    imported = f'usegolib.import_("example.com/local", artifact_dir={str(root)!r})'
    if other == "build":
        assert python(f"import usegolib; print({imported}.Answer())") == "3", "the last to publish"
    else:
        assert not list(root.rglob("*.so"))
    assert not list(root.rglob(".usegolib-*"))


def test_builds_and_removals_whose_lock_file_is_deleted_all_the_time(
    tmp_path: Path, root: Path, platform: str, started: Callable[..., Process]
) -> None:
    modules = [answering(tmp_path / f"module{number}", number) for number in range(4)]
    for _ in range(3):
        builds = [started(module, root, "--force") for module in modules]
        while any(build.poll() is None for build in builds):
            lock_file(root, platform).unlink(missing_ok=True)
            usegolib("remove", "example.com/local", "--out", root)
        assert rebuilt(*builds) == [True] * 4
        assert subprocess.run([COMMAND, "verify", root], check=False).returncode == 0
    assert rebuilt(started(modules[0], root, "--force")) == [True]
    imported = f'usegolib.import_("example.com/local", artifact_dir={str(root)!r})'
    assert python(f"import usegolib; print({imported}.Answer())") == "0"
    assert not list(root.rglob(".usegolib-*"))


@pytest.mark.parametrize("leftover", ["", "process 1\n", "\0\xff"])
def test_a_lock_file_of_a_dead_process_holds_nobody_up(
    module: Path, root: Path, platform: str, leftover: str, started: Callable[..., Process]
) -> None:
    lock_file(root, platform).parent.mkdir(parents=True)
    lock_file(root, platform).write_text(leftover)
    assert rebuilt(started(module, root, USEGOLIB_LOCK_TIMEOUT="0")) == [True]


ASKING = """
import sys, usegolib
answer = usegolib.import_("example.com/local", artifact_dir={root!r}).Answer
for _ in sys.stdin:
    print(answer(), flush=True)
"""


def test_a_running_process_keeps_its_library(module: Path, root: Path) -> None:
    code = ASKING.format(root=str(root))
    succeed("build", module, "--out", root)
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def answer() -> str:
            process.stdin.write("?\n")
            process.stdin.flush()
            return process.stdout.readline().strip()

        assert answer() == "1"
        answering(module, 2)
        succeed("build", module, "--out", root)
        assert answer() == "1", "its library is still there"
        imported = f'usegolib.import_("example.com/local", artifact_dir={str(root)!r})'
        assert python(f"import usegolib; print({imported}.Answer())") == "2"
        assert answer() == "1"
    assert process.returncode == 0


def test_libraries_are_named_by_their_content(module: Path, root: Path) -> None:
    names = set()
    for number in (1, 2, 1):
        answering(module, number)
        succeed("build", module, "--out", root)
        (library,) = root.rglob("*.so")
        names.add(library.name)
        manifest = json.loads((library.parent / "manifest.json").read_text())
        assert manifest["library"]["path"] == library.name
        assert manifest["library"]["sha256"][:16] in library.name
    assert len(names) == 2


THREADS = """
import threading, usegolib

start, handles = threading.Barrier(8), []

def work():
    start.wait()
    handles.append(usegolib.import_({target!r}, artifact_dir={root!r}, build_if_missing=True))

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(handles), {{handle.Answer() for handle in handles}}, len({{h.Answer for h in handles}}))
maps = {{line.split()[-1] for line in open("/proc/self/maps") if "liblocal" in line}}
print(len(maps))
"""


def test_threads_that_import_at_once_get_one_library(module: Path, root: Path) -> None:
    for target in (str(module), "example.com/local"):
        printed = python(THREADS.format(target=target, root=str(root)))
        assert printed.splitlines() == ["8 {1} 1", "1"]
