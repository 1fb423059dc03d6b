"""How many instructions one call of a Go function takes, counted by callgrind.

In: an environment with usegolib, valgrind, and Go. Out: a table: instructions per call, and how
many of them are Python's, the runtime's, and the Go library's. The counts repeat to about one
percent whatever else the machine does, so they can be compared from one commit to the next.

    make instructions
    .env/test/bin/python benches/instructions.py add echo      only these
    .env/test/bin/python benches/instructions.py --json        for tools

Each call runs in a process of its own, a few thousand times, and in another three times as often:
the difference between the two counts is what the calls took. Go is kept quiet meanwhile: one
processor, no garbage collection, no signals that interrupt a goroutine.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

MODULE = Path(__file__).parent / "module"

# A name, the call, and how often it is made.
CALLS = {
    "add": ("Add(3, 4)", 4000),
    "scale": ("Scale(1.5, 2.0)", 4000),
    "not": ("Not(True)", 4000),
    "named": ("Raise(3)", 4000),
    "concat": ("Concat('abcdefghij', 'klmnopqrst')", 4000),
    "echo": (f"Echo({'x' * 64!r})", 4000),
    "bytes": (f"Bytes({b'x' * 64!r})", 4000),
    "pair": ("Pair(3, 'abcdefghij')", 4000),
    "sum of 3": ("Sum(1, 2, 3)", 4000),
    "generic int": ("Larger(1, 2)", 1000),
    "generic str": ("Larger('a', 'b')", 1000),
    "1,000 int": ("Ints(ints)", 100),
    "1,000 float": ("Floats(floats)", 100),
    "1,000 bool": ("Bools(bools)", 100),
    "1,000 str": ("Strings(texts)", 100),
    "100 x 10 int": ("Grid(grid)", 100),
    "1,000 any": ("Dynamic(mixed)", 100),
}

# What a counted process runs: its arguments are the artifact root, the call, and how often.
COUNTED = """
import os, sys, usegolib
bench = usegolib.import_("example.com/bench", artifact_dir=sys.argv[1])
ints, floats = list(range(1000)), [float(i) for i in range(1000)]
bools, texts = [i % 3 == 0 for i in ints], [f"text {i}" for i in ints]
grid, mixed = [ints[i : i + 10] for i in range(0, 1000, 10)], [*ints[:500], *texts[:500]]
call = "def run(times, {0}):\\n for _ in times: {1}"
name = sys.argv[2].partition("(")[0]
exec(call.format(name, sys.argv[2]), globals())
run(range(200), getattr(bench, name))
run(range(int(sys.argv[3])), getattr(bench, name))
os._exit(0)
"""

QUIET = {
    "GODEBUG": "asyncpreemptoff=1",
    "GOGC": "off",
    "GOMAXPROCS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
}

COLUMNS = ("all", "Python", "runtime", "Go", "C library")


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(CALLS))
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in CALLS]:
        parser.error(f"no such call: {', '.join(unknown)}")
    if not shutil.which("valgrind"):
        sys.exit("callgrind is a part of valgrind, and that is not installed here")
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        counts = {name: count(Path(folder), *CALLS[name]) for name in options.names or CALLS}
    print(json.dumps(counts, indent=2) if options.json else "\n".join(table(counts)))


def build(root: Path) -> None:
    """Build the module, so that no counted process has to."""
    command = [sys.executable, "-m", "usegolib", "build", str(MODULE), "--out", str(root)]
    subprocess.run(command, check=True, stdout=sys.stderr)


def count(root: Path, call: str, times: int) -> dict[str, int]:
    """The instructions of one call, by where they are executed."""
    few, many = run(root, call, times), run(root, call, 3 * times)
    one = {part: round((many[part] - few[part]) / (2 * times)) for part in COLUMNS[1:]}
    return {"all": sum(one.values()), **one}


def run(root: Path, call: str, times: int) -> Counter[str]:
    """The instructions of a whole process."""
    out = root / "callgrind.out"
    callgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
    command = [*callgrind, sys.executable, "-c", COUNTED, str(root), call, str(times)]
    done = subprocess.run(command, env=os.environ | QUIET, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{call} failed under callgrind:\n{done.stdout}{done.stderr}")
    total: Counter[str] = Counter()
    for path, cost in costs(out.read_text().splitlines()):
        total[part_of(path)] += cost
    return total


def costs(lines: list[str]) -> Iterator[tuple[str, int]]:
    """The files of machine code in a profile, and the cost of each line in them.

    https://valgrind.org/docs/manual/cl-format.html: a name is spelled out where it is used first,
    and the line after `calls=` is the cost of what was called, which counts there.
    """
    names: dict[str, str] = {}
    path, is_of_a_call = "", False
    for line in lines:
        if named := re.fullmatch(r"c?ob=\((\d+)\)(?: (.*))?", line):
            number, name = named.groups()
            names[number] = name or names[number]
            path = path if line.startswith("c") else names[number]
        elif line.startswith("calls="):
            is_of_a_call = True
        elif position := re.fullmatch(r"[+\-*\d]\S* (\d+)", line):
            if not is_of_a_call:
                yield path, int(position[1])
            is_of_a_call = False


def part_of(path: str) -> str:
    """Whose machine code a file has. The Go library runs from memory that has no name."""
    if "_native" in path:
        return "runtime"
    if path == "???":
        return "Go"
    return "Python" if "python" in path else "C library"


def table(counts: dict[str, dict[str, int]]) -> Iterator[str]:
    """The lines to print."""
    yield f"{'instructions per call':24}" + "".join(f"{column:>12}" for column in COLUMNS)
    for name, one in counts.items():
        yield f"{name:24}" + "".join(f"{one[column]:12,}" for column in COLUMNS)


if __name__ == "__main__":
    main()
