"""Interfaces: their values come as what they are, and whatever implements one goes in."""

import copy
import dataclasses
import gc
import inspect
import pickle
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from installed import python, succeed
from waiting import eventually

LEVEL = "Python objects for Go interfaces come with level 4"
PLAIN = "a plain value does not say of which Go type it is"


def test_a_result_is_of_the_class_of_its_type(interfaces: ModuleType) -> None:
    circle = interfaces.new_circle(2)
    assert type(circle) is interfaces.Circle
    assert isinstance(circle, interfaces.Shape)
    assert not isinstance(circle, interfaces.Named)
    assert circle.area() == 12
    circle.widen(1)
    assert circle.area() == 27
    assert interfaces.Shape.area(circle) == 27


def test_every_kind_of_value(interfaces: ModuleType) -> None:
    shapes = interfaces.all()
    assert shapes[-1] is None
    assert [type(shape).__name__ for shape in shapes[:-1]] == [
        "Circle", "Circle", "Cube", "Point", "Point", "Celsius", "List", "Measure", "hidden",
        "secret",
    ]  # fmt: skip
    assert [shape.area() for shape in shapes[:-1]] == [3, 12, 6, 6, 12, 5, 3, 7, 8, 24]
    assert all(isinstance(shape, interfaces.Shape) for shape in shapes[:-1])
    of_go = [isinstance(shape, usegolib.Object) for shape in shapes[:-1]]
    assert of_go == [True] * 3 + [False] * 3 + [True] * 4, "records, and a number"
    assert shapes[3:5] == [interfaces.Point(x=2, y=3), interfaces.Point(x=3, y=4)]
    assert interfaces.kinds(*shapes) == [
        "a circle", "a pointer to a circle", "*interfaces.Cube", "interfaces.Point",
        "interfaces.Point", "interfaces.Celsius", "interfaces.List", "interfaces.Measure",
        "*interfaces.hidden", "interfaces.secret", "nil",
    ]  # fmt: skip
    assert interfaces.total(shapes) == 86


def test_one_private_class_for_each_type(interfaces: ModuleType) -> None:
    hidden, again = interfaces.all()[8], interfaces.all()[8]
    assert type(hidden) is type(again)
    assert isinstance(hidden, interfaces.Solid)
    assert isinstance(hidden, interfaces.Titled)
    assert not isinstance(hidden, interfaces.Grower)
    assert (hidden.name(), hidden.volume(), hidden.area()) == ("hidden", 16, 8)
    assert interfaces.fill(hidden) == 16
    assert repr(hidden).startswith("<interfaces.hidden object ")
    secret = interfaces.all()[9]
    assert isinstance(secret, interfaces.Solid)
    assert isinstance(secret, interfaces.Grower)
    secret.grow(1)
    assert secret.volume() == 27
    with pytest.raises(usegolib.GoError, match="it shrinks"):
        secret.grow(-1)


def test_what_was_passed_by_value_stays_a_value(interfaces: ModuleType) -> None:
    assert interfaces.kind(interfaces.new_circle(1)) == "a circle"
    assert interfaces.kind(interfaces.circle_of(1)) == "a circle"
    assert interfaces.kind(interfaces.circle_at(1)) == "a pointer to a circle"
    assert interfaces.kind(interfaces.cube_of(1)) == "*interfaces.Cube", "only that implements it"
    circle = interfaces.circle_of(1)
    circle.widen(1)
    assert interfaces.total([circle]) == 12
    first, second = interfaces.twice(circle)
    first.widen(1)
    assert (first.area(), second.area()) == (27, 12)


def test_the_bases_of_classes(interfaces: ModuleType) -> None:
    i = interfaces
    assert i.Circle.__bases__ == (usegolib.Object, i.Shape)
    assert i.Cube.__bases__ == (usegolib.Object, i.Solid, i.Grower)
    assert i.Solid.__bases__ == (i.Named, i.Shape, i.Titled)
    assert i.Shape.__bases__ == (object,)
    assert not issubclass(i.Named, i.Titled)
    assert not issubclass(i.Titled, i.Named)
    assert type(i.Shape) is type
    assert i.Shape.__slots__ == ()
    assert (i.Shape.__module__, i.Shape.__qualname__) == ("interfaces", "Shape")
    assert "Shape has an area." in inspect.getdoc(i.Shape)
    assert "Area is how large it is." in i.Shape.area.__doc__
    assert not hasattr(i.new_circle(1), "__dict__")


