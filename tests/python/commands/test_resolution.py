"""From what a user names to one module at one version, and what `import_` makes of it."""

import http.server
import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from go_module import answering
from installed import python, succeed, usegolib
from module_proxy import ModuleProxy
from recorded_go import RecordedGo

COMMIT = "0123456789ab"
PSEUDO = f"v1.1.1-0.20240102030405-{COMMIT}"


def library(name: str, more: str = "") -> str:
    """The source of a package with one function."""
    return f'{more}package {name}\n\nfunc Name() string {{ return "{name}" }}\n'


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> ModuleProxy:
    """A proxy with one module for each way in which versions can be named."""
    proxy = ModuleProxy(tmp_path_factory.mktemp("releases"))
    lib = {"lib.go": library("lib"), "text/text.go": library("text")}
    for version in ("v1.0.0", "v1.1.0", "v1.2.0-rc.1", PSEUDO):
        proxy.publish("example.com/lib", version, lib)
    for query in ("main", "topic", COMMIT):
        proxy.answer("example.com/lib", query, PSEUDO)
    proxy.publish("example.com/lib/v2", "v2.0.0", lib)
    proxy.publish("example.com/old", "v2.0.0+incompatible", {"old.go": library("old")})
    proxy.publish("example.com/Upper", "v1.0.0", {"upper.go": library("upper")})
    for version in ("v1.0.0", "v1.1.0"):
        go_mod = "module example.com/withdrawn\n\ngo 1.21\n\nretract v1.0.0 // it leaks\n"
        files = {"go.mod": go_mod, "withdrawn.go": library("withdrawn")}
        proxy.publish("example.com/withdrawn", version, files)
    go_mod = "// Deprecated: use example.com/lib.\nmodule example.com/aged\n\ngo 1.21\n"
    proxy.publish("example.com/aged", "v1.0.0", {"go.mod": go_mod, "aged.go": library("aged")})
    return proxy


def inspected(target: str, releases: ModuleProxy, *options: str) -> tuple[str, str]:
    """Module and version that a target resolves to."""
    done = succeed("inspect", target, "--json", *options, env=releases.environment())
    found = json.loads(done.stdout)
    return found["module"], found["version"]


@pytest.mark.parametrize(
    ("target", "module", "version"),
    [
        ("example.com/lib", "example.com/lib", "v1.1.0"),
        ("example.com/lib@latest", "example.com/lib", "v1.1.0"),
        ("example.com/lib@v1.0.0", "example.com/lib", "v1.0.0"),
        ("example.com/lib@v1.2.0-rc.1", "example.com/lib", "v1.2.0-rc.1"),
        ("example.com/lib@v1.0", "example.com/lib", "v1.0.0"),
        ("example.com/lib@main", "example.com/lib", PSEUDO),
        (f"example.com/lib@{COMMIT}", "example.com/lib", PSEUDO),
        (f"example.com/lib@{PSEUDO}", "example.com/lib", PSEUDO),
        ("example.com/lib/text@v1.1.0", "example.com/lib", "v1.1.0"),
        ("example.com/lib/v2", "example.com/lib/v2", "v2.0.0"),
        ("example.com/lib/v2/text", "example.com/lib/v2", "v2.0.0"),
        ("example.com/old", "example.com/old", "v2.0.0+incompatible"),
        ("example.com/old@v2.0.0+incompatible", "example.com/old", "v2.0.0+incompatible"),
        ("example.com/Upper", "example.com/Upper", "v1.0.0"),
    ],
)
def test_what_a_target_means(releases: ModuleProxy, target: str, module: str, version: str) -> None:
    assert inspected(target, releases) == (module, version)


