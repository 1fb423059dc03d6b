"""Strings and bytes cross without loss, whatever bytes they hold."""

import array
from types import ModuleType

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

# Around every size at which a message's encoding or the buffer that carries it changes.
SIZES = [0, 1, 31, 32, 33, 255, 256, 257, 1000, 1024, 2030, 2048, 4090, 4096, 65535, 65536, 1 << 20]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "naïve",
        "日本語",
        "🐍🐹",
        "a\0b",
        "\0",
        "\n\r\t",
        "\ufeff",
        "\uffff",
        "\U0010ffff",
    ],
)
def test_strings(echo: ModuleType, text: str) -> None:
    crossed = echo.string(text)
    assert crossed == text
    assert type(crossed) is str


@pytest.mark.parametrize("size", SIZES)
def test_strings_of_every_size(echo: ModuleType, size: int) -> None:
    for text in ("x" * size, "é" * size, "🐍" * size):
        assert echo.string(text) == text


def test_every_byte_outside_utf8_crosses(echo: ModuleType) -> None:
    for byte in range(0x80, 0x100):
        text = b"a" + bytes([byte]) + b"z"
        decoded = text.decode("utf-8", "surrogateescape")
        assert echo.string(decoded) == decoded


def test_invalid_utf8_from_go_is_lossless(echo: ModuleType) -> None:
    raw = b"\xff\xfe\xc0\x80\xed\xa0\x80 ok \xf4\x90\x80\x80"
    text = raw.decode("utf-8", "surrogateescape")
    joined = echo.join([text, text], "|")
    assert joined.encode("utf-8", "surrogateescape") == raw + b"|" + raw


@pytest.mark.parametrize("code", [0xD800, 0xDBFF, 0xDC00, 0xDC7F, 0xDFFF])
def test_surrogates_that_stand_for_no_byte_are_refused(echo: ModuleType, code: int) -> None:
    text = f"a{chr(code)}b"
    with pytest.raises(ValueError, match="string") as caught:
        echo.string(text)
    assert "surrogate" in str(caught.value)


@pytest.mark.parametrize("value", [b"text", 1, None, ["a"], bytearray(b"a")])
def test_what_is_no_string_is_refused(echo: ModuleType, value: object) -> None:
    with pytest.raises(TypeError, match=f"expected string, got {type(value).__name__}"):
        echo.string(value)


def test_string_subclasses_cross_as_their_text(echo: ModuleType) -> None:
    class Name(str):
        __slots__ = ()

    assert echo.string(Name("x")) == "x"


@pytest.mark.parametrize("size", SIZES)
def test_bytes_of_every_size(echo: ModuleType, size: int) -> None:
    data = bytes(i * 7 % 256 for i in range(size))
    crossed = echo.bytes(data)
    assert crossed == data
    assert type(crossed) is bytes


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_kinds_of_bytes(echo: ModuleType, kind: type) -> None:
    assert echo.bytes(kind(bytes(range(256)))) == bytes(range(256))


def test_buffers(echo: ModuleType) -> None:
    assert echo.bytes(array.array("B", [0, 1, 255])) == b"\x00\x01\xff"
    assert echo.bytes(numpy.array([0, 1, 255], dtype=numpy.uint8)) == b"\x00\x01\xff"
    assert echo.bytes(memoryview(b"abcdef")[::2]) == b"ace"
    assert echo.bytes(memoryview(b"abcdef")[::-1]) == b"fedcba"
    assert echo.bytes(numpy.arange(6, dtype=numpy.uint8)[1::2]) == b"\x01\x03\x05"


def test_a_buffer_is_free_again_after_the_call(echo: ModuleType) -> None:
    data = bytearray(b"abc" * 5000)
    assert echo.bytes(data) == data
    data.append(1)  # BufferError while somebody still holds the buffer


@pytest.mark.parametrize("value", ["text", 1, [1, 2], 1.5, object()])
def test_what_is_no_buffer_is_refused(echo: ModuleType, value: object) -> None:
    with pytest.raises(TypeError) as caught:
        echo.bytes(value)
    assert "bytes()" in str(caught.value)
    assert f"expected []byte, got {type(value).__name__}" in str(caught.value)


def test_none_is_a_nil_slice(echo: ModuleType) -> None:
    assert echo.is_nil_bytes(None) is True
    assert echo.is_nil_bytes(b"") is False
    assert echo.bytes(None) == b""
    assert echo.nil_bytes() == b""


def test_concat(echo: ModuleType) -> None:
    assert echo.concat(b"\x00\xff", bytearray(b"\xfe")) == b"\x00\xff\xfe"
    assert echo.fill(70000, 0xAB) == b"\xab" * 70000


@given(st.binary(max_size=300))
def test_any_bytes(echo: ModuleType, data: bytes) -> None:
    assert echo.bytes(data) == data


@given(st.binary(max_size=300))
def test_any_string_of_bytes(echo: ModuleType, data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    assert echo.string(text).encode("utf-8", "surrogateescape") == data


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=40))
def test_any_list_of_strings(echo: ModuleType, values: list[str]) -> None:
    assert echo.strings(values) == values
