"""What runs is what was verified, and from where: swaps, the user's cache, shared installations.

The hooks are small libraries that, preloaded, do at the worst moment what another process could.
"""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from go_module import answering, write_module
from installed import python, succeed, usegolib

ROOT_ONLY = pytest.mark.skipif(os.getuid() != 0, reason="not tested: needs root to change users")
STRANGER = 12345

EVIL = """
#include <fcntl.h>
#include <stdlib.h>
__attribute__((constructor)) static void run(void) { open(getenv("EVIL_RAN"), O_CREAT, 0644); }
"""

SWAP_AT_LOAD = r"""
// When a library of ours is about to be loaded, its file is exchanged first.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *dlopen(const char *path, int flags) {
    void *(*real)(const char *, int) = dlsym(RTLD_NEXT, "dlopen");
    const char *swap = getenv("SWAP");
    if (swap != NULL && path != NULL && (strstr(path, "liblocal") || strstr(path, "/fd/")))
        if (system(swap) != 0) abort();
    return real(path, flags);
}
"""


def compiled(folder: Path, name: str, source: str) -> Path:
    """A shared library made of C code."""
    library = folder / f"{name}.so"
    cc = ["cc", "-shared", "-fPIC", "-x", "c", "-", "-o", library, "-ldl"]
    subprocess.run(cc, check=True, input=source, text=True)
    return library


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose code says that it ran."""
    return compiled(tmp_path_factory.mktemp("evil"), "evil", EVIL)


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that exchanges a file when it is about to be loaded."""
    return compiled(tmp_path_factory.mktemp("hook"), "hook", SWAP_AT_LOAD)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An artifact root with a module whose Answer is 7."""
    folder = tmp_path_factory.mktemp("loading")
    succeed("build", answering(folder / "module", 7), "--out", folder / "root")
    return folder / "root"


@pytest.fixture
def root(tmp_path: Path, built: Path) -> Path:
    """A copy of it."""
    shutil.copytree(built, tmp_path / "root")
    return tmp_path / "root"


def library(root: Path) -> Path:
    """The library in a root."""
    (path,) = root.rglob("*.so")
    return path


LOAD = """
import usegolib
{before}
try:
    print(usegolib.import_("example.com/local"{root}).Answer())
