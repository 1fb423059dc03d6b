"""The scenarios of the specification, one test each, in its order and with its names.

All are run at the level that the specification describes, and at the default. Each import happens
in a fresh interpreter: a process may hold one version of a module only.
"""

import hashlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from installed import COMMAND, MODULES, built, python, succeed
from module_proxy import ModuleProxy


@pytest.fixture(scope="module", params=["1", ""], ids=["level 1", "default level"], autouse=True)
def level(request: pytest.FixtureRequest) -> Iterator[str]:
    """The level of all that is built here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("USEGOLIB_LEVEL", request.param)
        yield request.param


@pytest.fixture(scope="module")
def echo_artifacts(tmp_path_factory: pytest.TempPathFactory, level: str) -> Path:
    """An artifact root with `echo` built into it."""
    return built(tmp_path_factory.mktemp(f"spec-echo-{level}"), MODULES / "echo")


@pytest.fixture(scope="module")
def mod_artifacts(tmp_path_factory: pytest.TempPathFactory, proxy: ModuleProxy, level: str) -> Path:
    """An artifact root with example.com/mod at v1.2.3 only."""
    out = tmp_path_factory.mktemp(f"spec-mod-{level}")
    return built(out, "example.com/mod@v1.2.3", env=proxy.environment())


@pytest.fixture(scope="module")
def two_versions(tmp_path_factory: pytest.TempPathFactory, proxy: ModuleProxy, level: str) -> Path:
    """An artifact root with example.com/mod at v1.2.0 and v1.3.0."""
    out = tmp_path_factory.mktemp(f"spec-two-{level}")
    targets = ("example.com/mod@v1.2.0", "example.com/mod@v1.3.0")
    return built(out, *targets, env=proxy.environment())


def test_what_is_built_here_has_the_level(manifest: dict, level: str) -> None:
    assert manifest["level"] == int(level or 3)


def state(root: Path) -> dict[Path, tuple[int, int]]:
    """Which file lies where and since when: equal when nothing was built."""
    return {
        path: (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def imported(arguments: str, expression: str, env: dict[str, str] | None = None) -> str:
    """What the expression prints about the handle `h` that import_ returns."""
    return python(
        f"import usegolib\nh = usegolib.import_({arguments})\nprint({expression})", env=env
    )


@pytest.fixture
def local_module(tmp_path: Path) -> Path:
    """A module of this test's own, to change at will."""
    folder = tmp_path / "module"
    folder.mkdir()
    (folder / "go.mod").write_text("module example.com/local\n\ngo 1.21\n")
    (folder / "local.go").write_text("package local\n\nfunc Answer() int { return 1 }\n")
    return folder


# -- Python Import API ----------------------------------------------------------------------------


def test_import_root_module_from_an_artifact_root(
    mod_artifacts: Path, no_go: dict[str, str]
) -> None:
    arguments = f'"example.com/mod", version=None, artifact_dir={str(mod_artifacts)!r}'
    assert imported(arguments, "h.Version()", no_go) == "v1.2.3"
    assert "libmod" in imported(arguments, 'open("/proc/self/maps").read()', no_go), "it is loaded"


def test_import_subpackage_returns_a_handle_bound_to_that_package(
    mod_artifacts: Path, no_go: dict[str, str]
) -> None:
    arguments = f'"example.com/mod/subpkg", version=None, artifact_dir={str(mod_artifacts)!r}'
    assert imported(arguments, "h.Version()", no_go) == "subpkg v1.2.3"
    assert "example.com/mod/subpkg" in imported(arguments, "repr(h)", no_go)


@pytest.mark.parametrize("version", ["v1.2.0", "v1.3.0"])
def test_import_chooses_a_specific_version_when_provided(two_versions: Path, version: str) -> None:
    root = str(two_versions)
    arguments = f'"example.com/mod", version={version!r}, artifact_dir={root!r}'
    assert imported(arguments, "h.Version()") == version


