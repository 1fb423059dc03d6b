"""A Go error becomes GoError with Go's message, its type and its chain."""

import pickle
from types import ModuleType

import pytest
import usegolib


def raised(function: object, *arguments: object) -> usegolib.GoError:
    """The GoError that the call must end with."""
    with pytest.raises(usegolib.GoError) as caught:
        function(*arguments)
    assert type(caught.value) is usegolib.GoError
    return caught.value


def chain(error: usegolib.GoError) -> list[tuple[str, str]]:
    """Type and message of each error in the chain."""
    return [(go_type, message) for go_type, message in error.chain]


def test_message_and_type(echo: ModuleType) -> None:
    error = raised(echo.fail, "out of luck")
    assert str(error) == "out of luck"
    assert error.message == "out of luck"
    assert error.go_type == "*errors.errorString"


def test_it_is_a_runtime_error_and_ours(echo: ModuleType) -> None:
    error = raised(echo.half, 3)
    assert isinstance(error, RuntimeError)
    assert isinstance(error, usegolib.UsegolibError)
    assert str(error) == "3 is odd"


def test_results_are_dropped_with_an_error(echo: ModuleType) -> None:
    assert str(raised(echo.halves, -1)) == "negative"


def test_a_wrapped_error_has_its_chain(echo: ModuleType) -> None:
    error = raised(echo.wrapped, "a.toml")
    assert error.message == "read config: open a.toml: file does not exist"
    assert error.go_type == "*fmt.wrapError"
    assert chain(error)[-2:] == [
        ("*fs.PathError", "open a.toml: file does not exist"),
        ("*errors.errorString", "file does not exist"),
    ]


def test_a_joined_error_has_all_its_parts(echo: ModuleType) -> None:
    error = raised(echo.joined)
    assert error.message == "first\ncode 2"
    assert error.go_type == "*errors.joinError"
    assert chain(error)[-2:] == [("*errors.errorString", "first"), ("echo.code", "code 2")]


def test_custom_types(echo: ModuleType) -> None:
    error = raised(echo.custom, "abc")
    assert error.message == 'bad text "abc" at 3'
    assert error.go_type == "*echo.ParseError"
    assert raised(echo.coded, 7).go_type == "echo.code"
    assert raised(echo.sentinel).message == "sentinel"


def test_an_error_whose_methods_panic(echo: ModuleType) -> None:
    hostile = raised(echo.hostile)
    assert hostile.go_type == "echo.hostile"
    assert "panic" in hostile.message
    assert raised(echo.twisted).message == "twisted"
    nil = raised(echo.typed_nil)
    assert nil.go_type == "*echo.ParseError"
    assert "panic" in nil.message


def test_a_chain_without_end_is_cut(echo: ModuleType) -> None:
    error = raised(echo.endless)
    assert error.message == "endless"
    assert 1 <= len(chain(error)) <= 32


def test_messages_that_are_not_utf8(echo: ModuleType) -> None:
    assert (
        raised(echo.binary_message).message.encode("utf-8", "surrogateescape") == b"bad \xff byte"
    )


def test_long_and_strange_messages_arrive_whole(echo: ModuleType) -> None:
    for message in ("x" * 3000, "\0", "ü🐹\n\t"):
        assert raised(echo.fail, message).message == message


def test_errors_can_be_pickled(echo: ModuleType) -> None:
    error = raised(echo.wrapped, "a.toml")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is usegolib.GoError
    assert (str(copy), copy.message, copy.go_type) == (str(error), error.message, error.go_type)
    assert chain(copy) == chain(error)
