"""What help() shows of classes: it reads as the help of a Python class does.

In: the committed packages in golden/, which nobody built. Out: lines of what `help` prints.
"""

import json
from pathlib import Path

import pytest
from goldens import in_fresh_interpreter

# Classes of each kind, with lines that their help has, in that order.
CLASSES = {
    "objects.Counter": [
        "Counter holds a lock, so that only pointers to it are passed.",
        "From Go: new_counter()",
        "Go: type Counter",
        "next(self, /) -> int",
    ],
    "fields.Outer": [
        "Outer(*, inner=Ellipsis, pointer=None, many=(), few=Ellipsis, several=(), by_name={}, "
        "deep=())",
        "Outer has objects in its fields.",
        "__getattr__(self: object, name: str) -> NoReturn",
        "Say why there is no such attribute.",
        "It lies in the object: whoever changes it changes the object.",
    ],
    "interfaces.Shape": [
        "Shape has an area.",
        "Go: type Shape",
        "area(self, /) -> float",
    ],
    "interfaces.Circle": [
        "Circle implements Shape by its value.",
        "area(self, /) -> float",
        "Area is that of a disc.",
    ],
    "records.Point": [
        "Point(*, x=0, y=0)",
        "Point is a place.",
        "scale(self, by: int, /) -> records.Point",
        "Raises: usegolib.GoError",
    ],
    "values_with_methods.Cell": [
        "Cell is a named number without constants.",
        "Go: type Cell",
        "level(self: values_with_methods.Cell | int, /) -> int",
    ],
    "values_with_methods.Values": [
        "Values is a named map.",
        "Go: type Values",
        "Raise TypeError: its methods take a value first.",
        "total(value: collections.abc.Mapping[str, int] | None, /) -> int",
        "Returns: sum",
    ],
    "failures.ParseError": [
        "ParseError has fields that can be read, and an error within.",
        "double(self, /) -> int",
    ],
    "boxes.Set": [
        "Set is ordered, and has an instance for each kind of value.",
        "From Go: new_set() and Set.union()",
        "add(self, /, *values: float | int | str) -> None",
        "values(self, /) -> list[float] | list[int] | list[str]",
        "Least is set by Add.",
    ],
    "dial.Option": [
        "Option changes a connection.",
        "From Go: none(), with_name() and with_timeout()",
    ],
    "methods.Point": [
        "Point(*, x=0.0, y=0.0)",
        "wait(self, /, *steps: int, timeout: float | None = None) -> None",
        "Supplied: ctx context.Context (ends after timeout, in seconds)",
    ],
}


def shown(site: Path, path: str) -> list[str]:
    """The lines that help() prints of a class, without the frame of the page."""
    module, _, name = path.rpartition(".")
    code = f"""
        import json, pydoc
        import {module}
        print(json.dumps(pydoc.plain(pydoc.render_doc({module}.{name})).splitlines()))
    """
    lines = json.loads(in_fresh_interpreter(site, code))
    return [line.removeprefix(" |").strip() for line in lines]


@pytest.mark.parametrize("path", CLASSES)
def test_help_of_a_class_reads_well(site: Path, path: str) -> None:
    lines, wanted = shown(site, path), iter(CLASSES[path])
    line = next(wanted)
    for found in lines:
        if found == line:
            line = next(wanted, "")
    assert not line, "\n".join(lines)
    assert f"(self: {path}," not in "\n".join(lines)


@pytest.mark.parametrize("path", ["boxes.Set", "dial.Option", "interfaces.Shape"])
def test_help_shows_no_constructor_that_refuses(site: Path, path: str) -> None:
    name = path.rpartition(".")[2]
    assert not [line for line in shown(site, path) if line.startswith(f"{name}(")]


def test_ten_classes_are_looked_at() -> None:
    assert len(CLASSES) >= 10
