"""The corpus run: inspect every module, compare every sample call with Go, write docs/coverage.md.

In: an environment with the usegolib wheel, Go, a C compiler, and the network or a warm module
cache. Out: the page and a summary; exit code 1 when a call disagrees or something cannot be
inspected, built or called. `run.py --calls WORD...` compares only the packages whose paths have one
of the words, and writes nothing.
"""

import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus_list import HERE, Unit, targets, units
from coverage import Coverage, Failure, inspect_all, total
from report import Inspected, report
from sample import GO, Comparison, compare

PAGE = HERE.parents[1] / "docs" / "coverage.md"


def main(arguments: list[str]) -> int:
    """Run what was asked for, and say how it went."""
    wanted = arguments[1:] if arguments[:1] == ["--calls"] else None
    chosen = [unit for unit in units() if wanted is None or any(w in unit.package for w in wanted)]
    inspected = [] if wanted is not None else _inspected()
    comparisons, broken = _compared(chosen)
    problems = _unexpected(inspected) + broken
    problems += [f"disagrees: {each}" for each in comparisons if not each.agrees]
    if wanted is None and not broken:
        PAGE.write_text(report(inspected, comparisons, _go_version()), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(HERE.parents[1])}")
    agreeing = sum(each.agrees for each in comparisons)
    print(f"{agreeing} of {len(comparisons)} calls agree with Go")
    print("".join(f"\n{problem}\n" for problem in problems), end="")
    return 1 if problems else 0


def _inspected() -> Inspected:
    found = inspect_all(targets())
    whole = total(coverage for _, coverage in found if isinstance(coverage, Coverage))
    share = 100 * whole.callable / whole.functions
    print(f"{whole.callable} of {whole.functions} functions callable ({share:.1f} %)", flush=True)
    return found


def _unexpected(inspected: Inspected) -> list[str]:
    """Failures that the list does not expect, and what it expects to fail and does not."""
    return [
        f"{target}: {coverage.message}"
        if isinstance(coverage, Failure)
        else f"{target} was expected to fail ({target.expected_failure}), and can be inspected"
        for target, coverage in inspected
        if isinstance(coverage, Failure) != bool(target.expected_failure)
    ]


def _compared(chosen: list[Unit]) -> tuple[list[Comparison], list[str]]:
    """All comparisons, and what went wrong before there was anything to compare."""
    comparisons: list[Comparison] = []
    broken = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        for unit, result in zip(chosen, pool.map(_one(Path(folder)), chosen), strict=True):
            if isinstance(result, str):
                broken.append(f"{unit}: {result}")
            else:
                comparisons += result
    return comparisons, broken


def _one(folder: Path):
    """What compares one package, in a folder of its own."""

    def comparing(unit: Unit) -> list[Comparison] | str:
        started = time.monotonic()
        try:
            found = compare(unit, folder / unit.package.replace("/", "_"))
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        seconds = time.monotonic() - started
        print(f"{unit.package}: {len(found)} calls ({seconds:.1f} s)", flush=True)
        return found

    return comparing


def _go_version() -> str:
    done = subprocess.run([GO, "env", "GOVERSION"], check=True, capture_output=True, text=True)
    return done.stdout.strip().removeprefix("go")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
