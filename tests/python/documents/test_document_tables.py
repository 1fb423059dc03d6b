"""The tables of the documents: each row does what it says, or names the test that shows it.

In: the tables of README.md and docs/*.md. Those of docs/types.md and of docs/security.md have
files of their own, test_document_types.py and test_document_host.py.
"""

import re
import struct
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from installed import MODULES, TESTS, succeed
from pages import CODE, REPOSITORY, Row, rows

# -- docs/errors.md -------------------------------------------------------------------------------

# What raises: Python with `echo`, `root` (with an artifact of echo) and `empty`, a folder.
RAISING = {
    "TypeError": "echo.made('map')",
    "OverflowError": "echo.int8(128)",
    "ValueError": "echo.echo_addr('x')",
    "GoError": "echo.half(3)",
    "GoTimeoutError": "echo.wait(10**10, timeout=0.01)",
    "GoPanicError": "echo.divide(1, 0)",
    "InputError": "usegolib.import_('example.com/path@a@b')",
    "ArtifactNotFoundError": "usegolib.import_('example.com/echo', artifact_dir=empty)",
    "FileError": "usegolib.import_('example.com/mod', artifact_dir='/proc/no', **BUILD)",
    "BuildError": "usegolib.import_(str(MODULES / 'broken'), artifact_dir=empty, **BUILD)",
}
# What takes a process, a damaged library or another version: the test that shows it.
SHOWN = {
    "ForkedProcessError": "calls/test_threads_and_fork.py",
    "MemoryError": "calls/test_generic_functions.py",
    "AmbiguousArtifactError": "imports/test_import.py",
    "VersionConflictError": "imports/test_import.py",
    "ToolchainError": "imports/test_import.py",
    "ManifestError": "imports/test_import.py",
    "IntegrityError": "imports/test_import.py",
    "PlatformError": "imports/test_import.py",
    "LoadError": "faults/test_hostile.py",
}
# A library has to be made to break the protocol, as no build does.
CANNOT_BE_RUN = {"ProtocolError"}
EXCEPTIONS = [CODE.findall(row.cells[0])[0] for row in rows() if row.table == "exception"]


@pytest.mark.parametrize(
    "each", sorted({*EXCEPTIONS, "OverflowError", "ValueError"} - CANNOT_BE_RUN)
)
def test_an_exception_is_raised(echo: ModuleType, tmp_path: Path, each: str) -> None:
    if each in SHOWN:
        assert each in (TESTS / SHOWN[each]).read_text()
        return
    names = {"echo": echo, "usegolib": usegolib, "empty": tmp_path, "MODULES": MODULES}
    names["BUILD"] = {"build_if_missing": True}
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the very class is compared
        eval(RAISING[each], names)
    assert type(caught.value).__name__ == each


def test_what_a_misspelling_raises(echo: ModuleType, echo_artifacts: Path) -> None:
    for path, error in {
        "example.com/echo@v1.0.0/sub": usegolib.InputError,
        "./no-such-directory": usegolib.InputError,
        "example.com/echo/sub": usegolib.ArtifactNotFoundError,
    }.items():
        with pytest.raises(error):
            usegolib.import_(path, artifact_dir=echo_artifacts)
    with pytest.raises(AttributeError):
        echo.jion  # noqa: B018 - what is tried


def test_a_module_whose_root_is_no_package(tmp_path: Path) -> None:
    """It is found, and lacks what was asked of it."""
    module = write_module(
        tmp_path / "go" / "sub", "func F() int { return 1 }", "example.com/top/sub"
    )
    (module / "go.mod").rename(tmp_path / "go" / "go.mod")
    (tmp_path / "go" / "go.mod").write_text("module example.com/top\n\ngo 1.21\n")
    succeed("build", tmp_path / "go", "--out", tmp_path / "root")
    with pytest.raises(usegolib.LoadError, match=r"has no package example\.com/top"):
        usegolib.import_("example.com/top", artifact_dir=tmp_path / "root")
    assert usegolib.import_("example.com/top/sub", artifact_dir=tmp_path / "root").F() == 1


# -- nothing is left out --------------------------------------------------------------------------

DONE_HERE = {
    ("docs/errors.md", "exception"),
    ("docs/abi.md", "element"),
}
ELSEWHERE = {
    ("README.md", "command"): "documents/test_documents.py",
    ("docs/errors.md", "class"): "values/test_errors.py",
    ("docs/from-go-to-python.md", "Go"): "documents/test_document_idioms.py",
    ("docs/module.md", "name"): "documents/test_document_module.py",
    ("docs/packaging.md", "variable"): "documents/test_documents.py",
    # Of the first row; what servers of others call in their workers is in their documentation.
    ("docs/threads-and-fork.md", "what forks"): "calls/test_threads_and_fork.py",
    ("docs/types.md", "Go"): "documents/test_document_types.py",
    ("docs/types.md", "code"): "documents/test_document_refusals.py",
    ("docs/types.md", "kind of type in Go"): "values/test_records.py",
    ("docs/types.md", "a field of"): "values/test_fields.py",
    ("docs/types.md", "if the type has"): "values/test_protocols.py",
    ("docs/typing-tools.md", "in the stub"): "typing/test_typing_tools.py",
    ("docs/security.md", "command or call"): "documents/test_document_host.py",
    # Asserted in bytes, each way.
    ("docs/abi.md", "kind"): "values/test_wire_vectors.py",
    ("docs/abi.md", "Go"): "values/test_wire_vectors.py",
    # The flags that arrive or are left out; those that are refused are in test_document_host.py.
    ("docs/security.md", "flag"): "artifacts/test_go_flags.py",
}


def test_every_table_is_run_or_listed() -> None:
    assert {(row.page, row.table) for row in rows()} == DONE_HERE | set(ELSEWHERE)
    for test in ELSEWHERE.values():
        assert (TESTS / test).is_file()


def test_the_letters_of_packed_arrays() -> None:
    """Each is the letter of that size and sign in Python's struct module."""
    header, letters = elements()
    for kinds, letter in zip(header, letters, strict=True):
        code = letter.strip("`")
        for kind in CODE.findall(kinds):
            size = int(re.search(r"\d*$", kind)[0] or 64) // 8
            assert struct.calcsize(f"<{code}") == size, kind
            assert (code == code.upper()) == kind.startswith("uint"), kind


def elements() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The header and the only row of that table of docs/abi.md."""
    text = (REPOSITORY / "docs" / "abi.md").read_text(encoding="utf-8")
    line = re.search(r"^\| element \|(.*)\|$", text, re.MULTILINE)[1]
    (row,) = [row for row in rows() if row.table == "element"]
    return tuple(cell.strip() for cell in line.split("|")), Row(*row).cells[1:]
