"""The dynamic handle of `usegolib.import_`, and each way in which importing can fail."""

import hashlib
import json
import operator
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import usegolib
from installed import MODULES, python, succeed
from module_proxy import ModuleProxy


@pytest.fixture
def damaged(
    tmp_path: Path, echo_artifacts: Path, platform: str
) -> Callable[[Callable[[Path], None]], Path]:
    """A copy of an artifact root in which the artifact's folder was changed."""

    def damage(change: Callable[[Path], None]) -> Path:
        shutil.copytree(echo_artifacts, tmp_path / "copy")
        change(tmp_path / "copy" / "example.com" / "echo@local" / platform)
        return tmp_path / "copy"

    return damage


def library(artifact: Path) -> Path:
    """The shared library in an artifact's folder."""
    return artifact / json.loads((artifact / "manifest.json").read_text())["library"]["path"]


def refusal(error: str, root: Path, path: str = "example.com/echo") -> str:
    """The message of the exception that importing must raise where nothing is loaded yet."""
    return python(
        f"""
        import usegolib
        try:
            usegolib.import_({path!r}, artifact_dir={str(root)!r})
        except usegolib.{error} as error:
            print(error)
        else:
            raise SystemExit("nothing was raised")
        """
    )


def edited(artifact: Path, **fields: object) -> None:
    """Change fields of the manifest."""
    path = artifact / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


def test_a_handle(echo_artifacts: Path, platform: str) -> None:
    handle = usegolib.import_("example.com/echo", artifact_dir=echo_artifacts)
    assert handle.Join(["a", "b"], "-") == "a-b"
    assert {"Join", "Int64", "ParseURL"} <= set(dir(handle))
    assert "TakesMap" not in dir(handle)
    assert "gives back what it is given" in handle.__doc__
    for part in ("example.com/echo", "local", platform):
        assert part in repr(handle)
    again = usegolib.import_("example.com/echo", artifact_dir=str(echo_artifacts))
    assert again.Join == handle.Join


def test_functions_of_a_handle_have_go_names(echo_artifacts: Path) -> None:
    handle = usegolib.import_("example.com/echo", artifact_dir=echo_artifacts)
    assert handle.Join.__name__ == "Join"
    with pytest.raises(TypeError, match=r"Join\(\).*parts\[0\]: expected string, got int"):
        handle.Join([1], "-")
    with pytest.raises(usegolib.GoError, match="out of luck"):
        handle.Fail("out of luck")


def test_an_unknown_name_suggests_the_nearest(echo_artifacts: Path) -> None:
    handle = usegolib.import_("example.com/echo", artifact_dir=echo_artifacts)
    with pytest.raises(AttributeError, match="Join"):
        operator.attrgetter("Jion")(handle)
    with pytest.raises(AttributeError, match=r"example\.com/echo"):
        operator.attrgetter("NothingLikeIt")(handle)
    assert not hasattr(handle, "join"), "the handle has Go's names only"


def test_a_skipped_function_says_why(echo_artifacts: Path) -> None:
    handle = usegolib.import_("example.com/echo", artifact_dir=echo_artifacts)
    with pytest.raises(AttributeError, match=r"TakesMap.*map"):
        operator.attrgetter("TakesMap")(handle)


def test_a_local_directory(echo_artifacts: Path) -> None:
    printed = python(
        f"""
        import usegolib
        handle = usegolib.import_({str(MODULES / "embedded")!r})
        print(handle.Message())
        """
    )
    assert printed == "carried along"


def test_a_version_in_the_path(mod_artifacts: Path) -> None:
    printed = python(
        f"""
        import usegolib
        handle = usegolib.import_("example.com/mod@v1.2.3", artifact_dir={str(mod_artifacts)!r})
        print(handle.Version())
        """
    )
    assert printed == "v1.2.3"


def test_a_missing_version_takes_the_one_already_loaded(two_versions: Path) -> None:
    printed = python(
        f"""
        import usegolib
        root = {str(two_versions)!r}
        usegolib.import_("example.com/mod", "v1.3.0", artifact_dir=root)
        print(usegolib.import_("example.com/mod", artifact_dir=root).Version())
        print(usegolib.import_("example.com/mod/subpkg", artifact_dir=root).Version())
        """
    )
    assert printed.splitlines() == ["v1.3.0", "subpkg v1.3.0"]


