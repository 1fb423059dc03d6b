"""Call a package's sample from Python and from Go, and compare.

In: a `Unit` and a folder for its artifact and its Go program. Out: a `Comparison` for each call.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from corpus_list import HERE, Call, Unit
from exact import agree
from go_program import program

COMMAND = Path(sys.executable).parent / "usegolib"
# All that there is.
LEVEL = 3
GO = os.environ.get("USEGOLIB_GO") or "go"


@dataclass(frozen=True)
class Comparison:
    """One call, as it went in Python and in Go."""

    unit: Unit
    call: Call
    python: dict
    go: dict

    @property
    def agrees(self) -> bool:
        """Whether the two are the same."""
        return agree(self.python, self.go)

    def __str__(self) -> str:
        """The call and both outcomes."""
        shown = f"{self.unit.package}: {self.call.text}"
        return f"{shown}\n    Python {_short(self.python)}\n    Go     {_short(self.go)}"


def compare(unit: Unit, folder: Path) -> list[Comparison]:
    """Build the package and its program, run both, and lay the outcomes side by side."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = _build(unit, folder / "artifacts")
    go = _go_outcomes(unit, manifest, folder / "program")
    python = _python_outcomes(unit, folder / "artifacts")
    return [Comparison(unit, *each) for each in zip(unit.calls, python, go, strict=True)]


def _build(unit: Unit, artifacts: Path) -> dict:
    command = [str(COMMAND), "build", str(unit), "--level", str(LEVEL), "--out", str(artifacts)]
    return json.loads(_run([*command, "--json", "--quiet"], artifacts.parent))["manifest"]


def _go_outcomes(unit: Unit, manifest: dict, folder: Path) -> list[dict]:
    """Run the calls in a module of their own that requires the same version."""
    package = next(each for each in manifest["packages"] if each["path"] == unit.package)
    folder.mkdir(exist_ok=True)
    text = program(package, manifest["types"], unit.calls)
    (folder / "main.go").write_text(text)
    shutil.copy(HERE / "exact.go", folder)
    language = ".".join(manifest["go_version"].removeprefix("go").split(".")[:2])
    (folder / "go.mod").write_text(f"module corpus.invalid/sample\n\ngo {language}\n")
    if unit.target.version:
        paths = [each["path"] for each in manifest["packages"] if f'"{each["path"]}"\n' in text]
        _run([GO, "get", *(f"{path}@{unit.target.version}" for path in paths)], folder)
    return json.loads(_run([GO, "run", "."], folder))


def _python_outcomes(unit: Unit, artifacts: Path) -> list[dict]:
    command = [sys.executable, str(HERE / "call_unit.py"), unit.package, str(artifacts)]
    return json.loads(_run(command, artifacts.parent))


def _run(command: list[str], folder: Path) -> str:
    """What the command printed; it must succeed."""
    environment = {**os.environ, "GOWORK": "off"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=900,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} exited with {done.returncode}:\n{done.stderr}")
    return done.stdout


def _short(outcome: dict) -> str:
    text = json.dumps(outcome, ensure_ascii=False)
    return text if len(text) <= 2000 else f"{text[:2000]}..."
