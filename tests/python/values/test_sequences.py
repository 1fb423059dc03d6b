"""Slices: any sequence goes in, a list comes out, and a wrong element is named by its index."""

import array
from collections import UserList, deque
from types import ModuleType

import numpy
import pytest

LENGTHS = [0, 1, 2, 15, 16, 17, 100, 1000, 70000]


@pytest.mark.parametrize("length", LENGTHS)
def test_slices_of_every_length(echo: ModuleType, length: int) -> None:
    assert echo.int64s(list(range(-1, length - 1))) == list(range(-1, length - 1))
    assert echo.uint8(length % 256) == length % 256
    assert echo.float64s([i / 3 for i in range(length)]) == [i / 3 for i in range(length)]
    assert echo.strings([f"é{i}" for i in range(length)]) == [f"é{i}" for i in range(length)]
    assert echo.bools([i % 3 == 0 for i in range(length)]) == [i % 3 == 0 for i in range(length)]


@pytest.mark.parametrize(
    "values",
    [
        [1, 2, 3],
        (1, 2, 3),
        range(1, 4),
        UserList([1, 2, 3]),
        deque([1, 2, 3]),
        array.array("q", [1, 2, 3]),
        array.array("b", [1, 2, 3]),
        memoryview(array.array("q", [1, 0, 2, 0, 3]))[::2],
        numpy.array([1, 2, 3]),
        numpy.array([1, 2, 3], dtype=numpy.int16),
        numpy.array([1, 2, 3], dtype=numpy.uint64),
        numpy.array([1, 2, 3], dtype=">i8"),
        numpy.array([1, 9, 2, 9, 3, 9])[::2],
        numpy.array([3, 2, 1])[::-1],
    ],
    ids=lambda values: f"{type(values).__name__}-{getattr(values, 'dtype', '')}",
)
def test_kinds_of_sequences(echo: ModuleType, values: object) -> None:
    crossed = echo.int64s(values)
    assert crossed == [1, 2, 3]
    assert type(crossed) is list
    assert all(type(value) is int for value in crossed)


@pytest.mark.parametrize("name", ["int8", "int16", "int32", "int64", "uint16", "uint32", "uint64"])
def test_numpy_arrays_at_their_edges(echo: ModuleType, name: str) -> None:
    info = numpy.iinfo(name)
    values = numpy.array([info.min, info.max] * 20, dtype=name)
    assert getattr(echo, f"{name}s")(values) == [info.min, info.max] * 20


def test_numpy_arrays_of_other_kinds(echo: ModuleType) -> None:
    assert echo.float64s(numpy.array([0.5, -0.0])) == [0.5, 0.0]
    assert echo.float64s(numpy.array([0.5], dtype=numpy.float32)) == [0.5]
    assert echo.float32s(numpy.array([0.5], dtype=numpy.float64)) == [0.5]
    assert echo.bools(numpy.array([True, False])) == [True, False]
    assert echo.strings(numpy.array(["a", "é"], dtype=object)) == ["a", "é"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("int8s", numpy.array([0] * 20 + [128])),
        ("uint64s", numpy.array([0] * 20 + [-1])),
        ("int64s", numpy.array([0] * 20 + [2**63], dtype=numpy.uint64)),
        ("int16s", array.array("i", [0] * 20 + [40000])),
        ("float32s", numpy.array([0.0] * 20 + [1e39])),
        ("float64s", numpy.array([0] * 20 + [2**53 + 1])),
    ],
)
def test_buffer_elements_are_range_checked(echo: ModuleType, name: str, values: object) -> None:
    with pytest.raises(OverflowError, match=r"v\[20\]"):
        getattr(echo, name)(values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("int64s", numpy.array([1.0, 2.0])),
        ("int64s", numpy.array([True, False])),
        ("bools", numpy.array([1, 0])),
        ("float64s", numpy.array([True])),
        ("int64s", array.array("d", [1.0])),
    ],
)
def test_buffers_of_another_kind_are_refused(echo: ModuleType, name: str, values: object) -> None:
    with pytest.raises(TypeError, match=f"{name}"):
        getattr(echo, name)(values)


def test_an_array_of_two_dimensions_is_no_slice(echo: ModuleType) -> None:
    with pytest.raises(TypeError, match="int64s"):
        echo.int64s(numpy.zeros((2, 2), dtype=numpy.int64))


@pytest.mark.parametrize("name", ["int64s", "float64s", "strings", "bools"])
@pytest.mark.parametrize(
    "values", [{1, 2}, frozenset([1]), {1: 2}, (x for x in [1]), iter([1]), {1: 2}.keys()]
)
def test_what_has_no_order_or_length_is_refused(
    echo: ModuleType, name: str, values: object
) -> None:
    with pytest.raises(TypeError) as caught:
        getattr(echo, name)(values)
    message = str(caught.value)
    assert f"got {type(values).__name__}" in message
    assert "list(" in message, "the hint says how to pass it"


