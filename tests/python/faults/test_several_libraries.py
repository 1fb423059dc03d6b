"""A second Go library in a process is warned of, once, and too many are refused.

In: libraries of several modules, one of several modules, and copies under other names. Out: the
warning, and its ways out; LoadError.
"""

import hashlib
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import usegolib
from go_module import write_module
from installed import Completed, built, succeed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a second is refused")

CODE = "func Add(a, b int) int { return a + b }\n\nvar Count = 7\n\ntype Box struct{ N, n int }\n"
NAMES = ("m00", "m01", "m02")


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three modules."""
    folder = tmp_path_factory.mktemp("modules")
    return [write_module(folder / name, CODE, f"example.com/{name}") for name in NAMES]


@pytest.fixture(scope="module")
def packages(
    tmp_path_factory: pytest.TempPathFactory, modules: list[Path], _own_folders: None
) -> Path:
    """Their generated packages."""
    out = tmp_path_factory.mktemp("packages")
    for module in modules:
        succeed("gen", module, "--out", out)
    return out


def run(code: str, path: Path, *options: str, **env: str) -> Completed:
    """Run the code with the packages of the folder; it may end in any way."""
    return subprocess.run(
        [sys.executable, *options, "-c", textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": str(path), **env},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


USES = ["m01.add(1, 2)", "m01.Count", "m01.Box(n=1)"]


@pytest.mark.parametrize("use", USES)
def test_the_second_is_warned_of_once(packages: Path, use: str) -> None:
    done = run(f"import m00, m01, m02\nm00.add(1, 2)\n{use}\nm02.add(1, 2)", packages)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Warning: ") == 1, done.stderr
    assert "SeveralLibrariesWarning: example.com/m01@local is a second Go library" in done.stderr
    for part in ("beside example.com/m00@local", "2 MB", "five threads", "usegolib bundle"):
        assert part in done.stderr


def test_it_says_which_line_has_loaded_it(packages: Path, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text("import m00, m01\nm00.add(1, 2)\nm01.add(1, 2)\n")
    done = subprocess.run(
        [sys.executable, tmp_path / "script.py"],
        env={**os.environ, "PYTHONPATH": str(packages)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "script.py:3: SeveralLibrariesWarning" in done.stderr


def test_the_ways_out(packages: Path, modules: list[Path], tmp_path: Path) -> None:
    code = "import m00, m01; m00.add(1, 2); print(m01.add(1, 2))"
    for done in (
        run(code, packages, USEGOLIB_SEVERAL="1"),
        run(code, packages, "-W", "ignore::RuntimeWarning"),
        run(
            "import warnings, usegolib\n"
            "warnings.simplefilter('ignore', usegolib.SeveralLibrariesWarning)\n" + code,
            packages,
        ),
    ):
        assert (done.stdout, done.stderr, done.returncode) == ("3\n", "", 0)
    succeed("gen", *modules, "--out", tmp_path, "--name", "all_of_them")
    done = run(
        "from all_of_them import m00, m01, m02\nprint(m00.add(1, 2) + m01.add(1, 2) + m02.Count)",
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("13\n", "")


def test_as_an_error_it_is_raised_and_the_library_is_loaded(packages: Path) -> None:
    code = """
        import m00, m01, usegolib
        m00.add(1, 2)
        try:
            m01.add(1, 2)
        except usegolib.SeveralLibrariesWarning:
            print(m01.add(1, 2))
    """
    done = run(code, packages, "-W", "error")
    assert (done.stdout, done.stderr) == ("3\n", "")


def test_import_warns_too(modules: list[Path], tmp_path: Path) -> None:
    root = built(tmp_path, *modules[:2])
    code = f"""
        import usegolib
        for name in ("m00", "m01", "m00"):
            print(usegolib.import_(f"example.com/{{name}}", artifact_dir={str(root)!r}).Add(1, 2))
    """
    done = run(code, tmp_path)
    assert done.stdout.split() == ["3"] * 3
    assert done.stderr.count("SeveralLibrariesWarning") == 1


def test_it_is_a_warning_about_the_run() -> None:
    assert issubclass(usegolib.SeveralLibrariesWarning, RuntimeWarning)


def copy_as(artifact: Path, folder: Path, name: str) -> Path:
    """An artifact that says that it is of another module, whose name is as long."""
    folder.mkdir()
    text = (
        (artifact / "manifest.json").read_text().replace("example.com/m00", f"example.com/{name}")
    )
    manifest = json.loads(text)
    (library,) = artifact.glob("*.so")
    content = library.read_bytes().replace(b"example.com/m00", f"example.com/{name}".encode())
    manifest["library"]["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / library.name).write_bytes(content)
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def test_many_are_warned_of_and_too_many_refused(modules: list[Path], tmp_path: Path) -> None:
    root = built(tmp_path / "root", modules[0])
    (manifest,) = root.rglob("manifest.json")
    folders = [copy_as(manifest.parent, tmp_path / f"copy{n}", f"n{n:02}") for n in range(64)]
    code = f"""
        import usegolib, warnings
        from usegolib import _native
        handles = []
        for folder in {[str(folder) for folder in folders]}:
            name = "example.com/n" + folder.rpartition("copy")[2].rjust(2, "0")
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                try:
                    handles.append(_native._restore(folder, name, None))
                except usegolib.LoadError as error:
                    print("refused", len(handles), error)
            for warning in caught:
                print("warned", len(handles), warning.category.__name__)
        assert all(handle.Add(1, 2) == 3 for handle in handles)
    """
    done = run(code, tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == ["warned 2 SeveralLibrariesWarning", "warned 16 SeveralLibrariesWarning"]
    assert lines[2].startswith("refused 63 cannot load example.com/n63@local: 63 Go libraries are")
    assert "static TLS" in lines[2]
    assert len(lines) == 3
