"""Maps and complex numbers, alone, in each other, and in any."""

import cmath
from types import MappingProxyType, ModuleType

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

INTS = st.integers(-(2**63), 2**63 - 1)
SCALARS = (
    st.none()
    | st.booleans()
    | INTS
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text()
    | st.binary()
)
KEYS = st.booleans() | INTS | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=20)
        | st.dictionaries(st.text(), inner, max_size=5)
        | st.dictionaries(KEYS, inner, max_size=5)
    ),
    max_leaves=30,
)


@given(VALUES)
def test_any_value_comes_back(data: ModuleType, value: object) -> None:
    crossed = data.echo_any(value)
    assert crossed == value
    assert type(crossed) is type(value)


@given(st.dictionaries(st.text(), INTS))
def test_maps_of_strings(data: ModuleType, value: dict) -> None:
    assert data.echo_strings(value) == value
    assert list(data.echo_strings(value)) == sorted(value, key=str.encode)


@given(st.dictionaries(INTS, st.text()))
def test_maps_of_integers(data: ModuleType, value: dict) -> None:
    assert data.echo_ints(value) == value
    assert list(data.echo_ints(value)) == sorted(value)


@given(st.dictionaries(st.floats(allow_nan=False), INTS))
def test_maps_of_floats(data: ModuleType, value: dict) -> None:
    assert data.echo_floats(value) == value


@given(st.dictionaries(st.tuples(INTS, INTS), st.text()))
def test_keys_that_are_arrays_are_tuples(data: ModuleType, value: dict) -> None:
    assert data.echo_arrays(value) == value


@given(st.dictionaries(st.complex_numbers(allow_nan=False), INTS))
def test_complex_keys(data: ModuleType, value: dict) -> None:
    assert data.echo_complex_keys(value) == value


@given(st.dictionaries(st.text(), st.dictionaries(INTS, st.lists(INTS, max_size=3), max_size=3)))
def test_nested_maps(data: ModuleType, value: dict) -> None:
    made = {a: {b: [data.Point(x=n) for n in ns] for b, ns in m.items()} for a, m in value.items()}
    assert data.echo_nested(made) == made


def test_maps_of_other_kinds(data: ModuleType) -> None:
    keyed = {data.Point(x=1): [data.Point()], data.Point(): []}
    assert data.echo_keyed(keyed) == keyed
    assert data.echo_bools({True: 1, False: 2}) == {False: 2, True: 1}
    assert data.echo_runes({"a": 1}) == {97: 1}
    assert data.echo_addresses({"::1": 1}) == {"::1": 1}
    assert data.echo_values({"a": ["b"]}) == {"a": ["b"]}
    assert data.echo_any_map({1: "a", "b": [2]}) == {1: "a", "b": [2]}
    assert data.echo_strings(MappingProxyType({"a": 1})) == {"a": 1}
    assert data.is_nil_map(None)
    assert not data.is_nil_map({})
    assert data.echo_strings(None) == {}
    assert data.put({"a": 1}, "b", 2) == {"a": 1, "b": 2}


def test_what_go_sees_of_any(data: ModuleType) -> None:
    assert data.type_of({}) == "map[string]interface {}"
    assert data.type_of({"a": 1}) == "map[string]interface {}"
    assert data.type_of({1: 1}) == "map[interface {}]interface {}"
    assert data.type_of(1j) == "complex128"
    assert data.type_of(data.Point()) == "data.Point"


def test_what_any_gives(data: ModuleType) -> None:
    assert data.pointed() == data.Point(x=1, y=2)
    assert data.many() == {"a": data.Point(x=1, y=2), "b": [1j, None], "c": {1: "x"}}
    assert data.echo_any([{"a": data.Point()}]) == [{"a": data.Point()}]


@given(st.complex_numbers())
def test_complex_numbers(data: ModuleType, value: complex) -> None:
    crossed = data.echo_complex(value)
    assert repr(crossed) == repr(value) or cmath.isnan(value)


def test_what_becomes_a_complex_number(data: ModuleType) -> None:
    assert data.echo_complex(1) == 1
    assert data.echo_complex(1.5) == 1.5
    assert data.echo_complex(numpy.complex64(1 + 2j)) == 1 + 2j
    assert data.echo_complex(numpy.complex128(1 + 2j)) == 1 + 2j
    assert data.echo_complex64(0.1 + 0j) == complex(numpy.float32(0.1))
    assert data.echo_complexes([1, 2j]) == [1, 2j]
    with pytest.raises(OverflowError, match="out of range"):
        data.echo_complex64(1e300)
    with pytest.raises(TypeError, match="expected complex128, got str"):
        data.echo_complex("1")
    with pytest.raises(TypeError, match="expected complex128, got bool"):
        data.echo_complex(True)


class Growing:
    """An int that adds to a dict when it is read."""

    def __init__(self, grown: dict) -> None:
        """Remember the dict."""
        self.grown = grown

    def __index__(self) -> int:
        """Return 1, and grow the dict."""
        self.grown[str(len(self.grown))] = 1
        return 1


def grown() -> dict[str, object]:
    """Return a dict that grows when its value is read."""
    value: dict[str, object] = {}
    value["a"] = Growing(value)
    return value


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda d: d.echo_strings([("a", 1)]), TypeError, r"m: expected .*, got list; pass dict"),
        (lambda d: d.echo_strings({1: 1}), TypeError, r"m, key 1: expected string, got int"),
        (lambda d: d.echo_strings({"a": "b"}), TypeError, r"m\['a'\]: expected int, got str"),
        (
            lambda d: d.echo_nested({"a": {1: [d.Point(), 2]}}),
            TypeError,
            r"m\['a'\]\[1\]\[1\]: expected data.Point, got int",
        ),
        (lambda d: d.echo_floats({float("nan"): 1}), ValueError, "the key nan, which is not equal"),
        (lambda d: d.echo_any({float("nan"): 1}), ValueError, "the key nan, which is not equal"),
        (lambda d: d.echo_runes({"a": 1, 97: 2}), ValueError, "'a' and 97, which are one key"),
        (lambda d: d.echo_addresses({"::1": 1, "0::1": 2}), ValueError, "::1"),
        (lambda d: d.echo_any({(1, 2): 1}), TypeError, "which is a slice in Go, and no key"),
        (lambda d: d.echo_strings(grown()), RuntimeError, "changed size"),
        (lambda d: d.equal_keys(), ValueError, "1 and 1.0, which are equal in Python"),
        (lambda d: d.not_equal(), TypeError, "a map has NaN as a key"),
        (lambda d: d.echo_any({"a": {"b": {1}}}), TypeError, r"v\['a'\]\['b'\]: expected any"),
    ],
)
def test_what_is_refused(
    data: ModuleType, call: object, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call(data)


def test_what_contains_itself_is_refused(data: ModuleType) -> None:
    value: dict[str, object] = {}
    value["a"] = [value]
    with pytest.raises(ValueError, match="nested more than 512 deep"):
        data.echo_any(value)
