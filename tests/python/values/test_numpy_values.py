"""Every dtype and scalar of numpy x every kind of parameter: the exact value, or a refusal.

What a value is worth is worked out from what numpy itself makes of it (`tolist`, `item`), by the
rules of docs/types.md, and never from what usegolib does with its memory.
"""

import math
import struct
from collections.abc import Callable, Iterator
from types import ModuleType

import numpy as np
import pytest

INTEGERS = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)},
    "int": (-(2**63), 2**63 - 1),
    "uint": (0, 2**64 - 1),
    "duration": (-(2**63), 2**63 - 1),
    "rune": (-(2**31), 2**31 - 1),
}

# Functions of the module echo that give back what they get, and the types of that.
PARAMETERS = {
    **{name: name for name in INTEGERS if name != "duration"},
    **{f"{name}s": f"[]{name}" for name in INTEGERS if name not in ("duration", "uint8")},
    "echo_duration": "duration",
    "echo_durations": "[]duration",
    "echo_grade": "int8",
    "echo_grades": "[]int8",
    "echo_grade_grid": "[][]int8",
    "echo_octets": "[]uint8",
    "optional_int": "int64",
    "optional_ints": "[]int64",
    "all_ints": "...int64",
    "ints20": "[20]int32",
    "matrix": "[2][3]int64",
    "grid": "[][]int64",
    "float32": "float32",
    "float64": "float64",
    "echo_ratio": "float32",
    "float32s": "[]float32",
    "float64s": "[]float64",
    "floats3": "[3]float64",
    "bool": "bool",
    "bools": "[]bool",
    "string": "string",
    "optional_string": "string",
    "error_text": "string",
    "echo_tag": "string",
    "strings": "[]string",
    "collect_strings": "[]string",
    "words": "[][]string",
    "words2": "[2]string",
    "bytes": "bytes",
    "echo_digest": "bytes",
    "read_all": "bytes",
    "all_bytes": "...uint8",
    "array16": "[16]byte",
    "blobs": "[]bytes",
    "any": "any",
    "any_slice": "[]any",
    "all_of_any": "...any",
    "echo_time": "text",
    "echo_times": "[]text",
}

# Fewer or more elements than an array has, and a str that is no rune or no text of Go's, are
# values of the right kind.
MAY_BE_VALUE_ERROR = ("[2", "[3", "[16", "[20", "rune", "[]rune", "text", "[]text")


class Refused(Exception):
    """No value of the parameter's type."""


def integer(kind: str, value: object) -> int:
    """An int within the limits of a type; a rune may be a character."""
    if kind == "rune" and isinstance(value, str) and len(value) == 1:
        return ord(value)
    low, high = INTEGERS[kind]
    if type(value) is not int or not low <= value <= high:
        raise Refused
    return value


def real(kind: str, value: object) -> float:
    """A float, or an int that is exactly one; a float32 is the nearest."""
    if type(value) not in (int, float):
        raise Refused
    try:
        number = float(value)
        if kind == "float32":
            number = struct.unpack("<f", struct.pack("<f", number))[0]
    except OverflowError:
        raise Refused from None
    if type(value) is int and number != value:
        raise Refused
    return number


def plain(value: object) -> object:
    """What a scalar is to Python: bytes for a void, and nothing for what Go has no type for."""
    if isinstance(value, np.void):
        if value.dtype.names:
            raise Refused
        return value.tobytes()
    if isinstance(value, np.longdouble | np.datetime64 | np.timedelta64):
        raise Refused
    return value.item() if isinstance(value, np.generic) else value


def elements(value: object) -> list:
    """The elements of an array, as numpy gives them out."""
    if not isinstance(value, np.ndarray) or value.ndim == 0:
        raise Refused
    return [value[index] for index in range(len(value))]


def octets(value: object) -> bytes:
    """The bytes of a scalar of bytes, or of an array in one dimension whose elements are bytes."""
    if isinstance(value, np.ndarray):
        if value.ndim != 1 or (value.dtype.kind not in "iu" and len(value)):
            raise Refused
        return bytes([integer("uint8", plain(element)) for element in elements(value)])
    if not isinstance(plain(value), bytes):
        raise Refused
    return plain(value)


def anything(value: object) -> object:
    """What a value is where nobody says what it has to be."""
    if isinstance(value, np.ndarray):
        is_row_of_bytes = value.ndim == 1 and value.dtype == np.uint8
        return octets(value) if is_row_of_bytes else [anything(each) for each in elements(value)]
    if not isinstance(plain(value), bool | int | float | str | bytes | None):
        raise Refused
    return plain(value)


def worth(kind: str, value: object) -> object:
    """What a parameter of a type gets of a value."""
    if isinstance(value, np.ma.MaskedArray):
        raise Refused
    if kind.startswith("..."):
        all_of_them = [worth(kind[3:], element) for element in elements(value)]
        return bytes(all_of_them) if kind == "...uint8" else all_of_them
    if kind == "bytes":
        return octets(value)
    if kind == "[16]byte":
        if len(octets(value)) != 16:
            raise Refused
        return octets(value)
    if kind.startswith("["):
        length, _, element = kind[1:].partition("]")
        if length and int(length) != len(elements(value)):
            raise Refused
        return [worth(element, each) for each in elements(value)]
    if kind == "any":
        return anything(value)
    value = value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else plain(value)
    if kind in INTEGERS:
        return integer(kind, value)
    if kind.startswith("float"):
        return real(kind, value)
    if type(value) is not {"bool": bool, "string": str, "text": None}[kind]:
        raise Refused
    return value


