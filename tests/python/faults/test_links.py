"""Links and second names where usegolib writes: nothing outside its own folders is touched.

Git carries links, so a repository that holds an artifact root can hold any of these.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from go_module import answering
from installed import listing, python, succeed, usegolib


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of the user's."""
    path = tmp_path / "precious" / "victim.txt"
    path.parent.mkdir()
    path.write_text("precious")
    return path


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module of this test's own."""
    return answering(tmp_path / "module", 7)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An artifact root."""
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


def place(root: Path, platform: str) -> Path:
    """The folder of the artifact of example.com/local."""
    return root / "example.com" / "local@local" / platform


def is_untouched(victim: Path) -> bool:
    """Whether the victim is as it was, and alone in its folder."""
    return victim.read_text() == "precious" and list(victim.parent.iterdir()) == [victim]


def answer(root: Path) -> str:
    """What the artifact's function returns."""
    return python(
        "import usegolib; "
        f"print(usegolib.import_('example.com/local', artifact_dir={str(root)!r}).Answer())"
    )


@pytest.mark.parametrize("link", [os.symlink, os.link])
@pytest.mark.parametrize("command", ["build", "gen", "remove"])
def test_a_lock_file_that_leads_elsewhere(
    tmp_path: Path,
    victim: Path,
    module: Path,
    root: Path,
    platform: str,
    link: Callable[[Path, Path], None],
    command: str,
) -> None:
    lock = place(root, platform).with_suffix(".lock")
    if command == "remove":
        succeed("build", module, "--out", root)
        lock.unlink()
    lock.parent.mkdir(parents=True, exist_ok=True)
    link(victim, lock)
    before = listing(root)
    if command == "build":
        done = usegolib("build", module, "--out", root)
    elif command == "gen":
        env = {"USEGOLIB_ARTIFACT_DIR": str(root)}
        done = usegolib("gen", module, "--out", tmp_path / "out", env=env)
    else:
        done = usegolib("remove", "example.com/local", "--out", root)
    assert done.returncode == 1
    for part in (str(lock), "link", "remove it"):
        assert part in done.stderr
    assert is_untouched(victim)
    assert listing(root) == before
    lock.unlink()
    succeed("build", module, "--out", root)
    assert answer(root) == "7", "the way out"


def test_a_lock_file_that_leads_to_nothing(
    tmp_path: Path, module: Path, root: Path, platform: str
) -> None:
    lock = place(root, platform).with_suffix(".lock")
    lock.parent.mkdir(parents=True)
    lock.symlink_to(tmp_path / "absent")
    assert usegolib("build", module, "--out", root).returncode == 1
    assert not (tmp_path / "absent").exists()


def test_a_lock_file_of_another_user(module: Path, root: Path, platform: str) -> None:
    if os.getuid() != 0:
        pytest.skip("not tested: only root can give a file away")
    lock = place(root, platform).with_suffix(".lock")
    lock.parent.mkdir(parents=True)
    lock.write_text("theirs")
    os.chown(lock, 12345, 12345)
    done = usegolib("build", module, "--out", root)
    assert done.returncode == 1
    assert "belongs to another user" in done.stderr
    assert lock.read_text() == "theirs"
    os.chown(lock.parent, 12345, 12345)
    succeed("build", module, "--out", root)
    assert answer(root) == "7", "whoever owns the folder may own what lies in it"


@pytest.mark.parametrize("level", ["example.com", "example.com/local@local", "platform"])
def test_a_folder_below_the_root_that_leads_elsewhere(
    victim: Path, module: Path, root: Path, platform: str, level: str
) -> None:
    link = place(root, platform) if level == "platform" else root / level
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(victim.parent)
    done = usegolib("build", module, "--out", root)
    assert done.returncode == 1
    for part in (f"{link} is a link", str(root), "remove the link"):
        assert part in done.stderr
    assert is_untouched(victim)
    link.unlink()
    succeed("build", module, "--out", root)
    assert answer(root) == "7"


@pytest.mark.parametrize("level", ["example.com/local@local", "platform"])
def test_what_a_link_leads_to_is_not_removed(
    tmp_path: Path, module: Path, root: Path, platform: str, level: str
) -> None:
    """It is listed and can be imported; whoever wants it gone removes the link."""
    elsewhere = tmp_path / "elsewhere"
    succeed("build", module, "--out", elsewhere)
    link = place(root, platform) if level == "platform" else root / level
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere / link.relative_to(root))
    before = listing(elsewhere)
    assert "example.com/local" in succeed("list", "--out", root).stdout
    for command in (("remove", "example.com/local", "--out", root), ("build", module, "--force")):
        done = usegolib(*command, *(["--out", root] if command[0] == "build" else []))
        assert done.returncode == 1
        assert f"{link} is a link" in done.stderr
    assert listing(elsewhere) == before
    assert answer(root) == "7"


