"""A new library is loaded once before anybody uses it: what its `init` does is known then."""

import subprocess
import time
from pathlib import Path

import pytest
from go_module import answering, write_module
from installed import listing, python, succeed, usegolib

EXITS = 'import "os"\n\nfunc init() {{ os.Exit({code}) }}\n\nfunc Answer() int {{ return 1 }}'
PANICS = 'func init() { panic("no luck today") }\n\nfunc Answer() int { return 1 }'
BLOCKS = 'import "time"\n\nfunc init() { time.Sleep(time.Hour) }\n\nfunc Answer() int { return 1 }'
PARSES = """
import (
	"flag"
	"os"
)

var wanted = flag.String("wanted", "", "")

func init() {
	flag.Parse()
	if IS_REQUIRED && *wanted == "" {
		flag.Usage()
		os.Exit(2)
	}
}

func Args() []string { return os.Args[1:] }
"""


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (PANICS, ["panic", "no luck today"]),
        (EXITS.format(code=0), ["init", "ends the process", "0"]),
        (EXITS.format(code=3), ["init", "ends the process", "3"]),
        (BLOCKS, ["init", "2 seconds", "USEGOLIB_PROBE_TIMEOUT"]),
        (PARSES.replace("IS_REQUIRED", "true"), ["init", "ends the process", "-wanted"]),
    ],
    ids=["panics", "exits with 0", "exits with 3", "blocks", "wants a flag"],
)
def test_an_init_that_does_not_return(tmp_path: Path, code: str, parts: list[str]) -> None:
    module = write_module(tmp_path / "module", code)
    root = tmp_path / "root"
    started = time.monotonic()
    done = usegolib("build", module, "--out", root, env={"USEGOLIB_PROBE_TIMEOUT": "2"})
    assert time.monotonic() - started < 30
    assert done.returncode == 1
    assert [part for part in ["example.com/local", *parts] if part not in done.stderr] == []
    assert not root.exists(), "nothing is published"


def test_an_init_that_fails_leaves_the_old_artifact(tmp_path: Path) -> None:
    module, root = answering(tmp_path / "module", 1), tmp_path / "root"
    succeed("build", module, "--out", root)
    (artifact,) = [path.parent for path in root.rglob("manifest.json")]
    before = listing(artifact)
    write_module(module, PANICS)
    assert usegolib("build", module, "--out", root).returncode == 1
    assert listing(artifact) == before


def test_flags_are_parsed_without_those_of_python(tmp_path: Path) -> None:
    module = write_module(tmp_path / "module", PARSES.replace("IS_REQUIRED", "false"))
    succeed("build", module, "--out", tmp_path / "root")
    root = str(tmp_path / "root")
    code = f'import usegolib; print(usegolib.import_("example.com/local", artifact_dir={root!r})'
    assert python(f"{code}.Args())") == "[]"


def test_what_an_init_prints_is_no_answer(tmp_path: Path) -> None:
    """The process that tries a library says that it answered; a module cannot say it instead."""
    code = EXITS.format(code=0).replace(
        "func init() {", 'func init() { os.Stdout.WriteString("answered\\n");'
    )
    module = write_module(tmp_path / "module", code)
    done = usegolib("build", module, "--out", tmp_path / "root")
    assert done.returncode == 1
    assert "ends the process" in done.stderr


def test_an_init_that_prints_is_fine(tmp_path: Path) -> None:
    code = 'func init() { println("panic: only a joke") }\n\nfunc Answer() int { return 1 }'
    module = write_module(tmp_path / "module", code)
    done = succeed("build", module, "--out", tmp_path / "root")
    assert "joke" not in done.stdout


NEEDS = """
// #cgo LDFLAGS: -L${SRCDIR} -lelsewhere
// int elsewhere(void);
import "C"

func Answer() int { return int(C.elsewhere()) }
"""


def test_a_library_that_needs_one_that_is_not_found(tmp_path: Path) -> None:
    """It is found while linking, by its folder, and not while loading; no `init` is to blame."""
    module = write_module(tmp_path / "module", NEEDS)
    (tmp_path / "elsewhere.c").write_text("int elsewhere(void) { return 1; }\n")
    command = ["cc", "-shared", "-o", module / "libelsewhere.so", tmp_path / "elsewhere.c"]
    subprocess.run(command, check=True)
    done = usegolib("build", module, "--out", tmp_path / "root")
    assert done.returncode == 1
    for part in ("example.com/local", "libelsewhere.so", "system cannot load it", "install"):
        assert part in done.stderr
    assert "init" not in done.stderr
