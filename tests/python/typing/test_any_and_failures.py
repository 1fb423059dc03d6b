"""What type checkers say of any at level 3, and of last results that are errors of other types."""

from pathlib import Path
from typing import Final

import pytest
from goldens import mypy, passes, pyright

ACCEPTED: Final = """
from datetime import UTC, datetime
from typing import assert_type

import anys
import usegolib

now = datetime.now(UTC)
root = anys.Root(text="a")
anys.same(now)
anys.same([now, {"a": root, 1: [now]}, 1j, b"x", None])
anys.all([root, now], {"a": now, "b": {"c": [root]}})
try:
    assert_type(anys.render("a"), str)
    assert_type(anys.parse("a"), int)
except anys.Fault as fault:
    anys.same([fault])
except usegolib.GoError as error:
    anys.same({"why": error})
assert_type(anys.look(1), tuple[int, anys.Status | None])
assert_type(anys.new_source_error(), anys.SourceError | None)
"""

REFUSED: Final = [
    "anys.same({1, 2})",
    "anys.same([print])",
    "anys.render('a')[0].line",
    "anys.same(...)",
]


@pytest.fixture
def caller(site: Path) -> Path:
    return site / "caller_of_any.py"


def test_checkers_accept_what_the_run_time_takes(site: Path, caller: Path) -> None:
    caller.write_text(ACCEPTED, encoding="utf-8")
    passes(mypy(site, caller))
    assert pyright(site, caller.name) == {}


def test_checkers_refuse_what_the_run_time_refuses(site: Path, caller: Path) -> None:
    caller.write_text("import anys\n\n" + "\n".join(REFUSED) + "\n", encoding="utf-8")
    done = mypy(site, "--no-error-summary", caller)
    lines = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line}
    assert lines == set(range(3, 3 + len(REFUSED))), done.stdout + done.stderr
    assert {line for _, line in pyright(site, caller.name)} == lines