def test_the_concrete_version_is_recorded_with_its_sums(
    tmp_path: Path, releases: ModuleProxy, platform: str
) -> None:
    done = succeed(
        "build", "example.com/lib/text@main", "--out", tmp_path, "--json",
        env=releases.environment(),
    )  # fmt: skip
    manifest = json.loads(done.stdout)["manifest"]
    assert (manifest["module"], manifest["version"]) == ("example.com/lib", PSEUDO)
    cached = releases.cache / "cache" / "download" / "example.com" / "lib" / "@v"
    assert manifest["sums"]["module"] == (cached / f"{PSEUDO}.ziphash").read_text().strip()
    assert manifest["sums"]["go_mod"].startswith("h1:")
    assert manifest["sums"]["go_mod"] != manifest["sums"]["module"]
    assert (tmp_path / "example.com" / f"lib@{PSEUDO}" / platform / "manifest.json").is_file()


@pytest.mark.parametrize(
    ("target", "folder"),
    [
        ("example.com/Upper@v1.0.0", "example.com/!upper@v1.0.0"),
        ("example.com/old@v2.0.0+incompatible", "example.com/old@v2.0.0+incompatible"),
        ("example.com/lib/v2@v2.0.0", "example.com/lib/v2@v2.0.0"),
    ],
)
def test_every_spelling_has_a_folder_and_is_found_again(
    tmp_path: Path, releases: ModuleProxy, platform: str, target: str, folder: str
) -> None:
    succeed("build", target, "--out", tmp_path, env=releases.environment())
    assert (tmp_path / folder / platform / "manifest.json").is_file()
    path, version = target.split("@")
    printed = python(
        f"""
        import usegolib
        handle = usegolib.import_({path!r}, artifact_dir={str(tmp_path)!r})
        print(handle.version, handle.Name())
        """
    )
    assert printed.startswith(f"{version} ")


# -- the standard library -------------------------------------------------------------------------


def test_the_standard_library_is_a_module_at_gos_release(tmp_path: Path, platform: str) -> None:
    out = ["--out", tmp_path, "--json"]
    first = json.loads(succeed("build", "strings", *out).stdout)
    release = first["manifest"]["go_version"]
    assert (first["manifest"]["module"], first["manifest"]["version"]) == ("std", release)
    assert Path(first["artifact"]) == tmp_path / f"std@{release}" / platform
    assert json.loads(succeed("build", f"strings@{release}", *out).stdout)["rebuilt"] is False
    printed = python(
        f"""
        import usegolib
        handle = usegolib.import_("strings", artifact_dir={str(tmp_path)!r})
        print(handle.ToUpper("go"), handle.module, handle.version)
        """
    )
    assert printed == f"GO std {release}"


def test_a_standard_package_with_nothing_to_offer(tmp_path: Path) -> None:
    root = {"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")}
    done = succeed("gen", "path", "--out", tmp_path, env=root)
    assert done.stdout.startswith("path: 8 functions")
    refused = usegolib("gen", "maps", "--out", tmp_path, "--level", 1, env=root)
    assert refused.returncode == 1
    assert "maps@go" in refused.stderr
    assert "none of its 10 exported functions" in refused.stderr
    assert not (tmp_path / "maps").exists()
    printed = succeed("gen", "html", "--out", tmp_path, env=root).stdout
    assert "path: 8 functions" not in printed, "which the artifact holds, but not the package"


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("strings@go1.0", ["strings@go1.0", "USEGOLIB_GO"]),
        ("nosuchpackage", ["nosuchpackage", "host name", "./"]),
    ],
)
def test_what_the_standard_library_does_not_have(target: str, parts: list[str]) -> None:
    done = usegolib("inspect", target)
    assert done.returncode == 1
    assert [part for part in parts if part not in done.stderr] == []


# -- what authors and networks say ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("example.com/withdrawn@v1.0.0", ["example.com/withdrawn@v1.0.0", "retracted", "it leaks"]),
        ("example.com/aged", ["example.com/aged@v1.0.0", "deprecated", "use example.com/lib"]),
    ],
)
def test_retracted_and_deprecated_versions_warn(
    releases: ModuleProxy, target: str, parts: list[str]
) -> None:
    done = succeed("inspect", target, env=releases.environment())
    assert done.stderr.startswith("warning: ")
    assert [part for part in parts if part not in done.stderr] == []
    assert succeed("inspect", target, "--quiet", env=releases.environment()).stderr == ""


