"""The installed usegolib, used the way its users do: as a command and from fresh interpreters.

In: arguments, or Python code. Out: what the process printed and its exit code.
"""

import importlib
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from types import ModuleType

REPOSITORY = Path(__file__).resolve().parents[3]
MODULES = REPOSITORY / "tests" / "modules"
TESTS = REPOSITORY / "tests" / "python"
SUPPORT = TESTS / "support"
COMMAND = Path(sys.executable).parent / "usegolib"

Completed = subprocess.CompletedProcess[str]


def usegolib(*arguments: object, env: dict[str, str] | None = None, **options: object) -> Completed:
    """Run the console script; never raises for an exit code."""
    return _run([str(COMMAND), *map(str, arguments)], env, **options)


def succeed(*arguments: object, env: dict[str, str] | None = None, **options: object) -> Completed:
    """Run the console script, which must exit with 0."""
    done = usegolib(*arguments, env=env, **options)
    assert done.returncode == 0, f"usegolib {arguments} exited {done.returncode}:\n{done.stderr}"
    return done


def built(root: Path, *targets: object, env: dict[str, str] | None = None) -> Path:
    """Build all targets into an artifact root; return that."""
    for target in targets:
        succeed("build", target, "--out", root, env=env)
    return root


def python(code: str, *path: Path, env: dict[str, str] | None = None, timeout: float = 120) -> str:
    """Run code in a fresh interpreter with path on sys.path; it must exit with 0."""
    env = {"PYTHONPATH": os.pathsep.join(map(str, path)), **(env or {})}
    done = _run([sys.executable, "-c", textwrap.dedent(code)], env, timeout=timeout)
    assert done.returncode == 0, f"exit code {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout.strip()


def imported(folder: Path, *modules: str) -> ModuleType:
    """The last of these modules, all of them imported from a folder into this process."""
    sys.path.insert(0, str(folder))
    return [importlib.import_module(module) for module in modules][-1]


def listing(directory: Path) -> dict[str, bytes | None]:
    """Every path below directory, files with their content: equal when nothing was written.

    Lock files count by their name only: they say who held them last.
    """
    paths = sorted(directory.rglob("*")) if directory.is_dir() else []
    return {
        str(path.relative_to(directory)): path.read_bytes()
        if path.is_file() and path.suffix != ".lock"
        else None
        for path in paths
    }


def _run(command: list[str], env: dict[str, str] | None, **options: object) -> Completed:
    options = {"timeout": 600, "capture_output": True, "text": True, **options}
    return subprocess.run(
        command, env={**os.environ, **(env or {})}, check=False, stdin=subprocess.DEVNULL, **options
    )
