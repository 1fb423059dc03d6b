"""Values in a form that two languages can compare: JSON with one spelling for each value.

In: what a call into Go returned in Python. Out: what exact.go writes for the same.
Integers are JSON's, floats are the hex of their 64 bits, strings that are not UTF-8 and bytes hex.
An error as a value is its text, a record its fields, a map its keys and values in any order.
"""

import dataclasses
import json
import struct
from collections.abc import Mapping

import usegolib


def exact(value: object) -> object:
    """The one spelling of a value."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return {"float": _bits(value)}
    if isinstance(value, complex):
        return {"complex": [_bits(value.real), _bits(value.imag)]}
    if isinstance(value, str):
        return _text(value.encode("utf-8", "surrogateescape"))
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if isinstance(value, usegolib.GoError):
        return exact(value.message)
    if isinstance(value, list | tuple):
        return [exact(element) for element in value]
    if isinstance(value, Mapping):
        return {"map": [[exact(key), exact(element)] for key, element in value.items()]}
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {"record": [exact(getattr(value, field.name)) for field in fields]}
    raise AssertionError(f"no result of Go is a {type(value).__name__}: {value!r}")


def _bits(value: float) -> str:
    return struct.pack(">d", value).hex()


def _text(octets: bytes) -> object:
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return {"octets": octets.hex()}


def agree(python: dict, go: dict) -> bool:
    """Whether Python shows what Go did.

    What Go itself refuses (text that is none, a result that cannot cross) is an exception of
    Python's own there, which names the Go type.
    """
    (kind, said), raised = next(iter(go.items())), python.get("raised")
    if kind == "refused" and raised:
        return raised[0] == "ValueError" and said[0] in raised[1] and raised[1].endswith(said[1])
    if kind == "beyond" and raised:
        return raised[0] == "TypeError" and said in raised[1]
    return ordered(python) == ordered(go)


def ordered(value: object) -> object:
    """The same with the entries of maps by their keys: Go has none, and Python's is not told."""
    if isinstance(value, list):
        return [ordered(element) for element in value]
    if not isinstance(value, dict):
        return value
    inner = {key: ordered(element) for key, element in value.items()}
    if "map" in inner:
        inner["map"] = sorted(inner["map"], key=json.dumps)
    return inner
