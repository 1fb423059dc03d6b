"""Integers cross exactly, at both edges of every type, and never beyond."""

from types import ModuleType

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

RANGES = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)},
    "int": (-(2**63), 2**63 - 1),
    "uint": (0, 2**64 - 1),
}
each_type = pytest.mark.parametrize("go_type", RANGES)


class Indexed:
    """An integer by protocol only."""

    def __init__(self, value: int) -> None:
        """Keep it."""
        self.value = value

    def __index__(self) -> int:
        """Give it back."""
        return self.value


@each_type
def test_both_edges_and_what_lies_around_zero(echo: ModuleType, go_type: str) -> None:
    low, high = RANGES[go_type]
    for value in (low, low + 1, 0, 1, 42, high - 1, high):
        crossed = getattr(echo, go_type)(value)
        assert crossed == value
        assert type(crossed) is int


@each_type
@pytest.mark.parametrize("beyond", [0, 1], ids=["below", "above"])
def test_one_beyond_is_refused(echo: ModuleType, go_type: str, beyond: int) -> None:
    value = RANGES[go_type][beyond] + (1 if beyond else -1)
    with pytest.raises(OverflowError) as caught:
        getattr(echo, go_type)(value)
    message = str(caught.value)
    assert f"{go_type}()" in message, "the function is named"
    assert f"v: expected {go_type}" in message, "the parameter and its type are named"
    assert str(value) in message


@each_type
@pytest.mark.parametrize("value", [10**100, -(10**100), 2**64, 2**128])
def test_huge_integers_are_refused(echo: ModuleType, go_type: str, value: int) -> None:
    with pytest.raises(OverflowError, match=go_type):
        getattr(echo, go_type)(value)


@each_type
@pytest.mark.parametrize("value", [True, 1.0, "1", b"1", None, [1], 1j])
def test_what_is_no_integer_is_refused(echo: ModuleType, go_type: str, value: object) -> None:
    with pytest.raises(TypeError) as caught:
        getattr(echo, go_type)(value)
    assert f"expected {go_type}, got {type(value).__name__}" in str(caught.value)


@each_type
def test_index_protocol(echo: ModuleType, go_type: str) -> None:
    assert getattr(echo, go_type)(Indexed(7)) == 7
    assert getattr(echo, go_type)(numpy.int8(7)) == 7
    assert getattr(echo, go_type)(numpy.uint64(7)) == 7
    with pytest.raises(OverflowError):
        getattr(echo, go_type)(Indexed(2**70))


def test_an_exception_from_index_passes_through(echo: ModuleType) -> None:
    class Broken:
        def __index__(self) -> int:
            raise LookupError("no index today")

    with pytest.raises(LookupError, match="no index today"):
        echo.int64(Broken())


@given(st.data(), st.sampled_from(sorted(RANGES)))
def test_any_integer_in_range(echo: ModuleType, data: st.DataObject, go_type: str) -> None:
    value = data.draw(st.integers(*RANGES[go_type]))
    assert getattr(echo, go_type)(value) == value


# []uint8 is []byte and crosses as bytes.
@given(st.data(), st.sampled_from(sorted(RANGES.keys() - {"uint8"})))
def test_any_list_of_integers(echo: ModuleType, data: st.DataObject, go_type: str) -> None:
    values = data.draw(st.lists(st.integers(*RANGES[go_type]), max_size=40))
    assert getattr(echo, f"{go_type}s")(values) == values


def test_booleans(echo: ModuleType) -> None:
    assert echo.bool(True) is True
    assert echo.bool(False) is False
    assert echo.bool(numpy.True_) is True
    assert echo.bool(numpy.bool_(False)) is False
    for value in (0, 1, None, "", "true", [], 1.0):
        with pytest.raises(TypeError, match=f"expected bool, got {type(value).__name__}"):
            echo.bool(value)
