"""What type checkers read in stubs, other tools read off the functions themselves.

In: the generated package `echo` and the committed packages in golden/. Out: hints, signatures and
documentation, and the frameworks that live on them.
"""

import functools
import inspect
import pydoc
import re
import textwrap
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, get_type_hints
from uuid import UUID

import duckdb
import pydantic
import pytest
import usegolib
from fastapi import FastAPI
from fastapi.testclient import TestClient
from installed import REPOSITORY, python, succeed
from usegolib.typing import Buffer

DOCUMENT = REPOSITORY / "docs" / "typing-tools.md"

HINTS = [
    ("join", {"parts": Sequence[str] | None, "separator": str, "return": str}),
    ("none", {"return": str}),
    ("blanks", {"arg0": int, "arg1": str, "return": None}),
    ("bytes", {"v": Buffer | None, "return": bytes}),
    ("grid", {"v": Sequence[Sequence[int] | None] | None, "return": list[list[int]]}),
    ("rune", {"v": int | str, "return": int}),
    ("floats3", {"v": Sequence[float], "return": list[float]}),
    ("array16", {"v": Buffer, "return": bytes}),
    ("optional_int", {"v": int | None, "return": int | None}),
    ("any", {"v": Any, "return": Any}),
    ("echo_duration", {"v": int | timedelta, "return": int}),
    ("square", {"v": int | None, "return": int | None}),
    ("echo_uuid", {"v": str | UUID, "return": str}),
    ("echo_decimal", {"v": str | Decimal, "return": str}),
    ("all_times", {"v": str | datetime, "return": list[str]}),
    ("half", {"n": int, "return": int}),
    ("wait", {"d": int | timedelta, "timeout": float | None, "return": str}),
    ("timeout", {"timeout_": int, "more": int, "timeout": float | None, "return": int}),
    # Of generic functions: whatever one of the instances takes, or gives.
    ("plus", {"a": int | float, "b": int | float, "return": int | float}),
    (
        "typed_text",
        {
            "v": str | Buffer | None | Sequence[str] | Sequence[bool],
            "return": str,
        },
    ),
    ("first_of", {"values": Sequence[Any] | None, "other": Any, "return": Any}),
    ("old_sum", {"a": int, "b": int, "return": int}),
]

SIGNATURES = [
    ("join", "(parts: Sequence[str] | None, separator: str, /) -> str"),
    ("none", "() -> str"),
    ("blanks", "(arg0: int, arg1: str, /) -> None"),
    ("all_ints", "(*v: int) -> list[int]"),
    ("wait", "(d: int | datetime.timedelta, /, *, timeout: float | None = None) -> str"),
    ("timeout", "(timeout_: int, /, *more: int, timeout: float | None = None) -> int"),
    ("plus", "(a: int | float, b: int | float, /) -> int | float"),
]


def none_type(hints: dict[str, object]) -> dict[str, object]:
    """The hints as `get_type_hints` has them."""
    return {name: type(None) if hint is None else hint for name, hint in hints.items()}


@pytest.fixture(scope="module")
def handle(echo_artifacts: Path, echo: ModuleType) -> usegolib.Handle:
    return usegolib.import_("example.com/echo", artifact_dir=echo_artifacts)


@pytest.mark.parametrize(("name", "hints"), HINTS)
def test_hints_are_types(echo: ModuleType, name: str, hints: dict[str, object]) -> None:
    function = getattr(echo, name)
    assert function.__annotations__ == hints
    assert get_type_hints(function) == none_type(hints)
    assert inspect.get_annotations(function) == hints


@pytest.mark.parametrize(("name", "shown"), SIGNATURES)
def test_signatures_have_types(echo: ModuleType, name: str, shown: str) -> None:
    signature = str(inspect.signature(getattr(echo, name)))
    assert signature.replace("collections.abc.", "") == shown


def test_several_results_are_a_tuple_or_their_class(echo: ModuleType) -> None:
    kinds = tuple[str, int, bytes, list[str], float, bool]
    assert get_type_hints(echo.unnamed)["return"] == kinds
    assert get_type_hints(echo.halves)["return"] is echo.HalvesResult
    assert isinstance(echo.halves(4), get_type_hints(echo.halves)["return"])


def test_functions_of_a_handle_say_the_same(handle: usegolib.Handle, echo: ModuleType) -> None:
    assert get_type_hints(handle.Join) == none_type(dict(HINTS)["join"])
    assert str(inspect.signature(handle.Plus)) == dict(SIGNATURES)["plus"]
    assert get_type_hints(handle.Halves)["return"] is handle.HalvesResult
    assert handle.Wait.__doc__ == echo.wait.__doc__


def test_what_wraps_a_function_has_its_hints(echo: ModuleType) -> None:
    @functools.wraps(echo.half)
    def wrapper(*arguments: int) -> int:
        return echo.half(*arguments)

    assert inspect.signature(wrapper) == inspect.signature(echo.half)
    partial = inspect.signature(functools.partial(echo.plus, 1))
    assert str(partial) == "(b: int | float, /) -> int | float"


