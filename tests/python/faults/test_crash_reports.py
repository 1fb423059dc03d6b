"""What Go says when it ends the process is kept in a file, which says what was called.

In: Go code that cannot be recovered from, and ends of a process of other kinds. Out: a report, or
nothing where nothing has happened.
"""

import fcntl
import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from go_module import write_module
from installed import Completed, succeed
from runtimes import generated

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reports are files of POSIX")

CODE = """
import (
	"context"
	"sync"
	"unsafe"
)

func Add(a, b int) int { return a + b }

// Panic panics where nobody recovers.
func Panic(text string) {
	go panic(text)
	select {}
}

// Race writes to a map from two goroutines.
func Race() {
	shared := map[int]int{}
	var all sync.WaitGroup
	for i := range 8 {
		all.Add(1)
		go func() {
			defer all.Done()
			for j := range 10_000_000 {
				shared[j%100] = i
			}
		}()
	}
	all.Wait()
}

// Recurse never ends.
func Recurse(n int) int { return Recurse(n+1) + 1 }

// Exhaust wants more memory than there is.
func Exhaust() int { return len(make([]byte, 1<<46)) }

// Unlock unlocks what is not locked.
func Unlock() { new(sync.Mutex).Unlock() }

// Wild writes where nothing is, in a goroutine.
func Wild() {
	go func() { *(*int)(unsafe.Pointer(uintptr(1 << 20))) = 1 }()
	select {}
}

func Wait(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder with the generated package `fatal`."""
    folder = tmp_path_factory.mktemp("fatal")
    module = write_module(folder / "fatal", CODE, "example.com/fatal")
    (module / "go.mod").write_text("module example.com/fatal\n\ngo 1.23\n")
    succeed("gen", module, "--out", folder / "out")
    return folder / "out"


def run(code: str, package: Path, reports: Path, *options: str, **env: str) -> Completed:
    """Run the code; it may end in any way."""
    head = "import faulthandler, os, resource, signal, subprocess, sys, threading\n"
    head += "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\nimport fatal, usegolib\n"
    env = {**os.environ, "PYTHONPATH": str(package), "USEGOLIB_CRASH_DIR": str(reports), **env}
    return subprocess.run(
        [sys.executable, *options, "-c", head + textwrap.dedent(code)],
        env={name: value for name, value in env.items() if value is not None},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("call", "said", "kept"),
    [
        ("fatal.panic('over')", "panic: over", "panic: over"),
        ("fatal.race()", "fatal error: concurrent map writes", "maps.fatal"),
        ("fatal.recurse(0)", "goroutine stack exceeds", "runtime.newstack"),
        ("fatal.exhaust()", "out of memory", "runtime.mallocgc"),
        ("fatal.unlock()", "fatal error: sync: unlock of unlocked mutex", "sync.fatal"),
        ("fatal.wild()", "unexpected fault address", "signal SIGSEGV"),
    ],
)
def test_a_fatal_error_leaves_a_report(
    package: Path, tmp_path: Path, call: str, said: str, kept: str
) -> None:
    # Go writes the first line of a fatal error to stderr only; where it happened says the same.
    done = run(f"fatal.add(1, 2); {call}", package, tmp_path / "reports")
    assert done.returncode not in (0, 1), done.stderr
    assert said in done.stderr, done.stderr
    (report,) = (tmp_path / "reports").iterdir()
    text = report.read_text()
    assert text.startswith("# usegolib "), text
    assert "# example.com/fatal" in text
    assert kept in text
    function = call.partition("(")[0].removeprefix("fatal.")
    assert f"example.com/fatal.{function.capitalize()}(" in text, "the call from Python"
    assert "main.usegolib_call" in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) & 0o077 in (0, 0o055)


def test_the_call_of_each_thread_is_in_it(package: Path, tmp_path: Path) -> None:
    code = """
        started = threading.Barrier(2)
        def wait():
            fatal.add(1, 2)
            started.wait()
            fatal.wait()
        threading.Thread(target=wait, daemon=True).start()
        started.wait()
        fatal.panic("over")
    """
    run(code, package, tmp_path)
    (report,) = tmp_path.iterdir()
    text = report.read_text()
    assert "fatal.Panic" in text
    assert "locked to thread" in text


