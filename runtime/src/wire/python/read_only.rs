//! Dicts that nobody can change: the maps in records.
//!
//! In: nothing, or pairs. Out: instances of the class in `usegolib/_read_only.py`, a `dict` whose own
//! methods refuse, so that `dataclasses.asdict`, `json` and `pickle` take it for what it is.

#![expect(unsafe_code, reason = "makes an instance without its constructor")]

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "usegolib._read_only", "ReadOnlyDict")
}

/// An empty one, to be filled by whoever made it.
pub(crate) fn empty(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let (class, nothing) = (class(py)?, PyTuple::empty(py));
    // SAFETY: the slot of `dict` checks that the class is derived from it; the result is a new dict or
    // null with an exception.
    unsafe {
        let slot = ffi::PyType_GetSlot(&raw mut ffi::PyDict_Type, ffi::Py_tp_new);
        let new: ffi::newfunc = std::mem::transmute(slot);
        let made = new(class.as_type_ptr(), nothing.as_ptr(), std::ptr::null_mut());
        Ok(Bound::from_owned_ptr_or_err(py, made)?.cast_into_unchecked())
    }
}
