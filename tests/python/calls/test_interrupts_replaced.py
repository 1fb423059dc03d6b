"""Ctrl-C ends a call with a context whatever has handled it since the call before.

In: a function that waits for its context, SIGINT, and `signal.signal` between two calls, which
takes our handler out without telling us. Out: KeyboardInterrupt, soon.
"""

import sys
from pathlib import Path

import pytest
from go_module import write_module
from installed import python, succeed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

# The handler is replaced by another and put back, as asyncio.run does, between two calls.
REPLACED = """
import asyncio, os, signal, threading, time
from datetime import timedelta
import echo

long = timedelta(seconds=60)

def after(seconds):
    threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT)).start()

def replace():
    before = signal.signal(signal.SIGINT, lambda *_: None)
    assert before is signal.default_int_handler
    signal.signal(signal.SIGINT, before)

def interrupted(seconds):
    start = time.monotonic()
    try:
        after(seconds)
        echo.wait(long)
    except KeyboardInterrupt:
        return seconds - 0.01 < time.monotonic() - start < seconds + 30

echo.wait(0)
"""


def test_the_same_again_between_two_calls(echo_dir: Path) -> None:
    code = """
for round in range(5):
    echo.wait(0)
    replace()
    print(interrupted(0.2))
"""
    assert python(REPLACED + code, echo_dir, timeout=60).split() == ["True"] * 5


def test_an_event_loop_between_two_calls(echo_dir: Path) -> None:
    code = """
async def call():
    echo.wait(0)

for round in range(5):
    echo.wait(0)
    asyncio.run(call())
    print(interrupted(0.2))
"""
    assert python(REPLACED + code, echo_dir, timeout=60).split() == ["True"] * 5


def test_a_call_long_after_the_one_before(echo_dir: Path) -> None:
    """The thread that looks sleeps by then, and a call looks itself: no moment is left out."""
    code = """
time.sleep(1.5)
replace()
for seconds in 0.001, 0.005, 0.2:
    time.sleep(0.05)
    replace()
    print(interrupted(seconds))
"""
    assert python(REPLACED + code, echo_dir, timeout=60).split() == ["True"] * 3


def test_a_second_one_ends_what_the_first_came_too_early_for(echo_dir: Path) -> None:
    """Python's own handler has seen the first, which is raised when the call returns."""
    code = """
for round in range(20):
    echo.wait(0)
    replace()
    start = time.monotonic()
    try:
        after(0.3)
        after(0.001)
        echo.wait(long)
    except KeyboardInterrupt:
        print(time.monotonic() - start < 5)
    try:
        time.sleep(0.5)
    except KeyboardInterrupt:
        pass
"""
    assert python(REPLACED + code, echo_dir, timeout=60).split() == ["True"] * 20


def test_a_handler_of_ones_own_from_the_next_call_on(echo_dir: Path) -> None:
    code = """
for _ in range(1000):
    echo.wait(0)
noted = []
signal.signal(signal.SIGINT, lambda *_: noted.append(time.monotonic() - start < 2))
start = time.monotonic()
after(0.2)
print(echo.wait(timedelta(seconds=2)), noted)
"""
    assert python(REPLACED + code, echo_dir, timeout=60) == "done [True]"


def test_the_default_of_the_system_stays(echo_dir: Path) -> None:
    """Nothing is put back over a handler that is not Python's own."""
    code = """
for handler in signal.SIG_IGN, signal.SIG_DFL:
    for _ in range(60):
        signal.signal(signal.SIGINT, signal.default_int_handler)
        echo.wait(timedelta(milliseconds=15))
        signal.signal(signal.SIGINT, handler)
    time.sleep(0.1)
    echo.wait(timedelta(milliseconds=50))
    if handler is signal.SIG_IGN:
        os.kill(os.getpid(), signal.SIGINT)
        print("ignored", flush=True)
os.kill(os.getpid(), signal.SIGINT)
time.sleep(5)
print("alive")
"""
    ended = """
import subprocess, sys
done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
print(done.stdout.split(), done.returncode)
"""
    printed = python(f"code = {REPLACED + code!r}\n" + ended, echo_dir, timeout=60)
    assert printed == "['ignored'] -2"


THREAD = """
import ("context"; "syscall")

// Thread is the number of the thread that the call is on.
func Thread(ctx context.Context) int { return syscall.Gettid() }
"""


@pytest.mark.skipif(sys.platform != "linux", reason="numbers of threads")
def test_where_nothing_of_pythons_runs_a_call_needs_no_thread(tmp_path: Path) -> None:
    """As in a process that a shell started in the background, where SIGINT is ignored."""
    succeed("gen", write_module(tmp_path / "go", THREAD), "--out", tmp_path)
    code = """
        import os, signal, local
        own, pythons = lambda *_: None, signal.default_int_handler
        for handler in (signal.SIG_IGN, signal.SIG_DFL, pythons, own):
            signal.signal(signal.SIGINT, handler)
            on = {local.thread() == os.getpid() for _ in range(100)}
            print(on == {True}, {local.thread(timeout=60) == os.getpid() for _ in range(100)})
    """
    assert python(code, tmp_path).splitlines() == ["True {False}"] * 3 + ["False {False}"]


def test_a_child_has_no_thread_of_ours(echo_dir: Path) -> None:
    """What a child does with Ctrl-C is its own, while the parent's call goes on."""
    code = """
import sys
def fork():
    child = os.fork()
    if not child:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        print(len(os.listdir("/proc/self/task")) if sys.platform == "linux" else 1, flush=True)
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        except KeyboardInterrupt:
            os._exit(7)
    statuses.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

statuses = []
threading.Timer(0.2, fork).start()
print(echo.wait(timedelta(seconds=1)), statuses)
"""
    assert python(REPLACED + code, echo_dir, timeout=60).splitlines() == ["1", "done [7]"]
