"""Calls from many threads, with the GIL released; and forked children that say so at once."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from installed import python, succeed


def test_eight_threads(echo: ModuleType) -> None:
    def work(seed: int) -> int:
        for i in range(2000):
            assert echo.int64(seed * i) == seed * i
            assert echo.join([str(seed), str(i)], ":") == f"{seed}:{i}"
        return seed

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == list(range(8))


def test_errors_and_panics_stay_in_their_thread(echo: ModuleType) -> None:
    def work(seed: int) -> bool:
        for i in range(200):
            with pytest.raises(usegolib.GoError) as error:
                echo.fail(f"{seed}.{i}")
            with pytest.raises(usegolib.GoPanicError) as panic:
                echo.panic_string(f"{seed}.{i}")
            assert error.value.message == panic.value.message == f"{seed}.{i}"
        return True

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(8)))


def test_go_uses_its_own_threads(echo: ModuleType) -> None:
    assert echo.parallel(1000) == 1000


def test_the_gil_is_released(echo_dir: Path) -> None:
    # Receive blocks until another thread sends: with the GIL held neither could ever return.
    printed = python(
        """
        import threading, echo
        received = []
        waiting = threading.Thread(target=lambda: received.append(echo.receive()))
        waiting.start()
        echo.send(42)
        waiting.join()
        print(received)
        """,
        echo_dir,
    )
    assert printed == "[42]"


def test_short_lived_threads(echo: ModuleType) -> None:
    for i in range(200):
        thread = threading.Thread(target=echo.int64, args=(i,))
        thread.start()
        thread.join()
    assert echo.int64(1) == 1


def test_daemon_threads_in_go_do_not_hold_up_the_exit(echo_dir: Path) -> None:
    printed = python(
        """
        import atexit, threading, time, echo
        atexit.register(print, "atexit ran")
        for _ in range(4):
            threading.Thread(target=echo.sleep, args=(60_000,), daemon=True).start()
        time.sleep(0.2)
        """,
        echo_dir,
        timeout=30,
    )
    assert printed == "atexit ran"


FORK = """
import os, sys, time, usegolib

def in_child(work):
    child = os.fork()
    if child == 0:
        os._exit(work())
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, 9)
    return "hung"
"""


def test_a_call_in_a_forked_child_raises(echo_dir: Path) -> None:
    printed = python(
        FORK
        + """
import echo
def call():
    started = time.monotonic()
    try:
        echo.parallel(10)
    except usegolib.ForkedProcessError as error:
        quick = time.monotonic() - started < 10
        print(error, flush=True)
        return 7 if quick else 8
    return 9

echo.nothing()
print(in_child(call))
print(echo.parallel(10), "in the parent")
""",
        echo_dir,
    )
    message, code, parent = printed.splitlines()
    assert code == "7"
    assert parent == "10 in the parent"
    assert "fork" in message
    assert re.search(r"was loaded \d+\.\d s ago, by <string>:\d+, before", message), "who, and when"
    for way_out in ("spawn", "post_fork", "worker_process_init", "Spark"):
        assert way_out in message


def test_loading_first_in_the_child_works(echo_dir: Path) -> None:
    printed = python(
        FORK
        + """
import echo
def call():
    return echo.parallel(10)

print(in_child(call), in_child(call))
print(echo.parallel(10))
""",
        echo_dir,
    )
    assert printed.split() == ["10", "10", "10"]


def test_names_load_nothing(tmp_path: Path) -> None:
    """Neither `import *` nor `dir` reads variables, so that a prefork server may use them."""
    code = """import ("errors"; "time")

var Limit = 7
var Home = "/home"
var ErrNot = errors.New("not")
var Shared = &Box{}

type Color int

const (
	Red Color = iota
	Blue
)

func (c Color) Next() Color { return c + 1 }

type Box struct{ n int }

func (b *Box) N() int { return b.n }

type Point struct{ X, Y int }

func When() time.Time { return time.Unix(0, 0) }
"""
    succeed("gen", write_module(tmp_path / "go", code, "example.com/names"), "--out", tmp_path)
    printed = python(
        FORK
        + """
import names
from names import *

dir(names), vars(names)
print(sorted(name for name in globals() if name in dir(names) and name[0] != "_"))
print(in_child(lambda: names.Limit))
""",
        tmp_path,
    )
    assert printed.splitlines() == [
        "['Blue', 'Box', 'Color', 'ErrNot', 'Point', 'Red', 'when']",
        "7",
    ]


def test_what_forks_makes_the_first_call_in_its_workers(echo_dir: Path) -> None:
    """In the function that the worker runs, or in its initializer."""
    printed = python(
        """
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        import echo

        fork = multiprocessing.get_context("fork")
        with fork.Pool(2) as pool:
            print(pool.map(echo.parallel, [3, 4]))
        with ProcessPoolExecutor(2, fork, initializer=echo.nothing) as pool:
            print(list(pool.map(echo.parallel, [3, 4])))
        """,
        echo_dir,
    )
    assert printed.splitlines() == ["[3, 4]", "[3, 4]"]


def test_a_grandchild_raises_too(echo_dir: Path) -> None:
    printed = python(
        FORK
        + """
import echo
def call():
    try:
        echo.nothing()
    except usegolib.ForkedProcessError:
        return 7
    return 9

echo.nothing()
print(in_child(lambda: in_child(call)))
""",
        echo_dir,
    )
    assert printed == "7"


def test_spawned_workers_can_call(echo_dir: Path, tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(
        "import multiprocessing, echo\n"
        "if __name__ == '__main__':\n"
        "    echo.nothing()\n"
        "    with multiprocessing.get_context('spawn').Pool(2) as pool:\n"
        "        print(pool.map(echo.int64, range(5)))\n"
    )
    printed = python(
        f"import runpy; runpy.run_path({str(script)!r}, run_name='__main__')", echo_dir
    )
    assert printed == "[0, 1, 2, 3, 4]"
