"""The artifact on disk: where it lies, what its manifest says, and that both are true."""

import hashlib
import json
from pathlib import Path

from installed import MODULES, succeed


def folder(root: Path, module: str, platform: str) -> Path:
    """The folder of a local module's artifact."""
    return root / "example.com" / f"{module}@local" / platform


def sha256(path: Path) -> str:
    """Hex hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def by_name(entries: list[dict]) -> dict[str, dict]:
    """Functions or refusals by their Go name."""
    return {entry["go"]: entry for entry in entries}


def test_the_library_is_what_the_manifest_says(
    echo_artifacts: Path, manifest: dict, platform: str
) -> None:
    library = manifest["library"]
    path = folder(echo_artifacts, "echo", platform) / library["path"]
    assert "/" not in library["path"]
    assert path.stat().st_size == library["size"]
    assert sha256(path) == library["sha256"]


def test_the_manifest_names_what_was_built(manifest: dict, platform: str) -> None:
    assert manifest["schema"] == 9
    assert manifest["abi"] == 7
    assert manifest["generator"].startswith("usegolib ")
    assert manifest["module"] == "example.com/echo"
    assert manifest["version"] == "local"
    assert "{goos}-{goarch}".format(**manifest["platform"]) == platform
    assert manifest["go_version"].startswith("go1.")
    assert len(manifest["input_fingerprint"]) == 64
    assert [package["path"] for package in manifest["packages"]] == ["example.com/echo"]


def test_functions_are_described(manifest: dict) -> None:
    functions = by_name(manifest["packages"][0]["callables"])
    join = functions["Join"]
    assert join["python"] == "join"
    assert join["signature"] == "func Join(parts []string, separator string) string"
    assert join["position"] == {"file": "combine.go", "line": 26}
    assert [(value["go"], value["type"]) for value in join["params"]] == [
        ("parts", {"slice": "string"}),
        ("separator", "string"),
    ]
    assert [value["type"] for value in join["results"]] == ["string"]
    assert join["fails"] is False
    assert functions["Half"]["fails"] is True
    assert [value["type"] for value in functions["Half"]["results"]] == ["int"]
    assert functions["OldSum"]["deprecated"] == "use SumInt64."
    package = manifest["packages"][0]
    instances = manifest["instances"][package["path"]]
    rows = [row for each in instances for row in each["rows"]]
    indices = [function["index"] for function in [*package["callables"], *rows]]
    assert sorted(indices) == list(range(len(indices)))


def test_every_refusal_has_a_code_and_a_sentence(manifest: dict) -> None:
    skipped = by_name(manifest["packages"][0]["skipped"])
    codes = {name: entry["code"] for name, entry in skipped.items()}
    assert codes == {
        "TakesChan": "chan",
        "TakesFunc": "func",
        "TakesMap": "map",
        "TakesStruct": "struct",
        "TakesInterface": "interface",
        "TakesComplex": "complex",
        "TakesUintptr": "uintptr",
        "TakesUnsafe": "unsafe-pointer",
        "TakesHidden": "named",
        "TakesPoint": "pointer",
        "TakesShower": "generic",
        "ParseInto": "writes-parameter",
        "Unmarshal": "fills-pointer",
        "ReadFrom": "fills-pointer",
        "IsFailure": "error-identity",
        "ReverseInPlace": "writes-parameter",
    }
    for entry in skipped.values():
        assert entry["signature"].startswith("func ")
        assert entry["position"]["file"] in ("dynamic.go", "pointers.go", "refused.go")
        assert entry["reason"].strip()


def test_every_emitted_file_is_listed_with_its_hash(
    echo_artifacts: Path, manifest: dict, platform: str
) -> None:
    artifact = folder(echo_artifacts, "echo", platform)
    (sources,) = [path for path in artifact.iterdir() if path.is_dir()]
    present = {
        str(path.relative_to(sources)): sha256(path)
        for path in sources.rglob("*")
        if path.is_file()
    }
    assert {entry["path"]: entry["sha256"] for entry in manifest["files"]} == present
    assert {"shim/dispatch.go", "python/__init__.py", "python/__init__.pyi"} <= set(present)


def test_an_embedded_manifest_lists_the_package_it_lies_in(echo_dir: Path, platform: str) -> None:
    package = echo_dir / "echo"
    path = folder(package / "_artifacts", "echo", platform) / "manifest.json"
    listed = {
        entry["path"].removeprefix("python/"): entry["sha256"]
        for entry in json.loads(path.read_text())["files"]
        if entry["path"].startswith("python/")
    }
    assert {"__init__.py", "__init__.pyi"} <= set(listed)
    assert listed == {name: sha256(package / name) for name in listed}


def test_nothing_names_the_machine_it_was_built_on(echo_artifacts: Path) -> None:
    foreign = [str(MODULES).encode(), str(echo_artifacts).encode(), str(Path.home()).encode()]
    for path in echo_artifacts.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not [name for name in foreign if name in content], path


def test_a_forced_build_gives_the_same_library(tmp_path: Path, platform: str) -> None:
    hashes = set()
    for out in ("one", "two"):
        succeed("build", MODULES / "tree", "--out", tmp_path / out, "--force")
        path = folder(tmp_path / out, "tree", platform) / "manifest.json"
        hashes.add(json.loads(path.read_text())["library"]["sha256"])
    assert len(hashes) == 1


def test_left_out_packages_are_listed(tmp_path: Path, platform: str) -> None:
    succeed("build", MODULES / "tree", "--out", tmp_path)
    path = folder(tmp_path, "tree", platform) / "manifest.json"
    left_out = {entry["path"]: entry["code"] for entry in json.loads(path.read_text())["left_out"]}
    assert left_out == {
        "example.com/tree/cmd/tool": "command",
        "example.com/tree/internal/hidden": "internal",
    }
