"""What is no value for Go is refused in words that say where it is and what was meant.

In: the module `kinds`, as a generated package and as a handle. Out: for each case the exception,
with the function, the argument, the path in it, what was expected and what came.
"""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
import usegolib

NAN = float("nan")


class Both(NamedTuple):
    """The same package twice, with names as they are in Python and in Go."""

    package: Any
    other: Any
    is_generated: bool

    def name(self, go: str) -> str:
        """What a function of Go is called."""
        words = "".join(f"_{c.lower()}" if c.isupper() else c for c in go)
        return words.removeprefix("_") if self.is_generated else go


@pytest.fixture(scope="module", params=["generated", "dynamic"])
def both(request: pytest.FixtureRequest, kinds: ModuleType, kinds_artifacts: Path) -> Both:
    """The module and the handle, each with the other beside it."""
    handle = usegolib.import_("example.com/kinds", artifact_dir=kinds_artifacts)
    if request.param == "generated":
        return Both(kinds, handle, True)
    return Both(handle, kinds, False)


class Case(NamedTuple):
    """A function of Go, an argument that it does not take, and what is said of that."""

    function: str
    argument: Callable[[Any], object]
    place: str
    expected: str
    came: str
    error: type[Exception] = TypeError


POINT = "expected kinds.Point"
CASES = [
    # A mapping with wrong keys or values, three levels down.
    Case("Nested", lambda k: {"a": {1: [k.Point(), 2]}}, "m['a'][1][1]", POINT, "got int"),
    Case("Nested", lambda k: {"a": {1: [None]}}, "m['a'][1][0]", POINT, "got NoneType"),
    Case("Nested", lambda k: {"a": {1: {2: 3}}}, "m['a'][1]", "expected []kinds.Point", "got dict"),
    Case("Nested", lambda k: {"a": {"b": []}}, "m['a'], key 'b'", "expected int", "got str"),
    Case("Nested", lambda k: {"a": {1.0: []}}, "m['a'], key 1.0", "expected int", "got float"),
    Case("Nested", lambda k: {"a": {True: []}}, "m['a'], key True", "expected int", "got bool"),
    Case("Nested", lambda k: {"a": [1]}, "m['a']", "expected map[int][]kinds.Point", "got list"),
    Case("Nested", lambda k: {"a": {1: [k.Point(x="b")]}}, "m['a'][1][0].x", "int", "got str"),
    Case(
        "Nested",
        lambda k: {"a": {2**64: []}},
        f"m['a'], key {2**64}",
        "expected int (-92",
        str(2**64),
        OverflowError,
    ),
    Case("OfAny", lambda k: {"a": [{1: {2}}]}, "m['a'][0][1]", "expected any", "got set"),
    Case("OfAny", lambda k: {"a": {"b": {"c": object}}}, "m['a']['b']['c']", "any", "got type"),
    Case("OfAny", lambda k: {1: 1}, "m, key 1", "expected string", "got int"),
    Case("ByPoint", lambda k: {k.Point(y="1"): 1}, "m, key", "expected int", "got str"),
    Case("ByPair", lambda k: {(1, "b"): 1}, "m, key (1, 'b')", "expected int", "got str"),
    # A record with an ill-typed field.
    Case("EchoFields", lambda k: k.Fields(flag=1), "v.flag", "expected bool", "got int"),
    Case("EchoFields", lambda k: k.Fields(tags="ab"), "v.tags", "expected []string", "got str"),
    Case("EchoFields", lambda k: k.Fields(tags=["a", 1]), "v.tags[1]", "string", "got int"),
    Case("EchoFields", lambda k: k.Fields(rows=[[1], ["a"]]), "v.rows[1][0]", "int", "got str"),
    Case("EchoFields", lambda k: k.Fields(corner=None), "v.corner", POINT, "got NoneType"),
    Case("EchoFields", lambda k: k.Fields(corner={"x": 1}), "v.corner", POINT, "got dict"),
    Case("EchoFields", lambda k: k.Fields(path=[(1, 2)]), "v.path[0]", POINT, "got tuple"),
    Case(
        "EchoFields",
        lambda k: k.Fields(by_name={"a": k.Point(x=1.0)}),
        "v.by_name['a'].x",
        "expected int",
        "got float",
    ),
    Case(
        "EchoFields",
        lambda k: k.Fields(small=300),
        "v.small",
        "expected int8 (-128 to 127)",
        "300",
        OverflowError,
    ),
    Case(
        "EchoFields",
        lambda k: k.Fields(pair=(1, 2, 3)),
        "v.pair",
        "expected [2]int",
        "got 3",
        ValueError,
    ),
    # A dict, or anything else, where a record is wanted.
    Case("TakePoint", lambda k: {"x": 1, "y": 2}, "v", POINT, "got dict"),
    Case("TakePoint", lambda k: (1, 2), "v", POINT, "got tuple"),
    Case("TakePoint", lambda k: k.Fields, "v", POINT, "got type"),
    Case("TakePoint", lambda k: k.Fields(), "v", POINT, "got Fields"),
    Case("MaybePoint", lambda k: {}, "v", "expected *kinds.Point", "got dict"),
    Case("Path", lambda k: [k.Point(), {"x": 1}], "v[1]", POINT, "got dict"),
    # None where Go needs a value.
    Case("TakePoint", lambda k: None, "v", POINT, "got NoneType"),
    Case("String", lambda k: None, "v", "expected string", "got NoneType"),
    Case("Pair", lambda k: None, "v", "expected [2]int", "got NoneType"),
    Case("ByString", lambda k: {None: 1}, "m, key None", "expected string", "got NoneType"),
    Case("ByString", lambda k: {"a": None}, "m['a']", "expected int", "got NoneType"),
    Case("TakeLevel", lambda k: None, "v", "expected kinds.Level", "got NoneType"),
    # Keys that are one key in Python, or none.
    Case("ByFloat", lambda k: {NAN: 1}, "m", "the key nan", "not equal to itself", ValueError),
    Case("ByAny", lambda k: {NAN: 1}, "m", "the key nan", "not equal to itself", ValueError),
    Case("Any", lambda k: [{NAN: 1}], "v[0]", "the key nan", "not equal to itself", ValueError),
    Case("ByComplex", lambda k: {complex(0, NAN): 1}, "m", "the key", "nan", ValueError),
    Case("ByInt", lambda k: {1.0: "a"}, "m, key 1.0", "expected int", "got float"),
    Case("ByInt", lambda k: {True: "a"}, "m, key True", "expected int", "got bool"),
    Case("ByBool", lambda k: {1: 1}, "m, key 1", "expected bool", "got int"),
    Case("ByFloat", lambda k: {True: 1}, "m, key True", "expected float64", "got bool"),
    Case("ByRune", lambda k: {"a": 1, 97: 2}, "m", "'a' and 97", "one key", ValueError),
    Case("ByAddress", lambda k: {"::1": 1, "0::1": 1}, "m", "the same in Go", "::1", ValueError),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.function}-{case.place}")
