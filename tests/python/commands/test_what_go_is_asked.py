"""What Go builds for, what is in its cache, and what it says when it refuses."""

import os
import subprocess
from pathlib import Path

import pytest
from go_module import answering, write_module
from installed import MODULES, Completed, succeed, usegolib
from module_proxy import ModuleProxy, versioned
from recorded_go import RecordedGo

# -- the machine that is built for ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "host"), [("GOARCH", "arm64", "amd64"), ("GOOS", "windows", "linux")]
)
@pytest.mark.parametrize("command", ["gen", "build", "inspect"])
def test_another_machine_is_refused_at_once(
    tmp_path: Path, command: str, name: str, value: str, host: str
) -> None:
    out = [] if command == "inspect" else ["--out", tmp_path / "out"]
    go = RecordedGo(tmp_path / "go")
    env = {name: value, **go.environment}
    done = usegolib(command, MODULES / "embedded", *out, env=env)
    assert done.returncode == 1
    assert f"{name}={value} is set" in done.stderr
    assert f"({name}={host})" in done.stderr
    assert done.stderr.endswith(f"unset {name}\n")
    assert [call.split()[0] for call in go.calls()] == ["env"]
    assert not (tmp_path / "out").exists()


def test_another_machine_in_the_configuration_of_go(tmp_path: Path) -> None:
    env = {"GOENV": str(tmp_path / "env")}
    subprocess.run(["go", "env", "-w", "GOARCH=arm64"], env={**os.environ, **env}, check=True)
    done = usegolib("inspect", MODULES / "embedded", env=env)
    assert done.returncode == 1
    assert "`go env -u GOARCH`" in done.stderr
    # The way out that it names.
    subprocess.run(["go", "env", "-u", "GOARCH"], env={**os.environ, **env}, check=True)
    succeed("inspect", MODULES / "embedded", env=env)


def test_this_machine_by_name_is_no_other(tmp_path: Path) -> None:
    succeed("inspect", MODULES / "embedded", env={"GOARCH": "amd64", "GOOS": "linux"})


def test_doctor_tells_of_another_machine() -> None:
    done = usegolib("doctor", env={"GOARCH": "arm64"})
    assert done.returncode == 1
    assert "GOARCH=arm64 is set" in done.stdout


# -- a newer Go -----------------------------------------------------------------------------------

LOCAL_TOOLCHAIN = {"GOTOOLCHAIN": "local"}


def newer(folder: Path, path: str = "example.com/newer") -> Path:
    """Write a module for a Go that does not exist yet."""
    write_module(folder, "func Answer() int { return 1 }", path)
    (folder / "go.mod").write_text(f"module {path}\n\ngo 1.99\n")
    return folder


@pytest.mark.parametrize("command", ["gen", "build", "inspect"])
def test_a_module_for_a_newer_go(tmp_path: Path, command: str) -> None:
    module = newer(tmp_path / "module")
    out = [] if command == "inspect" else ["--out", tmp_path / "out"]
    done = usegolib(command, module, *out, env=LOCAL_TOOLCHAIN)
    assert done.returncode == 1
    assert "example.com/newer needs Go 1.99" in done.stderr
    assert f"(the go line of {module / 'go.mod'})" in done.stderr
    assert "go.work" not in done.stderr.split("USEGOLIB_GO")[0]
    assert "USEGOLIB_GO" in done.stderr


def test_go_is_asked_once_for_a_newer_release(tmp_path: Path) -> None:
    go = RecordedGo(tmp_path / "go")
    answer = 'if [ "$*" = "env GOVERSION" ]; then echo go1.99.0; exit; fi\nexec '
    go.program.write_text(go.program.read_text().replace("exec ", answer))
    # There is no such release, and so no more than the question.
    usegolib("inspect", newer(tmp_path / "module"), env={"GOPROXY": "off", **go.environment})
    assert go.calls().count("env GOVERSION") == 1


