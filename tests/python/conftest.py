"""Fixtures: the Go modules of tests/modules, generated and built once per session.

Tests that load more than the `echo` library, or that could end the process, do so in a fresh
interpreter; calls into `echo` are made right here.
"""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from goldens import ROOTS, copied, write_manifest
from hypothesis import settings
from installed import MODULES, built, imported, succeed
from module_proxy import ModuleProxy, versioned

# The first call of a session loads a library, however long the machine takes for that.
settings.register_profile("calls", deadline=None)
settings.load_profile("calls")

# What a shell starts in the background ignores Ctrl-C, and so would processes that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep usegolib's caches out of the user's; share Go's, which is what makes builds quick."""
    go = subprocess.run(
        ["go", "env", "-json", "GOCACHE", "GOMODCACHE"], check=True, capture_output=True
    )
    with pytest.MonkeyPatch.context() as patch:
        for name, value in json.loads(go.stdout).items():
            patch.setenv(name, value)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("USEGOLIB_ARTIFACT_DIR", str(tmp_path_factory.mktemp("artifacts")))
        yield


def _generated(tmp_path_factory: pytest.TempPathFactory, module: str, *options: str) -> Path:
    """A folder with the package that gen writes for one of our modules."""
    out = tmp_path_factory.mktemp(f"gen-{module}")
    succeed("gen", MODULES / module, "--out", out, *options)
    return out


@pytest.fixture(scope="session")
def echo_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `echo`, of the level that it is about."""
    return _generated(tmp_path_factory, "echo", "--level", "1")


@pytest.fixture(scope="session")
def echo(echo_dir: Path) -> ModuleType:
    """The generated package `echo`, imported into this process."""
    return imported(echo_dir, "echo")


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `data`."""
    return _generated(tmp_path_factory, "data")


@pytest.fixture(scope="session")
def data(data_dir: Path) -> ModuleType:
    """The generated package `data`, imported into this process."""
    return imported(data_dir, "data.shape", "data")


@pytest.fixture(scope="session")
def data_artifacts(tmp_path_factory: pytest.TempPathFactory, data_dir: Path) -> Path:
    """An artifact root with `data` in it."""
    return built(tmp_path_factory.mktemp("built-data"), MODULES / "data")


@pytest.fixture(scope="session")
def kinds_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `kinds`."""
    return _generated(tmp_path_factory, "kinds")


@pytest.fixture(scope="session")
def kinds(kinds_dir: Path) -> ModuleType:
    """The generated package `kinds`, imported into this process."""
    return imported(kinds_dir, "kinds.part", "kinds")


@pytest.fixture(scope="session")
def kinds_artifacts(tmp_path_factory: pytest.TempPathFactory, kinds_dir: Path) -> Path:
    """An artifact root with `kinds` in it."""
    return built(tmp_path_factory.mktemp("built-kinds"), MODULES / "kinds")


@pytest.fixture(scope="session")
def objects_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `objects`."""
    return _generated(tmp_path_factory, "objects", "--level", "3")


@pytest.fixture(scope="session")
def objects(objects_dir: Path) -> ModuleType:
    """The generated package `objects`, imported into this process."""
    return imported(objects_dir, "objects")


@pytest.fixture(scope="session")
def fields_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `fields`."""
    return _generated(tmp_path_factory, "fields", "--level", "3")


@pytest.fixture(scope="session")
def fields(fields_dir: Path) -> ModuleType:
    """The generated package `fields`, imported into this process."""
    return imported(fields_dir, "fields")


@pytest.fixture(scope="session")
def interfaces_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `interfaces`."""
    return _generated(tmp_path_factory, "interfaces", "--level", "3")


@pytest.fixture(scope="session")
def interfaces(interfaces_dir: Path) -> ModuleType:
    """The generated package `interfaces`, imported into this process."""
    return imported(interfaces_dir, "interfaces")


@pytest.fixture(scope="session")
def filled_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `filled`."""
    return _generated(tmp_path_factory, "filled", "--level", "3")


@pytest.fixture(scope="session")
def filled(filled_dir: Path) -> ModuleType:
    """The generated package `filled`, imported into this process."""
    return imported(filled_dir, "filled")


@pytest.fixture(scope="session")
def gate_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `gate`."""
    return _generated(tmp_path_factory, "gate", "--level", "3")


