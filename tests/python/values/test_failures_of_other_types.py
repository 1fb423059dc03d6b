"""Last results that are errors of other types are raised; what Python makes goes in by value."""

import inspect
from types import ModuleType

import pytest
import usegolib


def test_an_interface_that_includes_error_is_raised(anys: ModuleType) -> None:
    assert anys.render("a") == "<a>"
    with pytest.raises(usegolib.GoError, match="at 5") as caught:
        anys.render("")
    assert caught.value.go_type == "*anys.sourceError"
    assert anys.SourceError.line(caught.value) == 5


def test_a_pointer_to_an_error_is_raised(anys: ModuleType) -> None:
    assert anys.parse("abc") == 3
    with pytest.raises(anys.Fault, match="line 1") as caught:
        anys.parse("")
    assert caught.value.line == 1


def test_a_method_raises_and_has_its_other_results(anys: ModuleType) -> None:
    engine = anys.new_engine(anys.with_count(0))
    assert engine.run(1) == ("ran", 1)
    with pytest.raises(usegolib.GoError, match="at 0"):
        engine.run(0)
    assert "Raises" in (inspect.getdoc(type(engine).run) or "")


def test_what_makes_an_error_returns_it(anys: ModuleType) -> None:
    assert anys.new_source_error(3).line() == 3
    assert anys.new_fault(2).line == 2


def test_what_level_2_has_as_a_result_stays_one(anys: ModuleType) -> None:
    code, status = anys.look(3)
    assert (code, status.code) == (3, 3)
    assert anys.look(0) == (0, None)


def test_an_object_made_in_python_goes_into_an_interface_by_value(anys: ModuleType) -> None:
    root, index = anys.Root(name="a"), anys.Index(at=1)
    assert anys.path(root, index, anys.new_index(2), anys.Counter(n=1)) == [
        "anys.Root",
        "*anys.Index",
        "*anys.Index",
        "*anys.Counter",
    ]
    assert anys.mark(root) == "anys.Root root a"
    assert root.mark() == "root a"


def test_what_comes_back_is_a_copy(anys: ModuleType) -> None:
    root = anys.Root(name="a")
    back = anys.first(root)
    root.name = "b"
    assert (type(back), back.name, root.name) == (anys.Root, "a", "b")
    assert anys.path(back) == ["anys.Root"]


def test_any_gets_a_pointer(anys: ModuleType) -> None:
    root = anys.Root(name="a")
    assert anys.describe(root) == "*anys.Root &{a <nil> <nil>}"
    assert anys.describe(anys.first(root)) == "anys.Root {a <nil> <nil>}"
