"""What editors show of objects in the packages of golden/: fields and methods, with their docs.

In: the generated stubs, and two of the servers and libraries behind editors: pyright's language
server, and jedi. Out: completions and hovers.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import jedi
import pytest
from goldens import GOLDEN
from language_server import LanguageServer

SOURCE = """\
from fields import Printer
from objects import new_counter

p = Printer(indent=2)
assert (c := new_counter())
"""

# What is written, and what is shown of its last name: its signature, and its documentation.
SHOWN = [
    ("p.indent", "indent: int", "Indent is how far it indents.\n\nGo: Indent int"),
    ("p.env", "env: Mapping[str, int]", "Go: Env map[string]int"),
    (
        "p.url",
        "url() -> str",
        "Url takes the name of the field URL.\n\nGo: func (p *Printer) Url() string",
    ),
    ("c.next", "next() -> int", "Next counts.\n\nGo: func (c *Counter) Next() int"),
    ("Printer", "class Printer", "Printer prints.\n\nFrom Go: new_printer()"),
]
NAMES = {"p": {"indent", "tags", "env", "secret", "url"}, "c": {"next"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages as a user has them, without their libraries."""
    folder = tmp_path_factory.mktemp("editors")
    for case in ("fields", "objects"):
        shutil.copytree(GOLDEN / case / "python", folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    """Pyright's, which VS Code and others have."""
    command = [str(Path(sys.executable).with_name("pyright-langserver")), "--stdio"]
    with LanguageServer(command, folder) as server:
        yield server


def places(written: str) -> tuple[str, int, int]:
    """A text that ends with this, and the place where that ends, counted from 0."""
    text = SOURCE + written
    return text, text.count("\n"), len(written)


@pytest.mark.parametrize("variable", NAMES)
def test_pyright_completes_fields_and_methods(server: LanguageServer, variable: str) -> None:
    text, line, column = places(f"{variable}.")
    found = server.completions(server.open(f"complete_{variable}.py", text), line, column)
    assert found.keys() >= NAMES[variable]
    assert not [name for name in found if name.startswith("_") and not name.startswith("__")]


@pytest.mark.parametrize(("written", "signature", "documentation"), SHOWN)
def test_pyright_shows_them(
    server: LanguageServer, written: str, signature: str, documentation: str
) -> None:
    text, line, column = places(written)
    shown = server.hover(server.open(f"hover_{written}.py", text), line, column - 1)
    assert signature in shown
    assert documentation in shown


@pytest.mark.parametrize(
    ("written", "documentation"), [(each[0], each[2]) for each in SHOWN if "." in each[0]]
)
def test_pyright_documents_completions(
    server: LanguageServer, written: str, documentation: str
) -> None:
    variable, _, name = written.partition(".")
    text, line, column = places(f"{variable}.")
    found = server.completions(server.open(f"document_{name}.py", text), line, column)
    assert documentation in server.resolve(found[name])


@pytest.fixture(scope="module")
def script(folder: Path) -> Callable[[str], jedi.Script]:
    """A file with a text, as jedi sees it; IPython, Jupyter and others ask that."""
    project = jedi.Project(folder, added_sys_path=[str(folder)])
    return lambda text: jedi.Script(text, path=folder / "asked.py", project=project)


@pytest.mark.parametrize("variable", NAMES)
def test_jedi_completes_fields_and_methods(
    script: Callable[[str], jedi.Script], variable: str
) -> None:
    text, line, column = places(f"{variable}.")
    found = {completion.name for completion in script(text).complete(line + 1, column)}
    assert found >= NAMES[variable]


# Of a field jedi shows what sets it, which has no documentation; of a class the module's line.
@pytest.mark.parametrize(
    ("written", "documentation"), [(each[0], each[2]) for each in SHOWN if "()" in each[1]]
)
def test_jedi_documents_methods(
    script: Callable[[str], jedi.Script], written: str, documentation: str
) -> None:
    text, line, column = places(written)
    (found,) = script(text).help(line + 1, column - 1)
    assert documentation in found.docstring()
