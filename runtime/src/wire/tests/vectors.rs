//! The vectors in golden/wire, each compared in both directions.
//!
//! In: the files, whose README says what their fields mean. Out: a test of what is read, one of what is
//! written, and one of what is refused.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyComplex, PyDict, PyInt, PyList, PyString};
use serde::Deserialize;
use serde_json::Value;
use usegolib::model::{Array, Number, Type};

use super::super::decode::Undecoded;
use super::super::msgpack::malformed::Malformed;
use super::super::msgpack::read::Reader;
use super::super::python;
use super::{decode_message, decode_whole, encode_to_vec, scope, types, unhex};

/// One line of the vectors. Without a type it is about skipping values, which Python only does with its own.
#[derive(Debug, Deserialize)]
struct Vector {
    r#type: Option<Type>,
    bytes: String,
    repeat: Option<String>,
    #[serde(default)]
    times: usize,
    #[serde(default)]
    value: Value,
    #[serde(default)]
    canonical: bool,
    error: Option<String>,
}

impl Vector {
    fn message(&self) -> Vec<u8> {
        let mut message = unhex(&self.bytes);
        message.extend(unhex(self.repeat.as_deref().unwrap_or_default()).repeat(self.times));
        message
    }
}

/// All vectors, or those whose bytes begin as `VECTOR` says.
fn vectors() -> Vec<(Type, Vector)> {
    let wanted = std::env::var("VECTOR").unwrap_or_default();
    let texts = [
        include_str!("../../../../golden/wire/vectors.json"),
        include_str!("../../../../golden/wire/data.json"),
    ];
    let all = texts.into_iter().flat_map(|text| serde_json::from_str::<Vec<Vector>>(text).unwrap());
    let all = all.filter(|vector| vector.bytes.starts_with(&wanted));
    all.filter_map(|vector| Some((vector.r#type.clone()?, vector))).collect()
}

/// The Python object that a vector's value means.
fn to_object<'py>(py: Python<'py>, kind: &Type, value: &Value) -> Bound<'py, PyAny> {
    if let (Some(times), Some(part)) = (value["times"].as_u64(), value.get("repeat")) {
        let element = if let Type::Slice(element) = kind { element } else { kind };
        let part = to_object(py, element, part);
        let one = if matches!(kind, Type::Slice(_)) {
            PyList::new(py, [part]).unwrap().into_any()
        } else {
            part
        };
        return one.mul(times).unwrap();
    }
    match (types().plain(kind), value) {
        (_, Value::Null) => py.None().into_bound(py),
        (Type::Any, value) => anything(py, value),
        (Type::Optional(inner), value) => to_object(py, inner, value),
        (Type::Complex64 | Type::Complex128, value) => complex(py, value),
        (Type::Map(map), value) => dict(py, &map.key, &map.value, value),
        (Type::Declared(key), Value::Array(fields)) => record(py, key, fields),
        (Type::Bytes, value) => PyBytes::new(py, &hex_of(value)).into_any(),
        (Type::Array(_), Value::Object(_)) => PyBytes::new(py, &hex_of(value)).into_any(),
        (Type::Array(Array { element, .. }), value) => {
            to_object(py, &Type::Slice(element.clone()), value)
        }
        (Type::String | Type::Error, Value::String(text)) => PyString::new(py, text).into_any(),
        (Type::String, value) => python::from_utf8(py, &hex_of(value)).unwrap(),
        (Type::Slice(element), Value::Array(items)) => {
            let items = items.iter().map(|item| to_object(py, element, item));
            PyList::new(py, items.collect::<Vec<_>>()).unwrap().into_any()
        }
        (Type::Number(Number::Float32 | Number::Float64), value) => {
            python::from_float64(py, float(&value["float"])).unwrap()
        }
        (_, Value::Bool(value)) => py_bool(py, *value),
        // Numbers from 2^53 on are strings, for JSON readers that have floats only.
        (_, Value::String(digits)) => py.get_type::<PyInt>().call1((digits,)).unwrap(),
        (_, value) => python::from_int64(py, value.as_i64().unwrap()).unwrap(),
    }
}

/// What an `any` holds: integers stand apart from floats and strings there.
fn anything<'py>(py: Python<'py>, value: &Value) -> Bound<'py, PyAny> {
    let kind = match value {
        Value::Array(_) => Type::Slice(Box::new(Type::Any)),
        Value::Object(object) if object.contains_key("int") => {
            return to_object(py, &Type::Number(Number::Int64), &value["int"]);
        }
        Value::Object(object) if object.contains_key("float") => Type::Number(Number::Float64),
        Value::Object(object) if object.contains_key("complex") => Type::Complex128,
        Value::Object(object) if object.contains_key("map") => {
            return dict(py, &Type::Any, &Type::Any, &value["map"]);
        }
        Value::Object(object) if object.contains_key("record") => {
            let (key, fields) = value["record"].as_array().unwrap().split_first().unwrap();
            return record(py, key.as_str().unwrap(), fields);
        }
        Value::Object(_) => Type::Bytes,
        Value::Bool(_) => Type::Bool,
        _ => Type::String,
    };
    to_object(py, &kind, value)
}

fn float(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

fn complex<'py>(py: Python<'py>, value: &Value) -> Bound<'py, PyAny> {
    let (real, imaginary) = (float(&value["complex"][0]), float(&value["complex"][1]));
    PyComplex::from_doubles(py, real, imaginary).into_any()
}

