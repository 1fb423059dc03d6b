"""Constants are what they are in Go, enumerations group them, variables are read when asked for."""

import enum
import math
import pickle
from pathlib import Path
from types import ModuleType

import pytest
from go_module import write_module
from installed import python, succeed


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Yes", True),
        ("Least", -(2**63)),
        ("Greatest", 2**64 - 1),
        ("Huge", 2**100),
        ("Pi", math.pi),
        ("Tiny", 5e-324),
        ("Third32", 0.3333333432674408),
        ("Text", "café"),
        ("Raw", "\udcff\x00raw"),
        ("Letter", ord("x")),
        ("Pause", 3_000_000_000),
        ("Tuesday", 1),
        ("Spades", "spades"),
    ],
)
def test_constants(echo: ModuleType, name: str, value: object) -> None:
    constant = getattr(echo, name)
    assert constant == value
    assert type(constant) is type(value)
    assert name in echo.__all__


def test_an_enumeration_of_integers(echo: ModuleType) -> None:
    assert issubclass(echo.Weekday, enum.IntEnum)
    assert [(day.name, day.value) for day in echo.Weekday] == [
        ("Monday", 0),
        ("Tuesday", 1),
        ("Wednesday", 2),
    ]
    assert echo.following(echo.Weekday.Tuesday) == echo.Weekday.Wednesday == echo.Wednesday
    assert echo.Weekday(echo.following(2)) is echo.Weekday.Monday


def test_an_enumeration_of_strings(echo: ModuleType) -> None:
    assert issubclass(echo.Suit, enum.StrEnum)
    assert echo.suit_name(echo.Suit.Hearts) == "hearts"
    assert echo.Suit("spades") is echo.Suit.Spades


def test_enumerations_are_pickled(echo: ModuleType) -> None:
    assert pickle.loads(pickle.dumps(echo.Weekday.Monday)) is echo.Weekday.Monday


def test_variables_are_read_when_asked_for(echo_dir: Path) -> None:
    code = """
        import echo
        print(echo.Counter, echo.Labels)
        echo.increment()
        print(echo.Counter, "Counter" in dir(echo), "Counter" in echo.__all__)
        try:
            echo.Missing
        except AttributeError as error:
            print(error)
    """
    assert python(code, echo_dir).splitlines() == [
        "1 ['a', 'b']",
        "2 True False",
        "module 'echo' has no attribute 'Missing'",
    ]


def test_reading_a_constant_loads_no_library(echo_dir: Path) -> None:
    code = """
        import echo
        def mapped():
            with open("/proc/self/maps") as maps:
                return any("libecho" in line for line in maps)
        print(echo.Pi > 3, echo.Weekday.Monday == 0, mapped())
        print(echo.Counter, mapped())
    """
    assert python(code, echo_dir).splitlines() == ["True True False", "1 True"]


def test_a_handle_has_them_all_under_go_names(echo_artifacts: Path) -> None:
    code = f"""
        import usegolib
        echo = usegolib.import_("example.com/echo", artifact_dir={str(echo_artifacts)!r})
        print(echo.Huge == 2 ** 100, ascii(echo.Raw), echo.Pi, echo.Weekday.Tuesday + 0)
        print(echo.Counter, end=" ")
        echo.Increment()
        print(echo.Counter)
        print({{"Pi", "Counter", "Weekday", "Suit", "Increment"}} <= set(dir(echo)))
        for name in ("Counter", "Pi"):
            try:
                setattr(echo, name, 5)
            except AttributeError as error:
                print(name in str(error))
    """
    assert python(code).splitlines() == [
        f"True '\\udcff\\x00raw' {math.pi} 1",
        "1 2",
        "True",
        "True",
        "True",
    ]


def test_named_results_are_a_named_tuple(echo: ModuleType) -> None:
    divided = echo.div_mod(7, 2)
    assert divided == (3, 1)
    assert (divided.quotient, divided.remainder) == (3, 1)
    assert type(divided) is echo.DivModResult
    assert pickle.loads(pickle.dumps(divided)) == divided
    assert type(echo.unnamed()) is tuple


def test_named_results_of_a_handle(echo_artifacts: Path) -> None:
    code = f"""
        import pickle, usegolib
        echo = usegolib.import_("example.com/echo", artifact_dir={str(echo_artifacts)!r})
        cut = echo.Cut("key=value", "=")
        print(cut, cut.after, type(cut) is echo.CutResult)
        print(pickle.loads(pickle.dumps(cut)))
    """
    assert python(code).splitlines() == [
        "CutResult(before='key', after='value', found=True) value True",
        "('key', 'value', True)",
    ]


def test_a_module_of_constants_alone(tmp_path: Path) -> None:
    module = write_module(tmp_path / "module", "const Answer = 42")
    succeed("gen", module, "--out", tmp_path)
    assert python("import local; print(local.Answer, local.__all__)", tmp_path) == "42 ['Answer']"
