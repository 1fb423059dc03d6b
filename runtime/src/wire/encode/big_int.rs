//! Integers without limits: Go's `big.Int`.
//!
//! In: an int, or what is to be read. Out: an integer where 64 bits hold it, and otherwise bin: its
//! two's complement, big endian. (No decimal digits: Python refuses to make or to read more than
//! 4,300 of them.)

use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyBytes, PyInt};
use pyo3::{Borrowed, intern};
use usegolib::model::Type;

use crate::wire::decode::{Decoded, whole};
use crate::wire::encode::integer;
use crate::wire::encode::scalar;
use crate::wire::msgpack::read::Reader;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python;
use crate::wire::refusal::Refusal;

/// Appends an int, or anything with `__index__` but a bool.
pub(crate) fn encode(sink: &mut impl Sink, value: Borrowed<'_, '_, PyAny>) -> Result<(), Refusal> {
    if let Some(number) = python::int64(value) {
        return integer(sink, number.into());
    }
    let index = scalar::index(value, &Type::BigInt)?;
    match scalar::wide(index.as_borrowed()) {
        Some(number) => integer(sink, number),
        None => binary(sink, &index),
    }
}

/// Appends the two's complement of an int.
fn binary(sink: &mut impl Sink, index: &Bound<'_, PyAny>) -> Result<(), Refusal> {
    let py = index.py();
    // Of a negative n, n and -n-1 have the same bits, the sign apart.
    let magnitude =
        if index.lt(0)? { index.call_method0(intern!(py, "__invert__"))? } else { index.clone() };
    let bits: u64 = magnitude.call_method0(intern!(py, "bit_length"))?.extract()?;
    let signed = [("signed", true)].into_py_dict(py)?;
    let shape = (bits / 8 + 1, intern!(py, "big"));
    let bytes = index.call_method(intern!(py, "to_bytes"), shape, Some(&signed))?;
    let bytes = bytes.cast::<PyBytes>().map_err(PyErr::from)?.as_bytes();
    sink.binary(length(bytes.len())?)?;
    Ok(sink.put(bytes)?)
}

/// The int that an integer or bin says.
pub(crate) fn decode<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    if !matches!(from.peek()?, 0xc4..=0xc6) {
        return Ok(whole(py, from.integer()?)?);
    }
    let bytes = PyBytes::new(py, from.binary()?);
    let signed = [("signed", true)].into_py_dict(py)?;
    let shape = (bytes, intern!(py, "big"));
    let class = py.get_type::<PyInt>();
    Ok(class.call_method(intern!(py, "from_bytes"), shape, Some(&signed))?)
}
