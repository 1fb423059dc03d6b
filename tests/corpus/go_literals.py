"""Python values as Go expressions.

In: a type as the manifest spells it, and a value. Out: the text of an expression of that type, or
`Unfit` where the value is none of the type's. Written without a look at how usegolib does it: this
is the other side of the comparison.
"""

import datetime
import struct

from corpus_list import Record

INTEGERS = {
    "int": (-(2**63), 2**63),
    "int8": (-(2**7), 2**7),
    "int16": (-(2**15), 2**15),
    "int32": (-(2**31), 2**31),
    "int64": (-(2**63), 2**63),
    "uint": (0, 2**64),
    "uint8": (0, 2**8),
    "uint16": (0, 2**16),
    "uint32": (0, 2**32),
    "uint64": (0, 2**64),
}


class Unfit(Exception):
    """The value is not of the type."""


class Imports:
    """The packages a program uses, each under a name of ours, and the types it can name."""

    # Packages whose own name is free in the program.
    PLAIN = ("bytes", "context", "errors", "io", "iter", "math", "slices", "time")

    def __init__(self, types: dict[str, dict]) -> None:
        """No packages yet; `types` are the declared types, as the manifest has them."""
        self.types = types
        self._aliases: dict[str, str] = {}

    def alias(self, path: str) -> str:
        """The package's name in the program."""
        plain = path if path in self.PLAIN else f"p{len(self._aliases)}"
        return self._aliases.setdefault(path, plain)

    def find_record(self, name: str) -> str:
        """The key of the record type of that name; the sample names those of its package only."""
        named = (key for key, each in self.types.items() if each["name"] == name)
        return next(key for key in named if "record" in self.types[key])

    def text(self, body: str) -> str:
        """The lines of the import declaration: those that the body came to use."""
        used = sorted((path, name) for path, name in self._aliases.items() if f"{name}." in body)
        return "\n".join(f'\t{name} "{path}"' for path, name in used)


def literal(kind: str | dict, value: object, imports: Imports) -> str:
    """An expression of this type with this value."""
    if isinstance(kind, str):
        return _simple(kind, value, imports)
    (name, inner), *_ = kind.items()
    return _COMPOSITE[name](inner, value, imports)


def spelled(kind: str | dict, imports: Imports) -> str:
    """The type in Go."""
    if isinstance(kind, str):
        if kind == "duration":
            return f"{imports.alias('time')}.Duration"
        if kind == "bigint":
            return f"{imports.alias('math/big')}.Int"
        return "[]byte" if kind == "bytes" else kind
    (name, inner), *_ = kind.items()
    return _SPELLED[name](inner, imports)


def _name(key: str, imports: Imports) -> str:
    declared = imports.types[key]
    name = f"{imports.alias(declared['package'])}.{declared['name']}"
    arguments = ", ".join(spelled(kind, imports) for kind in declared.get("args", []))
    return f"{name}[{arguments}]" if arguments else name


_SPELLED = {
    "slice": lambda inner, imports: f"[]{spelled(inner, imports)}",
    "array": lambda inner, imports: f"[{inner['len']}]{spelled(inner['element'], imports)}",
    "map": lambda inner, imports: (
        f"map[{spelled(inner['key'], imports)}]{spelled(inner['value'], imports)}"
    ),
    "optional": lambda inner, imports: f"*{spelled(inner, imports)}",
    "declared": _name,
    "reader": lambda inner, imports: f"{imports.alias('io')}.{inner}",
    "seq": lambda inner, imports: f"{imports.alias('iter')}.Seq[{spelled(inner, imports)}]",
    "param": lambda inner, imports: spelled(inner["kind"], imports),
}


def _simple(kind: str, value: object, imports: Imports) -> str:
    """A value of a predeclared type, or of one that is written as such."""
    if kind in INTEGERS:
        return f"{kind}({_integer(kind, value)})"
    if kind == "rune":
        return f"rune({ord(value) if isinstance(value, str) else _integer('int32', value)})"
    if kind in ("float32", "float64"):
        return _float(kind, value, imports)
    if kind in ("complex64", "complex128"):
        return _complex(kind, value, imports)
    if kind == "bool" and isinstance(value, bool):
        return str(value).lower()
    if kind == "string" and isinstance(value, str):
        return _string(value)
    if kind == "bytes" and isinstance(value, bytes | None):
        return "[]byte(nil)" if value is None else f"[]byte({_quoted(value)})"
    if kind == "duration":
        return f"{imports.alias('time')}.Duration({_integer('int64', _nanoseconds(value))})"
    if kind == "bigint" and isinstance(value, int) and not isinstance(value, bool):
        return f'bigInt("{value}")'
    if kind == "any":
        return _any(value, imports)
    if kind == "error" and isinstance(value, str | None):
        return "nil" if value is None else f"{imports.alias('errors')}.New({_string(value)})"
    raise Unfit(f"{value!r} is no {kind}")


def _integer(kind: str, value: object) -> int:
    low, high = INTEGERS[kind]
    if isinstance(value, int) and not isinstance(value, bool) and low <= value < high:
        return value
    raise Unfit(f"{value!r} is no {kind}")


def _nanoseconds(value: object) -> object:
    if isinstance(value, datetime.timedelta):
        return value // datetime.timedelta(microseconds=1) * 1000
    return value


