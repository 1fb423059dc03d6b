"""C code from outside a package's folder: what changes there is in the library, at once.

Go knows nothing of such files (https://go.dev/issue/24355): each test asks what the function
returns after a change, because an artifact can be recorded as new and hold the old object.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from go_module import write_module
from installed import python, succeed
from module_proxy import ModuleProxy


def answer(root: Path, path: str = "example.com/local") -> int:
    """What Answer of a built module returns."""
    code = (
        f"import usegolib; print(usegolib.import_({path!r}, artifact_dir={str(root)!r}).Answer())"
    )
    return int(python(code))


def built(module: object, root: Path, *options: str, **env: str) -> int:
    """What Answer returns after a build."""
    succeed("build", module, "--out", root, *options, env=env)
    return answer(root)


def is_fresh(module: Path, root: Path, **env: str) -> bool:
    """Whether a build has nothing to do."""
    return not json.loads(succeed("build", module, "--out", root, "--json", env=env).stdout)[
        "rebuilt"
    ]


def module_with(folder: Path, preamble: str, expression: str = "int(C.ANSWER)") -> Path:
    """A module whose Answer is a C expression."""
    code = f'/*\n{preamble}\n*/\nimport "C"\n\nfunc Answer() int {{ return {expression} }}'
    return write_module(folder, code)


def define(path: Path, number: int, name: str = "ANSWER") -> None:
    """Write a header with one macro."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#define {name} {number}\n")


Change = Callable[[int], None]
Case = tuple[Path, Change, dict[str, str]]


def outside(base: Path) -> Case:
    module = module_with(base / "module", '#include "../inc/x.h"')
    return module, lambda n: define(base / "inc" / "x.h", n), {}


def below(base: Path) -> Case:
    """A folder in the package's: Go hashes the files of the package's folder only."""
    module = module_with(base / "module", '#include "inc/x.h"')
    return module, lambda n: define(module / "inc" / "x.h", n), {}


def beside(base: Path) -> Case:
    """A file that has no name of C's."""
    module = module_with(base / "module", '#include "numbers.inc"')
    return module, lambda n: define(module / "numbers.inc", n), {}


def absolute(base: Path) -> Case:
    module = module_with(base / "module", f'#include "{base}/inc/x.h"')
    return module, lambda n: define(base / "inc" / "x.h", n), {}


def by_flag(base: Path) -> Case:
    module = module_with(base / "module", "#cgo CFLAGS: -I${SRCDIR}/../inc\n#include <x.h>")
    return module, lambda n: define(base / "inc" / "x.h", n), {}


def forced_in(base: Path) -> Case:
    module = module_with(base / "module", "#cgo CFLAGS: -include ${SRCDIR}/../inc/x.h")
    return module, lambda n: define(base / "inc" / "x.h", n), {}


def nested(base: Path) -> Case:
    """A header that includes another one, on a condition that the preamble meets."""
    module = module_with(base / "module", '#define WIDE 1\n#include "../inc/outer.h"')
    (base / "inc").mkdir()
    (base / "inc" / "outer.h").write_text('#ifdef WIDE\n#include "deep/inner.h"\n#endif\n')
    return module, lambda n: define(base / "inc" / "deep" / "inner.h", n), {}


def with_a_space(base: Path) -> Case:
    module = module_with(base / "module", '#include "../my inc/x y.h"')
    return module, lambda n: define(base / "my inc" / "x y.h", n), {}


def of_a_c_file(base: Path) -> Case:
    module = module_with(base / "module", "int answer(void);", "int(C.answer())")
    (module / "answer.c").write_text('#include "../inc/x.h"\nint answer(void) { return ANSWER; }\n')
    return module, lambda n: define(base / "inc" / "x.h", n), {}


def of_an_assembler_file(base: Path) -> Case:
    module = module_with(base / "module", "extern int answer;", "int(C.answer)")
    text = '#include "../inc/x.h"\n.data\n.globl answer\nanswer: .long ANSWER\n'
    text += '.section .note.GNU-stack,"",@progbits\n'
    (module / "answer.S").write_text(text)
    return module, lambda n: define(base / "inc" / "x.h", n), {}


def a_c_file_by_name(base: Path) -> Case:
    module = module_with(base / "module", '#include "src/answer.c"', "int(C.answer())")
    (module / "src").mkdir()

    def change(number: int) -> None:
        (module / "src" / "answer.c").write_text(
            f"static int answer(void) {{ return {number}; }}\n"
        )

    return module, change, {}


