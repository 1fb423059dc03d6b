"""A pointer to a Level 1 value may be None; an error that is a value is its text."""

from types import ModuleType

import pytest
import usegolib
from hypothesis import given
from hypothesis import strategies as st

OPTIONAL = st.none() | st.integers(-(2**63), 2**63 - 1)


@given(OPTIONAL, st.lists(OPTIONAL, max_size=40), st.none() | st.text())
def test_none_is_nil(
    echo: ModuleType, number: int | None, numbers: list[int | None], text: str | None
) -> None:
    assert echo.optional_int(number) == number
    assert echo.optional_ints(numbers) == numbers
    assert echo.optional_string(text) == text


def test_zero_is_not_nil(echo: ModuleType) -> None:
    assert echo.optional_int(0) == 0
    assert echo.optional_string("") == ""


def test_what_is_behind_the_pointer_is_checked(echo: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"v: expected \*int64, got str"):
        echo.optional_int("1")
    with pytest.raises(OverflowError, match=r"v\[1\]"):
        echo.optional_ints([None, 2**63])


def test_an_error_as_a_parameter_is_its_text(echo: ModuleType) -> None:
    assert echo.error_text("went wrong") == "went wrong"
    assert echo.error_text("") == ""
    assert echo.error_text(None) == "nil"
    with pytest.raises(TypeError, match="expected error, got int"):
        echo.error_text(1)


def test_an_error_as_a_result_is_its_text(echo: ModuleType) -> None:
    assert echo.warn("careful") == "careful"
    assert echo.warn("") is None
    with pytest.raises(usegolib.GoError, match="failed"):
        echo.warn("fail")


def test_several_errors(echo: ModuleType) -> None:
    assert echo.failures() == []
    assert echo.failures("a", "b") == ["a", "b"]