@pytest.mark.parametrize("name", ["manifest.json", "library", "generated"])
@pytest.mark.parametrize("command", ["build", "remove"])
def test_a_file_of_an_artifact_that_leads_elsewhere(
    victim: Path, module: Path, root: Path, platform: str, name: str, command: str
) -> None:
    succeed("build", module, "--out", root)
    folder = place(root, platform)
    pattern = {"library": "*.so", "generated": "generated-*"}.get(name, name)
    (path,) = folder.glob(pattern)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(victim.parent if name == "generated" else victim)
    if command == "build":
        succeed("build", module, "--out", root, "--force")
        assert not path.is_symlink()
        succeed("verify", root)
        assert answer(root) == "7"
    else:
        succeed("remove", "example.com/local", "--out", root)
        assert list(root.iterdir()) == []
    assert is_untouched(victim)


def test_temporary_names_that_lead_elsewhere(victim: Path, module: Path, root: Path) -> None:
    """Whoever sweeps what a dead builder left removes links, and not what they lead to."""
    (root / ".usegolib-a").symlink_to(victim.parent)
    (root / ".usegolib-b").symlink_to(victim.parent)
    (root / ".usegolib-b.lock").symlink_to(victim)
    (root / ".usegolib-c").symlink_to(victim.parent)
    (root / ".usegolib-c.lock").touch()
    os.link(victim, root / ".usegolib-d.lock")
    succeed("build", module, "--out", root)
    assert is_untouched(victim)
    assert answer(root) == "7"


def test_a_root_that_is_a_link_is_what_the_user_wants(
    tmp_path: Path, module: Path, platform: str
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to(tmp_path / "real")
    succeed("build", module, "--out", tmp_path / "root")
    assert (place(tmp_path / "real", platform) / "manifest.json").is_file()
    assert answer(tmp_path / "root") == "7"
    succeed("remove", "example.com/local", "--out", tmp_path / "root")
    assert list((tmp_path / "real").iterdir()) == []


def test_the_package_of_gen(tmp_path: Path, victim: Path, module: Path) -> None:
    out, real = tmp_path / "out", tmp_path / "real"
    real.mkdir()
    out.symlink_to(real)
    succeed("gen", module, "--out", out)
    printed = python("import local; print(local.answer())", out)
    assert printed == "7", "a folder that the user names may be a link"
    shutil.rmtree(real / "local")
    (real / "local").symlink_to(victim.parent)
    done = usegolib("gen", module, "--out", out)
    assert done.returncode == 1
    assert "is in the way" in done.stderr
    assert is_untouched(victim)


@pytest.mark.parametrize("name", ["_artifacts", "__init__.py", "py.typed"])
def test_a_file_of_a_package_that_leads_elsewhere(
    tmp_path: Path, victim: Path, module: Path, name: str
) -> None:
    out = tmp_path / "out"
    succeed("gen", module, "--out", out)
    path = out / "local" / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(victim.parent if name == "_artifacts" else victim)
    done = usegolib("gen", module, "--out", out)
    assert is_untouched(victim)
    if done.returncode == 0:
        assert not path.is_symlink()
        assert python("import local; print(local.answer())", out) == "7"
    else:
        assert f"{path} was not written by usegolib" in done.stderr


@pytest.mark.parametrize("what", ["folder", "program", "second name"])
def test_the_cached_program_that_describes_modules(
    tmp_path: Path, victim: Path, module: Path, what: str
) -> None:
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    folder = tmp_path / "cache" / "usegolib" / "describe"
    succeed("inspect", module, env=env)
    (program,) = [path for path in folder.iterdir() if not path.name.startswith(".")]
    victim.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    victim.chmod(0o755)
    before = listing(victim.parent)
    if what == "folder":
        shutil.rmtree(folder)
        folder.symlink_to(victim.parent)
        done = usegolib("inspect", module, env=env)
        assert f"{folder} is a link" in done.stderr
        folder.unlink()
    else:
        program.unlink()
        (os.link if what == "second name" else os.symlink)(victim, program)
    assert "Answer" in succeed("inspect", module, env=env).stdout
    assert listing(victim.parent) == before
    assert not (tmp_path / "ran").exists(), "it was run"


def test_links_out_of_a_repository(
    tmp_path: Path, victim: Path, module: Path, platform: str
) -> None:
    """As they come with git clone."""
    repository, clone = tmp_path / "repository", tmp_path / "clone"
    (repository / "artifacts" / "example.com" / "local@local").mkdir(parents=True)
    lock = f"artifacts/example.com/local@local/{platform}.lock"
    (repository / lock).symlink_to(victim)
    git = ["git", "-C", repository, "-c", "user.name=t", "-c", "user.email=t@example.com"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "links"]):
        subprocess.run([*git, *command], check=True)
    subprocess.run(["git", "clone", "-q", repository, clone], check=True)
    assert (clone / lock).is_symlink()
    assert usegolib("build", module, "--out", clone / "artifacts").returncode == 1
    assert is_untouched(victim)
