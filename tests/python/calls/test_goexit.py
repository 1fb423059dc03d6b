"""`runtime.Goexit` ends a goroutine. In a call it is GoPanicError, wherever it is called.

In: functions that end their goroutine, directly or in what is asked for a text. Out: the exception
says so, deferred calls have run, and the process goes on.
"""

import os
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from installed import imported, python, succeed
from installed import usegolib as command
from waiting import eventually

CODE = """
import (
	"context"
	"runtime"
)

var seen []string

// Seen is what deferred calls have noted.
func Seen() []string { return seen }

// Exit ends its goroutine.
func Exit() int {
	defer func() {
		if recover() == nil {
			seen = append(seen, "nil")
		}
	}()
	leave(3)
	return 1
}

func leave(depth int) {
	if depth > 0 {
		leave(depth - 1)
	}
	runtime.Goexit()
}

// Text is an error without a text.
type Text struct{ n int }

func (t *Text) Error() string { runtime.Goexit(); return "" }

func Fail() error { return &Text{1} }

// Value is a value without a text.
type Value struct{ n int }

func (v Value) String() string { runtime.Goexit(); return "" }

func Panic() { panic(Value{1}) }

type Box struct{ n int }

func NewBox(n int) *Box { return &Box{n} }

func (b *Box) Get() int { return b.n }

func (b *Box) Exit() { runtime.Goexit() }

func (b *Box) String() string { runtime.Goexit(); return "" }

func Within(ctx context.Context) { runtime.Goexit() }

func Wait(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func After(ctx context.Context) { <-ctx.Done(); runtime.Goexit() }

// LockAndExit ends its thread, too, as far as Go is concerned.
func LockAndExit() { runtime.LockOSThread(); runtime.Goexit() }

func LockAndReturn() { runtime.LockOSThread() }

func Add(a, b int) int { return a + b }

func Text2(text []byte) []byte { return append(text, '!') }

func Goroutines() int { return runtime.NumGoroutine() }
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder with the generated package `exits`."""
    folder = tmp_path_factory.mktemp("exits")
    module = write_module(folder / "exits", CODE, "example.com/exits")
    succeed("gen", module, "--out", folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def exits(folder: Path) -> ModuleType:
    """The generated package, imported into this process."""
    return imported(folder, "exits")


WAYS = [
    "exits.exit()",
    "exits.fail()",
    "exits.panic()",
    "exits.new_box(1).exit()",
    "exits.new_box(1).string()",
    "exits.within()",
    "exits.within(timeout=10)",
]


@pytest.mark.parametrize("way", WAYS)
def test_it_is_an_exception(exits: ModuleType, way: str) -> None:
    for _ in range(50):
        with pytest.raises(usegolib.GoPanicError, match=r"runtime\.Goexit") as caught:
            eval(way, {"exits": exits})
        assert "exits." in caught.value.go_stack
        assert exits.add(2, 3) == 5


def test_deferred_calls_have_run_and_recover_gave_nil(exits: ModuleType) -> None:
    before = len(exits.seen())
    with pytest.raises(usegolib.GoPanicError):
        exits.exit()
    assert exits.seen()[before:] == ["nil"]


def test_an_object_without_a_text_can_be_shown(exits: ModuleType) -> None:
    box = exits.new_box(7)
    assert "Box" in repr(box)
    with pytest.raises(usegolib.GoPanicError, match=r"runtime\.Goexit"):
        str(box)
    assert box.get() == 7


def test_calls_of_such_a_library_give_what_others_give(exits: ModuleType) -> None:
    assert exits.text2(b"a" * 3_000_000) == b"a" * 3_000_000 + b"!"
    with pytest.raises(usegolib.GoTimeoutError):
        exits.wait(timeout=0.05)
    with pytest.raises((usegolib.GoPanicError, usegolib.GoTimeoutError)):
        exits.after(timeout=0.05)


def test_nothing_is_left_of_them(exits: ModuleType) -> None:
    def tasks() -> int:
        return len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 0

    for _ in range(20):
        with pytest.raises(usegolib.GoPanicError):
            exits.exit()
    goroutines, threads = exits.goroutines(), tasks()
    for _ in range(500):
        with pytest.raises(usegolib.GoPanicError):
            exits.exit()
    assert eventually(lambda: exits.goroutines() <= goroutines)
    assert tasks() <= threads + 2


def test_on_other_threads_and_with_ctrl_c(folder: Path) -> None:
    code = """
        import os, signal, threading, exits, usegolib
        def work():
            for _ in range(100):
                try:
                    exits.exit()
                except usegolib.GoPanicError:
                    continue
                raise AssertionError
        threads = [threading.Thread(target=work) for _ in range(4)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        exits.add(1, 2)
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        try:
            exits.wait()
        except KeyboardInterrupt:
            print("interrupted")
    """
    assert python(code, folder, timeout=60) == "interrupted"


def test_a_variable_that_is_never_made(tmp_path: Path) -> None:
    code = """
import "runtime"

var Value = leave()

func leave() int { runtime.Goexit(); return 1 }
"""
    module = write_module(tmp_path / "never", code, "example.com/never")
    soon = {"USEGOLIB_PROBE_TIMEOUT": "3"}
    done = command("build", module, "--out", tmp_path / "out", env=soon)
    assert done.returncode == 1
    assert "its init did not finish" in done.stderr


def test_they_keep_their_thread(exits: ModuleType) -> None:
    """A call of such a library costs little more than another: no second thread takes part."""
    before = exits.goroutines()
    for number in range(1000):
        assert exits.add(number, 1) == number + 1
    assert exits.goroutines() <= before + 1


@pytest.mark.parametrize("way", ["exits.lock_and_exit()", "exits.lock_and_return()"])
def test_a_goroutine_that_is_locked_to_its_thread(folder: Path, way: str) -> None:
    code = f"""
        import exits, usegolib
        for _ in range(20):
            try:
                {way}
            except usegolib.GoPanicError:
                pass
            assert exits.add(1, 2) == 3
        print("alive")
    """
    assert python(code, folder, timeout=60) == "alive"
