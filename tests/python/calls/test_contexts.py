"""A function with a context takes a timeout, and can be interrupted."""

import sys
import threading
import time
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from installed import python, succeed

SECOND = timedelta(seconds=1)


def test_the_context_is_supplied(echo: ModuleType) -> None:
    assert echo.wait(0) == "done"
    assert echo.wait(0, timeout=None) == "done"
    assert echo.has_deadline() is False
    assert echo.has_deadline(timeout=5) is True


def test_the_signature_has_a_keyword(echo: ModuleType) -> None:
    assert echo.wait.__text_signature__ == "(d, /, *, timeout=None)"
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        echo.wait(0, 1)
    with pytest.raises(TypeError, match="unexpected keyword argument 'timeoute'"):
        echo.wait(0, timeoute=1)


def test_a_parameter_of_that_name(echo: ModuleType) -> None:
    assert echo.timeout(1, 2, 3, timeout=60) == 6
    assert echo.timeout.__text_signature__ == "(timeout_, /, *more, timeout=None)"


@pytest.mark.parametrize("timeout", [0, 0.05])
def test_a_timeout_ends_the_call(echo: ModuleType, timeout: float) -> None:
    start = time.monotonic()
    with pytest.raises(usegolib.GoTimeoutError, match="deadline exceeded") as caught:
        echo.wait(30 * SECOND, timeout=timeout)
    assert time.monotonic() - start < 10, "long before the 30 seconds are over"
    assert isinstance(caught.value, TimeoutError)
    assert isinstance(caught.value, usegolib.GoError)


def test_a_function_that_does_not_listen_is_left_alone(echo: ModuleType) -> None:
    start = time.monotonic()
    with pytest.raises(usegolib.GoTimeoutError, match="continues in the background"):
        echo.wait_deaf(20 * SECOND, timeout=0.05)
    assert time.monotonic() - start < 10


def test_an_error_of_its_own_is_no_timeout(echo: ModuleType) -> None:
    with pytest.raises(usegolib.GoError, match="own reasons") as caught:
        echo.fail_in_context(timeout=60)
    assert not isinstance(caught.value, TimeoutError)


def test_a_panic_is_one_there_too(echo: ModuleType) -> None:
    with pytest.raises(usegolib.GoPanicError, match="no") as caught:
        echo.panic_in_context("no")
    assert "PanicInContext" in caught.value.go_stack


