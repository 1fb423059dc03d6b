"""Results that are never nil: stubs leave None out, so that nobody has to check for it.

In: the package of golden/never_nil, and its Go module, built. Out: what type checkers say of
programs that use it, and what Go gives.
"""

from pathlib import Path
from types import ModuleType

import pytest
from goldens import GOLDEN, mypy, passes, pyright
from installed import imported, succeed

PROGRAM = """
from typing import assert_type

from never_nil import Option, Point, Shape, Version
from never_nil import both, count, must_version, new_point, new_release, new_set, new_shape
from never_nil import new_version, with_major

assert_type(new_version("1").major(), int)
assert_type(new_version("1").bump().then(None).apply(with_major(3)), Version)
assert_type(must_version("1"), Version)
assert_type(both("1").first.major(), int)
assert_type(both("1").second, Version | None)
assert_type(new_point(1, 2).x, int)
assert_type(new_shape(3), Shape)
assert_type(with_major(3), Option)
assert_type(count(1), int)
assert_type(new_point(1, 2), Point)
assert_type(new_set("a").add("b").len(), int)
assert_type(new_release("a").name(), str)
"""

MAY_BE_NIL = {
    "latest([]).major()": "Version",
    "must_version('1').next().major()": "Version",
    "find_shape([], 1).area()": "Shape",
    "find_point([], 1).x": "Point",
    "new_release('a').bump().major()": "Version",
    "both('1').second.major()": "Version",
}


def test_nobody_has_to_check_for_none(site: Path) -> None:
    program = site / "never_nil_program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    passes(mypy(site, program))
    assert pyright(site, program.name) == {}


@pytest.mark.parametrize("expression", MAY_BE_NIL)
def test_where_nil_is_possible_a_check_is_wanted(site: Path, expression: str) -> None:
    program = site / "may_be_nil.py"
    program.write_text(f"from never_nil import *\n\n{expression}\n", encoding="utf-8")
    done = mypy(site, program)
    assert f'Item "None" of "{MAY_BE_NIL[expression]} | None" has no attribute' in done.stdout


@pytest.fixture(scope="module")
def never_nil(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The package, with its library."""
    out = tmp_path_factory.mktemp("never_nil")
    succeed("gen", GOLDEN / "never_nil" / "input", "--out", out, "--level", "3")
    return imported(out, "never_nil")


def test_what_go_gives_is_what_the_stubs_say(never_nil: ModuleType) -> None:
    version = never_nil.new_version("3")
    assert version.bump().then(None).apply(never_nil.with_major(7)).major() == 7
    assert never_nil.must_version("4").major() == 4
    assert never_nil.new_shape(3).area() == 9
    assert (never_nil.new_point(1, 2).x, never_nil.count(5)) == (1, 5)
    assert never_nil.new_set("a", "b").add("c").len() == 3
    assert never_nil.both("2").first.major() == 2
    with pytest.raises(never_nil.ErrEmpty):
        never_nil.new_version("")


def test_none_is_nil_wherever_it_may_come(never_nil: ModuleType) -> None:
    assert never_nil.latest([]) is None
    assert never_nil.both("2").second is None
    assert never_nil.new_version("3").next() is None
    assert never_nil.find_shape([], 1) is None
    assert never_nil.find_point([], 1) is None
    assert never_nil.no_option() is None
    # Its method runs on the embedded pointer, which is nil.
    assert never_nil.new_release("a").apply() is None


def test_functions_say_the_same_of_themselves(never_nil: ModuleType) -> None:
    hints = {
        name: str(getattr(never_nil, name).__annotations__["return"])
        for name in ("must_version", "latest", "new_point", "find_point", "with_major", "no_option")
    }
    has_none = {name: "None" in hint for name, hint in hints.items()}
    assert has_none == {
        "must_version": False,
        "latest": True,
        "new_point": False,
        "find_point": True,
        "with_major": False,
        "no_option": True,
    }