@pytest.mark.parametrize(
    "end",
    [
        "",
        "sys.exit(3)",
        "raise ValueError",
        "import gc; del fatal; gc.collect()",
        "threading.Thread(target=fatal.wait, daemon=True).start()",
    ],
)
def test_nothing_is_left_of_a_process_that_ends_well(
    package: Path, tmp_path: Path, end: str
) -> None:
    code = f"""
        assert fatal.add(1, 2) == 3
        (report,) = os.listdir({str(tmp_path)!r})
        {end}
    """
    done = run(code, package, tmp_path)
    assert "assert" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_killed_processes_leave_is_removed_by_the_next(package: Path, tmp_path: Path) -> None:
    run("fatal.add(1, 2); os.kill(os.getpid(), signal.SIGKILL)", package, tmp_path)
    run("fatal.panic('over')", package, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1, "the second has removed the first's"
    (tmp_path / "1-1.txt").write_text("# usegolib in a process that lives\n")
    (tmp_path / "mine.txt").write_text("mine")
    with (tmp_path / "1-1.txt").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        run("fatal.add(1, 2)", package, tmp_path)
        assert len(list(tmp_path.iterdir())) == 3
    run("fatal.add(1, 2)", package, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_forked_child_leaves_it_to_its_parent(package: Path, tmp_path: Path) -> None:
    code = f"""
        fatal.add(1, 2)
        if os.fork() == 0:
            sys.exit(0)
        os.wait()
        print(len(os.listdir({str(tmp_path)!r})))
        fatal.panic("over")
    """
    assert run(code, package, tmp_path).stdout == "1\n"
    (report,) = tmp_path.iterdir()
    assert "panic: over" in report.read_text()


def test_the_default_is_in_the_cache(package: Path, tmp_path: Path) -> None:
    code = "fatal.panic('over')"
    run(code, package, tmp_path, USEGOLIB_CRASH_DIR=None, XDG_CACHE_HOME=str(tmp_path))
    (report,) = (tmp_path / "usegolib" / "crashes").iterdir()
    assert "panic: over" in report.read_text()
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    assert f"crash reports: {report.parent}" in succeed("doctor", env=env).stdout


@pytest.mark.parametrize("place", ["", "/proc/nowhere", "file"])
def test_without_a_place_there_is_none(package: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("mine")
    place = str(tmp_path / "file") if place == "file" else place
    done = run("fatal.add(1, 2); fatal.panic('over')", package, tmp_path, USEGOLIB_CRASH_DIR=place)
    assert "panic: over" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "mine"


def test_a_crash_in_c_still_has_faulthandlers_traceback(package: Path, tmp_path: Path) -> None:
    code = "import ctypes; faulthandler.enable(); fatal.add(1, 2); ctypes.string_at(0)"
    done = run(code, package, tmp_path)
    assert done.returncode == -signal.SIGSEGV
    assert "Fatal Python error: Segmentation fault" in done.stderr


def test_gotraceback_says_how_much(package: Path, tmp_path: Path) -> None:
    run("fatal.panic('over')", package, tmp_path, GOTRACEBACK="single")
    (report,) = tmp_path.iterdir()
    assert "panic: over" in report.read_text()
    assert "main.usegolib_call" not in report.read_text()


def test_several_libraries_share_the_report(package: Path, tmp_path: Path) -> None:
    others = generated(tmp_path / "others", 2)
    paths = f"{package}{os.pathsep}{others}"
    code = "import first, second; first.add(1, 2); second.add(1, 2); fatal.panic('over')"
    run(code, package, tmp_path / "reports", PYTHONPATH=paths)
    (report,) = (tmp_path / "reports").iterdir()
    text = report.read_text()
    for module in ("first", "second", "fatal"):
        assert f"# example.com/{module}" in text
    assert text.count("panic: over") == 1
