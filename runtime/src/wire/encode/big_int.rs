//! Integers without limits: Go's `big.Int`.
//!
//! In: an int. Out: an integer where 64 bits hold it, and otherwise bin: its two's complement, big
//! endian. (No decimal digits: Python refuses to make or to read more than 4,300 of them.)

use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyBytes};
use pyo3::{Borrowed, intern};

use super::integer;
use crate::wire::codec::Codec;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python;
use crate::wire::refusal::Refusal;

/// Appends an int, or anything with `__index__` but a bool.
#[inline(never)]
pub(super) fn encode_big_int(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Some(number) = python::int64(value) {
        return Ok(sink.write_int(number)?);
    }
    let index = integer::index_of(codec, value)?;
    match integer::from_int(index.as_borrowed()) {
        Some(number) => Ok(sink.write_integer(number)?),
        None => encode_twos_complement(sink, &index),
    }
}

/// Appends the two's complement of an int.
fn encode_twos_complement(sink: &mut impl Sink, index: &Bound<'_, PyAny>) -> Result<(), Refusal> {
    let py = index.py();
    // Of a negative n, n and -n-1 have the same bits, the sign apart.
    let magnitude =
        if index.lt(0)? { index.call_method0(intern!(py, "__invert__"))? } else { index.clone() };
    let bits: u64 = magnitude.call_method0(intern!(py, "bit_length"))?.extract()?;
    let signed = [("signed", true)].into_py_dict(py)?;
    let shape = (bits / 8 + 1, intern!(py, "big"));
    let bytes = index.call_method(intern!(py, "to_bytes"), shape, Some(&signed))?;
    let bytes = bytes.cast::<PyBytes>().map_err(PyErr::from)?.as_bytes();
    sink.write_bytes_head(length(bytes.len())?)?;
    Ok(sink.put(bytes)?)
}
