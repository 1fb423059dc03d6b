"""A method that cannot be called says why, on its class and on instances, of handles as well.

In: the module `kinds`, whose types have methods that are skipped. Out: messages with the reason,
the declaration in Go and where that is; and no such method to whoever only looks.
"""

import copy
import dataclasses
import enum
import operator
import pickle
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import usegolib

CLASSES = {"Point": "p Point", "Level": "l Level", "Values": "v Values"}


@pytest.fixture(scope="module", params=["generated", "dynamic"])
def package(request: pytest.FixtureRequest, kinds: ModuleType, kinds_artifacts: Path) -> object:
    """The module, and the handle."""
    if request.param == "generated":
        return kinds
    return usegolib.import_("example.com/kinds", artifact_dir=kinds_artifacts)


def missing(owner: object, name: str) -> str:
    """What an object says of a name that it does not have."""
    with pytest.raises(AttributeError) as caught:
        operator.attrgetter(name)(owner)
    assert (caught.value.name, caught.value.obj) == (name, owner)
    assert not hasattr(owner, name)
    assert name not in dir(owner)
    return str(caught.value)


def reason(name: str) -> str:
    """What follows the words that Python has for a missing attribute."""
    return (
        f"example.com/kinds.{name}.Watch cannot be called from Python: parameter `c` is chan int, "
        f"a channel\n  Go: func ({CLASSES[name]}) Watch(c chan int)\n  example.com/kinds/kinds.go:"
    )


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("method", ["watch", "Watch"])
def test_a_class_says_why(package: object, name: str, method: str) -> None:
    said = missing(getattr(package, name), method)
    assert said.startswith(f"type object {name!r} has no attribute {method!r}: {reason(name)}")
    assert said.rsplit(":", 1)[1].isdigit()


@pytest.mark.parametrize("method", ["watch", "Watch"])
def test_an_instance_says_why(package: object, method: str) -> None:
    instances = {"Point": package.Point(), "Level": next(iter(package.Level))}
    for name, instance in instances.items():
        said = missing(instance, method)
        assert said.startswith(f"{name!r} object has no attribute {method!r}: {reason(name)}")


@pytest.mark.parametrize("name", ["close", "read", "write", "flush", "fileno", "seek"])
def test_names_of_protocols_are_refused_in_python_s_words(package: object, name: str) -> None:
    # Point has a Close that is skipped.
    assert missing(package.Point, name) == f"type object 'Point' has no attribute {name!r}"
    assert missing(package.Point(), name) == f"'Point' object has no attribute {name!r}"


@pytest.mark.parametrize("name", ["nothing", "_private", "__wrapped__"])
def test_what_go_does_not_have_is_refused_in_python_s_words(package: object, name: str) -> None:
    for owner in (package.Point, package.Values, package.Level):
        assert missing(owner, name) == f"type object {owner.__name__!r} has no attribute {name!r}"
    assert missing(package.Point(), name) == f"'Point' object has no attribute {name!r}"


def test_a_module_says_nothing_of_methods(kinds: ModuleType) -> None:
    with pytest.raises(AttributeError, match=r"^module 'kinds' has no attribute 'watch'$"):
        operator.attrgetter("watch")(kinds)


def test_such_classes_are_what_others_are(package: object) -> None:
    point = package.Point(x=1, y=2)
    assert isinstance(point, package.Point)
    assert isinstance(package.Point, type)
    assert point == dataclasses.replace(point) == copy.deepcopy(point)
    assert pickle.loads(pickle.dumps(point)) == point
    assert point.norm() == package.Point.norm(point) == 3
    assert issubclass(package.Level, enum.IntEnum)
    assert package.Level["Low"] is package.Level.Low is package.Level(0)
    assert package.Level.next(0) == 1
    assert package.Values.get({"a": ["b"]}, "a") == "b"
    with pytest.raises(TypeError, match="Values has no instances"):
        package.Values()


def test_of_what_has_all_methods_python_itself_speaks(objects_dir: Path) -> None:
    """A hint of ours would cost each call of a method some time."""
    for spelled, name in {"Add": "add", "AddAll": "add_all"}.items():
        code = f"import objects; objects.new_counter('a', 1).{spelled}"
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=objects_dir, capture_output=True, text=True, check=False)
        assert done.stderr.rstrip().endswith(f"Did you mean: {name!r}?")
