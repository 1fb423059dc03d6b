"""Readers and objects: what Go reads from is bytes, or an object whose Go value is a reader."""

import importlib
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from installed import succeed

SOURCE = """
import (
	"errors"
	"io"
	"strings"
)

// Source is a reader by its pointer.
type Source struct {
	left   *strings.Reader
	closed bool
}

// NewSource returns a source of a text.
func NewSource(text string) *Source { return &Source{left: strings.NewReader(text)} }

// Read reads.
func (s *Source) Read(data []byte) (int, error) {
	if s.closed {
		return 0, errors.New("it is closed")
	}
	return s.left.Read(data)
}

// Close closes it.
func (s *Source) Close() error { s.closed = true; return nil }

// Left is how much is left.
func (s *Source) Left() int { return s.left.Len() }

// Counter is no reader.
type Counter struct{ n int }

// NewCounter returns one.
func NewCounter() *Counter { return &Counter{} }

// Worker is what a hidden type implements.
type Worker interface{ Work() int }

type hidden struct{ io.Reader }

func (h hidden) Work() int { return 1 }

// Hide returns a reader of a type without a class.
func Hide(text string) Worker { return hidden{strings.NewReader(text)} }

// ReadAll reads to the end.
func ReadAll(from io.Reader) (string, error) {
	data, err := io.ReadAll(from)
	return string(data), err
}

// ReadSome reads so many bytes.
func ReadSome(from io.Reader, count int) (string, error) {
	data := make([]byte, count)
	n, err := io.ReadFull(from, data)
	return string(data[:n]), err
}

// Drain reads to the end and closes.
func Drain(from io.ReadCloser) (string, error) {
	data, err := io.ReadAll(from)
	return string(data), errors.Join(err, from.Close())
}

// Join reads one after the other.
func Join(all ...io.Reader) (string, error) {
	data, err := io.ReadAll(io.MultiReader(all...))
	return string(data), err
}

// Nested reads what is in a slice.
func Nested(all []io.Reader) (string, error) { return Join(all...) }

// Count reads at places.
func Count(from io.ReaderAt) (int, error) { return from.ReadAt(make([]byte, 3), 0) }
"""


@pytest.fixture(scope="module")
def streams(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> Iterator[ModuleType]:
    """The package that gen writes for the module above, imported into this process."""
    folder = tmp_path_factory.mktemp("streams")
    write_module(folder / "module", SOURCE, "example.com/streams")
    succeed("gen", folder / "module", "--out", folder, "--level", "3")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("streams")
    sys.path.remove(str(folder))


def test_bytes_are_read_as_before(streams: ModuleType) -> None:
    assert streams.read_all(b"abc") == "abc"
    assert streams.read_all(bytearray(b"ab")) == "ab"
    assert streams.read_all(None) == ""
    assert streams.drain(b"x") == "x"
    assert streams.join(b"a", memoryview(b"b")) == "ab"


def test_an_object_that_is_a_reader_is_read_itself(streams: ModuleType) -> None:
    source = streams.new_source("abcdef")
    assert streams.read_some(source, 2) == "ab"
    assert source.left() == 4
    assert streams.read_all(source) == "cdef"
    assert source.left() == 0
    assert streams.drain(source) == ""
    with pytest.raises(usegolib.GoError, match="it is closed"):
        streams.read_all(source)


def test_an_object_of_a_private_class(streams: ModuleType) -> None:
    hidden = streams.hide("text")
    assert streams.read_all(hidden) == "text"
    with pytest.raises(TypeError, match=r"expected io.ReadCloser, got a .*lacks the method Close"):
        streams.drain(hidden)


def test_bytes_and_objects_beside_each_other(streams: ModuleType) -> None:
    new = streams.new_source
    assert streams.join(new("a"), b"b", new("c")) == "abc"
    assert streams.nested([b"a", new("b"), None]) == "ab"

    class Row(Sequence[object]):
        __len__ = lambda _: 3  # noqa: E731
        __getitem__ = lambda _, index: new("xyz"[range(3)[index]])  # noqa: E731

    assert streams.nested(Row()) == "xyz", "they live as long as the call"


def test_what_is_no_reader(streams: ModuleType) -> None:
    wanted = r"read_all\(\) argument 1, from_: expected io.Reader"
    with pytest.raises(TypeError, match=wanted + r", got a \*streams.Counter, which lacks .* Read"):
        streams.read_all(streams.new_counter())
    with pytest.raises(TypeError, match=r"expected io.ReaderAt, got a .*, which lacks"):
        streams.count(streams.new_source("abc"))
    with pytest.raises(TypeError, match=wanted + ", got str"):
        streams.read_all("text")
    released = streams.new_source("a")
    usegolib.release(released)
    with pytest.raises(ValueError, match=wanted + ", got one that was released"):
        streams.read_all(released)


def test_an_object_of_another_library(streams: ModuleType, objects: ModuleType) -> None:
    with pytest.raises(TypeError, match="another Go library"):
        streams.read_all(objects.new_counter("a", 1))


def test_what_the_annotations_say(streams: ModuleType) -> None:
    taken = streams.read_all.__annotations__["from_"]
    assert importlib.import_module("streams.go.io").Reader in taken.__args__
    assert type(None) in taken.__args__
