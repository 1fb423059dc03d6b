//! One Python object to one integer, by exact rules: nothing is truncated or wrapped.
//!
//! In: any object, and the limits of a Go type. Out: the integer, or why the object is refused.

use pyo3::prelude::*;
use pyo3::types::PyBool;

use crate::wire::codec::{Codec, Limits};
use crate::wire::msgpack::write::Sink;
use crate::wire::python::{self, numpy};
use crate::wire::refusal::{Fault, Refusal, number_text};
use crate::wire::scalar::Integer;

/// Appends an int, or anything with `__index__` but a bool, within the limits.
#[inline(never)]
pub(super) fn encode_integer(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    limits: Limits,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    match python::int64(value) {
        Some(number) if limits.include_int(number) => Ok(sink.write_int(number)?),
        _ => Ok(sink.write_integer(uncommon_integer_of(codec, limits, value)?)?),
    }
}

/// The same integer, not yet appended.
pub(super) fn integer_of(
    codec: &Codec<'_>,
    limits: Limits,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<Integer, Refusal> {
    match python::int64(value) {
        Some(number) if limits.include_int(number) => Ok(number.into()),
        _ => uncommon_integer_of(codec, limits, value),
    }
}

#[cold]
fn uncommon_integer_of(
    codec: &Codec<'_>,
    limits: Limits,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<Integer, Refusal> {
    let index = index_of(codec, value)?;
    match from_int(index.as_borrowed()) {
        Some(number) if limits.include(number) => Ok(number),
        _ => Err(out_of_range(codec, limits, "", &index)),
    }
}

/// The value of an int that has 64 bits, signed or not.
pub(super) fn from_int(int: Borrowed<'_, '_, PyAny>) -> Option<Integer> {
    let signed = python::int64(int).map(Integer::from);
    signed.or_else(|| int.extract::<u64>().map(Integer::from).ok())
}

/// The int that the value is by its `__index__`. Of numpy's arrays those of one int have one.
pub(super) fn index_of<'py>(
    codec: &Codec<'_>,
    value: Borrowed<'_, 'py, PyAny>,
) -> Result<Bound<'py, PyAny>, Refusal> {
    let is_one = !value.is_instance_of::<PyBool>() && python::has_index(value);
    if !is_one || numpy::is_masked(&value) {
        return Err(Refusal::of_kind(codec, &value));
    }
    python::index(value).map_err(|error| Refusal::of_exception(codec, &value, error))
}

#[cold]
pub(super) fn out_of_range(
    codec: &Codec<'_>,
    Limits { least, greatest }: Limits,
    unit: &str,
    value: &Bound<'_, PyAny>,
) -> Refusal {
    let got = format!("got {}", number_text(value));
    let limits = format!("{least} to {greatest}{unit}");
    Refusal::misfit(Fault::Overflow, codec, got).with_limits(limits)
}
