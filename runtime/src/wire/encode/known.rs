//! What `any` takes of the library's own, and what Go has a type for.
//!
//! In: an object, an exception that carries an error of Go's, or a `datetime`. Out: the number of the object or
//! the error; the text of the time, which Go makes a `time.Time` of.

use pyo3::prelude::*;
use usegolib::abi;
use usegolib::model::Counterpart;

use super::text_form::text_form_of;
use super::{any, interface};
use crate::errors;
use crate::objects::instance::GoObject;
use crate::wire::codec::Codec;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::refusal::Refusal;

/// Appends an object. It is no part of the frames of nested values, which are many on a small stack.
#[inline(never)]
pub(super) fn encode_object<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    object: GoObject<'_, '_>,
) -> Result<(), Refusal> {
    any::encode_ext(sink, abi::OBJECT, |sink| interface::encode_held(sink, codec, object))
}

/// Appends an error or a time, if it is one; a frame of its own for the same reason.
#[inline(never)]
pub(super) fn encode_known<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<bool, Refusal> {
    if errors::encode::is_error(value) {
        any::encode_ext(sink, abi::OBJECT, |sink| {
            errors::encode::encode_held_error(sink, codec, value)
        })?;
    } else if let Some(text) = text_form_of(codec, Counterpart::Datetime, &value)? {
        encode_time(sink, text.to_str()?)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn encode_time<S: Sink>(sink: &mut S, text: &str) -> Result<(), Refusal> {
    any::encode_ext(sink, abi::VALUE, |sink| {
        sink.write_array_head(2)?;
        for part in [abi::KEY_OF_TIME, text] {
            sink.write_string_head(length(part.len())?)?;
            sink.put(part.as_bytes())?;
        }
        Ok(())
    })
}
