"""The documents for users, taken apart: README.md and docs/*.md.

In: the files. Out: their code blocks, table rows and anchors, and a way to run Python: `run`
executes a block and compares what it gives with the comments behind it.

docs/coverage.md is left out of blocks and tables: it is measured and written by `make corpus`. So
is CONTRIBUTING.md, whose commands are the checks themselves.
"""

import ast
import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[3]
PAGES = sorted([REPOSITORY / "README.md", *REPOSITORY.glob("docs/*.md")])
MEASURED = "docs/coverage.md"

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^(\|.*\|)\n\|[-:| ]+\|\n((?:\|.*\|\n?)+)", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
RAISES = re.compile(r"\w+Error\b")


class Block(NamedTuple):
    """A fenced block."""

    page: str
    language: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """Its page and first line, by which tests speak of it."""
        return self.page, self.text.splitlines()[0]


class Row(NamedTuple):
    """A row of a table, which goes by its page and the header of its first column."""

    page: str
    table: str
    cells: tuple[str, ...]


def name(page: Path) -> str:
    """The page as tests speak of it: `docs/types.md`."""
    return page.relative_to(REPOSITORY).as_posix()


def blocks() -> list[Block]:
    """Every fenced block, in order."""
    return [
        Block(name(page), *match.groups())
        for page in PAGES
        if name(page) != MEASURED
        for match in FENCE.finditer(page.read_text(encoding="utf-8"))
    ]


def rows() -> list[Row]:
    """Every row of every table, in order; tables of a page with the same header are one."""
    return [
        Row(name(page), cells(table[1])[0], cells(line))
        for page in PAGES
        if name(page) != MEASURED
        for table in TABLE.finditer(prose(page))
        for line in table[2].splitlines()
    ]


def cells(line: str) -> tuple[str, ...]:
    """The cells of a row; a bar inside one is written with a backslash."""
    parts = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return tuple(part.strip().replace("\\|", "|") for part in parts)


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """What can stand behind `#` in a link to the page, by GitHub's rules."""
    text = prose(page)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


def commands(block: Block) -> Iterator[str]:
    """The commands of a console block, without their prompts and comments."""
    for line in block.text.splitlines():
        if line.startswith("$ "):
            yield line[2:].split(" #")[0].strip()


def run(text: str) -> int:
    """Run a Python block; the number of values, exceptions and lines that its comments promise.

    `expression  # -1, more words` is compared by value, `statement  # TypeError, more words` must
    raise, and what `print(...)  # text` prints is compared as text, with the whole comment.
    """
    lines = text.splitlines()
    compared, namespace, printed = 0, {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        for statement in ast.parse(text).body:
            comment = _comment(lines, statement)
            if comment and isinstance(statement, ast.Expr) and not _prints(statement):
                _compare(ast.unparse(statement.value), comment, namespace)
                compared += 1
            elif RAISES.match(comment) and isinstance(statement, ast.Assign):
                _raises(ast.unparse(statement), comment, namespace)
                compared += 1
            else:
                exec(ast.unparse(statement), namespace)
    promised = re.findall(r"^ *print\(.*\) +# (.+)$", text, re.MULTILINE)
    assert printed.getvalue().splitlines() == promised
    return compared + len(promised)


def _prints(statement: ast.Expr) -> bool:
    return ast.unparse(statement).startswith("print(")


def _comment(lines: list[str], statement: ast.stmt) -> str:
    last = lines[statement.end_lineno - 1].encode()[statement.end_col_offset :].decode()
    return last.strip().removeprefix("#").strip()


def _compare(expression: str, comment: str, namespace: dict[str, object]) -> None:
    if RAISES.match(comment):
        _raises(expression, comment, namespace)
        return
    value = eval(expression, namespace)
    assert value == _value(comment), f"{expression}: {value!r}, not {comment}"


def _raises(statement: str, comment: str, namespace: dict[str, object]) -> None:
    try:
        exec(statement, namespace)
        raised = "nothing"
    except Exception as error:
        raised = type(error).__name__
    assert raised == RAISES.match(comment)[0], f"{statement}: {raised}, not {comment}"


def _value(comment: str) -> object:
    """The value that a comment begins with; SyntaxError where it begins with none."""
    with contextlib.suppress(SyntaxError, ValueError):
        return ast.literal_eval(comment)
    return ast.literal_eval(comment.rpartition(", ")[0])
