"""A panic becomes GoPanicError, with Go's stack, and the process goes on."""

import pickle
from types import ModuleType

import pytest
import usegolib
from installed import python


def panicked(function: object, *arguments: object) -> usegolib.GoPanicError:
    """The GoPanicError that the call must end with."""
    with pytest.raises(usegolib.GoPanicError) as caught:
        function(*arguments)
    return caught.value


@pytest.mark.parametrize(
    ("function", "arguments", "go_type", "message"),
    [
        ("panic_string", ("boom",), "string", "boom"),
        ("panic_error", ("bad",), "*errors.errorString", "bad"),
        ("panic_parse_error", (), "*echo.ParseError", 'bad text "x" at 1'),
        ("panic_int", (-7,), "int", "-7"),
        ("panic_late", (), "string", "from the deferred function"),
        ("divide", (1, 0), "runtime.errorString", "runtime error: integer divide by zero"),
        (
            "nil_dereference",
            (),
            "runtime.errorString",
            "runtime error: invalid memory address or nil pointer dereference",
        ),
        (
            "at",
            ([1, 2], 5),
            "runtime.boundsError",
            "runtime error: index out of range [5] with length 2",
        ),
    ],
)
def test_type_and_message(
    echo: ModuleType, function: str, arguments: tuple, go_type: str, message: str
) -> None:
    error = panicked(getattr(echo, function), *arguments)
    assert error.go_type == go_type
    assert error.message == message
    assert message in str(error)


@pytest.mark.parametrize(
    ("function", "go_type", "part"),
    [
        ("panic_nil", "*runtime.PanicNilError", "nil"),
        ("write_nil_map", "", "assignment to entry in nil map"),
        ("close_twice", "", "close of closed channel"),
        ("bad_assertion", "*runtime.TypeAssertionError", "interface conversion"),
        ("panic_struct", "echo.point", ""),
        ("panic_hostile", "echo.hostile", "panic"),
        ("panic_stringer", "echo.stringer", ""),
    ],
)
def test_other_values(echo: ModuleType, function: str, go_type: str, part: str) -> None:
    error = panicked(getattr(echo, function))
    assert error.go_type
    assert go_type in error.go_type
    assert error.message
    assert part in error.message


def test_the_stack_names_the_function_and_its_line(echo: ModuleType) -> None:
    stack = panicked(echo.nil_dereference).go_stack
    assert "echo.NilDereference" in stack
    assert "panics.go:" in stack


def test_it_is_a_runtime_error_and_not_a_go_error(echo: ModuleType) -> None:
    error = panicked(echo.panic_string, "boom")
    assert isinstance(error, RuntimeError)
    assert isinstance(error, usegolib.UsegolibError)
    assert not isinstance(error, usegolib.GoError)


def test_a_huge_message_is_capped(echo: ModuleType) -> None:
    message = panicked(echo.panic_string, "x" * 1_000_000).message
    assert message.startswith("x" * 1000)
    assert len(message) <= 66_000


def test_panics_can_be_pickled(echo: ModuleType) -> None:
    error = panicked(echo.panic_string, "boom")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.message, copy.go_type, copy.go_stack) == ("boom", "string", error.go_stack)


def test_calls_go_on_after_many_panics(echo: ModuleType) -> None:
    for _ in range(300):
        panicked(echo.panic_string, "boom")
        panicked(echo.nil_dereference)
        panicked(echo.divide, 1, 0)
        assert echo.divide(6, 3) == 2


def test_an_enabled_faulthandler_does_not_turn_a_panic_into_a_crash(echo_dir: object) -> None:
    printed = python(
        """
        import faulthandler, usegolib, echo
        faulthandler.enable()
        for _ in range(20):
            try:
                echo.nil_dereference()
            except usegolib.GoPanicError as error:
                print(error.go_type)
        """,
        echo_dir,
    )
    assert printed.split() == ["runtime.errorString"] * 20
