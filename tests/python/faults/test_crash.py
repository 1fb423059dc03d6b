"""Whatever ends a build halfway, the root holds the old artifact, the new one, or none.

USEGOLIB_TEST_ROUNDS says how many builds are killed at random moments, 10 unless set, and
USEGOLIB_TEST_STEPS at how many of the last steps of a build it is killed, 8 unless set.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from go_module import answering
from installed import COMMAND, python, succeed, usegolib
from recorded_go import RecordedGo

ROUNDS = int(os.environ.get("USEGOLIB_TEST_ROUNDS", "10"))
STEPS = int(os.environ.get("USEGOLIB_TEST_STEPS", "8"))

PROBE = """
import usegolib
try:
    print(usegolib.import_("example.com/local", artifact_dir={root!r}).Answer())
except usegolib.ArtifactNotFoundError:
    print("none")
"""


def answer(root: Path) -> str:
    """What the artifact's function returns, or "none"; a broken artifact fails the test."""
    faults = json.loads(succeed("verify", root, "--json").stdout) if root.exists() else []
    assert [found for found in faults if found["faults"]] == []
    return python(PROBE.format(root=str(root)))


def leftovers(root: Path) -> list[Path]:
    """Temporary files, and what no manifest names."""
    manifests = [json.loads(path.read_text()) for path in root.rglob("manifest.json")]
    named = {manifest["library"]["path"] for manifest in manifests}
    libraries = [path for path in root.rglob("*.so") if path.name not in named]
    return [*root.rglob(".usegolib-*"), *libraries]


