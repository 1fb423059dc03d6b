"""The wire vectors mean to another MessagePack library what they say they mean.

In: golden/wire/vectors.json and data.json, and types.json, the types that they mention. None of our
own code takes part: the PyPI package `msgpack` reads the messages, and Python's `struct` what is
packed in extensions.
"""

import json
import math
import struct
from typing import NamedTuple

import msgpack
import pytest
from installed import REPOSITORY

WIRE = REPOSITORY / "golden" / "wire"
DATA = json.loads((WIRE / "data.json").read_text())
VECTORS = json.loads((WIRE / "vectors.json").read_text()) + DATA
TYPES = json.loads((WIRE / "types.json").read_text())
ACCEPTED = [vector for vector in VECTORS if "error" not in vector and vector["type"] is not None]
PACKED_ARRAY = 1
OWN = ("any", "complex64", "complex128")  # what MessagePack itself does not have
TAGS = {2: "map", 3: "record", 4: "complex"}


class Pairs(NamedTuple):
    """A map: its keys, and as many values."""

    keys: list
    values: list


class Tagged(NamedTuple):
    """What an `any` holds in an extension."""

    tag: str
    value: object


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
        return composed(value, kind)
    if kind in ("complex64", "complex128"):
        return [float(part) for part in value["complex"]]
    if kind == "any":
        return held(value)
    if kind in ("string", "bytes", "error"):
        return raw(value)
    if kind in ("float32", "float64"):
        return float(value["float"])
    return value if kind == "bool" else int(value)


def composed(value: object, kind: dict) -> object:
    """The stated value of a type that is made of others."""
    if "record" in kind:
        fields = zip(value, kind["record"]["fields"], strict=True)
        return [stated(part, field["type"]) for part, field in fields]
    if "map" in kind:
        keys, values = value
        return Pairs(
            [stated(key, kind["map"]["key"]) for key in keys],
            [stated(part, kind["map"]["value"]) for part in values],
        )
    if "hex" in value:  # an array of bytes
        return raw(value)
    if isinstance(value, dict):
        return [stated(value["repeat"], kind["slice"])] * value["times"]
    return [stated(element, element_type(kind)) for element in value]


def plain_type(kind: object) -> object:
    """What crosses for a type with a name, or for one that may be nil and is not."""
    if isinstance(kind, dict) and "declared" in kind:
        row = TYPES[kind["declared"]]
        return row if "record" in row else plain_type(row["underlying"])
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
    if isinstance(value, dict) and (tags := value.keys() & set(TAGS.values())):
        return tagged(*tags, value)
    return value if isinstance(value, bool) else raw(value)


def tagged(tag: str, value: dict) -> Tagged:
    """What an `any` holds that is neither a list nor a scalar."""
    if tag == "map":
        return Tagged(tag, Pairs(*map(held, value[tag])))
    if tag == "complex":
        return Tagged(tag, stated(value, "complex128"))
    key, *fields = value[tag]
    return Tagged(tag, [key.encode(), *stated(fields, {"declared": key})])


def read(data: bytes) -> object:
    """The message as msgpack reads it; every string as its bytes."""
    return msgpack.unpackb(
        data, raw=True, strict_map_key=False, ext_hook=extension, max_ext_len=1 << 30
    )


def extension(code: int, data: bytes) -> object:
    """What an extension of ours holds."""
    if code == PACKED_ARRAY:
        return packed(data)
    tag = TAGS[code]
    return Tagged(tag, list(struct.unpack("<dd", data)) if tag == "complex" else read(data))


def packed(data: bytes) -> list:
    """A packed array: dtype, the number of padding bytes, the padding, the elements."""
    dtype, padding = chr(data[0]), data[1]
    assert data[2 : 2 + padding] == bytes(padding)
    return [element for (element,) in struct.iter_unpack(f"<{dtype}", data[2 + padding :])]


def same(read_value: object, expected: object) -> bool:
    """Equality that tells -0.0 from 0.0, True from 1, and takes every NaN for one."""
    if isinstance(expected, Tagged):
        return isinstance(read_value, Tagged) and same_tagged(read_value, expected)
    if isinstance(expected, Pairs):
        return len(read_value) == 2 and same(in_order(*read_value), in_order(*expected))
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


def in_order(keys: list, values: list) -> list:
    """The pairs of a map, which are the same in whatever order they come."""
    return [[*pair] for pair in sorted(zip(keys, values, strict=True), key=repr)]


def same_tagged(read_value: Tagged, expected: Tagged) -> bool:
    """The same of what is in extensions."""
    return read_value.tag == expected.tag and same(read_value.value, expected.value)


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
    [v for v in ACCEPTED if v["canonical"] and isinstance(v["type"], str) and v["type"] not in OWN],
    ids=lambda vector: f"{vector['type']}-{vector['bytes'][:24]}",
)
def test_canonical_scalars_are_what_the_library_writes(vector: dict) -> None:
    value = stated(vector["value"], vector["type"])
    if isinstance(value, float) and math.isnan(value):
        assert math.isnan(read(message(vector)))
    else:
        assert plain(value, vector["type"]) == message(vector)


def written(value: object, packer: msgpack.Packer) -> bytes:
    """The value as msgpack writes its parts; extensions have a length of four bytes."""
    if isinstance(value, Tagged):
        codes = {tag: code for code, tag in TAGS.items()}
        parts = value.tag == "complex"
        payload = struct.pack("<dd", *value.value) if parts else written(value.value, packer)
        return b"\xc9" + struct.pack(">IB", len(payload), codes[value.tag]) + payload
    if isinstance(value, list | Pairs):
        parts = b"".join(written(part, packer) for part in value)
        return packer.pack_array_header(len(value)) + parts
    return packer.pack(value.decode() if isinstance(value, bytes) else value)


@pytest.mark.parametrize(
    "vector",
    [v for v in DATA if v.get("canonical") and f"{PACKED_ARRAY:02x}71" not in v["bytes"]],
    ids=lambda vector: vector["bytes"][:24],
)
def test_canonical_data_is_what_the_library_writes(vector: dict) -> None:
    packer = msgpack.Packer(use_single_float=vector["type"] == "complex64")
    assert written(stated(vector["value"], vector["type"]), packer) == message(vector)
