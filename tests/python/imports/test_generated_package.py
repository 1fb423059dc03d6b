"""What `usegolib gen` writes: files, names, laziness, copies, and types that checkers follow."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from installed import MODULES, listing, python, succeed, usegolib

USER_PROGRAM = """
import echo
from echo import join

text: str = join(["a", "b"], "-")
text = echo.join(("a", "b"), "-")
number: int = echo.int8(1)
numbers: list[int] = echo.int64s(range(3))
data: bytes = echo.bytes(bytearray(b"x"))
quotient: int = echo.div_mod(7, 2)[0]
halved: int = echo.half(4)
echo.nothing()
"""

WRONG_CALLS = [
    'echo.join("ab", "-")',
    'echo.join([1], "-")',
    'echo.join(["a"])',
    'echo.join(parts=["a"], separator="-")',
    "echo.int8('1')",
    "echo.bytes('text')",
    "text: str = echo.int8(1)",
    "echo.reverse_in_place([1])",
]


def errors_of(tool: str, program: Path, packages: Path) -> set[int]:
    """The lines in which a type checker finds an error."""
    folder = Path(sys.executable).parent
    if tool == "mypy":
        command = [folder / "mypy", "--strict", "--no-error-summary", program]
    else:
        command = [folder / "pyright", "--pythonpath", sys.executable, "--outputjson", program]
    done = subprocess.run(
        list(map(str, command)), cwd=packages, check=False, capture_output=True, text=True
    )
    if tool == "mypy":
        lines = (line.split(":") for line in done.stdout.splitlines() if ": error:" in line)
        return {int(parts[1]) for parts in lines}
    found = json.loads(done.stdout)["generalDiagnostics"]
    return {item["range"]["start"]["line"] + 1 for item in found if item["severity"] == "error"}


def test_the_files_of_a_package(echo_dir: Path, platform: str) -> None:
    package = echo_dir / "echo"
    artifact = package / "_artifacts" / "example.com" / "echo@local" / platform
    assert sorted(path.name for path in echo_dir.iterdir()) == ["echo"]
    assert sorted(path.name for path in package.iterdir() if path.name != "__pycache__") == [
        "__init__.py",
        "__init__.pyi",
        "_artifacts",
        "py.typed",
    ]
    manifest = json.loads((artifact / "manifest.json").read_text())
    assert sorted(path.name for path in artifact.iterdir()) == sorted(
        ["manifest.json", manifest["library"]["path"]]
    )


def test_the_header_names_tool_module_and_version(echo_dir: Path) -> None:
    for name in ("__init__.py", "__init__.pyi"):
        head = (echo_dir / "echo" / name).read_text()[:1000]
        assert "usegolib" in head
        assert "example.com/echo" in head
        assert "local" in head
        assert "do not edit" in head.lower()


def test_subpackages_mirror_the_tree(tree_dir: Path) -> None:
    printed = python(
        """
        import tree, tree.leaf, tree.deep.er, tree.odd
        for package in (tree, tree.leaf, tree.deep.er, tree.odd):
            print(package.path())
        """,
        tree_dir,
    )
    assert printed.split() == [
        "example.com/tree",
        "example.com/tree/leaf",
        "example.com/tree/deep/er",
        "example.com/tree/go-odd",
    ]


def test_commands_and_internal_packages_are_left_out(tree_dir: Path) -> None:
    names = {path.name for path in (tree_dir / "tree").rglob("*") if path.is_dir()}
    assert not names & {"internal", "hidden", "cmd", "tool", "main"}


def test_all_packages_of_a_module_share_one_library(tree_dir: Path) -> None:
    libraries = [path for path in tree_dir.rglob("lib*") if path.is_file()]
    assert len(libraries) == 1


def test_a_package_below_the_root_can_be_the_target(tmp_path: Path) -> None:
    succeed("gen", MODULES / "tree" / "leaf", "--out", tmp_path)
    assert python("import leaf; print(leaf.path())", tmp_path) == "example.com/tree/leaf"


def test_a_name_of_the_standard_library_gets_a_prefix(tmp_path: Path) -> None:
    succeed("gen", MODULES / "json", "--out", tmp_path)
    printed = python("import json, go_json; print(go_json.quote('a'), json.dumps('b'))", tmp_path)
    assert printed == '"a" "b"'


def test_the_name_can_be_chosen(tmp_path: Path) -> None:
    succeed("gen", MODULES / "embedded", "--out", tmp_path, "--name", "chosen")
    assert [path.name for path in tmp_path.iterdir()] == ["chosen"]
    assert python("import chosen; print(chosen.message())", tmp_path) == "carried along"


@pytest.mark.parametrize("name", ["not a name", "1st", "class", "a.b", "../up", "-x", ""])
def test_a_name_that_cannot_be_imported_is_refused(tmp_path: Path, name: str) -> None:
    done = usegolib("gen", MODULES / "embedded", "--out", tmp_path, f"--name={name}")
    assert done.returncode != 0
    assert name in done.stderr
    assert listing(tmp_path) == {}


def test_importing_does_not_load_the_library(echo_dir: Path) -> None:
    printed = python(
        """
        import echo
        def loaded():
            return "libecho" in open("/proc/self/maps").read()
        before = loaded()
        repr(echo.join), echo.join.__doc__, dir(echo)
        described = loaded()
        echo.nothing()
        print(before, described, loaded())
        """,
        echo_dir,
    )
    assert printed == "False False True"


def test_a_package_can_be_copied_into_another(tmp_path: Path) -> None:
    succeed("gen", MODULES / "tree", "--out", tmp_path / "out")
    vendored = tmp_path / "application" / "app" / "_vendor"
    vendored.mkdir(parents=True)
    (vendored.parent / "__init__.py").touch()
    (vendored / "__init__.py").touch()
    shutil.move(tmp_path / "out" / "tree", vendored / "forest")
    printed = python(
        """
        import pickle
        from app._vendor import forest
        from app._vendor.forest import leaf
        print(forest.path(), leaf.path(), leaf.path.__module__)
        print(pickle.loads(pickle.dumps(leaf.path))())
        """,
        tmp_path / "application",
        env={"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "empty")},
    )
    assert printed.split() == [
        "example.com/tree",
        "example.com/tree/leaf",
        "app._vendor.forest.leaf",
        "example.com/tree/leaf",
    ]


def test_without_embedding_the_library_stays_in_the_artifact_root(tmp_path: Path) -> None:
    root = {"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")}
    succeed("gen", MODULES / "embedded", "--out", tmp_path / "out", "--no-embed", env=root)
    assert not (tmp_path / "out" / "embedded" / "_artifacts").exists()
    code = "import embedded; print(embedded.message())"
    assert python(code, tmp_path / "out", env=root) == "carried along"
    printed = python(
        """
        import embedded, usegolib
        try:
            embedded.message()
        except usegolib.ArtifactNotFoundError as error:
            print(error)
        """,
        tmp_path / "out",
        env={"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "elsewhere")},
    )
    assert "example.com/embedded" in printed
    assert str(tmp_path / "elsewhere") in printed


def test_generating_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for out in ("one", "two"):
        succeed("gen", MODULES / "tree", "--out", tmp_path / out)
    once = listing(tmp_path / "one")
    assert once == listing(tmp_path / "two")
    succeed("gen", MODULES / "tree", "--out", tmp_path / "one")
    assert listing(tmp_path / "one") == once


def test_check_compares_and_writes_nothing(tmp_path: Path) -> None:
    arguments = ("gen", MODULES / "embedded", "--out", tmp_path)
    missing = usegolib(*arguments, "--check")
    assert missing.returncode == 1
    assert listing(tmp_path) == {}
    succeed(*arguments)
    assert succeed(*arguments, "--check").stdout == ""
    stub = tmp_path / "embedded" / "__init__.pyi"
    stub.write_text(stub.read_text() + "\nedited: int\n")
    before = listing(tmp_path)
    done = usegolib(*arguments, "--check")
    assert done.returncode == 1
    assert "__init__.pyi" in done.stdout + done.stderr
    assert listing(tmp_path) == before


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_type_checkers_accept_right_calls(echo_dir: Path, tmp_path: Path, tool: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(USER_PROGRAM)
    # Both checkers look for imports from the folder they run in.
    shutil.copytree(echo_dir / "echo", tmp_path / "echo")
    assert errors_of(tool, program, tmp_path) == set()


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_type_checkers_reject_wrong_calls(echo_dir: Path, tmp_path: Path, tool: str) -> None:
    program = tmp_path / "program.py"
    program.write_text("\n".join(["import echo", *WRONG_CALLS, ""]))
    shutil.copytree(echo_dir / "echo", tmp_path / "echo")
    assert errors_of(tool, program, tmp_path) == set(range(2, 2 + len(WRONG_CALLS)))


def test_the_stub_agrees_with_the_module(echo_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "echo"],
        cwd=echo_dir,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_the_package_is_formatted_and_lints(tree_dir: Path) -> None:
    ruff = Path(sys.executable).parent / "ruff"
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [ruff, *command, "--isolated", "."],
            cwd=tree_dir,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout


def test_the_stub_and_the_module_offer_the_same(echo: ModuleType, echo_dir: Path) -> None:
    stub = (echo_dir / "echo" / "__init__.pyi").read_text()
    declared = re.findall(r"^(?:(?:def|class) (\w+)\(|(\w+): Final)", stub, re.MULTILINE)
    variables = {"Counter", "Dozen", "Googol", "Labels"}
    names = {function or attribute for function, attribute in declared}
    assert names - variables == set(echo.__all__), "`import *` does not read variables"
    assert variables <= names & set(dir(echo))
    assert sorted(echo.__all__) == sorted(set(echo.__all__))
