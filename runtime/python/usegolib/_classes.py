"""The classes that handles have of a manifest; the native half asks for them.

In: names and values. Out: classes. They are no attributes of any module, so that their instances
are pickled, and copied, as the tuples, ints and strings that they are.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from enum import EnumMeta, IntEnum, StrEnum
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn


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


class GoTyped:
    """A list, a map, bytes or a bool of which it is said which Go type it is."""

    __slots__ = ("_value",)
    __hash__ = None  # type: ignore[assignment]
    _value: object

    def __eq__(self, other: object) -> bool:
        """Tell whether both are of one type, and their values are equal."""
        return isinstance(other, GoTyped) and (type(self), self._value) == (
            type(other),
            other._value,
        )

    def __repr__(self) -> str:
        """Show the class and the value."""
        return f"{type(self).__name__}({self._value!r})"

    def __reduce__(self) -> tuple[type, tuple[object]]:
        """Pickle as the class and the value."""
        return type(self), (self._value,)


def take_instances(made: type) -> None:
    """Let a class that methods are called on say of values that they are of its Go type."""

    def __new__(cls: type, *value: object, **keywords: object) -> object:
        """Say of a value that it is of this type, where Go takes several."""
        if len(value) != 1 or keywords:
            message = f"{made.__name__}() takes one value, and no keyword arguments"
            raise TypeError(message)
        typed: Any = object.__new__(cls)
        typed._value = value[0]
        return typed

    made.__new__ = staticmethod(__new__)  # type: ignore[method-assign,assignment]


def methods_class(name: str, module: str) -> type:
    """Make the class that the methods of a Go type are called on, with a value first."""

    def __new__(cls: type, *args: object, **kwargs: object) -> NoReturn:
        """Raise TypeError: its methods take a value first."""
        message = f"{name} has no instances: call its methods with a value first"
        raise TypeError(message)

    doc = f"Methods of the Go type {name}, each to be called with a value first."
    attributes = {"__new__": __new__, "__module__": module, "__doc__": doc, "__slots__": ()}
    return type(name, (GoTyped,), attributes)


class GoClass(type):
    """The class of a class that lacks methods of its Go type, and says why."""

    __slots__ = ()

    if not TYPE_CHECKING:  # nobody has the attributes that it explains

        def __getattr__(cls, name: str) -> NoReturn:
            """Say why the class has no such attribute."""
            message = f"type object {cls.__name__!r} has no attribute {name!r}"
            raise _missing(cls, cls, name, message)


class _GoEnumType(EnumMeta):
    """The same for enumerations, which are looked up in Python 3.11 before that."""

    def __getattr__(cls, name: str) -> Any:
        inherited = getattr(super(), "__getattr__", None)
        if inherited and name in cls.__members__:
            return inherited(name)
        message = f"type object {cls.__name__!r} has no attribute {name!r}"
        raise _missing(cls, cls, name, message)


_EXPLAINERS: dict[type, Callable[[str], str | None]] = {}


def explain_missing(made: type, explainer: Callable[[str], str | None]) -> type:
    """Have a class and its instances say why they lack a method; return the class of the class.

    ``explainer`` has a reason for each name that Go has and Python cannot use.
    """

    def __getattr__(self: object, name: str) -> NoReturn:
        """Say why there is no such attribute."""
        message = f"{made.__name__!r} object has no attribute {name!r}"
        raise _missing(made, self, name, message)

    _EXPLAINERS[made] = explainer
    made.__getattr__ = __getattr__  # type: ignore[attr-defined]
    if isinstance(made, EnumMeta):
        made.__class__ = _GoEnumType
        return _GoEnumType
    return GoClass


def _missing(made: type, value: object, name: str, message: str) -> AttributeError:
    explain = next((_EXPLAINERS[base] for base in made.__mro__ if base in _EXPLAINERS), None)
    reason = None if explain is None or name.startswith("_") else explain(name)
    return AttributeError(f"{message}: {reason}" if reason else message, name=name, obj=value)


def missing_here(name: str) -> str:
    """Say why nothing of a name is there of another module."""
    return (
        f"there is no {name!r} here: of other modules, only those types are there that the "
        "functions, methods, fields and variables of this library name, and what makes them"
    )


class Namespace(SimpleNamespace):
    """What a handle has of other modules: packages and their classes."""

    if not TYPE_CHECKING:  # nobody has the attributes that it explains

        def __getattr__(self, name: str) -> NoReturn:
            """Say why there is no such class."""
            raise AttributeError(missing_here(name), name=name, obj=self)


class Ambiguous:
    """A name by which the bases of a class call different methods of Go's."""

    __slots__ = ("_message",)

    def __init__(self, name: str, methods: Sequence[str]) -> None:
        """Take the name, and how each of the methods is called with an object."""
        calls = " or ".join(f"{method}(value)" for method in methods)
        self._message = f"several Go methods are called {name!r}: call {calls}"

    def __get__(self, value: object, owner: type) -> NoReturn:
        """Say which methods these are, as Python would take the first of them."""
        raise AttributeError(f"{owner.__name__!r} object: {self._message}")


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
