//! Records taken apart and put together: for pickles, and for copies.
//!
//! In: a record. Out: what `pickle` and `copy` ask for. A generated package's record is pickled by the
//! name of its class, that of a handle by the artifact it comes from.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use pyo3::ffi;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::create;
use super::home::Home;
use super::instance::RecordObject;
use crate::callable::native::slots::answer;

pub(super) unsafe extern "C" fn reduce(
    object: *mut ffi::PyObject,
    _unused: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a record.
    unsafe { answer(|py| reduce_record(py, RecordObject::of_pointer(py, object))) }
}

fn reduce_record<'py>(
    py: Python<'py>,
    record: RecordObject<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let class = record.class();
    let fields = PyDict::new(py);
    for (field, value) in class.record.fields.iter().zip(record.fields()) {
        fields.set_item(&field.python, value)?;
    }
    let restore = py.import("usegolib._native")?.getattr("_restore_record")?;
    let maker = match &class.scope.home {
        Home::Handles(source) => {
            let dir = py.detach(|| source.folder())?.into_os_string();
            (dir, &class.name.package, &class.name.name).into_pyobject(py)?.into_any()
        }
        Home::Modules(..) | Home::Nowhere => class.python(py)?.clone().into_any(),
    };
    let arguments = PyTuple::new(py, [maker, fields.into_any()])?;
    Ok(PyTuple::new(py, [restore, arguments.into_any()])?.into_any())
}

pub(super) unsafe extern "C" fn copy(
    object: *mut ffi::PyObject,
    _unused: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a record, of which a new reference is returned.
    unsafe { answer(|py| Ok(Bound::from_borrowed_ptr(py, object))) }
}

/// The record itself, unless a field holds what can change.
pub(super) unsafe extern "C" fn deepcopy(
    object: *mut ffi::PyObject,
    memo: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a record and any object.
    unsafe {
        answer(|py| {
            let record = RecordObject::of_pointer(py, object);
            let memo = Bound::from_borrowed_ptr(py, memo);
            let copy = py.import(intern!(py, "copy"))?.getattr(intern!(py, "deepcopy"))?;
            let copies = record.fields().map(|field| copy.call1((field, &memo)));
            let copies = copies.collect::<PyResult<Vec<_>>>()?;
            if record.fields().zip(&copies).all(|(field, copy)| field.is(copy)) {
                return Ok(Bound::from_borrowed_ptr(py, object));
            }
            create::of_fields(py, record.class(), record.kind(), &copies)
        })
    }
}
