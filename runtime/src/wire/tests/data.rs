//! Complex numbers, maps and records as tables: a type, an object, and the bytes or the exception.

use pyo3::prelude::*;
use serde_json::{Value, json};
use usegolib::model::Type;

use super::super::decode::{Undecoded, decode};
use super::super::msgpack::malformed::Malformed;
use super::super::msgpack::read::Reader;
use super::refusals::{Refused, check};
use super::types::{array, kind, map, named, optional, point, python, slice, text};
use super::{Codec, decode_message, encode_to_vec, scope, unhex};

/// A type, an expression, the bytes it becomes in hex, and the representation of what comes back.
type Row = (Value, &'static str, &'static str, &'static str);

const ONE: &str = "cb3ff0000000000000";
const TWO: &str = "cb4000000000000000";

fn scalars_and_maps() -> Vec<Row> {
    let (string, int, wide) = (json!("string"), json!("int64"), json!("complex128"));
    vec![
        (wide.clone(), "1+2j", "92 one two", "(1+2j)"),
        (wide.clone(), "1", "92 one cb0000000000000000", "(1+0j)"),
        (wide, "complex(2.0, -0.0)", "92 two cb8000000000000000", "(2-0j)"),
        (json!("complex64"), "1+2j", "92ca3f800000ca40000000", "(1+2j)"),
        (map(&string, &int), "None", "c0", "{}"),
        (map(&string, &int), "{}", "929090", "{}"),
        (map(&string, &int), "{'b': 1, 'a': 2}", "9292a162a161920102", "{'b': 1, 'a': 2}"),
        (map(&int, &string), "types.MappingProxyType({1: 'x'})", "92910191a178", "{1: 'x'}"),
        (map(&string, &int), "collections.Counter('a')", "9291a1619101", "{'a': 1}"),
        (map(&json!("rune"), &int), "{'a': 1, 98: 2}", "92926162920102", "{97: 1, 98: 2}"),
        (map(&array(2, &int), &int), "{(1, 2): 3}", "92919201029103", "{(1, 2): 3}"),
        (map(&string, &slice(&int)), "{'a': [1]}", "9291a161919101", "{'a': [1]}"),
        (map(&int, &int), "{n: n for n in range(2)}", "92920001920001", "{0: 0, 1: 1}"),
        (map(&text(), &int), "{'::1': 1}", "9291a33a3a319101", "{'::1': 1}"),
        (
            map(&named("Level"), &json!("bool")),
            "{n: True for n in range(16)}",
            "92 c7140162020000 000102030405060708090a0b0c0d0e0f dc0010 c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3",
            "{0: True, 1: True, 2: True, 3: True, 4: True, 5: True, 6: True, 7: True, 8: True, \
             9: True, 10: True, 11: True, 12: True, 13: True, 14: True, 15: True}",
        ),
    ]
}

fn records_and_any() -> Vec<Row> {
    let any = json!("any");
    vec![
        (point(), "Point(x=1, y=2)", "920102", "Point(x=1, y=2)"),
        (point(), "Point()", "920000", "Point(x=0, y=0)"),
        (optional(&point()), "None", "c0", "None"),
        (slice(&point()), "(Point(y=-1),)", "919200ff", "[Point(x=0, y=-1)]"),
        (
            map(&point(), &point()),
            "{Point(x=1): Point()}",
            "9291920100 91920000",
            "{Point(x=1, y=0): Point(x=0, y=0)}",
        ),
        (
            named("Deep"),
            "Deep(any=[1, {'a': None}])",
            "919201c9000000060292 91a161 91c0",
            "Deep(any=[1, {'a': None}])",
        ),
        (any.clone(), "1+2j", "c90000001004 000000000000f03f 0000000000000040", "(1+2j)"),
        (any.clone(), "{}", "c90000000302 929090", "{}"),
        (any.clone(), "{'a': 1, 2: [3]}", "c90000000902 9292a161029201 9103", "{'a': 1, 2: [3]}"),
        (
            any,
            "[Point(x=1)]",
            "91c90000001903 93b5 6578616d706c652e636f6d2f6d6f642e506f696e74 0100",
            "[Point(x=1, y=0)]",
        ),
    ]
}

fn bytes(spelled: &str) -> Vec<u8> {
    unhex(&spelled.replace("one", ONE).replace("two", TWO).replace(' ', ""))
}

#[test]
fn data_travels_as_its_parts_and_comes_back() {
    Python::attach(|py| {
        for (spelled, expression, hex, back) in [scalars_and_maps(), records_and_any()].concat() {
            let kind = kind(&spelled);
            let sent = encode_to_vec(&kind, &python(py, expression)).expect(expression);
            assert_eq!(sent, bytes(hex), "{expression} as {kind:?}: {sent:02x?}");
            let received = decode_message(py, &kind, &sent, &[]).unwrap();
            assert_eq!(received.repr().unwrap().to_string(), back, "{kind:?}");
        }
    });
}

fn refused_maps() -> Vec<Refused> {
    let (string, int) = (json!("string"), json!("int8"));
    let nested = map(&string, &slice(&point()));
    vec![
        (
            map(&string, &int),
            "[('a', 1)]",
            "TypeError: expected map[string]int8, got list; pass dict(value)",
        ),
        (map(&string, &int), "{1: 1}", "TypeError, key 1: expected string, got int"),
        (
            map(&string, &int),
            "{'a': 1, 'b': 300}",
            "OverflowError['b']: expected int8 (-128 to 127), got 300",
        ),
        (
            map(&string, &int),
            "{'n': 1} | {str(n): n for n in range(20)} | {'x': 'y'}",
            "TypeError['x']: expected int8, got str",
        ),
        (nested, "{'a': [Point(), Point(x='1')]}", "TypeError['a'][1].x: expected int64, got str"),
        (
            map(&json!("float64"), &int),
            "{nan: 1}",
            "ValueError: expected map[float64]int8, got the key nan, which is not equal to itself",
        ),
        (
            map(&json!("rune"), &int),
            "{'a': 1, 97: 2}",
            "ValueError: expected map[rune]int8, got the keys 'a' and 97, which are one key in Go",
        ),
        (
            map(&json!("float32"), &int),
            "{0.1: 1, 0.10000000149011612: 2}",
            "ValueError: expected map[float32]int8, got the keys 0.1 and 0.10000000149011612, which are one key in Go",
        ),
        (
            map(&json!("duration"), &int),
            "{1000: 1, datetime.timedelta(microseconds=1): 2}",
            "ValueError: expected map[time.Duration]int8, got the keys 1000 and datetime.timedelta(microseconds=1), which are one key in Go",
        ),
        (
            json!("complex64"),
            "1e300j",
            "OverflowError: expected complex64, got 1e+300j, which is out of range",
        ),
        (json!("complex128"), "True", "TypeError: expected complex128, got bool"),
        (
            json!("complex128"),
            "2**53 + 1",
            "OverflowError: expected complex128, got 9007199254740993, which complex128 cannot hold exactly",
        ),
    ]
}

fn refused_records_and_any() -> Vec<Refused> {
    let any = json!("any");
    vec![
        (
            point(),
            "{'x': 1}",
            "TypeError: expected mod.Point, got dict; pass an instance, made with **value",
        ),
        (point(), "None", "TypeError: expected mod.Point, got NoneType"),
        (point(), "Deep()", "TypeError: expected mod.Point, got Deep"),
        (
            point(),
            "collections.namedtuple('Point', 'x y', module='other')(1, 2)",
            "TypeError: expected mod.Point, got a Point of other, not of example.com/mod",
        ),
        (named("Box"), "Box(name=1)", "TypeError.name: expected string, got int"),
        (
            named("Box"),
            "Box(byname={'k': Point(y=2**70)})",
            "OverflowError.byname['k'].y: expected int64 (-9223372036854775808 to 9223372036854775807), got 1180591620717411303424",
        ),
        (
            any.clone(),
            "{'a': {'b': {1, 2}}}",
            "TypeError['a']['b']: expected any (None, bool, int, float, complex, str, bytes, a record, or a sequence or mapping of these), got set; pass list(value)",
        ),
        (
            any.clone(),
            "{(1, 2): 3}",
            "TypeError: expected any, got the key (1, 2), which is a slice in Go, and no key",
        ),
        (
            any.clone(),
            "{nan: 3}",
            "ValueError: expected any, got the key nan, which is not equal to itself",
        ),
        (
            any.clone(),
            "functools.reduce(lambda inner, _: {'a': inner}, range(513), None)",
            "ValueError['a']['a']['a']['a']['a']['a']['a']['a']...: expected any, got values nested more than 512 deep; does one contain itself?",
        ),
        (
            any,
            "functools.reduce(lambda inner, _: Deep(any=inner), range(100000), None)",
            "ValueError.any.any.any.any.any.any.any.any...: expected any, got values nested more than 512 deep; does one contain itself?",
        ),
    ]
}

#[test]
fn what_is_refused_names_key_field_and_value() {
    with_stack(|py| {
        for row in refused_maps().into_iter().chain(refused_records_and_any()) {
            check(py, scope(), row);
        }
    });
}

#[test]
fn malformed_data_is_refused() {
    let (string, any) = (json!("string"), json!("any"));
    let strings = map(&string, &json!("int64"));
    let table = [
        (strings.clone(), "9191a161", Malformed::Length),
        (strings.clone(), "9291a161920102", Malformed::Length),
        (strings, "92", Malformed::Truncated),
        (point(), "9101", Malformed::Length),
        (point(), "93010203", Malformed::Length),
        (json!("complex64"), "92cb7fefffffffffffffca00000000", Malformed::Range),
        (any.clone(), "c7030291c0c0", Malformed::Length),
        (any.clone(), "c704029290 90 c0", Malformed::Length),
        (any.clone(), "c70502 9290", Malformed::Truncated),
        (any.clone(), "c70303 91a178", Malformed::Record),
        (any, "c71803 92b5 6578616d706c652e636f6d2f6d6f642e506f696e74 01", Malformed::Length),
    ];
    Python::attach(|py| {
        for (spelled, hex, expected) in table {
            let kind = kind(&spelled);
            let why = decode_message(py, &kind, &bytes(hex), &[]).unwrap_err();
            assert_eq!(why, expected, "{kind:?} {hex}");
        }
    });
}

#[test]
fn maps_that_a_dict_would_lose_a_key_of_are_refused() {
    let floats = map(&json!("float64"), &json!("int64"));
    let table = [
        (
            json!("any"),
            "c70e0292 9201 one 920102",
            "a map with the keys 1 and 1.0, which are equal in Python",
        ),
        (
            floats,
            "9291cb7ff8000000000000 9101",
            "a map with NaN in a key, which is not equal to itself",
        ),
    ];
    Python::attach(|py| {
        for (spelled, hex, expected) in table {
            let (kind, message): (Type, _) = (kind(&spelled), bytes(hex));
            let codec = Codec::of(&kind, scope());
            match decode(py, &mut Reader::new(&message, &[]), &codec) {
                Err(Undecoded::Unfit(what)) => assert_eq!(what.0, expected),
                other => panic!("{other:?}"),
            }
        }
    });
}

#[test]
fn values_nest_as_deep_both_ways() {
    with_stack(|py| {
        let any = kind(&json!("any"));
        for step in ["{'a': inner}", "Deep(any=inner)", "[inner]"] {
            let deep = format!("functools.reduce(lambda inner, _: {step}, range(512), None)");
            let deep = python(py, &deep);
            let sent = encode_to_vec(&any, &deep).expect(step);
            assert!(decode_message(py, &any, &sent, &[]).unwrap().eq(&deep).unwrap(), "{step}");
        }
    });
}

/// Runs what nests deep on a stack that is enough for a build that is not optimised.
fn with_stack(body: impl FnOnce(Python<'_>) + Send) {
    std::thread::scope(|threads| {
        let thread = std::thread::Builder::new().stack_size(64 << 20);
        thread.spawn_scoped(threads, || Python::attach(body)).unwrap().join().unwrap();
    });
}
