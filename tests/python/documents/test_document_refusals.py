"""The table of docs/types.md of what is not callable: each declaration has its code at its levels.

In: the rows, in a module made of their declarations. Out: the code that `inspect` gives at each
level, none at the others; no code is missing.
"""

import json
import re

import pytest
from go_module import write_module
from installed import REPOSITORY, succeed
from pages import Row, rows

ROWS = [row for row in rows() if (row.page, row.table) == ("docs/types.md", "code")]

HEAD = """import ("encoding/json"; "errors"; "os"; "regexp"; "unsafe")

type T struct{ n int }
func New() T { return T{} }

type level int
type Visit func(int)
type Lesser interface{ Less(other any) bool }

var _ regexp.Regexp; var _ unsafe.Pointer
"""
# What a function has to do to be refused; the others do nothing.
BODIES = {
    "func Scan": "return 0, json.Unmarshal(nil, v[0])",
    "func IsKnown": "return errors.Is(err, os.ErrExist)",
    "func Reset": "for i := range xs { xs[i] = 0 }",
    "func Least": "return a",
}


def declared(row: Row) -> str:
    """The Go declaration of a row."""
    return row.cells[1].strip("`")


def function(row: Row) -> str:
    """It, with a body."""
    name = re.split(r"[\[(]", declared(row))[0]
    return f"{declared(row)} {{ {BODIES.get(name, '')} }}\n"


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, str]]:
    """The codes at each level, by declaration."""
    own = "".join(map(function, (row for row in ROWS if row.cells[0] != "`ends-process`")))
    module = write_module(tmp_path_factory.mktemp("codes"), HEAD + own, "example.com/codes")
    found: dict[int, dict[str, str]] = {}
    for level in (1, 2, 3):
        for target in (module, "log"):
            told = json.loads(succeed("inspect", target, "--level", level, "--json").stdout)
            found.setdefault(level, {}).update(
                (each["signature"], each["code"])
                for package in told["packages"]
                for each in package["skipped"]
            )
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.cells[0].strip("`"))
def test_a_code_and_its_levels(refused: dict[int, dict[str, str]], row: Row) -> None:
    code = row.cells[0].strip("`")
    levels = [level for level in refused if refused[level].get(declared(row)) == code]
    assert ", ".join(map(str, levels)) == row.cells[2]


def test_every_code_is_in_the_table() -> None:
    source = (REPOSITORY / "generator" / "model.rs").read_text(encoding="utf-8")
    variants = re.search(r"pub enum Reason \{(.*?)\n\}", source, re.DOTALL)[1]
    names = re.findall(r"^    ([A-Z]\w+),$", variants, re.MULTILINE)
    kebab = {re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower() for name in names}
    assert kebab == {row.cells[0].strip("`") for row in ROWS}
