"""A function with a context takes a timeout, and can be interrupted."""

import signal
import threading
import time
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import python

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


@pytest.mark.parametrize("function", ["wait", "wait_deaf"])
def test_an_interrupt_ends_the_call(echo_dir: Path, function: str) -> None:
    code = f"""
        import os, signal, threading, time
        from datetime import timedelta
        import echo
        echo.wait(0)
        threading.Timer(0.3, os.kill, (os.getpid(), signal.{signal.SIGINT.name})).start()
        start = time.monotonic()
        try:
            echo.{function}(timedelta(seconds=60))
        except KeyboardInterrupt:
            print("interrupted", time.monotonic() - start < 30)
    """
    assert python(code, echo_dir) == "interrupted True"


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
