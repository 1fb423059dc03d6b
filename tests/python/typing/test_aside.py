"""Type checkers see through `usegolib.with_timeout` and `usegolib.aio`.

In: the package `gate`. Out: what mypy and pyright say of calls that are right, and of wrong ones.
"""

import re
import shutil
from pathlib import Path

import pytest
from goldens import mypy, pyright

RIGHT = """
import asyncio
from typing import assert_type

import gate
import usegolib

shut = gate.new("a")
assert_type(usegolib.with_timeout(1, gate.add, 1, 2), int)
assert_type(usegolib.with_timeout(None, shut.pass_, 1), int)
assert_type(usegolib.with_timeout(1.5, shut.pass_and, "b"), gate.Gate)
assert_type(usegolib.with_timeout(1, gate.join, "-", "a", "b"), str)
assert_type(usegolib.with_timeout(1, gate.halves, "ab").second, str)
assert_type(usegolib.with_timeout(1, shut.wait, timeout=None), None)


async def main() -> None:
    assert_type(await usegolib.aio(gate.add, 1, 2), int)
    assert_type(await usegolib.aio(shut.pass_and, "b"), gate.Gate)
    assert_type(await usegolib.aio(shut.wait, timeout=1), None)
    assert_type(await usegolib.aio(gate.join, "-", "a", "b"), str)
    first, second = await asyncio.gather(
        usegolib.aio(gate.add, 1, 2), usegolib.aio(gate.join, "-", "a")
    )
    assert_type(first, int)
    assert_type(second, str)
"""

OVERLOADED = """
from typing import assert_type

import gate
import usegolib

assert_type(usegolib.with_timeout(1, gate.largest, 1, 2), int)
assert_type(usegolib.with_timeout(1, gate.largest, "a", "b"), str)
assert_type(usegolib.with_timeout(1, gate.write, "text"), bytes)


async def main() -> None:
    assert_type(await usegolib.aio(gate.largest, "a", "b"), str)
"""

WRONG = [
    "usegolib.with_timeout(1, gate.add, 1)",
    'usegolib.with_timeout(1, gate.add, 1, "2")',
    'usegolib.with_timeout("1", gate.add, 1, 2)',
    "usegolib.with_timeout(1, gate.add, 1, 2, timeout=1)",
    'usegolib.with_timeout(1, shut.pass_, "1")',
    "usegolib.with_timeout(1, 1)",
    'usegolib.aio(gate.add, 1, "2")',
    "usegolib.aio(gate.add)",
]


def check(site: Path, text: str) -> tuple[set[int], set[int]]:
    """The lines that mypy and pyright complain of."""
    program = site / "program.py"
    program.write_text(text)
    lines = re.findall(r"program\.py:(\d+): error", mypy(site, program).stdout)
    return set(map(int, lines)), {line for _, line in pyright(site, program.name)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, gate_dir: Path) -> Path:
    """A folder with the package, to write to."""
    return shutil.copytree(gate_dir, tmp_path_factory.mktemp("site") / "gate")


def test_right_calls(site: Path) -> None:
    assert check(site, RIGHT) == (set(), set())


def test_overloads(site: Path) -> None:
    assert check(site, OVERLOADED) == (set(), set())


def test_wrong_calls(site: Path) -> None:
    head = 'import gate\nimport usegolib\n\nshut = gate.new("a")\n'
    first = head.count("\n") + 1
    wrong = set(range(first, first + len(WRONG)))
    assert check(site, head + "\n".join(WRONG) + "\n") == (wrong, wrong)