def test_an_interface_has_no_instances_of_its_own(interfaces: ModuleType) -> None:
    with pytest.raises(
        TypeError,
        match=r"cannot make a Shape in Python: it is a Go interface; from Go: .*new_circle\(\)",
    ):
        interfaces.Shape()
    with pytest.raises(TypeError, match="it is a Go interface"):
        interfaces.Shape(1, x=2)

    class Mine(interfaces.Shape):
        pass

    with pytest.raises(TypeError, match="cannot make a Shape in Python"):
        Mine()
    hidden = interfaces.all()[8]
    with pytest.raises(TypeError, match="cannot make a hidden in Python"):
        type(hidden)()
    for attempt in (copy.copy, pickle.dumps):
        with pytest.raises(TypeError, match=r"cannot copy or pickle an interfaces\.hidden"):
            attempt(hidden)
    with pytest.raises(TypeError):
        type("Derived", (type(hidden),), {})


def test_annotations_at_run_time(interfaces: ModuleType) -> None:
    i = interfaces
    hints = i.kind.__annotations__
    assert hints == {"shape": i.Shape | i.List | None, "return": str}
    assert i.new_circle.__annotations__["return"] is i.Shape
    assert i.Solid.volume.__annotations__["return"] is float
    assert "shape" in inspect.signature(i.kind).parameters


def test_nil_and_what_is_nil_within(interfaces: ModuleType) -> None:
    assert interfaces.typed(False) is None
    typed = interfaces.typed(True)
    assert type(typed) is interfaces.Cube
    assert repr(typed) == "<interfaces.Cube nil>"
    assert typed is not None
    assert (interfaces.is_nil(None), interfaces.is_nil(typed)) == (True, False)
    assert interfaces.name_of(typed) == typed.name() == "no cube"
    assert interfaces.same(typed, typed)
    with pytest.raises(usegolib.GoPanicError, match="nil pointer"):
        typed.area()
    with pytest.raises(usegolib.GoPanicError, match="nil pointer"):
        interfaces.name_of(None)
    with pytest.raises(TypeError, match=r"area\(\) self: expected interfaces.Shape, got None"):
        interfaces.Shape.area(None)


def test_records_that_implement_it(interfaces: ModuleType) -> None:
    point = interfaces.Point(x=2, y=5)
    assert interfaces.kind(point) == "interfaces.Point"
    assert interfaces.total([point, None, point]) == 20
    assert interfaces.Shape.area(point) == 10
    within = interfaces.point_within(2, 3)
    assert type(within) is interfaces.Point
    assert within == interfaces.Point(x=2, y=3)
    assert interfaces.Point.__bases__ == (interfaces.Shape,)
    assert isinstance(point, interfaces.Shape)
    assert (within.area(), interfaces.kind(within)) == (6, "interfaces.Point")
    assert interfaces.sum({"a": point}) == 10
    assert pickle.loads(pickle.dumps(within)) == copy.copy(within) == within
    assert dataclasses.replace(within, x=5) == interfaces.Point(x=5, y=3)
    assert not hasattr(within, "__dict__")
    with pytest.raises(
        TypeError, match=r"expected interfaces.Shape, got a Pair, which does not implement it"
    ):
        interfaces.kind(interfaces.Pair(a=1, b=2))
    with pytest.raises(TypeError, match=r"expected interfaces.Named, got a Point, which does not"):
        interfaces.name_of(point)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (object(), LEVEL),
        (len, LEVEL),
        *((it, PLAIN) for it in (1, "a", [], {}, 1.5, True, b"", ())),
    ],
)
def test_what_is_no_value_of_go(interfaces: ModuleType, wrong: object, why: str) -> None:
    got = f"got {type(wrong).__name__}; {why}"
    message = re.escape(f"kind() argument 1, shape: expected interfaces.Shape, {got}")
    with pytest.raises(TypeError, match=message):
        interfaces.kind(wrong)
    with pytest.raises(TypeError, match=re.escape(f"shapes[1]: expected interfaces.Shape, {got}")):
        interfaces.total([None, wrong])


