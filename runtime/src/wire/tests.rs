//! The codec against the vectors in golden/wire, which the Go codec's tests read too, and against Python
//! objects that vectors cannot spell.
//!
//! In: types and values. Out: what all the tests below call, and tests of messages cut in two.

mod data;
mod objects;
mod refusals;
mod tables;
mod types;
mod vectors;

use std::mem::MaybeUninit;
use std::sync::LazyLock;

use pyo3::prelude::*;
use pyo3::types::PyList;
use serde_json::Value;
use usegolib::model::{Level, Number, Type, TypeTable};

use super::codec::Codec;
use super::decode::{Undecoded, decode};
use super::encode::encode;
use super::msgpack::malformed::Malformed;
use super::msgpack::read::Reader;
use super::msgpack::write::{Measure, Sink as _, Writer};
use super::refusal::Refusal;
use super::scalar::Integer;
use crate::records::home::Home;
use crate::records::scope::Scope;

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
