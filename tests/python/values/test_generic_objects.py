"""Objects of generic Go types: one class in Python for all instances of a type."""

from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "generic_objects" / "input"


@pytest.fixture(scope="module")
def boxes(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The package that is generated for the module above."""
    folder = tmp_path_factory.mktemp("boxes")
    succeed("gen", MODULE, "--out", folder, "--level", "3")
    return imported(folder, "boxes")


def test_one_instance_takes_values_of_any_type(boxes: ModuleType) -> None:
    stack = boxes.new_stack(1, "a")
    assert type(stack) is boxes.Stack
    stack.push([2.5])
    assert [stack.pop() for _ in range(4)] == [([2.5], True), ("a", True), (1, True), (None, False)]
    empty = boxes.Stack()
    empty.push(None)
    assert empty.pop() == (None, True)


@pytest.mark.parametrize(
    ("values", "ordered", "instance"),
    [
        ((3, 1, 2, 1), [1, 2, 3], "int64"),
        ((2**64 - 1, 2**63), [2**63, 2**64 - 1], "uint64"),
        ((2.5, 1), [1.0, 2.5], "float64"),
        (("b", "a"), ["a", "b"], "string"),
    ],
)
def test_the_values_choose_the_instance(
    boxes: ModuleType, values: tuple[object, ...], ordered: list[object], instance: str
) -> None:
    made = boxes.new_set(*values)
    assert type(made) is boxes.Set
    assert repr(made).startswith(f"<boxes.Set[{instance}] object ")
    assert made.values() == ordered
    assert list(made) == list(made.all()) == ordered
    made.add(*values)
    assert (made.len(), made.least) == (len(ordered), ordered[0])
    other = boxes.new_set(*values[:1])
    union = made.union(other)
    assert type(union) is boxes.Set
    assert union.values() == ordered
    made.next = union
    assert made.next == union
    cursor = made.cursor()
    assert type(cursor) is boxes.Cursor
    found = []
    while cursor.next():
        found.append(cursor.value())
    assert found == ordered


def test_instances_do_not_mix(boxes: ModuleType) -> None:
    words, numbers = boxes.words(), boxes.new_set(1)
    assert boxes.count_words(words) == 2
    assert words.values() == ["a", "b"]
    assert isinstance(numbers, type(words))
    with pytest.raises(TypeError, match=r"count_words.*set"):
        boxes.count_words(numbers)
    with pytest.raises(TypeError, match=r"union"):
        words.union(numbers)
    with pytest.raises(TypeError, match=r"add"):
        numbers.add("a")
    with pytest.raises(TypeError):
        words.next = numbers
    with pytest.raises(TypeError):
        numbers.least = "a"
    assert numbers.values() == [1]
    assert words.next is None
    assert words != numbers
    with pytest.raises(TypeError):
        boxes.new_set(1, "a")


def test_fields_and_names(boxes: ModuleType) -> None:
    words = boxes.words()
    words.name = "words"
    words.least = "0"
    assert (words.name, words.least, str(words)) == ("words", "0", "[a b]")
    assert boxes.Set[int] == boxes.Set[int]
    assert boxes.Set.__doc__.startswith("Set is ordered")


def test_what_cannot_be_made(boxes: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"cannot make a Set .* generic; from Go: new_set\(\)"):
        boxes.Set()
    assert "Unused" not in boxes.__all__
    with pytest.raises(AttributeError, match="compare"):
        boxes.refused  # noqa: B018


def test_two_parameters(boxes: ModuleType) -> None:
    cache = boxes.new_cache()
    cache.put(1, "one")
    assert (cache.get(1), cache.get(2)) == (("one", True), (None, False))


def test_a_handle_has_them(tmp_path: Path) -> None:
    succeed("build", MODULE, "--out", tmp_path)
    handle = usegolib.import_("example.com/boxes", artifact_dir=tmp_path)
    assert handle.NewSet("b", "a").values() == ["a", "b"]
    assert type(handle.NewSet(1)) is type(handle.NewSet("a")) is handle.Set
    assert handle.CountWords(handle.NewSet("x")) == 1
