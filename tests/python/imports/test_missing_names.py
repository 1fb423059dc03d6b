"""A name that is not there says why: skipped functions, Go's spelling, packages, whole modules.

In: generated packages, handles and commands. Out: messages that name the reason and the way out,
and each way out followed.
"""

import json
import operator
import shlex
import textwrap
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import answering, write_module
from installed import MODULES, python, succeed
from installed import usegolib as command
from module_proxy import ModuleProxy

# -- a generated package --------------------------------------------------------------------------


def missing(module: ModuleType, name: str) -> str:
    """What a module says of a name that it does not have."""
    with pytest.raises(AttributeError) as caught:
        operator.attrgetter(name)(module)
    assert caught.value.name == name
    return str(caught.value)


@pytest.mark.parametrize("name", ["TakesMap", "takes_map"])
def test_a_skipped_function_says_why(
    echo: ModuleType, echo_artifacts: Path, manifest: dict, name: str
) -> None:
    (package,) = manifest["packages"]
    (skipped,) = [entry for entry in package["skipped"] if entry["go"] == "TakesMap"]
    place = skipped["position"]
    said = missing(echo, name)
    assert said == (
        f"module 'echo' has no attribute {name!r}: example.com/echo.TakesMap cannot be called from "
        f"Python: {skipped['reason']}\n  Go: func TakesMap(m map[string]int) int\n"
        f"  example.com/echo/{place['file']}:{place['line']}"
    )
    handle = usegolib.import_("example.com/echo", artifact_dir=echo_artifacts)
    with pytest.raises(AttributeError) as caught:
        operator.attrgetter("TakesMap")(handle)
    assert str(caught.value) == said.split(": ", 1)[1], "the dynamic handle says the same"


def test_every_skipped_function_says_why(echo: ModuleType, manifest: dict) -> None:
    (package,) = manifest["packages"]
    assert len(package["skipped"]) > 10
    for entry in package["skipped"]:
        assert entry["signature"] in missing(echo, entry["go"])
        assert not hasattr(echo, entry["go"])


def test_the_name_in_go_names_that_in_python(echo: ModuleType) -> None:
    assert missing(echo, "Join").endswith("Go's Join is called join in Python")


@pytest.mark.parametrize("name", ["nothing_like_it", "_private", "__wrapped__"])
def test_an_unknown_name_is_refused_as_of_any_module(echo: ModuleType, name: str) -> None:
    assert missing(echo, name) == f"module 'echo' has no attribute {name!r}"


def test_a_package_of_which_nothing_is_callable(tmp_path: Path) -> None:
    module = write_module(tmp_path / "module", "func Answer() int { return 1 }", "example.com/top")
    (module / "sub").mkdir()
    (module / "sub" / "sub.go").write_text("package sub\n\nfunc F(c chan int) {}\n")
    succeed("gen", module, "--out", tmp_path)
    code = """
        import top.sub
        try:
            top.sub.f
        except AttributeError as error:
            print(error)
        print(top.sub.__all__, "f" in dir(top.sub))
    """
    said, rest = python(code, tmp_path).rsplit("\n", 1)
    assert "example.com/top/sub.F cannot be called from Python" in said
    assert "func F(c chan int)" in said
    assert rest == "[] False"


def test_importing_a_subpackage_reads_no_manifest(tmp_path: Path) -> None:
    """`from package import sub` asks the package for the attribute first."""
    succeed("gen", MODULES / "tree", "--out", tmp_path)
    for path in (tmp_path / "tree" / "_artifacts").rglob("manifest.json"):
        path.unlink()
    assert python("from tree import leaf; print(leaf.__name__)", tmp_path) == "tree.leaf"
    code = "import tree; print(hasattr(tree, 'nothing'))"
    assert python(code, tmp_path) == "False", "what cannot be explained is refused all the same"


# -- inspect --------------------------------------------------------------------------------------


def test_inspect_of_a_package_prints_that_package_only() -> None:
    found = json.loads(succeed("inspect", MODULES / "tree" / "leaf", "--json").stdout)
    assert [package["path"] for package in found["packages"]] == ["example.com/tree/leaf"]
    assert found["left_out"] == []
    assert found["coverage"]["exported"] == 1
    text = succeed("inspect", MODULES / "tree" / "leaf").stdout
    assert "example.com/tree/cmd/tool" not in text
    whole = json.loads(succeed("inspect", MODULES / "tree", "--json").stdout)
    assert len(whole["packages"]) > 1


