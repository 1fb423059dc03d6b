//! What CPython calls of a record: to compare, hash, show, and change it.
//!
//! In: pointers, as the protocols of types have them. Out: new references, or null with an exception.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use std::ffi::c_int;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use super::instance::RecordObject;
use crate::callable::native::slots::answer;

pub(super) unsafe extern "C" fn compare(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    operator: c_int,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a record and any object, whose class is compared first.
    unsafe {
        answer(|py| {
            let is_same_class = ffi::Py_TYPE(object) == ffi::Py_TYPE(other);
            if !is_same_class || !matches!(operator, ffi::Py_EQ | ffi::Py_NE) {
                return Ok(py.NotImplemented().into_bound(py));
            }
            let (a, b) =
                (RecordObject::of_pointer(py, object), RecordObject::of_pointer(py, other));
            let is_equal = are_equal(py, a, b)?;
            let truth = is_equal == (operator == ffi::Py_EQ);
            Ok(truth.into_pyobject(py)?.to_owned().into_any())
        })
    }
}

/// Whether all fields are, as those of tuples.
fn are_equal(py: Python<'_>, a: RecordObject<'_, '_>, b: RecordObject<'_, '_>) -> PyResult<bool> {
    for (a, b) in a.fields().zip(b.fields()) {
        // SAFETY: both are live.
        let outcome = unsafe { ffi::PyObject_RichCompareBool(a.as_ptr(), b.as_ptr(), ffi::Py_EQ) };
        match outcome {
            0 => return Ok(false),
            1 => {}
            _ => return Err(PyErr::fetch(py)),
        }
    }
    Ok(true)
}

/// The hash of a tuple of the fields, as dataclasses have it.
pub(super) unsafe extern "C" fn hash(object: *mut ffi::PyObject) -> ffi::Py_hash_t {
    // SAFETY: CPython passes a record, with the thread attached.
    unsafe {
        let py = Python::assume_attached();
        if ffi::Py_EnterRecursiveCall(c" while a record was hashed".as_ptr()) != 0 {
            return -1;
        }
        let record = RecordObject::of_pointer(py, object);
        let fields = PyTuple::new(py, record.fields().collect::<Vec<_>>());
        let hash = fields.and_then(|fields| fields.hash());
        ffi::Py_LeaveRecursiveCall();
        hash.unwrap_or_else(|error| {
            error.restore(py);
            -1
        })
    }
}

/// `Point(x=1, y=2)`.
pub(super) unsafe extern "C" fn repr(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a record.
    unsafe {
        answer(|py| {
            let record = RecordObject::of_pointer(py, object);
            match ffi::Py_ReprEnter(object) {
                0 => {}
                1 => return Ok(PyString::new(py, "...").into_any()),
                _ => return Err(PyErr::fetch(py)),
            }
            let text = show(record);
            ffi::Py_ReprLeave(object);
            Ok(PyString::new(py, &text?).into_any())
        })
    }
}

fn show(record: RecordObject<'_, '_>) -> PyResult<String> {
    let described = record.class().record;
    let mut parts = Vec::with_capacity(described.fields.len());
    for (field, value) in described.fields.iter().zip(record.fields()) {
        parts.push(format!("{}={}", field.python, value.repr()?.to_string_lossy()));
    }
    Ok(format!("{}({})", described.python, parts.join(", ")))
}

/// Refuses, in the words and with the exception that frozen dataclasses have.
pub(super) unsafe extern "C" fn set_attribute(
    object: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> c_int {
    // SAFETY: CPython passes a record, a name, and a value or null, with the thread attached.
    unsafe {
        let py = Python::assume_attached();
        let _ = object;
        let name = Bound::from_borrowed_ptr(py, name);
        let verb = if value.is_null() { "delete" } else { "assign to" };
        frozen(py, &format!("cannot {verb} field {}", quoted(&name))).restore(py);
        -1
    }
}

fn quoted(name: &Bound<'_, PyAny>) -> String {
    name.repr().map_or_else(|_| "?".to_owned(), |text| text.to_string_lossy().into_owned())
}

fn frozen(py: Python<'_>, message: &str) -> PyErr {
    let class = py.import("dataclasses").and_then(|module| module.getattr("FrozenInstanceError"));
    match class.and_then(|class| class.call1((message,))) {
        Ok(error) => PyErr::from_value(error),
        Err(error) => error,
    }
}
