//! What objects become and what comes back, as tables: a type, an object, and the bytes.

use pyo3::prelude::*;
use serde_json::{Value, json};
use usegolib::model::Type;

use super::super::msgpack::malformed::{Expected, Malformed};
use super::types::{array, kind, level, named, optional, param, python, slice, text};
use super::{decode_message, encode_to_vec, unhex};

/// A type, an expression, and the bytes it becomes in hex.
fn accepted() -> Vec<(Value, &'static str, &'static str)> {
    let (any, rune, duration) = (json!("any"), json!("rune"), json!("duration"));
    vec![
        (level(), "-128", "d080"),
        (level(), "enum.IntEnum('Level', {'Warn': 4}).Warn", "04"),
        (named("Name"), "'é'", "a2c3a9"),
        (named("Levels"), "[1, -1]", "9201ff"),
        (named("Levels"), "None", "c0"),
        (named("Levels"), "[5] * 16", PACKED_LEVELS),
        (named("Levels"), "array.array('b', [5] * 16)", PACKED_LEVELS),
        (named("Blob"), "b'x'", "c40178"),
        (param(&json!("float64")), "0", "cb0000000000000000"),
        (param(&level()), "127", "7f"),
        (rune.clone(), "'é'", "cce9"),
        (rune.clone(), "'\\U0010ffff'", "ce0010ffff"),
        (rune.clone(), "-2**31", "d280000000"),
        (slice(&rune), "['a', 98]", "926162"),
        (slice(&rune), "['a'] * 16", PACKED_RUNES),
        (slice(&rune), "array.array('i', [97] * 16)", PACKED_RUNES),
        (duration.clone(), "-2**63", "d38000000000000000"),
        (duration.clone(), "datetime.timedelta(microseconds=1)", "cd03e8"),
        (duration.clone(), "datetime.timedelta(days=-1, microseconds=1)", "d3ffffb16b6eb103e8"),
        (duration.clone(), "datetime.timedelta(0, 9223372036, 854775)", "cf7ffffffffffffcd8"),
        (slice(&duration), "[datetime.timedelta(0, 1), 5]", "92ce3b9aca0005"),
        (slice(&duration), "[datetime.timedelta(0, 0, 1)] * 16", PACKED_DURATIONS),
        (array(3, &json!("uint8")), "b'abc'", "c403616263"),
        (array(3, &named("Byte")), "bytearray(b'abc')", "c403616263"),
        (array(2, &json!("uint8")), "memoryview(b'abc')[::2]", "c4026163"),
        (array(0, &json!("uint8")), "b''", "c400"),
        (array(2, &json!("int64")), "[1, 2]", "920102"),
        (array(2, &json!("int64")), "range(2)", "920001"),
        (array(16, &level()), "[5] * 16", PACKED_LEVELS),
        (array(0, &json!("string")), "()", "90"),
        (array(1, &array(1, &json!("bool"))), "[[True]]", "9191c3"),
        (optional(&json!("int64")), "None", "c0"),
        (optional(&json!("int64")), "7", "07"),
        (optional(&named("Name")), "'a'", "a161"),
        (json!("error"), "None", "c0"),
        (json!("error"), "'bad'", "a3626164"),
        (text(), "'::1'", "a33a3a31"),
        (json!({"reader": "Reader"}), "b'ab'", "c4026162"),
        (json!({"reader": "ReadSeeker"}), "None", "c0"),
        (json!({"seq": "string"}), "['a']", "91a161"),
        (any.clone(), "None", "c0"),
        (any.clone(), "True", "c3"),
        (any.clone(), "-1", "ff"),
        (any.clone(), "-2**63", "d38000000000000000"),
        (any.clone(), "2**64 - 1", "cfffffffffffffffff"),
        (any.clone(), "1.5", "cb3ff8000000000000"),
        (any.clone(), "'a\\udcff'", "a261ff"),
        (any.clone(), "b'ab'", "c4026162"),
        (any.clone(), "bytearray(b'ab')", "c4026162"),
        (any.clone(), "memoryview(b'ab')", "c4026162"),
        (any.clone(), "array.array('h', [1, -1])", "9201ff"),
        (any.clone(), "collections.deque([1, 'a', [None]])", "9301a16191c0"),
        (any.clone(), "(1, [2.5, range(2)])", "920192cb4004000000000000920001"),
        (any.clone(), "[1] * 16", "dc001001010101010101010101010101010101"),
        (any.clone(), "enum.IntEnum('Level', {'Warn': 4}).Warn", "04"),
        (slice(&any), "[1, 'a', None]", "9301a161c0"),
    ]
}

/// Sixteen elements, packed. `05*16` stands for the byte 5, sixteen times.
const PACKED_LEVELS: &str = "c715016203000000 05*16";
const PACKED_RUNES: &str = "c745016903000000 61000000*16";
const PACKED_DURATIONS: &str = "c785017103000000 e803000000000000*16";

fn spelled_out(bytes: &str) -> String {
    let part = |part: &str| match part.split_once('*') {
        Some((repeated, times)) => repeated.repeat(times.parse().unwrap()),
        None => part.to_owned(),
    };
    bytes.split(' ').map(part).collect()
}

#[test]
fn every_accepted_object_becomes_the_bytes_of_its_value() {
    Python::attach(|py| {
        for (spelled, expression, bytes) in accepted() {
            let sent = encode_to_vec(&kind(&spelled), &python(py, expression));
            assert_eq!(
                sent.unwrap(),
                unhex(&spelled_out(bytes)),
                "{expression} as {:?}",
                kind(&spelled)
            );
        }
    });
}

