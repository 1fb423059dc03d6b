"""The keyword `of`: what a type parameter is that no argument fixes."""

import inspect
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, python, succeed

# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / "choices" / "input"


@pytest.fixture(scope="module")
def choices(tmp_path_factory: pytest.TempPathFactory, _own_folders: None) -> ModuleType:
    """The package that is generated for the module above."""
    folder = tmp_path_factory.mktemp("choices")
    succeed("gen", MODULE, "--out", folder)
    return imported(folder, "choices")


def test_a_type_chooses_the_instance(choices: ModuleType) -> None:
    assert [type(choices.zero(of=kind)) for kind in (int, float, None)] == [int, float, int]
    assert type(choices.zero()) is int
    kinds = (int, float, str, bool, bytes)
    assert [choices.kind(of=kind) for kind in kinds] == [
        "int64 of 0",
        "float64 of 0",
        "string of 0",
        "bool of 0",
        "[]uint8 of 0",
    ]


def test_arguments_have_to_fit_what_was_chosen(choices: ModuleType) -> None:
    assert choices.kind(1, 2, of=float) == "float64 of 2"
    assert choices.kind("a", of=str) == "string of 1"
    with pytest.raises(TypeError, match=r"kind\(\) argument 1, values\[0\]: expected string"):
        choices.kind(1, of=str)
    with pytest.raises(
        TypeError, match=r"argument 2, values\[1\]: expected int64 or uint64, got str"
    ):
        choices.kind(1, "a", of=int)


def test_of_several_integers_the_first_that_fits(choices: ModuleType) -> None:
    assert choices.sizes(of=int) == choices.sizes() == "int64 of 0"
    assert choices.sizes(2**64 - 1, of=int) == "uint64 of 1"
    with pytest.raises(OverflowError):
        choices.sizes(2**64, of=int)


def test_only_what_no_argument_fixes_is_named(choices: ModuleType) -> None:
    assert repr(choices.convert(2.5)) == "2"
    assert repr(choices.convert(2.5, of=float)) == "2.5"
    assert repr(choices.convert(2, of=float)) == "2.0"
    assert choices.empty(of=str) == ([], "[]string")
    assert choices.empty() == ([], "[]int64")
    for function in (choices.fixed, choices.same):
        with pytest.raises(TypeError, match="unexpected keyword argument 'of'"):
            function(*[1] * (function is choices.fixed), of=int)


def test_several_are_a_tuple(choices: ModuleType) -> None:
    assert repr(choices.pair(of=(float, str))) == "PairResult(first=0.0, second='')"
    assert repr(choices.pair(of=(int, float))) == "PairResult(first=0, second=0.0)"
    with pytest.raises(
        TypeError,
        match=r"pair\(\) argument of: expected \(int, int\), \(int, float\), .* or \(float, str\), "
        r"got \(str, int\)$",
    ):
        choices.pair(of=(str, int))
    for wrong in (int, (int,), (int, int, int), [int, int]):
        with pytest.raises(TypeError, match=r"pair\(\) argument of: expected \(int, int\)"):
            choices.pair(of=wrong)
    assert choices.kind(of=(str,)) == "string of 0"


def test_classes_and_lists(choices: ModuleType) -> None:
    assert choices.new(of=choices.Point) == "choices.Point"
    assert choices.new(of=choices.Level) == "choices.Level"
    assert choices.new(of=list) == choices.new(of=list[str]) == "[]string"
    for wrong in (list[int], dict, tuple[str], choices.Box, "Point", 1):
        with pytest.raises(
            TypeError, match=r"new\(\) argument of: expected Level, Point or list\[str\], got "
        ):
            choices.new(of=wrong)


def test_what_there_is(choices: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"^zero\(\) argument of: expected int or float, got str$"):
        choices.zero(of=str)
    with pytest.raises(TypeError, match=r"expected int or float, got bool$"):
        choices.zero(of=bool)
    with pytest.raises(TypeError, match=r"expected int or float, got a value of type int$"):
        choices.zero(of=1)


def test_objects(choices: ModuleType) -> None:
    box = choices.new_box(2, of=str)
    box.add("a")
    assert box.items() == ["a"]
    assert repr(box).startswith("<choices.Box[string] object ")
    with pytest.raises(TypeError):
        box.add(1)
    with pytest.raises(usegolib.GoError, match="no box holds -1"):
        choices.new_box(-1, of=float)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'capacity'"):
        choices.new_box(of=str)


def test_a_parameter_of_that_name_keeps_it(choices: ModuleType) -> None:
    assert choices.share("a", of_=float) == (0.0, "a float64")
    assert choices.share("a") == (0, "a int64")
    with pytest.raises(TypeError, match=r"positional-only arguments passed as keyword.*'of'"):
        choices.share("a", of=float)


def test_tools_see_it(choices: ModuleType) -> None:
    signature = inspect.signature(choices.zero)
    keyword = signature.parameters["of"]
    assert (keyword.kind, keyword.default) == (inspect.Parameter.KEYWORD_ONLY, None)
    assert keyword.annotation == type[int] | type[float] | None
    assert choices.share.__text_signature__ == "(of, /, *, of_=None)"
    assert choices.kind.__text_signature__ == "(*values, of=None)"
    pair = inspect.signature(choices.pair).parameters["of"].annotation
    assert tuple[type[float], type[str]] in pair.__args__


def test_a_handle_has_it(tmp_path: Path) -> None:
    succeed("build", MODULE, "--out", tmp_path)
    handle = usegolib.import_("example.com/choices", artifact_dir=tmp_path)
    assert type(handle.Zero(of=float)) is float
    assert handle.New(of=handle.Point) == "choices.Point"


def test_lower_levels_have_none(tmp_path: Path) -> None:
    succeed("gen", MODULE, "--out", tmp_path, "--level", "2")
    code = """
        import choices, inspect

        assert choices.zero() == 0 and not inspect.signature(choices.zero).parameters
        try:
            choices.zero(of=float)
        except TypeError as error:
            print(error)
    """
    assert python(code, tmp_path) == "zero() got an unexpected keyword argument 'of'"