def test_an_instance_with_the_methods(interfaces: ModuleType) -> None:
    class Mine:
        def area(self) -> float:
            return 1

    with pytest.raises(TypeError, match=LEVEL):
        interfaces.kind(Mine())


def test_an_object_without_a_method_is_told_which(interfaces: ModuleType) -> None:
    lacks = "a *interfaces.Circle, which lacks the method Name"
    message = re.escape(f"fill() argument 1, solid: expected interfaces.Solid, got {lacks}")
    for circle in (interfaces.new_circle(1), interfaces.circle_at(1)):
        with pytest.raises(TypeError, match=message):
            interfaces.fill(circle)
    with pytest.raises(TypeError, match=r"argument 2, options\[0\]: .*lacks the method apply"):
        interfaces.build("a", interfaces.new_cube(1))
    with pytest.raises(TypeError, match=r"Solid.volume\(\) self: expected .*, which lacks"):
        interfaces.Solid.volume(interfaces.new_circle(1))
    with pytest.raises(TypeError, match=r"like\(\) argument 1, other: expected interfaces.Grower"):
        interfaces.new_cube(1).like(interfaces.new_circle(1))


def test_an_object_goes_in_as_itself(interfaces: ModuleType) -> None:
    cube, other = interfaces.new_cube(1), interfaces.new_cube(1)
    assert cube.like(cube)
    assert not cube.like(other)
    assert interfaces.same(cube, cube)
    assert interfaces.Grower.like(cube, cube)


def test_slices_arrays_and_maps(interfaces: ModuleType) -> None:
    shapes = [interfaces.new_circle(1), interfaces.new_cube(1)]
    assert interfaces.both(shapes) == 9
    by_kind = interfaces.by_kind(shapes)
    assert {kind: type(shape) for kind, shape in by_kind.items()} == {
        "*interfaces.Cube": interfaces.Cube,
        "a circle": interfaces.Circle,
    }
    assert interfaces.sum(by_kind) == 9
    with pytest.raises(ValueError, match=r"expected \[2\]interfaces.Shape, got 1 element"):
        interfaces.both(shapes[:1])


def test_what_only_a_sequence_or_mapping_has_lives_long_enough(interfaces: ModuleType) -> None:
    class Row(Sequence[object]):
        __len__ = lambda _: 100  # noqa: E731
        __getitem__ = lambda _, index: interfaces.new_cube(range(100)[index] and 1)  # noqa: E731

    class Made(Mapping[str, object]):
        __len__ = lambda _: 100  # noqa: E731
        __iter__ = lambda _: iter(map(str, range(100)))  # noqa: E731
        __getitem__ = lambda _, key: interfaces.new_cube(1)  # noqa: E731

    for _ in range(20):
        assert interfaces.total(Row()) == 594
        assert interfaces.sum(Made()) == 600
        assert interfaces.describe(Row()) == "[]interface {}"
        assert interfaces.describe(Made()) == "map[string]interface {}"


def test_variables(interfaces: ModuleType) -> None:
    assert interfaces.Nothing is None
    assert type(interfaces.Default) is interfaces.Circle
    assert [type(shape) for shape in interfaces.Shapes] == [interfaces.Circle, interfaces.Cube]
    interfaces.Origin.grow(1)
    assert interfaces.Origin.volume() == 64, "the variable itself"
    interfaces.Unit.grow(2)
    assert interfaces.grown() == 7
    assert type(interfaces.Default) is interfaces.Cube
    assert interfaces.same(interfaces.Default, interfaces.Default)
    assert "Default" in dir(interfaces)


def test_options(interfaces: ModuleType) -> None:
    assert interfaces.build("a").volume() == 1
    options = interfaces.with_side(3), interfaces.doubled()
    assert interfaces.build("a", *options).volume() == 216
    assert all(isinstance(option, interfaces.Option) for option in options)
    assert [type(option).__name__ for option in options] == ["side", "doubled"]


