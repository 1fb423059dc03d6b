//! `usegolib.release` and `usegolib.stats`: for those who cannot wait until Python lets go, or want to know
//! who does not.
//!
//! In: an object. Out: nothing; or counts.

#![expect(unsafe_code, reason = "an instance of the base type is an object of ours")]
#![expect(clippy::doc_markdown, reason = "these are Python's docstrings too")]

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict as _, PyDict};

use super::base;
use super::instance::GoObject;
use crate::library::loaded;

/// Let go of a Go value at once, before the last reference to the object ends.
///
/// The object cannot be used afterwards: it raises ValueError wherever it is passed. Releasing it again
/// does nothing. Raises TypeError for anything but an object.
#[pyfunction]
#[pyo3(signature = (object, /))]
pub(crate) fn release(object: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = object.py();
    if !object.is_instance(base::object_type(py)?)? {
        let got = object.get_type().fully_qualified_name()?;
        return Err(PyTypeError::new_err(format!(
            "usegolib.release() argument 1: expected usegolib.Object, got {got}"
        )));
    }
    // SAFETY: instances of the base type and of classes derived from it are made by us alone.
    unsafe { GoObject::of_pointer(py, object.as_ptr()) }.release();
    Ok(())
}

/// Count what Go holds for this process, in all libraries together.
///
/// The keys: `objects`, Go values that Python has an object of; `go_heap`, bytes of Go's heap that are in
/// use, garbage that was not collected yet included; `crossings`, calls into Go since the libraries were
/// loaded. Libraries that were loaded before a fork do not count.
#[pyfunction]
pub(crate) fn stats(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let counts = py.detach(loaded::counts)?;
    let named =
        [("objects", counts.objects), ("go_heap", counts.heap), ("crossings", counts.crossings)];
    named.into_py_dict(py)
}