def test_import_fails_when_version_is_omitted_but_ambiguous(two_versions: Path) -> None:
    printed = python(
        f"""
        import usegolib
        for path in ("example.com/mod", "example.com/mod/subpkg"):
            try:
                usegolib.import_(path, version=None, artifact_dir={str(two_versions)!r})
            except usegolib.AmbiguousArtifactError as error:
                print(error)
        """
    )
    assert len(printed.splitlines()) == 2
    for message in printed.splitlines():
        assert "example.com/mod" in message
        assert "v1.2.0" in message
        assert "v1.3.0" in message


# -- Module Version Uniqueness Per Process --------------------------------------------------------


def test_version_conflict_is_rejected(two_versions: Path) -> None:
    printed = python(
        f"""
        import usegolib
        root = {str(two_versions)!r}
        first = usegolib.import_("example.com/mod", "v1.2.0", artifact_dir=root)
        try:
            usegolib.import_("example.com/mod/subpkg", "v1.3.0", artifact_dir=root)
        except usegolib.VersionConflictError as error:
            print(error)
        print(first.Version())
        """
    )
    message, version = printed.splitlines()
    assert "v1.2.0" in message
    assert "v1.3.0" in message
    assert version == "v1.2.0", "the first stays usable"


# -- Build Mode And Caching -----------------------------------------------------------------------


def test_first_import_builds_and_caches(tmp_path: Path, proxy: ModuleProxy) -> None:
    env = {**proxy.environment(), "USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")}
    assert imported('"example.com/mod", "v1.2.0"', "h.Version()", env) == "v1.2.0"
    (manifest,) = (tmp_path / "root").rglob("manifest.json")
    assert json.loads(manifest.read_text())["version"] == "v1.2.0"


def test_subsequent_import_reuses_cached_artifact(
    tmp_path: Path, proxy: ModuleProxy, no_go: dict[str, str]
) -> None:
    root = {"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")}
    arguments = '"example.com/mod", "v1.2.0"'
    imported(arguments, "h.Version()", {**proxy.environment(), **root})
    before = state(tmp_path / "root")
    assert imported(arguments, "h.Version()", {**no_go, **root}) == "v1.2.0"
    assert state(tmp_path / "root") == before


# -- ABI Encoding ---------------------------------------------------------------------------------

CALL = """
import ctypes, json, msgpack, sys

class Buffer(ctypes.Structure):
    _fields_ = [
        ("ptr", ctypes.c_void_p), ("len", ctypes.c_uint64),
        ("tail", ctypes.c_void_p), ("tail_len", ctypes.c_uint64), ("handle", ctypes.c_uint64),
    ]

library = ctypes.CDLL(LIBRARY)
library.usegolib_release.argtypes = [ctypes.c_uint64]
library.usegolib_call.restype = None
library.usegolib_call.argtypes = [
    ctypes.c_char_p, ctypes.c_uint64, ctypes.c_uint32, ctypes.POINTER(Buffer)
]

def call(*request):
    message = msgpack.packb(list(request))
    room = ctypes.create_string_buffer(256)
    response = Buffer(ctypes.addressof(room), len(room), None, 0, 0)
    library.usegolib_call(message, len(message), 0, ctypes.byref(response))
    answer = room.raw[: response.len]
    if response.tail_len:
        answer += ctypes.string_at(response.tail, response.tail_len)
    if response.handle:
        library.usegolib_release(response.handle)
    return msgpack.unpackb(answer)

print(call(INDEX["Join"], ["a", "b"], "-"))
print(call(INDEX["DivMod"], 7, 2))
print(call(INDEX["Nothing"]))
print(call(INDEX["Fill"], 5000, 7) == [0, bytes([7]) * 5000])
print(call(INDEX["Fail"], "out of luck")[:3])
print(call(INDEX["PanicString"], "boom")[:3])
print(call(INDEX["Join"], 1, "-")[0])
print(call(9999)[0])
"""