except usegolib.UsegolibError as error:
    print(type(error).__name__, error)
{after}
"""


def loaded(root: Path | None, before: str = "", after: str = "", **env: str) -> str:
    """What a fresh process prints that calls the function in an artifact root."""
    named = f", artifact_dir={str(root)!r}" if root else ""
    return python(LOAD.format(root=named, before=before, after=after), env=env)


# -- swaps ----------------------------------------------------------------------------------------

BY_NAME = "cp {evil} {library}.new && mv {library}.new {library}"
IN_PLACE = "cat {evil} > {library}"


@pytest.mark.parametrize("swap", [BY_NAME, IN_PLACE])
def test_a_file_that_is_exchanged_when_it_is_loaded(
    tmp_path: Path, root: Path, evil: Path, hook: Path, swap: str
) -> None:
    env = {"LD_PRELOAD": str(hook), "EVIL_RAN": str(tmp_path / "ran")}
    env["SWAP"] = swap.format(evil=evil, library=library(root))
    assert loaded(root, **env) == "7"
    assert not (tmp_path / "ran").exists()
    assert library(root).read_bytes() == evil.read_bytes(), "it was exchanged"
    assert loaded(root).startswith("IntegrityError ")


def test_a_file_that_is_exchanged_all_the_time(tmp_path: Path, root: Path, evil: Path) -> None:
    """What was verified runs, or nothing: 40 of 40."""
    path, env = library(root), {"EVIL_RAN": str(tmp_path / "ran")}
    good, over = path.read_bytes(), threading.Event()

    def swap() -> None:
        other = path.with_suffix(".other")
        while not over.is_set():
            for content in (evil.read_bytes(), good):
                other.write_bytes(content)
                other.replace(path)

    swapper = threading.Thread(target=swap)
    swapper.start()
    try:
        outcomes = [loaded(root, **env).split()[0] for _ in range(40)]
    finally:
        over.set()
        swapper.join()
    assert set(outcomes) <= {"7", "IntegrityError"}
    assert "7" in outcomes
    assert not (tmp_path / "ran").exists()


NO_COPIES = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
MAPPED = "print(*(line.split()[5] for line in open('/proc/self/maps') if 'liblocal' in line))"


def test_where_no_copy_can_be_made_the_open_file_is_loaded(
    tmp_path: Path, root: Path, evil: Path, hook: Path
) -> None:
    env = {"LD_PRELOAD": str(hook), "EVIL_RAN": str(tmp_path / "ran")}
    shutil.copy(evil, tmp_path / "other.so")
    env["SWAP"] = f"mv {tmp_path / 'other.so'} {library(root)}"
    printed = loaded(root, NO_COPIES, MAPPED, **env).split()
    assert printed[0] == "7"
    assert not (tmp_path / "ran").exists()
    assert str(library(root)) in printed[1], "the file itself, by another name or none now"


def test_without_proc_the_reason_is_given(tmp_path: Path, root: Path) -> None:
    code = LOAD.format(root=f", artifact_dir={str(root)!r}", before="", after="")
    (tmp_path / "code.py").write_text(code)
    hidden = f"mount -t tmpfs none /proc && exec {sys.executable} {tmp_path / 'code.py'}"
    command = ["unshare", "--mount", "sh", "-c", hidden]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0 and "Error" not in done.stderr:
        pytest.skip(f"not tested: a mount namespace is not allowed here: {done.stderr.strip()}")
    assert done.stdout.startswith("LoadError "), done.stderr
    assert "mount /proc" in done.stdout
    assert library(root).name in done.stdout


def test_several_libraries_and_closed_files(tmp_path: Path, root: Path) -> None:
    """A process that closes all its files, as a daemon does, gets no library for another."""
    other = write_module(tmp_path / "o", "func Answer() int { return 8 }", "example.com/other")
    succeed("build", other, "--out", root)
    printed = python(
        f"""
        import os, usegolib
        first = usegolib.import_("example.com/local", artifact_dir={str(root)!r})
        assert first.Answer() == 7
        os.closerange(3, 100)
        second = usegolib.import_("example.com/other", artifact_dir={str(root)!r})
        print(first.Answer(), second.Answer())
        """
    )
    assert printed == "7 8"


def test_a_library_that_looks_around_finds_what_lies_beside_it(tmp_path: Path) -> None:
    """`$ORIGIN` in a run path is the folder of the artifact."""
    beside = tmp_path / "beside"
    beside.mkdir()
    source = "int beside(void) { return 9; }"
    compiled(beside, "libbeside", source)
    module = write_module(
        tmp_path / "module",
        f"// #cgo LDFLAGS: -L{beside} -lbeside -Wl,-rpath,$ORIGIN -Wl,-rpath,{beside}\n"
        '// int beside(void);\nimport "C"\n\nfunc Answer() int { return int(C.beside()) }',
    )
    root = tmp_path / "root"
    succeed("build", module, "--out", root, env={"CGO_LDFLAGS_ALLOW": ".*"})
    shutil.move(beside / "libbeside.so", library(root).parent)
    assert loaded(root) == "9"


# -- the default root -----------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path) -> dict[str, str]:
    """An environment with a default root of its own, and Answer in it."""
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "USEGOLIB_ARTIFACT_DIR": ""}
    before = os.umask(0o002)
    succeed("build", answering(tmp_path / "module", 7), env=env)
    os.umask(before)
    return env


def places(env: dict[str, str]) -> dict[str, Path]:
    """What lies between the default root and the library, by name."""
    root = Path(env["XDG_CACHE_HOME"], "usegolib", "artifacts")
    path = library(root)
    return {
        "root": root,
        "above": root / "example.com",
        "version": path.parent.parent,
        "platform": path.parent,
        "manifest": path.parent / "manifest.json",
        "library": path,
    }


NAMES = ["root", "above", "version", "platform", "manifest", "library"]


def test_the_default_root_is_the_users_own(cache: dict[str, str]) -> None:
    found = places(cache)
    assert stat.S_IMODE(found["root"].stat().st_mode) == 0o700
    for path in found.values():
        assert path.stat().st_mode & 0o022 == 0, "whatever the umask is"
    assert loaded(None, **cache) == "7"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("bits", [0o020, 0o002])
def test_what_others_may_write_is_refused(
    tmp_path: Path, cache: dict[str, str], name: str, bits: int
) -> None:
    path = places(cache)[name]
    path.chmod(stat.S_IMODE(path.stat().st_mode) | bits)
    printed = loaded(None, **cache)
    assert printed.startswith(f"IntegrityError {path} is writable by others"), printed
    assert f"run `chmod go-w '{path}'`" in printed
    for command in ("build", "gen"):
        out = ["--out", tmp_path / "out"] if command == "gen" else []
        done = usegolib(command, tmp_path / "module", *out, env=cache)
        assert (done.returncode, f"chmod go-w '{path}'" in done.stderr) == (1, True), done.stderr
    assert loaded(None, USEGOLIB_TRUST_ROOT="1", **cache) == "7"
    assert loaded(None, USEGOLIB_TRUST_ROOT="0", **cache) == printed
    subprocess.run(["chmod", "go-w", path], check=True)
    assert loaded(None, **cache) == "7", "the way out"


@ROOT_ONLY
@pytest.mark.parametrize("name", NAMES)
def test_what_belongs_to_another_user_is_refused(cache: dict[str, str], name: str) -> None:
    path = places(cache)[name]
    os.chown(path, STRANGER, STRANGER)
    printed = loaded(None, **cache)
    assert printed.startswith(f"IntegrityError {path} belongs to user {STRANGER}"), printed
    assert loaded(None, USEGOLIB_TRUST_ROOT="1", **cache) == "7"


def test_a_root_that_is_named_is_trusted(cache: dict[str, str]) -> None:
    """As the Python code is that names it, or the environment it runs in."""
    named = Path(cache["XDG_CACHE_HOME"]).with_name("named")
    shutil.copytree(places(cache)["root"], named)
    for path in (named, library(named)):
        path.chmod(0o777)
    assert loaded(named, **cache) == "7"
    assert loaded(None, **{**cache, "USEGOLIB_ARTIFACT_DIR": str(named)}) == "7"


def test_the_cached_program_of_others_is_not_run(tmp_path: Path, cache: dict[str, str]) -> None:
    folder = Path(cache["XDG_CACHE_HOME"], "usegolib", "describe")
    (program,) = [path for path in folder.iterdir() if not path.name.startswith(".")]
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    program.chmod(0o777)
    done = usegolib("inspect", tmp_path / "module", env=cache)
    assert done.returncode == 1
    assert f"{program} is writable by others" in done.stderr
    assert not (tmp_path / "ran").exists()


# -- shared installations -------------------------------------------------------------------------


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user can read."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


# Everything that Python itself wants is read before: its folder may be closed to others.
AS_STRANGER = f"""
import os, sysconfig
sysconfig.get_paths()
os.environ["HOME"] = "/absent"
os.environ.pop("XDG_CACHE_HOME", None)
os.environ.pop("USEGOLIB_ARTIFACT_DIR", None)
os.setresgid(0, 0, 0)
os.setgroups([])
os.setresuid({STRANGER}, {STRANGER}, {STRANGER})
"""


@ROOT_ONLY
@pytest.mark.parametrize("owner", [0, STRANGER, STRANGER + 1])
@pytest.mark.parametrize("mode", [0o755, 0o775, 0o777])
def test_a_shared_package_works_for_any_user(
    tmp_path: Path, shared: Path, owner: int, mode: int
) -> None:
    """A container with an arbitrary user, and a package that belongs to anybody."""
    succeed("gen", answering(tmp_path / "module", 7), "--out", shared)
    for path in (shared / "local", *(shared / "local").rglob("*")):
        os.chown(path, owner, owner)
        path.chmod(mode if path.is_dir() or path.suffix == ".so" else mode & 0o666)
    printed = python(
        f"""
        import sys
        sys.path.insert(0, {str(shared)!r})
        import local  # loads nothing yet
        assert "liblocal" not in open("/proc/self/maps").read()
        {AS_STRANGER.strip().replace(chr(10), chr(10) + " " * 8)}
        print(local.answer())
        """
    )
    assert printed == "7"


@ROOT_ONLY
def test_what_only_root_can_write_is_shared_between_processes(shared: Path, built: Path) -> None:
    """Its pages are the file's: a copy in memory would be one for each process."""
    shutil.copytree(built, shared / "root")
    printed = loaded(shared / "root", AS_STRANGER, MAPPED).split()
    assert printed[0] == "7"
    assert set(printed[1:]) == {str(library(shared / "root"))}


