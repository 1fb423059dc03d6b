"""The corpus run: inspect every module, compare every sample call with Go, write docs/coverage.md.

In: an environment with the usegolib wheel, Go, a C compiler, and the network or a warm module
cache. Out: the page and a summary; exit code 1 when a call disagrees or something cannot be
inspected, built or called. `run.py --calls WORD...` compares only the packages whose paths have one
of the words, and writes nothing. A run that was stopped goes on where it was (`kept.py`);
`run.py --kept` writes the page with the packages that were compared so far, and names the others.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus_list import HERE, Target, Unit, targets, units
from coverage import Coverage, Failure, inspect, total
from headline import Name, Shown, listed, measured
from kept import Kept
from report import Inspected, report
from sample import GO, LEVEL, Comparison, compare

PAGE = HERE.parents[1] / "docs" / "coverage.md"


def main(arguments: list[str]) -> int:
    """Run what was asked for, and say how it went."""
    options = _options(arguments)
    kept = Kept(_go_version())
    wanted = [unit for unit in units() if _is_wanted(unit, options.calls)]
    chosen = [unit for unit in wanted if not options.kept or kept.has(_name(unit))]
    shown = [] if options.calls else _shown(options.jobs, kept)
    inspected = [] if options.calls else _inspected(options.jobs, kept)
    comparisons, broken = _compared(chosen, options.jobs, kept)
    problems = _unexpected(inspected) + broken
    problems += [f"disagrees: {each}" for each in comparisons if not each.agrees]
    if not options.calls and not broken:
        missing = [unit for unit in wanted if unit not in chosen]
        text = report(shown, inspected, comparisons, missing, _go_version())
        PAGE.write_text(text, encoding="utf-8")
        print(f"wrote {PAGE.relative_to(HERE.parents[1])}")
    agreeing = sum(each.agrees for each in comparisons)
    print(f"{agreeing} of {len(comparisons)} calls agree with Go")
    print("".join(f"\n{problem}\n" for problem in problems), end="")
    return 1 if problems else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", nargs="+", metavar="WORD", help="compare these packages only")
    parser.add_argument("--kept", action="store_true", help="compare no further package")
    parser.add_argument("--jobs", type=int, default=2, help="how many to look at at a time")
    return parser.parse_args(arguments)


def _is_wanted(unit: Unit, words: list[str] | None) -> bool:
    return words is None or any(word in unit.package for word in words)


def _shown(jobs: int, kept: Kept) -> list[Shown]:
    """What READMEs show, and how much of it can be called."""

    def one(item: tuple[Target, list[Name]]) -> Shown:
        return kept.result(f"headline {item}", lambda: measured(*item), lambda _: True)

    with ThreadPoolExecutor(jobs) as pool:
        shown = list(pool.map(one, listed().items()))
    for each in shown:
        levels = ", ".join(f"{count} at level {level}" for level, count in each.at.items())
        print(f"{each.target}: {each.names} names that the README shows, {levels}")
    names, offered = sum(each.names for each in shown), sum(each.at[LEVEL] for each in shown)
    print(
        f"{offered} of {names} names that READMEs show ({100 * offered / names:.1f} %)", flush=True
    )
    return shown


def _inspected(jobs: int, kept: Kept) -> Inspected:
    def one(target: Target) -> tuple[Target, Coverage | Failure]:
        def is_measured(found: Coverage | Failure) -> bool:
            return isinstance(found, Coverage)

        return target, kept.result(f"inspect {target}", lambda: inspect(target), is_measured)

    with ThreadPoolExecutor(jobs) as pool:
        found = list(pool.map(one, targets()))
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


def _compared(chosen: list[Unit], jobs: int, kept: Kept) -> tuple[list[Comparison], list[str]]:
    """All comparisons, and what went wrong before there was anything to compare."""
    comparisons: list[Comparison] = []
    broken = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda unit: _one(unit, Path(folder), kept), chosen)
        for unit, result in zip(chosen, results, strict=True):
            if isinstance(result, str):
                broken.append(f"{unit}: {result}")
            else:
                comparisons += result
    return comparisons, broken


def _name(unit: Unit) -> str:
    """What is compared."""
    return "\n".join([str(unit), *(call.text for call in unit.calls)])


def _one(unit: Unit, folder: Path, kept: Kept) -> list[Comparison] | str:
    """The comparisons of one package, or why there are none."""
    started = time.monotonic()
    place = folder / unit.package.replace("/", "_")
    try:
        found = kept.result(_name(unit), lambda: compare(unit, place), lambda _: True)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    finally:
        shutil.rmtree(place, ignore_errors=True)
    seconds = time.monotonic() - started
    print(f"{unit.package}: {len(found)} calls ({seconds:.1f} s)", flush=True)
    return found


def _go_version() -> str:
    done = subprocess.run([GO, "env", "GOVERSION"], check=True, capture_output=True, text=True)
    return done.stdout.strip().removeprefix("go")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