def test_successful_call_returns_a_structured_response(
    echo_artifacts: Path, manifest: dict, platform: str, level: str
) -> None:
    """The library is called with messages of another MessagePack library, without our runtime."""
    folder = echo_artifacts / "example.com" / "echo@local" / platform
    library = str(folder / manifest["library"]["path"])
    index = {each["go"]: each["index"] for each in manifest["packages"][0]["callables"]}
    printed = python(f"LIBRARY = {library!r}\nINDEX = {index!r}\n{CALL}")
    assert printed.splitlines() == [
        "[0, 'a-b']",
        "[0, [3, 1]]",
        "[0, None]",
        "True",
        # At level 3 an error comes with its classes, which has a number of its own (docs/abi.md).
        f"[{1 if level == '1' else 10}, '*errors.errorString', 'out of luck']",
        "[2, 'string', 'boom']",
        "3",
        "4",
    ]


# -- Type Bridge Level 1 --------------------------------------------------------------------------


def test_passing_bytes_and_receiving_bytes(echo_artifacts: Path) -> None:
    arguments = f'"example.com/echo", artifact_dir={str(echo_artifacts)!r}'
    data = "bytes(range(256)) * 100"
    assert imported(arguments, f"h.Bytes({data}) == {data}") == "True"
    assert imported(arguments, r"h.Concat(b'\x00', b'\xff')") == r"b'\x00\xff'"


@pytest.mark.parametrize(
    ("call", "printed"),
    [
        ("h.Join(['a', 'b'], '-')", "a-b"),
        ("h.SumInt64([1, 2, 3])", "6"),
        ("h.SumFloat64([0.5, 0.25])", "0.75"),
        ("h.Bools([True, False])", "[True, False]"),
    ],
)
def test_passing_a_list_of_scalars(echo_artifacts: Path, call: str, printed: str) -> None:
    arguments = f'"example.com/echo", artifact_dir={str(echo_artifacts)!r}'
    assert imported(arguments, call) == printed


# -- Artifact Directory Layout --------------------------------------------------------------------


def test_builder_output_layout(mod_artifacts: Path, platform: str) -> None:
    folder = mod_artifacts / "example.com" / "mod@v1.2.3" / platform
    manifest = json.loads((folder / "manifest.json").read_text())
    library = folder / manifest["library"]["path"]
    assert not Path(manifest["library"]["path"]).is_absolute()
    assert library.resolve().parent == folder.resolve()
    assert hashlib.sha256(library.read_bytes()).hexdigest() == manifest["library"]["sha256"]


# -- Module And Version Resolution ----------------------------------------------------------------


def test_version_omitted_defaults_to_latest_for_remote_modules(
    tmp_path: Path, proxy: ModuleProxy, platform: str
) -> None:
    succeed("build", "example.com/mod", "--out", tmp_path, env=proxy.environment())
    folder = tmp_path / "example.com" / "mod@v1.3.0" / platform
    assert json.loads((folder / "manifest.json").read_text())["version"] == "v1.3.0"


@pytest.mark.parametrize(
    "spelled", [["example.com/mod@v1.2.0"], ["example.com/mod", "--version=v1.2.0"]]
)
def test_pinned_version_is_used_as_is_for_remote_modules(
    tmp_path: Path, proxy: ModuleProxy, platform: str, spelled: list[str]
) -> None:
    succeed("build", *spelled, "--out", tmp_path, env=proxy.environment())
    folder = tmp_path / "example.com" / "mod@v1.2.0" / platform
    assert json.loads((folder / "manifest.json").read_text())["version"] == "v1.2.0"


def test_local_module_directories_use_version_local(manifest: dict) -> None:
    assert manifest["version"] == "local"


# -- Import Builds Missing Artifacts (Dev Mode) ---------------------------------------------------


