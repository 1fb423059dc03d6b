"""Go's big.Int is Python's int, of any size and in every place a type can stand in."""

import sys
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from installed import python

# Around every width, where the form of the message changes.
EDGES = sorted(
    {sign * (2**bits + by) for bits in range(80) for by in (-1, 0, 1) for sign in (-1, 1)}
)


@given(st.integers() | st.sampled_from(EDGES))
def test_an_integer_of_any_size(echo: ModuleType, number: int) -> None:
    assert echo.echo_big(number) == number
    assert echo.square(number) == number * number
    assert echo.big_digits(number) == str(number)


def test_every_edge_comes_back(echo: ModuleType) -> None:
    assert [echo.echo_big(number) for number in EDGES] == EDGES
    assert echo.echo_bigs(EDGES, EDGES, EDGES[:2]) == (EDGES, EDGES, EDGES[:2])


@pytest.mark.parametrize("sign", [1, -1])
def test_python_s_limit_of_digits_is_none_here(echo: ModuleType, sign: int) -> None:
    huge = sign * 10**5000 + 7
    with pytest.raises(ValueError, match="4300"):
        str(huge)
    assert echo.echo_big(huge) == huge
    assert echo.square(huge) == huge * huge
    assert sys.get_int_max_str_digits() == 4300


def test_a_pointer_may_be_nil(echo: ModuleType) -> None:
    assert echo.square(None) is None
    assert echo.echo_bigs(None, [None, 5, None], (1, 2)) == ([], [None, 5, None], [1, 2])
    with pytest.raises(TypeError, match=r"echo_big\(\) argument 1, v: expected big\.Int, got None"):
        echo.echo_big(None)


def test_any_number_of_arguments(echo: ModuleType) -> None:
    assert echo.total() == 0
    assert echo.total(2**64, -(2**64), *range(20), 10**30) == 190 + 10**30
    with pytest.raises(TypeError, match=r"total\(\) argument 2, values\[1\]: .*got str"):
        echo.total(1, "2")


def test_iterators_variables_and_type_parameters(echo: ModuleType) -> None:
    assert echo.powers(10, 30) == [10**power for power in range(30)]
    assert (echo.Googol, echo.Dozen) == (10**100, 12)
    assert echo.times("ab", 2) == ["ab", "ab"]
    assert echo.times(-7, np.int8(3)) == [-7, -7, -7]


class Whole:
    """Has an index, and nothing else of an int."""

    def __init__(self, value: int) -> None:
        """Stand for a value."""
        self.value = value

    def __index__(self) -> int:
        """What it stands for."""
        return self.value


class Named(int):
    """An int under another name."""


@pytest.mark.parametrize(
    "value",
    [np.int8(-5), np.uint64(2**64 - 1), np.int64(-(2**63)), Whole(10**40), Named(-(10**40))],
)
def test_whatever_has_an_index(echo: ModuleType, value: object) -> None:
    result = echo.echo_big(value)
    assert (result, type(result)) == (value.__index__(), int)


@pytest.mark.parametrize("value", [True, np.True_, 1.0, "1", b"1", np.float64(1), [1], 1j])
def test_what_is_no_integer(echo: ModuleType, value: object) -> None:
    with pytest.raises(TypeError, match=r"echo_big\(\) argument 1, v: expected big\.Int, got "):
        echo.echo_big(value)


def test_big_integers_in_a_process_that_forbids_long_texts(echo_dir: object) -> None:
    code = """
        import sys
        sys.set_int_max_str_digits(640)
        import echo
        print(echo.square(10**3000) == 10**6000, echo.total(-(10**3000)) == -(10**3000))
    """
    assert python(code, echo_dir) == "True True"
