//! `usegolib.Object`, which all classes of objects derive from.
//!
//! In: nothing. Out: the type. It has no instances of its own.

#![expect(unsafe_code, reason = "defines a type through the stable C API")]

use std::ffi::{CStr, c_int, c_uint, c_void};
use std::mem::offset_of;
use std::ptr;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};

use super::instance::{self, Instance};
use super::{fields, identity, make, repr, slots};

const DOC: &CStr = c"A value that stays in Go: the base of the classes of Go's structs.\n\nGo keeps the \
                     value as long as the object lives. It can be used in several threads as far as \
                     Go says that its type can.";

/// The type `usegolib.Object`.
pub(crate) fn object_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static OBJECT: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    OBJECT.get_or_try_init(py, || define(py)).map(|kind| kind.bind(py))
}

/// Makes the type. What CPython keeps pointers to is leaked: the type lives as long as the process.
#[expect(clippy::cast_possible_truncation, reason = "all flags lie in the low 32 bits")]
fn define(py: Python<'_>) -> PyResult<Py<PyType>> {
    let mut slots = [
        slot(ffi::Py_tp_doc, DOC.as_ptr().cast_mut().cast()),
        slot(ffi::Py_tp_new, make::new as *mut c_void),
        slot(ffi::Py_tp_setattro, fields::set_attribute as *mut c_void),
        slot(ffi::Py_tp_dealloc, instance::dealloc as *mut c_void),
        slot(ffi::Py_tp_repr, repr::repr as *mut c_void),
        slot(ffi::Py_tp_richcompare, identity::compare as *mut c_void),
        slot(ffi::Py_tp_hash, identity::hash as *mut c_void),
        slot(ffi::Py_tp_members, leak(members())),
        slot(ffi::Py_tp_methods, leak(methods())),
        ffi::PyType_Slot::default(),
    ];
    let mut spec = ffi::PyType_Spec {
        name: c"usegolib.Object".as_ptr(),
        basicsize: instance::SIZE,
        itemsize: 0,
        flags: (ffi::Py_TPFLAGS_DEFAULT | ffi::Py_TPFLAGS_BASETYPE) as c_uint,
        slots: slots.as_mut_ptr(),
    };
    // SAFETY: the specification is complete and ends with an empty slot, and what must outlive the
    // type is leaked.
    let kind: Bound<'_, PyType> = unsafe {
        Bound::from_owned_ptr_or_err(py, ffi::PyType_FromSpec(&raw mut spec))?.cast_into_unchecked()
    };
    kind.setattr("__slots__", PyTuple::empty(py))?;
    Ok(kind.unbind())
}

fn slot(slot: c_int, function: *mut c_void) -> ffi::PyType_Slot {
    ffi::PyType_Slot { slot, pfunc: function }
}

fn leak<T>(table: Vec<T>) -> *mut c_void {
    Vec::leak(table).as_mut_ptr().cast()
}

fn members() -> Vec<ffi::PyMemberDef> {
    let weak_references = ffi::PyMemberDef {
        name: c"__weaklistoffset__".as_ptr(),
        type_code: ffi::Py_T_PYSSIZET,
        offset: offset_of!(Instance, weak_references).cast_signed(),
        flags: ffi::Py_READONLY,
        doc: ptr::null(),
    };
    vec![weak_references, ffi::PyMemberDef::default()]
}

fn methods() -> Vec<ffi::PyMethodDef> {
    let reduce = ffi::PyMethodDef {
        ml_name: c"__reduce__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunction: slots::reduce },
        ml_flags: ffi::METH_NOARGS,
        ml_doc: c"Marshal what is in Go, or raise TypeError.".as_ptr(),
    };
    let derive = ffi::PyMethodDef {
        ml_name: c"__init_subclass__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunctionWithKeywords: slots::derive },
        ml_flags: ffi::METH_CLASS | ffi::METH_VARARGS | ffi::METH_KEYWORDS,
        ml_doc: c"Raise TypeError: only usegolib makes classes of Go's structs.".as_ptr(),
    };
    vec![reduce, derive, ffi::PyMethodDef::zeroed()]
}