def test_latest_is_not_a_retracted_version(releases: ModuleProxy) -> None:
    assert inspected("example.com/withdrawn", releases) == ("example.com/withdrawn", "v1.1.0")


@pytest.fixture(params=[401, 403])
def forbidding(request: pytest.FixtureRequest) -> Iterator[str]:
    """A module proxy that lets nobody in."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(request.param)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_private_module(releases: ModuleProxy, forbidding: str) -> None:
    env = {**releases.environment(), "GOPROXY": forbidding, "NO_PROXY": "127.0.0.1"}
    done = usegolib("inspect", "example.com/private@v1.0.0", env=env)
    assert done.returncode == 1
    for part in ("example.com/private@v1.0.0", "40", "GOPRIVATE"):
        assert part in done.stderr


def checked(proxy: ModuleProxy) -> dict[str, str]:
    """The proxy's modules, looked up in the checksum database, which another proxy leads to."""
    go = subprocess.run(["go", "env", "GOPROXY"], check=True, capture_output=True, text=True)
    env = proxy.environment()
    return {**env, "GONOSUMDB": "", "GOPROXY": f"{env['GOPROXY']},{go.stdout.strip()}"}


def test_a_module_that_the_checksum_database_does_not_know(
    tmp_path: Path, releases: ModuleProxy
) -> None:
    """Nobody told Go not to check, so it checks, and the module is in no checksum database."""
    env = {**checked(releases), "GOMODCACHE": str(tmp_path / "modcache")}
    done = usegolib("build", "example.com/lib@v1.0.0", "--out", tmp_path / "out", env=env)
    assert done.returncode == 1
    assert "verifying" in done.stderr, "Go's own words"
    assert not (tmp_path / "out").exists()


def test_a_module_that_was_tampered_with(tmp_path: Path) -> None:
    proxy = ModuleProxy(tmp_path)
    proxy.publish("rsc.io/quote", "v1.0.0", {"quote.go": library("quote")})
    done = usegolib("build", "rsc.io/quote@v1.0.0", "--out", tmp_path / "out", env=checked(proxy))
    assert done.returncode == 1
    for part in ("rsc.io/quote@v1.0.0", "checksum mismatch", "nothing was built"):
        assert part in done.stderr
    assert not (tmp_path / "out").exists()


def test_checking_sums_is_never_turned_off(tmp_path: Path, releases: ModuleProxy) -> None:
    go = RecordedGo(tmp_path / "go")
    given = releases.environment()
    succeed("build", "example.com/lib@v1.0.0", "--out", tmp_path / "out",
            env={**given, **go.environment})  # fmt: skip
    about_sums = ("GOSUMDB", "GONOSUMDB", "GONOSUMCHECK", "GOINSECURE", "GOPRIVATE", "GONOPROXY")
    seen = {line for line in go.variables() if line.split("=")[0] in about_sums}
    assert seen == {f"GONOSUMDB={given['GONOSUMDB']}"}, "what the test set, and nothing else"
    assert not [line for line in go.variables() if "insecure" in line]


# -- import_ --------------------------------------------------------------------------------------

IMPORT = """
import usegolib
try:
    print(usegolib.import_({arguments}).Answer())
except usegolib.UsegolibError as error:
    print(type(error).__name__, error)
"""


def imported(arguments: str, env: dict[str, str] | None = None) -> str:
    """What Answer returns, or the error."""
    return python(IMPORT.format(arguments=arguments), env=env)