def test_each_answer_is_the_askers_own(echo: ModuleType) -> None:
    echo.half.__annotations__["n"] = str
    assert echo.half.__annotations__ == {"n": int, "return": int}
    with pytest.raises(AttributeError):
        echo.half.__annotations__ = {}


def test_duckdb_infers_the_types(echo: ModuleType) -> None:
    connection = duckdb.connect()
    for name in ("half", "concat", "sum_int64", "echo_duration", "rune", "is_ipv4", "strings"):
        connection.create_function(f"go_{name}", getattr(echo, name))
    for query, answer in (
        ("go_half(84)", 42),
        ("go_concat('ab'::blob, 'c'::blob)", b"abc"),
        ("go_sum_int64([1, 2, 39])", 42),
        ("go_echo_duration(5)", 5),
        ("go_echo_duration(interval 2 seconds)", 2_000_000_000),
        ("go_rune('a')", 97),
        ("go_rune(98)", 98),
        ("go_is_ipv4('')", False),
        ("go_strings(['a', 'ß'])", ["a", "ß"]),
    ):
        assert connection.execute(f"select {query}").fetchone() == (answer,), query


def test_duckdb_is_told_what_it_cannot_infer(echo: ModuleType) -> None:
    connection = duckdb.connect()
    for name in ("halves", "blanks"):
        with pytest.raises(duckdb.InvalidInputException, match="Could not infer the return type"):
            connection.create_function(name, getattr(echo, name))
    pair = "STRUCT(low BIGINT, high BIGINT)"
    connection.create_function("halves", echo.halves, return_type=pair)
    connection.create_function(
        "blanks", echo.blanks, return_type="VARCHAR", null_handling="special"
    )
    connection.create_function("optional", echo.optional_int, null_handling="special")
    query = "select halves(9), blanks(1, 'x'), optional(NULL), optional(3)"
    assert connection.execute(query).fetchone() == (echo.halves(9)._asdict(), None, None, 3)


def test_fastapi_passes_arguments_by_name(echo: ModuleType) -> None:
    # The documents say so, and that a def is needed for that reason.
    app = FastAPI()
    app.get("/plus")(echo.plus)
    with pytest.raises(TypeError, match="positional-only arguments passed as keyword arguments"):
        TestClient(app).get("/plus?a=40&b=2")


def test_a_def_serves_fastapi_pydantic_and_ray(echo: ModuleType) -> None:
    def plus(a: int, b: int) -> int: return echo.plus(a, b)  # fmt: skip

    app = FastAPI()
    app.get("/plus")(plus)
    client = TestClient(app)
    assert client.get("/plus?a=40&b=2").json() == 42
    assert client.get("/plus?a=40&b=x").status_code == 422
    assert pydantic.validate_call(plus)("40", 2) == 42
    with pytest.raises(pydantic.ValidationError):
        pydantic.validate_call(plus)("x", 2)
    # What ray.remote, which is too large to install for this, asks for.
    assert inspect.isfunction(plus)


def test_validate_call_refuses_what_is_no_def(echo: ModuleType) -> None:
    # The documents say so; if that changes, they have to.
    assert not isinstance(echo.plus, FunctionType)
    with pytest.raises(pydantic.PydanticUserError, match="should be applied to functions"):
        pydantic.validate_call(echo.plus)


def test_ipython_shows_one_signature(echo_dir: Path, tmp_path: Path) -> None:
    code = """
        import echo
        from IPython.core.interactiveshell import InteractiveShell
        shell = InteractiveShell(user_ns={"echo": echo})
        print(shell.object_inspect_text("echo.half"))
    """
    shown = python(code, echo_dir, env={"IPYTHONDIR": str(tmp_path), "NO_COLOR": "1"})
    shown = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert re.findall(r".*signature:.*", shown, re.IGNORECASE) == [
        "Signature:   echo.half(n: int, /) -> int"
    ]
    assert "Raises: usegolib.GoError" in shown
    assert "self as a function" not in shown


def test_calling_through_dunder_call(echo: ModuleType) -> None:
    assert echo.plus.__call__(40, 2) == 42
    assert type(echo.plus).__call__(echo.plus, 40, 2) == 42
    assert echo.wait.__call__(0, timeout=5) == echo.wait(0, timeout=5)
    with pytest.raises(TypeError, match=r"^half\(\) missing 1 required positional argument: 'n'$"):
        echo.half.__call__()


def test_help_has_the_lines_of_the_stub(echo: ModuleType) -> None:
    text = pydoc.plain(pydoc.render_doc(echo.wait))
    assert "wait(d: int | datetime.timedelta, /, *, timeout: float | None = None) -> str" in text
    assert "Raises: usegolib.GoError, usegolib.GoTimeoutError" in text
    assert "Supplied: ctx context.Context (ends after timeout, in seconds)" in text


def test_the_documents_examples_run(tmp_path: Path) -> None:
    succeed("gen", "golang.org/x/mod@v0.42.0", "--out", tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), re.M | re.S)
    used = """
        from fastapi.testclient import TestClient
        print(TestClient(app).get("/compare?v=v1.9.0&w=v1.10.0").json(), checked("v1.0.0", w="v1"))
    """
    assert len(blocks) == 3
    assert python("\n".join(blocks) + textwrap.dedent(used), tmp_path) == "-1 0"
