//! One Python object to one Go value, as MessagePack.
//!
//! In: an object and the Go type of the parameter. Out: bytes in a sink, or why the object is
//! refused.

use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use usegolib::model::Type;

use super::buffer::Buffer;
use super::refusal::{Fault, Refusal};
use super::write::{Sink, length};
use super::{object, scalar, sequence};

/// Appends `value` as a `kind`.
#[inline]
pub(crate) fn value(
    sink: &mut impl Sink,
    kind: &Type,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    match kind {
        Type::Bool => sink.boolean(scalar::boolean(value)?)?,
        Type::Float32 => sink.float32(scalar::float32(value)?)?,
        Type::Float64 => sink.float64(scalar::float64(value)?)?,
        Type::String => text(sink, value)?,
        Type::Bytes => bytes(sink, value)?,
        Type::Slice(element) => sequence::slice(sink, element, value)?,
        _ => integer(sink, scalar::integer(value, kind)?)?,
    }
    Ok(())
}

/// Appends an integer that is known to lie within the limits of its type.
#[inline]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 64 bits")]
fn integer(sink: &mut impl Sink, number: i128) -> Result<(), Refusal> {
    if number < 0 {
        sink.signed(number as i64)?;
    } else {
        sink.unsigned(number as u64)?;
    }
    Ok(())
}

fn text(sink: &mut impl Sink, value: Borrowed<'_, '_, PyAny>) -> Result<(), Refusal> {
    let Ok(text) = value.cast::<PyString>() else {
        let hint = if value.is_instance_of::<PyBytes>() { "; decode it first" } else { "" };
        return Err(Refusal::hinted(&Type::String, &value, hint));
    };
    match object::utf8(text) {
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
    object::unescaped(text.as_borrowed())
        .map_err(|error| lone_surrogate(&error, text).unwrap_or_else(|_| error.into()))
}

fn lone_surrogate(error: &PyErr, text: &Bound<'_, PyString>) -> PyResult<Refusal> {
    let start: usize = error.value(text.py()).getattr("start")?.extract()?;
    let surrogate = text.get_item(start)?.call_method1("encode", ("utf-16-be", "surrogatepass"))?;
    let [high, low]: [u8; 2] = surrogate.extract()?;
    let message = format!(
        "expected string, got a str with the lone surrogate U+{high:02X}{low:02X} at index {start}, \
         which stands for no byte"
    );
    Ok(Refusal::new(Fault::Value, message))
}

fn bytes(sink: &mut impl Sink, value: Borrowed<'_, '_, PyAny>) -> Result<(), Refusal> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        sink.binary(length(bytes.as_bytes().len())?)?;
        return Ok(sink.put(bytes.as_bytes())?);
    }
    if value.is_none() {
        return Ok(sink.nil()?);
    }
    match Buffer::of(value)? {
        Some(buffer) if !buffer.holds_objects() => memory(sink, &buffer),
        _ => Err(Refusal::hinted(&Type::Bytes, &value, bytes_hint(&value))),
    }
}

fn memory(sink: &mut impl Sink, buffer: &Buffer<'_>) -> Result<(), Refusal> {
    sink.binary(length(buffer.size())?)?;
    if let Some(space) = sink.space(buffer.size())? {
        buffer.copy(space)?;
    }
    Ok(())
}

fn bytes_hint(value: &Bound<'_, PyAny>) -> &'static str {
    if value.is_instance_of::<PyString>() {
        "; encode it first"
    } else if object::is_sequence(value.as_borrowed()) {
        "; pass bytes(value)"
    } else {
        ""
    }
}