#[test]
fn any_takes_as_many_lists_in_each_other_as_it_gives_back() {
    Python::attach(|py| {
        let any = Type::Any;
        let deep = python(py, "functools.reduce(lambda inner, _: [inner], range(512), None)");
        let bytes = encode_to_vec(&any, &deep).unwrap();
        assert_eq!(bytes.len(), 513);
        assert!(decode_message(py, &any, &bytes, &[]).unwrap().eq(&deep).unwrap());
        let deeper = [&[0x91][..], &bytes].concat();
        assert_eq!(decode_message(py, &any, &deeper, &[]).unwrap_err(), Malformed::Depth);
        let python_deeper = pyo3::types::PyList::new(py, [deep]).unwrap();
        assert!(encode_to_vec(&any, &python_deeper).is_err());
    });
}

/// A type, bytes in hex, and the representation of the object that they become.
fn received() -> Vec<(Value, &'static str, &'static str)> {
    let any = json!("any");
    vec![
        (level(), "d080", "-128"),
        (named("Levels"), "c0", "[]"),
        (named("Levels"), "9201ff", "[1, -1]"),
        (named("Levels"), "c703016200ff", "[-1]"),
        (param(&json!("float32")), "ca3f800000", "1.0"),
        (json!("rune"), "ce0010ffff", "1114111"),
        (json!("duration"), "d38000000000000000", "-9223372036854775808"),
        (array(3, &json!("uint8")), "c403616263", "b'abc'"),
        (array(2, &json!("int64")), "920102", "[1, 2]"),
        (array(1, &json!("int8")), "c703016200ff", "[-1]"),
        (array(0, &json!("int8")), "90", "[]"),
        (optional(&json!("int64")), "c0", "None"),
        (optional(&json!("int64")), "07", "7"),
        (json!("error"), "c0", "None"),
        (json!("error"), "a162", "'b'"),
        (text(), "a33a3a31", "'::1'"),
        (json!({"reader": "Reader"}), "c40161", "b'a'"),
        (json!({"seq": "string"}), "91a161", "['a']"),
        (any.clone(), "c0", "None"),
        (any.clone(), "c2", "False"),
        (any.clone(), "e0", "-32"),
        (any.clone(), "cfffffffffffffffff", "18446744073709551615"),
        (any.clone(), "ca3f800000", "1.0"),
        (any.clone(), "a2c3a9", "'é'"),
        (any.clone(), "a1ff", "'\\udcff'"),
        (any.clone(), "c40161", "b'a'"),
        (any.clone(), "9301a1619190", "[1, 'a', [[]]]"),
        (any.clone(), "c703016200ff", "[-1]"),
        (any, "92c7060168000100ffffc0", "[[1, -1], None]"),
        (slice(&json!("any")), "92c0c3", "[None, True]"),
    ]
}

#[test]
fn every_value_becomes_its_object_from_the_head_and_from_the_tail() {
    Python::attach(|py| {
        for (spelled, bytes, expected) in received() {
            let (kind, bytes) = (kind(&spelled), unhex(bytes));
            for (head, tail) in [(&bytes[..], &[][..]), (&[][..], &bytes[..])] {
                let object = decode_message(py, &kind, head, tail).unwrap();
                assert_eq!(object.repr().unwrap().to_string(), expected, "{kind:?}");
            }
        }
    });
}

#[test]
fn what_is_not_of_the_type_is_malformed() {
    let any = json!("any");
    let table = [
        (level(), "cd00ff", Malformed::Range),
        (json!("rune"), "ce80000000", Malformed::Range),
        (json!("duration"), "cf8000000000000000", Malformed::Range),
        (array(2, &json!("uint8")), "c40161", Malformed::Length),
        (array(0, &json!("uint8")), "c0", Malformed::Kind(Expected::Bytes, 0xc0)),
        (array(2, &json!("int8")), "9101", Malformed::Length),
        (array(2, &json!("int8")), "c703016200ff", Malformed::Length),
        (array(0, &json!("int8")), "c0", Malformed::Kind(Expected::Array, 0xc0)),
        (optional(&json!("int8")), "", Malformed::Truncated),
        (json!("error"), "01", Malformed::Kind(Expected::String, 0x01)),
        (any.clone(), "c1", Malformed::Kind(Expected::Any, 0xc1)),
        (any.clone(), "80", Malformed::Kind(Expected::Any, 0x80)),
        (any.clone(), "d6ff00000000", Malformed::Kind(Expected::Packed, 0xff)),
        (any.clone(), "c703017a0000", Malformed::Kind(Expected::PackedNumbers, b'z')),
        (any.clone(), "c7040168000100ff", Malformed::Trailing),
        (any.clone(), "c705016800010002", Malformed::Packed),
        (any.clone(), "dd00010000", Malformed::Truncated),
        // Each list declares as many elements as there are bytes left; together they owe more.
        (any.clone(), "93929190c0", Malformed::Truncated),
        (any, "", Malformed::Truncated),
    ];
    Python::attach(|py| {
        for (spelled, bytes, expected) in table {
            let kind = kind(&spelled);
            assert_eq!(
                decode_message(py, &kind, &unhex(bytes), &[]).unwrap_err(),
                expected,
                "{kind:?} {bytes}"
            );
        }
    });
}
