"""Numbers and texts that have methods, and enums: results are instances, plain values are taken."""

import copy
import enum
import inspect
import json
import pickle
import typing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import usegolib
from goldens import GOLDEN
from installed import imported, python, succeed

NAME = "values_with_methods"
# That of the golden: what is expected of its package is what is called here.
MODULE = GOLDEN / NAME / "input"


@pytest.fixture(scope="module")
def values_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the generated package."""
    out = tmp_path_factory.mktemp("gen-values")
    succeed("gen", MODULE, "--out", out, "--level", "3")
    return out


@pytest.fixture(scope="module")
def values(values_dir: Path) -> ModuleType:
    """The generated package, imported into this process."""
    return imported(values_dir, "values_with_methods")


@pytest.fixture(scope="module")
def handle(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A handle of the same."""
    out = tmp_path_factory.mktemp("built-values")
    succeed("build", MODULE, "--out", out, "--level", "3")
    return usegolib.import_(f"example.com/{NAME}", artifact_dir=out)


def test_result_is_the_member(values: ModuleType) -> None:
    """The very one, not another of the same value."""
    assert values.next(0) is values.Color.Green
    assert values.next(values.Red) is values.Green
    assert values.same(values.Blue) is values.Blue
    assert values.same(None) is None
    assert values.split(2) == (values.Blue, True)
    assert values.split(2)[0] is values.Blue
    parts = values.parts(1)
    assert parts.color is values.Green
    assert type(parts.cell) is values.Cell
    assert values.double(1) is values.Two
    assert values.Default is values.Green
    assert values.Mode.Fast.invert() is values.Slow


def test_constants_are_members(values: ModuleType) -> None:
    assert values.Red is values.Color.Red
    assert values.Azure is values.Color.Blue
    assert list(values.Color) == [0, 1, 2]
    assert repr(values.Red) == "<Color.Red: 0>"
    assert str(values.Red) == "0"
    assert f"{values.Fast}" == "fast"
    assert values.None_ is values.Mode("")
    assert values.None_.name == "None_"
    namespace: dict[str, Any] = {}
    exec(f"from {NAME} import *", namespace)
    assert namespace["Green"] is values.Color.Green


def test_number_without_a_name(values: ModuleType) -> None:
    """It is an instance as a flag's is, made anew each time."""
    nine = values.next(8)
    assert type(nine) is values.Color
    assert (nine, nine.name, nine.value) == (9, None, 9)
    assert repr(nine) == "<Color: 9>"
    assert (str(nine), f"{nine:03}", hash(nine)) == ("9", "009", hash(9))
    assert nine == values.Color(9)
    assert nine is not values.Color(9)
    assert nine not in list(values.Color)
    assert nine.string() == "Color(9)"
    assert values.next(nine) == 10
    other = values.Mode("x")
    assert (other, other.name, other.value) == ("x", None, "x")
    assert repr(other) == "<Mode: 'x'>"
    assert other.invert() == "not x"
    assert type(other.invert()) is values.Mode


