"""A parameter of type any takes every Level 1 value, and a result gives what it holds."""

import math
from types import ModuleType

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from installed import MODULES, succeed

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=20), max_leaves=50)


@given(VALUES)
def test_every_value_comes_back(echo: ModuleType, value: object) -> None:
    crossed = echo.any(value)
    assert crossed == value
    assert type(crossed) is type(value)


@given(st.lists(VALUES, max_size=5))
def test_slices_and_arguments_of_any_type(echo: ModuleType, values: list[object]) -> None:
    assert echo.any_slice(values) == values
    assert echo.all_of_any(*values) == values


@pytest.mark.parametrize(
    ("value", "go_type"),
    [
        (None, "<nil>"),
        (True, "bool"),
        (1, "int"),
        (-(2**63), "int"),
        (2**63 - 1, "int"),
        (2**63, "uint64"),
        (2**64 - 1, "uint64"),
        (1.0, "float64"),
        ("a", "string"),
        (b"a", "[]uint8"),
        (bytearray(b"a"), "[]uint8"),
        (memoryview(b"a"), "[]uint8"),
        ([], "[]interface {}"),
        ((1, "a"), "[]interface {}"),
        (range(3), "[]interface {}"),
        (numpy.float64(1.5), "float64"),
        (numpy.int16(1), "int"),
        (numpy.arange(3), "[]interface {}"),
        (numpy.bool_(True), "bool"),
    ],
)
def test_what_go_sees(echo: ModuleType, value: object, go_type: str) -> None:
    assert echo.type_of(value) == go_type


def test_an_integer_is_gos_int_wherever_it_lies(echo: ModuleType) -> None:
    assert echo.types_of(5, 2**63, [5, [-1, 2**64 - 1]], numpy.arange(2)) == (
        "int uint64 [int [int uint64]] [int int]"
    )
    assert echo.types_of(range(1), (True, 1.5)) == "[int] [bool float64]"
    assert echo.kind_of(5) == "int"
    assert echo.kind_of(2**63) == "uint64"


def test_not_a_number_stays_one(echo: ModuleType) -> None:
    assert math.isnan(echo.any(math.nan))


@pytest.mark.parametrize("value", [2**64, -(2**63) - 1, 10**100])
def test_an_integer_beyond_64_bits_is_refused(echo: ModuleType, value: int) -> None:
    with pytest.raises(OverflowError, match=r"any\(\) argument 1, v"):
        echo.any(value)


@pytest.mark.parametrize("value", [{}, {1}, object(), 1j, (x for x in "ab"), [{"a": 1}]])
def test_what_has_no_level_1_form_is_refused(echo: ModuleType, value: object) -> None:
    with pytest.raises(TypeError, match=r"any\(\) argument 1, v"):
        echo.any(value)


def test_the_place_of_a_wrong_element(echo: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"v\[1\]\[0\]"):
        echo.any([1, [{}]])


def nested(depth: int) -> list:
    value: list = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_nesting_has_a_limit(echo: ModuleType) -> None:
    assert echo.any(nested(500)) == nested(500)
    for value in (nested(600), nested(100_000)):
        with pytest.raises(ValueError, match="512"):
            echo.any(value)


def test_a_list_that_contains_itself(echo: ModuleType) -> None:
    value: list = []
    value.append(value)
    with pytest.raises(ValueError, match="512"):
        echo.any(value)


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("nil", None),
        ("int8", -8),
        ("uint64", 2**64 - 1),
        ("float32", 0.5),
        ("grade", 3),
        ("tag", "named"),
        ("strings", ["a", "b"]),
        ("floats", [0.0] * 20),
        ("grades", [1, 2]),
        ("nested", [[1], [], [2, 3]]),
        ("array", [1, 2]),
    ],
)
def test_whatever_go_type_a_level_1_value_has(echo: ModuleType, what: str, value: object) -> None:
    crossed = echo.made(what)
    assert crossed == value
    assert type(crossed) is type(value)


@pytest.mark.parametrize(
    ("what", "go_type"),
    [
        ("map", r"map\[string\]int"),
        ("map in list", r"map\[string\]int"),
        ("struct", r"echo\.Point"),
        ("chan", "chan int"),
        ("unknown", r"\*errors\.errorString|\*fmt\.wrapError"),
    ],
)
def test_a_result_that_cannot_cross_names_its_type(
    echo: ModuleType, what: str, go_type: str
) -> None:
    with pytest.raises(TypeError, match=rf"made\(\).*({go_type})"):
        echo.made(what)


def test_a_result_that_contains_itself(echo: ModuleType) -> None:
    with pytest.raises((TypeError, ValueError, MemoryError), match="made"):
        echo.made("cycle")


def test_a_parameter_named_out_that_is_only_read(echo: ModuleType) -> None:
    assert echo.item_of(["a", 2, b"c"], 2) == b"c"
    assert echo.print_to(["a", "b"], 3) is None
    assert echo.printed() == "[a b] 3"


def test_what_fills_its_argument_is_refused_whatever_its_name(echo: ModuleType) -> None:
    assert not hasattr(echo, "read_from")
    told = succeed("inspect", MODULES / "echo", "--level", 1).stdout
    assert "it fills what parameter `value` points to, which Python would never see" in told
