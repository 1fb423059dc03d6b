//! One Python object to one float, by exact rules.
//!
//! In: any object. Out: the float, or why the object is refused.

use pyo3::prelude::*;

use super::integer;
use crate::wire::codec::Codec;
use crate::wire::msgpack::write::Sink;
use crate::wire::python;
use crate::wire::python::shape::is_float;
use crate::wire::refusal::{Fault, Refusal, number_text};
use crate::wire::scalar::{is_float32, to_float32};

/// Appends a float, or an int that is exactly representable.
#[inline(never)]
pub(super) fn encode_float64(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    Ok(sink.write_float64(float64_of(codec, value)?)?)
}

/// The same for float32.
#[inline(never)]
pub(super) fn encode_float32(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    Ok(sink.write_float32(float32_of(codec, value)?)?)
}

/// A float, or an int that is exactly representable.
#[inline]
pub(crate) fn float64_of(
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<f64, Refusal> {
    match python::float64(value) {
        Some(number) => Ok(number),
        None => uncommon_float_of(codec, value, |_| true),
    }
}

/// The same for float32: a float is rounded to the nearest one, as Go's constants are, but never
/// to infinity; an int must be exactly representable.
pub(crate) fn float32_of(
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<f32, Refusal> {
    let number = match python::float64(value) {
        Some(number) => number,
        None => uncommon_float_of(codec, value, is_float32)?,
    };
    to_float32(number).ok_or_else(|| {
        let got = format!("got {}, which is out of range", number_text(&value));
        Refusal::misfit(Fault::Overflow, codec, got)
    })
}

/// `holds` says of a float that equals an int whether the type has it.
#[cold]
fn uncommon_float_of(
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
    holds: fn(f64) -> bool,
) -> Result<f64, Refusal> {
    if is_float(&value) {
        return Ok(value.extract::<f64>()?);
    }
    let index = integer::index_of(codec, value)?;
    let inexact = || {
        let (got, plain) = (number_text(&index), codec.spell_plain());
        let got = format!("got {got}, which {plain} cannot hold exactly");
        Refusal::misfit(Fault::Overflow, codec, got)
    };
    let number = index.extract::<f64>().map_err(|_| inexact())?;
    if holds(number) && index.eq(number)? { Ok(number) } else { Err(inexact()) }
}
