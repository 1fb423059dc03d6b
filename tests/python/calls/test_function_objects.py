"""A bound Go function behaves like a function to Python's tools."""

import copy
import inspect
import pickle
import pydoc
from types import ModuleType

import pytest


def test_names_and_place(echo: ModuleType) -> None:
    assert echo.join.__name__ == "join"
    assert echo.join.__qualname__ == "join"
    assert echo.join.__module__ == "echo"
    assert echo.join.__wrapped_go__ == "example.com/echo.Join"


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("join", "(parts: collections.abc.Sequence[str] | None, separator: str, /) -> str"),
        ("nothing", "() -> None"),
        ("keywords", "(from_: str, class_: str, lambda_: str, /) -> str"),
        ("blanks", "(arg0: int, arg1: str, /) -> None"),
        ("anonymous", "(arg0: int, arg1: str, /) -> None"),
        ("parse_url", "(raw_url: str, /) -> str"),
    ],
)
def test_signatures(echo: ModuleType, name: str, signature: str) -> None:
    assert str(inspect.signature(getattr(echo, name))) == signature


def test_the_docstring_has_the_comment_the_signature_and_the_place(echo: ModuleType) -> None:
    doc = echo.join.__doc__
    assert doc.startswith("Join puts separator between parts.")
    assert "strings.Join" in doc
    assert "Go: func Join(parts []string, separator string) string" in doc
    assert "example.com/echo/combine.go:26" in doc


def test_help_shows_signature_and_docstring(echo: ModuleType) -> None:
    text = pydoc.plain(pydoc.render_doc(echo.join))
    assert "join(parts: collections.abc.Sequence[str] | None, separator: str, /) -> str" in text
    assert "Join puts separator between parts." in text


def test_deprecation_is_told(echo: ModuleType) -> None:
    assert "Deprecated: use SumInt64." in echo.old_sum.__doc__


def test_repr(echo: ModuleType) -> None:
    assert "example.com/echo.Join" in repr(echo.join)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_is_by_reference(echo: ModuleType, protocol: int) -> None:
    loaded = pickle.loads(pickle.dumps(echo.join, protocol))
    assert loaded == echo.join
    assert loaded(["a", "b"], "-") == "a-b"


def test_equality_and_hash(echo: ModuleType) -> None:
    assert echo.join == echo.join
    assert echo.join != echo.concat
    assert len({echo.join, echo.join, echo.concat}) == 2
    assert copy.copy(echo.join) == echo.join
    assert copy.deepcopy(echo.join) == echo.join


def test_it_is_callable_and_binds_to_no_instance(echo: ModuleType) -> None:
    class Holder:
        join = echo.join

    assert callable(echo.join)
    assert Holder().join(["a", "b"], "+") == "a+b"


def test_the_module_tells_what_it_has(echo: ModuleType) -> None:
    assert set(echo.__all__) <= set(dir(echo))
    assert {"join", "int64", "none", "in_", "max"} <= set(echo.__all__)
    assert "gives back what it is given" in echo.__doc__


def test_what_cannot_cross_is_left_out(echo: ModuleType) -> None:
    assert not [name for name in echo.__all__ if name.startswith("takes_")]
    assert not hasattr(echo, "generic")
    assert not hasattr(echo, "reverse_in_place")
