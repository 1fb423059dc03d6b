"""Runes are ints or one character; arrays have exactly one length."""

from types import ModuleType

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

INT32 = st.integers(-(2**31), 2**31 - 1)


@given(st.characters(exclude_categories=["Cs"]))
def test_a_rune_from_a_character(echo: ModuleType, character: str) -> None:
    assert echo.rune(character) == ord(character)
    assert echo.runes([character, 7]) == [ord(character), 7]


@given(INT32, st.lists(INT32, max_size=40))
def test_a_rune_from_an_int(echo: ModuleType, value: int, values: list[int]) -> None:
    assert echo.rune(value) == value
    assert echo.runes(values) == values


def test_many_runes_of_both_kinds(echo: ModuleType) -> None:
    text = "päckchen für später, mit mehr als sechzehn Zeichen"
    assert echo.runes(list(text)) == [ord(c) for c in text]
    assert echo.runes([*text, 120]) == [*map(ord, text), 120]
    assert echo.runes(numpy.arange(20, dtype="int32")) == list(range(20))


@pytest.mark.parametrize("value", [2**31, -(2**31) - 1])
def test_a_rune_beyond_its_range(echo: ModuleType, value: int) -> None:
    with pytest.raises(OverflowError, match="rune"):
        echo.rune(value)


@pytest.mark.parametrize("value", ["", "ab", "e\u0301"])
def test_a_rune_is_exactly_one_character(echo: ModuleType, value: str) -> None:
    with pytest.raises((TypeError, ValueError), match="one character"):
        echo.rune(value)


def test_a_lone_surrogate_is_no_rune(echo: ModuleType) -> None:
    with pytest.raises(ValueError, match="DCFF"):
        echo.rune("\udcff")


@pytest.mark.parametrize("value", [b"a", 1.0, None, True, ["a"]])
def test_what_is_no_rune(echo: ModuleType, value: object) -> None:
    with pytest.raises(TypeError, match="expected rune"):
        echo.rune(value)


def test_a_string_is_no_slice_of_runes(echo: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"expected \[\]rune, got str; pass list\(value\)"):
        echo.runes("abc")


@given(st.binary(min_size=16, max_size=16))
def test_an_array_of_bytes(echo: ModuleType, data: bytes) -> None:
    assert echo.array16(data) == data
    assert echo.array16(bytearray(data)) == data
    assert echo.array16(memoryview(data)) == data


@pytest.mark.parametrize("length", [0, 15, 17])
def test_an_array_of_bytes_of_another_length(echo: ModuleType, length: int) -> None:
    with pytest.raises(ValueError, match=rf"expected \[16\]uint8, got {length} bytes"):
        echo.array16(bytes(length))


@given(st.lists(st.floats(allow_nan=False), min_size=3, max_size=3))
def test_an_array_of_floats(echo: ModuleType, values: list[float]) -> None:
    assert echo.floats3(values) == values
    assert echo.floats3(tuple(values)) == values
    assert echo.floats3(numpy.array(values)) == values


@pytest.mark.parametrize("length", [0, 2, 4, 100])
def test_an_array_of_another_length(echo: ModuleType, length: int) -> None:
    with pytest.raises(ValueError, match=rf"expected \[3\]float64, got {length} elements"):
        echo.floats3([0.0] * length)
    with pytest.raises(ValueError, match=rf"got {length} elements"):
        echo.floats3(numpy.zeros(length))


def test_an_array_that_travels_packed(echo: ModuleType) -> None:
    values = list(range(-10, 10))
    assert echo.ints20(values) == values
    assert echo.ints20(numpy.array(values)) == values
    with pytest.raises(ValueError, match="20"):
        echo.ints20(values[1:])


def test_arrays_of_strings_and_of_arrays(echo: ModuleType) -> None:
    assert echo.words2(["a", ""]) == ["a", ""]
    assert echo.matrix([[1, 2, 3], [4, 5, 6]]) == [[1, 2, 3], [4, 5, 6]]
    assert echo.none0([]) == []
    with pytest.raises(ValueError, match=r"v\[1\]: expected \[3\]int64, got 2 elements"):
        echo.matrix([[1, 2, 3], [4, 5]])


@pytest.mark.parametrize("name", ["array16", "floats3", "words2", "none0"])
def test_an_array_is_never_nil(echo: ModuleType, name: str) -> None:
    with pytest.raises(TypeError, match="got NoneType"):
        getattr(echo, name)(None)


def test_a_pointer_to_an_array_that_is_only_read(echo: ModuleType) -> None:
    assert echo.read_key(b"\x07abc") == 7
    assert echo.read_key(None) == -1
    with pytest.raises(ValueError, match="got 3 bytes"):
        echo.read_key(b"abc")
