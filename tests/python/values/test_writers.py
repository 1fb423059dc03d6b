"""Writers: without `to` what was written is returned, with it an object of the library takes it."""

import importlib
import inspect
import io
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "writers" / "input"


@pytest.fixture(scope="module")
def writers(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The generated package, imported into this process."""
    folder = tmp_path_factory.mktemp("writers")
    succeed("gen", MODULE, "--out", folder, "--level", "3")
    return imported(folder, "writers")


@pytest.fixture(scope="module")
def handle(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Any:
    """A handle of the same."""
    out = tmp_path_factory.mktemp("built-writers")
    succeed("build", MODULE, "--out", out, "--level", "3")
    return usegolib.import_("example.com/writers", artifact_dir=out)


def test_what_was_written_is_returned(writers: ModuleType) -> None:
    assert writers.print("text") == b"text"
    assert writers.print("text", to=None) == b"text"
    assert writers.printf("%v-%v", 1, "a") == (3, b"1-a")
    assert writers.cut("a=b", "=") == ("b", True, b"a")
    assert writers.cut("a=b", "=").w == b"a"
    assert writers.repeat(7) == (7, b"7 7")
    assert writers.repeat("x") == ("x", b"xx")
    assert writers.kind_of() == ("*bytes.Buffer", b"")


def test_an_object_takes_what_is_written(writers: ModuleType) -> None:
    page = writers.new_page()
    assert writers.print("one ", to=page) is None
    assert writers.printf("%v%v ", 2, "b", to=page) == 3
    assert writers.cut("c=d", "=", to=page) == ("d", True)
    assert type(writers.cut("c=d", "=", to=page)) is tuple
    assert writers.repeat(7, to=page) == 7
    assert writers.repeat("x", to=page) == "x"
    assert page.text() == "one 2b cc7 7xx"


def test_the_writer_is_the_object_itself(writers: ModuleType) -> None:
    assert writers.kind_of(to=writers.new_page()) == "*writers.Page"
    counter = writers.new_counter()
    assert writers.kind_of(to=counter) == "writers.Counter"
    writers.print("four", to=counter)
    writers.print("more", to=counter)
    assert counter.count() == 8


def test_methods_and_contexts(writers: ModuleType) -> None:
    page, other = writers.new_page(), writers.new_page()
    page.write(b"in")
    assert page.render() == b"<p>in</p>"
    assert page.render(to=other) is None
    assert other.text() == "<p>in</p>"
    assert writers.wait() == b"waited"
    assert writers.wait(timeout=60) == b"waited"
    assert writers.wait(timeout=60, to=other) is None
    assert writers.wait(to=other) is None
    assert other.text() == "<p>in</p>waitedwaited"
    with pytest.raises(usegolib.GoTimeoutError):
        writers.wait(timeout=0, to=other)


def test_a_parameter_that_is_called_as_the_keyword(writers: ModuleType) -> None:
    page = writers.new_page()
    assert writers.copy(b"abc") == (3, b"abc")
    assert writers.copy(b"abc", to=page) == 3
    assert writers.move("x") == b"x"
    assert writers.move("x", to=page) is None
    assert page.text() == "abcx"


def test_an_error_of_the_writer(writers: ModuleType) -> None:
    page = writers.new_page()
    page.close()
    with pytest.raises(usegolib.GoError, match="the page is closed"):
        writers.print("text", to=page)
    other = writers.new_page()
    with pytest.raises(usegolib.GoPanicError, match="crashed"):
        writers.crash(to=other)
    assert other.text() == "crash"


def test_what_is_no_writer(writers: ModuleType) -> None:
    wanted = r"print\(\) argument to: expected io.Writer, got "
    with pytest.raises(TypeError, match=wanted + r"a \*writers.Silent, which lacks .* Write"):
        writers.print("text", to=writers.new_silent())
    with pytest.raises(TypeError, match=wanted + "BytesIO; only objects of its own library"):
        writers.print("text", to=io.BytesIO())
    with pytest.raises(TypeError, match=wanted + "TextIOWrapper; .* no files of Python so far"):
        writers.print("text", to=sys.__stdout__)
    with pytest.raises(TypeError, match=wanted + "bytes"):
        writers.print("text", to=b"")
    released = writers.new_page()
    usegolib.release(released)
    with pytest.raises(ValueError, match=wanted + "one that was released"):
        writers.print("text", to=released)
    page = writers.new_page()
    with pytest.raises(TypeError, match=r"render\(\) argument to: expected io.Writer, got int"):
        page.render(to=1)


def test_a_writer_of_another_library(writers: ModuleType, objects: ModuleType) -> None:
    with pytest.raises(TypeError, match="a Counter of objects, another Go library"):
        writers.print("text", to=objects.new_counter("a", 1))


def test_wrong_keywords_and_numbers_of_arguments(writers: ModuleType) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'into'"):
        writers.print("text", into=1)
    with pytest.raises(TypeError, match="unexpected keyword argument 'timeout'"):
        writers.print("text", timeout=1, to=None)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'text'"):
        writers.print(to=writers.new_page())
    given = (
        r"takes 1 positional arguments? but 2 positional arguments \(and 1 keyword-only argument\)"
    )
    with pytest.raises(TypeError, match=given):
        writers.print("a", "b", to=None)
    several = (
        "unexpected keyword argument 'to'; it has 2 writers, and returns what Go writes to each"
    )
    with pytest.raises(TypeError, match=several):
        writers.both(to=writers.new_page())
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'into'$"):
        writers.both(into=writers.new_page())
    assert writers.both() == (b"out", b"err")


def test_what_tools_see(writers: ModuleType) -> None:
    assert str(inspect.signature(writers.print)).startswith("(text: str, /, *, to: ")
    assert list(inspect.signature(writers.wait).parameters) == ["timeout", "to"]
    assert inspect.signature(writers.printf).parameters["to"].kind.name == "KEYWORD_ONLY"
    hints = writers.print.__annotations__
    streams = importlib.import_module("writers.go.io")
    assert set(hints["to"].__args__) == {streams.Writer, type(None)}
    assert set(hints["return"].__args__) == {bytes, type(None)}
    assert writers.print.__text_signature__ == "(text, /, *, to=None)"
    assert "to, or else memory" in writers.print.__doc__


def test_the_handle_does_the_same(handle: Any) -> None:
    page = handle.NewPage()
    assert handle.Print("text") == b"text"
    assert handle.Print("text", to=page) is None
    assert page.text() == "text"


def test_nothing_is_left_of_it(writers: ModuleType) -> None:
    page = writers.new_page()
    before = usegolib.stats()["objects"]
    for _ in range(1000):
        writers.print("a", to=page)
    assert usegolib.stats()["objects"] == before
    assert page.text() == "a" * 1000


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Iterator[None]:
    """Where packages of the standard library are generated."""
    folder = tmp_path_factory.mktemp("standard")
    for name in ("encoding/csv", "text/template"):
        python_name = "go_" + name.rsplit("/", 1)[-1]
        succeed("gen", name, "--name", python_name, "--out", folder, "--level", "3")
    sys.path.insert(0, str(folder))
    yield
    sys.path.remove(str(folder))


@pytest.mark.usefixtures("standard")
def test_a_reader_that_an_object_keeps() -> None:
    csv = importlib.import_module("go_csv")
    data = bytearray(b"a;b\nc;d\n")
    reader = csv.new_reader(data)
    data[:] = b"x;x\nx;x\n"
    reader.comma = ";"
    assert reader.read_all() == [["a", "b"], ["c", "d"]]
    row = b"0123456789abcdef,%d\n"
    large = csv.new_reader(b"".join(row % n for n in range(100_000)))
    assert [len(large.read_all()), large.input_offset() > 2_000_000] == [100_000, True]


@pytest.mark.usefixtures("standard")
def test_a_template_is_executed() -> None:
    template = importlib.import_module("go_template")
    greeting = template.new("greeting").parse("Hello, {{.name}}!")
    assert greeting.execute({"name": "Go"}) == b"Hello, Go!"
    with pytest.raises(TypeError, match=r"argument to: expected io.Writer, got StringIO"):
        greeting.execute({"name": "Go"}, to=io.StringIO())
