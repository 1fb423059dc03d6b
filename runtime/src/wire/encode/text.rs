//! One Python object to one str.
//!
//! In: a str, perhaps with bytes that are escaped in it. Out: its bytes, or why the object is refused.

use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use usegolib::model::Counterpart;

use super::text_form;
use crate::wire::codec::Codec;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python;
use crate::wire::refusal::{Fault, Refusal};

/// Appends a str.
#[inline(never)]
pub(crate) fn encode_string(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    let Some(text) = python::to_str(value) else {
        return Err(Refusal::of_kind(codec, &value));
    };
    match python::utf8(text) {
        Ok(utf8) => write(sink, utf8),
        Err(error) => write(sink, unescape(codec, &text, error)?.as_bytes()),
    }
}

/// Appends a str, or nil for None.
#[inline(never)]
pub(super) fn encode_optional_string(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if value.is_none() { Ok(sink.write_nil()?) } else { encode_string(sink, codec, value) }
}

/// Appends the text form of a value of another type.
#[inline(never)]
pub(super) fn encode_text_form(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    counterpart: Option<Counterpart>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if value.is_instance_of::<PyString>() {
        return encode_string(sink, codec, value);
    }
    let text = match counterpart {
        Some(counterpart) => text_form::text_form_of(codec, counterpart, &value)?,
        None => None,
    };
    match text {
        Some(text) => encode_string(sink, codec, text.as_any().as_borrowed()),
        None => Err(Refusal::of_kind(codec, &value)),
    }
}

#[inline]
fn write(sink: &mut impl Sink, utf8: &[u8]) -> Result<(), Refusal> {
    sink.write_string_head(length(utf8.len())?)?;
    Ok(sink.put(utf8)?)
}

/// The bytes behind a string that has no UTF-8: surrogates that stand for bytes go back to them.
#[cold]
fn unescape<'py>(
    codec: &Codec<'_>,
    text: &Bound<'py, PyString>,
    error: PyErr,
) -> Result<Bound<'py, PyBytes>, Refusal> {
    if !error.is_instance_of::<PyUnicodeEncodeError>(text.py()) {
        return Err(error.into());
    }
    python::unescape(text.as_borrowed())
        .map_err(|error| of_surrogate(codec, &error, text).unwrap_or_else(|_| error.into()))
}

fn of_surrogate(codec: &Codec<'_>, error: &PyErr, text: &Bound<'_, PyString>) -> PyResult<Refusal> {
    let start: usize = error.value(text.py()).getattr("start")?.extract()?;
    let surrogate = surrogate_name(text, start)?;
    let got = format!(
        "got a str with the lone surrogate {surrogate} at index {start}, which does not stand for a byte"
    );
    Ok(Refusal::misfit(Fault::Value, codec, got).with_plain("string"))
}

/// The code point of the surrogate at `index`: `U+D800`.
pub(super) fn surrogate_name(text: &Bound<'_, PyString>, index: usize) -> PyResult<String> {
    let surrogate = text.get_item(index)?.call_method1("encode", ("utf-16-be", "surrogatepass"))?;
    let [high, low]: [u8; 2] = surrogate.extract()?;
    Ok(format!("U+{high:02X}{low:02X}"))
}