def _float(kind: str, value: object, imports: Imports) -> str:
    """By its bits, which have no second spelling."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unfit(f"{value!r} is no {kind}")
    bits, form = (32, ">f") if kind == "float32" else (64, ">d")
    octets = struct.pack(form, value)
    return f"{imports.alias('math')}.Float{bits}frombits(0x{octets.hex()})"


def _complex(kind: str, value: object, imports: Imports) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | complex):
        raise Unfit(f"{value!r} is no {kind}")
    part = "float32" if kind == "complex64" else "float64"
    parts = (_float(part, each, imports) for each in (value.real, value.imag))
    return f"complex({', '.join(parts)})"


def _string(value: str) -> str:
    return _quoted(value.encode("utf-8", "surrogateescape"))


def _quoted(octets: bytes) -> str:
    plain = (chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in octets)
    return f'"{"".join(plain)}"'


_SCALARS = (
    (bool, "bool"),
    (float, "float64"),
    (str, "string"),
    (bytes, "bytes"),
    (complex, "complex128"),
)


def _any(value: object, imports: Imports) -> str:
    """The Go value that a Python value stands for where Go asks for no type."""
    if value is None:
        return "nil"
    if isinstance(value, int) and not isinstance(value, bool):
        return literal("int" if value < 2**63 else "uint64", value, imports)
    for python, kind in _SCALARS:
        if isinstance(value, python):
            return literal(kind, value, imports)
    if isinstance(value, Record):
        return _record(imports.find_record(value.name), value, imports)
    if isinstance(value, dict):
        key = "string" if all(isinstance(each, str) for each in value) else "any"
        return _map({"key": key, "value": "any"}, value, imports)
    return _slice("any", value, imports)


def _elements(kind: str | dict, value: object, imports: Imports) -> str:
    if not isinstance(value, list | tuple | range):
        raise Unfit(f"{value!r} is no sequence")
    return "{" + ", ".join(literal(kind, element, imports) for element in value) + "}"


def _slice(inner: str | dict, value: object, imports: Imports) -> str:
    kind = f"[]{spelled(inner, imports)}"
    return f"{kind}(nil)" if value is None else kind + _elements(inner, value, imports)


def _array(inner: dict, value: object, imports: Imports) -> str:
    elements = list(value) if isinstance(value, bytes) else value
    if not isinstance(elements, list | tuple) or len(elements) != inner["len"]:
        raise Unfit(f"{value!r} is no array of {inner['len']}")
    return _SPELLED["array"](inner, imports) + _elements(inner["element"], elements, imports)


def _optional(inner: str | dict, value: object, imports: Imports) -> str:
    if value is None:
        return f"(*{spelled(inner, imports)})(nil)"
    return f"pointer({literal(inner, value, imports)})"


def _declared(key: str, value: object, imports: Imports) -> str:
    declared = imports.types[key]
    if "text" in declared:
        return _text(key, value, imports)
    if "record" in declared:
        return _record(key, value, imports)
    underlying = declared["enum"]["underlying"] if "enum" in declared else declared["underlying"]
    return f"{_name(key, imports)}({literal(underlying, value, imports)})"


def _record(key: str, value: object, imports: Imports) -> str:
    """A struct by those of its fields that were given and are not empty: Go's zero value else."""
    declared = imports.types[key]
    if not isinstance(value, Record) or value.name != declared["name"]:
        raise Unfit(f"{value!r} is no {key}")
    fields = {field["python"]: field for field in declared["record"]["fields"]}
    if value.fields.keys() - fields.keys():
        raise Unfit(f"{key} has no fields {value.fields.keys() - fields.keys()}")
    given = {name: each for name, each in value.fields.items() if not _is_empty(each)}
    parts = (
        f"{fields[name]['go']}: {literal(fields[name]['type'], each, imports)}"
        for name, each in given.items()
    )
    return f"{_name(key, imports)}{{{', '.join(parts)}}}"


def _is_empty(value: object) -> bool:
    return isinstance(value, list | tuple | dict) and not value


def _map(inner: dict, value: object, imports: Imports) -> str:
    kind = _SPELLED["map"](inner, imports)
    if value is None:
        return f"({kind})(nil)"
    if not isinstance(value, dict):
        raise Unfit(f"{value!r} is no mapping")
    entries = (
        f"{literal(inner['key'], key, imports)}: {literal(inner['value'], each, imports)}"
        for key, each in value.items()
    )
    return f"{kind}{{{', '.join(entries)}}}"


def _text(key: str, value: object, imports: Imports) -> str:
    if not isinstance(value, str):
        raise Unfit(f"{value!r} is no text")
    return f"text[{_name(key, imports)}]({_string(value)})"


def _reader(_: str, value: object, imports: Imports) -> str:
    if not isinstance(value, bytes | None):
        raise Unfit(f"{value!r} is not bytes")
    return f"{imports.alias('bytes')}.NewReader([]byte({_quoted(value or b'')}))"


def _seq(inner: str | dict, value: object, imports: Imports) -> str:
    return f"{imports.alias('slices')}.Values({_slice(inner, value, imports)})"


def _param(inner: dict, value: object, imports: Imports) -> str:
    return literal(inner["kind"], value, imports)


_COMPOSITE = {
    "slice": _slice,
    "array": _array,
    "map": _map,
    "optional": _optional,
    "declared": _declared,
    "reader": _reader,
    "seq": _seq,
    "param": _param,
}
