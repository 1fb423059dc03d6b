"""examples/pin_release.py does what it says, with the packages that it generates itself.

In: the script, and the module proxy. Out: what it prints and writes, with and without Go. The other
script is what `make demo` runs.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from installed import REPOSITORY

EXAMPLES = REPOSITORY / "examples"
SCRIPT = EXAMPLES / "pin_release.py"


def run(folder: Path, *arguments: object, env: dict[str, str] | None = None) -> str:
    """What the script prints."""
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    env = {**os.environ, **(env or {})}
    done = subprocess.run(
        command, cwd=folder, env=env, check=False, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which the script was run once, and what it printed."""
    folder = tmp_path_factory.mktemp("examples")
    return folder, run(folder)


def test_it_generates_its_packages_and_chooses(first: tuple[Path, str]) -> None:
    folder, printed = first
    assert printed.count("$ usegolib gen ") == 3
    assert {path.name for path in (folder / "go_packages").iterdir()} >= {
        "etree",
        "semver",
        "sjson",
    }
    assert re.search(r"v1\.10\.1 +2026-09-12  fits", printed)
    assert "v2.0.0         2026-10-01  no: " in printed
    assert "nightly build  2026-10-02  no version: invalid semantic version" in printed
    assert '    "tools": {"parser": "1.10.1",   "linter": "4.2.1"}\n' in printed


def test_a_later_run_takes_no_go_and_writes_the_file(
    first: tuple[Path, str], tmp_path: Path, no_go: dict[str, str]
) -> None:
    folder, _ = first
    feed, file = tmp_path / "feed.atom", tmp_path / "pins.json"
    entries = [f"<entry><title>{title}</title><updated>2026</updated></entry>" for title in "123"]
    feed.write_text(f"<feed>{''.join(entries)}</feed>")
    file.write_text('{"a": [ "0.1" ] ,\t"b":1}')
    arguments = ["--feed", feed, "--file", file, "--key", "a.0", "--allow", "< 3"]
    assert "$ usegolib" not in run(folder, *arguments, env=no_go)
    assert file.read_text() == '{"a": [ "2.0.0" ] ,\t"b":1}'


def test_type_checkers_have_nothing_to_say(first: tuple[Path, str]) -> None:
    folder, _ = first
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull, str(SCRIPT)]
    env = {**os.environ, "MYPYPATH": str(folder / "go_packages")}
    done = subprocess.run(
        command, env=env, check=False, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout


def test_every_example_is_listed() -> None:
    listed = re.findall(r"^\| \[`(\w+\.py)`\]", (EXAMPLES / "README.md").read_text(), re.MULTILINE)
    assert listed == sorted(path.name for path in EXAMPLES.glob("*.py"))
