"""Interfaces of the standard library in signatures: classes below `go`, by import path."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import usegolib
from go_module import write_module
from goldens import GOLDEN
from installed import python, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "foreign" / "input"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Iterator[Path]:
    """Where generated packages are, which can be imported from there."""
    folder = tmp_path_factory.mktemp("foreign")
    succeed("gen", MODULE, "--out", folder, "--level", "3")
    for name in ("encoding/csv", "bufio"):
        python_name = "go_" + name.rsplit("/", 1)[-1]
        succeed("gen", name, "--name", python_name, "--out", folder, "--level", "3")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def foreign(folder: Path) -> ModuleType:
    """The package that is generated for the module above."""
    return importlib.import_module("foreign")


def go(package: ModuleType, path: str) -> ModuleType:
    """The module for a package of the standard library in a generated package."""
    return importlib.import_module(f"{package.__name__}.go.{path}")


def test_the_classes_are_below_go(foreign: ModuleType) -> None:
    fmt, io = go(foreign, "fmt"), go(foreign, "io")
    assert fmt.__all__ == ["Stringer"]
    interfaces = ["Closer", "ReadWriter", "Reader", "Writer"]
    # Of the structs those that implement what a function returns or a field has.
    structs = ["LimitedReader", "OffsetWriter", "PipeReader", "PipeWriter", "SectionReader"]
    assert set(io.__all__) == {*interfaces, *structs, "multi_writer"}
    assert fmt.Stringer.__module__ == "foreign.go.fmt"
    assert isinstance(foreign.new_name("a"), fmt.Stringer)
    assert isinstance(foreign.Point(x=1), fmt.Stringer)
    assert not isinstance(foreign.new_pipe(), fmt.Stringer)
    pipe = foreign.new_pipe()
    for kind in (io.Reader, io.Writer, io.ReadWriter, io.Closer):
        assert isinstance(pipe, kind)
    assert issubclass(io.ReadWriter, io.Reader)
    assert go(foreign, "io.fs").FS.__module__ == "foreign.go.io.fs"


def test_they_can_be_imported_first(folder: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r});"
        "from foreign.go.fmt import Stringer; import foreign;"
        "print(isinstance(foreign.hidden(), Stringer), Stringer.string(foreign.new_name('a')))"
    )
    assert python(code).strip() == "True a"


def test_parameters_take_what_implements_them(foreign: ModuleType) -> None:
    assert foreign.describe(foreign.new_name("a")) == "a"
    assert foreign.describe(foreign.Point(x=1, y=2)) == "1/2"
    assert foreign.describe(None) == "nothing"
    assert foreign.describe_all(foreign.new_name("a"), None, foreign.hidden()) == [
        "a",
        "nothing",
        "hidden",
    ]
    wanted = r"describe\(\) argument 1, what: expected fmt.Stringer, got "
    with pytest.raises(TypeError, match=wanted + r"a \*foreign.Pipe, which lacks .* String"):
        foreign.describe(foreign.new_pipe())
    with pytest.raises(TypeError, match=wanted + "str"):
        foreign.describe("text")


def test_results_are_of_their_own_classes(foreign: ModuleType) -> None:
    same = foreign.same(foreign.new_name("a"))
    assert type(same) is foreign.Name
    assert same.string() == "a"
    assert foreign.same(foreign.Point(x=1)) == foreign.Point(x=1)
    assert foreign.none() is None
    hidden = foreign.hidden()
    assert type(hidden) is not foreign.Name
    assert hidden.string() == str(hidden) == "hidden"
    opened = foreign.open()
    assert type(opened) is foreign.Pipe
    with opened:
        assert not opened.closed()
    assert opened.closed()
    assert foreign.files() is None


def test_a_type_of_another_module_in_an_interface(foreign: ModuleType) -> None:
    builder = foreign.builder()
    assert isinstance(builder, go(foreign, "io").Writer)
    assert isinstance(builder, go(foreign, "fmt").Stringer)
    assert builder.write(b"abc") == 3
    assert builder.string() == str(builder) == "abc"
    logger = foreign.new_logger(builder)
    logger.log("text")
    assert str(builder) == "abctext\n"


def test_a_writer_that_an_object_keeps(foreign: ModuleType) -> None:
    pipe = foreign.new_pipe()
    logger = foreign.new_logger(pipe)
    logger.log("one")
    kept = logger.writer()
    assert type(kept) is foreign.Pipe
    assert kept == pipe
    del pipe
    logger.log("two")
    assert kept.read(b"\0" * 20) == (8, b"one\ntwo\n" + b"\0" * 12)
    other = foreign.builder()
    logger.set_output(other)
    logger.log("three")
    assert str(other) == "three\n"
    logger.set_output(None)
    with pytest.raises(usegolib.GoError, match="there is no output"):
        logger.log("four")
    assert logger.writer() is None
    wanted = r"new_logger\(\) argument 1, out: expected io.Writer, got "
    with pytest.raises(TypeError, match=wanted + "bytes"):
        foreign.new_logger(b"")
    with pytest.raises(TypeError, match=wanted + r"a \*foreign.Name, which lacks"):
        foreign.new_logger(foreign.new_name("a"))


def test_fields(foreign: ModuleType) -> None:
    logger = foreign.new_logger(foreign.builder())
    assert logger.in_ is None
    logger.in_ = foreign.new_pipe()
    logger.in_.write(b"from a pipe")
    logger.name = foreign.new_name("n")
    assert type(logger.name) is foreign.Name
    logger.echo()
    assert str(logger.writer()) == "n: from a pipe\n"
    with pytest.raises(TypeError, match=r"Logger.in_: expected io.Reader, got bytes"):
        logger.in_ = b"bytes"
    made = foreign.Logger(name=foreign.Point(x=3))
    assert made.name == foreign.Point(x=3)


def test_both_ways(foreign: ModuleType) -> None:
    assert foreign.swap(foreign.new_pipe(), "text") == "TEXT"
    pipe = foreign.new_pipe()
    foreign.end(pipe)
    assert pipe.closed()
    lines = foreign.new_lines(b"a\nb\n")
    assert [lines.next() for _ in range(3)] == [("a", True), ("b", True), ("", False)]
    pipe.write(b"c\nd")
    lines = foreign.new_lines(pipe)
    del pipe
    assert [lines.next()[0] for _ in range(3)] == ["c", "d", ""]


def test_what_cannot_be_made_says_so(foreign: ModuleType) -> None:
    writer: Any = go(foreign, "io").Writer
    with pytest.raises(TypeError, match="cannot make a Writer in Python: it is a Go interface"):
        writer()
    assert "std/io/io.go:" in writer.write.__doc__
    with pytest.raises(AttributeError):
        go(foreign, "io").reader  # noqa: B018


def test_a_handle_has_objects_of_the_same(tmp_path: Path) -> None:
    succeed("build", MODULE, "--out", tmp_path, "--level", "3")
    handle = usegolib.import_("example.com/foreign", artifact_dir=tmp_path)
    assert handle.Describe(handle.NewName("a")) == "a"
    builder = handle.Builder()
    handle.NewLogger(builder).log("x")
    assert str(builder) == "x\n"
    assert isinstance(builder, handle.go.io.Writer)
    assert isinstance(handle.NewName("a"), handle.go.fmt.Stringer)
    assert handle.Describe(handle.Color.Green) == "green"
    assert handle.go.io.fs.FS.__name__ == "FS"
    assert handle.go is handle.go
    assert "go" in dir(handle)
    with pytest.raises(usegolib.ArtifactNotFoundError):
        usegolib.import_("io", artifact_dir=tmp_path, build_if_missing=False)


def test_packages_of_the_standard_library(folder: Path) -> None:
    csv, bufio = importlib.import_module("go_csv"), importlib.import_module("go_bufio")
    writer = go(csv, "io").Writer
    assert isinstance(csv.new_writer(None), csv.Writer)
    assert writer.__module__.endswith(".go.io")
    first = bufio.new_reader(b"abc\ndef\n")
    second = bufio.new_reader_size(first, 16)
    assert second.read_string(ord("\n")) == "abc\n"
    sink = bufio.new_writer(None)
    assert isinstance(sink, go(bufio, "io").Writer)
    assert not isinstance(sink, writer)
    assert bufio.new_writer(sink).write_string("a") == 1
    assert first.write_to(to=sink) == 4


def test_members_and_values_go_in_as_what_they_are(foreign: ModuleType) -> None:
    assert foreign.kind_of(foreign.Color.Green) == "foreign.Color"
    assert foreign.describe(foreign.Green) == "green"
    assert foreign.describe(foreign.paint(1)) == "green"
    assert foreign.describe(foreign.Color(77)) == "none"
    assert foreign.kind_of(foreign.Weight(2.5)) == "foreign.Weight"
    assert foreign.describe(foreign.Weight(2.5)) == "2.5kg"
    assert foreign.kind_of(foreign.Tag("a")) == "foreign.Tag"
    assert foreign.describe(foreign.Tag("\udcff")) == "#\udcff"
    assert foreign.describe_all(foreign.Red, None, foreign.Tag("t")) == ["red", "nothing", "#t"]
    assert foreign.nested([[foreign.Red], []], [foreign.Red, None], {"a": foreign.Red}) == 4
    returned = foreign.same(foreign.Green)
    assert returned.string() == "green"
    assert foreign.kind_of(returned) == "foreign.Color"
    assert go(foreign, "fmt").Stringer.string(foreign.Red) == "red"


def test_plain_values_are_refused_in_words(foreign: ModuleType) -> None:
    wanted = r"describe\(\) argument 1, what: expected fmt.Stringer, got "
    for plain, got in ((1, "int"), ("a", "str"), (2.5, "float"), (True, "bool")):
        with pytest.raises(TypeError, match=wanted + got):
            foreign.describe(plain)
    with pytest.raises(TypeError, match=wanted + "a Level, which does not implement it"):
        foreign.describe(foreign.Level(1))
    with pytest.raises(OverflowError, match=r"expected foreign.Color .*int8.*, got 300"):
        foreign.describe(foreign.Color(300))


def test_a_refusal_names_the_element(foreign: ModuleType) -> None:
    name, pipe = foreign.new_name("a"), foreign.new_pipe()
    lacks = r": expected fmt.Stringer, got a \*foreign.Pipe, which lacks the method String"
    with pytest.raises(TypeError, match=r"describe_all\(\) argument 3, all\[2\]" + lacks):
        foreign.describe_all(name, None, pipe)
    pair = [name, None]
    with pytest.raises(TypeError, match=r"nested\(\) argument 1, rows\[1\]\[2\]" + lacks):
        foreign.nested([[name], [None, name, pipe]], pair, {})
    with pytest.raises(TypeError, match=r"nested\(\) argument 2, pair\[1\]" + lacks):
        foreign.nested([], [name, pipe], {})
    with pytest.raises(TypeError, match=r"nested\(\) argument 3, more\['b'\]" + lacks):
        foreign.nested([], pair, {"a": name, "b": pipe})
    many = [[name] * 1000 for _ in range(100)]
    many[99][998] = pipe
    with pytest.raises(TypeError, match=r"nested\(\) argument 1, rows\[99\]\[998\]" + lacks):
        foreign.nested(many, pair, {})


ROOT = """package col

