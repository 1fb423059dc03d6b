"""No result is None, several are a tuple, and every call counts its arguments as Python does."""

from types import ModuleType

import pytest


def test_no_result_is_none(echo: ModuleType) -> None:
    assert echo.nothing() is None


def test_several_results_are_a_tuple(echo: ModuleType) -> None:
    assert echo.div_mod(7, 2) == (3, 1)
    assert echo.div_mod(-7, 2) == (-3, -1)
    assert isinstance(echo.div_mod(7, 2), tuple)
    assert echo.cut("key=value", "=") == ("key", "value", True)
    assert echo.cut("key", "=") == ("key", "", False)


def test_results_without_names(echo: ModuleType) -> None:
    assert echo.unnamed() == ("text", -1, b"\x00\xff", ["a", ""], 0.5, True)


def test_results_beside_an_error(echo: ModuleType) -> None:
    assert echo.half(8) == 4
    assert echo.halves(9) == (4, 5)
    assert echo.fail("") is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "join() missing 2 required positional arguments: 'parts' and 'separator'"),
        ((["a"],), "join() missing 1 required positional argument: 'separator'"),
        ((["a"], "-", 1), "join() takes 2 positional arguments but 3 were given"),
    ],
)
def test_wrong_argument_counts(echo: ModuleType, arguments: tuple, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        echo.join(*arguments)
    assert message in str(caught.value)


def test_functions_without_parameters_take_none(echo: ModuleType) -> None:
    with pytest.raises(
        TypeError, match=r"nothing\(\) takes 0 positional arguments but 1 was given"
    ):
        echo.nothing(1)


def test_go_parameters_are_positional_only(echo: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"join.*positional-only.*parts"):
        echo.join(parts=["a"], separator="-")
    with pytest.raises(TypeError, match="unexpected keyword argument 'volume'"):
        echo.join(["a"], "-", volume=11)


def test_a_wrong_argument_leaves_the_function_usable(echo: ModuleType) -> None:
    for _ in range(1000):
        with pytest.raises(TypeError):
            echo.join(["a", 1], "-")
    assert echo.join(["a", "b"], "-") == "a-b"


def test_names(echo: ModuleType) -> None:
    assert echo.none() == "none"
    assert echo.in_() == "in"
    assert echo.max(3, 4) == 4
    assert echo.keywords("a", "b", "c") == "abc"
    assert echo.blanks(1, "x") is None
    assert echo.anonymous(1, "x") is None
    assert echo.parse_url("http://x") == "http://x"
    assert echo.user_ids(2) == [0, 0]
    assert echo.is_ipv4("1.2.3.4") is True
    assert echo.old_sum(1, 2) == 3
