"""The types of usegolib itself: what its stubs promise is there, and user code checks strictly."""

import subprocess
import sys
from pathlib import Path

USER_PROGRAM = """
import pathlib

import usegolib

handle = usegolib.import_("example.com/mod", "v1.2.3", artifact_dir=pathlib.Path("out"))
places: tuple[str, str, str, str] = (
    handle.module, handle.version, handle.package, handle.platform,
)
function: usegolib.Function = handle.Add
name: str = function.__wrapped_go__
try:
    function(1, 2)
except usegolib.GoError as error:
    chain: tuple[tuple[str, str], ...] = error.chain
    message: str = error.message
except usegolib.GoPanicError as panic:
    stack: str = panic.go_stack
except usegolib.BuildError as build:
    command: str = build.command
"""


def _run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_stubs_agree_with_the_package(tmp_path: Path) -> None:
    # Stubs of generated packages derive from it, and nothing does in Python.
    (tmp_path / "allowed").write_text("usegolib._native.Object\n", encoding="utf-8")
    stubtest = (sys.executable, "-m", "mypy.stubtest", "--allowlist", "allowed", "usegolib")
    assert _run(*stubtest, cwd=tmp_path) == ""


def test_only_the_base_of_objects_is_excepted(tmp_path: Path) -> None:
    found = _run(sys.executable, "-m", "mypy.stubtest", "usegolib", "--concise", cwd=tmp_path)
    assert found.splitlines() == [
        "usegolib._native.Object cannot be subclassed at runtime, but isn't marked with @final in "
        "the stub"
    ]


def test_user_code_is_checked_strictly(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(USER_PROGRAM)
    assert _run(sys.executable, "-m", "mypy", "--strict", str(program), cwd=tmp_path) == ""
    python = f"--pythonpath={sys.executable}"
    assert _run(sys.executable, "-m", "pyright", python, str(program), cwd=tmp_path) == ""


def test_a_wrong_option_does_not_check(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text('import usegolib\nusegolib.import_("x", artifact_dir=1)\n')
    found = _run(sys.executable, "-m", "mypy", "--strict", str(program), cwd=tmp_path)
    assert "program.py:2" in found
