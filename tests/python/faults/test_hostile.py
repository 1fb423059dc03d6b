"""Artifacts and names that mean harm, or are merely broken: refused with a reason and a way out."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import usegolib
from go_module import write_module
from installed import MODULES, python, succeed
from installed import usegolib as command
from module_proxy import ModuleProxy
from recorded_go import RecordedGo


class Copy:
    """A copy of the artifact of `echo`, to be changed."""

    def __init__(self, root: Path, platform: str) -> None:
        """Remember where everything lies."""
        self.root = root
        self.folder = root / "example.com" / "echo@local" / platform
        self.path = self.folder / "manifest.json"

    @property
    def library(self) -> Path:
        """The library that the unchanged manifest names."""
        (path,) = self.folder.glob("*.so")
        return path

    def edit(self, change: Callable[[dict], object]) -> None:
        """Change the manifest."""
        manifest = json.loads(self.path.read_text())
        change(manifest)
        self.path.write_text(json.dumps(manifest))

    def replace_library(self, content: bytes) -> None:
        """Change the library, and let the manifest agree."""
        self.library.write_bytes(content)
        entry = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        self.edit(lambda manifest: manifest["library"].update(entry))

    def refused(self, error: type[usegolib.UsegolibError]) -> str:
        """The message with which the artifact is refused, its library not having been loaded."""
        printed = python(
            f"""
            import usegolib
            try:
                usegolib.import_("example.com/echo", artifact_dir={str(self.root)!r})
            except usegolib.{error.__name__} as error:
                print(error)
            assert "libecho" not in open("/proc/self/maps").read(), "it was loaded"
            """,
            timeout=20,
        )
        assert str(self.folder) in printed
        assert "build" in printed, "the way out"
        return printed


@pytest.fixture
def copy(tmp_path: Path, echo_artifacts: Path, platform: str) -> Copy:
    """A copy of the artifact of `echo`."""
    shutil.copytree(echo_artifacts, tmp_path / "copy")
    return Copy(tmp_path / "copy", platform)


def set_(*path: str | int, value: object) -> Callable[[dict], None]:
    """A change of one place in a manifest."""

    def change(manifest: dict) -> None:
        place = manifest
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


# -- manifests ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        set_("schema", value=0),
        set_("schema", value=3),
        set_("schema", value=4),
        set_("schema", value=5),
        set_("schema", value=6),
        set_("schema", value=7),
        set_("schema", value=8),
        set_("schema", value=10),
        set_("schema", value=2.5),
        set_("schema", value="9"),
        set_("schema", value=None),
        set_("module", value=5),
        set_("packages", value=1),
        set_("packages", value=[None]),
        set_("packages", 0, "callables", 0, "index", value=-1),
        set_("packages", 0, "callables", 0, "index", value=1 << 40),
        set_("packages", 0, "callables", 0, "index", value=7),
        set_("packages", 0, "callables", 0, "receiver", value="example.com/m.Missing"),
        set_("packages", 0, "callables", 0, "params", value={}),
        set_("packages", 0, "callables", 0, "params", value=[{"type": "pickle"}]),
        set_("packages", 0, "enums", value=["example.com/m.Missing"]),
        set_("members", value=[]),
        set_("members", value={"example.com/m": []}),
        set_("members", value={"example.com/echo": [{"key": "example.com/m.Missing", "index": 0}]}),
        set_(
            "members", value={"example.com/echo": [{"key": "example.com/echo.Grade", "index": 0}]}
        ),
        set_("instances", value=[]),
        set_("instances", value={"example.com/m": []}),
        set_("instances", value={"example.com/echo": [{"of": 1 << 31, "rows": []}]}),
        set_("instances", value={"example.com/echo": [{"of": 0, "rows": [{"index": 0}]}]}),
        set_("types", value=[]),
        set_("types", value={}),
        set_("types", "example.com/echo.Grade", value={"package": "m", "clause": "m", "name": "T"}),
        set_("library", value=[]),
        set_("library", "size", value=-1),
        set_("library", "size", value="many"),
        set_("library", "path", value="C:\\evil.dll"),
        set_("platform", value="linux-amd64"),
        set_("build_id", value="../../../../etc"),
        set_("files", 0, "path", value="../../../../etc/passwd"),
        set_("files", 0, "path", value="/etc/passwd"),
    ],
)
def test_a_manifest_with_a_wrong_value(copy: Copy, change: Callable[[dict], None]) -> None:
    copy.edit(change)
    assert "manifest.json" in copy.refused(usegolib.ManifestError)


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xff\xfe{}",
        b'{"schema": 9',
        b'{"schema": 9e999}',
        b"\0",
    ],
    ids=["nested lists", "nested maps", "not UTF-8", "cut off", "infinite", "NUL"],
)
def test_a_manifest_that_is_no_json(copy: Copy, content: bytes) -> None:
    copy.path.write_bytes(content)
    assert "manifest.json" in copy.refused(usegolib.ManifestError)


def test_a_huge_manifest(copy: Copy) -> None:
    os.truncate(copy.path, 300 << 20)
    assert "manifest.json" in copy.refused(usegolib.ManifestError)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (set_("module", value="example.com/other"), "example.com/other"),
        (set_("version", value="v1.0.0"), "v1.0.0"),
    ],
)
def test_a_manifest_in_a_folder_of_another(
    copy: Copy, change: Callable[[dict], None], part: str
) -> None:
    copy.edit(change)
    assert part in copy.refused(usegolib.ManifestError)


def test_a_library_that_is_a_link_out_of_the_artifact(copy: Copy, tmp_path: Path) -> None:
    library = copy.library
    library.rename(tmp_path / "outside.so")
    library.symlink_to(tmp_path / "outside.so")
    assert library.name in copy.refused(usegolib.ManifestError)
    done = command("verify", copy.root)
    assert done.returncode == 1
    assert library.name in done.stdout


def test_a_library_that_is_a_folder(copy: Copy) -> None:
    library = copy.library
    library.unlink()
    library.mkdir()
    printed = python(
        f"""
        import usegolib
        try:
            usegolib.import_("example.com/echo", artifact_dir={str(copy.root)!r})
        except (usegolib.UsegolibError, OSError) as error:
            print(error)
        """
    )
    assert str(library) in printed
    assert command("verify", copy.root).returncode == 1


def test_whatever_a_manifest_says_it_is_listed_removed_and_replaced(copy: Copy) -> None:
    copy.path.write_text("{")
    assert "manifest.json" in succeed("list", "--out", copy.root).stderr
    assert command("verify", copy.root).returncode == 1
    succeed("remove", "example.com/echo@local", "--out", copy.root)
    assert not copy.folder.exists()


# -- libraries ------------------------------------------------------------------------------------


def for_another_machine(content: bytes) -> bytes:
    """The ELF file with another number in `e_machine`."""
    aarch64, x86_64 = (183).to_bytes(2, "little"), (62).to_bytes(2, "little")
    return content[:18] + (aarch64 if content[18:20] == x86_64 else x86_64) + content[20:]


def for_a_newer_c_library(content: bytes) -> bytes:
    """The ELF file with symbols of a glibc that nobody has."""
    return re.sub(rb"GLIBC_[\d.]+\0", lambda name: re.sub(rb"\d", b"9", name[0]), content)


@pytest.mark.parametrize(
    ("change", "part"),
    [(for_another_machine, "machine"), (for_a_newer_c_library, "glibc 9")],
)
def test_a_library_for_another_system(
    copy: Copy, change: Callable[[bytes], bytes], part: str
) -> None:
    original = copy.library.read_bytes()
    changed = change(original)
    assert changed != original
    copy.replace_library(changed)
    assert part in copy.refused(usegolib.PlatformError)


def test_a_library_that_the_system_cannot_load_has_the_systems_words(copy: Copy) -> None:
    source = copy.root / "needs.c"
    source.write_text("int absent(void); int usegolib_call(void) { return absent(); }\n")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", copy.library, source], check=True)
    copy.replace_library(copy.library.read_bytes())
    printed = copy.refused(usegolib.LoadError)
    for part in (copy.library.name, "undefined symbol: absent", "--force"):
        assert part in printed


def test_a_library_for_another_c_library(copy: Copy, tmp_path: Path) -> None:
    """Without musl at hand: a library that is linked as one for Alpine Linux is."""
    (tmp_path / "empty.c").write_text("int usegolib_call;\n")
    musl, library = tmp_path / "libc.musl-x86_64.so.1", tmp_path / "library.so"
    link = ["cc", "-shared", "-nostdlib", tmp_path / "empty.c", "-o"]
    subprocess.run([*link, musl, f"-Wl,-soname={musl.name}"], check=True)
    subprocess.run([*link, library, "-Wl,--no-as-needed", musl], check=True)
    copy.replace_library(library.read_bytes())
    printed = copy.refused(usegolib.PlatformError)
    for part in (copy.library.name, musl.name, "built for musl", "rebuild it here"):
        assert part in printed


@pytest.mark.parametrize(
    "content", [b"", b"\x7fELF", b"MZ", b"#!/bin/sh\nexit\n", b"\x7fELF" * 999]
)
def test_a_library_that_is_none(copy: Copy, content: bytes) -> None:
    copy.replace_library(content)
    printed = python(
        f"""
        import usegolib
        try:
            usegolib.import_("example.com/echo", artifact_dir={str(copy.root)!r})
        except (usegolib.IntegrityError, usegolib.LoadError) as error:
            print(error)
        """
    )
    assert str(copy.library) in printed
    assert "build" in printed


@pytest.mark.parametrize("digest", ["", "00", "z" * 64, "0" * 64])
def test_a_wrong_hash(copy: Copy, digest: str) -> None:
    copy.edit(set_("library", "sha256", value=digest))
    assert copy.library.name in copy.refused(usegolib.IntegrityError)


@pytest.mark.parametrize("other", [-1, 1])
def test_an_artifact_of_another_abi_is_not_even_loaded(
    copy: Copy, manifest: dict, other: int
) -> None:
    copy.edit(set_("abi", value=manifest["abi"] + other))
    printed = copy.refused(usegolib.LoadError)
    assert f"ABI version {manifest['abi'] + other}" in printed
    assert f"usegolib uses {manifest['abi']}" in printed


def test_a_library_that_speaks_another_abi_than_its_manifest_says(copy: Copy) -> None:
    """Only the library itself can tell; it is asked before anything is called."""
    source = copy.root / "other.c"
    source.write_text(OTHER_ABI)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", copy.library, source], check=True)
    copy.replace_library(copy.library.read_bytes())
    printed = python(
        f"""
        import usegolib
        try:
            usegolib.import_("example.com/echo", artifact_dir={str(copy.root)!r})
        except usegolib.LoadError as error:
            print(error)
        """
    )
    for part in (str(copy.folder), "ABI version 99", "--force"):
        assert part in printed


OTHER_ABI = r"""
// A library with all symbols whose description is {abi: 99, build_id: "", functions: []}.
#include <stdint.h>
#include <string.h>

