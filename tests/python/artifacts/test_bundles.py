"""Bundles: several modules in one library, found by the path of each.

In: the modules `parts` and `whole` of tests/modules, of which one takes what the other has, and
published ones that are made up. Out: artifacts, generated packages, and what can be called of them.
"""

import json
import shutil
import sys
from pathlib import Path

import pytest
from go_module import answering, write_module
from goldens import mypy, packages, passes, pyright, run
from installed import MODULES, listing, python, succeed, usegolib
from module_proxy import ModuleProxy
from recorded_go import RecordedGo

PAIR = (MODULES / "parts", MODULES / "whole")

# What one module's functions do with values of the other's types, given both modules.
CALLS = """
import usegolib

def check(parts, whole, name):
    counter = parts.Counter(**{name("Name"): "a"})
    assert getattr(whole, name("Twice"))(counter, 3) == counter
    assert type(getattr(whole, name("Fresh"))()) is parts.Counter
    assert getattr(getattr(whole, name("Fresh"))(), "add")(1) == 101
    assert getattr(whole, name("Measure"))(parts.Square(**{name("Side"): 3.0})) == 9.0
    unit = getattr(whole, name("Unit"))()
    assert type(unit) is parts.Square and isinstance(unit, parts.Shape)
    ints = getattr(parts, name("NewInts"))()
    assert getattr(getattr(whole, name("Fill"))(ints), "len")() == 2
    point = parts.Point(x=1, y=2)
    assert getattr(whole, name("Mirror"))(point) == parts.Point(x=2, y=1)
    assert type(getattr(whole, name("Mirror"))(point)) is parts.Point
    assert getattr(whole, name("Up"))(parts.Level.Low) is parts.Level.High
    for fails, error in (("Overflow", parts.ErrFull), ("Limit", parts.LimitError)):
        try:
            getattr(whole, name(fails))(*[7] * (fails == "Limit"))
        except error as caught:
            assert fails == "Overflow" or caught.limit == 7
        else:
            raise AssertionError(fails)
"""


def bundled(root: Path, *targets: object, env: dict[str, str] | None = None) -> str:
    """Bundle targets into an artifact root; return what the command said on standard error."""
    return succeed("bundle", *targets, "--out", root, env=env).stderr


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """An artifact root with a bundle of the pair."""
    root = tmp_path_factory.mktemp("pair")
    bundled(root, *PAIR)
    return root


