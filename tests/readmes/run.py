"""All jobs of modules.toml, and a table of them.

In: an environment with the usegolib wheel, Go, a C compiler, and the network or a warm module
cache. Out: a Markdown table, one line a module as it is done, and what is missing of them; exit
code 1, and why, if a job is not done as Go does it, a tool complains about the generated package,
this is slow to import, or something that modules.toml lists as missing is there. `run.py NAME...`
does only these.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from checked import complaints
from doing import COMMAND, Package, cost, generate, in_go, in_python, refusals
from jobs import Job, jobs

# Nothing that a user imports may keep a program waiting.
IMPORT_MILLISECONDS = 40

HEAD = [
    *("module", "job", "functions", "methods", "classes"),
    *("library MB", "package KB", "manifest KB", "manifest bytes a name"),
    *("generation s", "build s", "import ms", "first call ms", "import MB", "first call MB"),
]


def main(names: list[str]) -> int:
    """Do the jobs that were asked for."""
    print(f"| {' | '.join(HEAD)} |\n|{' --- |' * len(HEAD)}", flush=True)
    asked = [job for job in jobs() if not names or job.name in names]
    problems = [problem for job in asked for problem in _reported(job)]
    print("\nWhat is missing:\n")
    print("".join(f"- {job.name}: {missing}\n" for job in asked if (missing := _missing(job))))
    print("".join(f"{problem}\n\n" for problem in problems), end="")
    return 1 if problems else 0


def _reported(job: Job) -> list[str]:
    """Print the line of one job; return what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            package = generate(job, Path(tempfile.mkdtemp(dir=folder)))
            problems = [*_problems(job, package, Path(folder)), *complaints(package)]
            took = cost(job, package)
            if took["import ms"] > IMPORT_MILLISECONDS:
                problems.append(f"the import takes {took['import ms']:.1f} ms")
            print(_line(job, package, took, bool(problems)), flush=True)
        except Exception as error:
            problems = [str(error)]
    return [f"{job.name}: {problem}" for problem in problems]


def _problems(job: Job, package: Package, folder: Path) -> Iterator[str]:
    for name, code in refusals(job, package.manifest).items():
        if code != job.missing[name]:
            yield f"{name} is `{code}`, not `{job.missing[name]}`: change modules.toml"
    expected = in_go(job, folder / "go")
    found = in_python(job, package.folder.parent)
    if found != expected:
        yield f"Go prints\n{expected}\nand Python\n{found}"


def _line(job: Job, package: Package, took: dict[str, float], is_wrong: bool) -> str:
    """The cells of HEAD."""
    done = "WRONG" if is_wrong else "partly" if _missing(job) else "yes"
    manifest = package.manifest_bytes
    cells = [
        *(job.target, done, *_counts(job, package)),
        f"{package.library.stat().st_size / 1e6:.1f}",
        f"{package.source_bytes / 1e3:.0f}",
        f"{manifest / 1e3:.0f}",
        f"{manifest / package.names:.0f}",
        f"{package.seconds - package.compiling:.1f}",
        f"{package.compiling:.1f}",
        *(f"{took[what]:.1f}" for what in HEAD[-4:]),
    ]
    return f"| {' | '.join(cells)} |"


def _missing(job: Job) -> str:
    """What of the README is not done, if anything."""
    names = ", ".join(f"{name} (`{code}`)" for name, code in job.missing.items())
    return ". ".join(filter(None, (job.note, names)))


def _counts(job: Job, package: Package) -> Iterator[str]:
    """Functions and methods that can be called, of those there are; classes."""
    command = [str(COMMAND), "inspect", job.target, "--json", "--level", "3"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    coverage = json.loads(done.stdout)["coverage"]
    yield f"{coverage['callable']} of {coverage['exported']}"
    yield f"{coverage['callable_methods']} of {coverage['exported_methods']}"
    packages = package.manifest["packages"]
    yield str(
        sum(
            len(each.get(kind, ()))
            for each in packages
            for kind in ("objects", "classes", "errors")
        )
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