@pytest.mark.parametrize("value", ["text", b"bytes", bytearray(b"bytes"), 1, 1.5])
@pytest.mark.parametrize("name", ["int64s", "float64s", "strings", "bools"])
def test_text_and_scalars_are_no_slices(echo: ModuleType, name: str, value: object) -> None:
    with pytest.raises(TypeError) as caught:
        getattr(echo, name)(value)
    assert "expected []" in str(caught.value)
    assert f"got {type(value).__name__}" in str(caught.value)


def test_a_wrong_element_is_named(echo: ModuleType) -> None:
    with pytest.raises(TypeError) as caught:
        echo.join(["a", "b", "c", 4], "-")
    assert "join()" in str(caught.value)
    assert "parts[3]: expected string, got int" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "values", "error", "expected"),
    [
        ("int8s", [1, 300], OverflowError, "v[1]: expected int8"),
        ("uint64s", (0, 0, -1), OverflowError, "v[2]: expected uint64"),
        ("int64s", [True], TypeError, "v[0]: expected int64, got bool"),
        ("int64s", [1, None], TypeError, "v[1]: expected int64, got NoneType"),
        ("float64s", [1.0, "2"], TypeError, "v[1]: expected float64, got str"),
        ("float64s", [2**53 + 1], OverflowError, "v[0]: expected float64"),
        ("bools", [True, 1], TypeError, "v[1]: expected bool, got int"),
        ("strings", ["a", b"b"], TypeError, "v[1]: expected string, got bytes"),
        ("strings", ["a", "\ud800"], ValueError, "v[1]"),
    ],
)
def test_wrong_elements(
    echo: ModuleType, name: str, values: object, error: type[Exception], expected: str
) -> None:
    with pytest.raises(error) as caught:
        getattr(echo, name)(values)
    assert f"{name}()" in str(caught.value)
    assert expected in str(caught.value)


def test_wrong_elements_are_found_in_long_lists_too(echo: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"v\[69999\]: expected int64, got str"):
        echo.int64s([0] * 69999 + ["x"])


def test_none_is_a_nil_slice(echo: ModuleType) -> None:
    assert echo.is_nil_ints(None) is True
    assert echo.is_nil_ints([]) is False
    assert echo.ints(None) == []
    assert echo.strings(None) == []
    assert echo.nil_ints() == []
    assert echo.nil_strings() == []


def test_sums_and_joins(echo: ModuleType) -> None:
    assert echo.sum_int64(range(1, 101)) == 5050
    assert echo.sum_float64([0.5] * 1000) == 500.0
    assert echo.join(["a", "b", "c"], "-") == "a-b-c"
    assert echo.join([], "-") == ""


def test_many_parameters_of_every_kind(echo: ModuleType) -> None:
    assert echo.nine(True, -1, 1, 0.5, 0.5, "x", b"x", ["x"], [1]) == 9
    assert echo.nine(False, 0, 0, 0, 0, "", b"", [], None) == 0


def test_slices_of_slices(echo: ModuleType) -> None:
    grid = [[1, 2], [], [-(2**63)] * 20]
    assert echo.grid(grid) == grid
    assert echo.grid([range(2), (3,), numpy.array([4, 5])]) == [[0, 1], [3], [4, 5]]
    assert echo.words([["a"], [], ["é", ""]]) == [["a"], [], ["é", ""]]
    assert echo.blobs([b"", b"\x00\xff", bytearray(b"x"), memoryview(b"abc")[::2]]) == [
        b"",
        b"\x00\xff",
        b"x",
        b"ac",
    ]
    assert echo.grid([None, []]) == [[], []]


@pytest.mark.parametrize(
    ("name", "values", "error", "expected"),
    [
        ("grid", [[1], [2, "x"]], TypeError, "v[1][1]: expected int64, got str"),
        ("grid", [[1], [2, 2**63]], OverflowError, "v[1][1]: expected int64"),
        ("grid", [1], TypeError, "v[0]: expected []int64, got int"),
        ("words", ["ab"], TypeError, "v[0]: expected []string, got str"),
        ("blobs", [b"", "x"], TypeError, "v[1]: expected []byte, got str"),
        ("blobs", b"ab", TypeError, "expected [][]byte, got bytes"),
    ],
)
def test_wrong_elements_of_slices_of_slices(
    echo: ModuleType, name: str, values: object, error: type[Exception], expected: str
) -> None:
    with pytest.raises(error) as caught:
        getattr(echo, name)(values)
    assert expected in str(caught.value)


def test_a_list_that_contains_itself_is_refused(echo: ModuleType) -> None:
    endless: list = []
    endless.append(endless)
    with pytest.raises(TypeError, match=r"v\[0\]\[0\]: expected int64, got list"):
        echo.grid(endless)
