"""Objects with memory that are none of numpy's: arrays, views in every format, C's values, files.

Elements of one byte are bytes; those of more are numbers, each of which is checked.
"""

import array
import ctypes
import mmap
import sys
from pathlib import Path
from types import ModuleType

import pytest

INTEGERS = "bBhHiIlLqQ"
OTHER_ORDER = ctypes.c_uint16.__ctype_be__


def refused(function: object, value: object) -> str:
    """Give the message of the refusal: a TypeError or an OverflowError."""
    with pytest.raises((TypeError, OverflowError)) as caught:
        function(value)
    return str(caught.value)


@pytest.mark.parametrize("code", INTEGERS)
@pytest.mark.parametrize("length", [0, 3, 20])
def test_integers_of_every_width(echo: ModuleType, code: str, length: int) -> None:
    small = [n % 7 for n in range(length)]
    for value in (array.array(code, small), memoryview(array.array(code, small))):
        assert echo.bytes(value) == bytes(small)
        assert echo.echo_digest(value) == bytes(small)
        assert echo.read_all(value) == bytes(small)
        assert echo.int64s(value) == small
        assert echo.echo_octets(value) == small
        assert echo.blobs([value, value]) == [bytes(small)] * 2
        assert echo.any(value) == (bytes(small) if code == "B" else small)
        assert echo.any_slice(value) == small
        assert echo.float32s(value) == small
        assert "expected bool" in refused(echo.bools, value) if length else True


@pytest.mark.parametrize("code", [code for code in INTEGERS if code != "B"])
@pytest.mark.parametrize("length", [1, 3, 20])
def test_an_integer_that_is_no_byte(echo: ModuleType, code: str, length: int) -> None:
    wrong = -1 if code == "b" else 256
    values = array.array(code, [1] * (length - 1) + [wrong])
    place, got = f"v[{length - 1}]: expected", f"0 to 255), got {wrong}"
    assert f"{place} uint8 ({got}" in refused(echo.bytes, values)
    assert f"{place} echo.Octet (uint8, {got}" in refused(echo.echo_octets, values)
    assert f"r[{length - 1}]: expected uint8" in refused(echo.read_all, values)
    assert f"v[0][{length - 1}]: expected uint8" in refused(echo.blobs, [values])
    if length == 20:
        assert "expected uint8 (0 to 255)" in refused(echo.array16, values[4:])


def test_an_array_of_bytes_has_a_length(echo: ModuleType) -> None:
    assert echo.array16(array.array("H", range(16))) == bytes(range(16))
    assert echo.array16(memoryview(array.array("q", range(32)))[::2]) == bytes(range(0, 32, 2))
    with pytest.raises(ValueError, match=r"expected \[16\]uint8, got 2 bytes"):
        echo.array16(array.array("q", [1, 2]))  # sixteen bytes of memory


@pytest.mark.parametrize("code", "fd")
def test_floats_are_no_bytes(echo: ModuleType, code: str) -> None:
    value = array.array(code, [1.0, 2.0])
    for name in ("bytes", "read_all", "echo_octets", "int64s"):
        assert "[0]: expected " in refused(getattr(echo, name), value)
    assert "float" in refused(echo.array16, array.array(code, [0.0] * 16))
    assert echo.float64s(value) == echo.any(value) == [1.0, 2.0]


def test_characters(echo: ModuleType) -> None:
    # The code that 3.13 has is the one that 3.16 will have.
    letters = array.array("u" if sys.version_info < (3, 13) else "w", "abc")
    assert echo.strings(letters) == ["a", "b", "c"]
    assert echo.runes(letters) == [97, 98, 99]
    assert echo.any(letters) == ["a", "b", "c"]
    assert "v[0]: expected uint8, got str" in refused(echo.bytes, letters)
    assert "v[0]: expected int64, got str" in refused(echo.int64s, letters)


@pytest.mark.parametrize("code", ["c", "@c", "B", "@B"])
def test_views_of_bytes(echo: ModuleType, code: str) -> None:
    view = memoryview(b"abc\xff").cast(code)
    assert echo.bytes(view) == echo.any(view) == echo.read_all(view) == b"abc\xff"
    assert echo.bytes(view[::-2]) == b"\xffb"
    assert echo.array16(memoryview(bytes(range(32))).cast(code)[::2]) == bytes(range(0, 32, 2))


@pytest.mark.parametrize("code", ["?", "@?"])
def test_views_of_truth_values(echo: ModuleType, code: str) -> None:
    view = memoryview(b"\x00\x01\x01").cast(code)
    assert echo.bools(view) == echo.any(view) == [False, True, True]
    assert "v[0]: expected uint8, got bool" in refused(echo.bytes, view)
    assert "v[0]: expected int64, got bool" in refused(echo.int64s, view)
    assert "bool" in refused(echo.float64s, view)


