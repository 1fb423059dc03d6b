//! One Python object to a `time.Duration`.
//!
//! In: an int of nanoseconds, or a `datetime.timedelta`. Out: the nanoseconds, or why the object is
//! refused.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use super::integer;
use crate::wire::codec::{Codec, Limits};
use crate::wire::msgpack::write::Sink;
use crate::wire::python;
use crate::wire::refusal::{Fault, Refusal};
use crate::wire::scalar::Integer;

const LIMITS: Limits = Limits::int(64);
const UNIT: &str = " nanoseconds";

/// Appends nanoseconds, as an int or as a `datetime.timedelta`.
#[inline(never)]
pub(super) fn encode_duration(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    Ok(sink.write_integer(duration_of(codec, value)?)?)
}

/// Nanoseconds, as an int or as a `datetime.timedelta`.
pub(crate) fn duration_of(
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<Integer, Refusal> {
    static TIMEDELTA: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if let Some(number) = python::int64(value) {
        return Ok(number.into());
    }
    let timedelta = TIMEDELTA.import(value.py(), "datetime", "timedelta")?;
    if value.is_instance(timedelta)? {
        return timedelta_nanoseconds(codec, &value, timedelta);
    }
    let index = integer::index_of(codec, value)?;
    match integer::from_int(index.as_borrowed()) {
        Some(number) if LIMITS.include(number) => Ok(number),
        _ => Err(integer::out_of_range(codec, LIMITS, UNIT, &index)),
    }
}

/// The nanoseconds of a `datetime.timedelta`, exactly.
fn timedelta_nanoseconds(
    codec: &Codec<'_>,
    value: &Bound<'_, PyAny>,
    timedelta: &Bound<'_, PyType>,
) -> Result<Integer, Refusal> {
    let py = value.py();
    let days: i64 = value.getattr(intern!(py, "days"))?.extract()?;
    let seconds: i64 = value.getattr(intern!(py, "seconds"))?.extract()?;
    let microseconds: i64 = value.getattr(intern!(py, "microseconds"))?.extract()?;
    // A subclass can be finer: pandas' has nanoseconds.
    if !value.is_exact_instance(timedelta)
        && !value.eq(timedelta.call1((days, seconds, microseconds))?)?
    {
        let got = "got a timedelta with fractions of a microsecond; pass an int of nanoseconds";
        return Err(Refusal::misfit(Fault::Value, codec, got.to_owned()));
    }
    // Wider than 64 bits: the whole seconds of the least duration are below it.
    let seconds = i128::from(days) * 86_400 + i128::from(seconds);
    let nanoseconds = (seconds * 1_000_000 + i128::from(microseconds)) * 1_000;
    match i64::try_from(nanoseconds) {
        Ok(nanoseconds) => Ok(nanoseconds.into()),
        Err(_) => Err(integer::out_of_range(codec, LIMITS, UNIT, value)),
    }
}
