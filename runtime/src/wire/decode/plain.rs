//! Values that hold no others.
//!
//! In: the bytes of a response. Out: Python objects.

use pyo3::prelude::*;

use super::undecoded::Decoded;
use crate::wire::codec::Limits;
use crate::wire::msgpack::malformed::{Expected, Malformed};
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;
use crate::wire::python;
use crate::wire::scalar::is_float32;

#[inline(never)]
pub(crate) fn decode_nil<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    from.read_nil()?;
    Ok(py.None().into_bound(py))
}

#[inline(never)]
pub(super) fn decode_bool<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    Ok(from.read_bool()?.into_pyobject(py).map(|b| b.to_owned().into_any())?)
}

#[inline]
pub(super) fn decode_integer<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    limits: Limits,
) -> Decoded<'py> {
    let integer = from.read_integer()?;
    if !limits.include(integer) {
        return Err(Malformed::Range.into());
    }
    Ok(python::from_integer(py, integer)?)
}

/// The same for types that are less frequent.
#[inline(never)]
pub(super) fn decode_limited<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    limits: Limits,
) -> Decoded<'py> {
    decode_integer(py, from, limits)
}

#[inline(never)]
pub(super) fn decode_float64<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    Ok(python::from_float64(py, from.read_float()?)?)
}

/// A float64 on the wire is a float32 only if nothing is lost.
#[inline(never)]
pub(super) fn decode_float32<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    let number = from.read_float()?;
    if !number.is_nan() && !is_float32(number) {
        return Err(Malformed::Range.into());
    }
    Ok(python::from_float64(py, number)?)
}

#[inline(never)]
pub(crate) fn decode_string<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    Ok(python::from_utf8(py, from.read_string()?)?)
}

#[inline(never)]
pub(crate) fn decode_optional_string<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    if from.peek()? == marker::NIL { decode_nil(py, from) } else { decode_string(py, from) }
}

#[inline(never)]
pub(super) fn decode_bytes<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    Ok(python::from_bytes(py, from.read_bytes()?)?)
}

/// Exactly `len` bytes.
#[inline(never)]
pub(super) fn decode_fixed_bytes<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    len: u64,
) -> Decoded<'py> {
    if from.peek()? == marker::NIL {
        return Err(Malformed::Kind(Expected::Bytes, marker::NIL).into());
    }
    let bytes = from.read_bytes()?;
    if bytes.len() as u64 != len {
        return Err(Malformed::Length.into());
    }
    Ok(python::from_bytes(py, bytes)?)
}
