//! An exception, as the error of Go's that it stands for.
//!
//! In: an exception that came from Go, a text, or None. Out: its number, or the text; or why there is no
//! Go error: it belongs to another library, or it was left behind.

use pyo3::intern;
use pyo3::prelude::*;

use super::class;
use super::class_of::Class;
use super::reference::Reference;
use crate::wire::codec::{Codec, Nil};
use crate::wire::encode::encode_string;
use crate::wire::msgpack::write::Sink;
use crate::wire::refusal::{Fault, Refusal};

/// Appends any error.
#[inline(never)]
pub(crate) fn encode_error(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if value.is_none() {
        return Ok(sink.write_nil()?);
    }
    if !is_error(value) {
        return encode_string(sink, codec, value);
    }
    Ok(sink.write_uint(number(codec, value, TEXT)?)?)
}

/// Appends an error where any value with methods fits.
pub(crate) fn encode_held_error(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    Ok(sink.write_uint(number(codec, value, "")?)?)
}

/// Whether a value is an exception that stands for an error of Go's.
pub(crate) fn is_error(value: Borrowed<'_, '_, PyAny>) -> bool {
    value.is_instance_of::<class::GoError>()
}

/// Appends an error of one type.
#[inline(never)]
pub(crate) fn encode_error_type(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    class: &'static Class,
    nil: Nil,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if nil == Nil::Zero && value.is_none() {
        return Ok(sink.write_nil()?);
    }
    if !value.is_instance(class.python(value.py(), codec.scope)?)? {
        return Err(Refusal::of_kind(codec, &value));
    }
    Ok(sink.write_uint(number(codec, value, TEXT)?)?)
}

/// The way out where the type is an error.
const TEXT: &str = "; pass its text";

/// The number of the Go error behind an exception.
fn number(
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
    way_out: &'static str,
) -> Result<u64, Refusal> {
    let refuse =
        |why: &str| Refusal::misfit(Fault::Value, codec, why.to_owned()).with_hint(way_out);
    let behind = value.getattr(intern!(value.py(), "_go"))?;
    let Ok(reference) = behind.cast::<Reference>() else {
        let why = "got an exception without a Go error: it was made in Python, or pickled";
        return Err(refuse(why));
    };
    let number = codec.scope.library().and_then(|library| reference.get().number_in(library));
    number.ok_or_else(|| refuse("got an error of another Go library"))
}