@pytest.fixture(scope="session")
def gate(gate_dir: Path) -> ModuleType:
    """The generated package `gate`, imported into this process."""
    return imported(gate_dir, "gate")


@pytest.fixture(scope="session")
def anys_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `anys`."""
    return _generated(tmp_path_factory, "anys", "--level", "3")


@pytest.fixture(scope="session")
def anys(anys_dir: Path) -> ModuleType:
    """The generated package `anys`, imported into this process."""
    return imported(anys_dir, "anys")


@pytest.fixture(scope="session")
def objects_artifacts(tmp_path_factory: pytest.TempPathFactory, objects_dir: Path) -> Path:
    """An artifact root with `objects` in it."""
    out = tmp_path_factory.mktemp("built-objects")
    succeed("build", MODULES / "objects", "--out", out, "--level", "3")
    return out


@pytest.fixture(scope="session")
def failures_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `failures`."""
    return _generated(tmp_path_factory, "failures", "--level", "3")


@pytest.fixture(scope="session")
def failures(failures_dir: Path) -> ModuleType:
    """The generated package `failures`, imported into this process."""
    return imported(failures_dir, "failures.sub", "failures")


@pytest.fixture(scope="session")
def shop_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `shop`, of which the documents speak."""
    return _generated(tmp_path_factory, "shop")


@pytest.fixture(scope="session")
def protocols(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The generated package `protocols`, imported into this process."""
    return imported(_generated(tmp_path_factory, "protocols", "--level", "3"), "protocols")


@pytest.fixture(scope="session")
def protocols_artifacts(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """An artifact root with `protocols` in it."""
    out = tmp_path_factory.mktemp("built-protocols")
    succeed("build", MODULES / "protocols", "--out", out, "--level", "3")
    return out


@pytest.fixture(scope="session")
def tree_dir(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """The folder that holds the generated package `tree`."""
    return _generated(tmp_path_factory, "tree")


@pytest.fixture(scope="session")
def echo_artifacts(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """An artifact root with `echo` built into it."""
    out = tmp_path_factory.mktemp("built-echo")
    succeed("build", MODULES / "echo", "--out", out, "--level", "1")
    return out


@pytest.fixture(scope="session")
def platform() -> str:
    """The platform's folder name: GOOS-GOARCH."""
    go = subprocess.run(["go", "env", "GOOS", "GOARCH"], check=True, capture_output=True, text=True)
    return "-".join(go.stdout.split())


@pytest.fixture(scope="session")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> ModuleProxy:
    """A module proxy with example.com/mod at v1.2.0, v1.2.3 and v1.3.0."""
    made = ModuleProxy(tmp_path_factory.mktemp("module-proxy"))
    for version in ("v1.2.0", "v1.2.3", "v1.3.0"):
        made.publish("example.com/mod", version, versioned(version))
    return made


@pytest.fixture(scope="session")
def mod_artifacts(
    tmp_path_factory: pytest.TempPathFactory, proxy: ModuleProxy, _own_folders: None
) -> Path:
    """An artifact root with example.com/mod at v1.2.3 only."""
    out = tmp_path_factory.mktemp("built-mod")
    return built(out, "example.com/mod@v1.2.3", env=proxy.environment())


@pytest.fixture(scope="session")
def two_versions(
    tmp_path_factory: pytest.TempPathFactory, proxy: ModuleProxy, _own_folders: None
) -> Path:
    """An artifact root with example.com/mod at v1.2.0 and v1.3.0."""
    out = tmp_path_factory.mktemp("built-two")
    targets = ("example.com/mod@v1.2.0", "example.com/mod@v1.3.0")
    return built(out, *targets, env=proxy.environment())


@pytest.fixture
def manifest(echo_artifacts: Path, platform: str) -> dict:
    """The manifest of the artifact of `echo`."""
    path = echo_artifacts / "example.com" / "echo@local" / platform / "manifest.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def no_go(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing can be built: no Go, no C compiler, no network."""
    return {"PATH": str(tmp_path), "GOPROXY": "off", "USEGOLIB_GO": "", "CC": os.devnull}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, platform: str) -> Path:
    """A folder with all the packages, each with the manifest that gen puts into it."""
    folder = tmp_path_factory.mktemp("site")
    copied(folder)
    for root in ROOTS:
        (package,) = root.iterdir()
        api = json.loads((root.parent / "model.json").read_text(encoding="utf-8"))
        write_manifest(folder / package.name, api, platform)
    return folder