# -- a publish meanwhile --------------------------------------------------------------------------

PUBLISH_AT = r"""
// The first time that the process looks for a path with such an end, another publishes.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static void look(const char *path) {
    const char *end = getenv("PUBLISH_AT"), *command = getenv("PUBLISH");
    if (end == NULL || command == NULL || path == NULL || strlen(path) < strlen(end)) return;
    if (strcmp(path + strlen(path) - strlen(end), end) != 0) return;
    unsetenv("PUBLISH_AT");
    unsetenv("LD_PRELOAD");
    if (system(command) != 0) abort();
}
char *realpath(const char *path, char *space) {
    char *(*real)(const char *, char *) = dlsym(RTLD_NEXT, "realpath");
    look(path);
    return real(path, space);
}
int open64(const char *path, int flags, ...) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    look(path);
    return real(path, flags, mode);
}
"""


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that lets another process publish at a chosen moment."""
    return compiled(tmp_path_factory.mktemp("publisher"), "publisher", PUBLISH_AT)


@pytest.fixture
def publishing(tmp_path: Path, root: Path, publisher: Path) -> dict[str, str]:
    """An environment in which another process publishes Answer as 8 meanwhile."""
    module = answering(tmp_path / "module", 8)
    command = Path(sys.executable).parent / "usegolib"
    return {
        "LD_PRELOAD": str(publisher),
        "PUBLISH": f"{command} build -q {module} --out {root} >/dev/null 2>{tmp_path}/log",
    }


@pytest.mark.parametrize("moment", ["platform", ".so"])
def test_a_reader_during_a_publish(
    root: Path, platform: str, publishing: dict[str, str], moment: str
) -> None:
    """The manifest has been read, and the library that it names is gone when it is looked for."""
    before = library(root)
    end = platform if moment == "platform" else moment
    assert loaded(root, **publishing, PUBLISH_AT=end) == "8"
    assert not before.exists()


def test_gen_during_a_publish(tmp_path: Path, root: Path, publishing: dict[str, str]) -> None:
    """The library that is copied into the package is the one that is there by then."""
    module = tmp_path / "module"
    answering(module, 7)
    shutil.copytree(module, tmp_path / "later")
    answering(tmp_path / "later", 8)
    publish = publishing["PUBLISH"].replace(str(module), str(tmp_path / "later"))
    env = {**publishing, "PUBLISH": publish, "USEGOLIB_ARTIFACT_DIR": str(root)}
    succeed("gen", module, "--out", tmp_path / "out", env={**env, "PUBLISH_AT": library(root).name})
    assert (tmp_path / "log").exists(), "another has published meanwhile"
    assert python("import local; print(local.answer())", tmp_path / "out") == "7"


def test_verify_during_a_publish(root: Path, publishing: dict[str, str]) -> None:
    done = succeed("verify", root, env={**publishing, "PUBLISH_AT": library(root).name})
    assert "1 artifact, 0 broken" in done.stdout


def test_readers_while_others_publish(tmp_path: Path, root: Path) -> None:
    over = threading.Event()
    printed: list[str] = []

    def read() -> None:
        while not over.is_set():
            printed.append(loaded(root))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(8, 12):
        succeed("build", answering(tmp_path / "module", number), "--out", root)
    over.set()
    for reader in readers:
        reader.join()
    assert set(printed) <= {"7", "8", "9", "10", "11"}
    assert len(printed) >= 4
