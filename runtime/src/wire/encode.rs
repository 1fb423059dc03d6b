//! One Python object to one Go value, as MessagePack.
//!
//! In: an object and the Go type of the parameter. Out: bytes in a sink, or why the object is
//! refused.

pub(crate) mod any;
pub(crate) mod big_int;
pub(crate) mod bytes;
pub(crate) mod numbers;
pub(crate) mod scalar;
pub(crate) mod sequence;
pub(crate) mod text_form;

use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use usegolib::model::{Array, Counterpart, Number, Type};

use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python;
use crate::wire::python::Items;
use crate::wire::refusal::{Fault, Refusal};

/// Appends `value` as a `kind`.
#[inline]
pub(crate) fn value(
    sink: &mut impl Sink,
    kind: &Type,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    match kind {
        Type::Bool => sink.boolean(scalar::boolean(value)?)?,
        Type::Number(Number::Float32) => sink.float32(scalar::float32(value)?)?,
        Type::Number(Number::Float64) => sink.float64(scalar::float64(value)?)?,
        Type::Number(_) => integer(sink, scalar::integer(value, kind)?)?,
        Type::String => text(sink, value)?,
        Type::Bytes => bytes::bytes(sink, kind, value)?,
        Type::Slice(element) => sequence::sequence(sink, kind, element, value)?,
        _ => beyond(sink, kind, value)?,
    }
    Ok(())
}

/// The same where it is not called once for each argument, so that it is only there inlined.
#[inline(never)]
pub(crate) fn nested(
    sink: &mut impl Sink,
    kind: &Type,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    self::value(sink, kind, value)
}

/// The same for a type that is more than strict Level 1.
#[inline(never)]
fn beyond(
    sink: &mut impl Sink,
    kind: &Type,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    match kind {
        Type::Rune | Type::Duration => integer(sink, scalar::number(value, kind)?),
        Type::BigInt => big_int::encode(sink, value),
        Type::Any => any::encode(sink, value),
        Type::Error | Type::Optional(_) if value.is_none() => Ok(sink.nil()?),
        Type::Error => text(sink, value).map_err(|why| why.spelled(kind)),
        Type::Text(name) => named_text(sink, kind, name.counterpart(), value),
        Type::Reader(_) => bytes::bytes(sink, kind, value),
        Type::Array(Array { len, element }) if *element.plain() == Type::Number(Number::Uint8) => {
            bytes::exactly(sink, kind, *len, value)
        }
        Type::Array(Array { element, .. }) | Type::Seq(element) => {
            sequence::sequence(sink, kind, element, value)
        }
        Type::Optional(inner) => nested(sink, inner, value).map_err(|why| why.spelled(kind)),
        plain_or_named => {
            nested(sink, plain_or_named.plain(), value).map_err(|why| why.spelled(kind))
        }
    }
}

/// Appends the arguments that the parameter `...T` of type `[]T` takes. Of none Go makes a nil slice,
/// and functions exist that tell it from an empty one.
pub(crate) fn rest(
    sink: &mut impl Sink,
    kind: &Type,
    arguments: Items<'_, '_>,
) -> Result<(), Refusal> {
    match kind {
        _ if arguments.len() == 0 => Ok(sink.nil()?),
        Type::Slice(element) => sequence::items(sink, kind, element, arguments),
        // `...byte`, the one slice that is no `Slice`.
        _ => sequence::octets(sink, arguments),
    }
}

/// Appends an integer that is known to lie within the limits of its type.
#[inline]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 64 bits")]
pub(crate) fn integer(sink: &mut impl Sink, number: i128) -> Result<(), Refusal> {
    if number < 0 {
        sink.signed(number as i64)?;
    } else {
        sink.unsigned(number as u64)?;
    }
    Ok(())
}

/// Appends a str.
pub(crate) fn text(sink: &mut impl Sink, value: Borrowed<'_, '_, PyAny>) -> Result<(), Refusal> {
    let Ok(text) = value.cast::<PyString>() else {
        return Err(Refusal::kind(&Type::String, &value));
    };
    match python::utf8(text) {
        Ok(utf8) => string(sink, utf8),
        Err(error) if error.is_instance_of::<PyUnicodeEncodeError>(value.py()) => {
            string(sink, escaped(&text)?.as_bytes())
        }
        Err(error) => Err(error.into()),
    }
}

fn string(sink: &mut impl Sink, utf8: &[u8]) -> Result<(), Refusal> {
    sink.string(length(utf8.len())?)?;
    Ok(sink.put(utf8)?)
}

/// The bytes behind a string with surrogates: those that stand for bytes go back to them.
#[cold]
fn escaped<'py>(text: &Bound<'py, PyString>) -> Result<Bound<'py, PyBytes>, Refusal> {
    python::unescaped(text.as_borrowed())
        .map_err(|error| lone_surrogate(&error, text).unwrap_or_else(|_| error.into()))
}

fn lone_surrogate(error: &PyErr, text: &Bound<'_, PyString>) -> PyResult<Refusal> {
    let start: usize = error.value(text.py()).getattr("start")?.extract()?;
    let surrogate = scalar::surrogate(text, start)?;
    let got = format!(
        "got a str with the lone surrogate {surrogate} at index {start}, which stands for no byte"
    );
    Ok(Refusal::misfit(Fault::Value, &Type::String, got))
}

/// Appends the text form of a value of another type.
fn named_text(
    sink: &mut impl Sink,
    kind: &Type,
    counterpart: Option<Counterpart>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if value.is_instance_of::<PyString>() {
        return text(sink, value).map_err(|why| why.spelled(kind));
    }
    let spelled = match counterpart {
        Some(counterpart) => text_form::of(kind, counterpart, &value)?,
        None => None,
    };
    match spelled {
        Some(spelled) => text(sink, spelled.as_any().as_borrowed()),
        None => Err(Refusal::kind(kind, &value)),
    }
}