@pytest.mark.parametrize("value", ["Red", None, 1.5, b"1"])
def test_no_number_is_no_color(values: ModuleType, value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Color"):
        values.Color(value)


def test_number_out_of_range_is_refused_when_it_crosses(values: ModuleType) -> None:
    with pytest.raises(OverflowError, match=r"Color\.string\(\) \w+: .*int8.* 300"):
        values.Color(300).string()
    with pytest.raises(OverflowError, match=r"next\(\) argument 1, color"):
        values.next(values.Color(300))


def test_methods_of_members(values: ModuleType) -> None:
    assert values.Green.string() == "green"
    assert values.Color.Green.string() == "green"
    assert values.Color.string(1) == "green"
    assert values.Color.string(values.Green) == "green"
    assert values.Color.string(7) == "Color(7)"
    assert values.Red.mix(1) is values.Green
    assert values.Red.paint("a", "b", timeout=5) == "red a and b"
    assert values.Red.set("blue") is values.Blue
    with pytest.raises(usegolib.GoError, match="nothing to mix"):
        values.Red.mix(values.Red)
    with pytest.raises(TypeError, match=r"Color\.string\(\) \w+: .*got str"):
        values.Color.string("red")
    with pytest.raises(TypeError, match=r"Color\.mix\(\)"):
        values.Red.mix()


def test_names_that_python_has_keep_gos_spelling(values: ModuleType) -> None:
    assert (values.Green.real, values.Green.Real()) == (1, True)
    assert (values.Green.name, values.Green.Name()) == ("Green", "Go's green")
    assert (values.Green.value, values.Green.Value()) == (1, 100)
    assert values.Green.Mro() == "mro"
    assert values.Color.mro()[0] is values.Color
    assert (values.Fast.title(), values.Fast.Title()) == ("Fast", "mode fast")
    assert (values.Cell(7).numerator, values.Cell(7).Numerator()) == (7, 1)
    assert values.Title("a").upper() == values.Title("a").Upper() == "A"


def test_method_gives_way_to_a_member(values: ModuleType) -> None:
    assert values.Real is values.Shade.Real
    assert values.Shade.Real == 7
    assert values.Imag.Real_() == 8


def test_named_number(values: ModuleType) -> None:
    cell = values.to_cell(0x123)
    assert type(cell) is values.Cell
    assert isinstance(cell, int)
    assert (cell, hash(cell), repr(cell), str(cell)) == (0x123, hash(0x123), "291", "291")
    assert (cell.level(), cell.parent(), type(cell.parent())) == (0x12, 0x12, values.Cell)
    assert values.Cell.level(0x70) == values.Cell(0x70).level() == 7
    assert values.of_cell(cell) == values.of_cell(0x123) == 0x123
    assert type(cell + 1) is int
    assert json.dumps([cell]) == "[291]"
    assert {cell: 1}[0x123] == 1
    with pytest.raises(OverflowError, match="uint16"):
        values.of_cell(values.Cell(1 << 16))
    with pytest.raises(AttributeError):
        cell.other = 1


def test_named_float_and_strings(values: ModuleType) -> None:
    ratio = values.half(0.5)
    assert (type(ratio), ratio, ratio.percent()) == (values.Ratio, 0.25, 25.0)
    assert values.Ratio.percent(1) == values.Ratio(1).percent() == 100.0
    title = values.to_title("a")
    assert (type(title), title.Upper(), title.string()) == (values.Title, "A", "<a>")
    assert type(title.Upper()) is values.Title
    assert str(title) == title == f"{title}" == "a"
    digest = values.sum(0xAB, 0xCD)
    assert (type(digest), digest, digest.short()) == (values.Digest, "abcd", "ab")
    assert values.Digest("0102").short() == values.Digest.short("0102") == "01"
    assert values.Digest("0000").unmarshal_text(b"0304") == "0304"
    with pytest.raises(ValueError, match="Digest"):
        values.Digest("zz").short()


def test_what_holds_values_holds_plain_ones(values: ModuleType) -> None:
    assert [type(each) for each in values.colors()] == [int] * 3
    assert [type(each) for each in values.cells()] == [int] * 2
    assert values.count(values.Red, 0, values.Blue) == {0: 2, 2: 1}
    assert [type(key) for key in values.count(values.Red)] == [int]
    point = values.at(values.Blue, 3)
    assert point == values.Point(color=2, cell=values.Cell(3))
    assert point.shaded() is values.Blue


def test_fields_of_objects(values: ModuleType) -> None:
    pen = values.new_pen(values.Green)
    assert pen.color is values.Green
    assert pen.cell is None
    pen.color, pen.cell = 2, 5
    assert pen.dip() is values.Blue
    assert (pen.cell, type(pen.cell)) == (5, values.Cell)
    assert values.Pen(color=values.Green).color is values.Green


def test_bools_and_maps_stay_plain(values: ModuleType) -> None:
    assert values.Flag.not_(True) is False
    assert values.Values.total({"a": 1, "b": 2}) == 3
    with pytest.raises(TypeError, match="no instances"):
        values.Flag(True)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_copy_and_pickle(values: ModuleType, protocol: int) -> None:
    instances = [values.Cell(7), values.Ratio(0.5), values.Title("a"), values.Digest("0102")]
    for value in [*instances, values.Red, values.Color(9), values.Fast, values.Mode("x")]:
        for again in (
            copy.copy(value),
            copy.deepcopy([value])[0],
            pickle.loads(pickle.dumps(value, protocol)),
        ):
            assert (type(again), again) == (type(value), value)
    assert pickle.loads(pickle.dumps(values.Red, protocol)) is values.Red
    assert copy.deepcopy(values.Red) is values.Red


def test_pickle_in_another_process(values: ModuleType, values_dir: Path) -> None:
    data = pickle.dumps([values.Red, values.Color(9), values.Cell(7), values.Mode("x")])
    code = f"""
        import pickle, sys
        sys.path.insert(0, {str(values_dir)!r})
        loaded = pickle.loads({data!r})
        import values_with_methods as v
        assert loaded[0] is v.Red
        assert [type(it) for it in loaded] == [v.Color, v.Color, v.Cell, v.Mode]
        print(loaded)
    """
    assert python(inspect.cleandoc(code)).strip() == "[<Color.Red: 0>, <Color: 9>, 7, <Mode: 'x'>]"


def test_no_import_of_enum_before_it_is_needed(values_dir: Path) -> None:
    code = f"""
        import sys
        sys.path.insert(0, {str(values_dir)!r})
        before = set(sys.modules)
        import values_with_methods as v
        assert v.add(1, 2) == 3
        assert not {{"enum", "usegolib._values"}} & (set(sys.modules) - before)
        assert "Red" in dir(v) and "Red" not in vars(v)
        assert v.Red.string() == "red"
        assert vars(v)["Red"] is v.Color.Red
    """
    python(inspect.cleandoc(code))


def test_threads_get_one_class(values_dir: Path) -> None:
    code = f"""
        import sys
        from concurrent.futures import ThreadPoolExecutor
        sys.path.insert(0, {str(values_dir)!r})
        sys.setswitchinterval(1e-6)
        import values_with_methods as v
        asks = [lambda: type(v.next(0)), lambda: v.Color, lambda: type(v.Red)] * 8
        with ThreadPoolExecutor(24) as pool:
            classes = list(pool.map(lambda ask: ask(), asks))
        assert len(set(map(id, classes))) == 1, classes
    """
    python(inspect.cleandoc(code))


def test_missing_names_say_why(values: ModuleType) -> None:
    for owner in (values.Red, values.Color):
        with pytest.raises(AttributeError, match=r"(?s)visit.*func"):
            _ = owner.visit


def test_classes_say_what_they_are(values: ModuleType) -> None:
    assert issubclass(values.Color, enum.IntEnum)
    assert issubclass(values.Mode, enum.StrEnum)
    assert values.Color.__doc__ == "Color is an enumeration."
    lines = inspect.getdoc(values.Cell).splitlines()
    assert lines[:3] == ["Cell is a named number without constants.", "", "Go: type Cell"]
    assert lines[3].startswith(f"example.com/{NAME}/")
    assert values.Color.__module__ == values.Cell.__module__ == NAME
    assert typing.get_type_hints(values.next) == {
        "color": values.Color | int,
        "return": values.Color,
    }
    assert typing.get_type_hints(values.same)["return"] == values.Color | None
    assert str(inspect.signature(values.Red.mix)).startswith("(self_:")
    assert "String is the name" in (values.Red.string.__doc__ or "")


def test_handles_have_the_same(handle: Any) -> None:
    assert handle.Next(0) is handle.Color.Green
    assert handle.Red is handle.Color.Red
    assert (handle.Next(8).name, repr(handle.Next(8))) == (None, "<Color: 9>")
    assert handle.Green.string() == handle.Color.string(1) == "green"
    assert getattr(handle, "None") is handle.Mode("")
    cell = handle.ToCell(0x70)
    assert (type(cell), cell.level(), handle.Cell(0x70).level()) == (handle.Cell, 7, 7)
    assert handle.Default is handle.Green
    assert handle.Flag.not_(True) is False
    assert handle.NewPen(1).color is handle.Green
    with pytest.raises(AttributeError, match=r"(?s)visit.*func"):
        _ = handle.Red.visit


def test_handles_pickle_plain_values(handle: Any) -> None:
    """Their classes are attributes of no module."""
    mode, ratio = handle.Mode("x"), handle.Ratio(0.5)
    for value in [handle.Red, handle.Color(9), handle.Cell(7), mode, handle.Title("a"), ratio]:
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert type(again) in (int, str, float)
        copied = copy.deepcopy(value)
        assert (type(copied), copied) == (type(value), value)


def test_lower_levels_have_plain_values(tmp_path: Path) -> None:
    succeed("gen", MODULE, "--out", tmp_path, "--level", "2")
    code = f"""
        import sys
        sys.path.insert(0, {str(tmp_path)!r})
        import values_with_methods as v
        assert type(v.next(0)) is type(v.Red) is type(v.to_cell(7)) is int
        assert v.Color.string(1) == "green"
        assert v.Shade.Real_(7) == 7 and v.Shade.Real == 7
        try:
            v.Color(9)
        except ValueError:
            print("refused")
    """
    assert python(inspect.cleandoc(code)).strip() == "refused"
