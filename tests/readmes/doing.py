"""Do one job of the table in Go and in Python.

In: a `Job` and an empty folder. Out: the lines that each of the two programs prints, what imports
and calls take, and the manifest of the package that `usegolib gen` made, which tells what cannot be
called.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from jobs import HERE, Job, place

COMMAND = Path(sys.executable).parent / "usegolib"
GO = os.environ.get("USEGOLIB_GO") or "go"
# As libraries are compiled, so that Go's build cache serves both.
BUILD = ["build", "-mod=mod", "-trimpath", "-buildmode=pie", "-o", "job", "."]


@dataclass(frozen=True)
class Package:
    """A generated package."""

    folder: Path
    manifest: dict
    # What it took to make, and how much of that was Go's compiler.
    seconds: float
    compiling: float

    @property
    def library(self) -> Path:
        """Its shared library."""
        (found,) = self.folder.rglob("*.so")
        return found

    @property
    def manifest_bytes(self) -> int:
        """The size of the manifest that lies beside the library."""
        return self.library.with_name("manifest.json").stat().st_size

    @property
    def source_bytes(self) -> int:
        """The size of the modules and stubs."""
        sources = [*self.folder.rglob("*.py"), *self.folder.rglob("*.pyi")]
        return sum(path.stat().st_size for path in sources)

    @property
    def names(self) -> int:
        """How many functions, methods, fields and constants there are, also of other modules."""
        packages = [*self.manifest["packages"], *self.manifest.get("foreign", ())]
        own = sum(len(each["callables"]) + len(each["constants"]) for each in packages)
        records = (
            it["record"]["fields"] for it in self.manifest["types"].values() if "record" in it
        )
        objects = (
            it.get("fields", ())
            for rows in self.manifest.get("members", {}).values()
            for it in rows
        )
        return own + sum(map(len, [*records, *objects]))


def generate(job: Job, folder: Path) -> Package:
    """Have the package generated, as a user does."""
    named = ["--name", job.package] if job.package else []
    command = [str(COMMAND), "gen", job.target, "--out", str(folder), "--json", "--verbose", *named]
    # An artifact root of its own, so that the library is built, and the time is that of a build.
    environment = _environment(USEGOLIB_ARTIFACT_DIR=str(folder / "artifacts"))
    stages = [("resolving", time.monotonic())]
    with (
        tempfile.TemporaryFile("w+") as printed,
        subprocess.Popen(
            command, cwd=folder, env=environment, text=True, stdout=printed, stderr=subprocess.PIPE
        ) as process,
    ):
        said = []
        for line in process.stderr or ():
            said.append(line)
            stages.append((line.partition(" ")[0], time.monotonic()))
        if process.wait() != 0:
            raise RuntimeError("".join(said))
        stages.append(("done", time.monotonic()))
        printed.seek(0)
        made = json.load(printed)
    return Package(Path(made["package"]), made["manifest"], *_durations(stages))


def _durations(stages: list[tuple[str, float]]) -> tuple[float, float]:
    """Seconds of all stages, and of the one that compiles, which the last stage follows."""
    ends = [began for _, began in stages[1:]]
    compiling = (e - b for (stage, b), e in zip(stages, ends, strict=False) if stage == "compiling")
    return ends[-1] - stages[0][1], sum(compiling)


def in_go(job: Job, folder: Path) -> str:
    """What job.go prints, in a module of its own that requires the same version."""
    shutil.copytree(job.folder, folder)
    shutil.copy(HERE / "show.go", folder)
    (folder / "go.mod").write_text("module readmes.invalid/job\n\ngo 1.24\n", encoding="utf-8")
    if job.is_published:
        _run([GO, "get", job.target, *job.requires], folder)
    _run([GO, *BUILD], folder)
    return _run(["./job"], folder)


def in_python(job: Job, folder: Path) -> str:
    """What job.py prints, with the generated package in the folder."""
    return _run([sys.executable, str(job.folder / "job.py")], folder, PYTHONPATH=str(folder))


def cost(job: Job, package: Package) -> dict[str, float]:
    """What the imports and the first call of job.py take: the least of five runs."""
    command = [sys.executable, str(HERE / "timed.py"), str(job.folder / "job.py")]
    command += [package.folder.name, package.library.name]
    runs = [json.loads(_run(command, package.folder.parent)) for _ in range(5)]
    return {what: min(run[what] for run in runs) for what in runs[0]}


def refusals(job: Job, manifest: dict) -> dict[str, str]:
    """What the table lists as missing, with what is said of it now."""
    return {name: _state(job, manifest, *place(name)) for name in job.missing}


def _state(job: Job, manifest: dict, below: str, name: str) -> str:
    """The code of a refusal; `offered`, or `absent` for what is in neither list."""
    root = manifest["module"] if job.is_published else job.path
    path = "/".join(filter(None, (root, below)))
    (package,) = (each for each in manifest["packages"] if each["path"] == path)
    for each in package["skipped"]:
        if name == _name(each):
            return each["code"]
    return "offered" if name in map(_name, package["callables"]) else "absent"


def _name(function: dict) -> str:
    """`Func`, or `Type.Method`: a receiver is a type's name or its key in the table of types."""
    receiver = function.get("receiver", "").partition("[")[0].rpartition(".")[2]
    return ".".join(filter(None, (receiver, function["go"])))


def _run(command: list[str], folder: Path, **environment: str) -> str:
    """What a command printed; it must succeed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=_environment(**environment),
        check=False,
        capture_output=True,
        text=True,
        timeout=900,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        said = f"{done.stdout}{done.stderr}"
        raise RuntimeError(f"{' '.join(command)} exited with {done.returncode}:\n{said}")
    return done.stdout


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, "GOWORK": "off", "TZ": "UTC", **more}
