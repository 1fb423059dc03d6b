"""Every row of docs/types.md is called through `echo`, or `data` at level 2: value and stub.

A row goes by its first cell, so that a new row or a changed one fails until it has its calls here.
"""

import struct
from pathlib import Path

import pytest
import usegolib
from pages import rows

INTS = "SequenceNotStr[builtins.int]"
# Row: what is called, what it gives, and what the stub says.
TYPES: dict[str, list[tuple[str, object, str]]] = {
    "no result": [("nothing()", None, "def nothing() -> None:")],
    "`bool`": [
        ("bool(True)", True, "def bool(v: builtins.bool, /) -> builtins.bool:"),
        ("bool(numpy.True_)", True, "def bool("),
    ],
    "`int`, `int8` ... `int64`, `uint`, `uint8` ... `uint64`, `byte`": [
        ("int(-(2**63))", -(2**63), "def int(v: builtins.int, /) -> builtins.int:"),
        ("uint64(numpy.uint64(2**64 - 1))", 2**64 - 1, "def uint64(v: builtins.int, /)"),
        ("int8(-128)", -128, "def int8(v: builtins.int, /)"),
        ("int8(True)", TypeError, "def int8("),
        ("uint8(256)", OverflowError, "def uint8("),
    ],
    "`float32`, `float64`": [
        ("float32(0.1)", struct.unpack("f", struct.pack("f", 0.1))[0], "def float32(v: float, /)"),
        ("float64(2**53)", 2.0**53, "def float64(v: float, /) -> float:"),
        ("float64(2**53 + 1)", OverflowError, "def float64("),
    ],
    "`string`": [("string('é\\udcff')", "é\udcff", "def string(v: str, /) -> str:")],
    "`[]byte`": [
        ("bytes(b'ab')", b"ab", "def bytes(v: Buffer | None, /) -> builtins.bytes:"),
        ("bytes(bytearray(b'ab'))", b"ab", "def bytes("),
        ("bytes(memoryview(b'ab'))", b"ab", "def bytes("),
        ("bytes(numpy.array([97, 98]))", b"ab", "def bytes("),
        ("bytes(numpy.array([300]))", OverflowError, "def bytes("),
        ("is_nil_bytes(None)", True, "def is_nil_bytes(v: Buffer | None"),
    ],
    "`[]T`": [
        ("ints([1, 2])", [1, 2], f"def ints(v: {INTS} | None, /) -> list[builtins.int]:"),
        ("ints((1, 2))", [1, 2], "def ints("),
        ("ints(range(2))", [0, 1], "def ints("),
        ("ints(array.array('h', [1]))", [1], "def ints("),
        ("ints(numpy.array([1]))", [1], "def ints("),
        ("is_nil_ints(None)", True, "def is_nil_ints("),
    ],
    "several results": [
        ("unnamed()", ("text", -1, b"\x00\xff", ["a", ""], 0.5, True), "def unnamed() -> tuple["),
    ],
    "several results with names": [
        ("cut('a=b', '=').after", "b", "def cut(s: str, separator: str, /) -> CutResult:"),
        ("type(echo.cut('a=b', '=')).__name__", "CutResult", "class CutResult(NamedTuple):"),
    ],
    "`error` as the last result": [
        ("half(4)", 2, "def half(n: builtins.int, /) -> builtins.int:"),
        ("half(3)", usegolib.GoError, "def half("),
    ],
    "a named type over one of these (`type Level int`)": [
        ("echo_grade(3)", 3, "def echo_grade(v: builtins.int, /) -> builtins.int:"),
    ],
    "`time.Duration`": [
        (
            "echo_duration(5)", 5,
            "def echo_duration(v: builtins.int | timedelta, /) -> builtins.int:",
        ),
        ("echo_duration(timedelta(seconds=1))", 10**9, "def echo_duration("),
    ],
    "`rune`": [
        ("rune('é')", 233, "def rune(v: builtins.int | str, /) -> builtins.int:"),
        ("rune(233)", 233, "def rune("),
    ],
    "`[N]byte`, `[N]T`": [
        ("array16(bytes(16))", bytes(16), "def array16(v: Buffer, /) -> builtins.bytes:"),
        ("words2(['a', 'b'])", ["a", "b"], "def words2(v: SequenceNotStr[str], /) -> list[str]:"),
        ("words2(['a'])", ValueError, "def words2("),
        ("words2(None)", TypeError, "def words2("),
    ],
    "`...T`": [
        ("all_ints(1, 2, 3)", [1, 2, 3], "def all_ints(*v: builtins.int) -> list[builtins.int]:"),
    ],
    "`any`": [
        (
            "any([None, True, 1, 0.5, 'a', b'b'])", [None, True, 1, 0.5, "a", b"b"],
            "def any(v: GoValue, /) -> Any:",
        ),
    ],
    "`big.Int`, `*big.Int`": [
        ("echo_big(10**50)", 10**50, "def echo_big(v: builtins.int, /) -> builtins.int:"),
        ("square(None)", None, "def square(v: builtins.int | None, /) -> builtins.int | None:"),
    ],
    "a type whose text is its value (`time.Time`, `netip.Addr`, `big.Rat`, UUIDs)": [
        ("echo_addr('::1')", "::1", "def echo_addr(v: str | IPv4Address | IPv6Address, /) -> str:"),
        (
            "echo_time('2024-01-02T03:04:05Z')", "2024-01-02T03:04:05Z",
            "def echo_time(v: str | datetime, /) -> str:",
        ),
    ],
    "`*T` of a value that is never nil itself": [
        (
            "optional_int(None)", None,
            "def optional_int(v: builtins.int | None, /) -> builtins.int | None:",
        ),
        ("optional_int(0)", 0, "def optional_int("),
    ],
    "`error` elsewhere": [
        ("failures('a')", ["a"], "def failures(*texts: str) -> list[str | None]:"),
        ("error_text(None)", "nil", "def error_text(err: str | None, /) -> str:"),
    ],
    "`io.Reader` and its relatives": [
        ("read_all(b'ab')", b"ab", "def read_all(r: Buffer | None, /) -> builtins.bytes:"),
        ("open(b'x')", b"x", "def open(data: Buffer | None, /) -> builtins.bytes:"),
    ],
    "`io.Writer` as a parameter": [
        (
            "write(b'ab')", (2, b"ab"),
            "def write(data: Buffer | None, /) -> tuple[builtins.int, builtins.bytes]:",
        ),
    ],
    "`context.Context` as a parameter": [
        (
            "has_deadline()", False,
            "def has_deadline(*, timeout: float | None = None) -> builtins.bool:",
        ),
        ("has_deadline(timeout=9)", True, "def has_deadline("),
    ],
    "`iter.Seq[T]`": [
        ("numbers(3)", [0, 1, 2], "def numbers(n: builtins.int, /) -> list[builtins.int]:"),
        (
            "collect_strings(['a'])", ["a"],
            "def collect_strings(seq: SequenceNotStr[str] | None, /)",
        ),
    ],
    "`complex64`, `complex128` (level 2)": [
        ("echo_complex(1 + 2j)", 1 + 2j, "def echo_complex(c: complex, /) -> complex:"),
        ("echo_complex64(2)", 2 + 0j, "def echo_complex64("),
    ],
    "`map[K]V` (level 2)": [
        (
            "echo_strings({'a': 1})", {"a": 1},
            "def echo_strings(m: GoMapping[str, int] | None, /) -> dict[str, int]:",
        ),
        ("is_nil_map(None)", True, "def is_nil_map("),
        ("echo_strings([('a', 1)])", TypeError, "def echo_strings("),
    ],
    "a record (level 2)": [
        ("echo_point(data.Point(x=1)).x", 1, "def echo_point(p: Point, /) -> Point:"),
        ("echo_point({'x': 1})", TypeError, "def echo_point("),
    ],
    "a type parameter": [
        ("plus(1, 2)", 3, "def plus(a: _T, b: _T, /) -> _T:"),
        ("plus(1, 0.5)", 1.5, '_T = TypeVar("_T", builtins.int, float)'),
    ],
    "`time.Time`": [
        ("echo_time(datetime(2024, 1, 2, tzinfo=UTC))", "2024-01-02T00:00:00Z", "def echo_time("),
        ("echo_time(datetime(2024, 1, 2))", ValueError, "def echo_time("),
    ],
    "`netip.Addr`, `net.IP`": [
        ("echo_addr(ip_address('::1'))", "::1", "def echo_addr("),
        (
            "echo_ip(ip_address('10.0.0.1'))", "10.0.0.1",
            "def echo_ip(v: str | IPv4Address | IPv6Address",
        ),
    ],
    "`netip.Prefix`": [
        ("echo_prefix(ip_network('10.0.0.0/8'))", "10.0.0.0/8", "def echo_prefix("),
        ("echo_prefix(ip_interface('10.0.0.1/8'))", "10.0.0.1/8", "def echo_prefix("),
    ],
    "`big.Rat`": [("echo_rat(Fraction(1, 3))", "1/3", "def echo_rat(v: str | Fraction | None")],
    "a type called `UUID` or `GUID`": [
        (
            "echo_uuid(UUID(int=1))", "00000000-0000-0000-0000-000000000001",
            "def echo_uuid(v: str | UUID",
        ),
    ],
    "a type called `Decimal`": [
        ("echo_decimal(Decimal('1.50'))", "1.50", "def echo_decimal(v: str | Decimal"),
    ],
}  # fmt: skip

