"""The command: results on standard output, and failures that say what, where and what to do."""

import ctypes
import json
import os
from pathlib import Path

import pytest
from installed import MODULES, listing, succeed, usegolib
from module_proxy import ModuleProxy

# The kernel's numbers: prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE).
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def obey_permissions() -> None:
    """Make root obey permission bits, as everybody else does."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")


def refused(*arguments: object, out: Path, env: dict[str, str] | None = None, **options: object):
    """The message of a command that must fail, leaving out as it was."""
    before = listing(out)
    done = usegolib(*arguments, "--out", out, env=env, **options)
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert listing(out) == before
    return done.stderr


@pytest.mark.parametrize("command", ["gen", "build"])
@pytest.mark.parametrize(
    ("module", "parts"),
    [
        ("broken", ["example.com/broken", "broken.go:5", "not a number"]),
        ("nothing", ["example.com/nothing", "no functions, types, constants or variables"]),
        ("onlymain", ["example.com/onlymain", "command"]),
        ("plain_dir", ["plain_dir", "go.mod", "go mod init"]),
        ("tree/internal/hidden", ["example.com/tree/internal/hidden", "internal"]),
        ("tree/cmd/tool", ["example.com/tree/cmd/tool", "main"]),
        ("exits", ["panic", "init of example.com/exits"]),
        ("absent", ["absent", "No such file or directory"]),
        ("echo/echo.go", ["echo.go", "directory"]),
    ],
)
def test_modules_that_cannot_be_offered(
    tmp_path: Path, command: str, module: str, parts: list[str]
) -> None:
    (tmp_path / "kept").write_text("before")
    message = refused(command, MODULES / module, out=tmp_path)
    assert [part for part in parts if part not in message] == []


@pytest.mark.parametrize("package", ["internal/hidden", "cmd/tool"])
def test_packages_out_of_reach_of_a_module_that_is_built(tmp_path: Path, package: str) -> None:
    for command in ("gen", "build"):
        succeed(command, MODULES / "tree", "--out", tmp_path)
        message = refused(command, MODULES / "tree" / package, out=tmp_path)
        assert f"example.com/tree/{package}" in message


def test_a_failed_command_creates_no_output_folder(tmp_path: Path) -> None:
    for command in ("gen", "build"):
        refused(command, MODULES / "broken", out=tmp_path / command)
        assert not (tmp_path / command).exists()


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("example.com/absent", ["example.com/absent", "spelling"]),
        ("example.com/mod@v9.9.9", ["example.com/mod@v9.9.9", "version"]),
        ("example.com/mod/absent@v1.2.3", ["example.com/mod/absent", "package"]),
    ],
)
def test_what_the_proxy_does_not_have(
    tmp_path: Path, proxy: ModuleProxy, target: str, parts: list[str]
) -> None:
    with proxy.served() as env:
        message = refused("gen", target, out=tmp_path, env=env)
    assert [part for part in parts if part not in message] == []


def test_without_a_network(tmp_path: Path, proxy: ModuleProxy) -> None:
    offline = {**proxy.environment(), "GOPROXY": "off", "GOMODCACHE": str(tmp_path / "empty")}
    message = refused("gen", "example.com/mod@v1.2.3", out=tmp_path / "out", env=offline)
    assert "example.com/mod" in message
    assert "GOPROXY" in message
    # Nothing listens on port 1.
    unreachable = {**offline, "GOPROXY": "http://127.0.0.1:1"}
    message = refused("gen", "example.com/mod@v1.2.3", out=tmp_path / "out", env=unreachable)
    assert "network" in message
    assert "GOPROXY" in message


@pytest.mark.parametrize(
    "target", ["-x", "not a path", "../../etc", "example.com/../x", "example.com/mod@-x"]
)
def test_targets_that_mean_nothing(tmp_path: Path, target: str) -> None:
    done = usegolib("gen", "--out", tmp_path, "--", target, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert done.stderr.strip()
    assert listing(tmp_path) == {}


def test_two_versions_at_once(tmp_path: Path) -> None:
    message = refused("build", "example.com/mod@v1.2.0", "--version", "v1.3.0", out=tmp_path)
    assert "v1.2.0" in message
    assert "v1.3.0" in message


def test_a_version_for_a_directory(tmp_path: Path) -> None:
    message = refused("build", MODULES / "echo", "--version", "v1.0.0", out=tmp_path)
    assert "v1.0.0" in message
    assert "local" in message


@pytest.mark.parametrize("command", ["gen", "build"])
def test_a_file_where_the_output_folder_should_be(tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("mine")
    done = usegolib(command, MODULES / "embedded", "--out", tmp_path / "file")
    assert done.returncode == 1
    assert str(tmp_path / "file") in done.stderr
    assert listing(tmp_path) == {"file": b"mine"}


@pytest.mark.parametrize("command", ["gen", "build"])
def test_an_output_folder_that_cannot_be_written(tmp_path: Path, command: str) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    message = refused(command, MODULES / "embedded", out=locked, preexec_fn=obey_permissions)
    assert str(locked) in message
    assert "ermission denied" in message


@pytest.mark.parametrize("files", [["embedded"], ["embedded/__init__.py"], ["embedded/notes.txt"]])
def test_what_is_not_ours_stays(tmp_path: Path, files: list[str]) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    message = refused("gen", MODULES / "embedded", out=tmp_path)
    assert str(tmp_path / "embedded") in message
    assert "--name" in message


def test_a_failed_build_keeps_the_old_artifact(tmp_path: Path) -> None:
    module = tmp_path / "module"
    module.mkdir()
    (module / "go.mod").write_text("module example.com/changing\n\ngo 1.21\n")
    (module / "a.go").write_text("package changing\n\nfunc Answer() int { return 42 }\n")
    for command in ("build", "gen"):
        succeed(command, module, "--out", tmp_path / command)
    (module / "a.go").write_text('package changing\n\nfunc Answer() int { return "x" }\n')
    for command in ("build", "gen"):
        assert "a.go:3" in refused(command, module, out=tmp_path / command)


@pytest.mark.parametrize(
    "arguments",
    [[], ["gen"], ["build"], ["frobnicate"], ["gen", "x", "--frobnicate"], ["inspect", "a", "b"]],
)
def test_bad_usage_exits_with_2(tmp_path: Path, arguments: list[str]) -> None:
    done = usegolib(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Usage:" in done.stderr
    assert listing(tmp_path) == {}


def test_help_and_version(tmp_path: Path) -> None:
    text = succeed("--help").stdout
    assert "usegolib gen" in text
    assert "Exit codes" in text
    for command in ("gen", "build", "inspect"):
        assert "--json" in succeed(command, "--help").stdout
    assert succeed("--version").stdout.startswith("usegolib ")


def test_results_go_to_standard_output(tmp_path: Path) -> None:
    done = succeed("gen", MODULES / "tree", "--out", tmp_path)
    assert "example.com/tree/leaf: 1 function" in done.stdout
    assert str(tmp_path / "tree") in done.stdout
    assert done.stderr == "", "no progress unless somebody watches"
    again = succeed("gen", MODULES / "tree", "--out", tmp_path, "-v")
    assert "up to date" in again.stderr


def test_json_reports(tmp_path: Path, platform: str) -> None:
    built = json.loads(succeed("build", MODULES / "tree", "--out", tmp_path, "--json").stdout)
    artifact = Path(built["artifact"])
    assert artifact == tmp_path / "example.com" / "tree@local" / platform
    assert built["rebuilt"] is True
    assert built["manifest"] == json.loads((artifact / "manifest.json").read_text())
    again = json.loads(succeed("build", MODULES / "tree", "--out", tmp_path, "--json").stdout)
    assert again["rebuilt"] is False
    made = json.loads(succeed("gen", MODULES / "tree", "--out", tmp_path, "--json").stdout)
    assert made["name"] == "tree"
    assert Path(made["package"]) == tmp_path / "tree"


def test_inspect_builds_and_writes_nothing(tmp_path: Path) -> None:
    root = {"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")}
    done = succeed("inspect", MODULES / "echo", "--level", 1, "--json", cwd=tmp_path, env=root)
    found = json.loads(done.stdout)
    assert (found["module"], found["version"]) == ("example.com/echo", "local")
    (package,) = found["packages"]
    assert "Join" in [function["go"] for function in package["callables"]]
    assert {"map", "chan", "generic"} <= {entry["code"] for entry in package["skipped"]}
    assert listing(tmp_path) == {}


def test_inspect_agrees_with_the_manifest(manifest: dict) -> None:
    found = json.loads(succeed("inspect", MODULES / "echo", "--level", 1, "--json").stdout)
    for ours, stored in zip(found["packages"], manifest["packages"], strict=True):
        instances = manifest["instances"].get(stored["path"], [])
        rows = {row["index"] for each in instances for row in each["rows"]}
        callables = ours["callables"]
        ours["callables"] = [each for each in callables if each["index"] not in rows]
        assert len(ours["callables"]) == len(callables) - len(rows)
        assert ours == stored


def test_inspect_tells_why_in_words() -> None:
    text = succeed("inspect", MODULES / "echo", "--level", 1).stdout
    assert "func TakesMap(m map[string]int) int" in text
    assert "refused.go:" in text
    assert text.splitlines()[-1].startswith("total: ")
    tree = succeed("inspect", MODULES / "tree").stdout
    assert "example.com/tree/cmd/tool" in tree


# -- colours --------------------------------------------------------------------------------------

RED = "\x1b[1m\x1b[31m"


def on_terminal(*arguments: str, env: dict[str, str]) -> str:
    """What the command prints on standard error where that is a terminal."""
    ours, its = os.openpty()
    with os.fdopen(ours, "rb", buffering=0) as screen:
        usegolib(*arguments, env=env, capture_output=False, stdout=its, stderr=its)
        os.close(its)
        return screen.read(4096).decode()


def test_labels_have_the_colours_of_bad_usage_on_a_terminal_that_shows_some() -> None:
    env = {"TERM": "xterm", "NO_COLOR": "", "CLICOLOR": ""}
    for arguments in (["no-such-command"], ["inspect", "./no-such-folder"]):
        label = on_terminal(*arguments, env=env).split(":")[0]
        assert "error" in label
        assert RED in label, (arguments, label)
        plain = on_terminal(*arguments, env={**env, "NO_COLOR": "1"})
        assert plain.startswith("error: ")
        assert "\x1b" not in plain
        assert "\x1b" not in usegolib(*arguments, env=env).stderr
