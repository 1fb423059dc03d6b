"""Every code block of the documents is run, or is listed here with the reason why it is not.

In: README.md and docs/*.md. Commands run as they are written, Python in fresh interpreters, and
what comments promise is compared. Other blocks are asserted one by one.
"""

import ctypes
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from go_module import write_module
from installed import SUPPORT, python, succeed
from pages import Block, blocks, commands, run

# Python that only means something to another program; its test is below.
HOOK = "from hatchling.builders.hooks.plugin.interface import BuildHookInterface"

NOT_RUN = {
    "make demo    # set everything up, then generate, build and call three published Go modules":
        "takes minutes and runs these tests; that the targets exist is in test_documents.py",
    "dtype  u8          element type, by its letter in Python's struct module":
        "a layout; golden/wire/vectors.json has it in bytes, which test_wire_vectors.py sends",
    "pip install .": "the tests run on a wheel of this checkout, installed by make",
}  # fmt: skip

# What a page's examples take for granted.
CONFIG = """import "os"

func Load(path string) ([]byte, error) { return os.ReadFile(path) }"""


STORE = """import ("errors"; "fmt")

var ErrNotFound = errors.New("not found")

type PathFault struct { Path string; Err error }

func (f *PathFault) Error() string { return fmt.Sprintf("%s: %v", f.Path, f.Err) }

func (f *PathFault) Unwrap() error { return f.Err }

func Open(path string) error { return &PathFault{path, ErrNotFound} }

func IsNotFound(err error) bool { return errors.Is(err, ErrNotFound) }"""


@pytest.fixture(scope="module")
def mod_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the README's `gen` was run, with the packages `mod` and `semver`."""
    folder = tmp_path_factory.mktemp("readme")
    written = [command for block in on("README.md") for command in commands(block)]
    for command in [each for each in written if each.startswith("usegolib gen")]:
        succeed(*shlex.split(command)[1:], cwd=folder)
    return folder


def on(*pages: str) -> list[Block]:
    """The blocks of these pages."""
    return [block for block in blocks() if block.page in pages]


def promised(block: Block, folder: Path, root: Path) -> int:
    """Run a Python block in a fresh interpreter, as if nothing had been built before.

    In: the folder of its packages, and the artifact root. Out: how many of its promises held.
    """
    code = f"from pages import run; print(run({block.text!r}))"
    env = {"USEGOLIB_ARTIFACT_DIR": str(root)}
    return int(python(code, SUPPORT, folder, env=env))


# -- README ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("index", "promises"), [(0, 4), (1, 3), (2, 1)])
def test_the_readmes_python(mod_dir: Path, tmp_path: Path, index: int, promises: int) -> None:
    python_blocks = [block for block in on("README.md") if block.language == "python"]
    assert len(python_blocks) == 3
    assert promised(python_blocks[index], mod_dir, tmp_path) == promises


def test_the_readmes_commands(mod_dir: Path) -> None:
    listed = [command for block in on("README.md") for command in commands(block)]
    left = [command for command in listed if command not in NOT_RUN]
    assert left == [
        "usegolib gen github.com/Masterminds/semver/v3 --out .",
        "usegolib gen golang.org/x/mod --out .",
        "usegolib inspect golang.org/x/mod/semver",
    ]
    printed = succeed(*shlex.split(left[2])[1:], cwd=mod_dir).stdout
    assert "func Compare(v, w string) int  ->  compare" in printed
    assert "type ByVersion" in printed


def test_what_inspect_mentions(tmp_path: Path) -> None:
    code = """
        type Thing struct{ hidden int }

        func (Thing) Method() int { return 1 }
        func Plain() int { return 1 }
        func Refused() chan<- Thing { return nil }

        const Fixed = 1

        var Changing = 1"""
    module = write_module(tmp_path / "mentions", code, "example.com/mentions")
    (module / "internal").mkdir()
    (module / "internal" / "internal.go").write_text("package internal")
    printed = succeed("inspect", module).stdout
    assert "1 function, 1 method, 1 constant, 1 variable, 1 skipped" in printed
    assert "func Plain() int  ->  plain" in printed
    assert "skipped: func Refused() chan<- Thing" in printed
    assert "left out: example.com/mentions/internal" in printed
    assert all(name in printed for name in ("Method", "Fixed", "Changing"))


