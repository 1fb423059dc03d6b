"""list, remove, verify, doctor; --offline and --locked; what is printed where; exit codes."""

import json
import os
import pty
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from go_module import answering
from installed import COMMAND, MODULES, listing, succeed, usegolib
from module_proxy import ModuleProxy
from recorded_go import RecordedGo


@pytest.fixture
def root(tmp_path: Path, two_versions: Path) -> Path:
    """A copy of an artifact root with two versions of example.com/mod."""
    shutil.copytree(two_versions, tmp_path / "root")
    return tmp_path / "root"


def folder(root: Path, version: str, platform: str) -> Path:
    """The artifact of a version of example.com/mod."""
    return root / "example.com" / f"mod@{version}" / platform


def damage(artifact: Path) -> Path:
    """Change one byte of the library; its size stays."""
    (library,) = artifact.glob("*.so")
    content = bytearray(library.read_bytes())
    content[-1] ^= 1
    library.write_bytes(content)
    return library


# -- list -----------------------------------------------------------------------------------------


def test_list(root: Path, platform: str) -> None:
    lines = succeed("list", "--out", root).stdout.splitlines()
    assert len(lines) == 2
    for line, version in zip(lines, ["v1.2.0", "v1.3.0"], strict=True):
        assert f"example.com/mod@{version} {platform}" in line
    rows = json.loads(succeed("list", "--out", root, "--json").stdout)
    assert [row["version"] for row in rows] == ["v1.2.0", "v1.3.0"]
    for row in rows:
        assert row["module"] == "example.com/mod"
        assert row["platform"] == platform
        assert row["functions"] == 2
        (library,) = Path(row["artifact"]).glob("*.so")
        assert row["size"] == library.stat().st_size


def test_list_of_nothing(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "absent"):
        assert succeed("list", "--out", place).stdout == ""
        assert json.loads(succeed("list", "--out", place, "--json").stdout) == []


def test_list_takes_the_default_root(root: Path) -> None:
    env = {"USEGOLIB_ARTIFACT_DIR": str(root)}
    assert succeed("list", env=env).stdout == succeed("list", "--out", root).stdout


def test_list_goes_on_past_a_broken_artifact(root: Path, platform: str) -> None:
    (folder(root, "v1.2.0", platform) / "manifest.json").write_text("{")
    done = succeed("list", "--out", root, "--json")
    assert [row["version"] for row in json.loads(done.stdout)] == ["v1.3.0"]
    assert "v1.2.0" in done.stderr


# -- remove ---------------------------------------------------------------------------------------


def test_remove_one_version(root: Path, platform: str) -> None:
    done = succeed("remove", "example.com/mod@v1.2.0", "--out", root, "--json")
    assert json.loads(done.stdout) == {"removed": [str(folder(root, "v1.2.0", platform))]}
    assert [path.name for path in (root / "example.com").iterdir()] == ["mod@v1.3.0"]
    assert succeed("verify", root).returncode == 0


def test_remove_a_module(root: Path) -> None:
    done = succeed("remove", "example.com/mod", "--out", root)
    assert len(done.stdout.splitlines()) == 2
    assert list(root.iterdir()) == []


@pytest.mark.parametrize(
    "target", ["example.com/mo", "example.com/mod@v1.2", "example.com/mod/subpkg"]
)
def test_remove_what_is_not_there(root: Path, target: str) -> None:
    before = listing(root)
    done = usegolib("remove", target, "--out", root)
    assert done.returncode == 1
    for part in (target, str(root), "usegolib list"):
        assert part in done.stderr
    assert done.stdout == ""
    assert listing(root) == before


# -- verify ---------------------------------------------------------------------------------------


def test_verify(root: Path, platform: str) -> None:
    assert "2 artifacts, 0 broken" in succeed("verify", root).stdout
    library = damage(folder(root, "v1.2.0", platform))
    done = usegolib("verify", root)
    assert done.returncode == 1
    assert str(library) in done.stdout
    assert "SHA-256" in done.stdout
    assert "--force" in done.stderr
    done = usegolib("verify", root, "--json")
    assert done.returncode == 1
    faults = {Path(found["artifact"]): found["faults"] for found in json.loads(done.stdout)}
    assert len(faults[folder(root, "v1.2.0", platform)]) == 1
    assert faults[folder(root, "v1.3.0", platform)] == []


def test_verify_sees_emitted_sources(root: Path, platform: str) -> None:
    artifact = folder(root, "v1.2.0", platform)
    source = next(path for path in artifact.rglob("*.go"))
    source.write_text(source.read_text() + "\n")
    done = usegolib("verify", root)
    assert done.returncode == 1
    assert str(source) in done.stdout
    source.unlink()
    assert str(source) in usegolib("verify", root).stdout


def test_verify_takes_a_generated_package(echo_dir: Path) -> None:
    assert "1 artifact, 0 broken" in succeed("verify", echo_dir / "echo").stdout


