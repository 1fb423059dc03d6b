"""What the tools of Python's say of a generated package: type checkers, stubtest, ruff.

In: a `Package` of doing.py. Out: a sentence for each tool that is not content. The same tools are
run on the small packages of golden/ by tests/python/typing/.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from doing import Package
from jobs import HERE

SUPPORT = HERE.parent / "python" / "support"
WIDTHS = (88, 100, 120)


def complaints(package: Package) -> Iterator[str]:
    """What is wrong with the stubs, with the modules, or between them."""
    name, site = package.folder.name, package.folder.parent
    modules = sorted(map(str, package.folder.rglob("__init__.py")))
    with tempfile.TemporaryDirectory() as bare:
        shutil.copytree(package.folder, Path(bare, name), ignore=_without_stubs)
        tools = {
            "mypy": (site, _mypy("--package", name)),
            "mypy of the modules": (site, _mypy(*modules)),
            "pyright": (site, _pyright(site, name)),
            "pyright without the stubs": (Path(bare), _pyright(Path(bare), name)),
            "stubtest": (site, _module("mypy.stubtest", name)),
            "what functions say": (site, [sys.executable, _compare(), *_packages(package.folder)]),
            "ruff": (site, _module("ruff", "check", "--isolated", name)),
            **{f"ruff's format at {width}": (site, _formatted(name, width)) for width in WIDTHS},
        }
        for tool, (folder, command) in tools.items():
            yield from _said(tool, folder, command)


def _mypy(*arguments: str) -> list[str]:
    return _module("mypy", "--strict", "--no-incremental", "--no-error-summary", *arguments)


def _pyright(site: Path, name: str) -> list[str]:
    settings = {"typeCheckingMode": "strict", "include": [name]}
    (site / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    return _module("pyright", "--pythonpath", sys.executable, "--project", str(site))


def _formatted(name: str, width: int) -> list[str]:
    return _module("ruff", "format", "--isolated", "--check", f"--line-length={width}", name)


def _compare() -> str:
    return str(SUPPORT / "compare_with_stub.py")


def _module(*command: str) -> list[str]:
    return [sys.executable, "-m", *command]


def _packages(folder: Path) -> list[str]:
    """Its name, and those of the packages below."""
    found = (stub.parent.relative_to(folder.parent) for stub in folder.rglob("__init__.pyi"))
    return sorted(".".join(path.parts) for path in found)


def _without_stubs(folder: str, names: list[str]) -> list[str]:
    """What is no module: stubs, and the library."""
    return [name for name in names if name.endswith(".pyi") or name == "_artifacts"]


def _said(tool: str, folder: Path, command: list[str]) -> Iterator[str]:
    """What a tool printed, unless it was content."""
    paths = {"MYPYPATH": str(folder), "PYTHONPATH": str(folder)}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **paths},
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        yield f"{tool}: {done.stdout}{done.stderr}"
