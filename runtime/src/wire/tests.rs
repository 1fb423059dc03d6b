//! The codec against the vectors in golden/wire, which the Go codec's tests read too, and against Python
//! objects that vectors cannot spell.

mod data;
mod objects;
mod refusals;
mod tables;
mod types;

use std::mem::MaybeUninit;
use std::sync::LazyLock;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyComplex, PyDict, PyInt, PyList, PyString};
use serde::Deserialize;
use serde_json::Value;
use usegolib::model::{Array, Level, Number, Type, TypeTable};

use super::codec::Codec;
use super::decode::{Undecoded, decode};
use super::encode::encode;
use super::msgpack::malformed::Malformed;
use super::msgpack::read::Reader;
use super::msgpack::write::{Measure, Sink as _, Writer};
use super::python;
use super::refusal::Refusal;
use super::scalar::Integer;
use crate::records::home::Home;
use crate::records::scope::Scope;

/// One line of the vectors. Without a type it is about skipping values, which Python never does.
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
        include_str!("../../../golden/wire/vectors.json"),
        include_str!("../../../golden/wire/data.json"),
    ];
    let all = texts.into_iter().flat_map(|text| serde_json::from_str::<Vec<Vector>>(text).unwrap());
    let all = all.filter(|vector| vector.bytes.starts_with(&wanted));
    all.filter_map(|vector| Some((vector.r#type.clone()?, vector))).collect()
}

/// The declared types of the vectors and of the tables.
fn types() -> &'static TypeTable {
    static TYPES: LazyLock<TypeTable> = LazyLock::new(|| {
        let text = include_str!("../../../golden/wire/types.json");
        let mut types: Value = serde_json::from_str(text).unwrap();
        types.as_object_mut().unwrap().extend(types::declared());
        serde_json::from_value(types).unwrap()
    });
    &TYPES
}

/// The types as a package tree has them.
fn scope() -> &'static Scope {
    static SCOPE: LazyLock<Scope> =
        LazyLock::new(|| Scope::new(types(), Level::Data, Home::Nowhere));
    &SCOPE
}

fn unhex(text: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(byte).collect()
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

/// The same types where only those of level 1 cross.
fn values_scope() -> &'static Scope {
    static SCOPE: LazyLock<Scope> =
        LazyLock::new(|| Scope::new(types(), Level::Values, Home::Nowhere));
    &SCOPE
}

/// Makes the Python half of usegolib importable, with this crate as the native one.
fn package(py: Python<'_>) {
    let modules = py.import("sys").unwrap().getattr("modules").unwrap();
    if modules.contains("usegolib").unwrap() {
        return;
    }
    let package = PyModule::new(py, "usegolib").unwrap();
    package.setattr("__path__", [concat!(env!("CARGO_MANIFEST_DIR"), "/python/usegolib")]).unwrap();
    modules.set_item("usegolib", &package).unwrap();
    let native = pyo3::wrap_pymodule!(crate::_native)(py);
    modules.set_item("usegolib._native", native).unwrap();
}

/// Encodes and measures, and checks that both agree.
fn encode_to_vec(kind: &Type, value: &Bound<'_, PyAny>) -> Result<Vec<u8>, Refusal> {
    encode_in(scope(), kind, value)
}

fn encode_in(
    scope: &'static Scope,
    kind: &Type,
    value: &Bound<'_, PyAny>,
) -> Result<Vec<u8>, Refusal> {
    let codec = Codec::of(kind, scope);
    let mut size = Measure::default();
    encode(&mut size, &codec, value.as_borrowed())?;
    let mut space = vec![MaybeUninit::new(0); size.position()];
    let mut writer = Writer::new(&mut space);
    encode(&mut writer, &codec, value.as_borrowed())?;
    assert_eq!(writer.position(), size.position(), "{kind:?}");
    #[expect(unsafe_code, reason = "reads back what was written")]
    // SAFETY: the space was initialised above.
    Ok(space[..size.position()].iter().map(|byte| unsafe { byte.assume_init() }).collect())
}

