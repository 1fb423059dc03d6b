"""Pipes, folders, devices and sockets where a file of ours should lie: nothing waits for them."""

import json
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from go_module import answering
from installed import python, succeed, usegolib
from module_proxy import ModuleProxy

TARGET = "example.com/mod@v1.2.3"
SECONDS = 30


def pipe(path: Path) -> None:
    """Put a named pipe there; whoever opens it for reading waits for a writer."""
    os.mkfifo(path)


def folder(path: Path) -> None:
    """Put a folder with something in it there."""
    path.mkdir()
    (path / "file").write_text("text")


def device(path: Path) -> None:
    """Put a link to a file without an end there."""
    path.symlink_to("/dev/zero")


def bound_socket(path: Path) -> None:
    """Put a socket there; the length of its address is limited, and that of its path is not."""
    parent = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(f"/proc/self/fd/{parent}/{path.name}")
    os.close(parent)


KINDS = [pipe, folder, device, bound_socket]
Kind = Callable[[Path], None]


@pytest.fixture
def artifact(tmp_path: Path, mod_artifacts: Path, platform: str) -> Path:
    """The folder of a copy of an artifact; the root is named root."""
    shutil.copytree(mod_artifacts, tmp_path / "root")
    return tmp_path / "root" / "example.com" / "mod@v1.2.3" / platform


def put(kind: Kind, path: Path) -> Path:
    """Replace a file."""
    path.unlink()
    kind(path)
    return path


def library(artifact: Path) -> Path:
    """The library of an artifact."""
    (path,) = artifact.glob("*.so")
    return path


def refusal(root: Path) -> str:
    """What import_ says of an artifact that it may not build."""
    return python(
        f"""
        import usegolib
        try:
            usegolib.import_("example.com/mod", artifact_dir={str(root)!r})
        except usegolib.UsegolibError as error:
            print(type(error).__name__, error)
        """,
        timeout=SECONDS,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_manifest_that_is_no_file(
    tmp_path: Path, artifact: Path, proxy: ModuleProxy, kind: Kind
) -> None:
    root = tmp_path / "root"
    manifest = put(kind, artifact / "manifest.json")
    printed = refusal(root)
    assert printed.startswith("ManifestError ")
    for part in (str(manifest), "not a regular file", "--force"):
        assert part in printed
    listed = succeed("list", "--out", root, timeout=SECONDS)
    assert (listed.stdout, str(manifest) in listed.stderr) == ("", True)
    verified = usegolib("verify", root, timeout=SECONDS)
    assert (verified.returncode, str(manifest) in verified.stdout) == (1, True)
    build = ("build", TARGET, "--out", root, "--json")
    assert json.loads(succeed(*build, env=proxy.environment(), timeout=SECONDS).stdout)["rebuilt"]
    succeed("verify", root)


@pytest.mark.parametrize("kind", KINDS)
def test_a_library_that_is_no_file(
    tmp_path: Path, artifact: Path, proxy: ModuleProxy, kind: Kind
) -> None:
    root = tmp_path / "root"
    path = put(kind, library(artifact))
    printed = refusal(root)
    assert printed.split()[0] in ("IntegrityError", "ManifestError")
    assert path.name in printed
    verified = usegolib("verify", root, timeout=SECONDS)
    assert (verified.returncode, str(path) in verified.stdout) == (1, True)
    build = ("build", TARGET, "--out", root, "--json")
    assert json.loads(succeed(*build, env=proxy.environment(), timeout=SECONDS).stdout)["rebuilt"]
    succeed("verify", root)


@pytest.mark.parametrize("kind", KINDS)
def test_an_emitted_source_that_is_no_file(tmp_path: Path, artifact: Path, kind: Kind) -> None:
    source = put(kind, next(artifact.rglob("*.go")))
    verified = usegolib("verify", tmp_path / "root", timeout=SECONDS)
    assert (verified.returncode, str(source) in verified.stdout) == (1, True)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_lies_in_an_artifact_it_can_be_removed(
    tmp_path: Path, artifact: Path, kind: Kind
) -> None:
    put(kind, library(artifact))
    put(kind, artifact / "manifest.json")
    succeed("remove", "example.com/mod", "--out", tmp_path / "root", timeout=SECONDS)
    assert list((tmp_path / "root").iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_lock_file_that_is_no_file(
    tmp_path: Path, artifact: Path, proxy: ModuleProxy, kind: Kind
) -> None:
    root = tmp_path / "root"
    lock = artifact.with_suffix(".lock")
    lock.unlink(missing_ok=True)
    kind(lock)
    for command in (("build", TARGET, "--force"), ("remove", "example.com/mod")):
        done = usegolib(*command, "--out", root, env=proxy.environment(), timeout=SECONDS)
        assert done.returncode == 1
        for part in (str(lock), "not a regular file", "remove it"):
            assert part in done.stderr
    succeed("verify", root)
    assert refusal(root) == "", "an artifact is read without a lock"


@pytest.mark.parametrize("kind", KINDS)
def test_the_lock_of_a_temporary_folder_that_is_no_file(tmp_path: Path, kind: Kind) -> None:
    root = tmp_path / "root"
    root.mkdir()
    kind(root / ".usegolib-odd.lock")
    module = answering(tmp_path / "module", 1)
    succeed("build", module, "--out", root, timeout=SECONDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_generated_package_with_something_that_is_no_file(tmp_path: Path, kind: Kind) -> None:
    module = answering(tmp_path / "module", 1)
    gen = ("gen", module, "--out", tmp_path / "out")
    succeed(*gen)
    odd = put(kind, tmp_path / "out" / "local" / "__init__.py")
    assert usegolib(*gen, "--check", timeout=SECONDS).returncode == 1
    done = usegolib(*gen, timeout=SECONDS)
    assert done.returncode == 1
    assert str(odd) in done.stderr
