"""Generic interfaces: their instances, what implements them, and what Python knows of them."""

import typing
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "generic_interfaces" / "input"


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The package that is generated for the module above."""
    folder = tmp_path_factory.mktemp("lists")
    succeed("gen", MODULE, "--out", folder, "--level", "3")
    return imported(folder, "lists")


def test_classes_derive_from_the_instances_that_they_implement(lists: ModuleType) -> None:
    made = lists.new(1, "a")
    assert isinstance(made, lists.List)
    assert isinstance(made, lists.Container)
    assert issubclass(lists.HashMap, lists.Map)
    assert issubclass(lists.Ordered, lists.Container)
    assert not issubclass(lists.Ordered, lists.List)
    assert isinstance(lists.new_words("a"), lists.Container)
    assert lists.Container[int] == lists.Container[int]


def test_interfaces_go_in_and_come_out(lists: ModuleType) -> None:
    joined = lists.join(lists.new(1), lists.new("a", None))
    assert type(joined) is lists.ArrayList
    assert joined.values() == [1, "a", None]
    assert (joined.get(1), joined.get(9)) == (("a", True), (None, False))
    assert lists.count(joined) == 3
    assert lists.new(0).concat(joined).values() == [0, 1, "a", None]
    assert lists.new_visitor(1) is None


def test_a_value_of_a_type_without_a_class_has_the_methods(lists: ModuleType) -> None:
    hidden = lists.new_list("a", "b")
    assert type(hidden).__name__ == "hidden"
    assert isinstance(hidden, lists.List)
    hidden.add("c")
    assert (hidden.size(), hidden.values()) == (3, ["a", "b", "c"])
    assert lists.Container.values(hidden) == ["a", "b", "c"]
    assert lists.join(hidden, hidden).size() == 6


@pytest.mark.parametrize(
    ("values", "ordered"),
    [
        ((3, 1), [1, 3]),
        ((2**64 - 1, 2**63), [2**63, 2**64 - 1]),
        ((2.5, 1.5), [1.5, 2.5]),
        (("b", "a"), ["a", "b"]),
    ],
)
def test_the_object_chooses_the_instance(
    lists: ModuleType, values: tuple[object, ...], ordered: list[object]
) -> None:
    made = lists.new_ordered(*values)
    assert lists.sorted(made) == ordered
    assert lists.Container.values(made) == ordered
    assert lists.Container.size(made) == 2


def test_what_implements_another_instance_is_refused(lists: ModuleType) -> None:
    assert lists.sorted(lists.new_words("b", "a")) == ["a", "b"]
    # Its values are of any type in Go, whatever they are.
    with pytest.raises(TypeError, match=r"expected lists\.Container\[int64\], .* got an ArrayList"):
        lists.sorted(lists.new(2, 1))
    with pytest.raises(TypeError, match=r"Container.*got an Ordered|lacks the method"):
        lists.count(lists.new_ordered(1))
    with pytest.raises(TypeError):
        lists.join(lists.new_words("a"), lists.new_words("b"))


def test_two_parameters(lists: ModuleType) -> None:
    table = lists.new_map("a", 1)
    table.put("b", 2)
    assert sorted(table.keys().values()) == ["a", "b"]
    inverse = table.inverse()
    assert (inverse.get(2), inverse.get("a")) == (("b", True), (None, False))
    assert lists.Map.get(inverse, 1) == ("a", True)


def test_records_of_generic_types(lists: ModuleType) -> None:
    assert lists.new("a").pairs() == lists.places("a") == [lists.Pair(key=0, value="a")]
    assert lists.Pair() == lists.Pair(key=0, value=None)


def test_methods_are_called_on_what_their_stubs_say(lists: ModuleType) -> None:
    assert typing.get_origin(lists.Container.clear.__annotations__["self"]) is lists.Container
    assert lists.Slot.swap.__annotations__ == {
        "self": lists.Slot[typing.Any],
        "value": typing.Any,
        "return": typing.Any,
    }
    made = lists.new_ordered("a")
    lists.Container.clear(made)
    assert made.values() == []
    assert lists.Slot.swap(lists.new_letter("a"), "b") == ord("a")
    assert lists.Slot.swap(lists.new_box("a"), 1) == "a"
    with pytest.raises(TypeError):
        lists.Container.clear(None)


def test_a_handle_has_them(tmp_path: Path) -> None:
    succeed("build", MODULE, "--out", tmp_path)
    handle = usegolib.import_("example.com/lists", artifact_dir=tmp_path)
    assert isinstance(handle.New(1), handle.List)
    assert handle.Sorted(handle.NewOrdered("b", "a")) == ["a", "b"]