def test_a_workspace_for_a_newer_go(tmp_path: Path) -> None:
    answering(tmp_path / "module", 1)
    (tmp_path / "go.work").write_text("go 1.99\n\nuse ./module\n")
    done = usegolib("inspect", tmp_path / "module", env=LOCAL_TOOLCHAIN)
    assert f"(the go line of {tmp_path / 'go.work'})" in done.stderr


def test_a_dependency_for_a_newer_go(tmp_path: Path) -> None:
    newer(tmp_path / "newer")
    user = write_module(
        tmp_path / "user",
        'import "example.com/newer"\n\nfunc Answer() int { return newer.Answer() }',
        "example.com/user",
    )
    (user / "go.mod").write_text(
        "module example.com/user\n\ngo 1.21\n\nrequire example.com/newer v0.0.0\n\n"
        "replace example.com/newer => ../newer\n"
    )
    done = usegolib("inspect", user, env=LOCAL_TOOLCHAIN)
    assert done.returncode == 1
    assert "install that Go or a newer one" in done.stderr
    assert f"module {tmp_path / 'newer'} requires go >= 1.99" in done.stderr


def test_a_published_module_for_a_newer_go(tmp_path: Path, proxy: ModuleProxy) -> None:
    proxy.publish(
        "example.com/newer",
        "v1.0.0",
        {"go.mod": "module example.com/newer\n\ngo 1.99\n", "newer.go": "package newer\n"},
    )
    env = {**proxy.environment(), **LOCAL_TOOLCHAIN}
    done = usegolib("inspect", "example.com/newer@v1.0.0", env=env)
    assert "cannot resolve example.com/newer@v1.0.0: install that Go or a newer one" in done.stderr


def test_a_toolchain_line_is_only_a_suggestion(tmp_path: Path) -> None:
    module = answering(tmp_path / "module", 1)
    with (module / "go.mod").open("a") as file:
        file.write("\ntoolchain go1.99.0\n")
    text = succeed("inspect", module, env={"GOTOOLCHAIN": "auto", "GOPROXY": "off"}).stdout
    assert "func Answer() int" in text


# -- the module cache -----------------------------------------------------------------------------


@pytest.fixture
def cached(tmp_path: Path) -> dict[str, str]:
    """An environment whose module cache holds what example.com/mod@v1.2.0 is made of."""
    proxy = ModuleProxy(tmp_path)
    for version in ("v1.2.0", "v1.3.0"):
        proxy.publish("example.com/mod", version, versioned(version))
    env = proxy.environment()
    succeed("inspect", "example.com/mod@v1.2.0", env=env)
    # The proxy has newer versions, and nothing may ask it.
    return {**env, "GOPROXY": "http://127.0.0.1:1"}


@pytest.mark.parametrize("query", ["", "@latest", "@v1", "@v1.2", "@v1.2.0"])
@pytest.mark.parametrize("package", ["", "/subpkg"])
def test_offline_takes_what_is_in_the_cache(
    cached: dict[str, str], package: str, query: str
) -> None:
    done = succeed("inspect", f"example.com/mod{package}{query}", "--offline", env=cached)
    assert done.stdout.startswith("example.com/mod@v1.2.0\n")


@pytest.mark.parametrize("query", ["@v1.3.0", "@v2", "@master"])
def test_offline_names_what_is_in_the_cache(cached: dict[str, str], query: str) -> None:
    done = usegolib("inspect", f"example.com/mod{query}", "--offline", env=cached)
    assert done.returncode == 1
    assert f"example.com/mod{query} is not in Go's module cache" in done.stderr
    assert "--offline" in done.stderr
    assert "name a version that is in it: v1.2.0\n" in done.stderr


def test_offline_names_the_dependency_that_is_missing(tmp_path: Path) -> None:
    proxy = ModuleProxy(tmp_path)
    proxy.publish(
        "example.com/dep", "v1.0.0", {"dep.go": "package dep\n\nfunc A() int { return 1 }\n"}
    )
    module = write_module(
        tmp_path / "module", 'import "example.com/dep"\n\nfunc Answer() int { return dep.A() }'
    )
    with (module / "go.mod").open("a") as file:
        file.write("\nrequire example.com/dep v1.0.0\n")
    env = proxy.environment()
    subprocess.run(["go", "mod", "tidy"], cwd=module, env={**os.environ, **env}, check=True)
    succeed("inspect", module, "--offline", env=env)
    done = usegolib(
        "inspect", module, "--offline", env={**env, "GOMODCACHE": str(tmp_path / "empty")}
    )
    assert done.returncode == 1
    assert "example.com/dep@v1.0.0 is not in Go's module cache" in done.stderr


