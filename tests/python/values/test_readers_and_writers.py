"""A reader is bytes to read; what a function writes is a result."""

import inspect
from types import ModuleType

import pytest
import usegolib
from hypothesis import given
from hypothesis import strategies as st


@given(st.binary(max_size=5000))
def test_bytes_are_read(echo: ModuleType, data: bytes) -> None:
    assert echo.read_all(data) == data
    assert echo.read_all(bytearray(data)) == data
    assert echo.open(data) == data


def test_large_streams(echo: ModuleType) -> None:
    data = bytes(range(256)) * 40_000
    assert echo.read_all(data) == data
    assert echo.open(data) == data
    assert echo.write(data) == (len(data), data)


def test_no_bytes_at_all(echo: ModuleType) -> None:
    assert echo.read_all(b"") == b""
    assert echo.read_all(None) == b""
    assert echo.open(b"") == b""
    assert echo.open_nothing() == b""


def test_other_ways_to_read(echo: ModuleType) -> None:
    assert echo.read_all_at(b"0123456789", 4, 3) == b"456"
    with pytest.raises(usegolib.GoError, match="EOF"):
        echo.read_all_at(b"0123456789", 8, 3)


def test_a_text_is_no_stream(echo: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"expected io\.Reader, got str; pass value\.encode\(\)"):
        echo.read_all("text")


def test_what_is_written_follows_the_results(echo: ModuleType) -> None:
    assert echo.write(b"abc") == (3, b"abc")
    written = echo.print("gopher")
    assert written == (b"hello gopher", b"greeted")
    assert (written.out, written.log) == (b"hello gopher", b"greeted")
    assert str(inspect.signature(echo.print)) == "(name: str, /) -> echo.PrintResult"


def test_what_was_written_before_an_error_is_lost(echo: ModuleType) -> None:
    with pytest.raises(usegolib.GoError, match="failed after writing"):
        echo.write_and_fail()


def test_a_reader_that_fails(echo: ModuleType) -> None:
    with pytest.raises(usegolib.GoError, match="broken pipe dream"):
        echo.open_broken()


def test_randomness_is_never_the_callers(echo: ModuleType) -> None:
    keys = {echo.key() for _ in range(10)}
    assert len(keys) == 10
    assert {len(key) for key in keys} == {16}
    with pytest.raises(TypeError, match="takes 0 positional arguments but 1 was given"):
        echo.key(bytes(16))


def test_a_reader_is_read_though_the_result_is_random(echo: ModuleType) -> None:
    assert echo.sample(b"all of it") == "all of it"