def test_verify_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A slip of the pen in a script must not look like a sound artifact."""
    done = usegolib("verify", tmp_path / "absent")
    assert done.returncode == 1
    assert str(tmp_path / "absent") in done.stderr


def test_force_mends_what_verify_finds(root: Path, proxy: ModuleProxy, platform: str) -> None:
    damage(folder(root, "v1.2.0", platform))
    succeed("build", "example.com/mod@v1.2.0", "--out", root, "--force", env=proxy.environment())
    assert succeed("verify", root).returncode == 0


# -- doctor ---------------------------------------------------------------------------------------


def test_doctor(tmp_path: Path) -> None:
    env = {"USEGOLIB_ARTIFACT_DIR": str(tmp_path)}
    done = succeed("doctor", env=env)
    go = subprocess.run(["go", "env", "GOVERSION"], check=True, capture_output=True, text=True)
    for part in (go.stdout.strip(), shutil.which("go"), "C compiler", str(tmp_path)):
        assert part in done.stdout
    found = json.loads(succeed("doctor", "--json", env=env).stdout)
    assert [finding["problem"] for finding in found] == [None] * len(found)


def test_doctor_says_what_is_missing(no_go: dict[str, str]) -> None:
    done = usegolib("doctor", env=no_go)
    assert done.returncode == 1
    assert 'pip install "usegolib[toolchain]"' in done.stdout
    found = json.loads(usegolib("doctor", "--json", env=no_go).stdout)
    (problem,) = [finding["problem"] for finding in found if finding["name"] == "Go"]
    assert "USEGOLIB_GO" in problem


def test_doctor_names_a_compiler_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "go").symlink_to(Path(shutil.which("go")).resolve())
    env = {"PATH": str(tmp_path), "CC": "", "USEGOLIB_CC": ""}
    done = usegolib("doctor", env=env)
    assert done.returncode == 1
    assert "USEGOLIB_CC" in done.stdout


# -- --offline and --locked -----------------------------------------------------------------------


def test_offline_uses_what_was_downloaded(tmp_path: Path, proxy: ModuleProxy) -> None:
    env = proxy.environment()
    succeed("inspect", "example.com/mod@v1.2.0", env=env)
    go = RecordedGo(tmp_path / "go")
    unreachable = {**env, **go.environment, "GOPROXY": "http://127.0.0.1:1"}
    out = ("--out", tmp_path / "out")
    succeed("build", "example.com/mod@v1.2.0", *out, "--offline", env=unreachable)
    assert {line for line in go.variables() if line.startswith("GOPROXY=")} <= {
        "GOPROXY=off",
        "GOPROXY=http://127.0.0.1:1",
    }
    assert "GOPROXY=off" in go.variables()


@pytest.mark.parametrize("target", ["example.com/mod", "example.com/mod@v1.3.0"])
@pytest.mark.parametrize("command", ["build", "inspect"])
def test_offline_without_a_download(
    tmp_path: Path, proxy: ModuleProxy, command: str, target: str
) -> None:
    env = {**proxy.environment(), "GOMODCACHE": str(tmp_path / "modcache")}
    out = [] if command == "inspect" else ["--out", tmp_path / "out"]
    done = usegolib(command, target, *out, "--offline", env=env)
    assert done.returncode == 1
    for part in (target, "GOPROXY=off", "--offline"):
        assert part in done.stderr
    assert not (tmp_path / "out").exists()


def test_locked_takes_what_is_there(root: Path, proxy: ModuleProxy, no_go: dict[str, str]) -> None:
    build = ("build", "--out", root, "--locked", "--json")
    done = succeed(*build, "example.com/mod@v1.2.0", env=no_go)
    assert json.loads(done.stdout)["rebuilt"] is False
    done = usegolib(*build, "example.com/mod", env=no_go)
    assert done.returncode == 1, "nothing is resolved, and there are two"
    for part in ("v1.2.0", "v1.3.0"):
        assert part in done.stderr
    succeed("remove", "example.com/mod@v1.2.0", "--out", root)
    done = succeed(*build, "example.com/mod", env=no_go)
    assert json.loads(done.stdout)["manifest"]["version"] == "v1.3.0"


def test_locked_builds_nothing(tmp_path: Path, proxy: ModuleProxy) -> None:
    module = answering(tmp_path / "module", 1)
    build = ("build", "--out", tmp_path / "root", "--locked")
    for target in (module, "example.com/mod@v1.2.0"):
        done = usegolib(*build, target, env=proxy.environment())
        assert done.returncode == 1
        assert str(target) in done.stderr or "example.com/local" in done.stderr
        assert not (tmp_path / "root").exists()
    assert usegolib(*build, module, "--force").returncode == 2


# -- what is printed, and exit codes --------------------------------------------------------------


def on_terminal(*arguments: object) -> tuple[int, str]:
    """Exit code of a command whose standard error is a terminal, and what it wrote there."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=its, stdin=its
    ) as process:
        os.close(its)
        written = b""
        try:
            while part := os.read(ours, 4096):
                written += part
        except OSError:
            # Linux reports the closed end of a terminal as an input/output error.
            pass
        os.close(ours)
        process.communicate()
    return process.returncode, written.decode()