/// The dict of a list of keys and one of values.
fn dict<'py>(py: Python<'py>, key: &Type, value: &Type, lists: &Value) -> Bound<'py, PyAny> {
    let dict = PyDict::new(py);
    let (keys, values) = (lists[0].as_array().unwrap(), lists[1].as_array().unwrap());
    assert_eq!(keys.len(), values.len());
    for (one, other) in keys.iter().zip(values) {
        dict.set_item(to_object(py, key, one), to_object(py, value, other)).unwrap();
    }
    assert_eq!(dict.len(), keys.len(), "two keys of {lists} are one in Python");
    dict.into_any()
}

/// A record of the type with that key in the table.
fn record<'py>(py: Python<'py>, key: &str, fields: &[Value]) -> Bound<'py, PyAny> {
    let kind = scope().record(key).unwrap();
    let described = &kind.class.record.fields;
    assert_eq!(described.len(), fields.len());
    let given = PyDict::new(py);
    for (field, value) in described.iter().zip(fields) {
        given.set_item(&field.python, to_object(py, &field.kind, value)).unwrap();
    }
    kind.class.python(py).unwrap().call((), Some(&given)).unwrap()
}

fn py_bool(py: Python<'_>, value: bool) -> Bound<'_, PyAny> {
    value.into_pyobject(py).unwrap().to_owned().into_any()
}

fn hex_of(value: &Value) -> Vec<u8> {
    unhex(value["hex"].as_str().unwrap())
}

/// How a value compares and prints: floats by their bits, nil slices and maps as empty
/// ones, maps by their keys.
fn text(value: &Bound<'_, PyAny>, kind: &Type) -> String {
    let kind = types().plain(kind);
    if value.is_none() && matches!(kind, Type::Bytes) {
        return "b''".to_owned();
    }
    if value.is_none() && matches!(kind, Type::Slice(_)) {
        return "[]".to_owned();
    }
    if value.is_none() && matches!(kind, Type::Map(_)) {
        return "{}".to_owned();
    }
    if let Type::Slice(element) = kind {
        let items = value.try_iter().unwrap().map(|item| text(&item.unwrap(), element));
        return format!("[{}]", items.collect::<Vec<_>>().join(", "));
    }
    let dict = value.cast::<PyDict>();
    dict.map_or_else(|_| value.repr().unwrap().to_string(), pairs)
}

/// A dict, in whatever order.
fn pairs(dict: &Bound<'_, PyDict>) -> String {
    let pairs = dict.iter().map(|(key, value)| format!("{key:?}: {value:?}"));
    let mut pairs = pairs.collect::<Vec<_>>();
    pairs.sort();
    format!("{{{}}}", pairs.join(", "))
}

fn class(why: &Undecoded) -> &'static str {
    match why {
        Undecoded::Unfit(_) => "refused",
        Undecoded::Raised(error) => panic!("{error}"),
        Undecoded::Malformed(why) => class_of(*why),
    }
}

fn class_of(why: Malformed) -> &'static str {
    match why {
        Malformed::Truncated => "truncated",
        Malformed::Trailing => "trailing",
        Malformed::Kind(..) | Malformed::Record => "type",
        Malformed::Range => "range",
        Malformed::Packed => "packed",
        Malformed::Length => "length",
        Malformed::Depth => "depth",
    }
}

#[test]
fn values_decode_to_what_the_vectors_say() {
    Python::attach(|py| {
        for (kind, vector) in vectors().iter().filter(|(_, vector)| vector.error.is_none()) {
            let message = vector.message();
            let expected = text(&to_object(py, kind, &vector.value), kind);
            let whole = decode_message(py, kind, &message, &[]).unwrap();
            assert_eq!(text(&whole, kind), expected, "{} as {kind:?}", vector.bytes);
            let in_tail = decode_message(py, kind, &[], &message).unwrap();
            assert_eq!(text(&in_tail, kind), expected, "{} as {kind:?} in the tail", vector.bytes);
        }
    });
}

#[test]
fn values_encode_to_the_canonical_bytes() {
    Python::attach(|py| {
        for (kind, vector) in vectors().iter().filter(|(_, vector)| vector.canonical) {
            let value = to_object(py, kind, &vector.value);
            let bytes = encode_to_vec(kind, &value).unwrap();
            assert!(
                bytes == vector.message(),
                "{kind:?} {}: {:02x?}",
                vector.value,
                &bytes[..bytes.len().min(8)]
            );
        }
    });
}

#[test]
fn malformed_messages_are_refused_for_the_right_reason() {
    Python::attach(|py| {
        let mut checked = 0;
        for (kind, vector) in vectors() {
            let Some(expected) = &vector.error else { continue };
            let why = decode_whole(py, &kind, &vector.message(), &[]).unwrap_err();
            assert_eq!(class(&why), expected, "{} as {kind:?}", vector.bytes);
            checked += 1;
        }
        assert!(checked > 500, "{checked} malformed messages");
    });
}

#[test]
fn values_are_skipped_as_a_whole() {
    for (kind, vector) in vectors().iter().filter(|(_, vector)| vector.error.is_none()) {
        let message = vector.message();
        for (head, tail) in [(&message[..], &[][..]), (&[][..], &message[..])] {
            let mut reader = Reader::new(head, tail);
            let skipped = reader.skip_value().and_then(|()| reader.finish());
            assert!(skipped.is_ok(), "{} as {kind:?}: {skipped:?}", vector.bytes);
        }
    }
}
