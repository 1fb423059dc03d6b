"""Type checkers accept what the run time accepts, and refuse what it refuses: kind by kind.

In: the rows of `support/table.py`, and the package `kinds`, built. Out: what mypy and pyright say
of each row, in one run each, and what happens when it is called.
"""

import re
import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from goldens import mypy, pyright
from table import KINDS, RESULTS
from usegolib._read_only import ReadOnlyDict

SETUP = """
import dataclasses
from collections import ChainMap
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import assert_type

import kinds as k
from kinds import part


class I:
    def __index__(self) -> int:
        return 1


class F:
    def __float__(self) -> float:
        return 1.5


@dataclasses.dataclass(kw_only=True)
class Lookalike:
    x: int = 0


NAN = float("nan")
NOW = datetime.now(UTC)
ROMAN: ChainMap[str, int] = ChainMap({"i": 1}, {"v": 5})
"""


class Row(typing.NamedTuple):
    """An expression, and who accepts it."""

    expression: str
    checkers: bool
    run_time: bool


def rows() -> Iterator[Row]:
    """Every row of the table."""
    for kind in KINDS:
        verdicts = [
            (kind.accepted, True, True),
            (kind.refused, False, False),
            (kind.only_checkers, True, False),
            (kind.only_run_time, False, True),
        ]
        for arguments, checkers, run_time in verdicts:
            for argument in arguments:
                yield Row(kind.call.format(argument), checkers, run_time)


ROWS = list(rows())


@pytest.fixture(scope="module")
def program(kinds_dir: Path) -> Path:
    """All rows, each on a line of its own, beside the package."""
    lines = [row.expression for row in ROWS]
    lines += [f"assert_type({expression}, {kind})" for expression, kind in RESULTS]
    path = kinds_dir / "program.py"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    # One line of its own for each row, whatever is before them.
    path.write_text(SETUP + path.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def wrong(refused: set[int]) -> list[str]:
    """The rows of which a type checker says what it should not."""
    start = SETUP.count("\n") + 1
    expected = [not row.checkers for row in ROWS] + [False] * len(RESULTS)
    texts = [row.expression for row in ROWS] + [f"{e}: {t}" for e, t in RESULTS]
    rows = zip(texts, expected, strict=True)
    return [
        f"{'refuses' if line in refused else 'accepts'} {text}"
        for line, (text, is_error) in enumerate(rows, start)
        if (line in refused) != is_error
    ]


def test_mypy(program: Path) -> None:
    done = mypy(program.parent, "--no-error-summary", "--hide-error-context", program)
    found = {int(n) for n in re.findall(r"program\.py:(\d+): error:", done.stdout)}
    assert "\n".join(wrong(found)) == "", done.stdout + done.stderr


def test_pyright(program: Path) -> None:
    errors = pyright(program.parent, program.name)
    assert "\n".join(wrong({line for _, line in errors})) == "", errors


@pytest.fixture(scope="module")
def names(kinds: types.ModuleType) -> dict[str, object]:
    """What the rows mention."""
    found: dict[str, object] = {}
    exec(SETUP, found)
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.expression)
def test_run_time(names: dict[str, object], row: Row) -> None:
    if row.run_time:
        eval(row.expression, names)
    else:
        with pytest.raises((TypeError, ValueError, OverflowError)):
            eval(row.expression, names)


def fits(value: object, kind: object) -> bool:
    """Tell whether a value is of a type, which nothing that is only like it is."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        return any(fits(value, each) for each in inner)
    if origin in (list, tuple):
        elements = [each for each in inner if each is not ...]
        repeated = elements * len(value) if len(elements) == 1 else elements
        return type(value) is origin and all(map(fits, value, repeated))
    if origin in (dict, Mapping):
        is_one = type(value) is (dict if origin is dict else ReadOnlyDict)
        return is_one and all(fits(a, inner[0]) and fits(b, inner[1]) for a, b in value.items())
    return type(value) is kind or value is kind


@pytest.mark.parametrize(("expression", "kind"), RESULTS)
def test_results(names: dict[str, object], expression: str, kind: str) -> None:
    value = eval(expression, names)
    assert fits(value, eval(kind, names)), value


def test_the_table_is_long() -> None:
    assert len(ROWS) + len(RESULTS) >= 150
