"""How long the imports and the first call of a script take.

In: the path of a script, the name of its generated package, and the file name of the library.
Out, as JSON: milliseconds of importing the package, and of the first statement that loads the
library, which may be a block; `usegolib` itself is imported before, as every program has done by
then.
"""

import ast
import contextlib
import io
import json
import sys
import time
from pathlib import Path

import usegolib  # noqa: F401 - so that it is not timed


def main(script: str, package: str, library: str) -> None:
    """Run the script statement by statement up to its first call."""
    source = Path(script).read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__", "__file__": script}
    sys.path.insert(0, ".")
    times = {"import": 0.0, "first call": 0.0}
    for statement in ast.parse(source).body:
        took = _milliseconds(statement, names)
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            times["import"] += took * (package in _imported(statement))
        elif _is_loaded(library):
            times["first call"] = took
            break
    print(json.dumps(times))


def _imported(statement: ast.Import | ast.ImportFrom) -> set[str]:
    """The first words of what is imported."""
    names = [alias.name for alias in statement.names]
    paths = [statement.module or ""] if isinstance(statement, ast.ImportFrom) else names
    return {path.partition(".")[0] for path in paths}


def _milliseconds(statement: ast.stmt, names: dict[str, object]) -> float:
    code = compile(ast.Module([statement], []), "timed", "exec")
    with contextlib.redirect_stdout(io.StringIO()):
        started = time.perf_counter()
        exec(code, names)
        return 1000 * (time.perf_counter() - started)


def _is_loaded(library: str) -> bool:
    return library in Path("/proc/self/maps").read_text(encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
