//! What an object is good for, where its class alone does not tell: a truth value, a float, a
//! sequence of values.
//!
//! In: any object. Out: yes or no.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyFloat, PyMapping, PySequence, PyString};

use super::{is_sequence, numpy};
use crate::wire::buffer;

/// Whether it is a bool, or numpy's.
pub(crate) fn is_bool(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBool>() || numpy::is_scalar_of(value, &["bool", "bool_"])
}

/// Whether it is a float, or a smaller one of numpy's. Its longdouble would lose digits; its float64
/// is a float.
pub(crate) fn is_float(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyFloat>() || numpy::is_scalar_of(value, &["float16", "float32"])
}

/// Whether it is a sequence, but for those that are rather one value, mappings, whose indices are
/// keys, and arrays that hide elements behind a mask.
pub(crate) fn is_list_like(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let is_one = value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || numpy::is_scalar(value);
    let is_sequence =
        is_sequence(value.as_borrowed()) && value.hasattr(intern!(value.py(), "__len__"))?;
    Ok(is_sequence && !is_one && !numpy::is_masked(value) && !is_mapping_like(value))
}

/// Whether iterating over it may yield keys instead of values: mappings, and what is like one without
/// being called so, as messages of `email` and frames of pandas are. Not so pandas' series.
pub(crate) fn is_mapping_like(value: &Bound<'_, PyAny>) -> bool {
    if buffer::is_exported_by(value.as_borrowed()) {
        return false;
    }
    let py = value.py();
    let has_keys = || value.hasattr(intern!(py, "keys")).unwrap_or(true);
    let is_row = || value.getattr(intern!(py, "ndim"))?.eq(1);
    value.cast::<PyMapping>().is_ok()
        || has_keys() && value.cast::<PySequence>().is_err() && !is_row().unwrap_or(false)
}