@pytest.mark.parametrize("code", ["n", "N", "P", "q", "@l"])
def test_views_of_machine_words(echo: ModuleType, code: str) -> None:
    view = memoryview(array.array("q", [1, 2, 255])).cast("B").cast(code)
    assert echo.int64s(view) == echo.any(view) == [1, 2, 255]
    assert echo.bytes(view) == b"\x01\x02\xff"
    assert "v[1]" in refused(
        echo.bytes, memoryview(array.array("q", [1, 256])).cast("B").cast(code)
    )


def test_views_in_several_dimensions(echo: ModuleType) -> None:
    grid = memoryview(bytes(range(6))).cast("B", (2, 3))
    numbers = memoryview(array.array("q", range(6))).cast("B").cast("q", (2, 3))
    single = memoryview(b"\x05").cast("B", ())
    for view in (grid, numbers, single):
        for name in ("bytes", "read_all", "array16", "int64s", "any", "grid", "strings", "int64"):
            message = refused(getattr(echo, name), view)
            assert message.startswith(f"{name}() argument 1, ")
            assert "memoryview" in message


def test_a_view_that_was_released(echo: ModuleType) -> None:
    view = memoryview(b"abc")
    view.release()
    for name in ("bytes", "read_all", "int64s", "any", "array16", "strings"):
        with pytest.raises(ValueError, match="released") as caught:
            getattr(echo, name)(view)
        assert str(caught.value).startswith(f"{name}() argument 1, ")
        assert isinstance(caught.value.__cause__, ValueError)


def test_arrays_of_c(echo: ModuleType) -> None:
    assert echo.bytes((ctypes.c_ubyte * 3)(1, 2, 255)) == b"\x01\x02\xff"
    assert echo.bytes((ctypes.c_char * 3)(b"a", b"b", b"c")) == b"abc"
    assert echo.any((ctypes.c_char * 2)(b"a", b"b")) == b"ab"
    assert echo.bytes((ctypes.c_int * 3)(1, 2, 255)) == b"\x01\x02\xff"
    assert echo.int64s((ctypes.c_int * 3)(1, -2, 3)) == [1, -2, 3]
    assert echo.float64s((ctypes.c_double * 2)(1.5, 2.5)) == [1.5, 2.5]
    assert echo.bools((ctypes.c_bool * 2)(True, False)) == [True, False]
    assert echo.bools((ctypes.c_bool * 20)(True, False)) == [True] + [False] * 19
    assert echo.int8s((ctypes.c_int * 20)(*range(20))) == list(range(20))
    assert echo.any((ctypes.c_short * 2)(1, -1)) == [1, -1]
    assert echo.uint16s((OTHER_ORDER * 2)(1, 2)) == [1, 2]
    assert echo.bytes((OTHER_ORDER * 2)(1, 2)) == b"\x01\x02"
    assert "v[1]: expected uint8" in refused(echo.bytes, (ctypes.c_int * 2)(1, -1))
    assert "v[0]: expected uint8" in refused(echo.bytes, (ctypes.c_byte * 1)(-1))
    assert "v[0]: expected uint8" in refused(echo.bytes, (ctypes.c_float * 1)(1))


def test_views_that_python_itself_cannot_take_apart(echo: ModuleType) -> None:
    view = memoryview((ctypes.c_int * 3)(1, 2, 300))  # "<i": memoryview gives out no element
    assert echo.int64s(view) == echo.float64s(view) == [1, 2, 300]
    assert "v[2]: expected uint8 (0 to 255), got 300" in refused(echo.bytes, view)
    assert "v[2]: expected int8 (-128 to 127), got 300" in refused(echo.int8s, view)
    assert echo.bools(memoryview((ctypes.c_bool * 2)(True, False))) == [True, False]
    assert "expected any" in refused(echo.any, view)
    assert "expected []string" in refused(echo.strings, view)
    assert "expected []int64" in refused(echo.int64s, memoryview((ctypes.c_bool * 2)()))


class Pair(ctypes.Structure):
    """Two numbers and what lies between them."""

    _fields_ = (("a", ctypes.c_uint8), ("b", ctypes.c_uint32))


@pytest.mark.parametrize(
    "value",
    [
        ctypes.c_int(5),
        ctypes.c_ubyte(5),
        ctypes.c_double(1),
        Pair(1, 2),
        (Pair * 2)(),
        ctypes.c_bool(1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_single_values_of_c_are_no_bytes(echo: ModuleType, value: object) -> None:
    for name in ("bytes", "read_all", "array16", "any", "int64", "int64s", "echo_octets"):
        message = refused(getattr(echo, name), value)
        assert message.startswith(f"{name}() argument 1, ")


def test_a_mapped_file(echo: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"mapped \xff")
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        assert echo.bytes(mapped) == echo.any(mapped) == echo.read_all(mapped) == b"mapped \xff"
    with pytest.raises(ValueError, match=r"bytes\(\) argument 1, v: .*closed"):
        echo.bytes(mapped)
