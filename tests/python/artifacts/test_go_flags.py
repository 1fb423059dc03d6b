"""GOFLAGS: each flag reaches the library, is refused by its name, or is about something else."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from go_module import answering, write_module
from installed import python, succeed, usegolib
from module_proxy import ModuleProxy

VERSIONED = """
var version = "1.0"
var edition = "plain"

func Version() string { return version + " " + edition }
"""


@pytest.fixture
def versioned(tmp_path: Path) -> Path:
    """A module whose linker can set what Version returns."""
    return write_module(tmp_path / "module", VERSIONED)


def called(root: Path, function: str = "Version", path: str = "example.com/local") -> str:
    """What a function of a built module returns."""
    return python(
        f"""
        import usegolib
        print(getattr(usegolib.import_({path!r}, artifact_dir={str(root)!r}), {function!r})())
        """
    )


def rebuilt(target: object, root: Path, **env: str) -> bool:
    """Whether a build with these variables did the work; it must succeed."""
    return json.loads(succeed("build", target, "--out", root, "--json", env=env).stdout)["rebuilt"]


X = "-X example.com/local.version"


@pytest.mark.parametrize(
    ("flags", "version"),
    [
        (f"'-ldflags={X}=9.9'", "9.9 plain"),
        (f'"--ldflags={X}=9.9"', "9.9 plain"),
        ("-ldflags=-X=example.com/local.version=9.9", "9.9 plain"),
        (f"'-ldflags=all={X}=9.9 -X example.com/local.edition=full'", "9.9 full"),
        (f"'-ldflags={X}=8' '-ldflags={X}=9.9'", "9.9 plain"),
        (f"'-ldflags=-checklinkname=0 {X}=9.9'", "9.9 plain"),
        (f"'-ldflags={X}=9.9' -mod=vendor -buildmode=pie -trimpath --buildvcs=true", "9.9 plain"),
    ],
)
def test_linker_flags_arrive(tmp_path: Path, versioned: Path, flags: str, version: str) -> None:
    root = tmp_path / "root"
    assert rebuilt(versioned, root)
    assert called(root) == "1.0 plain"
    assert rebuilt(versioned, root, GOFLAGS=flags), "they are part of the fingerprint"
    assert called(root) == version
    assert not rebuilt(versioned, root, GOFLAGS=flags)
    assert rebuilt(versioned, root)
    assert called(root) == "1.0 plain"


def test_a_linkname_is_checked_unless_the_user_says_otherwise(tmp_path: Path) -> None:
    """Go 1.23 and later refuse the link without the flag."""
    module = write_module(
        tmp_path / "module",
        'import _ "unsafe"\n\n//go:linkname fastexprand runtime.fastexprand\n'
        "func fastexprand(mean int) int32\n\nfunc Ask() bool { return fastexprand(0) >= 0 }",
        empty__s="",
    )
    done = usegolib("build", module, "--out", tmp_path / "root")
    assert done.returncode == 1
    assert "invalid reference to runtime.fastexprand" in done.stderr
    succeed(
        "build", module, "--out", tmp_path / "root", env={"GOFLAGS": "-ldflags=-checklinkname=0"}
    )
    assert called(tmp_path / "root", "Ask") == "True"


def test_flags_written_by_go_env_arrive(tmp_path: Path, versioned: Path) -> None:
    root, written = tmp_path / "root", tmp_path / "goenv"
    written.write_text(f"GOFLAGS='-ldflags={X}=from-file'\n")
    env = {"GOENV": str(written), "GOFLAGS": ""}
    rebuilt(versioned, root, **env)
    assert called(root) == "from-file plain"


def test_flags_written_by_go_env_do_not_come_back(tmp_path: Path) -> None:
    """Go looks into the file where the variable is empty: -mod must not come back that way."""
    written = tmp_path / "goenv"
    written.write_text("GOFLAGS=-mod=vendor\n")
    module = answering(tmp_path / "module", 3)
    rebuilt(module, tmp_path / "root", GOENV=str(written), GOFLAGS="")
    assert called(tmp_path / "root", "Answer") == "3"


def test_flags_count_for_a_published_module_too(tmp_path: Path, proxy: ModuleProxy) -> None:
    """Its version says what it is, and the user's flags what becomes of it."""
    files = {"stamped.go": "package stamped\n" + VERSIONED}
    proxy.publish("example.com/stamped", "v1.0.0", files)
    root, target = tmp_path / "root", "example.com/stamped@v1.0.0"
    env = proxy.environment()
    flags = "'-ldflags=-X example.com/stamped.version=2.0'"
    for given, version in (("", "1.0 plain"), (flags, "2.0 plain"), ("", "1.0 plain")):
        told = {**env, "GOFLAGS": f"{env['GOFLAGS']} {given}"}
        assert rebuilt(target, root, **told)
        assert called(root, path="example.com/stamped") == version
        assert not rebuilt(target, root, **told)


TAGGED = 'func init() { edition = "tagged" }'


@pytest.mark.parametrize("flags", ["-tags=special", "'--tags=other special'", "-tags=a,special"])
def test_tags_arrive(tmp_path: Path, versioned: Path, flags: str) -> None:
    (versioned / "tagged.go").write_text(f"//go:build special\n\npackage local\n\n{TAGGED}\n")
    rebuilt(versioned, tmp_path / "root")
    assert rebuilt(versioned, tmp_path / "root", GOFLAGS=flags)
    assert called(tmp_path / "root") == "1.0 tagged"