def test_import_triggers_build_when_artifact_is_missing(
    tmp_path: Path, proxy: ModuleProxy, platform: str
) -> None:
    arguments = f'"example.com/mod", "v1.2.0", artifact_dir={str(tmp_path / "out")!r}'
    printed = imported(f"{arguments}, build_if_missing=True", "h.Version()", proxy.environment())
    assert printed == "v1.2.0"
    assert (tmp_path / "out" / "example.com" / "mod@v1.2.0" / platform / "manifest.json").is_file()


def test_import_does_not_rebuild_when_artifact_exists(
    mod_artifacts: Path, no_go: dict[str, str]
) -> None:
    before = state(mod_artifacts)
    arguments = f'"example.com/mod", "v1.2.3", artifact_dir={str(mod_artifacts)!r}'
    assert imported(f"{arguments}, build_if_missing=True", "h.Version()", no_go) == "v1.2.3"
    assert state(mod_artifacts) == before


# -- Build Reuse And Locking ----------------------------------------------------------------------


def test_build_reuses_existing_artifact(
    tmp_path: Path, local_module: Path, proxy: ModuleProxy
) -> None:
    for target in (local_module, "example.com/mod@v1.2.3"):
        command = ("build", target, "--out", tmp_path / "out")
        succeed(*command, env=proxy.environment())
        before = state(tmp_path / "out")
        succeed(*command, env=proxy.environment())
        assert state(tmp_path / "out") == before
        succeed(*command, "--force", env=proxy.environment())
        assert state(tmp_path / "out") != before


def test_build_uses_a_per_artifact_lock(tmp_path: Path, local_module: Path) -> None:
    command = [COMMAND, "build", local_module, "--out", tmp_path / "out", "--json"]
    builds = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    printed = [build.communicate(timeout=300) for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], printed
    reports = [json.loads(stdout) for stdout, _ in printed]
    assert sorted(report["rebuilt"] for report in reports) == [False, False, True]
    artifact = Path(reports[0]["artifact"])
    library = json.loads((artifact / "manifest.json").read_text())["library"]
    content = (artifact / library["path"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == library["sha256"]
    assert not [path for path in (tmp_path / "out").rglob("*") if path.name.startswith(".")]


# -- Local Build Input Fingerprint ----------------------------------------------------------------


def test_local_build_writes_fingerprint(manifest: dict) -> None:
    assert bytes.fromhex(manifest["input_fingerprint"])


@pytest.mark.parametrize("name", ["local.go", "message.txt", "go.mod"])
def test_local_source_change_triggers_rebuild(
    tmp_path: Path, local_module: Path, platform: str, name: str
) -> None:
    (local_module / "message.txt").write_text("before")
    (local_module / "embed.go").write_text(
        'package local\n\nimport _ "embed"\n\n//go:embed message.txt\nvar message string\n\n'
        "func Message() string { return message }\n"
    )

    def fingerprint() -> str:
        succeed("build", local_module, "--out", tmp_path / "out")
        path = tmp_path / "out" / "example.com" / "local@local" / platform / "manifest.json"
        return json.loads(path.read_text())["input_fingerprint"]

    first = fingerprint()
    changed = {
        "local.go": "package local\n\nfunc Answer() int { return 2 }\n",
        "message.txt": "after",
        "go.mod": "module example.com/local\n\ngo 1.22\n",
    }
    (local_module / name).write_text(changed[name])
    assert fingerprint() != first
    arguments = f'"example.com/local", artifact_dir={str(tmp_path / "out")!r}'
    expected = (
        "2 before" if name == "local.go" else "1 after" if name == "message.txt" else "1 before"
    )
    assert imported(arguments, "h.Answer(), h.Message(), sep=' '") == expected


def test_an_unchanged_local_module_is_not_rebuilt(tmp_path: Path, local_module: Path) -> None:
    succeed("build", local_module, "--out", tmp_path / "out")
    before = state(tmp_path / "out")
    (local_module / "local.go").touch()
    (local_module / "notes.txt").write_text("no input")
    (local_module / "local_test.go").write_text("package local\n")
    succeed("build", local_module, "--out", tmp_path / "out")
    assert state(tmp_path / "out") == before