def test_the_last_line_of_gen_is_a_command_that_works(tmp_path: Path) -> None:
    code = "func Answer() int { return 1 }\n\nfunc F(c chan int) {}"
    for folder in ("module", "a folder"):
        module = write_module(tmp_path / folder, code)
        done = succeed("gen", f"./{folder}", "--out", tmp_path / "out", cwd=tmp_path)
        last = done.stdout.splitlines()[-1]
        assert last.startswith("why skipped: usegolib inspect ")
        words = shlex.split(last.removeprefix("why skipped: usegolib "))
        assert "func F(c chan int)" in succeed(*words, cwd=tmp_path).stdout
        done = succeed("gen", ".", "--out", tmp_path / "out", cwd=module)
        assert done.stdout.endswith("why skipped: usegolib inspect .\n")


def test_the_last_line_of_gen_for_a_published_module(tmp_path: Path) -> None:
    proxy = ModuleProxy(tmp_path)
    text = "package chans\n\nfunc A() {}\n\nfunc F(c chan int) {}\n"
    proxy.publish("example.com/chans", "v1.0.0", {"chans.go": text})
    env = proxy.environment()
    done = succeed("gen", "example.com/chans", "--out", tmp_path / "out", env=env)
    assert done.stdout.endswith("why skipped: usegolib inspect example.com/chans@v1.0.0\n")
    succeed("inspect", "example.com/chans@v1.0.0", env=env)


# -- next to nothing ------------------------------------------------------------------------------

CHANS = "\n\n".join(f"func F{n}(c chan int) {{}}" for n in range(20))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            f"const One = 1\n\n{CHANS}",
            "none of its 20 exported functions can be called; only its values can be read",
        ),
        ("const One = 1", "it exports no functions, only values"),
        (
            f"func Answer() int {{ return 1 }}\n\n{CHANS}",
            "only 1 of its 21 exported functions can be called",
        ),
    ],
)
def test_a_package_with_next_to_nothing_says_so(tmp_path: Path, code: str, said: str) -> None:
    write_module(tmp_path / "module", code)
    done = succeed("gen", "./module", "--out", tmp_path / "out", cwd=tmp_path)
    assert done.stderr == f"warning: {said}; `usegolib inspect ./module` says why\n"