@pytest.fixture(scope="module")
def goods(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Path:
    """A folder with the generated package `goods` of the pair."""
    folder = tmp_path_factory.mktemp("goods")
    succeed("gen", *PAIR, "--out", folder, "--name", "goods")
    return folder


@pytest.fixture
def copy_of_pair(tmp_path: Path, pair: Path) -> Path:
    """A copy of the artifact root, to do with as one likes."""
    shutil.copytree(pair, tmp_path / "root")
    return tmp_path / "root"


def bundle_in(root: Path) -> Path:
    """The folder of the only bundle in a root."""
    (folder,) = root.glob("bundle@*/*/")
    return folder


# -- calls ----------------------------------------------------------------------------------------


def test_handles_share_one_library_and_its_classes(pair: Path) -> None:
    code = f"""
{CALLS}
parts = usegolib.import_("example.com/parts", artifact_dir={str(pair)!r})
whole = usegolib.import_("example.com/whole", artifact_dir={str(pair)!r})
python = {{"Name": "name", "Side": "side"}}
check(parts, whole, lambda go: python.get(go, go))
print(parts.module, whole.module, whole.version, repr(whole).split(" ")[2])
print(usegolib.import_("example.com/whole").Mirror(parts.Point(x=1, y=0)))
"""
    lines = python(code).splitlines()
    assert lines[0] == "example.com/parts example.com/whole local example.com/whole"
    assert lines[1].startswith("Point(")


def test_subpackages_share_one_library_and_its_classes(goods: Path) -> None:
    code = f"""
{CALLS}
import re
from goods import parts, whole
check(parts, whole, lambda go: re.sub("(?<!^)(?=[A-Z])", "_", go).lower())
print(parts.Counter.__module__, whole.fresh().__class__.__module__)
from goods.go.net.url import URL
print(whole.host(URL(host="a.b")))
"""
    assert python(code, goods).splitlines() == ["goods.parts goods.parts", "a.b"]


def test_the_package_is_whole_below_any_other(goods: Path, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("")
    shutil.copytree(goods / "goods", tmp_path / "app" / "vendored")
    code = """
    from app.vendored import whole
    from app.vendored.parts import Counter
    print(type(whole.fresh()) is Counter, Counter.__module__)
    """
    assert python(code, tmp_path) == "True app.vendored.parts"


def test_the_stub_has_the_classes_of_the_other_module(goods: Path) -> None:
    stub = (goods / "goods" / "whole" / "__init__.pyi").read_text()
    assert "from ..go.net.url import URL\n" in stub
    assert "from ..parts import Counter, Level, List, Point, Shape\n" in stub
    assert not (goods / "goods" / "go" / "example_com").exists()


def test_tools_accept_the_package(goods: Path) -> None:
    names = packages(goods)
    assert {"goods", "goods.parts", "goods.whole", "goods.go.net.url"} <= set(names)
    passes(mypy(goods, *(word for name in names for word in ("--module", name))))
    assert pyright(goods, "goods/**/*.pyi") == {}
    passes(run("mypy.stubtest", "goods", MYPYPATH=str(goods), PYTHONPATH=str(goods)))
    passes(run("ruff", "format", "--isolated", "--check", goods))
    passes(run("ruff", "check", "--isolated", goods))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_it_is_one_go_runtime(goods: Path) -> None:
    code = """
    import os
    from goods import parts, whole
    parts.new_counter(1)
    before = len(os.listdir("/proc/self/task"))
    whole.fresh()
    print(len(os.listdir("/proc/self/task")) - before < 4)
    """
    assert python(code, goods) == "True"


def test_a_module_alone_and_in_a_bundle_are_two_builds(pair: Path, tmp_path: Path) -> None:
    succeed("build", PAIR[0], "--out", tmp_path)
    code = f"""
    import usegolib
    usegolib.import_("example.com/whole", artifact_dir={str(pair)!r})
    try:
        usegolib.import_("example.com/parts", version="local", artifact_dir={str(tmp_path)!r})
    except usegolib.VersionConflictError as error:
        print(error)
    """
    said = python(code)
    assert f"example.com/parts@local is loaded from the bundle {bundle_in(pair)}"[:60] in said
    assert f"{tmp_path}" in said
    assert "in one bundle" in said


def test_what_a_library_only_mentions_is_not_imported_from_it(pair: Path, tmp_path: Path) -> None:
    code = f"""
    import usegolib
    usegolib.import_("example.com/whole", artifact_dir={str(pair)!r})
    try:
        print(usegolib.import_("net/url", build_if_missing=False))
    except usegolib.ArtifactNotFoundError:
        print("not there")
    """
    assert python(code, env={"USEGOLIB_ARTIFACT_DIR": str(tmp_path)}) == "not there"


# -- the artifact root ----------------------------------------------------------------------------


def test_list_and_verify_know_bundles(pair: Path, platform: str) -> None:
    folder = bundle_in(pair)
    name = folder.parent.name
    lines = succeed("list", "--out", pair).stdout.splitlines()
    assert lines[0].startswith(f"{name} {platform}: ")
    assert lines[1].startswith(f"example.com/parts@local {platform}: 3 functions, ")
    assert [line.endswith(f", in {name}") for line in lines] == [False, True, True]
    rows = json.loads(succeed("list", "--out", pair, "--json").stdout)
    assert rows[0]["modules"] == ["example.com/parts@local", "example.com/whole@local"]
    assert [row.get("bundle") for row in rows] == [None, name, name]
    assert succeed("verify", pair).stdout.splitlines()[-1] == "3 artifacts, 0 broken"


def test_manifests_that_point_nowhere_are_broken(copy_of_pair: Path) -> None:
    shutil.rmtree(bundle_in(copy_of_pair).parent)
    done = usegolib("verify", copy_of_pair)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "2 artifacts, 2 broken"
    # And what points nowhere can go.
    succeed("remove", "example.com/parts", "--out", copy_of_pair)


@pytest.mark.parametrize(
    "place",
    ["../../../bundle@../x/linux-amd64", "../../../other/linux-amd64", "/etc", "", "bundle@1/x"],
)
def test_manifests_lead_to_bundles_only(copy_of_pair: Path, platform: str, place: str) -> None:
    manifest = copy_of_pair / "example.com" / "parts@local" / platform / "manifest.json"
    pointer = json.loads(manifest.read_text())
    assert pointer["bundle"] == f"../../../{bundle_in(copy_of_pair).parent.name}/{platform}"
    manifest.write_text(json.dumps({**pointer, "bundle": place}))
    done = usegolib("verify", copy_of_pair)
    assert done.returncode == 1
    assert f"{place!r} is not the folder of a bundle".replace("'", '"') in done.stdout


def test_a_bundle_is_removed_as_a_whole(copy_of_pair: Path) -> None:
    name = bundle_in(copy_of_pair).parent.name
    done = usegolib("remove", "example.com/parts", "--out", copy_of_pair)
    assert done.returncode == 1
    way_out = f"usegolib remove {name} --out {copy_of_pair}"
    assert f"which can only be removed as a whole: `{way_out}`" in done.stderr
    succeed("remove", name, "--out", copy_of_pair)
    assert succeed("list", "--out", copy_of_pair).stdout == ""
    assert list(copy_of_pair.rglob("manifest.json")) == []


def test_a_module_of_a_bundle_is_not_built_alone(copy_of_pair: Path) -> None:
    before = listing(copy_of_pair)
    done = usegolib("build", PAIR[0], "--out", copy_of_pair)
    assert done.returncode == 1
    assert "is in a bundle there, with example.com/whole@local" in done.stderr
    assert listing(copy_of_pair) == before


def test_a_directory_of_a_bundle_is_imported_by_its_module_path(copy_of_pair: Path) -> None:
    # Whether the other directories have changed since cannot be told of one.
    code = f"""
        import usegolib
        try:
            usegolib.import_({str(PAIR[0])!r}, artifact_dir={str(copy_of_pair)!r})
        except usegolib.UsegolibError as error:
            print(error)
        parts = usegolib.import_("example.com/parts", artifact_dir={str(copy_of_pair)!r})
        print(parts.NewCounter(2).add(1))
    """
    said, added = python(code).splitlines()
    assert "is in a bundle there, with example.com/whole@local" in said
    assert 'import it by its path, `usegolib.import_("example.com/parts")`' in said
    assert added == "3"


def test_a_bundle_takes_the_place_of_a_module_alone(tmp_path: Path) -> None:
    succeed("build", PAIR[0], "--out", tmp_path)
    said = bundled(tmp_path, *PAIR)
    assert "the library of example.com/parts@local alone is replaced by the bundle" in said
    assert succeed("verify", tmp_path).stdout.splitlines()[-1] == "3 artifacts, 0 broken"
    assert list(tmp_path.glob("example.com/parts@local/*/*.so")) == []


def test_a_module_is_in_one_bundle(copy_of_pair: Path, tmp_path: Path) -> None:
    other = answering(tmp_path / "other", 1)
    done = usegolib("bundle", PAIR[0], other, "--out", copy_of_pair)
    assert done.returncode == 1
    assert "is in another bundle there, with example.com/whole@local; remove that" in done.stderr
    assert f"--out {copy_of_pair}`" in done.stderr


# -- what is built when ---------------------------------------------------------------------------


def test_a_change_of_any_module_builds_it_again(tmp_path: Path) -> None:
    one = write_module(tmp_path / "one", "func One() int { return 1 }", "example.com/one")
    two = write_module(tmp_path / "two", "func Two() int { return 2 }", "example.com/two")
    root = tmp_path / "root"
    code = f"""
    import usegolib
    one = usegolib.import_("example.com/one", artifact_dir={str(root)!r})
    two = usegolib.import_("example.com/two", artifact_dir={str(root)!r})
    print(one.One(), two.Two())
    """
    bundled(root, one, two)
    assert python(code) == "1 2"
    same = json.loads(succeed("bundle", two, one, "--out", root, "--json").stdout)
    assert (same["rebuilt"], same["reason"]) == (False, None)
    write_module(tmp_path / "two", "func Two() int { return 22 }", "example.com/two")
    locked = usegolib("bundle", one, two, "--out", root, "--locked")
    assert locked.returncode == 1
    assert "is not up to date" in locked.stderr
    bundled(root, one, two)
    assert python(code) == "1 22"


def test_go_is_asked_once_for_what_a_directory_says(tmp_path: Path) -> None:
    go = RecordedGo(tmp_path / "go")
    bundled(tmp_path / "root", *PAIR, env=go.environment)
    assert [call for call in go.calls() if call == "mod edit -json"] == ["mod edit -json"] * 2


def test_gen_checks_and_leaves_alone(tmp_path: Path, goods: Path) -> None:
    before = listing(goods)
    succeed("gen", *PAIR, "--out", goods, "--name", "goods", "--check")
    succeed("gen", *reversed(PAIR), "--out", goods, "--name", "goods")
    assert listing(goods) == before
    stub = goods / "goods" / "whole" / "__init__.pyi"
    text = stub.read_text()
    stub.write_text(text + "\n")
    done = usegolib("gen", *PAIR, "--out", goods, "--name", "goods", "--check")
    assert done.returncode == 1
    assert "whole/__init__.pyi" in done.stdout
    stub.write_text(text)


def test_gen_of_several_needs_a_name(tmp_path: Path) -> None:
    done = usegolib("gen", *PAIR, "--out", tmp_path)
    assert done.returncode == 1
    assert "choose one with --name" in done.stderr


def test_level_and_no_embed(tmp_path: Path) -> None:
    succeed(
        *("gen", *PAIR, "--out", tmp_path, "--name", "plain", "--no-embed", "--level", "2"),
    )
    assert not (tmp_path / "plain" / "_artifacts").exists()
    code = "from plain import parts, whole; print(whole.mirror(parts.Point(x=1)))"
    assert python(code, tmp_path) == "Point(x=0, y=1)"


# -- versions -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> ModuleProxy:
    """A proxy with `low` in two versions, `high` that needs the newer one, and names that clash."""
    proxy = ModuleProxy(tmp_path_factory.mktemp("published"))
    for version in ("v1.0.0", "v1.1.0"):
        code = f'package low\n\nfunc Version() string {{ return "{version}" }}\n'
        below = code.replace("package low", "package sub")
        proxy.publish("example.com/low", version, {"low.go": code, "sub/sub.go": below})
    go_mod = "module example.com/high\n\ngo 1.21\n\nrequire example.com/low v1.1.0\n"
    code = (
        'package high\n\nimport "example.com/low"\n\nfunc Below() string { return low.Version() }\n'
    )
    proxy.publish("example.com/high", "v1.0.0", {"go.mod": go_mod, "high.go": code})
    for path in ("example.com/one/text", "example.com/two/text", "example.com/low/nested"):
        name = path.rsplit("/", 1)[-1]
        code = f'package {name}\n\nfunc Path() string {{ return "{path}" }}\n'
        proxy.publish(path, "v1.0.0", {"text.go": code})
    return proxy


def test_go_chooses_the_versions(tmp_path: Path, proxy: ModuleProxy) -> None:
    env = proxy.environment()
    said = bundled(tmp_path, "example.com/low@v1.0.0", "example.com/high", env=env)
    assert "example.com/low is at v1.1.0 instead of v1.0.0" in said
    code = f"""
    import usegolib
    low = usegolib.import_("example.com/low", artifact_dir={str(tmp_path)!r})
    high = usegolib.import_("example.com/high", artifact_dir={str(tmp_path)!r})
    print(low.Version(), high.Below(), low.version, high.version)
    """
    assert python(code) == "v1.1.0 v1.1.0 v1.1.0 v1.0.0"
    manifest = json.loads((bundle_in(tmp_path) / "manifest.json").read_text())
    assert [set(module["sums"]) for module in manifest["modules"]] == [{"module", "go_mod"}] * 2
    # What was asked for is found again, whatever became of its version.
    asked = ("bundle", "example.com/high", "example.com/low@v1.0.0", "--out", tmp_path, "--json")
    locked = json.loads(succeed(*asked, "--locked", env={"GOPROXY": "off"}).stdout)
    assert not locked["rebuilt"]
    offline = ("bundle", "example.com/high", "example.com/low@v1.0.0", "--offline", "--out")
    succeed(*offline, tmp_path / "offline", env=env)
    # Alone, the module is that of the bundle.
    alone = succeed("build", "example.com/low@v1.1.0", "--out", tmp_path, "--json", env=env)
    assert json.loads(alone.stdout)["artifact"] == str(bundle_in(tmp_path))


def test_a_directory_beside_a_published_module(tmp_path: Path, proxy: ModuleProxy) -> None:
    local = tmp_path / "local"
    write_module(
        local, 'import "example.com/low"\n\nfunc Here() string { return low.Version() }', "a.b/here"
    )
    (local / "go.mod").write_text(
        "module a.b/here\n\ngo 1.21\n\nrequire example.com/low v1.0.0\n", encoding="utf-8"
    )
    env = proxy.environment()
    succeed(
        *("gen", local, "example.com/low@v1.1.0", "--out", tmp_path, "--name", "mixed"), env=env
    )
    code = "from mixed import here, low; print(here.here(), low.version())"
    assert python(code, tmp_path) == "v1.1.0 v1.1.0"


def test_names_that_clash(tmp_path: Path, proxy: ModuleProxy) -> None:
    targets = ("example.com/one/text", "example.com/two/text")
    succeed("gen", *targets, "--out", tmp_path, "--name", "texts", env=proxy.environment())
    code = "from texts import one_text, two_text; print(one_text.path(), two_text.path())"
    assert python(code, tmp_path) == "example.com/one/text example.com/two/text"


def test_a_module_below_another(tmp_path: Path, proxy: ModuleProxy) -> None:
    targets = ("example.com/low", "example.com/low/nested")
    succeed("gen", *targets, "--out", tmp_path, "--name", "deep", env=proxy.environment())
    code = "from deep import low, nested; import deep.low.sub; print(nested.path())"
    assert python(code, tmp_path) == "example.com/low/nested"
    assert not (tmp_path / "deep" / "low" / "nested").exists()


@pytest.mark.parametrize(
    ("targets", "why"),
    [
        (("example.com/low@v1.0.0", "example.com/low@v1.1.0"), "at v1.0.0 and at v1.1.0"),
        (("example.com/low", "example.com/low/sub"), "are both of the module example.com/low"),
        (("example.com/low", "strings"), "strings is in Go's standard library"),
    ],
)
def test_what_cannot_be_joined(
    tmp_path: Path, proxy: ModuleProxy, targets: tuple[str, ...], why: str
) -> None:
    done = usegolib("bundle", *targets, "--out", tmp_path / "root", env=proxy.environment())
    assert (done.returncode, done.stdout) == (1, "")
    assert why in done.stderr


def test_what_does_not_compile_is_named(tmp_path: Path) -> None:
    broken = write_module(tmp_path / "two", "func F() int { return true }", "example.com/two")
    done = usegolib("bundle", PAIR[0], broken, "--out", tmp_path / "root", cwd=tmp_path)
    assert done.returncode == 1
    assert "example.com/two does not compile" in done.stderr
    assert "two/two.go:3" in done.stderr


def test_a_vendor_folder_is_refused(tmp_path: Path) -> None:
    local = write_module(tmp_path / "local", "func F() {}")
    (local / "vendor").mkdir()
    (local / "vendor" / "modules.txt").write_text("")
    done = usegolib("bundle", local, PAIR[0], "--out", tmp_path / "root")
    assert done.returncode == 1
    assert f"takes its dependencies from {local / 'vendor'}" in done.stderr


def test_one_target_is_no_bundle(tmp_path: Path) -> None:
    assert usegolib("bundle", PAIR[0], "--out", tmp_path).returncode == 2


def test_a_module_of_a_bundle_is_built_alone_elsewhere(tmp_path: Path, proxy: ModuleProxy) -> None:
    env = proxy.environment()
    bundled(tmp_path / "one", "example.com/low", "example.com/high", env=env)
    succeed("build", "example.com/low", "--out", tmp_path / "two", env=env)
    done = usegolib("build", "example.com/low", "--out", tmp_path / "one", "--force", env=env)
    assert done.returncode == 1
    assert "is in a bundle there" in done.stderr
    # A package of it alone would have all of the bundle.
    env = {**env, "USEGOLIB_ARTIFACT_DIR": str(tmp_path / "one")}
    done = usegolib("gen", "example.com/low", "--out", tmp_path, env=env)
    assert done.returncode == 1
    assert "set USEGOLIB_ARTIFACT_DIR to another folder" in done.stderr