def test_progress_is_for_those_who_watch(tmp_path: Path) -> None:
    module = answering(tmp_path / "module", 1)
    build = ("build", module, "--out", tmp_path / "root")
    code, progress = on_terminal(*build)
    assert code == 0
    assert "building" in progress
    assert "local@local" in progress
    assert on_terminal(*build, "--force", "--quiet") == (0, "")
    done = succeed(*build, "--force")
    assert done.stderr == "", "nobody watches a pipe"
    assert "building" in succeed(*build, "--force", "-v").stderr


def test_errors_are_never_quiet(tmp_path: Path) -> None:
    done = usegolib("build", MODULES / "broken", "--out", tmp_path, "--quiet")
    assert done.returncode == 1
    assert "broken.go:5" in done.stderr


def test_a_verbose_error_has_the_command(tmp_path: Path) -> None:
    done = usegolib("build", MODULES / "broken", "--out", tmp_path, "-v")
    assert done.returncode == 1
    assert re.search(r"command was: .*go (list|build) ", done.stderr)


def test_json_is_all_there_is_on_standard_output(tmp_path: Path, root: Path) -> None:
    module = answering(tmp_path / "module", 1)
    for command in (
        ("build", module, "--out", tmp_path / "out"),
        ("gen", module, "--out", tmp_path / "gen"),
        ("inspect", module),
        ("list", "--out", root),
        ("verify", root),
        ("remove", "example.com/mod", "--out", root),
        ("doctor",),
    ):
        json.loads(succeed(*command, "--json").stdout)


def redirected(redirection: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command from a shell that redirects its streams; bash tells the exit code."""
    line = shlex.join(["usegolib", *map(str, arguments)]).replace("usegolib", str(COMMAND), 1)
    command = ["bash", "-c", f"{line} {redirection}; exit ${{PIPESTATUS[0]}}"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


WHAT_PRINTS = [
    ["--help"],
    ["--version"],
    ["gen", "--help"],
    ["completions", "bash"],
    ["doctor"],
    ["list", "--json"],
    ["verify"],
    ["inspect", MODULES / "tree"],
    ["inspect", MODULES / "tree", "--json"],
    ["describe", MODULES / "tree"],
    ["build", MODULES / "tree"],
]


@pytest.mark.parametrize("arguments", WHAT_PRINTS, ids=lambda words: "-".join(map(str, words[:2])))
@pytest.mark.parametrize(
    ("redirection", "reason"), [(">/dev/full", "No space left"), (">&-", "Bad file descriptor")]
)
def test_output_that_cannot_be_written(
    arguments: list[object], redirection: str, reason: str
) -> None:
    done = redirected(redirection, *arguments)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: cannot write the result to standard output: ")
    assert reason in line


def test_a_failure_is_told_once_where_nothing_can_be_written(tmp_path: Path) -> None:
    done = redirected(">/dev/full", "build", MODULES / "broken", "--out", tmp_path)
    assert done.returncode == 1
    assert "broken.go:5" in done.stderr
    assert "standard output" not in done.stderr


@pytest.mark.parametrize("redirection", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_file_of_the_artifact(tmp_path: Path, redirection: str) -> None:
    module = answering(tmp_path / "module", 1)
    redirected(redirection, "build", module, "--out", tmp_path / "root", "-v")
    succeed("verify", tmp_path / "root")
    for path in (tmp_path / "root").rglob("*"):
        if path.is_file() and path.suffix in (".lock", ".json"):
            assert "building" not in path.read_text()


@pytest.mark.parametrize("arguments", WHAT_PRINTS, ids=lambda words: "-".join(map(str, words[:2])))
def test_a_reader_that_goes_away(arguments: list[object]) -> None:
    done = redirected("| true", *arguments)
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "x"],
        ["remove"],
        ["verify", "x", "y"],
        ["doctor", "x"],
        ["build", "x", "-v", "-q"],
        ["build", "x", "--locked", "--force"],
        ["completions", "cobol"],
    ],
)
def test_bad_usage(arguments: list[str]) -> None:
    done = usegolib(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "--help" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions(shell: str) -> None:
    assert "usegolib" in succeed("completions", shell).stdout


def test_every_variable_is_documented() -> None:
    text = succeed("--help").stdout
    for name in ("ARTIFACT_DIR", "LEVEL", "GO", "CC", "LOCK_TIMEOUT", "PROBE_TIMEOUT"):
        assert f"USEGOLIB_{name} " in text
