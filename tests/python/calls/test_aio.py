"""`await usegolib.aio(...)` leaves the event loop to others while Go runs.

In: the module `gate`, whose functions wait until they are let through. Out: results, cancellations
and timeouts, and a loop that goes on meanwhile.
"""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import python
from waiting import eventually


async def until(condition: Callable[[], bool]) -> None:
    """Wait in the loop until it is true, which must come."""
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.001)


def test_results(gate: ModuleType) -> None:
    async def main() -> None:
        assert await usegolib.aio(gate.add, 1, 2) == 3
        assert await usegolib.aio(gate.join, "-", "a", "b", "c") == "a-b-c"
        assert await usegolib.aio(gate.largest, "a", "b") == "b"
        assert (await usegolib.aio(gate.halves, "abcd")).second == "cd"
        assert await usegolib.aio(gate.write, "text") == b"text"
        assert await usegolib.aio(gate.names, (gate.new("a"), gate.new("b"))) == ["a", "b"]
        data = bytes(range(256)) * 1000
        assert await usegolib.aio(gate.same, data) == data

    asyncio.run(main())


def test_the_loop_goes_on(gate: ModuleType) -> None:
    async def main() -> None:
        shut = gate.new("shut")
        tasks = [asyncio.create_task(usegolib.aio(shut.pass_, n)) for n in range(200)]
        await until(lambda: shut.waiting() == 200)
        shut.open()
        assert await asyncio.gather(*tasks) == list(range(200))

    threads = threading.active_count()
    asyncio.run(main())
    assert threading.active_count() <= threads + 2, "one for the library, one that has loaded it"


def test_what_it_raises(gate: ModuleType) -> None:
    async def main() -> None:
        with pytest.raises(usegolib.GoError, match="no"):
            await usegolib.aio(gate.fail, "no")
        with pytest.raises(usegolib.GoPanicError, match="why"):
            await usegolib.aio(gate.panic, "why")
        with pytest.raises(TypeError, match=r"add\(\) argument 2, b: expected int, got str"):
            await usegolib.aio(gate.add, 1, "2")
        with pytest.raises(TypeError, match=r"usegolib.aio\(\): expected a Go function"):
            await usegolib.aio(len, "")
        with pytest.raises(TypeError, match=r"usegolib.aio\(\): .*, got class gate.Gate"):
            await usegolib.aio(gate.Gate)

    asyncio.run(main())


