//! A complex number.
//!
//! In: an array of two floats. Out: a complex.

use pyo3::prelude::*;
use pyo3::types::PyComplex;

use super::undecoded::Decoded;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::read::Reader;
use crate::wire::scalar::is_float32;

/// Of float32 if `is_narrow`, and nothing is lost.
#[inline(never)]
pub(super) fn decode_complex<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    is_narrow: bool,
) -> Decoded<'py> {
    from.refuse_nil()?;
    if from.read_array_length()? != 2 {
        return Err(Malformed::Length.into());
    }
    let (real, imaginary) = (from.read_float()?, from.read_float()?);
    let fits = |part: f64| !is_narrow || part.is_nan() || is_float32(part);
    if !fits(real) || !fits(imaginary) {
        return Err(Malformed::Range.into());
    }
    Ok(PyComplex::from_doubles(py, real, imaginary).into_any())
}
