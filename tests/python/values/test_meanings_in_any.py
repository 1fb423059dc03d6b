"""At level 3 any holds times, other texts that are a whole value, big integers and errors."""

import datetime
import decimal
import fractions
import gc
import uuid
from collections.abc import Iterator
from types import ModuleType

import pytest
import usegolib
from hypothesis import given
from hypothesis import strategies as st
from installed import MODULES, python, succeed

TEXT = "1979-05-27T07:32:00.123456+02:00"
UTC = datetime.UTC
FROM_GO = [
    ("time", TEXT),
    ("utc", "1979-05-27T05:32:00.123456Z"),
    ("pointer", TEXT),
    ("none", None),
    ("times", [TEXT, "1979-05-27T05:32:00.123456Z"]),
    ("nested", {"at": TEXT, "in": [[TEXT, None]]}),
    ("keys", {"a": 2, TEXT: 1}),
    ("time keys", {"1979-05-27T06:32:00.123456+02:00": 2, TEXT: 1}),
    ("address", "::1"),
    ("prefix", "10.0.0.0/8"),
    ("fraction", "-3/4"),
    ("duration", 90_000_000_000),
    ("month", 3),
]


@pytest.mark.parametrize(("name", "value"), FROM_GO)
def test_a_text_type_is_its_text(anys: ModuleType, name: str, value: object) -> None:
    assert anys.get(name) == value


def test_a_time_without_text_raises_what_go_says(anys: ModuleType) -> None:
    with pytest.raises(usegolib.GoError, match="year outside of range"):
        anys.get("late")


def test_two_keys_with_one_text_are_not_lost(anys: ModuleType) -> None:
    with pytest.raises(ValueError, match="which are equal in Python"):
        anys.get("same keys")


def test_in_a_field_of_a_record(anys: ModuleType) -> None:
    row = anys.records()
    assert row.when == TEXT
    assert isinstance(row.cell, anys.Status)


@given(st.integers() | st.integers(-(2**200), 2**200))
def test_an_integer_of_any_size(anys: ModuleType, number: int) -> None:
    for value in (True, False):
        assert anys.number(str(number), value) == number


@pytest.mark.parametrize("edge", [2**63, 2**64, 2**127, 2**128, 256**9])
def test_integers_at_the_edges(anys: ModuleType, edge: int) -> None:
    near = [number + off for number in (edge, -edge) for off in (-1, 0, 1)]
    assert anys.numbers(*map(str, near)) == near


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("error", "ErrFull", "full"),
        ("wrapped", "GoError", "wrapped: EOF"),
        ("fault", "Fault", "line 3"),
        ("circular", "Fault", "line 4"),
        ("status", "Status", "status 404"),
        ("status pointer", "Status", "status 500"),
        ("hidden", "GoError", "hidden"),
        ("limit", "GoError", "limit 7"),
    ],
)
def test_an_error_is_an_exception(anys: ModuleType, name: str, kind: str, text: str) -> None:
    found = anys.get(name)
    assert isinstance(found, getattr(anys, kind, usegolib.GoError))
    assert str(found) == text


def test_what_an_exception_has(anys: ModuleType) -> None:
    fault = anys.get("fault")
    assert (fault.line, fault.any, fault.go_type) == (3, TEXT, "*anys.Fault")
    assert isinstance(anys.get("wrapped"), usegolib.errors.EOF)
    assert anys.get("status").code == 404
    assert anys.get("status").go_type == "anys.Status"
    assert anys.get("status pointer").go_type == "*anys.Status"


def test_a_nil_pointer_that_is_an_error_is_one(anys: ModuleType) -> None:
    assert anys.get("nil fault").go_type == "*anys.Fault"


def test_errors_in_lists_and_maps(anys: ModuleType) -> None:
    full, nothing = anys.get("errors")
    assert isinstance(full, anys.ErrFull)
    assert nothing is None
    first, nothing = anys.get("faults")
    assert (first.line, nothing) == (1, None)
    found = anys.get("in a map")
    assert found["why"].code == 1
    assert found["all"][2].line == 2


