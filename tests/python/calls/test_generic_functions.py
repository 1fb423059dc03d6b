"""A generic function takes what its constraint allows, and iterators are lists."""

from datetime import timedelta
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


@pytest.mark.parametrize(
    ("value", "typed"),
    [(-128, "int8"), (127, "int8"), (128, "uint16"), (200, "uint16"), (65535, "uint16")],
)
def test_every_value_of_either_family_of_integers(echo: ModuleType, value: int, typed: str) -> None:
    assert echo.typed(value) == f"{typed} {value}"


@pytest.mark.parametrize("value", [-129, 65536, 2**64, -(2**63) - 1])
def test_an_integer_that_neither_family_holds(echo: ModuleType, value: int) -> None:
    with pytest.raises(OverflowError) as caught:
        echo.typed(value)
    assert str(caught.value) == (
        f"typed() argument 1, v: expected int8 (-128 to 127) or uint16 (0 to 65535), got {value}"
    )


def test_two_integers_of_which_no_type_holds_both(echo: ModuleType) -> None:
    assert echo.typed_ordered(-1, 5) == "int64 5"
    assert echo.typed_ordered(1, 2**63 + 1) == f"uint64 {2**63 + 1}"
    assert echo.typed_ordered(1, 2.5) == "float64 2.5"
    assert echo.typed_ordered("b", "a") == "string b"
    # As floats they are exact, which Go allows here.
    assert echo.typed_ordered(-1, 2**63) == "float64 9.223372036854776e+18"
    with pytest.raises(OverflowError, match=r"typed_ordered\(\) argument 2"):
        echo.typed_ordered(-1, 2**63 + 1)


def test_named_types_of_a_constraint(echo: ModuleType) -> None:
    assert echo.typed_span(5) == "time.Duration 5"
    assert echo.typed_span(timedelta(microseconds=1)) == "time.Duration 1000"
    assert echo.typed_span(-(2**63)) == f"time.Duration {-(2**63)}"
    with pytest.raises(OverflowError, match=r"time\.Duration"):
        echo.typed_span(2**63)


def test_integers_before_floats(echo: ModuleType) -> None:
    assert echo.typed_number(2**64 - 1) == f"uint {2**64 - 1}"
    assert echo.typed_number(-1) == "float32 -1"
    assert echo.typed_number(0.5) == "float32 0.5"


def test_several_type_parameters_are_chosen_apart(echo: ModuleType) -> None:
    assert echo.typed_pair(2**63, "a") == "uint64 string"
    assert echo.typed_pair(-1, 2**63) == "int64 uint64"
    assert echo.typed_triple(1, 0.5, -1) == "int float64 int"
    assert echo.typed_triple(2**63, 2**63, 1) == "uint uint uint"
    assert echo.typed_triple(2**63, 0.5, -1) == "float64 float64 int"


def test_lists_of_a_constraint(echo: ModuleType) -> None:
    assert echo.typed_text("a") == "string a"
    assert echo.typed_text(b"a") == "[]uint8 [97]"
    assert echo.typed_text([True, False]) == "[2]bool [true false]"
    assert echo.typed_text(["a"]) == "[]string [a]"
    assert echo.typed_text(["ab", "c"]) == "[]string [ab c]"


def test_lists_of_what_differs(echo: ModuleType) -> None:
    assert echo.join_all(["a", "b"]) == ["a", "b"]
    assert echo.join_all([b"a", None]) == [b"a", b""]
    assert echo.join_all(None) == []
    assert echo.lengths_of(None, [b"x"]) == "[]string 0 [][]uint8 1"
    assert echo.lengths_of([b"x"], None) == "[][]uint8 1 []string 0"
    assert echo.lengths_of(None, None) == "[]string 0 []string 0"


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