import (
	"fmt"

	"example.com/col/sub"
)

// Go has the name of the folder with the packages of other modules, which gives way.
func Go(what fmt.Stringer) string { return what.String() }

// Sub returns what sub has.
func Sub() *sub.Thing { return sub.New() }
"""

SUB = """package sub

import "fmt"

// Thing is a Stringer.
type Thing struct{ n int }

// New returns one.
func New() *Thing { return &Thing{1} }

// String says what it is.
func (t *Thing) String() string { return "thing" }

// Go has that name, too.
func Go(what fmt.Stringer) string { return what.String() }
"""


@pytest.mark.parametrize(
    ("target", "folder_of_go", "name", "place"),
    [
        (".", "", "col", "col.go_"),
        (".", "go/inner", "col", "col.go_"),
        ("./sub", "go/inner", "sub", "sub.go_"),
    ],
)
def test_where_the_folder_is(
    tmp_path: Path, target: str, folder_of_go: str, name: str, place: str
) -> None:
    module = tmp_path / "module"
    write_module(module, ROOT.removeprefix("package col"), "example.com/col")
    (module / "sub").mkdir()
    (module / "sub" / "sub.go").write_text(SUB)
    if folder_of_go:
        (module / folder_of_go).mkdir(parents=True)
        (module / folder_of_go / "inner.go").write_text(
            "package inner\n\nfunc One() int { return 1 }\n"
        )
    succeed("gen", target, "--out", tmp_path, "--level", "3", cwd=module)
    below = f"{name}.sub" if name == "col" else name
    code = f"""
        import {name}, {below} as sub
        from {place}.fmt import Stringer
        thing = sub.new()
        function = getattr({name}, "go" if {name} is sub or {not folder_of_go} else "Go")
        print(function(thing), sub.go(thing), isinstance(thing, Stringer), Stringer.__module__)
    """
    assert python(code, tmp_path) == f"thing thing True {place}.fmt"