STANDARD = """
import usegolib
root = {root!r}
where = {{"artifact_dir": root, "build_if_missing": True}} if root else {{}}
strings = usegolib.import_("strings", **where)
strconv = usegolib.import_("strconv", **where)
math = usegolib.import_("math", **where)
print(strings.ToUpper("a"), strconv.Itoa(7), math.Sqrt(4))
again = usegolib.import_("strings", **where)
print(again.ToUpper == strings.ToUpper, again.Repeat("b", 2), strings.Repeat("c", 2))
files = {{line.split()[4] for line in open("/proc/self/maps") if "libstd" in line}}
print(len(files), {{strings.version, strconv.version, math.version}} == {{again.version}})
"""


@pytest.mark.parametrize("named", [False, True], ids=["default root", "named root"])
def test_the_standard_library_grows_in_a_process(tmp_path: Path, named: bool) -> None:
    root = str(tmp_path / "root")
    code = STANDARD.format(root=root if named else None)
    printed = python(code, env={"USEGOLIB_ARTIFACT_DIR": root})
    assert printed.splitlines() == ["A 7 2.0", "True bb cc", "3 True"]
    # The artifact holds all three by now: one library is enough.
    printed = python(code, env={"USEGOLIB_ARTIFACT_DIR": root})
    assert printed.splitlines() == ["A 7 2.0", "True bb cc", "1 True"]


def test_two_releases_of_the_standard_library_conflict(tmp_path: Path, platform: str) -> None:
    """The other release is the artifact of this one under another name; it is never loaded."""
    root = tmp_path / "root"
    succeed("build", "strings", "--out", root)
    (ours,) = root.glob("std@*")
    other = root / "std@go1.0"
    shutil.copytree(ours, other)
    content = library(other / platform).read_bytes() + b"\0"
    library(other / platform).write_bytes(content)
    entry = {"path": library(other / platform).name, "size": len(content)}
    entry["sha256"] = hashlib.sha256(content).hexdigest()
    edited(other / platform, version="go1.0", build_id="0" * 64, library=entry)
    printed = python(
        f"""
        import usegolib
        root = {str(root)!r}
        ours = {ours.name.removeprefix("std@")!r}
        strings = usegolib.import_("strings", ours, artifact_dir=root)
        try:
            usegolib.import_("strings", "go1.0", artifact_dir=root)
        except usegolib.VersionConflictError as error:
            print(error)
        print(usegolib.import_("strings", artifact_dir=root).ToUpper == strings.ToUpper)
        print(strings.ToUpper("a"))
        """
    )
    message, same, answer = printed.splitlines()
    assert "go1.0" in message
    assert ours.name.removeprefix("std@") in message
    assert (same, answer) == ("True", "A")


def test_a_package_of_the_standard_library_follows_the_loaded_release(
    tmp_path: Path, platform: str
) -> None:
    """Of two releases in the root, the one that another package was loaded from is taken."""
    root = tmp_path / "root"
    for package in ("strings", "strconv"):
        succeed("build", package, "--out", root)
    (ours,) = root.glob("std@*")
    shutil.copytree(ours, root / "std@go1.0")
    edited(root / "std@go1.0" / platform, version="go1.0")
    alone = tmp_path / "alone"
    succeed("build", "strings", "--out", alone)
    printed = python(
        f"""
        import usegolib
        try:
            usegolib.import_("strconv", artifact_dir={str(root)!r})
        except usegolib.AmbiguousArtifactError:
            print("ambiguous")
        usegolib.import_("strings", artifact_dir={str(alone)!r})
        print(usegolib.import_("strconv", artifact_dir={str(root)!r}).Itoa(7))
        """
    )
    assert printed.splitlines() == ["ambiguous", "7"]


def test_no_artifact(tmp_path: Path, platform: str) -> None:
    with pytest.raises(usegolib.ArtifactNotFoundError) as caught:
        usegolib.import_("example.com/absent", artifact_dir=tmp_path)
    message = str(caught.value)
    for part in ("example.com/absent", str(tmp_path), platform, "usegolib build"):
        assert part in message
    assert isinstance(caught.value, usegolib.UsegolibError)
    assert list(tmp_path.iterdir()) == []


def test_no_artifact_of_that_version(mod_artifacts: Path) -> None:
    with pytest.raises(usegolib.ArtifactNotFoundError, match=r"v1\.9\.9") as caught:
        usegolib.import_("example.com/mod", "v1.9.9", artifact_dir=mod_artifacts)
    assert "v1.2.3" in str(caught.value), "what is there instead is named"


def test_no_such_package_in_the_artifact(mod_artifacts: Path) -> None:
    with pytest.raises(usegolib.ArtifactNotFoundError, match=r"example\.com/mod/absent"):
        usegolib.import_("example.com/mod/absent", artifact_dir=mod_artifacts)


def test_an_artifact_of_another_platform_is_not_found(damaged: Callable) -> None:
    root = damaged(lambda artifact: artifact.rename(artifact.parent / "plan9-mips"))
    assert "example.com/echo" in refusal("ArtifactNotFoundError", root)