def test_what_one_implementation_writes_comes_back_from_all(interfaces: ModuleType) -> None:
    assert interfaces.new_ones().fill(b"\0\0") == b"\1\1"
    assert interfaces.new_lazy().fill(b"\0\0") == b"\0\0"
    assert [interfaces.filling(lazy).fill(b"\0") for lazy in (True, False)] == [b"\0", b"\1"]


def test_a_method_that_cannot_be_called(interfaces: ModuleType) -> None:
    blocked = interfaces.new_blocked()
    assert blocked.ready()
    for holder in (blocked, interfaces.Blocked):
        with pytest.raises(AttributeError, match=r"Blocked.Wait cannot be called from Python"):
            _ = holder.wait
    with pytest.raises(AttributeError):
        _ = blocked.unknown
    with pytest.raises(AttributeError):
        _ = type(blocked).unknown


def test_objects_in_any(interfaces: ModuleType) -> None:
    cube = interfaces.new_cube(2)
    back = interfaces.anything(cube)
    assert type(back) is interfaces.Cube
    assert interfaces.same(back, cube)
    assert interfaces.describe(cube) == "*interfaces.Cube"
    assert interfaces.describe(interfaces.new_circle(1)) == "interfaces.Circle"
    assert interfaces.describe(interfaces.all()[8]) == "*interfaces.hidden"
    assert interfaces.describe(interfaces.typed(True)) == "*interfaces.Cube"
    nested = interfaces.anything({"a": [cube, None], "b": interfaces.Box(content=cube)})
    assert nested["a"][0].volume() == nested["b"].content.volume() == 8
    assert nested["a"][1] is None


def test_what_any_holds(interfaces: ModuleType) -> None:
    mixed = interfaces.mixed()
    assert type(mixed["pointer"]) is interfaces.Cube
    assert type(mixed["value"]) is interfaces.Circle
    assert [type(each) for each in mixed["list"]] == [interfaces.Cube, interfaces.Circle]
    assert mixed["cubes"][0].volume() == 27
    assert mixed["cubes"][1] is None
    assert repr(mixed["nil"]) == "<interfaces.Cube nil>"
    assert mixed["map"]["a"].volume() == 64
    assert mixed["box"].content.volume() == 125
    assert interfaces.open(interfaces.Box(content=mixed["pointer"])).volume() == 1
    assert interfaces.kind(mixed["value"]) == "a circle"
    with pytest.raises(TypeError, match=r"\*interfaces.hidden, which cannot be passed to Python"):
        interfaces.foreign()
    for keyed in (interfaces.keyed_by_value, interfaces.keyed_by_circle):
        with pytest.raises(TypeError, match="cannot be passed to Python"):
            keyed()


def test_another_package_of_the_module(interfaces: ModuleType) -> None:
    import interfaces.plot as plot  # type: ignore[import-not-found]

    sprite = plot.new(3)
    assert isinstance(sprite, interfaces.Shape)
    assert interfaces.kind(sprite) == "*plot.Sprite"
    assert plot.draw(interfaces.new_circle(1)) == "drawn: a circle"
    assert type(interfaces.twice(sprite)[0]) is plot.Sprite


def test_dropping_frees(interfaces: ModuleType) -> None:
    gc.collect()
    assert eventually(lambda: interfaces.count_live() == 0)
    held = interfaces.track_shapes(100), interfaces.track_any(100)
    assert interfaces.count_live() == 200
    del held
    assert eventually(lambda: interfaces.count_live() == 0)


@pytest.mark.parametrize("keys", [(float("nan"),), (1, 1.0)], ids=["Go refuses", "Python refuses"])
def test_what_cannot_be_delivered_is_freed(interfaces: ModuleType, keys: tuple[float, ...]) -> None:
    gc.collect()
    assert eventually(lambda: interfaces.count_live() == 0)
    with pytest.raises((TypeError, ValueError)):
        interfaces.fails(*keys)
    assert eventually(lambda: interfaces.count_live() == 0)