def test_offline_goes_past_no_proxy(tmp_path: Path, proxy: ModuleProxy) -> None:
    """A private module is fetched without a proxy, and that is the network too."""
    go = RecordedGo(tmp_path / "go")
    env = {**proxy.environment(), **go.environment, "GOPRIVATE": "example.com"}
    done = usegolib("inspect", "example.com/mod@v9.9.9", "--offline", env=env)
    assert "example.com/mod@v9.9.9 is not in Go's module cache" in done.stderr
    assert "GONOPROXY=none" in go.variables()


# -- what Go says ---------------------------------------------------------------------------------

BROKEN_BODY = 'func Answer() int { return "no" }'


def failed_build(tmp_path: Path, module: Path, cwd: Path) -> Completed:
    """Build a module that does not compile, into a root whose folders are many levels down."""
    root = tmp_path / "a" / "long" / "way" / "down" / "root"
    done = usegolib("build", module, "--out", root, cwd=cwd)
    assert done.returncode == 1
    return done


def test_paths_are_as_the_user_sees_them(tmp_path: Path) -> None:
    module = write_module(tmp_path / "module", BROKEN_BODY)
    for cwd, shown in [
        (tmp_path, Path("module", "local.go")),
        (module, Path("local.go")),
        (MODULES, module / "local.go"),
    ]:
        assert f"\n  {shown}:3:" in failed_build(tmp_path, module, cwd).stderr


def test_paths_of_a_declaration_that_does_not_compile(tmp_path: Path) -> None:
    module = write_module(tmp_path / "module", "func Answer() Absent { return 1 }")
    assert "\n  module/local.go:3:" in failed_build(tmp_path, module, tmp_path).stderr


def test_paths_in_c_code(tmp_path: Path) -> None:
    c = "// static int f(void) { return x; }"
    code = f'{c}\nimport "C"\n\nfunc Answer() int {{ return int(C.f()) }}'
    module = write_module(tmp_path / "module", code)
    assert "\n  module/local.go:3:" in failed_build(tmp_path, module, tmp_path).stderr


# -- before anything is built ---------------------------------------------------------------------


def refused_before_building(tmp_path: Path, out: Path, *arguments: object) -> str:
    """What gen says without having compiled a library."""
    go = RecordedGo(tmp_path / "go")
    done = usegolib("gen", MODULES / "embedded", "--out", out, *arguments, env=go.environment)
    assert done.returncode == 1
    assert [call for call in go.calls() if "c-shared" in call and call.startswith("build")] == []
    return done.stderr


@pytest.mark.parametrize("name", ["1st", "a-b", "class", "json", ""])
def test_a_bad_name_is_found_before_anything_else(tmp_path: Path, name: str) -> None:
    message = refused_before_building(tmp_path, tmp_path / "out", "--name", name)
    assert f'package name "{name}"' in message
    assert not (tmp_path / "go" / "calls").exists()


def test_a_file_in_the_way_is_found_before_the_build(tmp_path: Path) -> None:
    (tmp_path / "out" / "embedded").mkdir(parents=True)
    (tmp_path / "out" / "embedded" / "mine.txt").write_text("mine")
    message = refused_before_building(tmp_path, tmp_path / "out")
    assert f"{tmp_path / 'out' / 'embedded'} is in the way" in message


def test_an_output_folder_that_is_a_file_is_found_before_the_build(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    message = refused_before_building(tmp_path, tmp_path / "out" / "deeper")
    assert f"{tmp_path / 'out'} is in the way: it is not a folder" in message
    assert (tmp_path / "out").read_text() == "mine"
