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
