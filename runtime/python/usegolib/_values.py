"""The classes of values with a name: enumerations, and ints, floats and strs that have methods.

In: what Go declares. Out: classes. An enumeration has a member for each constant; any other number
or text is an instance as well, without a name, as a flag of Python's is. The classes of handles are
no attributes of a module, so that their instances are pickled as the plain values that they are.
"""

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import Any


class _IntMembers(IntEnum):
    """What the enumerations of integers have in common."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        return _without_name(member, int.__index__(value))

    def __repr__(self) -> str:
        return super().__repr__() if self._name_ else f"<{type(self).__name__}: {int(self)!r}>"

    def __reduce_ex__(self, proto: object) -> tuple[type, tuple[object]]:
        return type(self), (int(self),)

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self


class _StrMembers(StrEnum):
    """The same of texts."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        return _without_name(member, str.__str__(value))

    def __repr__(self) -> str:
        return super().__repr__() if self._name_ else f"<{type(self).__name__}: {str(self)!r}>"

    def __reduce_ex__(self, proto: object) -> tuple[type, tuple[object]]:
        return type(self), (str.__str__(self),)

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self


def _without_name(member: Any, value: object) -> Any:
    member._value_ = value
    member._name_ = None
    return member


def enumeration(
    name: str,
    module: str,
    doc: str,
    is_plain: bool,
    is_of_strings: bool,
    members: Sequence[tuple[str, int | str]],
    interfaces: Sequence[type],
) -> type:
    """Make the class of a Go type that has constants, pickled as plain values if ``is_plain``."""
    make: Any = _StrMembers if is_of_strings else _IntMembers
    made: Any = make(name, members, module=module)
    made.__doc__ = doc
    # Only now: the class of enumerations wants what makes members last, and no other `__new__`.
    if interfaces:
        made.__bases__ = (*made.__bases__, *interfaces)
    if is_plain:
        made.__reduce_ex__ = _reduce_str if is_of_strings else _reduce_int
    return made  # type: ignore[no-any-return]


def named(
    name: str, module: str, doc: str, is_plain: bool, base: type, interfaces: Sequence[type]
) -> type:
    """Make the class of a Go type that has methods: an int, a float or a str."""
    attributes: dict[str, Any] = {"__slots__": (), "__module__": module, "__doc__": doc}
    # What an int and a float have of object, an interface would have before that.
    attributes["__str__"] = base.__str__
    if is_plain:
        reduce = {int: _reduce_int, float: _reduce_float, str: _reduce_str}[base]
        attributes |= {"__reduce_ex__": reduce, "__copy__": _itself, "__deepcopy__": _itself}
    return type(name, (base, *interfaces), attributes)


def _itself(value: object, *_: object) -> object:
    return value


def _reduce_int(value: int, _: object) -> tuple[type, tuple[int]]:
    return int, (int.__index__(value),)


def _reduce_float(value: float, _: object) -> tuple[type, tuple[float]]:
    return float, (float.__float__(value),)


def _reduce_str(value: str, _: object) -> tuple[type, tuple[str]]:
    return str, (str.__str__(value),)
