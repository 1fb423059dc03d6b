"""Modules of which a part cannot be built here, and packages that `./...` passes over.

In: modules with one sound package and one of every kind that is not. Out: the sound ones are
called; the others are left out with Go's own words, and refused where they are named.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from installed import Completed, python, succeed, usegolib
from module_proxy import ModuleProxy

SOUND = "package part\n\n// Answer is 42.\nfunc Answer() int { return 42 }\n"

# What cannot be built, by the name of its package: its files, and what Go says of it.
UNSOUND = {
    "header": (
        {
            "a.go": 'package header\n\n// #include "nothere.h"\nimport "C"\n\n'
            "func A() int { return 1 }\n"
        },
        "header/a.go:3:11: fatal error: nothere.h: No such file or directory",
    ),
    "ccode": (
        {
            "a.go": "package ccode\n\n// static int f(void) { return x; }\n"
            'import "C"\n\nfunc A() int { return int(C.f()) }\n'
        },
        "ccode/a.go:3:",
    ),
    "body": (
        {"a.go": 'package body\n\nfunc A() int { return "x" }\n'},
        'body/a.go:3:23: cannot use "x" (untyped string constant) as int value',
    ),
    "declared": (
        {"a.go": "package declared\n\nfunc A() Absent { return 1 }\n"},
        "declared/a.go:3:10: undefined: Absent",
    ),
    "syntax": ({"a.go": "package syntax\n\nfunc A( int { return 1 }\n"}, "syntax/a.go:3:"),
    "clib": (
        {
            "a.go": "package clib\n\n// #cgo LDFLAGS: -lnothere\n// int f(void);\n"
            'import "C"\n\nfunc A() int { return int(C.f()) }\n'
        },
        "cannot find -lnothere",
    ),
    "assembly": (
        {"a.go": "package assembly\n\nfunc A() int\n", "a.s": "// nothing\n"},
        "example.com/part/assembly.A",
    ),
    "absent": (
        {"a.go": 'package absent\n\nimport "example.com/part/nowhere"\n\nvar A = nowhere.B\n'},
        "example.com/part/nowhere",
    ),
}
LINKED = ["clib", "assembly"]


def write(folder: Path, *unsound: str) -> Path:
    """Write the module with a sound root, a sound subpackage, and packages that are not."""
    files = {"go.mod": "module example.com/part\n\ngo 1.21\n", "a.go": SOUND}
    files["sub/a.go"] = 'package sub\n\nfunc Name() string { return "sub" }\n'
    for name in unsound:
        files |= {f"{name}/{file}": text for file, text in UNSOUND[name][0].items()}
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text)
    return folder


def left_out(reported: dict) -> dict[str, str]:
    """The reasons of a manifest or of an inspection, by package."""
    return {entry["path"]: entry["reason"] for entry in reported["left_out"]}


@pytest.mark.parametrize("name", UNSOUND)
def test_one_package_takes_no_other_away(tmp_path: Path, name: str) -> None:
    module = write(tmp_path / "module", name)
    words = UNSOUND[name][1]
    done = succeed("gen", module, "--out", tmp_path, "--json")
    assert f"example.com/part/{name} is left out: " in done.stderr
    assert words in done.stderr
    report = json.loads(done.stdout)["manifest"]
    assert words in left_out(report)[f"example.com/part/{name}"]
    assert str(tmp_path) not in json.dumps(report), "a manifest says nothing of this machine"
    code = "import part; from part import sub; print(part.answer(), sub.name())"
    assert python(code, tmp_path) == "42 sub"


@pytest.mark.parametrize("name", [name for name in UNSOUND if name not in LINKED])
def test_inspect_knows_what_does_not_compile(tmp_path: Path, name: str) -> None:
    module = write(tmp_path / "module", name)
    found = json.loads(succeed("inspect", module, "--json").stdout)
    assert UNSOUND[name][1] in left_out(found)[f"example.com/part/{name}"]
    assert [package["path"] for package in found["packages"]] == [
        "example.com/part",
        "example.com/part/sub",
    ]
    text = succeed("inspect", module).stdout
    assert f"left out: example.com/part/{name}: " in text
    assert text.endswith("(100 %); 1 package left out because it does not compile here\n")


def refusal(tmp_path: Path, command: str, target: object) -> Completed:
    """What a command says that must fail."""
    out = [] if command == "inspect" else ["--out", tmp_path / "out"]
    done = usegolib(command, target, *out, cwd=tmp_path)
    assert done.returncode == 1
    return done


@pytest.mark.parametrize("name", UNSOUND)
def test_an_unsound_package_that_is_named_is_refused(tmp_path: Path, name: str) -> None:
    module = write(tmp_path / "module", name)
    for command in ["gen", "build"] + ([] if name in LINKED else ["inspect"]):
        assert UNSOUND[name][1] in refusal(tmp_path, command, module / name).stderr


def test_all_unsound_packages_at_once(tmp_path: Path) -> None:
    module = write(tmp_path / "module", *UNSOUND)
    succeed("gen", module, "--out", tmp_path)
    assert python("import part; print(part.answer())", tmp_path) == "42"
    # A named package is built, and nothing is said of those that nobody asked for.
    done = succeed("gen", module / "sub", "--out", tmp_path)
    assert "header" not in done.stderr
    assert python("import sub; print(sub.name())", tmp_path) == "sub"


def test_a_module_without_a_sound_package(tmp_path: Path) -> None:
    module = write(tmp_path / "module", "body")
    shutil.rmtree(module / "sub")
    (module / "a.go").unlink()
    for command in ("gen", "build", "inspect"):
        done = refusal(tmp_path, command, module) if command != "inspect" else None
        assert done is None or UNSOUND["body"][1] in done.stderr


def test_a_named_package_is_loaded_without_one_that_panics(tmp_path: Path) -> None:
    module = write(tmp_path / "module")
    (module / "panics").mkdir()
    (module / "panics" / "a.go").write_text(
        'package panics\n\nfunc init() { panic("not here") }\n\nfunc A() int { return 1 }\n'
    )
    message = refusal(tmp_path, "gen", module).stderr
    assert "not here" in message
    succeed("gen", module / "sub", "--out", tmp_path)
    assert python("import sub; print(sub.name())", tmp_path) == "sub"


def test_a_package_that_was_mended(tmp_path: Path) -> None:
    module = write(tmp_path / "module", "body")
    succeed("build", module, "--out", tmp_path / "root")
    (module / "body" / "a.go").write_text("package body\n\nfunc A() int { return 7 }\n")
    succeed("gen", module / "body", "--out", tmp_path)
    assert python("import body; print(body.a())", tmp_path) == "7"


def test_a_published_package_that_can_be_built_by_now(tmp_path: Path) -> None:
    """Nothing of a published module changes, but the machine does."""
    proxy = ModuleProxy(tmp_path)
    header = UNSOUND["header"][0]["a.go"].replace('"nothere.h"', "<nothere.h>")
    header = header.replace("return 1", "return int(C.number)")
    proxy.publish("example.com/part", "v1.0.0", {"a.go": SOUND, "header/a.go": header})
    env, root = proxy.environment(), tmp_path / "root"
    done = succeed("build", "example.com/part@v1.0.0", "--out", root, env=env)
    assert "example.com/part/header is left out" in done.stderr
    assert "nothere.h" in refusal_of_build(root, env).stderr
    (tmp_path / "include").mkdir()
    (tmp_path / "include" / "nothere.h").write_text("enum { number = 9 };\n")
    env["CPATH"] = str(tmp_path / "include")
    succeed("build", "example.com/part/header@v1.0.0", "--out", root, env=env)
    code = f"""
        import usegolib
        header = usegolib.import_("example.com/part/header", artifact_dir={str(root)!r})
        print(header.A())
    """
    assert python(code) == "9"


def refusal_of_build(root: Path, env: dict[str, str]) -> Completed:
    """What the build of the package with the missing header says."""
    done = usegolib("build", "example.com/part/header@v1.0.0", "--out", root, env=env)
    assert done.returncode == 1
    return done


# -- what `./...` passes over ---------------------------------------------------------------------

PASSED_OVER = ["_examples/x", "testdata/x", "sub/_x", ".hidden/x", "testdata/deep/er"]


@pytest.mark.parametrize("folder", PASSED_OVER)
def test_a_package_that_only_its_name_finds(tmp_path: Path, folder: str) -> None:
    module = write(tmp_path / "module")
    name = folder.rsplit("/", 1)[-1].strip("_")
    (module / folder).mkdir(parents=True)
    (module / folder / "x.go").write_text(f"package {name}\n\nfunc Five() int {{ return 5 }}\n")
    subprocess.run(["go", "build", f"./{folder}"], cwd=module, check=True)
    text = succeed("inspect", module / folder).stdout
    assert f"example.com/part/{folder}: 1 function" in text
    succeed("gen", module / folder, "--out", tmp_path / "out")
    assert python(f"import {name}; print({name}.five())", tmp_path / "out") == "5"
    # The module's own package is the same whether or not such a package was named before.
    succeed("gen", module, "--out", tmp_path / "after")
    folders = {path.parent.name for path in (tmp_path / "after").rglob("__init__.py")}
    assert folders == {"part", "sub"}


def test_two_such_packages_and_one_that_went(tmp_path: Path) -> None:
    module = write(tmp_path / "module")
    for name, number in [("x", 5), ("y", 6)]:
        (module / "_examples" / name).mkdir(parents=True)
        text = f"package {name}\n\nfunc N() int {{ return {number} }}\n"
        (module / "_examples" / name / "a.go").write_text(text)
        succeed("build", module / "_examples" / name, "--out", tmp_path / "root")
    # The second build has not lost the first package.
    done = succeed("build", module / "_examples" / "x", "--out", tmp_path / "root", "--json")
    assert json.loads(done.stdout)["rebuilt"] is False
    shutil.rmtree(module / "_examples" / "y")
    done = succeed("build", module / "_examples" / "x", "--out", tmp_path / "root", "--json")
    paths = [package["path"] for package in json.loads(done.stdout)["manifest"]["packages"]]
    assert paths == ["example.com/part", "example.com/part/_examples/x", "example.com/part/sub"]
    assert done.stderr == ""


def test_a_published_package_that_only_its_name_finds(tmp_path: Path) -> None:
    proxy = ModuleProxy(tmp_path)
    example = "package x\n\nfunc Five() int { return 5 }\n"
    proxy.publish("example.com/part", "v1.0.0", {"a.go": SOUND, "_examples/x/x.go": example})
    env, root = proxy.environment(), tmp_path / "root"
    for target in ("example.com/part@v1.0.0", "example.com/part/_examples/x@v1.0.0"):
        succeed("build", target, "--out", root, env=env)
    code = f"""
        import usegolib
        x = usegolib.import_("example.com/part/_examples/x", artifact_dir={str(root)!r})
        print(x.Five())
    """
    assert python(code) == "5"
