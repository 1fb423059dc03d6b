"""Records: Go structs that are nothing but their fields, as data classes that never change."""

import copy
import dataclasses
import datetime
import inspect
import pickle
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from hypothesis import given
from hypothesis import strategies as st
from installed import python, succeed

INTS = st.integers(-(2**63), 2**63 - 1)


@given(INTS, INTS)
def test_a_record_comes_back(data: ModuleType, x: int, y: int) -> None:
    point = data.Point(x=x, y=y)
    crossed = data.echo_point(point)
    assert crossed == point
    assert type(crossed) is data.Point
    assert hash(crossed) == hash(point)


def in_go_s_order(value: dict[str, object]) -> dict[str, object]:
    """Return the same dict, in the order in which maps come from Go."""
    return dict(sorted(value.items(), key=lambda pair: pair[0].encode()))


@given(st.data())
def test_a_record_of_every_kind_of_field_comes_back(data: ModuleType, draw: st.DataObject) -> None:
    points = st.builds(data.Point, x=INTS, y=INTS)
    boxes = st.builds(
        data.Box,
        name=st.text(),
        level=st.integers(-128, 127),
        ratio=st.floats(width=32, allow_nan=False),
        data=st.binary(),
        tags=st.lists(st.text()),
        rows=st.lists(st.lists(INTS)),
        corner=points,
        other=st.none() | points,
        path=st.lists(points),
        sides=st.tuples(points, points),
        by_name=st.dictionaries(st.text(), points).map(in_go_s_order),
        extra=st.none()
        | points
        | st.lists(st.integers(0, 9))
        | st.complex_numbers(allow_nan=False),
        timeout=st.timedeltas(datetime.timedelta(-9999), datetime.timedelta(9999)),
        since=st.datetimes(timezones=st.just(datetime.UTC)).map(
            lambda moment: moment.isoformat()[:19].split(".")[0] + "Z"
        ),
        # Go writes ::ffff:1.2.3.4 as that, and Python as ::ffff:102:304: both are the same.
        address=st.ip_addresses().filter(lambda it: not getattr(it, "ipv4_mapped", None)),
        phase=st.complex_numbers(allow_nan=False),
        count=st.none() | INTS,
        letter=st.characters(),
        class_=st.booleans(),
    )
    box = draw.draw(boxes)
    assert data.echo_box(box) == box
    assert repr(data.echo_box(box)) == repr(box)


def test_defaults_are_go_s_zero_values(data: ModuleType) -> None:
    assert data.echo_box(data.Box()) == data.Box()
    assert data.is_nil(data.Box()) == (True, True, True, True)
    assert data.is_nil(data.Box(tags=[], rows=[], data=b"", by_name={})) == (True,) * 4
    assert data.is_nil(data.Box(tags=["a"], rows=[[]], data=b"a", by_name={"a": data.Point()})) == (
        (False,) * 4
    )


def test_a_record_is_a_data_class(data: ModuleType) -> None:
    point = data.Point(x=1, y=2)
    assert dataclasses.is_dataclass(point)
    assert dataclasses.asdict(point) == {"x": 1, "y": 2}
    assert dataclasses.replace(point, y=3) == data.Point(x=1, y=3)
    assert [field.name for field in dataclasses.fields(data.Point)] == ["x", "y"]
    assert repr(point) == "Point(x=1, y=2)"
    assert str(inspect.signature(data.Point)) == "(*, x=0, y=0)"
    assert data.Point.__doc__ == "Point is a place."
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2
    match point:
        case data.Point(x=1, y=y):
            assert y == 2
        case _:
            pytest.fail("a record does not match its class")


def test_copies_and_pickles(data: ModuleType) -> None:
    box = data.Box(by_name={"a": data.Point(x=1)}, extra=[data.Point()])
    for made in (copy.copy(box), copy.deepcopy(box), pickle.loads(pickle.dumps(box))):
        assert made == box
        assert data.echo_box(made) == box
    assert copy.deepcopy(box).extra is not box.extra
    circle = data.shape.unit()
    assert pickle.loads(pickle.dumps(circle)) == circle
    norm = pickle.loads(pickle.dumps(data.Point(x=1, y=2).norm))
    assert norm() == 3


def test_one_class_for_all_modules_of_a_package(data: ModuleType) -> None:
    assert data.echo_circle(data.shape.Circle(radius=2)) == data.shape.Circle(radius=2.0)
    assert type(data.shape.unit()) is data.shape.Circle
    assert data.shape.Circle.__module__ == "data.shape"


def test_methods(data: ModuleType) -> None:
    point = data.Point(x=1, y=2)
    assert point.norm() == data.Point.norm(point) == 3
    assert point.scale(2) == data.Point(x=2, y=4)
    with pytest.raises(usegolib.GoError, match="cannot scale by nothing"):
        point.scale(0)
    with pytest.raises(TypeError, match=r"scale\(\) argument 1, by: expected int, got str"):
        point.scale("2")
    with pytest.raises(TypeError, match=r"norm\(\).*expected data.Point, got int"):
        data.Point.norm(1)
    assert data.shape.unit().area() == 3.0
    assert data.Level.next(data.Level.Low) == 1
    assert data.Values.get({"a": ["1"]}, "a") == "[1]"
    with pytest.raises(TypeError, match="Values has no instances"):
        data.Values()
    assert data.Point.norm.__name__ == "norm"
    assert data.Point.norm.__qualname__ == "Point.norm"