def test_cancelling_ends_the_context(gate: ModuleType) -> None:
    async def main() -> None:
        shut = gate.new("shut")
        task = asyncio.create_task(usegolib.aio(shut.wait))
        await until(lambda: shut.waiting() == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()
        assert shut.passed() == 1, "it has returned"

    asyncio.run(main())


@pytest.mark.parametrize("method", ["pass_", "wait_deaf"])
def test_cancelling_abandons_what_takes_no_notice(gate: ModuleType, method: str) -> None:
    async def main() -> None:
        shut = gate.new("shut")
        arguments = (1,) if method == "pass_" else ()
        task = asyncio.create_task(usegolib.aio(getattr(shut, method), *arguments))
        await until(lambda: shut.waiting() == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()
        assert shut.waiting() == 1, "it goes on"
        shut.open()
        await until(lambda: shut.passed() == 1)

    asyncio.run(main())


def test_a_second_cancellation_is_not_lost(gate: ModuleType) -> None:
    async def main() -> None:
        shut = gate.new("shut")
        task = asyncio.create_task(usegolib.aio(shut.wait_deaf))
        await until(lambda: shut.waiting() == 1)
        task.cancel()
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        shut.open()

    asyncio.run(main())


def test_a_cancellation_that_comes_with_the_result(gate: ModuleType) -> None:
    async def main() -> None:
        objects = usegolib.stats()["objects"]
        shut = gate.new("shut")
        task = asyncio.create_task(usegolib.aio(shut.pass_and, "late"))
        await until(lambda: shut.waiting() == 1)
        shut.open()
        assert eventually(lambda: shut.passed() == 1), "the loop stands still meanwhile"
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: usegolib.stats()["objects"] == objects + 1)

    usegolib.with_timeout(60, gate.add, 1, 2)
    asyncio.run(main())


def test_timeouts_of_asyncio(gate: ModuleType) -> None:
    async def main() -> None:
        shut = gate.new("shut")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await usegolib.aio(shut.pass_, 1)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(usegolib.aio(shut.wait), 0.05)
        shut.open()

    asyncio.run(main())


def test_the_timeout_of_the_function(gate: ModuleType) -> None:
    async def main() -> None:
        shut = gate.new("shut")
        with pytest.raises(usegolib.GoTimeoutError, match="deadline exceeded"):
            await usegolib.aio(shut.wait, timeout=0.05)
        with pytest.raises(usegolib.GoTimeoutError, match="continues in the background"):
            await usegolib.aio(shut.wait_deaf, timeout=0.05)
        shut.open()

    asyncio.run(main())


def test_several_loops(gate: ModuleType) -> None:
    shut = gate.new("shut")
    results: list[int] = []

    def run(number: int) -> None:
        results.append(asyncio.run(usegolib.aio(shut.pass_, number)))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    assert eventually(lambda: shut.waiting() == 4)
    shut.open()
    for thread in threads:
        thread.join()
    assert sorted(results) == [0, 1, 2, 3]


def test_a_loop_that_is_closed_meanwhile(gate: ModuleType) -> None:
    shut = gate.new("shut")
    loop = asyncio.new_event_loop()
    task = loop.create_task(usegolib.aio(shut.pass_, 1))
    loop.run_until_complete(until(lambda: shut.waiting() == 1))
    task._log_destroy_pending = False  # type: ignore[attr-defined]
    loop.close()
    shut.open()
    assert eventually(lambda: shut.passed() == 1)
    assert asyncio.run(usegolib.aio(gate.add, 1, 2)) == 3, "others go on"


def test_without_a_loop(gate: ModuleType) -> None:
    coroutine = usegolib.aio(gate.add, 1, 2)
    with pytest.raises(RuntimeError, match="no running event loop"):
        coroutine.send(None)


def test_loading_does_not_hold_up_the_loop(gate_dir: Path) -> None:
    printed = python(
        """
        import asyncio, threading
        import gate, usegolib
        from usegolib import _aio

        async def main():
            place = []
            load = _aio._load
            _aio._load = lambda function: (place.append(threading.current_thread()), load(function))
            print(await usegolib.aio(gate.add, 1, 2))
            print(place[0] is not threading.main_thread(), len(place))
            print(await usegolib.aio(gate.add, 1, 2), len(place))

        asyncio.run(main())
        """,
        gate_dir,
    )
    assert printed.splitlines() == ["3", "True 1", "3 1"]


def test_a_process_ends_with_calls_that_run(gate_dir: Path) -> None:
    printed = python(
        """
        import asyncio, atexit
        import gate, usegolib
        atexit.register(print, "atexit")
        shut = gate.new("shut")

        async def main():
            task = asyncio.create_task(usegolib.aio(shut.pass_, 1))
            while not shut.waiting():
                await asyncio.sleep(0.001)
            print("leaving")

        asyncio.run(main())
        """,
        gate_dir,
    )
    assert printed.splitlines() == ["leaving", "atexit"]


def test_ctrl_c_cancels(gate_dir: Path) -> None:
    printed = python(
        """
        import asyncio, os, signal
        import gate, usegolib
        shut = gate.new("shut")

        async def main():
            loop = asyncio.get_running_loop()
            def interrupt():
                if shut.waiting():
                    os.kill(os.getpid(), signal.SIGINT)
                else:
                    loop.call_later(0.001, interrupt)
            interrupt()
            await usegolib.aio(shut.wait)

        try:
            asyncio.run(main())
        except KeyboardInterrupt:
            print("interrupted", shut.passed())
        """,
        gate_dir,
    )
    assert printed == "interrupted 1"