def test_a_manifest_of_another_platform_is_refused(damaged: Callable) -> None:
    other = {"goos": "plan9", "goarch": "mips"}
    root = damaged(lambda artifact: edited(artifact, platform=other))
    assert "plan9-mips" in refusal("PlatformError", root)


@pytest.mark.parametrize(
    "text", ["", "not JSON", "[]", "{}", '{"schema": 999}', '{"schema": 9}', "\x00"]
)
def test_a_manifest_that_cannot_be_read(damaged: Callable, text: str) -> None:
    root = damaged(lambda artifact: (artifact / "manifest.json").write_text(text))
    assert "manifest.json" in refusal("ManifestError", root)


def test_a_table_with_a_gap_is_refused(damaged: Callable) -> None:
    def skip_an_index(artifact: Path) -> None:
        packages = json.loads((artifact / "manifest.json").read_text())["packages"]
        packages[-1]["callables"][-1]["index"] += 1
        edited(artifact, packages=packages)

    assert "example.com/echo.Labels" in refusal("ManifestError", damaged(skip_an_index))


@pytest.mark.parametrize("name", ["../outside.so", "/etc/passwd", "a/b.so", "..", "", "a\0.so"])
def test_a_library_outside_the_artifact(damaged: Callable, name: str) -> None:
    entry = {"path": name, "sha256": "0" * 64, "size": 1}
    root = damaged(lambda artifact: edited(artifact, library=entry))
    assert "manifest.json" in refusal("ManifestError", root)


def flip(artifact: Path) -> None:
    """Change one byte in the middle of the library."""
    path = library(artifact)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def truncate(artifact: Path) -> None:
    """Cut the library in half."""
    path = library(artifact)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("change", [flip, truncate])
def test_a_damaged_library_is_not_loaded(damaged: Callable, change: Callable) -> None:
    root = damaged(change)
    message = refusal("IntegrityError", root)
    assert "libecho" in message
    assert "build" in message


def test_a_missing_library(damaged: Callable) -> None:
    root = damaged(lambda artifact: library(artifact).unlink())
    assert "libecho" in refusal("ManifestError", root)


@pytest.mark.parametrize("path", ["", "-x", "x/../y", "a b", "example.com//x", "example.com/x\0"])
def test_paths_that_mean_nothing(tmp_path: Path, path: str) -> None:
    with pytest.raises(usegolib.InputError):
        usegolib.import_(path, artifact_dir=tmp_path)


def test_a_build_that_fails_has_gos_own_words(tmp_path: Path) -> None:
    with pytest.raises(usegolib.BuildError, match=r"broken\.go:5") as caught:
        usegolib.import_(str(MODULES / "broken"), artifact_dir=tmp_path, build_if_missing=True)
    assert "example.com/broken" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_without_go_nothing_is_built(tmp_path: Path, no_go: dict[str, str]) -> None:
    printed = python(
        """
        import usegolib
        try:
            usegolib.import_("example.com/mod", "v1.2.3", artifact_dir="out", build_if_missing=True)
        except usegolib.ToolchainError as error:
            print(error)
        """,
        env=no_go,
    )
    assert "Go" in printed
    assert "usegolib[toolchain]" in printed


def test_build_if_missing_in_the_default_root(tmp_path: Path, proxy: ModuleProxy) -> None:
    printed = python(
        """
        import usegolib
        print(usegolib.import_("example.com/mod").Version())
        """,
        env={**proxy.environment(), "USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")},
    )
    assert printed == "v1.3.0", "@latest was resolved"
    assert (tmp_path / "root" / "example.com" / "mod@v1.3.0").is_dir()


def test_the_exceptions_have_one_root() -> None:
    names = [
        "AmbiguousArtifactError",
        "ArtifactNotFoundError",
        "BuildError",
        "ForkedProcessError",
        "GoError",
        "GoPanicError",
        "InputError",
        "IntegrityError",
        "LoadError",
        "ManifestError",
        "PlatformError",
        "ProtocolError",
        "ToolchainError",
        "VersionConflictError",
    ]
    for name in names:
        assert issubclass(getattr(usegolib, name), usegolib.UsegolibError)
        assert getattr(usegolib, name).__module__ == "usegolib"


def test_a_failure_of_the_system_has_its_number_once() -> None:
    with pytest.raises(usegolib.FileError) as caught:
        usegolib.import_("example.com/mod", artifact_dir="/proc/no", build_if_missing=True)
    reason = "cannot create: No such file or directory"
    assert str(caught.value) == f"[Errno 2] {reason}: '/proc/no'"