def test_generic_records_share_a_class(data: ModuleType) -> None:
    pair = data.Pair(first=1, second="a")
    assert data.echo_pair(pair) == pair
    assert data.swap_pair(pair) == data.Pair(first="a", second=1)
    assert pair.swap() == data.Pair(first="a", second=1)
    assert pair.swap().swap() == pair
    with pytest.raises(TypeError, match=r"pair\.first: expected int, got str|p\.first"):
        data.echo_pair(data.Pair(first="a", second=1))


def test_records_everywhere(data: ModuleType) -> None:
    points = [data.Point(x=1), data.Point(y=2)]
    assert data.echo_points(points) == points
    assert data.sum(*points) == data.Point(x=1, y=2)
    assert data.echo_optional(None) is None
    assert data.echo_optional(points[0]) == points[0]
    assert data.Origin == data.Point(x=1, y=2)
    assert data.move(data.Point(x=1), 2) == data.Point(x=3)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda d: d.echo_point({"x": 1}), "p: expected data.Point, got dict; pass an instance"),
        (lambda d: d.echo_point(None), "p: expected data.Point, got NoneType"),
        (lambda d: d.echo_point(d.shape.unit()), "p: expected data.Point, got Circle"),
        (lambda d: d.echo_points([d.Point(), (1, 2)]), r"p\[1\]: expected data.Point, got tuple"),
        (lambda d: d.echo_box(d.Box(name=1)), r"b\.name: expected string, got int"),
        (
            lambda d: d.echo_box(d.Box(by_name={"a": d.Point(x="1")})),
            r"b\.by_name\['a'\]\.x: expected int, got str",
        ),
        (lambda d: d.Point(1), "takes 0 positional arguments but 1 was given"),
        (lambda d: d.Point(z=1), "got an unexpected keyword argument 'z'"),
    ],
)
def test_what_is_refused(data: ModuleType, call: object, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(data)


def test_a_package_and_a_handle_take_each_others_records(
    data: ModuleType, data_artifacts: Path
) -> None:
    handle = usegolib.import_("example.com/data", artifact_dir=data_artifacts)
    made = data.echo_point(handle.Point(x=1, y=2))
    assert made == data.Point(x=1, y=2)
    assert data.echo_any(handle.Point(x=3)) == data.Point(x=3)
    assert handle.EchoPoint(data.Point(x=4)) == handle.Point(x=4)


def test_records_of_a_handle(data_artifacts: Path) -> None:
    handle = usegolib.import_("example.com/data", artifact_dir=data_artifacts)
    point = handle.Point(x=1, y=2)
    assert handle.EchoPoint(point) == point
    assert point.norm() == 3
    assert pickle.loads(pickle.dumps(point)) == point
    assert pickle.loads(pickle.dumps(point.norm))() == 3
    assert handle.Level.next(0) == 1
    assert handle.Values.get({"a": []}, "a") == "[]"
    again = usegolib.import_("example.com/data", artifact_dir=data_artifacts)
    assert again.Point is handle.Point
    assert {"Point", "Values", "Level"} <= set(dir(handle))


def test_importing_makes_no_class(data_dir: Path) -> None:
    code = """
        import sys, data
        assert "dataclasses" not in sys.modules and "Point" not in vars(data)
        data.echo_point(data.Point())
        assert "dataclasses" not in sys.modules and "Point" in vars(data)
    """
    python(code, data_dir)


def test_a_record_of_a_package_above_the_generated_one(tmp_path: Path) -> None:
    code = "type Point struct{ X int }\n\nfunc (p Point) Twice() Point { return Point{2 * p.X} }"
    module = write_module(tmp_path / "above", code, "example.com/above")
    (module / "sub").mkdir()
    (module / "sub" / "sub.go").write_text(
        'package sub\n\nimport "example.com/above"\n\n'
        "func Move(p *above.Point) above.Point { p.X++; return *p }\n"
        "func Origin() above.Point { return above.Point{X: 1} }\n"
    )
    succeed("gen", module / "sub", "--out", tmp_path / "out", "--level", "2")
    stub = (tmp_path / "out" / "sub" / "__init__.pyi").read_text(encoding="utf-8")
    assert "def origin() -> Any:" in stub
    code = """
        import dataclasses, sub
        origin = sub.origin()
        other = type(origin)(x=5)
        assert sub.move(other) == dataclasses.replace(origin, x=6)
        assert origin.x == 1
        print(type(origin).__module__, repr(other), other.twice())
    """
    assert python(code, tmp_path / "out") == "example.com/above Point(x=5) Point(x=10)"
