"""Values of a type with methods are of its class and independent, also those that are shared.

In: a number and an enumeration with methods. Out: instances; small numbers without attributes are
one object, as Python's own small ints are, and nobody can tell but by `is`.
"""

from types import ModuleType

import pytest
from go_module import write_module
from installed import imported, succeed

CODE = """
type Level int

func (l Level) Twice() int { return int(l) * 2 }

func Give(n int) Level { return Level(n) }

type Tiny uint8

func (t Tiny) Half() Tiny { return t / 2 }

func GiveTiny(n uint8) Tiny { return Tiny(n) }

type Color int

const (
    Red Color = iota + 1
    Green
)

func (c Color) Next() Color { return c + 1 }

func Paint(n int) Color { return Color(n) }

type Tag string

func (t Tag) Size() int { return len(t) }

func GiveTag(s string) Tag { return Tag(s) }

type Ratio float64

func (r Ratio) Twice() Ratio { return r * 2 }

func GiveRatio(f float64) Ratio { return Ratio(f) }
"""

NUMBERS = [-(2**63), -129, -1, 0, 1, 7, 127, 128, 255, 256, 70_000, 2**63 - 1]


@pytest.fixture(scope="module")
def levels(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    folder = tmp_path_factory.mktemp("levels")
    module = write_module(folder / "in", CODE, "example.com/levels")
    succeed("gen", module, "--out", folder / "out")
    return imported(folder / "out", "levels")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_of_any_size(levels: ModuleType, number: int) -> None:
    for _ in range(3):
        level = levels.give(number)
        assert type(level) is levels.Level
        assert level == number
        assert levels.Level.twice(level) == level.twice() == (2 * number + 2**63) % 2**64 - 2**63


def test_a_type_of_one_byte(levels: ModuleType) -> None:
    for number in (0, 127, 128, 255):
        assert (type(levels.give_tiny(number)), levels.give_tiny(number)) == (levels.Tiny, number)
        assert levels.give_tiny(number).half() == number // 2


def test_an_object_that_was_given_another_class_is_not_what_comes_next(levels: ModuleType) -> None:
    class Other(int):
        __slots__ = ()

    level = levels.give(9)
    level.__class__ = Other
    assert type(levels.give(9)) is levels.Level
    assert levels.give(9) == 9


def test_members_are_themselves_and_others_have_attributes_of_their_own(levels: ModuleType) -> None:
    for _ in range(3):
        assert levels.paint(1) is levels.Color.Red
        assert levels.paint(1).next() is levels.Color.Green
    first, second = levels.paint(99), levels.paint(99)
    assert first == second == 99
    assert first is not second
    first.note = "mine"
    assert not hasattr(second, "note")
    assert not hasattr(levels.paint(99), "note")


def test_texts_and_floats(levels: ModuleType) -> None:
    tags = [levels.give_tag(text) for text in ("", "a", "b" * 1000)]
    assert [(type(tag), tag, tag.size()) for tag in tags] == [
        (levels.Tag, "", 0),
        (levels.Tag, "a", 1),
        (levels.Tag, "b" * 1000, 1000),
    ]
    assert type(levels.give_ratio(1.5).twice()) is levels.Ratio
    assert levels.give_ratio(1.5).twice() == 3.0
