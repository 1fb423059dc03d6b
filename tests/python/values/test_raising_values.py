"""What a value's own code raises: our message with the place, and the exception as its cause."""

import collections
from collections.abc import Callable, Iterator
from types import ModuleType

import numpy
import pytest
import usegolib


def raising(method: str, error: BaseException) -> object:
    """Make an object of which one method raises; as a sequence it has three elements."""

    def fail(*_: object) -> object:
        raise error

    sequence = {"__len__": lambda _: 3, "__getitem__": lambda _, index: [1, 2, 3][index]}
    others = sequence if method in sequence else {}
    return type("Value", (), {**others, method: fail})()


class OwnError(LookupError):
    """A class of the caller's."""

    def __init__(self, one: int, two: int) -> None:
        """Take more than a message."""
        super().__init__(f"{one} and {two}")


@pytest.mark.parametrize(
    ("raised", "caught"),
    [
        (TypeError("told"), TypeError),
        (ValueError("told"), ValueError),
        (OverflowError("told"), OverflowError),
        (ZeroDivisionError("told"), ZeroDivisionError),
        (OSError(5, "told"), OSError),
        (OwnError(1, 2), LookupError),
        (KeyError("told"), LookupError),
        (UnicodeDecodeError("utf-8", b"", 0, 1, "told"), ValueError),
        (RecursionError("told"), RecursionError),
        (Exception("told"), RuntimeError),
        (Exception(), RuntimeError),
    ],
    ids=lambda part: type(part).__name__ if isinstance(part, BaseException) else part.__name__,
)
def test_the_message_is_ours_and_the_cause_theirs(
    echo: ModuleType, raised: Exception, caught: type[Exception]
) -> None:
    told = f"{type(raised).__name__}: {raised}" if str(raised) else type(raised).__name__
    places = {
        "v": lambda value: echo.int64(value),
        "v[2]": lambda value: echo.int64s([1, 2, value]),
        "v[17]": lambda value: echo.int64s([1] * 17 + [value]),
        "v[1][0]": lambda value: echo.grid([[], [value]]),
        "v[0]": lambda value: echo.any([value]),
    }
    for place, call in places.items():
        value = raising("__index__", raised)
        with pytest.raises(caught) as info:
            call(value)
        expected = f"argument 1, {place}: expected {'any' if place == 'v[0]' else 'int64'}"
        assert expected in str(info.value)
        assert f"got Value, and reading it raised {told}" in str(info.value)
        assert info.value.__cause__ is raised


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError])
def test_what_is_not_about_the_value_stays_as_it_is(
    echo: ModuleType, error: type[BaseException]
) -> None:
    raised = error("mine")
    for call in (echo.int64, echo.float64, echo.any, echo.echo_duration, echo.rune):
        with pytest.raises(error) as info:
            call(raising("__index__", raised))
        assert info.value is raised
    for method in ("__len__", "__getitem__"):
        with pytest.raises(error) as info:
            echo.int64s(raising(method, raised))
        assert info.value is raised


class Failing(collections.UserList):
    """A sequence that fails after one element."""

    def __iter__(self) -> Iterator[int]:
        """Yield one element, then fail."""
        yield from self.data[:1]
        raise OSError("disk on fire")


@pytest.mark.parametrize("name", ["int64s", "strings", "any", "any_slice", "floats3", "blobs"])
@pytest.mark.parametrize(
    "value",
    [
        Failing([1, 2]),
        raising("__getitem__", OSError("disk on fire")),
        raising("__len__", OSError("disk on fire")),
    ],
    ids=["iter", "getitem", "len"],
)
def test_a_sequence_that_raises(echo: ModuleType, name: str, value: object) -> None:
    with pytest.raises(OSError, match="OSError: disk on fire") as info:
        getattr(echo, name)(value)
    assert str(info.value).startswith(f"{name}() argument 1, v: ")
    assert str(info.value.__cause__) == "disk on fire"


class Shrinking(collections.UserList):
    """A sequence that is not as long as it says."""

    def __len__(self) -> int:
        """Be wrong."""
        return 5


def test_a_sequence_is_what_it_yields(echo: ModuleType) -> None:
    assert echo.int64s(Shrinking([1, 2])) == [1, 2]
    with pytest.raises(RuntimeError, match=r"int64s\(\) argument 1, v: .*mutated") as info:
        echo.int64s(Mutating([1, 2, 3]))
    assert isinstance(info.value.__cause__, RuntimeError)


