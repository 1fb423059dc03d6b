"""All jobs of modules.toml, and a table of them.

In: an environment with the usegolib wheel, Go, a C compiler, and the network or a warm module
cache. Out: a Markdown table, one line a module as it is done; exit code 1, and why, if a job is
not done as Go does it, or something that the table lists as missing is there. `run.py NAME...`
does only these.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from doing import COMMAND, Package, generate, in_go, in_python, refusals, timed
from jobs import Job, jobs

HEAD = [
    *("module", "job", "functions", "methods", "classes"),
    *("build s", "library MB", "package KB", "import ms", "first call ms"),
]


def main(names: list[str]) -> int:
    """Do the jobs that were asked for."""
    print(f"| {' | '.join(HEAD)} |\n|{' --- |' * len(HEAD)}", flush=True)
    problems = []
    for job in jobs():
        if not names or job.name in names:
            problems += _reported(job)
    print("".join(f"\n{problem}\n" for problem in problems), end="")
    return 1 if problems else 0


def _reported(job: Job) -> list[str]:
    """Print the line of one job; return what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            package = generate(job, Path(tempfile.mkdtemp(dir=folder)))
            problems = list(_problems(job, package, Path(folder)))
            print(_line(job, package, bool(problems)), flush=True)
        except Exception as error:
            problems = [f"{job.name}: {error}"]
    return problems


def _problems(job: Job, package: Package, folder: Path) -> Iterator[str]:
    for name, code in refusals(job, package.manifest).items():
        if code != job.missing[name]:
            yield f"{job.name}: {name} is `{code}`, not `{job.missing[name]}`: change modules.toml"
    if not job.not_done:
        expected = in_go(job, folder / "go")
        found = in_python(job, package.folder.parent)
        if found != expected:
            yield f"{job.name}: Go prints\n{expected}\nand Python\n{found}"


def _line(job: Job, package: Package, is_wrong: bool) -> str:
    """The cells of HEAD."""
    times = {"import": 0.0, "first call": 0.0} if job.not_done else timed(job, package)
    library = package.library.stat().st_size
    whole = sum(path.stat().st_size for path in package.folder.rglob("*") if path.is_file())
    numbers = [package.seconds, library / 1e6, (whole - library) / 1e3, *times.values()]
    cells = [job.target, _done(job, is_wrong), *_counts(job, package)]
    return f"| {' | '.join([*cells, *(f'{number:.1f}' for number in numbers)])} |"


def _done(job: Job, is_wrong: bool) -> str:
    """Whether the job is done, and what is missing."""
    if is_wrong:
        return "WRONG"
    missing = ", ".join(f"{name} (`{code}`)" for name, code in job.missing.items())
    done = "no" if job.not_done else "partly" if missing or job.note else "yes"
    return ". ".join(filter(None, (done, job.not_done, job.note, missing and f"Not: {missing}")))


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