# -- docs/errors.md, docs/running-in-python.md, docs/types.md --------------------------------------


def test_the_errors_pages_python(tmp_path: Path) -> None:
    succeed("gen", write_module(tmp_path / "go", CONFIG, "example.com/config"), "--out", tmp_path)
    block, by_class = on("docs/errors.md")
    assert promised(block, tmp_path, tmp_path / "root") == 3
    store = write_module(tmp_path / "store.go", STORE, "example.com/store")
    succeed("gen", store, "--out", tmp_path)
    assert promised(by_class, tmp_path, tmp_path / "root") == 4


@pytest.mark.parametrize(("index", "promises"), [*enumerate([1, 0, 1, 1, 4])])
def test_running_in_python(tmp_path: Path, index: int, promises: int) -> None:
    blocks_of_page = on("docs/running-in-python.md")
    assert len(blocks_of_page) == 5
    assert promised(blocks_of_page[index], tmp_path, tmp_path / "root") == promises


def test_a_wrong_argument_says_where_it_is(echo: ModuleType) -> None:
    (block,) = on("docs/types.md")
    with pytest.raises(TypeError) as caught:
        echo.join(["a", "b", "c", 4], "-")
    assert block.text == f"TypeError: {caught.value}\n"


# -- docs/packaging.md ----------------------------------------------------------------------------


def test_the_tree_of_a_generated_package(mod_dir: Path, platform: str) -> None:
    tree = on("docs/packaging.md")[0].text
    for named in re.findall(r"^  ([\w./-]+?)(?:/? {2,}|$)", tree, re.MULTILINE):
        assert (mod_dir / "mod" / named).exists(), named
    (artifact,) = (mod_dir / "mod").glob("_artifacts/golang.org/x/mod@v*/*")
    assert re.search(r"^  _artifacts/golang\.org/x/mod@v[\d.]+/linux-amd64/$", tree, re.MULTILINE)
    assert artifact.name == platform
    manifest, library = sorted(artifact.iterdir(), reverse=True)
    assert (manifest.name, library.name[:7], library.suffix) == ("manifest.json", "libmod-", ".so")


