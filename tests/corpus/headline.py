"""The functions and methods that the READMEs of modules show: headline.csv.

In: the modules of modules.txt and of ../readmes/modules.toml, their READMEs and what `usegolib
inspect` lists, offered and refused alike. Out: `headline.py` writes the file anew; the corpus run
counts how many of these names can be called, by module and level.
"""

import csv
import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from corpus_list import HERE, Target, targets
from readme_calls import Api, calls, code
from sample import COMMAND, GO, LEVEL

HEADLINE = HERE / "headline.csv"
JOBS = HERE.parent / "readmes" / "modules.toml"
HEAD = ["module", "version", "package", "name"]

# The package and the name in it: `Func` or `Type.Method`.
Name = tuple[str, str]


@dataclass(frozen=True)
class Shown:
    """What the README of a module shows, and how much of it can be called."""

    target: Target
    names: int
    at: Counter[int]


def published() -> list[Target]:
    """The modules of both lists, each path once."""
    jobs = tomllib.loads(JOBS.read_text(encoding="utf-8"))
    pairs = (entry["target"].partition("@") for entry in jobs.values())
    others = [Target(path, version, "READMEs") for path, _, version in pairs if version]
    found = {each.path: each for each in [*others, *targets()] if each.version}
    return sorted(found.values(), key=lambda each: each.path)


def listed() -> dict[Target, list[Name]]:
    """What headline.csv has."""
    found: dict[Target, list[Name]] = {}
    with HEADLINE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            target = Target(row["module"], row["version"], "headline")
            found.setdefault(target, []).append((row["package"], row["name"]))
    return found


def measured(target: Target, names: list[Name]) -> Shown:
    """How many of these names can be called at each level."""
    at: Counter[int] = Counter()
    for level in range(1, LEVEL + 1):
        offered = set(_names(_inspection(target, level), "callables"))
        at[level] = len(offered.intersection(names))
    return Shown(target, len(names), at)


def _names(inspection: dict, what: str) -> Iterator[Name]:
    """The functions and methods that are offered (`callables`), or refused (`skipped`)."""
    for package in inspection["packages"]:
        for each in package[what]:
            if each.get("kind", "function") in ("function", "method"):
                receiver = each.get("receiver", "").partition("[")[0].rpartition(".")[2]
                yield package["path"], ".".join(filter(None, (receiver, each["go"])))


def _inspection(target: Target, level: int) -> dict:
    command = [str(COMMAND), "inspect", str(target), "--json", "--level", str(level)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _collected(target: Target) -> list[Name]:
    """What the README of one module shows of its own packages."""
    try:
        inspection = _inspection(target, LEVEL)
    except subprocess.CalledProcessError as error:
        print(f"{target}: {error.stderr.strip()}", file=sys.stderr)
        return []
    own = f"{target.path}/"
    api = Api([each for each in inspection["packages"] if f"{each['path']}/".startswith(own)])
    text = "\n".join(path.read_text(encoding="utf-8") for path in _readmes(target))
    return sorted(set(calls(code(text), api)))


def _readmes(target: Target) -> list[Path]:
    command = [GO, "mod", "download", "-json", str(target)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd="/")
    folder = Path(json.loads(done.stdout)["Dir"])
    return [path for path in folder.iterdir() if path.name.lower() == "readme.md"]


def main() -> None:
    """Write headline.csv."""
    modules = published()
    with ThreadPoolExecutor(2) as pool:
        collected = list(pool.map(_collected, modules))
    with HEADLINE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEAD)
        for target, names in zip(modules, collected, strict=True):
            writer.writerows([target.path, target.version, *name] for name in names)
    showing = sum(map(bool, collected))
    print(f"{sum(map(len, collected))} names of {showing} modules, of {len(modules)}")


if __name__ == "__main__":
    main()
