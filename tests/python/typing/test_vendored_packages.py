"""The modules of generated packages, beside their stubs and without them.

In: the committed packages in golden/, which nobody built. Out: what type checkers say of the
modules, and whether modules and functions say what the stubs do.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from goldens import copied, in_fresh_interpreter, mypy, packages, passes, pyright
from installed import SUPPORT


@pytest.fixture(scope="module")
def vendored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages as they are committed, as somebody's own code would have them."""
    return copied(tmp_path_factory.mktemp("vendored"))


@pytest.fixture(scope="module")
def without_stubs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without the stubs: what the modules say by themselves."""
    return copied(tmp_path_factory.mktemp("modules"), "*.pyi")


def test_pyright_accepts_vendored_packages(vendored: Path) -> None:
    assert pyright(vendored, ".") == {}


def test_pyright_accepts_the_modules_without_stubs(without_stubs: Path) -> None:
    assert pyright(without_stubs, ".") == {}


def test_mypy_accepts_the_modules(vendored: Path, without_stubs: Path) -> None:
    # Where there is a stub mypy looks at a module only if it is named.
    passes(mypy(vendored, *sorted(vendored.rglob("__init__.py"))))
    passes(mypy(without_stubs, *sorted(without_stubs.rglob("__init__.py"))))


def test_lazy_names_are_annotated_and_no_attributes(site: Path) -> None:
    code = """
        import inspect
        import crowded, enums, values, variables
        print(enums.__annotations__ == {"Color": type[int], "Suit": type[str], "Flags": type[int]})
        print(variables.__annotations__["Origin"], "Origin" in vars(variables))
        print(inspect.get_annotations(values)["Names"])
        print({"annotations", "builtins", "typing"}.isdisjoint(dir(crowded)))
    """
    assert in_fresh_interpreter(site, code).splitlines() == [
        "True",
        "list[float] False",
        "list[str]",
        "True",
    ]


def test_a_class_for_methods_is_made_without_their_types(site: Path) -> None:
    # They would bring in every class that they name, and much of `typing`.
    code = """
        import values_with_methods
        total = vars(values_with_methods.Values)["total"]
        print(type(total).__name__, "__annotations__" in vars(total))
        print(sorted(total.__func__.__annotations__), total.__name__)
    """
    assert in_fresh_interpreter(site, code).splitlines() == [
        "staticmethod False",
        "['return', 'value'] total",
    ]


def test_functions_say_what_their_stubs_say(site: Path) -> None:
    # Nothing is loaded for that: there are no libraries.
    script = SUPPORT / "compare_with_stub.py"
    done = subprocess.run(
        [sys.executable, script, *packages(site)],
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 150
