"""What the imports and the first call of a script take: time, and memory.

In: the path of a script, the name of its generated package, and the file name of the library.
Out, as JSON: milliseconds of importing the package, of the processor's time, which does not change
when others keep it busy, and of the first statement that loads the library, which may be a block;
megabytes that these make the process grow by. `usegolib` itself is
imported before, as every program has done by then.
"""

import ast
import contextlib
import io
import json
import os
import sys
import time
from pathlib import Path
from typing import TypeGuard

import usegolib  # noqa: F401 - so that it is not timed


def main(script: str, package: str, library: str) -> None:
    """Run the script statement by statement up to its first call."""
    source = Path(script).read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__", "__file__": script}
    sys.path.insert(0, ".")
    took = {"import ms": 0.0, "first call ms": 0.0, "import MB": 0.0, "first call MB": 0.0}
    for statement in ast.parse(source).body:
        milliseconds, megabytes = _cost(statement, names)
        if _is_import(statement):
            if package in _imported(statement):
                took["import ms"] += milliseconds
                took["import MB"] += megabytes
        elif _is_loaded(library):
            took["first call ms"] = milliseconds
            took["first call MB"] = megabytes
            break
    print(json.dumps(took))


def _is_import(statement: ast.stmt) -> TypeGuard[ast.Import | ast.ImportFrom]:
    return isinstance(statement, (ast.Import, ast.ImportFrom))


def _imported(statement: ast.Import | ast.ImportFrom) -> set[str]:
    """The first words of what is imported."""
    names = [alias.name for alias in statement.names]
    paths = [statement.module or ""] if isinstance(statement, ast.ImportFrom) else names
    return {path.partition(".")[0] for path in paths}


def _cost(statement: ast.stmt, names: dict[str, object]) -> tuple[float, float]:
    """Milliseconds and megabytes of a statement."""
    code = compile(ast.Module([statement], []), "timed", "exec")
    with contextlib.redirect_stdout(io.StringIO()):
        clock = time.process_time if _is_import(statement) else time.perf_counter
        before, started = _megabytes(), clock()
        exec(code, names)
        took = clock() - started
        return 1000 * took, _megabytes() - before


def _megabytes() -> float:
    """What of the process is in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _is_loaded(library: str) -> bool:
    return library in Path("/proc/self/maps").read_text(encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
