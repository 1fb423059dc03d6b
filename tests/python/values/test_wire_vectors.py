"""The wire vectors mean to another MessagePack library what they say they mean.

In: golden/wire/vectors.json, and types.json, the types that it mentions. None of our own code takes
part: the PyPI package `msgpack` reads the messages, and Python's `struct` the packed arrays.
"""

import json
import math
import struct

import msgpack
import pytest
from installed import REPOSITORY

WIRE = REPOSITORY / "golden" / "wire"
VECTORS = json.loads((WIRE / "vectors.json").read_text())
TYPES = json.loads((WIRE / "types.json").read_text())
ACCEPTED = [vector for vector in VECTORS if "error" not in vector and vector["type"] is not None]
PACKED_ARRAY = 1


def message(vector: dict) -> bytes:
    """The vector's bytes, repetitions written out."""
    tail = bytes.fromhex(vector.get("repeat", "")) * vector.get("times", 0)
    return bytes.fromhex(vector["bytes"]) + tail


def raw(value: object) -> bytes:
    """The bytes of a stated string or byte string."""
    if isinstance(value, dict) and "repeat" in value:
        return raw(value["repeat"]) * value["times"]
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value.encode()


def stated(value: object, kind: object) -> object:
    """The stated value as Python has it; every string as its bytes."""
    if value is None:
        return None
    kind = plain_type(kind)
    if isinstance(kind, dict):
        if "hex" in value:  # an array of bytes
            return raw(value)
        if isinstance(value, dict):
            return [stated(value["repeat"], kind["slice"])] * value["times"]
        return [stated(element, element_type(kind)) for element in value]
    if kind == "any":
        return held(value)
    if kind in ("string", "bytes", "error"):
        return raw(value)
    if kind in ("float32", "float64"):
        return float(value["float"])
    return value if kind == "bool" else int(value)


def plain_type(kind: object) -> object:
    """What crosses for a type with a name, or for one that may be nil and is not."""
    if isinstance(kind, dict) and "declared" in kind:
        return plain_type(TYPES[kind["declared"]]["underlying"])
    if isinstance(kind, dict) and "optional" in kind:
        return plain_type(kind["optional"])
    return kind


def element_type(kind: dict) -> object:
    """The type of a slice's or an array's elements."""
    return kind["array"]["element"] if "array" in kind else kind["slice"]


def held(value: object) -> object:
    """What an `any` holds, as `stated` gives it."""
    if isinstance(value, list):
        return [None if element is None else held(element) for element in value]
    if isinstance(value, dict) and "int" in value:
        return int(value["int"])
    if isinstance(value, dict) and "float" in value:
        return float(value["float"])
    return value if isinstance(value, bool) else raw(value)


def read(data: bytes) -> object:
    """The message as msgpack reads it; every string as its bytes."""
    return msgpack.unpackb(
        data, raw=True, strict_map_key=False, ext_hook=packed, max_ext_len=1 << 30
    )


def packed(code: int, data: bytes) -> list:
    """A packed array: dtype, the number of padding bytes, the padding, the elements."""
    assert code == PACKED_ARRAY
    dtype, padding = chr(data[0]), data[1]
    assert data[2 : 2 + padding] == bytes(padding)
    return [element for (element,) in struct.iter_unpack(f"<{dtype}", data[2 + padding :])]


def same(read_value: object, expected: object) -> bool:
    """Equality that tells -0.0 from 0.0, True from 1, and takes every NaN for one."""
    if isinstance(expected, list):
        return len(read_value) == len(expected) and all(
            same(a, b) for a, b in zip(read_value, expected, strict=True)
        )
    if isinstance(expected, int) and isinstance(read_value, bytes):  # beyond 64 bits
        return int.from_bytes(read_value, "big", signed=True) == expected
    if isinstance(expected, float):
        value = float(read_value)  # integers are accepted for floats
        if math.isnan(expected):
            return math.isnan(value)
        return value == expected and math.copysign(1, value) == math.copysign(1, expected)
    return type(read_value) is type(expected) and read_value == expected


@pytest.mark.parametrize("vector", ACCEPTED, ids=lambda vector: vector["bytes"][:24])
def test_another_library_reads_the_stated_value(vector: dict) -> None:
    expected = stated(vector["value"], vector["type"])
    assert same(read(message(vector)), expected)


@pytest.mark.parametrize(
    "vector",
    [vector for vector in VECTORS if vector.get("error") in ("truncated", "trailing")],
    ids=lambda vector: vector["bytes"][:24],
)
def test_another_library_refuses_what_is_no_message(vector: dict) -> None:
    with pytest.raises((msgpack.UnpackException, ValueError, AssertionError, IndexError)):
        read(message(vector))


def plain(value: object, kind: object) -> bytes:
    """The value as msgpack writes it, where our canonical form is the library's own."""
    packer = msgpack.Packer(use_bin_type=True, use_single_float=kind == "float32")
    if kind in ("string", "error") and value is not None:
        value = value.decode("utf-8", "surrogateescape")
        packer = msgpack.Packer(unicode_errors="surrogateescape")
    if kind == "bigint" and not -(2**63) <= value < 2**64:
        size = (value if value >= 0 else ~value).bit_length() // 8 + 1
        value = value.to_bytes(size, "big", signed=True)
    return packer.pack(value)


@pytest.mark.parametrize(
    "vector",
    [v for v in ACCEPTED if v["canonical"] and isinstance(v["type"], str) and v["type"] != "any"],
    ids=lambda vector: f"{vector['type']}-{vector['bytes'][:24]}",
)
def test_canonical_scalars_are_what_the_library_writes(vector: dict) -> None:
    value = stated(vector["value"], vector["type"])
    if isinstance(value, float) and math.isnan(value):
        assert math.isnan(read(message(vector)))
    else:
        assert plain(value, vector["type"]) == message(vector)
