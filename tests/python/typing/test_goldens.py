"""The Python packages in golden/ under the tools that their users run on them.

In: golden/<case>/python, committed output of the generator, and the installed usegolib. Nothing is
built or loaded: importing a generated package does none of that, reading Go variables does.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest
from goldens import GOLDEN, ROOTS, in_fresh_interpreter, mypy, packages, passes, pyright, run
from installed import succeed

TEMPLATES = GOLDEN.parent / "templates" / "shim"
NEGATIVE = GOLDEN / "negative.py"
MARK = re.compile(r"#\s*(mypy: )?error\b")


def marked_lines(tool: str) -> set[int]:
    """Lines of the negative file that must not type-check."""
    tokens = tokenize.generate_tokens(io.StringIO(NEGATIVE.read_text(encoding="utf-8")).readline)
    comments = (token for token in tokens if token.type == tokenize.COMMENT)
    marks = ((token.start[0], MARK.match(token.string)) for token in comments)
    return {line for line, mark in marks if mark and (tool == "mypy" or not mark[1])}


def test_mypy_accepts_the_stubs(site: Path) -> None:
    passes(mypy(site, *(word for name in packages(site) for word in ("--module", name))))


def test_pyright_accepts_the_stubs(site: Path) -> None:
    assert pyright(site, "**/*.pyi") == {}


def has_variables(root: Path) -> bool:
    """Tell whether a package has Go variables, which nobody can read without a library."""
    api = json.loads((root.parent / "model.json").read_text(encoding="utf-8"))
    return any(
        callable_["kind"] == "get"
        for package in api["packages"]
        for callable_ in package["callables"]
    )


def stubtest(folder: Path, packages: list[str]) -> None:
    """Run stubtest on some packages of a folder; it finds what is below them itself."""
    passes(run("mypy.stubtest", *packages, MYPYPATH=str(folder), PYTHONPATH=str(folder)))


def test_the_stubs_say_what_the_modules_do(site: Path) -> None:
    tops = [path.name for root in ROOTS if not has_variables(root) for path in root.iterdir()]
    assert {"methods", "members", "written"} <= set(tops)
    stubtest(site, tops)


def test_the_stubs_say_what_modules_with_variables_do(tmp_path: Path) -> None:
    with_variables = [root for root in ROOTS if has_variables(root)]
    for root in with_variables:
        level = (root.parent / "level").read_text(encoding="utf-8").strip()
        succeed("gen", root.parent / "input", "--out", tmp_path, "--level", level)
    tops = [path.name for root in with_variables for path in root.iterdir()]
    assert {"maps", "records", "complex", "variables"} <= set(tops)
    stubtest(tmp_path, tops)


def test_mypy_refuses_what_it_must(site: Path) -> None:
    done = mypy(site, "--no-error-summary", "--hide-error-context", NEGATIVE)
    errors = re.findall(r"negative\.py:(\d+): error:", done.stdout)
    assert {int(line) for line in errors} == marked_lines("mypy"), done.stdout + done.stderr


def test_pyright_refuses_what_it_must(site: Path) -> None:
    shutil.copy(NEGATIVE, site)
    errors = pyright(site, NEGATIVE.name)
    assert {line for _, line in errors} == marked_lines("pyright"), errors


def test_deprecated_functions_are_reported(site: Path) -> None:
    caller = site / "caller.py"
    caller.write_text("import docs\n\ndocs.old()\ndocs.plain('x')\n", encoding="utf-8")
    errors = pyright(site, caller.name)
    assert [line for _, line in errors] == [3], errors
    assert 'use Plain, which is "plain" in one call.' in next(iter(errors.values()))


def test_ruff_finds_nothing() -> None:
    passes(run("ruff", "check", "--isolated", *ROOTS))


@pytest.mark.parametrize("width", [88, 100, 120])
def test_ruff_formats_nothing_anew(width: int) -> None:
    passes(run("ruff", "format", "--isolated", "--check", f"--line-length={width}", *ROOTS))


def test_gofmt_formats_nothing_anew() -> None:
    shims = sorted(GOLDEN.glob("*/dispatch.go"))
    assert len(shims) == len(ROOTS)
    done = subprocess.run(["gofmt", "-l", *shims], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize("case", [root.parent for root in ROOTS], ids=lambda case: case.name)
def test_go_vets_the_shim(case: Path, tmp_path: Path) -> None:
    shim = tmp_path / "shim"
    shutil.copytree(TEMPLATES, shim, ignore=shutil.ignore_patterns("*.jinja", "*_test.go"))
    shutil.copy(case / "dispatch.go", shim)
    work = tmp_path / "go.work"
    # Of a bundle each folder has one; what another module has of its own is replaced.
    modules = list(case.glob("input/go.mod")) or sorted(case.glob("input/*/go.mod"))
    folders = "".join(f"\t{json.dumps(str(module.parent))}\n" for module in modules)
    work.write_text(f"go 1.24\n\nuse (\n\t./shim\n{folders})\n")
    env = {**os.environ, "GOWORK": str(work), "GOFLAGS": "", "GOTOOLCHAIN": "local"}
    done = subprocess.run(
        ["go", "vet", "./..."], cwd=shim, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_documentation_says_what_go_says(site: Path) -> None:
    code = "import docs; print(docs.triple.__doc__); print(docs.__doc__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site, capture_output=True, text=True, check=True
    )
    assert 'Triple has """ in the middle' in done.stdout
    assert 'back\\slash and """triple"""' in done.stdout


def test_a_vendored_package_can_lie_anywhere(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "subpackages", tmp_path / "app" / "vendor" / "renamed")
    code = "from app.vendor.renamed.sub import deep; print(deep.neg.__doc__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "example.com/subpackages/sub/deep/deep.go" in done.stdout


def test_enums_are_made_when_they_are_asked_for(site: Path) -> None:
    code = """
        import enums
        print("Color" in vars(enums), "Color" in dir(enums), "Color" in enums.__all__)
        print(enums.Color.Crimson is enums.Color.Red, enums.Color is enums.Color)
        print(vars(enums)["Color"].__module__, dir(enums).count("Color"))
        print(list(enums.Flags), enums.Suit("spades"))
    """
    assert in_fresh_interpreter(site, code).splitlines() == [
        "False True True",
        "True True",
        "enums 1",
        "[<Flags.None_: 0>, <Flags.Read: 1>, <Flags.All: 18446744073709551615>] spades",
    ]


def test_threads_that_ask_for_an_enum_get_one(site: Path) -> None:
    code = """
        import concurrent.futures, threading
        import enums
        start = threading.Barrier(8)
        def ask(_):
            start.wait()
            return enums.Color
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            print(len(set(map(id, pool.map(ask, range(8))))))
    """
    assert in_fresh_interpreter(site, code) == "1\n"


def test_an_unknown_attribute_is_refused_as_of_any_module(site: Path) -> None:
    code = """
        import enums, variables
        for module in (enums, variables):
            try:
                module.Nothing
            except AttributeError as error:
                print(error, error.name)
    """
    assert in_fresh_interpreter(site, code).splitlines() == [
        "module 'enums' has no attribute 'Nothing' Nothing",
        "module 'variables' has no attribute 'Nothing' Nothing",
    ]