# Tables whose rows other tests show: of values, records and fields, and test_document_refusals.py.
SHOWN_ELSEWHERE = ("code", "kind of type in Go", "a field of", "if the type has")

IMPORTS = """
import array, numpy
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from ipaddress import ip_address, ip_interface, ip_network
from uuid import UUID
"""


def test_every_row_of_the_types_page_has_its_calls() -> None:
    described = [row for row in rows() if row.page == "docs/types.md"]
    assert [row.cells[0] for row in described if row.table not in SHOWN_ELSEWHERE] == list(TYPES)


@pytest.mark.parametrize("row", TYPES)
def test_a_row_of_the_types_page(request: pytest.FixtureRequest, row: str) -> None:
    package = "data" if row.endswith("(level 2)") else "echo"
    folder: Path = request.getfixturevalue(f"{package}_dir")
    stub = (folder / package / "__init__.pyi").read_text(encoding="utf-8")
    names = {package: request.getfixturevalue(package)}
    exec(IMPORTS, names)
    for call, expected, declared in TYPES[row]:
        expression = call if call.startswith("type(") else f"{package}.{call}"
        assert f"\n{declared}" in stub, declared
        if isinstance(expected, type) and issubclass(expected, Exception):
            with pytest.raises(expected):
                eval(expression, names)
        else:
            value = eval(expression, names)
            assert (value, type(value).__mro__[-2]) == (expected, type(expected).__mro__[-2]), call
