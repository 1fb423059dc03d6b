"""Floats cross bit by bit; integers only where the float is exactly them."""

import array
import math
import struct
from decimal import Decimal
from fractions import Fraction
from types import ModuleType

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

LARGEST_FLOAT32 = 3.4028234663852886e38
HALFWAY_TO_INFINITY = 3.4028235677973366e38


def bits(value: float) -> bytes:
    """The value's own bits, so that -0.0 and NaN compare too."""
    return struct.pack("<d", value)


@pytest.mark.parametrize(
    "value",
    [0.0, -0.0, 1.0, -1.5, 0.1, math.pi, math.inf, -math.inf, 5e-324, 1.7976931348623157e308],
)
def test_float64_is_exact(echo: ModuleType, value: float) -> None:
    crossed = echo.float64(value)
    assert type(crossed) is float
    assert bits(crossed) == bits(value)


@pytest.mark.parametrize(
    "value", [0.0, -0.0, 1.0, -1.5, math.inf, -math.inf, 2**-149, LARGEST_FLOAT32]
)
def test_float32_is_exact_for_its_own_values(echo: ModuleType, value: float) -> None:
    assert bits(echo.float32(value)) == bits(value)


def test_float32_takes_the_nearest_value(echo: ModuleType) -> None:
    assert echo.float32(0.1) == struct.unpack("<f", struct.pack("<f", 0.1))[0]


@pytest.mark.parametrize("name", ["float32", "float64"])
def test_nan_stays_nan(echo: ModuleType, name: str) -> None:
    assert math.isnan(getattr(echo, name)(math.nan))


@pytest.mark.parametrize("value", [HALFWAY_TO_INFINITY, 1e39, -1e39, 1.7976931348623157e308])
def test_finite_values_beyond_float32_are_refused(echo: ModuleType, value: float) -> None:
    with pytest.raises(OverflowError) as caught:
        echo.float32(value)
    assert "float32()" in str(caught.value)
    assert "expected float32" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("float64", 0),
        ("float64", -7),
        ("float64", 2**53),
        ("float64", -(2**53)),
        ("float64", 2**53 + 2),
        ("float64", 2**1023),
        ("float32", 2**24),
        ("float32", 2**127),
    ],
)
def test_integers_that_are_exactly_a_float(echo: ModuleType, name: str, value: int) -> None:
    crossed = getattr(echo, name)(value)
    assert type(crossed) is float
    assert crossed == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("float64", 2**53 + 1),
        ("float64", -(2**53) - 1),
        ("float64", 2**1024),
        ("float64", 10**400),
        ("float32", 2**24 + 1),
        ("float32", 2**128),
    ],
)
def test_integers_that_would_be_rounded(echo: ModuleType, name: str, value: int) -> None:
    with pytest.raises(OverflowError, match=f"expected {name}"):
        getattr(echo, name)(value)


@pytest.mark.parametrize("name", ["float32", "float64"])
@pytest.mark.parametrize("value", [True, "1.0", None, Decimal("1.5"), Fraction(1, 2), 1j, [1.0]])
def test_what_is_no_float_is_refused(echo: ModuleType, name: str, value: object) -> None:
    with pytest.raises(TypeError, match=rf"expected {name}, got (\w+\.)?{type(value).__name__}$"):
        getattr(echo, name)(value)


def test_numpy_float64_is_a_float(echo: ModuleType) -> None:
    crossed = echo.float64(numpy.float64(0.1))
    assert type(crossed) is float
    assert crossed == 0.1


@given(st.floats(allow_nan=False))
def test_any_float64(echo: ModuleType, value: float) -> None:
    assert bits(echo.float64(value)) == bits(value)


@given(st.lists(st.floats(allow_nan=False), max_size=40))
def test_any_list_of_float64(echo: ModuleType, values: list[float]) -> None:
    assert [bits(value) for value in echo.float64s(values)] == [bits(value) for value in values]


@given(st.lists(st.floats(width=32, allow_nan=False), max_size=40))
def test_any_list_of_float32(echo: ModuleType, values: list[float]) -> None:
    assert [bits(value) for value in echo.float32s(values)] == [bits(value) for value in values]


def nan(payload: int, sign: int = 0) -> float:
    """Make a quiet NaN that carries a payload of 51 bits."""
    return struct.unpack(">d", ((sign << 63) | (0xFFF8 << 48) & 2**63 - 1 | payload).to_bytes(8))[0]


@given(st.integers(0, 2**51 - 1), st.integers(0, 1))
def test_the_payload_of_a_nan_is_kept(echo: ModuleType, payload: int, sign: int) -> None:
    value = nan(payload, sign)
    assert bits(echo.float64(value)) == bits(value)
    assert [bits(each) for each in echo.float64s([value] * 20)] == [bits(value)] * 20
    assert bits(echo.any(value)) == bits(value)


@given(st.integers(0, 2**22 - 1), st.integers(0, 1))
def test_a_float32_keeps_what_it_has_room_for(echo: ModuleType, payload: int, sign: int) -> None:
    value = nan(payload << 29, sign)
    assert bits(echo.float32(value)) == bits(value)
    assert [bits(each) for each in echo.float32s([value] * 20)] == [bits(value)] * 20


def test_a_million_elements(echo: ModuleType) -> None:
    floats = [i / 7 for i in range(1_000_000)]
    assert echo.float64s(floats) == floats
    assert echo.float64s(array.array("d", floats)) == floats
    assert echo.int64s(range(1_000_000)) == list(range(1_000_000))
    texts = [str(i) for i in range(1_000_000)]
    assert echo.strings(texts) == texts
    assert echo.any(floats[:100_000]) == floats[:100_000]