def test_bad_input(both: Both, case: Case) -> None:
    name = both.name(case.function)
    with pytest.raises(case.error) as caught:
        getattr(both.package, name)(case.argument(both.package))
    assert type(caught.value) is case.error
    said = str(caught.value)
    assert said.startswith(f"{name}() argument 1, {case.place}"), said
    assert case.expected in said, said
    assert case.came in said, said


def test_a_record_of_the_handle_or_the_package_of_one_library(both: Both) -> None:
    take = getattr(both.package, both.name("TakePoint"))
    assert take(both.other.Point()) == take(both.package.Point())


def test_a_record_that_only_looks_like_it(kinds: ModuleType, kinds_artifacts: Path) -> None:
    part = usegolib.import_("example.com/kinds/part", artifact_dir=kinds_artifacts)
    handle = usegolib.import_("example.com/kinds", artifact_dir=kinds_artifacts)
    for take, point in (
        (kinds.take_point, kinds.part.Point()),
        (kinds.part.take, kinds.Point()),
        (handle.TakePoint, part.Point()),
        (part.Take, handle.Point()),
    ):
        with pytest.raises(TypeError) as caught:
            take(point)
        said = str(caught.value)
        assert said.startswith(f"{take.__name__}() argument 1, ")
        assert "expected " in said
        assert said.count("Point") >= 2, "what came has the name of what was expected"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda k: k.Point(z=1), "Point() got an unexpected keyword argument 'z'"),
        (lambda k: k.Point(X=1), "Point() got an unexpected keyword argument 'X'; Go's X is call"),
        (lambda k: k.Point(1), "Point() takes 0 positional arguments but 1 was given"),
        (lambda k: k.Crate(first=1), "Crate() missing 1 required keyword-only argument: 'sides'"),
        (lambda k: k.Crate(), "Crate() missing 1 required keyword-only argument: 'first'"),
    ],
)
def test_fields_that_are_not_there(both: Both, make: Callable[[Any], object], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        make(both.package)
    assert str(caught.value).startswith(message)


def test_what_a_method_is_not_called_on(both: Both) -> None:
    point = both.package.Point
    with pytest.raises(TypeError, match=r"^Point\.norm\(\) self: expected .*Point, got dict"):
        point.norm({"x": 1})
    with pytest.raises(TypeError, match=r"^Point\.add\(\) argument 1, other: expected .*Point"):
        point().add(1)
    with pytest.raises(TypeError, match=r"^Values\.get\(\) .*\['a'\]\[0\]: expected string"):
        both.package.Values.get({"a": [1]}, "a")
