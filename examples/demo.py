"""Generate, build and call three published Go modules, and say what happens on the way.

In: an environment with the usegolib wheel, and the network. Out: typed packages in the folder named
as the only argument, and what calling them returned. Run by `make demo`.
"""

import importlib
import subprocess
import sys
import time
from pathlib import Path

MODULES = [
    "golang.org/x/mod@v0.42.0",
    "github.com/dustin/go-humanize@v1.1.0",
    "github.com/Masterminds/semver/v3@v3.4.0",
]

CALLS = [
    ("mod.semver", "compare", ("v1.9.0", "v1.10.0")),
    ("mod.semver", "max", ("v1.9.0", "v1.10.0")),
    ("mod.semver", "canonical", ("v1.2",)),
    ("mod.semver", "is_valid", ("1.2.3",)),
    ("mod.module", "split_path_version", ("example.com/mod/v2",)),
    ("mod.module", "check_path", ("not a path",)),
    ("humanize", "bytes", (82854982,)),
    ("humanize", "comma", (-1234567,)),
    ("humanize", "ordinal", (193,)),
    ("humanize", "parse_bytes", ("42 MB",)),
    ("humanize.english", "oxford_word_series", (["Go", "Rust", "Python"], "and")),
    ("humanize", "bytes", (-1,)),
]


def generate(target: str, folder: str) -> None:
    """Run the command a user would run."""
    print(f"\n$ usegolib gen {target} --out {folder}")
    started = time.monotonic()
    command = Path(sys.executable).parent / "usegolib"
    subprocess.run([command, "gen", target, "--out", folder], check=True)
    print(f"({time.monotonic() - started:.1f} s)")


def call(module: str, name: str, arguments: tuple[object, ...]) -> None:
    """Call a Go function and print the call with its result, or with the exception it raised."""
    function = getattr(importlib.import_module(module), name)
    shown = ", ".join(map(repr, arguments))
    try:
        outcome = f"-> {function(*arguments)!r}"
    except Exception as error:
        outcome = f"raises {type(error).__name__}: {error}"
    print(f"  {module}.{name}({shown}) {outcome}")


def use_objects() -> None:
    """Call methods of objects that stay in Go, and print what they return."""
    semver = importlib.import_module("semver")
    version = semver.new_version("1.3.0")
    print(f"  version = semver.new_version('1.3.0') -> {version!r}, which prints as {version}")
    print(f"  version.inc_patch() -> an object that prints as {version.inc_patch()}")
    check = semver.new_constraint(">= 1.2, < 2").check(version)
    print(f"  semver.new_constraint('>= 1.2, < 2').check(version) -> {check}")
    try:
        semver.new_version("one")
    except semver.ErrInvalidSemVer as error:
        print(f"  semver.new_version('one') raises semver.ErrInvalidSemVer: {error}")


def main(folder: str) -> None:
    """Do the two steps: generate, then import and call."""
    print("1. Generate a typed Python package from each module and build its library")
    for target in MODULES:
        generate(target, folder)
    sys.path.insert(0, folder)
    print("\n2. Import the packages and call Go from this Python process")
    for module, name, arguments in CALLS:
        call(module, name, arguments)
    use_objects()
    print(
        f"\nThe packages are in {folder}: copy them into any project that has usegolib installed."
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
