"""Types with a text form cross as that text: times and addresses; others are refused."""

from types import ModuleType

import pytest
import usegolib


def test_a_time_is_its_rfc_3339_text(echo: ModuleType) -> None:
    text = "2024-02-28T23:59:59.123456789+01:00"
    assert echo.echo_time(text) == text
    assert echo.add_day(text) == "2024-02-29T23:59:59.123456789+01:00"


def test_a_pointer_to_a_text_type_may_be_nil(echo: ModuleType) -> None:
    assert echo.later(None) is None
    assert echo.later("2024-02-28T23:59:59Z") == "2024-02-28T23:59:59.000000001Z"
    with pytest.raises(TypeError, match="echo_time"):
        echo.echo_time(None)


def test_a_slice_of_addresses(echo: ModuleType) -> None:
    assert echo.hosts("10.0.0.254", 3) == ["10.0.0.255", "10.0.1.0", "10.0.1.1"]
    assert echo.hosts("fe80::ffff", 1) == ["fe80::1:0"]
    assert echo.hosts("::1", 0) == []


@pytest.mark.parametrize("text", ["", "yesterday", "2024-02-30T00:00:00Z", "\udcff"])
def test_a_text_that_go_refuses(echo: ModuleType, text: str) -> None:
    with pytest.raises(ValueError, match=r"echo_time\(\) argument 1, v: not a valid time\.Time: "):
        echo.echo_time(text)


def test_gos_own_words_for_a_text_that_it_refuses(echo: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"argument 1, first: .*unable to parse IP"):
        echo.hosts("nowhere", 1)
    with pytest.raises(ValueError, match="neither mute nor loud"):
        echo.echo_mute("soft")


def test_a_text_form_that_fails(echo: ModuleType) -> None:
    assert echo.echo_mute("mute") == "mute"
    with pytest.raises(usegolib.GoError, match="too loud"):
        echo.echo_mute("loud")


def test_a_text_form_that_panics(echo: ModuleType) -> None:
    with pytest.raises(usegolib.GoPanicError, match="nothing"):
        echo.echo_mute("")


@pytest.mark.parametrize("value", [1, b"2024", ["x"]])
def test_what_is_no_text(echo: ModuleType, value: object) -> None:
    with pytest.raises(TypeError, match=r"expected time\.Time"):
        echo.echo_time(value)