@pytest.mark.parametrize("name", ["error keys", "error kind keys", "channel"])
def test_what_is_refused(anys: ModuleType, name: str) -> None:
    with pytest.raises(TypeError):
        anys.get(name)


def test_go_keeps_an_error_as_long_as_its_exception(anys: ModuleType) -> None:
    gc.collect()
    before = usegolib.stats()["objects"]
    kept = [anys.get("errors"), anys.get("in a map")]
    assert usegolib.stats()["objects"] == before + 3
    with pytest.raises(TypeError):
        anys.get("channel")
    del kept
    gc.collect()
    assert usegolib.stats()["objects"] == before


def test_an_error_goes_back_as_itself(anys: ModuleType) -> None:
    assert anys.is_full(anys.get("error"))
    assert not anys.is_full(anys.get("status"))
    assert anys.describe(anys.get("status")) == "anys.Status status 404"
    assert anys.same([anys.get("fault")])[0].line == 3
    with pytest.raises(ValueError, match="made in Python"):
        anys.describe(usegolib.GoError("x"))


def test_a_datetime_is_a_time(anys: ModuleType) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))
    at = datetime.datetime(2024, 2, 29, 1, 2, 3, 456789, zone)
    text = "time.Time 2024-02-29T01:02:03.456789-03:30 -12600"
    assert anys.describe(at) == text
    assert anys.describe_all(at, 1) == [text, "int 1"]
    assert anys.same({"at": [at]}) == {"at": ["2024-02-29T01:02:03.456789-03:30"]}
    assert anys.same(anys.Row(cell=at)).cell == at.isoformat()
    assert anys.describe(TEXT) == f"string {TEXT}"


@given(st.datetimes(timezones=st.just(UTC)))
def test_every_datetime_comes_back(anys: ModuleType, at: datetime.datetime) -> None:
    assert datetime.datetime.fromisoformat(anys.same(at)) == at


@pytest.mark.parametrize(
    ("value", "error", "hint"),
    [
        (datetime.datetime(2024, 1, 1), ValueError, "pass value.astimezone"),
        (datetime.date(2024, 1, 1), TypeError, "pass value.isoformat"),
        (datetime.time(1, 2), TypeError, "pass value.isoformat"),
        (uuid.UUID(int=1), TypeError, "pass str"),
        (decimal.Decimal("0.1"), TypeError, "pass str"),
        (fractions.Fraction(1, 3), TypeError, "pass str"),
        (print, TypeError, "functions for Go's come with level 4"),
        (lambda: 1, TypeError, "functions for Go's come with level 4"),
    ],
)
def test_what_go_is_not_given(
    anys: ModuleType, value: object, error: type[Exception], hint: str
) -> None:
    with pytest.raises(error, match=hint):
        anys.same(value)
    with pytest.raises(error, match=hint):
        anys.same({"a": [value]})


def test_a_function_is_no_object_of_a_type_of_functions(anys: ModuleType) -> None:
    assert anys.new_engine(anys.with_count(3)).count() == 3
    with pytest.raises(TypeError, match=r"expected anys\.Option.*come with level 4"):
        anys.new_engine(lambda engine: None)
    with pytest.raises(TypeError) as caught:
        anys.new_engine(1)
    assert "level 4" not in str(caught.value)


@pytest.fixture(scope="module", params=["1", "2"])
def lower(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("lower")
    succeed("gen", MODULES / "anys", "--out", folder, "--level", request.param)
    return python(
        """
        import datetime, anys
        now = datetime.datetime.now(datetime.UTC)
        gets = [lambda: anys.get("time"), lambda: anys.get("error"), lambda: anys.number("1", True)]
        for call in [*gets, lambda: anys.same(now)]:
            try:
                print(call())
            except TypeError:
                print("TypeError")
        """,
        folder,
    )


def test_lower_levels_refuse_them(lower: str) -> None:
    assert lower.split() == ["TypeError"] * 4