def test_a_copy_under_another_name_works(mod_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(mod_dir / "mod", tmp_path / "app" / "vendored")
    code = "from app.vendored import semver; print(semver.compare('v1.9.0', 'v1.10.0'))"
    assert python(code, tmp_path, env={"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "none")}) == "-1"


def wheel(mod_dir: Path, folder: Path, backend: str, more: str) -> tuple[str, set[str]]:
    """Build a wheel of `app` with `mod` in it; the wheel's tag and the suffixes of its artifact."""
    shutil.copytree(mod_dir / "mod", folder / "app" / "mod")
    (folder / "app" / "__init__.py").touch()
    project = (
        f'[project]\nname = "app"\nversion = "1"\n[build-system]\nbuild-backend = "{backend}"\n'
    )
    requires = f'requires = ["{backend.partition(".")[0]}"]\n'
    (folder / "pyproject.toml").write_text(f"{project}{requires}\n{more}")
    out = folder.with_name(f"{folder.name}-out")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-build-isolation",
        "--no-deps",
        "-w",
        out,
        ".",
    ]
    done = subprocess.run(pip, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (made,) = out.iterdir()
    with zipfile.ZipFile(made) as archive:
        inside = [Path(each) for each in archive.namelist() if "/_artifacts/" in each]
    return made.stem.split("-", 2)[2], {path.suffix for path in inside}


@pytest.mark.parametrize(
    ("backend", "table", "without"),
    [
        ("setuptools.build_meta", "setuptools", set()),
        ("hatchling.build", "hatch", {".json", ".so"}),
    ],
)
def test_what_the_build_tools_do(
    mod_dir: Path, tmp_path: Path, backend: str, table: str, without: set[str]
) -> None:
    plain, configured = tmp_path / "plain", tmp_path / "configured"
    tag, inside = wheel(mod_dir, plain, backend, "")
    assert tag.endswith("-none-any")
    assert inside == without
    texts = [block.text for block in on("docs/packaging.md") if block.language == "toml"]
    (lines,) = [text for text in texts if table in tomllib.loads(text)["tool"]]
    configured.mkdir()
    if table == "hatch":
        (hook,) = [block for block in blocks() if block.key[1] == HOOK]
        (configured / "hatch_build.py").write_text(hook.text)
    tag, inside = wheel(mod_dir, configured, backend, lines)
    assert tag == "py3-none-linux_x86_64"
    assert inside == {".json", ".so"}


def test_hatchling_leaves_out_what_git_ignores(mod_dir: Path, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.so\n")
    assert wheel(mod_dir, tmp_path, "hatchling.build", "")[1] == {".json"}


def test_the_settings(tmp_path: Path) -> None:
    (lines,) = [b.text for b in on("docs/packaging.md") if "[tool.usegolib]" in b.text]
    code = """
        type Counter struct{ N int }

        func (c *Counter) Add() { c.N++ }"""
    module = write_module(tmp_path / "mod", code, "example.com/mod")
    (module / "sub").mkdir()
    (module / "sub" / "sub.go").write_text(
        "package sub\n\ntype Options struct{ Name string }\n\nfunc Take(o Options) {}\n"
    )
    before = succeed("inspect", module, "--level", 2, cwd=tmp_path).stdout
    assert "func Take(o Options)  ->  take" in before
    assert "func (c *Counter) Add()  ->  add" not in before
    assert "level = 2" in lines
    (tmp_path / "pyproject.toml").write_text(lines)
    after = succeed("inspect", module, cwd=tmp_path).stdout
    assert "skipped: func Take(o Options)" in after
    assert "func (c *Counter) Add()  ->  add" in after


# -- docs/bundles.md ------------------------------------------------------------------------------


def test_the_bundles_examples(tmp_path: Path) -> None:
    generated, of_package, bundled, of_root = on("docs/bundles.md")
    for block in (generated, bundled):
        (command,) = commands(block)
        succeed(*shlex.split(command)[1:], cwd=tmp_path)
    assert promised(of_package, tmp_path, tmp_path / "root") == 2
    text = of_root.text.replace('"artifacts"', repr(str(tmp_path / "artifacts")))
    assert promised(of_root._replace(text=text), tmp_path, tmp_path / "root") == 1


# -- docs/abi.md ----------------------------------------------------------------------------------


def test_the_declarations_of_the_abi(echo_artifacts: Path, tmp_path: Path) -> None:
    """They compile, and a library has each of these symbols."""
    (block,) = [block for block in on("docs/abi.md") if block.language == "c"]
    (tmp_path / "abi.c").write_text(block.text)
    compiler = ["gcc", "-std=c11", "-Wall", "-Werror", "-fsyntax-only", "abi.c"]
    subprocess.run(compiler, cwd=tmp_path, check=True)
    declared = re.findall(r"(usegolib_\w+)\(", block.text)
    assert len(declared) == 14
    (path,) = echo_artifacts.rglob("*.so")
    library = ctypes.CDLL(str(path))
    assert all(hasattr(library, symbol) for symbol in declared)


# -- nothing is left out --------------------------------------------------------------------------

# How many blocks of each page the tests run; a new one needs a test, or a line in NOT_RUN.
RUN = {
    "README.md": 6,
    "docs/abi.md": 1,
    "docs/bundles.md": 4,
    "docs/errors.md": 2,
    # By test_document_module.py and test_document_objects.py.
    "docs/module.md": 1,
    "docs/objects.md": 31,
    "docs/packaging.md": 5,
    "docs/running-in-python.md": 5,
    "docs/types.md": 1,
    # By test_the_documents_examples_run of test_typing_tools.py, which counts them too.
    "docs/typing-tools.md": 3,
}


def test_every_block_is_run_or_listed() -> None:
    left = [block for block in blocks() if block.key[1] not in NOT_RUN]
    pages = {block.page for block in left}
    assert {page: sum(block.page == page for block in left) for page in pages} == RUN
    lines = {line for block in blocks() for line in [block.key[1], *commands(block)]}
    assert set(NOT_RUN) <= lines, "what is listed is still there"


def test_a_promise_that_is_not_kept_fails() -> None:
    """The comparison itself can fail: by value, by exception, by what is printed."""
    assert run("len('ab')  # 2, letters\nint('x')  # ValueError\nprint('a')  # a\n") == 3
    for text in ("1 + 1  # 3", "1 + 1  # TypeError", "print('a')  # b", "print('a')", "[0][1]"):
        with pytest.raises((AssertionError, IndexError)):
            run(text)
    with pytest.raises(SyntaxError):
        run("1 + 1  # two")
