"""How long records and maps take, beside what Python programs have without Go.

In: an environment with usegolib and msgpack, and Go. Out: nanoseconds per call, the least of many
rounds: a record of six fields out and in, beside the same six values as a named tuple; a dict of
1,000 through Go, beside msgpack packing and unpacking it.

    .env/test/bin/python -B benches/data.py
"""

import sys
import tempfile
import timeit
from pathlib import Path

import msgpack
import usegolib

MODULE = Path(__file__).parents[1] / "tests" / "modules" / "data"


def best(statement: str, names: dict[str, object], number: int) -> float:
    """Return the nanoseconds of one run, the least of 25 rounds."""
    timer = timeit.Timer(statement, globals=names)
    return min(timer.repeat(25, number)) / number * 1e9


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(measure(Path(folder)))


def measure(folder: Path) -> int:
    """Build the module into a folder, and measure."""
    done = usegolib._native.main(["build", str(MODULE), "--out", str(folder), "--level", "2"])
    if done:
        return done
    data = usegolib.import_("example.com/data", artifact_dir=folder)
    names: dict[str, object] = {
        "data": data,
        "six": data.GiveSix(),
        "Six": data.Six,
        "pairs": {f"key {n}": n for n in range(1000)},
        "numbers": {n: n for n in range(1000)},
        "msgpack": msgpack,
    }
    table = {
        "six fields out, a record": ("data.GiveSix()", 5000),
        "six fields out, a named tuple": ("data.GiveSixParts()", 5000),
        "six fields in, a record": ("data.TakeSix(six)", 5000),
        "a record made in Python": (
            "Six(a=1000, b=1.5, c='hello', d=True, e=7, f='world!')",
            5000,
        ),
        "dict of 1,000 str in and out": ("data.EchoStrings(pairs)", 100),
        "the same by msgpack": ("msgpack.unpackb(msgpack.packb(pairs))", 100),
    }
    for what, (statement, number) in table.items():
        print(f"{what:35} {best(statement, names, number):10.0f} ns")
    return 0


if __name__ == "__main__":
    main()
