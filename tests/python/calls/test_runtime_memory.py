"""Memory: objects that change under our hands, sizes around every buffer, nothing leaked."""

import gc
import pickle
import sys
import tracemalloc
import weakref
from array import array
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import usegolib
from installed import python


class Hooked:
    """An integer that runs code of the test when it is read."""

    def __init__(self, hook: Callable[[], object]) -> None:
        """Run hook at each conversion."""
        self.hook = hook

    def __index__(self) -> int:
        """Run the hook first."""
        self.hook()
        return 7


@pytest.mark.parametrize("length", [3, 40, 3000])
@pytest.mark.parametrize("change", [list.clear, list.pop, lambda values: values.append(1)])
def test_a_list_that_changes_while_it_is_read(
    echo: ModuleType, length: int, change: Callable[[list], object]
) -> None:
    values: list = [2**40] * length
    values[1] = Hooked(lambda: change(values))
    with pytest.raises(RuntimeError, match=r"int64s\(\) argument 1, v: .*changed size"):
        echo.int64s(values)
    assert echo.int64s([1, 2]) == [1, 2]


def test_elements_replaced_while_they_are_read_are_kept_alive(echo: ModuleType) -> None:
    values: list = [Hooked(lambda: None) for _ in range(50)]

    def replace() -> None:
        values[:] = [Hooked(lambda: None) for _ in values]
        gc.collect()

    values[0] = Hooked(replace)
    assert echo.int64s(values) == [7] * 50


def test_a_call_within_a_call(echo: ModuleType) -> None:
    inner: list[object] = []
    outer = Hooked(lambda: inner.append(echo.strings(["x" * 3000])))
    assert echo.int64(outer) == 7
    assert inner == [["x" * 3000]]


def test_an_exception_from_a_value_is_passed_on(echo: ModuleType) -> None:
    def fail() -> None:
        raise LookupError("from __index__")

    for values in ([Hooked(fail)], [1] * 20 + [Hooked(fail)], [1] * 3000 + [Hooked(fail)]):
        with pytest.raises(LookupError, match="from __index__"):
            echo.int64s(values)


@pytest.mark.parametrize("edge", [0, 31, 255, 1024, 2048, 4096, 65536])
def test_sizes_around_every_buffer_and_head(echo: ModuleType, edge: int) -> None:
    for size in range(max(0, edge - 20), edge + 20):
        assert echo.bytes(b"b" * size) == b"b" * size
        assert echo.string("ä" * size) == "ä" * size
        assert echo.strings(["s" * size, "t"]) == ["s" * size, "t"]


@pytest.mark.parametrize("edge", [0, 16, 128, 256, 512, 8192])
def test_lengths_around_every_buffer_and_head(echo: ModuleType, edge: int) -> None:
    for length in range(max(0, edge - 5), edge + 5):
        numbers = list(range(length))
        assert echo.int64s(numbers) == numbers
        assert echo.int64s(tuple(numbers)) == numbers
        assert echo.int64s(array("h", numbers)) == numbers
        assert echo.float32s(numbers) == numbers
        assert echo.bools([True] * length) == [True] * length


def test_buffers_of_every_shape(echo: ModuleType) -> None:
    square = np.arange(60, dtype=np.int64).reshape(6, 10)
    assert echo.int64s(square[:, 3]) == square[:, 3].tolist()
    assert echo.int64s(np.arange(60)[::-2]) == list(range(59, -1, -2))
    assert echo.bytes(memoryview(b"abcdefgh" * 9)[::-3]) == (b"abcdefgh" * 9)[::-3]
    assert echo.bytes(square[:, 4]) == bytes([4, 14, 24, 34, 44, 54])
    with pytest.raises(TypeError, match=r"expected \[\]byte, got ndarray"):
        echo.bytes(square[:, ::4])
    with pytest.raises(TypeError, match="2 dimensions"):
        echo.int64s(square)
    with pytest.raises(TypeError, match=r"expected \[\]byte, got ndarray"):
        echo.bytes(np.array([object()]))


def test_a_buffer_is_given_back(echo: ModuleType) -> None:
    data = bytearray(b"x" * 5000)
    assert echo.bytes(data) == data
    data.append(1)  # BufferError while a view is held
    numbers = array("q", range(100))
    assert echo.int64s(numbers) == list(range(100))
    numbers.append(1)


def test_64_mib_there_and_back(echo: ModuleType) -> None:
    payload = bytes(range(256)) * (64 << 12)
    assert echo.bytes(payload) == payload


def test_references_are_given_back(echo: ModuleType) -> None:
    text, data, number = "some text" * 200, b"some data" * 200, 2.0**60
    values = [text] * 30
    before = [sys.getrefcount(value) for value in (text, data, number, values)]
    for _ in range(200):
        echo.string(text)
        echo.bytes(data)
        echo.float64(number)
        echo.strings(values)
        with pytest.raises(TypeError):
            echo.strings([*values, 1])
    assert [sys.getrefcount(value) for value in (text, data, number, values)] == before


def test_calls_and_errors_leave_nothing_behind(echo: ModuleType) -> None:
    def work() -> None:
        for n in range(300):
            echo.int64s(list(range(n)))
            echo.cut("a=b" * n, "=")
            with pytest.raises(usegolib.GoError):
                echo.wrapped("x" * n)
            with pytest.raises(usegolib.GoPanicError):
                echo.panic_string("x" * n)
            with pytest.raises(OverflowError):
                echo.int8s([1000] * 30)

    work()
    gc.collect()
    tracemalloc.start()
    work()
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    work()
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 20_000


def test_a_function_object_can_go(echo_artifacts: Path) -> None:
    handle = usegolib.import_("example.com/echo", artifact_dir=echo_artifacts)
    function = weakref.ref(handle.Join)
    whole = weakref.ref(handle)
    assert function() is not None
    del handle
    gc.collect()
    assert function() is None
    assert whole() is None


def test_a_handle_and_its_functions_are_pickled_by_reference(echo_artifacts: Path) -> None:
    handle = usegolib.import_("example.com/echo", artifact_dir=echo_artifacts)
    pickled = pickle.dumps([handle, handle.Join])
    printed = python(
        f"""
        import pickle
        handle, join = pickle.loads({pickled!r})
        print(handle.Int64(5), join(["a", "b"], "-"), join == handle.Join)
        """
    )
    assert printed == "5 a-b True"
