"""The Python packages in golden/, and the tools that their users run on them.

In: golden/<case>/python, committed output of the generator. Out: what the tools say.
"""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[3] / "golden"
ROOTS = sorted(GOLDEN.glob("*/python"))


def packages(folder: Path) -> list[str]:
    """Name every generated package in a folder, subpackages included."""
    found = (stub.parent.relative_to(folder) for stub in folder.rglob("__init__.pyi"))
    return sorted(".".join(path.parts) for path in found)


def run(tool: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python tool of this environment."""
    command = [sys.executable, "-m", tool, *map(str, arguments)]
    env = {**os.environ, **environment}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def passes(done: subprocess.CompletedProcess[str]) -> None:
    """Fail with what a tool printed, unless it was content."""
    assert done.returncode == 0, done.stdout + done.stderr


def write_manifest(package: Path, api: dict, platform: str) -> None:
    """Describe a library that is not there, which is all that a function's signature takes."""
    goos, goarch = platform.split("-")
    manifest = {
        **api,
        "schema": 9,
        "generator": "usegolib 0.1.0",
        "platform": {"goos": goos, "goarch": goarch},
        "input_fingerprint": "0" * 64,
        "left_out": [],
        "library": {"path": "libmod.so", "sha256": "0" * 64, "size": 0},
        "files": [],
    }
    place = package / "_artifacts" / f"{api['module']}@{api['version']}" / platform
    place.mkdir(parents=True)
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def pyright(site: Path, pattern: str) -> dict[tuple[str, int], str]:
    """Run pyright in strict mode on some files of a folder: the message at each line at fault."""
    configuration = site / "pyrightconfig.json"
    settings = {"typeCheckingMode": "strict", "include": [pattern]}
    configuration.write_text(json.dumps(settings), encoding="utf-8")
    done = run("pyright", "--outputjson", "--pythonpath", sys.executable, "--project", site)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] > 0, report
    return {
        (Path(found["file"]).name, found["range"]["start"]["line"] + 1): found["message"]
        for found in report["generalDiagnostics"]
        if found["severity"] == "error"
    }


def mypy(site: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run mypy in strict mode, the packages on its path."""
    return run("mypy", "--strict", "--no-incremental", *arguments, MYPYPATH=str(site))


def in_fresh_interpreter(site: Path, code: str) -> str:
    """Run code that imports the packages, and return what it prints."""
    command = [sys.executable, "-c", textwrap.dedent(code)]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def copied(folder: Path, *left_out: str) -> Path:
    """Copy all the packages into a folder."""
    for root in ROOTS:
        ignored = shutil.ignore_patterns(*left_out)
        shutil.copytree(root, folder, ignore=ignored, dirs_exist_ok=True)
    return folder
