"""Named types cross as what they are made of; a duration is nanoseconds or a timedelta."""

from datetime import timedelta
from types import ModuleType

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

NANOSECONDS = st.integers(-(2**63), 2**63 - 1)


@pytest.mark.parametrize("value", [-128, -1, 0, 127])
def test_a_named_integer(echo: ModuleType, value: int) -> None:
    crossed = echo.echo_grade(value)
    assert (crossed, type(crossed)) == (value, int)


@pytest.mark.parametrize("value", [-129, 128, 2**64])
def test_a_named_integer_keeps_the_range_of_its_type(echo: ModuleType, value: int) -> None:
    with pytest.raises(OverflowError) as caught:
        echo.echo_grade(value)
    assert "echo.Grade" in str(caught.value), "the type has its Go name"
    assert "-128 to 127" in str(caught.value)


def test_what_is_no_integer_is_refused_under_the_name(echo: ModuleType) -> None:
    with pytest.raises(
        TypeError, match=r"echo_grade\(\) argument 1, v: expected echo.Grade, got str"
    ):
        echo.echo_grade("1")
    with pytest.raises(TypeError, match=r"v\[1\]: expected echo.Tag, got int"):
        echo.echo_tags(["a", 1])


@given(st.lists(st.integers(-128, 127), max_size=40))
def test_slices_of_named_integers(echo: ModuleType, values: list[int]) -> None:
    assert echo.echo_grades(values) == values
    assert echo.echo_grades(numpy.array(values, dtype="int8")) == values
    assert echo.echo_grade_grid([values, [], values]) == [values, [], values]


@given(st.lists(st.integers(0, 255), max_size=40))
def test_a_named_byte_makes_no_bytes_of_a_slice(echo: ModuleType, values: list[int]) -> None:
    assert echo.echo_octets(values) == values


@given(st.text(), st.lists(st.text(), max_size=5), st.binary())
def test_named_strings_and_bytes(
    echo: ModuleType, text: str, texts: list[str], data: bytes
) -> None:
    assert echo.echo_tag(text) == text
    assert echo.echo_tags(texts) == texts
    assert echo.echo_digest(data) == data


def test_a_named_float(echo: ModuleType) -> None:
    assert echo.echo_ratio(0.5) == 0.5
    with pytest.raises(OverflowError, match=r"echo\.Ratio"):
        echo.echo_ratio(1e39)


@given(NANOSECONDS)
def test_a_duration_is_nanoseconds(echo: ModuleType, value: int) -> None:
    crossed = echo.echo_duration(value)
    assert (crossed, type(crossed)) == (value, int)


@given(st.timedeltas(timedelta(days=-106751), timedelta(days=106751)))
def test_a_timedelta_becomes_nanoseconds_exactly(echo: ModuleType, value: timedelta) -> None:
    assert echo.echo_duration(value) == value // timedelta(microseconds=1) * 1000
    assert echo.echo_durations([value, 7]) == [value // timedelta(microseconds=1) * 1000, 7]


def test_a_timedelta_says_in_go_what_it_says_here(echo: ModuleType) -> None:
    assert echo.duration_text(timedelta(hours=1, minutes=2, microseconds=3)) == "1h2m0.000003s"


@given(st.lists(NANOSECONDS, min_size=16, max_size=40))
def test_many_durations(echo: ModuleType, values: list[int]) -> None:
    assert echo.echo_durations(values) == values
    assert echo.echo_durations([timedelta(0), *values]) == [0, *values]


@pytest.mark.parametrize("value", [timedelta.max, timedelta.min, timedelta(days=106752), 2**63])
def test_a_duration_of_more_than_292_years_is_refused(echo: ModuleType, value: object) -> None:
    with pytest.raises(OverflowError, match=r"time\.Duration"):
        echo.echo_duration(value)


@pytest.mark.parametrize("value", [1.5, "1s", None, True])
def test_what_is_no_duration_is_refused(echo: ModuleType, value: object) -> None:
    with pytest.raises(TypeError, match=r"expected time\.Duration"):
        echo.echo_duration(value)
