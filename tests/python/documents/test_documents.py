"""What the documents for users name exists: links, commands, options, variables, exceptions.

In: README.md and docs/*.md. What their examples and tables do is in test_document_examples.py and
test_document_tables.py.
"""

import builtins
import os
import re
from pathlib import Path

import pytest
import usegolib
from installed import succeed
from pages import CODE, PAGES, REPOSITORY, anchors, blocks, commands, name, prose, rows

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
INLINE = re.compile(r"usegolib ([a-z]+)\b(.*)", re.DOTALL)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


@pytest.fixture(scope="module")
def overview() -> str:
    """What `usegolib --help` prints."""
    return succeed("--help").stdout


@pytest.fixture(scope="module")
def helps(overview: str) -> dict[str, str]:
    """What each command's `--help` prints."""
    listed = overview.partition("Commands:\n")[2].partition("\n\n")[0]
    names = re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE)
    return {each: succeed(each, "--help").stdout for each in names if each != "help"}


def options(text: str) -> set[str]:
    """The options in a text."""
    return set(OPTION.findall(text))


OTHERS = [
    *(REPOSITORY / each for each in ("CONTRIBUTING.md", "SECURITY.md", "examples/README.md")),
    *sorted(REPOSITORY.glob("docs/adr/*.md")),
]


@pytest.mark.parametrize("page", [*PAGES, *OTHERS], ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(prose(page)):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = Path(os.path.normpath(page.parent / target)) if target else page
        assert there.is_file(), link
        assert not anchor or anchor in anchors(there), link


def test_every_page_is_linked_from_the_readme() -> None:
    linked = {link.partition("#")[0] for link in LINK.findall(prose(REPOSITORY / "README.md"))}
    assert {name(page) for page in PAGES} - {"README.md"} <= linked


def mentioned(page: Path) -> list[str]:
    """Everything on a page that is a command line of ours, without the program's name."""
    inline = [re.sub(r"\s+", " ", code) for code in CODE.findall(prose(page))]
    console = [c for block in blocks() if block.page == name(page) for c in commands(block)]
    return [line for line in inline + console if line.startswith("usegolib ")]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_and_their_options_exist(page: Path, helps: dict[str, str]) -> None:
    for line in mentioned(page):
        match = INLINE.match(line)
        assert match, line
        assert match[1] in helps, line
        assert options(match[2]) <= options(helps[match[1]]), line


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_options_that_stand_alone_exist(page: Path, helps: dict[str, str]) -> None:
    known = set().union(*map(options, helps.values()))
    for code in CODE.findall(prose(page)):
        if code.startswith("--"):
            assert options(code) <= known, code


def test_the_readme_lists_every_command(helps: dict[str, str]) -> None:
    listed = [row.cells[0] for row in rows() if (row.page, row.table) == ("README.md", "command")]
    assert [cell.strip("`").split()[1] for cell in listed] == list(helps)


def test_the_variables_are_those_of_the_help(overview: str) -> None:
    """Each has a row with the help's words, and no page names another."""
    found = re.findall(r"^  (USEGOLIB_\w+) +(.+)$", overview, re.MULTILINE)
    table = {r.cells[0].strip("`"): r.cells[1] for r in rows() if r.table == "variable"}
    assert list(table) == [variable for variable, _ in found]
    for variable, meaning in found:
        said = table[variable].replace("`", "").removeprefix("the ")
        assert said.startswith(meaning.removeprefix("the ")), variable
    for page in PAGES:
        assert set(re.findall(r"USEGOLIB_\w+", page.read_text())) <= set(table), name(page)


def test_make_targets_exist() -> None:
    makefile = (REPOSITORY / "Makefile").read_text()
    (block,) = [block for block in blocks() if block.text.startswith("make ")]
    for target in re.findall(r"^make ([\w-]+)", block.text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def ours() -> set[str]:
    """The names of usegolib's exceptions."""
    found = {n for n in usegolib.__all__ if isinstance(getattr(usegolib, n), type)}
    return {n for n in found if issubclass(getattr(usegolib, n), usegolib.UsegolibError)}


def test_the_errors_page_has_every_exception_and_no_other() -> None:
    first = [CODE.findall(r.cells[0])[0] for r in rows() if r.table == "exception"]
    assert ours() - {"UsegolibError"} == {each for each in first if each in ours()}
    for page in PAGES:
        for each in re.findall(r"`(?:usegolib\.)?([A-Z]\w+Error)\b", prose(page)):
            assert each in ours() or hasattr(builtins, each), f"{name(page)}: {each}"


@pytest.mark.parametrize(
    "cell", [r.cells[0] for r in rows() if r.table == "exception" and "(a" in r.cells[0]]
)
def test_the_bases_of_an_exception_are_as_said(cell: str) -> None:
    each, *said = CODE.findall(cell)
    bases = getattr(usegolib, each).__mro__
    assert {base.__name__ for base in bases} >= {*said, "UsegolibError"}


@pytest.mark.parametrize("each", sorted(ours() - {"UsegolibError"}))
def test_every_base_of_an_exception_is_said(each: str) -> None:
    (cell,) = [r.cells[0] for r in rows() if r.table == "exception" and f"`{each}`" in r.cells[0]
               and CODE.findall(r.cells[0])[0] == each]  # fmt: skip
    direct = [base.__name__ for base in getattr(usegolib, each).__bases__]
    public = [base for base in direct if base not in {"UsegolibError", "_FromGo"}]
    assert CODE.findall(cell)[1:] == (public or ["RuntimeError"])