class Mutating(collections.UserList):
    """A sequence that grows with each element that is taken."""

    def __iter__(self) -> Iterator[int]:
        """Iterate over a deque that grows."""
        data = collections.deque(self.data)
        for item in data:
            data.append(item)
            yield item


def test_a_sequence_that_changes_while_its_elements_are_read(echo: ModuleType) -> None:
    changing: collections.deque = collections.deque()

    class Changes:
        def __index__(self) -> int:
            changing.append(4)
            return 0

    changing.extend([Changes(), 2, 3])
    assert echo.int64s(changing) == [0, 2, 3]
    assert echo.any(changing) == [0, 2, 3, 4]


BARE = [
    numpy.array(5.5),
    numpy.array([5, 6]),
    numpy.array([1.5]),
    numpy.array("x"),
    numpy.array([[5]]),
    numpy.ma.masked,
    numpy.ma.array(5, mask=True),
    numpy.ma.array([5, 6], mask=[0, 1]),
    numpy.array("2024-01-01", dtype="M8[D]"),
    numpy.array(object()),
]


def refusal(call: Callable[[], object]) -> Exception | None:
    """Give the exception of a call that is refused."""
    try:
        call()
    except (TypeError, OverflowError, ValueError) as error:
        return error
    return None


@pytest.mark.parametrize("value", BARE, ids=lambda value: f"{value.dtype}{value.shape}")
def test_no_bare_text_of_numpys(echo: ModuleType, value: object) -> None:
    names = ["int64", "uint8", "rune", "echo_duration", "echo_grade", "optional_int", "bool"]
    names += ["array16", "words", "error_text", "echo_time", "float32", "echo_rat"]
    for name in names:
        error = refusal(lambda: getattr(echo, name)(value))  # noqa: B023
        assert str(error).startswith(f"{name}() argument 1, ")
        if "reading it raised" in str(error):
            assert str(error.__cause__) in str(error)
            assert type(error.__cause__).__name__ in str(error)


def test_numpys_own_words_are_the_cause(echo: ModuleType) -> None:
    with pytest.raises(TypeError) as info:
        echo.int64s([1, numpy.array([5])])
    assert str(info.value) == (
        "int64s() argument 1, v[1]: expected int64, got ndarray, and reading it raised TypeError: "
        "only integer scalar arrays can be converted to a scalar index; pass value.item()"
    )
    assert str(info.value.__cause__) == (
        "only integer scalar arrays can be converted to a scalar index"
    )
    with pytest.raises(TypeError, match=r"strings\(\) argument 1, v: .*0-d array") as info:
        echo.strings(numpy.array("x"))
    assert str(info.value.__cause__) == "iteration over a 0-d array"
    with pytest.raises(TypeError, match=r"expected \[\]byte, got ndarray$") as info:
        echo.bytes(numpy.array(["2024-01-01"], dtype="M8[D]"))
    assert "cannot include dtype" in str(info.value.__cause__)


def test_a_timeout_that_raises(echo: ModuleType) -> None:
    for value in (numpy.array([1.0, 2.0]), numpy.array(1.5)):
        with pytest.raises(TypeError, match=r"wait\(\) argument timeout: expected seconds") as info:
            echo.wait(0, timeout=value)
        assert isinstance(info.value.__cause__, TypeError)
    with pytest.raises(LookupError, match=r"wait\(\) argument timeout: .*told"):
        echo.wait(0, timeout=raising("__index__", LookupError("told")))
    with pytest.raises(KeyboardInterrupt):
        echo.wait(0, timeout=raising("__index__", KeyboardInterrupt()))
    with pytest.raises(ValueError, match="timeout"):
        echo.wait(0, timeout=-(10**400))
    assert echo.wait(0, timeout=10**400) == "done"


def test_a_generic_function_does_not_try_on(echo: ModuleType) -> None:
    raised = LookupError("told")
    with pytest.raises(LookupError, match=r"largest\(\) argument 1, values\[1\]: .*told") as info:
        echo.largest([1, raising("__index__", raised)])
    assert info.value.__cause__ is raised
    assert not isinstance(info.value, usegolib.GoError)
