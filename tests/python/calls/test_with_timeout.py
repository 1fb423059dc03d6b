"""`usegolib.with_timeout` ends the wait for any Go function.

In: the module `gate`, whose functions wait until they are let through. Out: results in time, and
GoTimeoutError.
"""

import functools
import threading
import time
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import MODULES, built, python
from waiting import eventually


def test_a_result_in_time(gate: ModuleType) -> None:
    assert usegolib.with_timeout(60, gate.add, 1, 2) == 3
    assert usegolib.with_timeout(None, gate.add, 1, 2) == 3
    assert usegolib.with_timeout(60, gate.join, "-", "a", "b", "c") == "a-b-c"
    assert usegolib.with_timeout(60, gate.largest, 1.5, 2) == 2.0
    assert usegolib.with_timeout(60, gate.largest, "a", "b") == "b"
    assert usegolib.with_timeout(60, gate.halves, "abcd") == ("ab", "cd")
    assert usegolib.with_timeout(60, gate.halves, "abcd").second == "cd"
    gates = [gate.new("a"), gate.new("b")]
    assert usegolib.with_timeout(60, gate.names, tuple(gates)) == ["a", "b"]
    for size in (0, 300, 100_000):
        data = bytes(range(256)) * (size // 256)
        assert usegolib.with_timeout(60, gate.same, data) == data


def test_writers(gate: ModuleType) -> None:
    assert usegolib.with_timeout(60, gate.write, "text") == b"text"


def test_a_function_without_a_context(gate: ModuleType) -> None:
    shut = gate.new("shut")
    start = time.monotonic()
    words = r"pass_\(\) did not return within its timeout of 0.05 seconds and continues in the back"
    with pytest.raises(usegolib.GoTimeoutError, match=words):
        usegolib.with_timeout(0.05, gate.pass_, shut, 1)
    assert time.monotonic() - start < 10, "it would wait forever"
    assert shut.waiting() == 1, "it goes on"
    shut.open()
    assert eventually(lambda: shut.passed() == 1)


def test_a_method(gate: ModuleType) -> None:
    shut = gate.new("shut")
    with pytest.raises(usegolib.GoTimeoutError, match=r"Gate.pass_\(\) did not return"):
        usegolib.with_timeout(0.05, shut.pass_, 1)
    with pytest.raises(usegolib.GoTimeoutError, match=r"Gate.pass_\(\) did not return"):
        usegolib.with_timeout(0.05, gate.Gate.pass_, shut, 1)
    shut.open()
    assert usegolib.with_timeout(60, shut.pass_, 7) == 7
    assert usegolib.with_timeout(60, gate.Gate.pass_, shut, 7) == 7
    assert usegolib.with_timeout(60, functools.partial(shut.pass_, 7)) == 7
    assert usegolib.with_timeout(60, functools.partial(gate.join, "-", "a"), "b") == "a-b"


def test_a_function_with_a_context(gate: ModuleType) -> None:
    shut = gate.new("shut")
    with pytest.raises(usegolib.GoTimeoutError, match="deadline exceeded"):
        usegolib.with_timeout(0.05, shut.wait)
    assert shut.passed() == 1, "it has returned"
    with pytest.raises(usegolib.GoTimeoutError, match="continues in the background"):
        usegolib.with_timeout(0.05, shut.wait_deaf)
    with pytest.raises(TypeError, match=r"Gate.wait\(\) another one as timeout"):
        usegolib.with_timeout(1, shut.wait, timeout=1)
    with pytest.raises(usegolib.GoTimeoutError, match="deadline exceeded"):
        usegolib.with_timeout(0.05, functools.partial(shut.wait, timeout=60), timeout=None)
    shut.open()


def test_what_it_raises(gate: ModuleType) -> None:
    with pytest.raises(usegolib.GoError, match="no") as caught:
        usegolib.with_timeout(60, gate.fail, "no")
    assert not isinstance(caught.value, TimeoutError)
    with pytest.raises(usegolib.GoPanicError, match="why") as panicked:
        usegolib.with_timeout(60, gate.panic, "why")
    assert "gate.Panic" in panicked.value.go_stack
    with pytest.raises(TypeError, match=r"add\(\) argument 2, b: expected int, got str"):
        usegolib.with_timeout(60, gate.add, 1, "2")
    with pytest.raises(TypeError, match=r"add\(\) missing 1 required positional argument: 'b'"):
        usegolib.with_timeout(60, gate.add, 1)


def test_an_object_that_nobody_gets_is_dropped(gate: ModuleType) -> None:
    shut = gate.new("shut")
    usegolib.with_timeout(60, gate.add, 1, 2)
    before = usegolib.stats()["objects"]
    for _ in range(3):
        with pytest.raises(usegolib.GoTimeoutError):
            usegolib.with_timeout(0.01, shut.pass_and, "late")
    shut.open()
    assert eventually(lambda: shut.passed() == 3)
    assert eventually(lambda: usegolib.stats()["objects"] == before)


def test_close_is_noted(gate: ModuleType) -> None:
    with gate.new("a") as shut:
        assert usegolib.with_timeout(60, shut.close) is None


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf")])
def test_a_time_that_means_nothing(gate: ModuleType, seconds: float) -> None:
    with pytest.raises(ValueError, match=r"usegolib.with_timeout\(\) argument 1: expected seconds"):
        usegolib.with_timeout(seconds, gate.add, 1, 2)


@pytest.mark.parametrize("seconds", ["1", True, [1]])
def test_a_time_of_another_type(gate: ModuleType, seconds: object) -> None:
    with pytest.raises(TypeError, match=r"usegolib.with_timeout\(\) argument 1: expected seconds"):
        usegolib.with_timeout(seconds, gate.add, 1, 2)


def test_what_is_no_function_of_gos(gate: ModuleType) -> None:
    wanted = r"usegolib.with_timeout\(\): expected a Go function or a method of a Go object, got "
    with pytest.raises(TypeError, match=wanted + "class gate.Gate"):
        usegolib.with_timeout(1, gate.Gate)
    with pytest.raises(TypeError, match=wanted + "function"):
        usegolib.with_timeout(1, lambda: 1)
    with pytest.raises(TypeError, match=wanted + "method"):
        usegolib.with_timeout(1, threading.Thread().run)
    with pytest.raises(TypeError, match=wanted + "int"):
        usegolib.with_timeout(1, 1)


def test_the_keyword_of_others_names_it(gate: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"keyword argument 'timeout'; it has no context, but use"):
        gate.add(1, 2, timeout=1)


def test_handles(tmp_path: Path) -> None:
    artifacts = built(tmp_path, MODULES / "gate")
    handle = usegolib.import_("example.com/gate", artifact_dir=artifacts)
    shut = handle.New("shut")
    with pytest.raises(usegolib.GoTimeoutError, match="did not return"):
        usegolib.with_timeout(0.05, handle.Pass, shut, 1)
    shut.open()
    assert usegolib.with_timeout(60, shut.pass_, 3) == 3


def test_threads_wait_side_by_side(gate: ModuleType) -> None:
    shut = gate.new("shut")
    results: list[int] = []
    threads = [
        threading.Thread(
            target=lambda n=n: results.append(usegolib.with_timeout(60, shut.pass_, n))
        )
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    assert eventually(lambda: shut.waiting() == 8)
    shut.open()
    for thread in threads:
        thread.join()
    assert sorted(results) == list(range(8))


def test_an_interrupt_is_raised_at_once(gate_dir: Path) -> None:
    printed = python(
        """
        import os, signal, threading, time
        import gate, usegolib
        shut = gate.new("shut")

        def interrupt():
            while not shut.waiting():
                time.sleep(0.001)
            os.kill(os.getpid(), signal.SIGINT)

        threading.Thread(target=interrupt).start()
        try:
            usegolib.with_timeout(600, shut.pass_, 1)
        except KeyboardInterrupt:
            print("interrupted", shut.waiting())
        """,
        gate_dir,
    )
    assert printed == "interrupted 1"
