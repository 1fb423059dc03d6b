//! Python's protocols on objects: what `str()`, `iter()` and `with` call.
//!
//! In: what the methods of a class stand for. Out: attributes of the class. `close()` tells an object that it
//! is closed, and the end of a `with` statement calls it unless it was.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use pyo3::ffi;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};
use usegolib::model::{Protocols, TypeName};

use super::instance::{self, GoObject};
use crate::callable::native::slots::answer;
use crate::library::source::Source;

/// What the methods of a type stand for.
pub(super) fn find(py: Python<'_>, source: &Source, name: &TypeName) -> PyResult<Protocols> {
    let api = &py.detach(|| source.manifest())?.api;
    let package = api.package(&source.path);
    let mut declared = api.types.iter().filter(|(_, it)| it.name.is_of_one_type(name));
    let found = declared.next().zip(package);
    Ok(found.map_or_else(Protocols::default, |((_, declared), package)| {
        Protocols::of(declared, package, &api.types)
    }))
}

/// The functions of a class beside its methods, which CPython keeps pointers to.
pub(super) fn functions(protocols: &Protocols) -> Vec<ffi::PyMethodDef> {
    let enter = ffi::PyMethodDef {
        ml_name: c"__enter__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunction: enter },
        ml_flags: ffi::METH_NOARGS,
        ml_doc: c"__enter__($self, /)\n--\n\nReturn the object itself.".as_ptr(),
    };
    let exit = ffi::PyMethodDef {
        ml_name: c"__exit__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunction: exit },
        ml_flags: ffi::METH_VARARGS,
        ml_doc:
            c"__exit__($self, /, *exception)\n--\n\nCall close(), unless it has succeeded before."
                .as_ptr(),
    };
    let manager = if protocols.closes { vec![enter, exit] } else { Vec::new() };
    manager.into_iter().chain([ffi::PyMethodDef::zeroed()]).collect()
}

/// Has a class do what its methods stand for.
pub(super) fn apply(class: &Bound<'_, PyType>, protocols: &Protocols) -> PyResult<()> {
    if let Some(text) = &protocols.text {
        class.setattr("__str__", class.getattr(text.as_str())?)?;
    }
    if let Some(all) = &protocols.iterates {
        class.setattr("__iter__", class.getattr(all.as_str())?)?;
    }
    if protocols.is_unhashable {
        class.setattr("__hash__", class.py().None())?;
    }
    Ok(())
}

unsafe extern "C" fn enter(
    object: *mut ffi::PyObject,
    _unused: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a live object.
    unsafe { answer(|py| Ok(Bound::from_borrowed_ptr(py, object))) }
}

/// An exception of the body is the context of one of `close()`.
unsafe extern "C" fn exit(
    object: *mut ffi::PyObject,
    exception: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a live object and a tuple.
    unsafe {
        answer(|py| {
            let object = Bound::from_borrowed_ptr(py, object);
            let body = Bound::from_borrowed_ptr(py, exception).cast_into_unchecked::<PyTuple>();
            close(&object).map_err(|error| match body.get_item(1) {
                Ok(body) if !body.is_none() => behind(error, &body),
                _ => error,
            })?;
            Ok(py.None().into_bound(py))
        })
    }
}

fn close(object: &Bound<'_, PyAny>) -> PyResult<()> {
    let is_closed = GoObject::of_any(object.as_borrowed()).is_some_and(GoObject::is_closed);
    if is_closed {
        return Ok(());
    }
    object.call_method0(intern!(object.py(), "close")).map(drop)
}

/// The error that came while another was handled.
fn behind(error: PyErr, body: &Bound<'_, PyAny>) -> PyErr {
    let value = error.value(body.py());
    let is_first = value.getattr("__context__").is_ok_and(|context| context.is_none());
    if is_first && !value.is(body) {
        // What cannot be set on an exception is only for display.
        let _ = value.setattr("__context__", body);
    }
    error
}

/// Notes that `close()` has succeeded, which was called on this.
pub(crate) fn mark_closed(object: Borrowed<'_, '_, PyAny>) {
    if let Some(object) = GoObject::of_any(object) {
        instance::mark_closed(object);
    }
}