def killed_after(seconds: float, module: Path, root: Path, whole_group: bool) -> None:
    """Kill a build, with the Go commands it started or without."""
    build = subprocess.Popen(
        [COMMAND, "build", module, "--out", root, "--force"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with build:
        time.sleep(seconds)
        os.killpg(build.pid, signal.SIGKILL) if whole_group else build.kill()


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module of this test's own."""
    return answering(tmp_path / "module", 0)


def test_a_build_killed_at_a_random_moment(tmp_path: Path, module: Path) -> None:
    root = tmp_path / "root"
    started = time.monotonic()
    succeed("build", module, "--out", tmp_path / "timed")
    duration = time.monotonic() - started
    seed = random.randrange(1 << 32)
    moments = random.Random(seed)
    before = "none"
    for number in range(1, ROUNDS + 1):
        answering(module, number)
        moment = moments.uniform(0, 1.1 * duration)
        killed_after(moment, module, root, whole_group=number % 2 == 0)
        where = f"round {number}, killed after {moment:.3f} of {duration:.3f} s, seed {seed}"
        assert answer(root) in (before, str(number)), where
        done = succeed("build", module, "--out", root, "-v")
        assert answer(root) == str(number), where
        assert leftovers(root) == [], f"{where}\n{done.stderr}"
        before = str(number)


def test_what_a_killed_build_left_goes_even_if_nothing_is_built(
    tmp_path: Path, mod_artifacts: Path, no_go: dict[str, str]
) -> None:
    root = tmp_path / "root"
    shutil.copytree(mod_artifacts, root)
    (root / ".usegolib-dead" / "shim").mkdir(parents=True)
    (root / ".usegolib-dead.lock").touch()
    # Created again by a Go command that outlived its builder, after another swept.
    (root / ".usegolib-again" / "tmp").mkdir(parents=True)
    succeed("build", "example.com/mod@v1.2.3", "--out", root, env=no_go)
    assert leftovers(root) == []


def test_gos_commands_end_with_a_killed_builder(tmp_path: Path, module: Path) -> None:
    """Otherwise they would go on writing into folders that the next build removes."""
    go = RecordedGo(tmp_path / "go")
    go.hold()
    command = [COMMAND, "build", module, "--out", tmp_path / "root"]
    with subprocess.Popen(command, env={**os.environ, **go.environment}) as build:
        go.wait_for_builds(1)
        build.kill()
    (process,) = (go.notes / "waiting").read_text().split()
    deadline = time.monotonic() + 5
    while Path("/proc", process).exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    outlived = Path("/proc", process).exists()
    go.release()
    assert not outlived


KILLER = r"""
// Kills the process at the n-th call that changes a file system's names or makes them last.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void step(const char *name) {
    static int steps;
    const char *fatal = getenv("FATAL_STEP"), *log = getenv("STEPS_LOG");
    if (log != NULL) {
        int file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
        dprintf(file, "%d %s\n", getpid(), name);
        close(file);
    }
    if (fatal != NULL && ++steps == atoi(fatal)) kill(getpid(), SIGKILL);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
int rename(const char *a, const char *b) { step("rename"); return REAL(rename)(a, b); }
int mkdir(const char *a, mode_t m) { step("mkdir"); return REAL(mkdir)(a, m); }
int unlink(const char *a) { step("unlink"); return REAL(unlink)(a); }
int unlinkat(int d, const char *a, int f) { step("unlinkat"); return REAL(unlinkat)(d, a, f); }
int rmdir(const char *a) { step("rmdir"); return REAL(rmdir)(a); }
int fsync(int f) { step("fsync"); return REAL(fsync)(f); }
int fchmod(int f, mode_t m) { step("fchmod"); return REAL(fchmod)(f, m); }
"""


@pytest.fixture(scope="module")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that, preloaded, kills its process at a chosen step."""
    folder = tmp_path_factory.mktemp("killer")
    (folder / "killer.c").write_text("#include <sys/stat.h>\n" + KILLER)
    library = folder / "killer.so"
    command = ["cc", "-shared", "-fPIC", "-o", library, folder / "killer.c", "-ldl"]
    subprocess.run(command, check=True)
    return library


def test_a_build_killed_at_each_of_its_last_steps(
    tmp_path: Path, module: Path, killer: Path
) -> None:
    """A forced build of unchanged sources replaces everything by the same name."""
    root = tmp_path / "root"
    build = ("build", module, "--out", root)
    log = tmp_path / "steps"
    preloaded = {"LD_PRELOAD": str(killer)}
    succeed(*build)
    succeed(*build, "--force", env={**preloaded, "STEPS_LOG": str(log)})
    steps = [line.split() for line in log.read_text().splitlines()]
    own = [name for process, name in steps if process == steps[0][0]]
    first_rename = next(i for i, name in enumerate(own) if name == "fsync")
    fatal = range(first_rename + 1, len(own) + 1)
    for step in sorted(random.sample(fatal, min(STEPS, len(fatal)))):
        env = {**preloaded, "FATAL_STEP": str(step)}
        done = usegolib(*build, "--force", env=env)
        where = f"step {step} of {len(own)}: {own[step - 1]}"
        assert done.returncode == -signal.SIGKILL, where
        assert answer(root) == "0", where
        succeed(*build)
        assert leftovers(root) == [], where


TRACER = r"""
// Writes down what the process does to names, and which files and folders it makes durable.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void note(const char *what, const char *a, const char *b) {
    int file = open(getenv("TRACE"), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dprintf(file, "%s\t%s\t%s\n", what, a, b);
    close(file);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
int rename(const char *a, const char *b) { note("rename", a, b); return REAL(rename)(a, b); }
int unlink(const char *a) { note("unlink", a, ""); return REAL(unlink)(a); }
int fsync(int file) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    note("fsync", path, "");
    return REAL(fsync)(file);
}
"""

Step = tuple[str, str, str]


@pytest.fixture(scope="module")
def tracer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that, preloaded, writes down what could be lost with the power."""
    folder = tmp_path_factory.mktemp("tracer")
    (folder / "tracer.c").write_text(TRACER)
    library = folder / "tracer.so"
    command = ["cc", "-shared", "-fPIC", "-o", library, folder / "tracer.c", "-ldl"]
    subprocess.run(command, check=True)
    return library


def traced(tracer: Path, log: Path, *command: object) -> list[Step]:
    """The steps of a command that must succeed."""
    succeed(*command, env={"LD_PRELOAD": str(tracer), "TRACE": str(log)})
    lines = [line.split("\t") for line in log.read_text().splitlines()]
    log.unlink()
    return [(what, a, b) for what, a, b in lines]


def first(steps: list[Step], what: str, end: str) -> int:
    """The first step of a kind that leads to a path with this end."""
    return next(
        i for i, (kind, a, b) in enumerate(steps) if kind == what and (b or a).endswith(end)
    )


def synced(steps: list[Step]) -> set[str]:
    """What is durable after these steps."""
    return {path for what, path, _ in steps if what == "fsync"}


def test_power_loss_finds_the_old_artifact_or_the_new_one(
    tmp_path: Path, module: Path, platform: str, tracer: Path
) -> None:
    """What the manifest names is durable before it, and it before the old library goes."""
    root = tmp_path / "root"
    artifact = root / "example.com" / "local@local" / platform
    above = {str(path) for path in (artifact, *artifact.parents) if path.is_relative_to(root)}
    build = ("build", module, "--out", root)
    for number in range(2):
        answering(module, number)
        old = [path.name for path in artifact.glob("*.so")]
        steps = traced(tracer, tmp_path / "log", *build)
        new = json.loads((artifact / "manifest.json").read_text())["library"]["path"]
        named = first(steps, "rename", f"{platform}/{new}")
        manifest = first(steps, "rename", f"{platform}/manifest.json")
        assert any(path.endswith(f"/{new}") for path in synced(steps[:named]))
        assert any("/generated-" in path for path in synced(steps[:manifest]))
        assert above | {str(tmp_path)} <= synced(steps[named:manifest])
        written = {path for path in synced(steps[named:manifest]) if "/out/.usegolib-" in path}
        assert written, "the new manifest's own content"
        until = first(steps, "unlink", old[0]) if old else len(steps)
        assert str(artifact) in synced(steps[manifest:until])


def test_power_loss_finds_a_removed_artifact_without_its_manifest(
    tmp_path: Path, module: Path, platform: str, tracer: Path
) -> None:
    root = tmp_path / "root"
    succeed("build", module, "--out", root)
    remove = ("remove", "example.com/local", "--out", root)
    steps = traced(tracer, tmp_path / "log", *remove)
    manifest = first(steps, "unlink", "manifest.json")
    folder = str(root / "example.com" / "local@local" / platform)
    assert steps[manifest + 1][:2] == ("fsync", folder)


def test_power_loss_finds_the_old_package_or_the_new_one(
    tmp_path: Path, module: Path, tracer: Path
) -> None:
    out = tmp_path / "out"
    for number in range(2):
        answering(module, number)
        steps = traced(tracer, tmp_path / "log", "gen", module, "--out", out)
        durable = [path for what, path, _ in steps if what == "fsync"]
        for name in ("package/__init__.py", "package/__init__.pyi", ".so", "package", "_artifacts"):
            assert any(f"{out}/." in path and path.endswith(name) for path in durable), name
        assert durable[-1] == str(out), "after the packages have changed places"
        if number == 0:
            swap = first(steps, "rename", f"{out}/local")
            assert [path for what, path, _ in steps[swap:] if what == "fsync"] == [str(out)]


# -- full and read-only disks ---------------------------------------------------------------------


class Disk:
    """A small file system in memory."""

    def __init__(self, place: Path) -> None:
        """Create the folder it is mounted on."""
        self.place = place
        place.mkdir()

    def mount(self, options: str) -> None:
        """Mount it; skip the test, and say why, where that is not possible."""
        done = self._mount("-t", "tmpfs", "-o", options)
        if done.returncode != 0:
            pytest.skip(f"not tested: a file system cannot be mounted here: {done.stderr.strip()}")

    def remount(self, options: str) -> None:
        """Change its options."""
        done = self._mount("-o", f"remount,{options}")
        assert done.returncode == 0, done.stderr

    def _mount(self, *options: str) -> subprocess.CompletedProcess[str]:
        command = ["mount", *options, "tmpfs", str(self.place)]
        return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A small file system that is not mounted yet."""
    disk = Disk(tmp_path / "disk")
    yield disk
    subprocess.run(["umount", disk.place], check=False, capture_output=True)


def test_a_full_disk(module: Path, disk: Disk) -> None:
    """The old artifact takes about 2 MB, a build for a moment a multiple of that."""
    disk.mount("size=100m")
    root = disk.place / "root"
    command = ("build", module, "--out", root)
    succeed(*command)
    used = os.statvfs(disk.place)
    used_kb = (used.f_blocks - used.f_bfree) * used.f_frsize // 1024
    outcomes = set()
    for number, more_kb in enumerate([0, 16, 1000, 2000, 3000, 5000, 8000], start=1):
        disk.remount("size=100m")
        before = answer(root)
        disk.remount(f"size={used_kb + more_kb}k")
        answering(module, number)
        done = usegolib(*command)
        if done.returncode == 0:
            assert answer(root) == str(number)
        else:
            assert answer(root) == before
            assert "no space left" in done.stderr.lower(), done.stderr
            assert leftovers(root) == []
        outcomes.add(done.returncode)
    assert 1 in outcomes, "the disk was full"
    disk.remount("size=100m")
    succeed(*command)
    assert answer(root) == "7"
    assert leftovers(root) == []


def test_a_full_disk_without_an_artifact(module: Path, disk: Disk) -> None:
    disk.mount("size=512k")
    root = disk.place / "root"
    done = usegolib("build", module, "--out", root)
    assert done.returncode == 1
    assert "no space left" in done.stderr.lower()
    assert list(disk.place.iterdir()) == [], "not even an empty folder is left"
    disk.remount("size=100m")
    succeed("build", module, "--out", root)
    assert answer(root) == "0"


def test_a_read_only_root(module: Path, disk: Disk) -> None:
    disk.mount("size=100m")
    root = disk.place / "root"
    command = ("build", module, "--out", root)
    succeed(*command)
    disk.remount("ro")
    assert json.loads(succeed(*command, "--json").stdout)["rebuilt"] is False
    assert answer(root) == "0"
    answering(module, 1)
    done = usegolib(*command)
    assert done.returncode == 1
    assert str(root) in done.stderr
    assert "read-only" in done.stderr.lower()
    assert answer(root) == "0"
    disk.remount("rw")
    succeed(*command)
    assert answer(root) == "1"
    assert leftovers(root) == []


def test_an_interrupted_build_leaves_nothing(tmp_path: Path, module: Path) -> None:
    """Ctrl-C is the usual way in which a build ends early."""
    root = tmp_path / "root"
    build = subprocess.Popen(
        [COMMAND, "build", module, "--out", root],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with build:
        while not list(root.glob(".usegolib-*/shim")):
            assert build.poll() is None
            time.sleep(0.01)
        os.killpg(build.pid, signal.SIGINT)
    assert build.returncode != 0
    assert answer(root) == "none"
    succeed("build", module, "--out", root)
    assert leftovers(root) == []
