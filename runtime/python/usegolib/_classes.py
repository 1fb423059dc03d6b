"""The classes that handles have of a manifest; the native half asks for them.

In: names and values. Out: classes. They are no attributes of any module, so that their instances
are pickled, and copied, as the tuples, ints and strings that they are.
"""

from collections import namedtuple
from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import Any


def named_tuple(name: str, fields: Sequence[str], module: str) -> type:
    """Make the class of several results."""
    make: Any = namedtuple
    made: type = make(name, fields, module=module)
    made.__reduce__ = _reduce_tuple  # type: ignore[method-assign, assignment]
    return made


def _reduce_tuple(results: tuple[object, ...]) -> tuple[type, tuple[tuple[object, ...]]]:
    return tuple, (tuple(results),)


def data_class(name: str, fields: Sequence[tuple[str, tuple[()] | tuple[object]]]) -> type:
    """Make a data class with the fields of a record, which says of the record what it is."""
    import dataclasses

    def describe(default: tuple[()] | tuple[object]) -> Any:
        if not default:
            return dataclasses.field()
        if isinstance(default[0], dict):
            return dataclasses.field(default_factory=lambda: default[0])
        return dataclasses.field(default=default[0])

    described = [(field, Any, describe(default)) for field, default in fields]
    return dataclasses.make_dataclass(name, described, frozen=True, kw_only=True)


def methods_class(name: str, module: str) -> type:
    """Make the class that the methods of a Go type are called on, with a value first."""

    def refuse(cls: type, *args: object, **kwargs: object) -> object:
        message = f"{name} has no instances: call its methods with a value first"
        raise TypeError(message)

    doc = f"Methods of the Go type {name}, each to be called with a value first."
    attributes = {"__new__": refuse, "__module__": module, "__doc__": doc, "__slots__": ()}
    return type(name, (), attributes)


class _IntEnum(IntEnum):
    def __reduce_ex__(self, proto: object) -> tuple[type, tuple[int]]:
        return int, (int(self),)


class _StrEnum(StrEnum):
    def __reduce_ex__(self, proto: object) -> tuple[type, tuple[str]]:
        return str, (str(self),)


def enumeration(
    name: str, members: Sequence[tuple[str, int | str]], strings: bool, module: str
) -> type:
    """Make the class of a Go type's constants."""
    make: Any = _StrEnum if strings else _IntEnum
    made: type = make(name, members, module=module)
    return made
