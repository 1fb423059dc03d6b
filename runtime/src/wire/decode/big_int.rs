//! Integers without limits: Go's `big.Int`.
//!
//! In: an integer, or bin that is its two's complement, big endian. Out: an int.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyBytes, PyInt};

use super::undecoded::Decoded;
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;
use crate::wire::python;

#[inline(never)]
pub(super) fn decode_big_int<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    if !matches!(from.peek()?, marker::BIN_8..=marker::BIN_32) {
        return Ok(python::from_integer(py, from.read_integer()?)?);
    }
    let bytes = PyBytes::new(py, from.read_bytes()?);
    let signed = [("signed", true)].into_py_dict(py)?;
    let shape = (bytes, intern!(py, "big"));
    let class = py.get_type::<PyInt>();
    Ok(class.call_method(intern!(py, "from_bytes"), shape, Some(&signed))?)
}
