"""Every hint of a refused argument, followed: what it says to pass is what the caller meant."""

import array
import collections
import ctypes
import datetime
import decimal
import email.message
import fractions
import io
import ipaddress
import json
import os
import re
import uuid
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy
import pytest

UTC = datetime.UTC
NAMES = {
    "datetime": datetime,
    "decimal": decimal,
    "fractions": fractions,
    "ipaddress": ipaddress,
    "json": json,
    "os": os,
}
GRID = numpy.array([[1, 2], [3, 4]], dtype="uint8")


class Pair(ctypes.Structure):
    """A record that lies in memory."""

    _fields_ = (("a", ctypes.c_uint8), ("b", ctypes.c_uint16))


def refusal(function: Callable[..., object], value: object) -> str:
    """Give the message of the exception that a value is refused with."""
    with pytest.raises((TypeError, ValueError)) as caught:
        function(value)
    return str(caught.value)


def following(message: str, value: object) -> list[object]:
    """Give what a message says to pass instead: one object for each way that it offers."""
    _, _, hint = message.rpartition("; pass ")
    ways = [way for way in re.split(r", or |(?: if | for | without )[^,]*", hint) if way]
    return [eval(way, NAMES, {"value": value}) for way in ways]


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        # Text.
        ("string", b"caf\xc3\xa9", ["café"]),
        ("string", bytearray(b"abc"), ["abc"]),
        ("string", Path("a") / "b", [os.path.join("a", "b")]),
        ("string", numpy.array("text"), ["text"]),
        ("strings", "text", [["text"]]),
        ("error_text", ValueError("broken"), ["broken"]),
        ("runes", "äb", [[ord("ä"), ord("b")]]),
        # Numbers.
        ("int64", numpy.array([5]), [5]),
        ("int64", numpy.array([[5]]), [5]),
        ("rune", numpy.array([5]), [5]),
        ("float64", numpy.array(1.5), [1.5]),
        ("float32", numpy.array([1.5]), [1.5]),
        ("bool", numpy.array(True), [True]),
        ("echo_duration", numpy.timedelta64(3, "s"), [3 * 10**9]),
        ("echo_duration", numpy.timedelta64(3, "ns"), [3]),
        # Sequences.
        ("int64s", {1: 2, 3: 4}, [[1, 3], [2, 4]]),
        ("strings", {"b": "c", "a": "d"}, [["b", "a"], ["c", "d"]]),
        ("int64s", {7}, [[7]]),
        ("int64s", {1: 2}.values(), [[2]]),
        ("int64s", iter([1, 2]), [[1, 2]]),
        ("int64s", b"\x01\xff", [[1, 255]]),
        ("float64s", bytearray(b"\x01\xff"), [[1.0, 255.0]]),
        ("blobs", b"ab", [[b"ab"]]),
        ("any_slice", "ab", [["ab"]]),
        ("any_slice", b"ab", [[b"ab"]]),
        ("echo_times", "2024-02-28T23:59:59Z", [["2024-02-28T23:59:59Z"]]),
        # Bytes.
        ("bytes", "é", [b"\xc3\xa9"]),
        ("bytes", numpy.str_("é"), [b"\xc3\xa9"]),
        ("bytes", [1, 255], [b"\x01\xff"]),
        ("bytes", range(3), [b"\x00\x01\x02"]),
        ("bytes", collections.deque([1, 2]), [b"\x01\x02"]),
        ("bytes", GRID, [b"\x01\x02\x03\x04"]),
        ("bytes", memoryview(bytes(range(6))).cast("B", (2, 3)), [bytes(range(6))]),
        ("bytes", Pair(1, 2), [bytes(Pair(1, 2))]),
        ("bytes", io.BytesIO(b"file"), [b"file"]),
        ("read_all", io.StringIO("file"), [b"file"]),
        ("read_all", io.BytesIO(b"file"), [b"file"]),
        ("bytes", Path(__file__), [Path(__file__).read_bytes()]),
        ("array16", "0123456789abcdef", [b"0123456789abcdef"]),
        # Any.
        ("any", {"a": [1]}, ['{"a": [1]}', [["a", [1]]]]),
        ("any", collections.OrderedDict(b=1), ['{"b": 1}', [["b", 1]]]),
        ("any", {7}, [[7]]),
        ("any", (n for n in (1, 2)), [[1, 2]]),
        ("any", {"a": 1}.keys(), [["a"]]),
        ("any", io.BytesIO(b"file"), [b"file"]),
        ("any", Path("a"), ["a"]),
        ("any", ValueError("broken"), ["broken"]),
        # Text forms.
        ("echo_addr", ipaddress.ip_interface("10.1.2.3/8"), ["10.1.2.3"]),
        (
            "echo_time",
            datetime.datetime(1890, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(seconds=75))),
            ["1889-12-31T23:58:45Z"],
        ),
    ],
    ids=lambda part: part if isinstance(part, str) else type(part).__name__,
)
def test_a_hint_leads_to_what_was_meant(
    echo: ModuleType, name: str, value: object, meant: list[object]
) -> None:
    function = getattr(echo, name)
    ways = following(refusal(function, value), value)
    assert [function(way) for way in ways] == meant