def test_large_requests_and_answers(echo: ModuleType) -> None:
    for size in (0, 100, 5_000, 1_000_000):
        data = bytes(range(256)) * (size // 256)
        assert echo.bytes_in_context(data) == data


@pytest.mark.parametrize("timeout", [-1, -0.001, float("nan"), -float("inf"), float("inf")])
def test_a_timeout_that_means_nothing(echo: ModuleType, timeout: float) -> None:
    with pytest.raises(ValueError, match="timeout"):
        echo.wait(0, timeout=timeout)


@pytest.mark.parametrize("timeout", ["1", True, [1]])
def test_a_timeout_of_another_type(echo: ModuleType, timeout: object) -> None:
    with pytest.raises(TypeError, match="timeout"):
        echo.wait(0, timeout=timeout)


def test_a_timeout_longer_than_anyone_waits(echo: ModuleType) -> None:
    assert echo.wait(0, timeout=1e9) == "done"


def test_threads_wait_side_by_side(echo: ModuleType) -> None:
    start = time.monotonic()
    threads = [threading.Thread(target=echo.wait, args=(SECOND,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - start < 6, "one after the other would take eight seconds"


# A process that sends itself SIGINT while it waits; what it does and prints follows.
INTERRUPTED = """
import os, signal, threading, time
from datetime import timedelta
import echo, usegolib

def after(seconds, number=signal.SIGINT):
    threading.Timer(seconds, os.kill, (os.getpid(), number)).start()
    return time.monotonic()

"""


@pytest.mark.parametrize(
    "call", ["wait(long)", "wait(long, timeout=60)", "wait_deaf(long, timeout=60)"]
)
def test_an_interrupt_ends_the_call(echo_dir: Path, call: str) -> None:
    code = f"""
long, start = timedelta(seconds=60), after(0.3)
try:
    echo.{call}
except KeyboardInterrupt as interrupt:
    print("interrupted", 0.29 < time.monotonic() - start < 30, interrupt.__context__)
print(echo.wait(0))
"""
    assert python(INTERRUPTED + code, echo_dir).splitlines() == ["interrupted True None", "done"]


def test_an_interrupt_of_who_does_not_listen_comes_when_the_call_is_over(echo_dir: Path) -> None:
    code = """
start, result = after(0.1), None
try:
    result = echo.wait_deaf(timedelta(seconds=1))
except KeyboardInterrupt:
    print(result, time.monotonic() - start >= 1)
"""
    assert python(INTERRUPTED + code, echo_dir) == "None True"


def test_an_interrupt_at_any_moment(echo_dir: Path) -> None:
    """Whether the call has begun or not, it ends, and one interrupt is one exception."""
    code = """
import random
count = 0
for round in range(300):
    timer = threading.Timer(random.random() / 500, os.kill, (os.getpid(), signal.SIGINT))
    try:
        timer.start()
        while True:
            echo.wait(timedelta(milliseconds=random.choice([0, 0, 0, 60_000])))
    except KeyboardInterrupt:
        count += 1
    timer.join()
print(count, echo.wait(0))
"""
    assert python(INTERRUPTED + code, echo_dir, timeout=60) == "300 done"


def test_a_handler_of_ones_own_runs_while_the_call_does(echo_dir: Path) -> None:
    code = """
def note(*_):
    print("noted", time.monotonic() - start < 1.5)

class Stop(Exception): pass

def stop(*_):
    raise Stop

before = signal.signal(signal.SIGINT, note)
start = after(0.2)
print(echo.wait(timedelta(seconds=1.5)), time.monotonic() - start >= 1.5)
signal.signal(signal.SIGINT, stop)
start = after(0.2)
try:
    echo.wait_deaf(timedelta(seconds=60))
except Stop:
    print("stopped", time.monotonic() - start < 30)
signal.signal(signal.SIGINT, before)
start = after(0.2)
try:
    echo.wait(timedelta(seconds=60))
except KeyboardInterrupt:
    print("interrupted", time.monotonic() - start < 30)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""
    assert python(INTERRUPTED + code, echo_dir).splitlines() == [
        "noted True",
        "done True",
        "stopped True",
        "interrupted True",
        "True",
    ]


def test_only_the_main_thread_is_interrupted(echo_dir: Path) -> None:
    code = """
results = []
other = threading.Thread(target=lambda: results.append(echo.wait(timedelta(seconds=1))))
other.start()
after(0.2)
try:
    echo.wait(timedelta(seconds=60))
except KeyboardInterrupt:
    print("interrupted")
other.join()
print(results)
"""
    assert python(INTERRUPTED + code, echo_dir).splitlines() == ["interrupted", "['done']"]


def test_ignored_interrupts_change_nothing(echo_dir: Path) -> None:
    code = """
echo.wait(0)
signal.signal(signal.SIGINT, signal.SIG_IGN)
after(0.1)
print(echo.wait(timedelta(seconds=0.5)))
"""
    assert python(INTERRUPTED + code, echo_dir) == "done"


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_the_interrupt_of_a_child_is_its_own(echo_artifacts: Path) -> None:
    code = f"""
import os, signal, threading, time, usegolib
from datetime import timedelta
echo = usegolib.import_("example.com/echo", artifact_dir={str(echo_artifacts)!r})
echo.Wait(0)
child = os.fork()
if not child:
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        os._exit(7)
threading.Timer(0.3, os.kill, (child, signal.SIGINT)).start()
print(echo.Wait(timedelta(seconds=1)), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    assert python(code, timeout=30) == "done 7"


def test_a_context_that_is_kept_does_not_end_with_the_call(tmp_path: Path) -> None:
    code = """
        import "context"

        var kept context.Context

        func Keep(ctx context.Context) { kept = ctx }
        func Ended() bool { return kept.Err() != nil }
    """
    module = write_module(tmp_path / "in", code, "example.com/keeper")
    succeed("gen", module, "--out", tmp_path / "out")
    printed = python(
        """
        import threading, keeper
        keeper.keep()
        print(keeper.ended())
        threading.Thread(target=keeper.keep).start()
        print(keeper.ended())
        """,
        tmp_path / "out",
    )
    assert printed.splitlines() == ["False", "False"]


def test_many_calls_leave_nothing_behind(echo_dir: Path) -> None:
    code = """
        import resource
        import echo
        for _ in range(200):
            echo.bytes_in_context(bytes(100_000))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(2_000):
            echo.bytes_in_context(bytes(100_000))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000)
    """
    assert python(code, echo_dir) == "True"