@pytest.mark.parametrize(
    ("explicit_root", "build_if_missing", "is_built"),
    [
        (False, None, True),
        (False, True, True),
        (False, False, False),
        (True, None, False),
        (True, True, True),
        (True, False, False),
    ],
)
def test_when_a_missing_artifact_is_built(
    tmp_path: Path, explicit_root: bool, build_if_missing: bool | None, is_built: bool
) -> None:
    module, root = answering(tmp_path / "module", 7), tmp_path / "root"
    arguments = f"{str(module)!r}, build_if_missing={build_if_missing}"
    if explicit_root:
        printed = imported(f"{arguments}, artifact_dir={str(root)!r}")
    else:
        printed = imported(arguments, {"USEGOLIB_ARTIFACT_DIR": str(root)})
    if is_built:
        assert printed == "7"
        assert list(root.rglob("manifest.json"))
        return
    for part in ("ArtifactNotFoundError", str(module), str(root), f"usegolib build {module}"):
        assert part in printed
    assert not root.exists()


def test_the_default_root_is_in_the_users_cache(tmp_path: Path) -> None:
    module = answering(tmp_path / "module", 8)
    env = {"USEGOLIB_ARTIFACT_DIR": "", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert imported(repr(str(module)), env) == "8"
    assert list((tmp_path / "cache" / "usegolib" / "artifacts").rglob("manifest.json"))


def test_a_relative_root(tmp_path: Path) -> None:
    answering(tmp_path / "module", 9)
    succeed("build", "module", "--out", "root", cwd=tmp_path)
    printed = python(
        f"""
        import os, usegolib
        os.chdir({str(tmp_path)!r})
        print(usegolib.import_("example.com/local", artifact_dir="root").Answer())
        """
    )
    assert printed == "9"


def test_a_version_is_not_a_directory(two_versions: Path) -> None:
    """An artifact root has folders that are named like targets."""
    printed = python(
        f"""
        import os, usegolib
        os.chdir({str(two_versions)!r})
        print(usegolib.import_("example.com/mod@v1.2.0", artifact_dir=".").Version())
        """
    )
    assert printed == "v1.2.0"


def test_a_package_below_a_local_directory(tmp_path: Path) -> None:
    module = answering(tmp_path / "module", 1)
    answering(module / "below", 2).joinpath("go.mod").unlink()
    (module / "below" / "local.go").write_text("package below\n\nfunc Answer() int { return 2 }\n")
    succeed("build", module, "--out", tmp_path / "root")
    root = f"artifact_dir={str(tmp_path / 'root')!r}"
    assert imported(f"{str(module / 'below')!r}, {root}") == "2"
    assert imported(f'"example.com/local/below", {root}') == "2"
    assert imported(f"__import__('pathlib').Path({str(module)!r}), {root}") == "1"


def test_a_changed_directory_in_the_same_process(tmp_path: Path) -> None:
    """A Go library stays for good, so a newer one of the same module needs another process."""
    module = answering(tmp_path / "module", 1)
    printed = python(
        f"""
        import pathlib, usegolib
        module = pathlib.Path({str(module)!r})
        first = usegolib.import_(module)
        print(usegolib.import_(module).Answer == first.Answer)
        source = module / "local.go"
        source.write_text(source.read_text().replace("1", "2"))
        try:
            usegolib.import_(module)
        except usegolib.VersionConflictError as error:
            print("example.com/local" in str(error), "restart the process" in str(error))
        print(first.Answer())
        """,
        env={"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")},
    )
    assert printed.splitlines() == ["True", "True True", "1"]


def test_a_loaded_version_wins_over_what_else_is_there(two_versions: Path) -> None:
    printed = python(
        f"""
        import usegolib
        root = {str(two_versions)!r}
        first = usegolib.import_("example.com/mod", "v1.2.0", artifact_dir=root)
        print(usegolib.import_("example.com/mod/subpkg", artifact_dir=root).version)
        for arguments in [("example.com/mod", "v1.3.0"), ("example.com/mod@v1.3.0",)]:
            try:
                usegolib.import_(*arguments, artifact_dir="/nowhere")
            except usegolib.VersionConflictError as error:
                print("v1.2.0" in str(error), "v1.3.0" in str(error))
        print(first.Version())
        """
    )
    assert printed.splitlines() == ["v1.2.0", "True True", "True True", "v1.2.0"]