fn decode_message<'py>(
    py: Python<'py>,
    kind: &Type,
    head: &[u8],
    tail: &[u8],
) -> Result<Bound<'py, PyAny>, Malformed> {
    match decode_whole(py, kind, head, tail) {
        Ok(value) => Ok(value),
        Err(Undecoded::Malformed(why)) => Err(why),
        Err(Undecoded::Raised(error)) => panic!("{error}"),
        Err(Undecoded::Unfit(what)) => panic!("{}", what.0),
    }
}

fn decode_whole<'py>(
    py: Python<'py>,
    kind: &Type,
    head: &[u8],
    tail: &[u8],
) -> Result<Bound<'py, PyAny>, Undecoded> {
    let mut reader = Reader::new(head, tail);
    let value = decode(py, &mut reader, &Codec::of(kind, scope()))?;
    Ok(reader.finish().map(|()| value)?)
}

/// How a value compares and prints: floats by their bits, nil slices and maps as empty
/// ones, maps by their keys.
fn text(value: &Bound<'_, PyAny>, kind: &Type) -> String {
    match types().plain(kind) {
        Type::Bytes if value.is_none() => "b''".to_owned(),
        Type::Slice(_) if value.is_none() => "[]".to_owned(),
        Type::Slice(element) => {
            let items = value.try_iter().unwrap().map(|item| text(&item.unwrap(), element));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Type::Map(_) if value.is_none() => "{}".to_owned(),
        _ => match value.cast::<PyDict>() {
            Ok(dict) => pairs(dict),
            Err(_) => value.repr().unwrap().to_string(),
        },
    }
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
fn every_prefix_of_a_message_is_refused_and_every_split_at_a_payload_is_read() {
    Python::attach(|py| {
        let kind = Type::Slice(Box::new(Type::String));
        let message = [&[0x92, 0xa1, b'a', 0xd9, 40][..], &[b'x'; 40]].concat();
        for end in 0..message.len() {
            assert_eq!(
                decode_message(py, &kind, &message[..end], &[]).unwrap_err(),
                Malformed::Truncated
            );
        }
        for at in [0, 5, message.len()] {
            assert!(
                decode_message(py, &kind, &message[..at], &message[at..]).is_ok(),
                "split at {at}"
            );
        }
        assert_eq!(
            decode_message(py, &kind, &message[..7], &message[7..]).unwrap_err(),
            Malformed::Truncated
        );
    });
}

#[test]
fn the_beginning_of_a_message_is_recognised_in_the_head_and_in_the_tail() {
    let message = [0x92, 0x00, 0x07];
    for (head, tail) in
        [(&message[..], &[][..]), (&[], &message[..]), (&message[..2], &message[2..])]
    {
        let mut reader = Reader::new(head, tail);
        assert!(!reader.skip(&[0x94]) && reader.skip(&[0x92, 0x00]), "{head:?} {tail:?}");
        assert_eq!(reader.read_integer(), Ok(Integer::Signed(7)));
        assert_eq!(reader.finish(), Ok(()));
    }
}

#[test]
fn a_writer_that_is_full_says_so_at_every_size() {
    Python::attach(|py| {
        let kind = Type::Slice(Box::new(Type::Number(Number::Int16)));
        let value = PyList::new(py, 0..20).unwrap().into_any();
        let size = encode_to_vec(&kind, &value).unwrap().len();
        for room in 0..size {
            let mut space = vec![MaybeUninit::uninit(); room];
            let refused = encode(
                &mut Writer::new(&mut space),
                &Codec::of(&kind, scope()),
                value.as_borrowed(),
            );
            assert!(matches!(refused, Err(Refusal::Full)), "{room} of {size} bytes");
        }
    });
}

#[test]
fn a_refusal_names_function_position_element_type_and_value() {
    Python::attach(|py| {
        let kind = Type::Slice(Box::new(Type::Slice(Box::new(Type::Number(Number::Int8)))));
        let value = py.eval(c"[[], [1, 2, 300]]", None, None).unwrap();
        let refusal = encode_to_vec(&kind, &value).unwrap_err();
        let error = refusal.into_exception("chunks", 2, "rows");
        assert_eq!(
            error.to_string(),
            "OverflowError: chunks() argument 2, rows[1][2]: expected int8 (-128 to 127), got 300"
        );
    });
}