CHECKED = """
import "unsafe"

var size, kept = 8, []byte(nil)

// Read reads beyond what it has, which only a checked pointer notices.
//go:noinline
func Read() int {
	kept = make([]byte, size)
	return len(unsafe.Slice((*int64)(unsafe.Pointer(&kept[0])), 4))
}
"""


def outcome(root: Path) -> str:
    """What a process prints that calls Read; Go ends it where the pointer is checked."""
    code = (
        f"import usegolib as u; u.import_('example.com/local', artifact_dir={str(root)!r}).Read()"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    return done.stderr


@pytest.mark.parametrize("pattern", ["", "example.com/...="])
def test_compiler_flags_reach_the_module(tmp_path: Path, pattern: str) -> None:
    """Go itself gives flags without a pattern to the packages it is asked for: the shim only."""
    module = write_module(tmp_path / "module", CHECKED)
    root = tmp_path / "root"
    rebuilt(module, root)
    assert called(root, "Read") == "4"
    assert rebuilt(module, root, GOFLAGS=f"-gcflags={pattern}-d=checkptr")
    printed = outcome(root)
    assert "checkptr" in printed


@pytest.mark.parametrize("flags", ["-cover", "-p=1 -v -x -work", "-count=1 -vet=off"])
def test_other_flags_that_go_knows(tmp_path: Path, flags: str) -> None:
    module = answering(tmp_path / "module", 5)
    rebuilt(module, tmp_path / "root", GOFLAGS=flags)
    assert called(tmp_path / "root", "Answer") == "5"


def test_the_race_detector_is_asked_for(tmp_path: Path) -> None:
    """It reaches the library; where that cannot be loaded into a process, the detector says so."""
    module = answering(tmp_path / "module", 5)
    done = usegolib("build", module, "--out", tmp_path / "root", env={"GOFLAGS": "-race"})
    if done.returncode == 1:
        assert "cannot be loaded" in done.stderr
        assert "ThreadSanitizer" in done.stderr
    else:
        library = next((tmp_path / "root").rglob("*.so")).read_bytes()
        assert b"__tsan_init" in library


# -- what is refused ------------------------------------------------------------------------------


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A program that must not run; it says so in the file `ran`."""
    program = tmp_path / "evil.sh"
    program.write_text(f'#!/bin/sh\ntouch {tmp_path}/ran\nexec "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.mark.parametrize(
    "spelling",
    [
        "-toolexec={}",
        "--toolexec={}",
        "'-toolexec={}'",
        '"-toolexec={}"',
        "'--toolexec={} x'",
        "-tags=x\t'-toolexec={}'",
        "-tags=x\n-toolexec={}",
        "''-toolexec={}",
        "'-tags=x'-toolexec={}",
    ],
)
@pytest.mark.parametrize("by_file", [False, True])
def test_a_program_in_the_flags_does_not_run(
    tmp_path: Path, evil: Path, spelling: str, by_file: bool
) -> None:
    if by_file and "\n" in spelling:
        pytest.skip("a value in the file is one line")
    flags = spelling.format(evil)
    env = {"GOFLAGS": flags, "GOCACHE": str(tmp_path / "cache")}
    if by_file:
        (tmp_path / "goenv").write_text(f"GOFLAGS={flags}\n")
        env |= {"GOFLAGS": "", "GOENV": str(tmp_path / "goenv")}
    module = answering(tmp_path / "module", 1)
    for command in ("build", "gen", "inspect"):
        out = [] if command == "inspect" else ["--out", tmp_path / "out"]
        done = usegolib(command, module, *out, env=env)
        assert done.returncode == 1, done.stdout
        assert "GOFLAGS has `" in done.stderr
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("flags", "named"),
    [
        ("-a -n", "`-n`"),
        ("--n", "`--n`"),
        ("-json", "`-json`"),
        ("-C=/tmp", "`-C=/tmp`"),
        ("-o=/tmp/x", "`-o=/tmp/x`"),
        ("-compiler=gccgo", "`-compiler=gccgo`"),
        ("-linkshared", "`-linkshared`"),
        ("-trimpath=false", "`-trimpath=false`"),
        ("-overlay=/x.json", "`-overlay=/x.json`"),
        ("--modfile=/x.mod", "`--modfile=/x.mod`"),
        ("'-ldflags=example.com/local=-s'", "leave the pattern out or write `all`"),
        ('-ldflags="-s -w"', "neither flags"),
        ("-tags=x 'y", "not closed"),
        ("tags", "not a flag"),
    ],
)
def test_a_flag_that_cannot_be_honoured_is_named(tmp_path: Path, flags: str, named: str) -> None:
    module = answering(tmp_path / "module", 1)
    done = usegolib("build", module, "--out", tmp_path / "root", env={"GOFLAGS": flags})
    assert done.returncode == 1
    assert "GOFLAGS" in done.stderr
    assert named in done.stderr
    assert not (tmp_path / "root").exists()


def test_a_misspelt_flag_is_gos_to_refuse(tmp_path: Path) -> None:
    module = answering(tmp_path / "module", 1)
    done = usegolib("build", module, "--out", tmp_path / "root", env={"GOFLAGS": "-tag=x"})
    assert done.returncode == 1
    assert "unknown flag -tag" in done.stderr


def test_compiling_everything_again_is_for_builds_only(tmp_path: Path) -> None:
    """A build that has nothing to do must not compile the standard library to find that out."""
    module = answering(tmp_path / "module", 6)
    assert rebuilt(module, tmp_path / "root")
    assert not rebuilt(module, tmp_path / "root", GOFLAGS="-a")
