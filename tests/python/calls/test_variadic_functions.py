"""A variadic Go function is a variadic Python function; functional options are left out."""

import inspect
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=40))
def test_any_number_of_integers(echo: ModuleType, values: list[int]) -> None:
    assert echo.all_ints(*values) == values


@given(st.lists(st.text(), max_size=20))
def test_strings_behind_a_parameter(echo: ModuleType, values: list[str]) -> None:
    assert echo.all_strings(">", *values) == [f">{value}" for value in values]


def test_no_argument_is_a_nil_slice_as_in_go(echo: ModuleType) -> None:
    assert echo.none_is_nil() is True
    assert echo.none_is_nil(0) is False


def test_many_more_than_fit_a_small_message(echo: ModuleType) -> None:
    assert echo.all_ints(*range(100_000)) == list(range(100_000))
    assert echo.all_strings("", *["long " * 50] * 1000) == ["long " * 50] * 1000


def test_a_refused_argument_is_named_by_its_position(echo: ModuleType) -> None:
    with pytest.raises(TypeError) as caught:
        echo.all_strings("", "a", 7)
    message = "all_strings() argument 3, v[1]: expected string, got int"
    assert str(caught.value) == message
    with pytest.raises(OverflowError, match=r"argument 20, v\[19\]: expected int64"):
        echo.all_ints(*range(19), 2**63)


def test_what_comes_before_is_still_required(echo: ModuleType) -> None:
    with pytest.raises(TypeError) as caught:
        echo.all_strings()
    message = "all_strings() missing 1 required positional argument: 'prefix'"
    assert str(caught.value) == message
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        echo.all_strings("", w=1)


def test_the_signature_shows_it(echo: ModuleType) -> None:
    assert str(inspect.signature(echo.all_strings)) == "(prefix: str, /, *v: str) -> list[str]"
    assert echo.all_strings.__text_signature__ == "(prefix, /, *v)"
    assert str(inspect.signature(echo.all_ints)) == "(*v: int) -> list[int]"


def test_options_are_left_out(echo: ModuleType) -> None:
    assert echo.count_options("x") == 0
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        echo.count_options("x", None)


def test_any_number_of_bytes_are_integers(echo: ModuleType) -> None:
    assert echo.all_bytes() == b""
    assert echo.all_bytes(0, 255, *range(100)) == bytes([0, 255, *range(100)])
    with pytest.raises(OverflowError, match=r"argument 2, v\[1\]: expected uint8"):
        echo.all_bytes(0, 256)
    with pytest.raises(TypeError, match="expected uint8, got bytes"):
        echo.all_bytes(b"ab")
