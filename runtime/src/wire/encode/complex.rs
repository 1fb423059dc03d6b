//! One Python object to one complex number, by exact rules.
//!
//! In: a complex, one of numpy's, or what a float of the same width takes. Out: an array of two floats.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyComplex;

use super::float;
use crate::wire::codec::Codec;
use crate::wire::msgpack::write::Sink;
use crate::wire::python::numpy;
use crate::wire::refusal::{Fault, Refusal, number_text};
use crate::wire::scalar::to_float32;

/// Appends two float64.
#[inline(never)]
pub(super) fn encode_complex128(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    let (real, imaginary) = match parts_of(value)? {
        Some(parts) => parts,
        None => (float::float64_of(codec, value)?, 0.0),
    };
    sink.write_array_head(2)?;
    sink.write_float64(real)?;
    Ok(sink.write_float64(imaginary)?)
}

/// Appends two float32, each the nearest, but never an infinity in place of a finite number.
#[inline(never)]
pub(super) fn encode_complex64(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    let narrow = |number| {
        to_float32(number).ok_or_else(|| {
            let got = format!("got {}, which is out of range", number_text(&value));
            Refusal::misfit(Fault::Overflow, codec, got)
        })
    };
    let (real, imaginary) = match parts_of(value)? {
        Some((real, imaginary)) => (narrow(real)?, narrow(imaginary)?),
        None => (float::float32_of(codec, value)?, 0.0),
    };
    sink.write_array_head(2)?;
    sink.write_float32(real)?;
    Ok(sink.write_float32(imaginary)?)
}

/// The parts of a complex number; `None` for what is none. Numpy's longest would lose digits.
pub(crate) fn parts_of(value: Borrowed<'_, '_, PyAny>) -> PyResult<Option<(f64, f64)>> {
    if let Ok(number) = value.cast::<PyComplex>() {
        return Ok(Some((number.real(), number.imag())));
    }
    if !numpy::is_scalar_of(&value, &["complex64"]) {
        return Ok(None);
    }
    let item = value.call_method0(intern!(value.py(), "item"))?;
    Ok(item.cast::<PyComplex>().ok().map(|number| (number.real(), number.imag())))
}
