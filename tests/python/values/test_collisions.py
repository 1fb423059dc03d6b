"""Names that meet each other, or Python's own, in classes of every kind."""

import importlib
import inspect
import sys
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import succeed


@pytest.fixture(scope="module")
def collisions(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The package that gen writes for the golden module, imported into this process."""
    out = tmp_path_factory.mktemp("gen-collisions")
    succeed("gen", GOLDEN / "collisions" / "input", "--out", out, "--level", "3")
    sys.path.insert(0, str(out))
    return importlib.import_module("collisions")


def test_a_field_gives_way_to_a_method(collisions: ModuleType) -> None:
    thing = collisions.NewThing()
    assert (thing.URL, thing.url()) == ("field", "method")
    thing.URL = "other"
    assert (thing.URL, thing.url()) == ("other", "method")
    assert collisions.Int(NAME="n", int=1).name() == "n"


def test_names_that_python_has_given_away(collisions: ModuleType) -> None:
    thing = collisions.Thing(Cls=1, Self="s", none=True, class_=2, int=3, list=[4], property="p")
    assert (thing.Cls, thing.Self, thing.none, thing.class_) == (1, "s", True, 2)
    assert (thing.int, thing.list, thing.property) == (3, (4,), "p")
    assert thing.bytes(1, [2], "b") == (b"b", 1, ["b"])
    assert (thing.del_(), thing.init(5), thing.str()) == (0, 5, "str")
    assert collisions.None_() is not None
    assert collisions.List().append(2) == [2]
    assert collisions.timeout(7) == 7


def test_two_that_want_one_name(collisions: ModuleType) -> None:
    thing = collisions.Thing(UserID=1, UserId=2)
    assert (thing.UserID, thing.UserId) == (1, 2)
    assert (thing.GetID(), thing.GetId()) == (1, 2)
    assert not hasattr(thing, "get_id")
    assert collisions.NewThing_().get_id() == 3


def test_the_names_of_usegolib(collisions: ModuleType) -> None:
    held = collisions.new_object(3)
    assert issubclass(collisions.Object, usegolib.Object)
    assert (held.n(), collisions.release(held), held.n()) == (3, 3, 3)
    assert collisions.NewThing().release() == "released"
    usegolib.release(held)
    with pytest.raises(ValueError, match="released"):
        held.n()


def test_an_error_with_the_names_of_exceptions(collisions: ModuleType) -> None:
    assert issubclass(collisions.GoError, usegolib.GoError)
    with pytest.raises(collisions.GoError) as caught:
        collisions.fail(4)
    error = caught.value
    assert (error.message, error.Message, error.Args, error.code) == ("failed", "failed", ["a"], 4)
    assert (error.WithTraceback(), error.AddNote()) == ("a method of Go's", 4)
    assert error.with_traceback(None) is error


def test_a_record_with_a_field_that_is_called_cls(collisions: ModuleType) -> None:
    record = collisions.Int(cls=1, Self=2, int=3, index=4, count=5, replace="r")
    assert (record.cls, record.Self, record.index, record.count) == (1, 2, 4, 5)
    assert [each.int for each in collisions.ints(record, 9)] == [3, 9]
    assert "cls" in inspect.signature(collisions.Int).parameters


def test_an_enumeration_keeps_its_members(collisions: ModuleType) -> None:
    color = collisions.Color
    assert [member.name for member in color] == ["Red", "Value", "Name", "Mro"]
    assert (color.Name_(2), color.Value_(2), color.Real(2)) == ("Go's name", 20, 200)
    assert color.str(1) == "str"
    assert collisions.Title.Upper("t") == "Go's upper"


def test_no_base_calls_another_method_by_the_same_name(collisions: ModuleType) -> None:
    assert collisions.Iface.__bases__ == (object,)
    assert collisions.Thing.__bases__ == (usegolib.Object, collisions.Iface)
    thing = collisions.NewThing()
    assert collisions.takes(thing, thing, thing) == 4
    assert (collisions.Near.get_id(thing), collisions.Far.get_id(thing)) == (1, 2)


def test_a_private_class_does_not_choose(collisions: ModuleType) -> None:
    both = collisions.both(5)
    assert isinstance(both, collisions.Near)
    assert isinstance(both, collisions.Far)
    assert (collisions.Near.get_id(both), collisions.Far.get_id(both)) == (5, -5)
    assert not hasattr(both, "get_id")
    with pytest.raises(
        AttributeError,
        match=r"'both' object: several Go methods are called 'get_id': "
        r"call Near.get_id\(value\) or Far.get_id\(value\)",
    ):
        both.get_id()