def cpath(base: Path) -> Case:
    module = module_with(base / "module", "#include <x.h>")
    return module, lambda n: define(base / "inc" / "x.h", n), {"CPATH": str(base / "inc")}


def c_include_path(base: Path) -> Case:
    module = module_with(base / "module", "#include <x.h>")
    return module, lambda n: define(base / "inc" / "x.h", n), {"C_INCLUDE_PATH": str(base / "inc")}


def cgo_cflags(base: Path) -> Case:
    module = module_with(base / "module", "#include <x.h>")
    return module, lambda n: define(base / "inc" / "x.h", n), {"CGO_CFLAGS": f"-I{base}/inc"}


def cgo_cppflags_by_file(base: Path) -> Case:
    module = module_with(base / "module", "#include <x.h>")
    (base / "goenv").write_text(f"CGO_CPPFLAGS=-I{base}/inc\n")
    return module, lambda n: define(base / "inc" / "x.h", n), {"GOENV": str(base / "goenv")}


def pkg_config(base: Path) -> Case:
    module = module_with(base / "module", "#cgo pkg-config: numbers\n#include <x.h>")
    described(base / "numbers.pc", base / "inc")
    return module, lambda n: define(base / "inc" / "x.h", n), {"PKG_CONFIG_PATH": str(base)}


def described(path: Path, folder: Path) -> None:
    """Write what pkg-config reads."""
    path.write_text(f"Name: numbers\nDescription: d\nVersion: 1\nCflags: -I{folder}\nLibs: -lm\n")


def of_a_replaced_module(base: Path) -> Case:
    """C code of a dependency, which lies in a folder of the user's."""
    dep = module_with(base / "dep", '#include "../inc/x.h"')
    (dep / "go.mod").write_text("module example.com/dep\n\ngo 1.21\n")
    code = 'import "example.com/dep"\n\nfunc Answer() int { return local.Answer() }'
    code = code.replace('import "', 'import local "')
    module = write_module(base / "module", code)
    (module / "go.mod").write_text(
        "module example.com/local\n\ngo 1.21\n\nrequire example.com/dep v0.0.0\n\n"
        "replace example.com/dep => ../dep\n"
    )
    return module, lambda n: define(base / "inc" / "x.h", n), {}


def archive(base: Path, number: int) -> None:
    """Make the static library lib/libx.a, whose function returns the number."""
    (base / "lib").mkdir(exist_ok=True)
    source, code = base / "lib" / "x.o", f"int answer(void) {{ return {number}; }}\n"
    cc = ["cc", "-fPIC", "-c", "-x", "c", "-", "-o", source]
    subprocess.run(cc, check=True, input=code, text=True)
    (base / "lib" / "libx.a").unlink(missing_ok=True)
    subprocess.run(["ar", "rc", base / "lib" / "libx.a", source], check=True)


def static_library(base: Path) -> Case:
    flags = "#cgo LDFLAGS: ${SRCDIR}/../lib/libx.a\n"
    module = module_with(base / "module", f"{flags}int answer(void);", "int(C.answer())")
    return module, lambda n: archive(base, n), {}


def searched_library(base: Path) -> Case:
    flags = "#cgo LDFLAGS: -L${SRCDIR}/../lib -lx\n"
    module = module_with(base / "module", f"{flags}int answer(void);", "int(C.answer())")
    return module, lambda n: archive(base, n), {}


def library_path(base: Path) -> Case:
    module = module_with(base / "module", "#cgo LDFLAGS: -lx\nint answer(void);", "int(C.answer())")
    return module, lambda n: archive(base, n), {"LIBRARY_PATH": str(base / "lib")}