def test_a_named_package_with_nothing_is_refused(tmp_path: Path) -> None:
    module = answering(tmp_path / "module", 1)
    (module / "sub").mkdir()
    (module / "sub" / "sub.go").write_text("package sub\n\nfunc F(c chan int) {}\n")
    done = command("gen", "./module/sub", "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "example.com/local/sub@local has nothing that Python can use: its only" in done.stderr
    assert "`usegolib inspect ./module/sub`" in done.stderr
    assert not (tmp_path / "out").exists()


# -- misspelt packages ----------------------------------------------------------------------------


@pytest.mark.parametrize("versions", [["v1.2.3"], ["v1.2.0", "v1.3.0"]])
def test_a_misspelt_package_of_an_artifact(
    tmp_path: Path, proxy: ModuleProxy, versions: list[str]
) -> None:
    for version in versions:
        target = f"example.com/mod@{version}"
        succeed("build", target, "--out", tmp_path, env=proxy.environment())
    with pytest.raises(usegolib.ArtifactNotFoundError) as caught:
        usegolib.import_("example.com/mod/subpgk", artifact_dir=tmp_path)
    said = str(caught.value)
    assert said.startswith("no such package: example.com/mod/subpgk is not in example.com/mod@v1.")
    assert said.endswith("did you mean example.com/mod/subpkg?"), "no build of it would help"


@pytest.mark.parametrize("query", ["", "@v1.2.3", "@latest"])
@pytest.mark.parametrize("verb", ["gen", "build", "inspect"])
def test_a_misspelt_package_of_a_published_module(
    tmp_path: Path, proxy: ModuleProxy, verb: str, query: str
) -> None:
    out = [] if verb == "inspect" else ["--out", tmp_path / "out"]
    done = command(verb, f"example.com/mod/subpgk{query}", *out, env=proxy.environment())
    assert done.returncode == 1
    assert done.stderr.startswith("error: no such package: example.com/mod/subpgk is not in ")
    assert done.stderr.endswith("; did you mean example.com/mod/subpkg?\n")


def test_a_misspelt_standard_package(tmp_path: Path) -> None:
    done = command("build", "strngs", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.startswith("error: no such package: strngs is not in the standard library")
    assert done.stderr.endswith("; did you mean strings?\n")
    done = command("inspect", "qqqqqqqq")
    assert "no such package: qqqqqqqq" in done.stderr
    assert "host name" in done.stderr


def test_a_package_that_is_like_no_other(proxy: ModuleProxy) -> None:
    done = command("inspect", "example.com/mod/zzz@v1.2.3", env=proxy.environment())
    assert "no such package: example.com/mod/zzz" in done.stderr
    assert "`usegolib inspect example.com/mod` lists its packages" in done.stderr


def test_a_misspelt_package_that_may_be_built(tmp_path: Path, proxy: ModuleProxy) -> None:
    code = f"""
        import usegolib
        try:
            usegolib.import_(
                "example.com/mod/subpgk", artifact_dir={str(tmp_path)!r}, build_if_missing=True
            )
        except usegolib.InputError as error:
            print(error)
    """
    said = python(code, env=proxy.environment())
    assert said.startswith("no such package: ")
    assert said.endswith("did you mean example.com/mod/subpkg?")


def test_a_misspelt_directory(tmp_path: Path) -> None:
    answering(tmp_path / "geometry", 1)
    done = command("inspect", "./geometri", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith("; did you mean ./geometry?\n")


# -- what commands and exceptions tell to do ------------------------------------------------------


def test_a_missing_local_artifact_names_a_command_that_works(tmp_path: Path) -> None:
    answering(tmp_path / "geo", 7)
    root = tmp_path / "root"
    refused = f"""
        import usegolib
        for target, version in [("./geo", None), ("example.com/local", "local")]:
            try:
                usegolib.import_(target, version, artifact_dir={str(root)!r},
                                 build_if_missing=False)
            except usegolib.ArtifactNotFoundError as error:
                print(error)
    """
    by_directory, by_path = python_in(tmp_path, refused).splitlines()
    assert "@local`" not in by_directory + by_path
    assert f"`usegolib build ./geo --out {root}`" in by_directory
    assert f"from the module's directory with `usegolib build DIRECTORY --out {root}`" in by_path
    succeed("build", "./geo", "--out", root, cwd=tmp_path)
    code = f"""
        import usegolib
        print(usegolib.import_("example.com/local", "local", artifact_dir={str(root)!r}).Answer())
    """
    assert python(code) == "7"


def python_in(folder: Path, code: str) -> str:
    """Run code in a fresh interpreter whose current folder is this one."""
    return python(f"import os\nos.chdir({str(folder)!r})\n" + textwrap.dedent(code))


def test_commands_name_options_and_python_names_keywords(two_versions: Path) -> None:
    with pytest.raises(usegolib.AmbiguousArtifactError) as ambiguous:
        usegolib.import_("example.com/mod", artifact_dir=two_versions)
    assert str(ambiguous.value).endswith("; choose one with version=")
    done = command("build", "example.com/mod", "--locked", "--out", two_versions)
    assert done.returncode == 1
    assert done.stderr.endswith("; name one with --version\n")
    succeed("build", "example.com/mod", "--version", "v1.2.0", "--locked", "--out", two_versions)
    done = command("build", "example.com/absent", "--locked", "--out", two_versions)
    assert "build_if_missing" not in done.stderr
    assert done.stderr.endswith("; run the same command without --locked\n")


def test_an_edited_module_in_a_living_process(tmp_path: Path) -> None:
    module = answering(tmp_path / "module", 1)
    code = f"""
        import pathlib, usegolib
        module = pathlib.Path({str(module)!r})
        print(usegolib.import_(module).Answer())
        source = module / "local.go"
        source.write_text(source.read_text().replace("return 1", "return 2"))
        try:
            usegolib.import_(module)
        except usegolib.VersionConflictError as error:
            print(error)
    """
    env = {"USEGOLIB_ARTIFACT_DIR": str(tmp_path / "root")}
    first, said = python(code, env=env).splitlines()
    assert first == "1"
    assert said.startswith(
        "the sources of example.com/local changed since this process loaded it from "
    )
    assert said.count(str(tmp_path)) == 1
    assert "restart the process (in a notebook, the kernel)" in said
    again = f"import usegolib; print(usegolib.import_({str(module)!r}).Answer())"
    assert python(again, env=env) == "2", "another process has the new one"


def test_two_builds_of_a_module_in_two_places(tmp_path: Path) -> None:
    module = answering(tmp_path / "module", 1)
    succeed("gen", module, "--out", tmp_path, "--name", "first")
    (module / "local.go").write_text("package local\n\nfunc Answer() int { return 2 }\n")
    succeed("gen", module, "--out", tmp_path, "--name", "second")
    code = """
        import first, second, usegolib
        print(first.answer())
        try:
            second.answer()
        except usegolib.VersionConflictError as error:
            print(error)
    """
    said = python(code, tmp_path).splitlines()[1]
    assert "example.com/local@local is loaded from " in said
    assert str(tmp_path / "first") in said
    assert str(tmp_path / "second") in said
    # The way out: both from the same sources.
    succeed("gen", module, "--out", tmp_path, "--name", "first")
    code = "import first, second; print(first.answer(), second.answer())"
    assert python(code, tmp_path) == "2 2"


# -- the right spelling of a target ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("https://example.com/mod", "example.com/mod"),
        ("https://example.com/mod.git", "example.com/mod"),
        ("https://pkg.go.dev/example.com/mod@v1.2.3/subpkg", "example.com/mod/subpkg@v1.2.3"),
        ("example.com/mod@v1.2.3/subpkg", "example.com/mod/subpkg@v1.2.3"),
        ("git@example.com:mod.git", "example.com/mod"),
        ("example.com/mod/", "example.com/mod"),
        ("example.com/mod@1.2.3", "example.com/mod@v1.2.3"),
    ],
)
def test_what_is_nearly_a_target(proxy: ModuleProxy, text: str, meant: str) -> None:
    with proxy.served() as env:
        done = command("inspect", text, env=env)
        assert done.returncode == 1
        assert f"did you mean {meant}?" in done.stderr
        succeed("inspect", meant, env=env)


def test_a_module_that_moved(tmp_path: Path) -> None:
    proxy = ModuleProxy(tmp_path)
    go_mod = "module example.com/new\n\ngo 1.21\n"
    proxy.publish("example.com/old", "v1.0.0", {"go.mod": go_mod, "a.go": "package a\n"})
    proxy.publish("example.com/new", "v1.0.0", {"a.go": "package a\n\nconst A = 1\n"})
    done = command("inspect", "example.com/old", env=proxy.environment())
    assert done.returncode == 1
    assert "the module calls itself example.com/new; use that path" in done.stderr
    succeed("inspect", "example.com/new", env=proxy.environment())


def test_newer_major_versions_have_other_paths(tmp_path: Path) -> None:
    proxy = ModuleProxy(tmp_path)
    text = {"lib.go": "package lib\n\nconst A = 1\n"}
    for path, version in [("", "v1.5.0"), ("/v3", "v3.2.0"), ("/v7", "v7.0.1")]:
        proxy.publish(f"example.com/lib{path}", version, text)
    with proxy.served() as env:
        newer = "is not the newest: there is example.com/lib/v7@v7.0.1, under a path of its own"
        done = succeed("inspect", "example.com/lib", env=env)
        assert f"warning: example.com/lib@v1.5.0 {newer}\n" in done.stderr
        assert (
            f"example.com/lib/v3@v3.2.0 {newer}"
            in command("inspect", "example.com/lib/v3", env=env).stderr
        )
        # Who names a version knows what it is, and nothing is newer than the newest.
        for target in ("example.com/lib@v1.5.0", "example.com/lib/v7"):
            assert succeed("inspect", target, env=env).stderr == ""