def dtypes() -> Iterator[np.dtype]:
    """Every dtype that numpy has, in both byte orders."""
    for code in np.typecodes["All"]:
        name = {"S": "S2", "U": "U2", "V": "V2", "M": "M8[s]", "m": "m8[s]"}.get(code, code)
        yield np.dtype(name)
        if np.dtype(name).itemsize > 1 and code not in "SVO":
            yield np.dtype(name).newbyteorder()
    yield np.dtypes.StringDType()
    yield np.dtype("i4,i4")
    yield np.dtype([("a", "u1")])


def contents(dtype: np.dtype) -> Iterator[list]:
    """Rows of three elements: ordinary ones, and those at the edges."""
    match dtype.kind:
        case "b":
            yield [True, False, True]
        case "i" | "u":
            yield [1, 2, 3]
            yield [np.iinfo(dtype).min, np.iinfo(dtype).max, 0]
            yield [200 if np.iinfo(dtype).max > 200 else 100, 1, 255 % np.iinfo(dtype).max]
        case "f":
            yield [1.0, 2.0, -0.0]
            yield [np.finfo(dtype).max, np.finfo(dtype).tiny, math.inf]
        case "c":
            yield [1j, 1, 0]
        case "S" | "V" if not dtype.names:
            yield [b"ab", b"\xffc", b"de"]
        case "U" | "T":
            yield ["a", "é", "c"]
        case "M":
            yield ["2024-01-01", "1970-01-01", "NaT"]
        case "m":
            yield [1, 300, 0]
        case "O":
            yield [1, 2, 3]
            yield [b"b", "a", None]
        case "V":
            yield [(1,) * len(dtype.names)] * 3


def shapes(row: np.ndarray) -> Iterator[object]:
    """The scalar of an array, and arrays of every shape, some with a mask."""
    yield row[0]
    yield row[1]
    for array in (row[0:1].reshape(()), row[:1], row, np.concatenate([row] * 7)[:20], row[:0]):
        yield array
        if array.dtype.kind not in "TV":
            yield np.ma.array(array, mask=np.resize([True, False], array.shape))
            yield np.ma.array(array)
    yield row[:1].reshape(1, 1)
    yield np.concatenate([row, row])[::2]
    yield row[::-1]
    yield np.concatenate([row] * 6)[:16]
    yield np.stack([row, row])
    yield np.asfortranarray(np.stack([row, row]))
    yield np.stack([np.stack([row, row])] * 2)
    yield row[:0].reshape(0, 3)


VALUES = [
    value
    for dtype in dtypes()
    for content in contents(dtype)
    for value in shapes(np.array(content, dtype=dtype))
] + [
    np.array(["a", "b"]),
    np.ma.masked,
    np.bytes_(b""),
    np.str_(""),
    np.void(b""),
    np.bytes_(b"0123456789abcdef"),
]


def outcome(function: Callable[..., object], *arguments: object) -> object:
    """What a call gives, or the exception that it raises."""
    try:
        return function(*arguments)
    except Exception as error:
        return error


def expected(kind: str, value: object) -> object:
    """What a call gives back; None for a refusal."""
    try:
        return worth(kind, value)
    except Refused:
        return None


def may_be_refused(value: object) -> bool:
    """Whether an array is one value, holds objects or nothing: what may be taken, and need not."""
    if not isinstance(value, np.ndarray):
        return False
    return value.ndim == 0 or value.size == 0 or value.dtype == object


def is_taken_apart(value: object) -> bool:
    """Whether `*value` are elements as numpy gives them out."""
    is_array = isinstance(value, np.ndarray) and value.ndim > 0
    return is_array and not isinstance(value, np.ma.MaskedArray)


@pytest.mark.parametrize(("name", "kind"), PARAMETERS.items())
def test_the_exact_value_or_a_refusal(echo: ModuleType, name: str, kind: str) -> None:
    function, refusals = getattr(echo, name), (TypeError, OverflowError)
    if kind.startswith(MAY_BE_VALUE_ERROR):
        refusals += (ValueError,)
    wrong, accepted = [], 0
    for value in VALUES:
        is_spread = kind.startswith("...")
        if is_spread and not is_taken_apart(value):
            continue
        got = outcome(function, *value) if is_spread else outcome(function, value)
        want = expected(kind, value)
        if want is None:
            is_right = isinstance(got, refusals) and str(got).startswith(f"{name}() argument ")
        else:
            is_refused = isinstance(got, TypeError) and may_be_refused(value)
            is_right = repr(got) == repr(want) or is_refused
            accepted += not is_refused
        if not is_right:
            wrong.append(f"{getattr(value, 'dtype', '')} {value!r}: {got!r}, not {want!r}")
    assert not wrong, f"{len(wrong)} of {len(VALUES)}:\n" + "\n".join(wrong[:20])
    assert accepted or kind.endswith("text")


def test_the_size_of_the_table() -> None:
    kinds = {str(getattr(value, "dtype", "")) for value in VALUES}
    assert len(kinds) >= 40
    assert len(VALUES) * len(PARAMETERS) > 40_000


def largest(value: object) -> object:
    """What the largest element is, of the first of the types that all of them have."""
    for kind in ("[]int64", "[]uint64", "[]float64", "[]string"):
        values = expected(kind, value)
        if values is not None:
            return max(values, default=0)
    return None


def test_type_parameters(echo: ModuleType) -> None:
    accepted = 0
    for value in VALUES:
        got, want = outcome(echo.largest, value), largest(value)
        if want is None:
            assert isinstance(got, TypeError | OverflowError), value
            assert str(got).startswith("largest() argument 1, values"), value
        elif np.shape(value) != (0, 3) and not (
            may_be_refused(value) and isinstance(got, TypeError)
        ):
            assert repr(got) == repr(want), value
            accepted += 1
    assert accepted > 100
