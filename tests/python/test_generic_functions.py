"""A generic function takes what its constraint allows, and iterators are lists."""

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from installed import python

INT64 = st.integers(-(2**63), 2**63 - 1)


@given(st.lists(INT64, min_size=1) | st.lists(st.floats(allow_nan=False), min_size=1))
def test_the_instance_that_the_arguments_fit(echo: ModuleType, values: list) -> None:
    largest = echo.largest(values)
    assert largest == max(values)
    assert type(largest) is type(values[0])


@given(st.lists(st.text(alphabet=st.characters(max_codepoint=0xD7FF)), min_size=1))
def test_strings_are_ordered_too(echo: ModuleType, values: list[str]) -> None:
    assert echo.largest(values) == max(values, key=lambda text: text.encode())


def test_mixed_numbers_are_floats(echo: ModuleType) -> None:
    assert echo.largest([1, 2.5]) == 2.5
    assert type(echo.plus(1, 0.5)) is float
    assert type(echo.plus(1, 1)) is int


def test_an_integer_beyond_int64_is_tried_as_a_float(echo: ModuleType) -> None:
    assert echo.plus(2**63, 0) == float(2**63)
    with pytest.raises(OverflowError, match="plus"):
        echo.plus(2**63 + 1, 0)


def test_what_no_instance_takes(echo: ModuleType) -> None:
    with pytest.raises(TypeError) as caught:
        echo.largest({1, 2})
    for expected in ("largest() argument 1, values", "[]int64", "[]float64", "[]string", "set"):
        assert expected in str(caught.value)


def test_a_type_without_constraint_takes_any_value(echo: ModuleType) -> None:
    assert echo.first_of([1, "a"], None) == 1
    assert echo.first_of([], "other") == "other"
    assert echo.first_of([[b"x"]], None) == [b"x"]
    with pytest.raises(TypeError, match="first_of"):
        echo.first_of([{}], None)


def test_wrong_argument_counts_are_told_once(echo: ModuleType) -> None:
    with pytest.raises(TypeError) as caught:
        echo.plus(1)
    assert str(caught.value) == "plus() missing 1 required positional argument: 'b'"


def test_instances_look_like_one_function(echo: ModuleType) -> None:
    assert echo.largest.__name__ == "largest"
    assert "func Largest[S ~[]E, E cmp.Ordered]" in echo.largest.__doc__
    assert echo.__all__.count("largest") == 1


def test_iterators_are_lists(echo: ModuleType) -> None:
    assert echo.numbers(0) == []
    assert echo.numbers(100) == list(range(100))
    assert echo.collect_strings(("a", "b")) == ["a", "b"]
    assert echo.collect_strings([]) == []


def test_an_iterator_without_end_is_stopped(echo_dir: Path) -> None:
    code = """
        import echo
        try:
            echo.forever()
        except MemoryError as error:
            print("forever()" in str(error), "16777216" in str(error))
    """
    assert python(code, echo_dir) == "True True"