def test_many_threads(interfaces: ModuleType) -> None:
    def work(seed: int) -> int:
        for n in range(200):
            shapes = interfaces.all()
            assert interfaces.total(shapes) == 86
            assert interfaces.kind(shapes[n % 10]) == interfaces.kinds(*shapes)[n % 10]
        return seed

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == list(range(8))


def test_an_object_of_another_library(interfaces_dir: Path, tmp_path: Path) -> None:
    code = """
        type Shape interface { Area() float64 }
        type Square struct { side float64 }

        func NewSquare() *Square { return &Square{1} }
        func (s *Square) Area() float64 { return s.side }
        func Hold(shape Shape) Shape { return shape }
        func Any(v any) any { return v }
    """
    other = write_module(tmp_path / "in", code, "example.com/other")
    succeed("gen", other, "--out", tmp_path / "out", "--level", "3")
    printed = python(
        """
        import interfaces, other
        square = other.new_square()
        for call in (interfaces.kind, interfaces.anything):
            try:
                print(call(square))
            except TypeError as error:
                print(error)
        print(isinstance(square, interfaces.Shape), isinstance(other.hold(square), other.Shape))
        """,
        interfaces_dir,
        tmp_path / "out",
    )
    first, second, third = printed.splitlines()
    assert "expected interfaces.Shape, got a Square of other, another Go library" in first
    assert "expected any, got a Square of other, another Go library" in second
    assert third == "False True"


def test_handles(tmp_path: Path, interfaces_dir: Path) -> None:
    modules = Path(__file__).parents[2] / "modules"
    succeed("build", modules / "interfaces", "--out", tmp_path, "--level", "3")
    printed = python(
        f"""
        import usegolib
        i = usegolib.import_("example.com/interfaces", artifact_dir={str(tmp_path)!r})
        circle = i.NewCircle(2)
        print(type(circle) is i.Circle, isinstance(circle, i.Shape), circle.area(), i.Kind(circle))
        print(type(i.Default).__name__, i.Shape.__module__, "Shape" in dir(i))
        try:
            i.Shape()
        except TypeError as error:
            print(error)
        """
    )
    first, second, third = printed.splitlines()
    assert first == "True True 12.0 a circle"
    assert second == "Circle example.com/interfaces True"
    assert third.startswith("cannot make a Shape in Python: it is a Go interface; ")
    assert "NewCircle()" in third


def test_a_module_of_types_alone(tmp_path: Path) -> None:
    code = """
        type Shape interface { Area() float64; Like(other Shape) bool }
        type Square struct { side float64 }

        func (s *Square) Area() float64 { return s.side }
        func (s *Square) Like(other Shape) bool { return s == other }
        func (s *Square) Itself() Shape { return s }
    """
    module = write_module(tmp_path / "in", code, "example.com/alone")
    succeed("gen", module, "--out", tmp_path / "out", "--level", "3")
    printed = python(
        "import alone; print(alone.Square.__bases__[1] is alone.Shape, dir(alone.Shape)[-2:])",
        tmp_path / "out",
    )
    assert printed == "True ['area', 'like']"


def test_stubs_and_run_time_agree(interfaces_dir: Path, tmp_path: Path) -> None:
    use = tmp_path / "use.py"
    use.write_text(
        "from interfaces import Circle, Cube, Point, Shape, Solid, build, kind, new_cube\n"
        "from interfaces import total, typed, with_side\n"
        "cube = new_cube(1)\n"
        "solid: Solid = cube\n"
        "shape: Shape = solid\n"
        "kind(shape), kind(Point(x=1)), kind(None), total([shape, cube])\n"
        "build('a', with_side(1))\n"
        "found = typed(True)\n"
        "if found is not None:\n"
        "    print(found.volume(), found.name())\n"
        "if isinstance(shape, Circle):\n"
        "    shape.widen(1)\n"
        "kind(1)  # type: ignore[arg-type]\n"
        "Shape()  # type: ignore[call-arg]\n"
    )
    mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    checked = subprocess.run(
        [*mypy, str(use)],
        env={"MYPYPATH": str(interfaces_dir), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