CASES = [
    outside, below, beside, absolute, by_flag, forced_in, nested, with_a_space, of_a_c_file,
    of_an_assembler_file, a_c_file_by_name, cpath, c_include_path, cgo_cflags,
    cgo_cppflags_by_file, pkg_config, of_a_replaced_module, static_library, searched_library,
    library_path,
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_what_changes_is_in_the_library(tmp_path: Path, case: Callable[[Path], Case]) -> None:
    if case is pkg_config and shutil.which("pkg-config") is None:
        pytest.skip("not tested: there is no pkg-config")
    module, change, env = case(tmp_path)
    root = tmp_path / "root"
    for number in (1, 2):
        change(number)
        assert built(module, root, **env) == number
        assert is_fresh(module, root, **env)
    change(3)
    assert built(module, root, "--force", **env) == 3
    change(1)
    assert built(module, root, **env) == 1, "Go's cache has the first object, too"


def test_another_folder_in_cpath(tmp_path: Path) -> None:
    module = module_with(tmp_path / "module", "#include <x.h>")
    for number in (1, 2):
        define(tmp_path / str(number) / "x.h", number)
        for name in ("CPATH", "C_INCLUDE_PATH"):
            folder = {name: str(tmp_path / str(number))}
            assert built(module, tmp_path / f"root-{name}", **folder) == number


def test_a_header_that_comes_to_lie_before_another(tmp_path: Path) -> None:
    flags = "#cgo CFLAGS: -I${SRCDIR}/../first -I${SRCDIR}/../second\n"
    module = module_with(tmp_path / "module", f"{flags}#include <x.h>")
    define(tmp_path / "second" / "x.h", 2)
    assert built(module, tmp_path / "root") == 2
    define(tmp_path / "first" / "x.h", 1)
    assert built(module, tmp_path / "root") == 1


def test_pkg_config_that_says_something_else(tmp_path: Path) -> None:
    if shutil.which("pkg-config") is None:
        pytest.skip("not tested: there is no pkg-config")
    module = module_with(tmp_path / "module", "#cgo pkg-config: numbers\n#include <x.h>")
    for number in (1, 2):
        define(tmp_path / str(number) / "x.h", number)
        described(tmp_path / "numbers.pc", tmp_path / str(number))
        assert built(module, tmp_path / "root", PKG_CONFIG_PATH=str(tmp_path)) == number


def test_cxx_code(tmp_path: Path) -> None:
    if shutil.which("g++") is None:
        pytest.skip("not tested: there is no C++ compiler")
    module = module_with(tmp_path / "module", "int answer(void);", "int(C.answer())")
    (module / "answer.cpp").write_text(
        '#include <x.h>\nextern "C" int answer(void) { return ANSWER; }\n'
    )
    for name in ("CPLUS_INCLUDE_PATH", "CPATH"):
        for number in (1, 2):
            define(tmp_path / "inc" / "x.h", number)
            assert built(module, tmp_path / "root", **{name: str(tmp_path / "inc")}) == number


def test_a_published_module_that_is_built_again(tmp_path: Path, proxy: ModuleProxy) -> None:
    """Its own files cannot change, but what it includes from this machine can."""
    code = '// #include <x.h>\nimport "C"\n\nfunc Answer() int { return int(C.ANSWER) }\n'
    proxy.publish("example.com/header", "v1.0.0", {"header.go": f"package header\n\n{code}"})
    env = {**proxy.environment(), "CPATH": str(tmp_path / "inc")}
    for number in (1, 2):
        define(tmp_path / "inc" / "x.h", number)
        command = ("build", "example.com/header@v1.0.0", "--force", "--out", tmp_path / "root")
        succeed(*command, env=env)
        assert answer(tmp_path / "root", "example.com/header") == number


@pytest.mark.parametrize("pattern", ["", "example.com/...="])
def test_the_users_compiler_flags_stay(tmp_path: Path, pattern: str) -> None:
    """The mark of a package with C code goes beside the flags that the user has for it."""
    expression = "len(unsafe.Slice((*int64)(unsafe.Pointer(&kept[0])), 4)) + int(C.ANSWER)"
    module = write_module(
        tmp_path / "module",
        '// #include "../inc/x.h"\nimport "C"\nimport "unsafe"\n\n'
        "var size, kept = 8, []byte(nil)\n\n"
        "//go:noinline\nfunc Answer() int {\n\tkept = make([]byte, size)\n\t"
        f"return {expression}\n}}",
    )
    define(tmp_path / "inc" / "x.h", 4)
    assert built(module, tmp_path / "root") == 8
    flags = f"-gcflags={pattern}-d=checkptr"
    succeed("build", module, "--out", tmp_path / "root", env={"GOFLAGS": flags})
    with pytest.raises(AssertionError, match="checkptr"):
        answer(tmp_path / "root")


def test_two_checkouts_give_the_same_library(tmp_path: Path) -> None:
    """Where the header lies is not in the library."""
    hashes = set()
    for name in ("one", "two"):
        module = module_with(tmp_path / name / "module", '#include "../inc/x.h"')
        define(tmp_path / name / "inc" / "x.h", 4)
        succeed("build", module, "--out", tmp_path / name / "root")
        (manifest,) = (tmp_path / name / "root").rglob("manifest.json")
        hashes.add(json.loads(manifest.read_text())["library"]["sha256"])
    assert len(hashes) == 1
