"""CONTRIBUTING.md names what is there: files, folders, make targets, constants, variables.

In: the page, and the tree. Out: each name exists, and the tables of parts are complete.
"""

import re
from pathlib import Path

import pytest
from pages import CODE, FENCE, REPOSITORY, TABLE, cells

PAGE = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROSE = FENCE.sub("", PAGE)
TABLES = {
    cells(table[1])[0]: [cells(line) for line in table[2].splitlines()]
    for table in TABLE.finditer(PROSE)
}


def named(table: str) -> set[str]:
    """The code of the first cells of a table."""
    return {code for row in TABLES[table] for code in CODE.findall(row[0])}


def parts(folder: str) -> set[str]:
    """The modules of Rust code in a folder."""
    return {path.stem for path in (REPOSITORY / folder).glob("*.rs")} - {"lib", "main"}


def test_every_part_of_the_generator_is_named() -> None:
    # `gen` is named above its table, which is that of its stages.
    assert named("stage") | named("file") | {"gen"} == parts("generator")


def test_every_part_of_the_runtime_is_named() -> None:
    assert named("folder of `runtime/src/`") == parts("runtime/src")


FOLDERS = ("", "generator", "generator/introspect/describe", "generator/restrict")
# Made by what the page tells to run.
MADE = {".env/", ".env/test.stamp", ".env/test/bin/pytest", "input/", "input/*.go", "python/"}
PATHS = {code for code in CODE.findall(PROSE) if re.fullmatch(r"[\w.*/-]+/[\w.*/-]*", code)}


@pytest.mark.parametrize("path", sorted(PATHS - MADE))
def test_a_path_exists(path: str) -> None:
    assert any(list((REPOSITORY / folder).glob(path)) for folder in FOLDERS), path


def test_make_targets_and_their_tests_exist() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    told = re.findall(r"`make ([^`]+)`", re.sub(r"\s+", " ", PROSE))
    assert len(told) > 10
    for command in told:
        for target in re.split(r" \w+=", command)[0].split():
            assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target
        for path in re.findall(r"tests/[\w/]+", command):
            assert (REPOSITORY / path).exists(), path


def test_constants_and_settings_exist() -> None:
    """A constant of Rust code is in its file, and a variable of tests in a test."""
    for module, name in re.findall(r"`(\w+)::([A-Z_]+)`", PROSE):
        source = (REPOSITORY / "generator" / f"{module}.rs").read_text(encoding="utf-8")
        assert re.search(rf"\b{name}\b", source), f"{module}::{name}"
    folders = [REPOSITORY / each for each in ("tests", "generator", "runtime", "golden/wire")]
    code = [path for each in folders for path in Path(each).rglob("*.*") if path.is_file()]
    text = "".join(path.read_text(encoding="utf-8", errors="replace") for path in code
                   if path.suffix in {".rs", ".py", ".md"})  # fmt: skip
    for variable in re.findall(r"`(?:cargo )?([A-Z_]{5,})=", PROSE):
        assert variable in text, variable