struct buffer { uint8_t *ptr; uint64_t len; const uint8_t *tail; uint64_t tail_len, handle; };
static const char answer[] =
    "\x83\xa3" "abi" "\x63" "\xa8" "build_id" "\xa0" "\xa9" "functions" "\x90";

void usegolib_describe(struct buffer *out) {
    memcpy(out->ptr, answer, sizeof answer - 1);
    out->len = sizeof answer - 1;
    out->tail = 0;
    out->tail_len = out->handle = 0;
}
void usegolib_call(const uint8_t *request, uint64_t n, uint32_t flags, struct buffer *out) {}
uint8_t *usegolib_alloc(uint64_t n, uint64_t *handle) { return 0; }
void usegolib_release(uint64_t handle) {}
uint64_t usegolib_start(const uint8_t *r, uint64_t n, uint64_t until, uint32_t flags) { return 0; }
uint64_t usegolib_next(uint64_t wait) { return 0; }
uint32_t usegolib_wait(uint64_t call, uint64_t wait, struct buffer *out) { return 0; }
void usegolib_cancel(uint64_t call) {}
void usegolib_abandon(uint64_t call) {}
void usegolib_drop(const uint64_t *numbers, uint64_t n) {}
void usegolib_count(uint64_t *counts, uint64_t n) {}
void usegolib_redirect(uint32_t stream, uint64_t descriptor) {}
void usegolib_redirect_logs(uint64_t descriptor, uint32_t level) {}
void usegolib_crash_output(uint64_t descriptor) {}
"""


def test_the_library_of_another_module(copy: Copy, mod_artifacts: Path, platform: str) -> None:
    (other,) = (mod_artifacts / "example.com" / "mod@v1.2.3" / platform).glob("*.so")
    copy.replace_library(other.read_bytes())
    printed = python(
        f"""
        import usegolib
        try:
            usegolib.import_("example.com/echo", artifact_dir={str(copy.root)!r})
        except usegolib.LoadError as error:
            print(error)
        """
    )
    assert str(copy.folder) in printed
    assert "--force" in printed


def test_a_library_of_the_system(copy: Copy) -> None:
    """It can be loaded, but is none of ours."""
    with open("/proc/self/maps") as maps:
        (libc,) = {line.split()[-1] for line in maps if line.rstrip().endswith("libc.so.6")}
    copy.replace_library(Path(libc).read_bytes())
    printed = python(
        f"""
        import usegolib
        try:
            usegolib.import_("example.com/echo", artifact_dir={str(copy.root)!r})
        except usegolib.LoadError as error:
            print(error)
        """
    )
    assert "usegolib_" in printed, "the missing symbol is named"
    assert "--force" in printed


# -- the way out ----------------------------------------------------------------------------------


def refusal(path: str, root: Path) -> str:
    """What import_ says of a damaged artifact."""
    return python(
        f"""
        import usegolib
        try:
            usegolib.import_({path!r}, artifact_dir={str(root)!r})
        except usegolib.IntegrityError as error:
            print(error)
        """
    )


@pytest.mark.parametrize("kind", ["published", "local", "standard"])
def test_the_command_that_is_named_for_a_damaged_library_helps(
    tmp_path: Path, proxy: ModuleProxy, kind: str
) -> None:
    env, root = proxy.environment(), tmp_path / "root"
    target, path = {
        "published": ("example.com/mod@v1.2.3", "example.com/mod"),
        "local": (str(MODULES / "echo"), "example.com/echo"),
        "standard": ("path", "path"),
    }[kind]
    succeed("build", target, "--out", root, env=env)
    (library,) = root.rglob("*.so")
    library.write_bytes(library.read_bytes()[:-1] + b"x")
    words = re.search("`usegolib (build .*)`", refusal(path, root))[1]
    assert ("DIRECTORY" in words) == (kind == "local")
    succeed(*words.replace("DIRECTORY", target).split(), env=env)
    assert refusal(path, root) == ""


def test_a_damaged_package_says_to_generate_it_again(tmp_path: Path) -> None:
    generate = ("gen", MODULES / "tree", "--out", tmp_path)
    succeed(*generate)
    (library,) = tmp_path.rglob("*.so")
    library.write_bytes(library.read_bytes()[:-1] + b"x")
    code = """
        import tree, usegolib
        try:
            tree.path()
        except usegolib.IntegrityError as error:
            print(error)
    """
    said = python(code, tmp_path)
    assert said.endswith(
        f"regenerate the package {tmp_path / 'tree'} with --force, or copy it again as a whole"
    )
    succeed(*generate, "--force")
    assert python(code, tmp_path) == ""


# -- module paths and versions --------------------------------------------------------------------

TARGETS = [
    "-x",
    "--",
    "-modfile=x",
    "../x",
    "/absent/x",
    "a b.c/x",
    "example.com/x y",
    "example.com/!x",
    "example.com/../x",
    "example.com/x/..",
    "example.com//x",
    "example.com/x/",
    "example.com/-x",
    "example.com/x;id",
    "example.com/$(id)",
    "example.com/x\nrequire y",
    "exämple.com/x",
    "https://example.com/x",
    "example.com/x?go-get=1",
    "example.com/x...y",
    "all",
    "cmd",
    "std",
    "example.com\\x",
    "@",
    "@v1.0.0",
    "example.com/x@",
    "example.com/x@-x",
    "example.com/x@none",
    "example.com/x@--help",
    "example.com/x@../../y",
    "example.com/x@v1..0",
    "example.com/x@v1.0.0 ",
    "example.com/x@v1.0.0\n",
    "example.com/x@v1@v2",
    "example.com/x@!v1",
    "example.com/x@$(id)",
]


@pytest.fixture
def refusing_go(tmp_path: Path) -> RecordedGo:
    """A Go that must not be called."""
    go = RecordedGo(tmp_path / "go")
    go.refuse()
    return go


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_that_no_go_command_may_see(
    tmp_path: Path, refusing_go: RecordedGo, target: str
) -> None:
    (tmp_path / "empty").mkdir()
    done = command(
        "build", f"--out={tmp_path / 'root'}", "--", target,
        cwd=tmp_path / "empty", env=refusing_go.environment,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert refusing_go.calls() == []
    assert not (tmp_path / "root").exists()
    assert list((tmp_path / "empty").iterdir()) == []


def test_names_that_no_go_command_may_see(tmp_path: Path, refusing_go: RecordedGo) -> None:
    """What a command line cannot even hold, and versions that are given on their own."""
    (tmp_path / "empty").mkdir()
    printed = python(
        f"""
        import os, usegolib
        os.chdir({str(tmp_path / "empty")!r})
        paths = {[target for target in TARGETS if "@" not in target]!r}
        versions = ["", "-x", "--", "..", "../x", "v1 0", "v1\\n", "!x", "v1@v2", "v1\\0", "/x"]
        calls = [(path + end, None) for path in paths for end in ("", "\\0")]
        for call in calls + [("example.com/x", version) for version in versions]:
            try:
                usegolib.import_(*call, artifact_dir="root", build_if_missing=True)
                print("accepted", call)
            except (usegolib.InputError, FileNotFoundError, ValueError) as error:
                assert str(error), call
        """,
        env=refusing_go.environment,
    )
    assert printed == ""
    assert refusing_go.calls() == []


@pytest.mark.parametrize(
    "path", ["-x", "-toolexec=/tmp/x", "--", "../../x", "/etc/x", "example.com/!x", "a...b"]
)
def test_a_module_line_that_no_go_command_may_see(tmp_path: Path, path: str) -> None:
    """It is read with Go's help; nothing else is asked about a module that calls itself so."""
    go = RecordedGo(tmp_path / "go")
    module = write_module(tmp_path / "module", "func Answer() int { return 1 }")
    (module / "go.mod").write_text(f"module {path}\n\ngo 1.21\n")
    done = command("build", module, "--out", tmp_path / "root", env=go.environment)
    assert done.returncode == 1
    for part in (str(module / "go.mod"), path):
        assert part in done.stderr
    assert [call for call in go.calls() if path in call] == []
    assert not (tmp_path / "root").exists()


@pytest.mark.parametrize("target", ["../x", "example.com/../x", "-x", "example.com/x@../..", "*"])
def test_nothing_outside_the_root_can_be_removed(tmp_path: Path, target: str) -> None:
    (tmp_path / "root").mkdir()
    precious = tmp_path / "x@v1" / "linux-amd64" / "manifest.json"
    precious.parent.mkdir(parents=True)
    precious.write_text("{}")
    assert command("remove", f"--out={tmp_path / 'root'}", "--", target).returncode == 1
    assert precious.exists()


@pytest.mark.parametrize("flags", ["-toolexec=/bin/true", "-overlay=x.json", "--modfile=x.mod"])
def test_flags_that_would_put_other_code_into_the_library(
    tmp_path: Path, mod_artifacts: Path, flags: str
) -> None:
    env = {"GOFLAGS": flags}
    done = command("build", "example.com/mod@v1.2.0", "--out", tmp_path / "root", env=env)
    assert done.returncode == 1
    assert flags in done.stderr
    assert "GOFLAGS" in done.stderr
