"""What five modules cost in one library, beside what they do in five.

In: an environment with usegolib, Go, and the network or a warm module cache. Out: for each, of
fresh processes in turn, the milliseconds until each module was called once (the median), resident
memory and threads beyond those of `import usegolib`, the size of the libraries, and how much of the
five the one is.

    .env/test/bin/python -B benches/bundles.py
    .env/test/bin/python -B benches/bundles.py 50       so many processes of each instead of 15
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import usegolib

# Modules that programs use beside each other, and a call of each.
MODULES = {
    "github.com/Masterminds/semver/v3@v3.5.0": 'NewVersion("1.2.3")',
    "github.com/shopspring/decimal@v1.6.0": 'NewFromString("1.5")',
    "github.com/tidwall/gjson@v1.20.2": 'Valid("{}")',
    "github.com/PuerkitoBio/goquery@v1.13.0": 'NewDocumentFromReader(b"<p>a")',
    "gopkg.in/yaml.v3@v3.0.1": 'Marshal({"a": 1})',
}

FIGURES = {"load ms": 1, "resident MB": 1, "threads": 0, "library MB": 1}

TIMED = """
import json, sys, time, usegolib

def status(what):
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what))

before = {"VmRSS:": status("VmRSS:"), "Threads:": status("Threads:")}
start = time.perf_counter()
for module, call in json.loads(sys.argv[2]).items():
    path, version = module.split("@")
    handle = usegolib.import_(path, version, artifact_dir=sys.argv[1], build_if_missing=False)
    eval("handle." + call)
took = time.perf_counter() - start
beyond = {name: status(name) - count for name, count in before.items()}
print(json.dumps([took * 1e3, beyond["VmRSS:"] / 1e3, beyond["Threads:"]]))
"""


def main() -> None:
    """Print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        alone, together = Path(folder, "alone"), Path(folder, "together")
        for module in MODULES:
            make("build", module, out=alone)
        make("bundle", *MODULES, out=together)
        runs = [(load(alone), load(together)) for _ in range(rounds)]
        print(f"{'':14}{'five libraries':>16}{'one bundle':>12}{'ratio':>8}")
        five, one = (
            [*median(kind), megabytes(root)]
            for kind, root in zip(zip(*runs, strict=True), (alone, together), strict=True)
        )
        for (name, digits), many, single in zip(FIGURES.items(), five, one, strict=True):
            print(f"{name:14}{many:16.{digits}f}{single:12.{digits}f}{single / many:8.2f}")


def make(command: str, *targets: str, out: Path) -> None:
    """Run a command of usegolib."""
    if usegolib._native.main([command, *targets, "--out", str(out)]):
        sys.exit(f"{command} failed")


def load(root: Path) -> list[float]:
    """What it takes a fresh process to call each of the modules once."""
    command = [sys.executable, "-c", TIMED, str(root), json.dumps(MODULES)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def median(runs: tuple[list[float], ...]) -> list[float]:
    """Figure by figure."""
    return [statistics.median(figures) for figures in zip(*runs, strict=True)]


def megabytes(root: Path) -> float:
    """The size of the libraries below a folder."""
    return sum(library.stat().st_size for library in root.rglob("*.so")) / 1e6


if __name__ == "__main__":
    main()
