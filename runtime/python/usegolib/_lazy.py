"""Attributes that a generated module makes when they are asked for: classes and Go variables.

In: the module's namespace and what it declares. Out: its ``__getattr__`` and ``__dir__``. An enum
takes as long to make as a thousand constants, and the module ``enum`` itself to import; nobody who
imports a package pays for those that are not used. A variable is read from Go at each access. A
name that Go has and Python cannot use says why.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in the module typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from usegolib._native import GeneratedPackage

__all__ = ["attributes"]


def attributes(
    namespace: dict[str, Any],
    package: GeneratedPackage,
    *,
    variables: Mapping[str, str] = {},
    enums: Mapping[str, tuple[str, ...]] = {},
    records: Mapping[str, str] = {},
    objects: Mapping[str, str] = {},
    errors: Mapping[str, str] = {},
    values: Mapping[str, str] = {},
    members: Mapping[str, str] = {},
    methods: Mapping[str, str] = {},
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` for the module with this namespace.

    ``variables`` has Go names by Python names. ``enums`` has, by Python name, the base class in the
    module ``enum`` and the constants in the namespace that are the members. ``records`` has the Go
    names of the types that are data classes, ``objects`` those of the structs that stay in Go,
    ``errors`` those of variables and types that are exceptions, ``values`` those of types whose
    values are of a class of their own, ``members`` the classes of constants that are members,
    ``methods`` those of other types whose methods a class has: an enum, or one of its own.
    """
    classes = dict.fromkeys([*enums, *records, *objects, *errors, *values, *members, *methods])

    def getattribute(name: str) -> object:
        if name in variables:
            return package.variable(variables[name])
        if name in records:
            return namespace.setdefault(name, package.record(records[name]))
        if name in objects:
            return namespace.setdefault(name, package.object(objects[name]))
        if name in errors:
            return namespace.setdefault(name, package.error(errors[name]))
        if name in values:
            return namespace.setdefault(name, package.value(values[name]))
        if name in members:
            return namespace.setdefault(name, getattr(getattribute(members[name]), name))
        if name in enums or name in methods:
            return namespace.setdefault(name, make(name))
        raise AttributeError(_refusal(namespace, package, name))

    def make(name: str) -> type:
        made = _enum(namespace, name, *enums[name]) if name in enums else _values(namespace, name)
        if name in methods:
            package.add_methods(made, methods[name])
        return made

    def names() -> list[str]:
        return list(dict.fromkeys([*namespace, *variables, *classes]))

    return getattribute, names


def _refusal(namespace: dict[str, Any], package: GeneratedPackage, name: str) -> str:
    """Say why there is no such attribute; who looks for submodules or protocols need not know."""
    message = f"module {namespace['__name__']!r} has no attribute {name!r}"
    if name.startswith("_") or _is_submodule(namespace, name):
        return message
    reason = package.explain(name)
    return f"{message}: {reason}" if reason else message


def _is_submodule(namespace: dict[str, Any], name: str) -> bool:
    folders: list[str] = namespace.get("__path__", [])
    return any(os.path.isdir(os.path.join(folder, name)) for folder in folders)


def _enum(namespace: dict[str, Any], name: str, base: str, *members: str) -> type:
    """Make an enum; of two threads that ask at once, both get the one that is kept first."""
    import enum

    make: Callable[..., type] = getattr(enum, base)
    values = {member: namespace[member] for member in members}
    return make(name, values, module=namespace["__name__"])


def _values(namespace: dict[str, Any], name: str) -> type:
    """Make the class that the methods of any other type are called on."""
    from usegolib._classes import methods_class

    return methods_class(name, namespace["__name__"])
