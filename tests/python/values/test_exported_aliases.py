"""A type that only its own module can name crosses under its exported alias."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest
from installed import REPOSITORY, succeed


@pytest.fixture(scope="module")
def aliases(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The package that gen writes for the golden module of that name."""
    out: Path = tmp_path_factory.mktemp("aliases")
    succeed("gen", REPOSITORY / "golden" / "aliases" / "input", "--out", out)
    sys.path.insert(0, str(out))
    return importlib.import_module("aliases")


def test_aliases_of_internal_types(aliases: ModuleType) -> None:
    other = importlib.import_module("aliases.other")
    assert aliases.raise_(1, 2, -4) == -1
    assert aliases.names(("a", "b")) == ["a", "b"]
    assert other.greet("you") == "hello you"
    with pytest.raises(OverflowError) as caught:
        aliases.raise_(200)
    assert str(caught.value) == (
        "raise_() argument 1, level: expected aliases.Level (int8, -128 to 127), got 200"
    )


def test_aliases_of_unexported_types(aliases: ModuleType) -> None:
    assert tuple(aliases.mix([1, 2], [3, 65535])) == ([1, 2, 3, 65535], 3)
    with pytest.raises(OverflowError, match=r"colors\[1\]: expected aliases\.Color \(uint16, 0 to"):
        aliases.mix([1, 65536], [3, 4])


def test_enums_and_variables_of_such_types(aliases: ModuleType) -> None:
    assert [(member.name, member.value) for member in aliases.Color] == [("Red", 1), ("Green", 2)]
    assert [(member.name, member.value) for member in aliases.Level] == [("Low", -1), ("High", 0)]
    assert (aliases.Favourite, aliases.Levels) == (2, [-1, 0])


def test_aliases_with_type_parameters(aliases: ModuleType) -> None:
    assert aliases.reverse([1, 2, 3]) == [3, 2, 1]
    assert aliases.longest([[1], [1, 2]]) == [1, 2]
    assert aliases.longest([["a"], ["b", "c"], None]) == ["b", "c"]
    assert [aliases.pick(-128), aliases.pick(65535)] == [-128, 65535]
    with pytest.raises(TypeError, match=r"argument 1, list\[0\]: expected int, got str"):
        aliases.reverse(["a"])


def test_aliases_of_text_types(aliases: ModuleType) -> None:
    assert aliases.swap("1-2") == "2-1"


def test_a_type_without_any_name_is_refused(aliases: ModuleType) -> None:
    place = REPOSITORY / "golden" / "aliases" / "input"
    told = succeed("inspect", place).stdout
    assert "parameter `v` is deep.Unnamed, a named type; as int it could cross [named]" in told
    assert "parameter `v` is deep.Numbers[int], a named type; as []int it could cross" in told
    assert not hasattr(aliases, "refused")
