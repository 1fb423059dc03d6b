"""How long it takes to import a generated package with many records.

In: an environment with usegolib, and Go. Out: milliseconds, the least of several fresh processes:
the package imported, which loads no library and makes no class; one class used besides; all of
them; and one value of each class made by Go.

    .env/test/bin/python -B benches/imports.py
    .env/test/bin/python -B benches/imports.py 2000       so many records instead of 500
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import usegolib

ROUNDS = 15

# What is timed, after `import usegolib`, which every program has done by then.
STEPS = {
    "import": "import many",
    "import, one class": "import many; many.Record0",
    "import, one value from Go": "import many; many.new_record0()",
    "import, all classes": "import many\nfor n in range({0}): getattr(many, f'Record{{n}}')",
    "import, one value of each": (
        "import many\nfor n in range({0}): getattr(many, f'new_record{{n}}')()"
    ),
}

TIMED = """
import sys, time, usegolib
sys.path.insert(0, sys.argv[1])
code = compile(sys.argv[2], "timed", "exec")
start = time.perf_counter()
exec(code)
print(time.perf_counter() - start)
"""


def main() -> None:
    """Print a table."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        out = generate(Path(folder), source(records), level=2)
        for what, step in STEPS.items():
            print(f"{what:28} {best(out, step.format(records)):8.2f} ms")


def generate(folder: Path, code: Iterator[str], level: int) -> Path:
    """Write a module of this code, and generate its package."""
    module = folder / "many"
    module.mkdir()
    (module / "go.mod").write_text("module example.com/many\n\ngo 1.24\n")
    (module / "many.go").write_text("".join(code))
    command = ["gen", str(module), "--out", str(folder / "out"), "--level", str(level)]
    if usegolib._native.main(command):
        sys.exit("the module could not be generated")
    return folder / "out"


def source(records: int) -> Iterator[str]:
    """The code of records that hold each other, and of functions that make them."""
    yield "package many\n"
    for n in range(records):
        inner = f"Inner *Record{n - 1}" if n % 10 else "Tags map[string][]string"
        yield f"\n// Record{n} is one of many.\ntype Record{n} struct {{\n"
        yield f"\tName string\n\tCount int\n\tRatio float64\n\tPath []int\n\tOn bool\n\t{inner}\n"
        yield "}\n"
        yield f"\nfunc NewRecord{n}() Record{n} {{ return Record{n}{{Count: {n}}} }}\n"


def best(out: Path, step: str) -> float:
    """The milliseconds of a step, the least of some fresh interpreters."""
    command = [sys.executable, "-c", TIMED, str(out), step]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    times = (
        subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout
        for _ in range(ROUNDS)
    )
    return min(map(float, times)) * 1e3


if __name__ == "__main__":
    main()
