//! What CPython calls of an object and of its class, beside Go's methods.
//!
//! In: pointers, as the protocols of types have them. Out: new references, or null with an exception.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::types::PyString;

use super::class;
use super::instance::GoObject;
use crate::callable::native::slots::answer;

/// `__init_subclass__`: what derives from a class of Python's cannot come from Go.
pub(super) unsafe extern "C" fn derive(
    _class: *mut ffi::PyObject,
    _arguments: *mut ffi::PyObject,
    _keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    let message = "usegolib.Object cannot be derived from: its classes are those of Go's structs";
    // SAFETY: the thread is attached.
    unsafe { answer(|_| Err(PyTypeError::new_err(message))) }
}

/// `<counter.Counter object 12>`, or `<counter.Counter nil>`.
pub(super) unsafe extern "C" fn repr(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an object of ours.
    unsafe {
        answer(|py| {
            let object = GoObject::of_pointer(py, object);
            let title = title(object.class());
            let text = match object.place() {
                _ if object.is_nil() => format!("<{title} nil>"),
                Some(place) => format!("<{title} object {place}>"),
                None => format!("<{title} object, released>"),
            };
            Ok(PyString::new(py, &text).into_any())
        })
    }
}

/// What pickles and copies ask for.
pub(super) unsafe extern "C" fn reduce(
    object: *mut ffi::PyObject,
    _unused: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an object of ours.
    unsafe {
        answer(|py| {
            let title = title(GoObject::of_pointer(py, object).class());
            Err(PyTypeError::new_err(format!(
                "cannot copy or pickle a {title}: it is in Go, and only its own methods could copy it"
            )))
        })
    }
}

/// `counter.Counter`: as Go calls it, with Python's name of the class.
fn title(class: &class::Class) -> String {
    format!("{}.{}", class.name.clause, class.object.python)
}