def test_the_ways_around_a_mask(echo: ModuleType) -> None:
    value = numpy.ma.array([1, 2, 3], mask=[0, 1, 0])
    for name in ("int64s", "bytes", "any", "any_slice"):
        message = refusal(getattr(echo, name), value)
        assert message.endswith(
            "got MaskedArray; pass value.compressed() to drop what is masked, or value.filled(x)"
        )
    assert echo.int64s(value.compressed()) == [1, 3]
    assert echo.int64s(value.filled(9)) == [1, 9, 3]


def test_a_naive_datetime_is_shown_both_ways(echo: ModuleType) -> None:
    naive = datetime.datetime(2024, 2, 28, 12, 30, 1, 250)
    message = refusal(echo.time_parts, naive)
    assert message == (
        "time_parts() argument 1, v: expected time.Time, got a datetime without a time zone; pass "
        "value.astimezone() if it is local time, or value.replace(tzinfo=datetime.timezone.utc) if "
        "it is UTC"
    )
    local, utc = following(message, naive)
    assert echo.time_parts(local)[0] == int(naive.timestamp())
    assert echo.time_parts(utc)[0] == int(naive.replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("name", "instances"),
    [
        ("echo_time", [datetime.datetime(2024, 1, 2, tzinfo=UTC), "2024-01-02T00:00:00Z"]),
        ("echo_uuid", [uuid.UUID(int=1), str(uuid.UUID(int=1))]),
        ("echo_addr", [ipaddress.ip_address("::1"), "::1"]),
        ("echo_ip", [ipaddress.ip_address("::1"), "::1"]),
        (
            "echo_prefix",
            [ipaddress.ip_network("::/8"), ipaddress.ip_interface("10.1.2.3/8"), "10.1.2.3/8"],
        ),
        ("echo_rat", [fractions.Fraction(1, 3), "1/3"]),
        ("echo_decimal", [decimal.Decimal("1.50"), "1.50"]),
    ],
)
def test_what_a_text_type_names_is_taken(
    echo: ModuleType, name: str, instances: list[object]
) -> None:
    function = getattr(echo, name)
    message = refusal(function, 5)
    assert "got int; pass a" in message
    for instance in instances:
        described = "text" if isinstance(instance, str) else type(instance).__module__
        assert described in message
        assert function(instance)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("strings", email.message.Message()),
        ("any", email.message.Message()),
        ("int64", numpy.array([1, 2])),
        ("int64", numpy.ma.masked),
        ("int64", numpy.array([1.5])),
        ("bytes", numpy.float64(1.5)),
        ("bytes", numpy.uint32(5)),
        ("bytes", ["a"]),
        ("bytes", [True]),
        ("bytes", {1}),
        ("strings", b"ab"),
        ("int64s", "12"),
        ("any", numpy.datetime64("2024-01-01")),
        ("any", datetime.datetime(2024, 1, 1, tzinfo=UTC)),
        ("any", 1j),
        ("echo_duration", numpy.timedelta64(3, "ps")),
        ("echo_duration", numpy.timedelta64(3, "M")),
        ("any", numpy.array((1, 2), dtype="i4,i4")[()]),
        ("bytes", array.array("d", [1.0])),
    ],
)
def test_no_hint_is_better_than_one_that_leads_elsewhere(
    echo: ModuleType, name: str, value: object
) -> None:
    assert "; pass" not in refusal(getattr(echo, name), value)
