//! One Python object to a rune.
//!
//! In: an int, or a `str` of one character. Out: the code point, or why the object is refused.

use pyo3::prelude::*;
use pyo3::types::PyString;

use super::integer;
use super::text::surrogate_name;
use crate::wire::codec::{Codec, Limits};
use crate::wire::msgpack::write::Sink;
use crate::wire::python;
use crate::wire::refusal::{Fault, Refusal};
use crate::wire::scalar::Integer;

/// Appends an int32, or the code point of a str of one character.
#[inline(never)]
pub(super) fn encode_rune(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    Ok(sink.write_integer(rune_of(codec, value)?)?)
}

/// An int32, or the code point of a str of one character.
pub(crate) fn rune_of(
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<Integer, Refusal> {
    let Ok(text) = value.cast::<PyString>() else {
        return integer::integer_of(codec, Limits::int(32), value);
    };
    let refuse = |got| Err(Refusal::misfit(Fault::Value, codec, got));
    let count = text.len()?;
    if count != 1 {
        return refuse(format!("got a str of {count} characters; a rune is one character"));
    }
    // A lone surrogate has no UTF-8.
    match python::utf8(text).ok().and_then(|utf8| str::from_utf8(utf8).ok()?.chars().next()) {
        Some(character) => Ok(i64::from(u32::from(character)).into()),
        None => refuse(format!(
            "got a str with the lone surrogate {}, which is not a character",
            surrogate_name(&text, 0)?
        )),
    }
}
