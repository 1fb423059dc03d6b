//! Instances of classes of values, made without a call of Python's.
//!
//! In: a class, and a plain value. Out: an instance of it. One of an enumeration has no name, as those that
//! `usegolib/_values.py` makes.

#![expect(unsafe_code, reason = "makes an instance without its constructor")]

use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicPtr, Ordering};

use pyo3::ffi;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyType;
use usegolib::model::ValueBase;

/// The instance of a class, whose members are others, that is equal to a plain value.
pub(super) fn create<'py>(
    base: ValueBase,
    class: &Bound<'py, PyType>,
    plain: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = plain.py();
    let made = of_class(base, class, plain)?;
    if base.is_enum() {
        made.setattr(intern!(py, "_value_"), plain)?;
        made.setattr(intern!(py, "_name_"), py.None())?;
    }
    Ok(made)
}

/// What `int.__new__(class, plain)` gives, or that of a float or a str.
fn of_class<'py>(
    base: ValueBase,
    class: &Bound<'py, PyType>,
    plain: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = plain.py();
    let arguments = Arguments::take(py, plain)?;
    // SAFETY: the class derives from the base, whose slot makes instances of it, as `__new__` does once it
    // has checked that; the result is new, or null with an exception.
    unsafe {
        let made = slot(base)(class.as_type_ptr(), arguments.0, ptr::null_mut());
        Bound::from_owned_ptr_or_err(py, made)
    }
}

/// A tuple of one object. Nobody else gets to know of it, so that it is filled again and again.
struct Arguments(*mut ffi::PyObject);

/// The one that is at hand, which is only touched with Python's lock held.
static AT_HAND: AtomicPtr<ffi::PyObject> = AtomicPtr::new(ptr::null_mut());

impl Arguments {
    fn take(py: Python<'_>, plain: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut tuple = AT_HAND.load(Ordering::Relaxed);
        AT_HAND.store(ptr::null_mut(), Ordering::Relaxed);
        // SAFETY: the tuple has one place and one reference, and the collector, which would show it to
        // others, does not know it. What is set has a reference of its own.
        let failed = unsafe {
            if tuple.is_null() {
                tuple = ffi::PyTuple_New(1);
                if tuple.is_null() {
                    return Err(PyErr::fetch(py));
                }
                ffi::PyObject_GC_UnTrack(tuple.cast());
            }
            ffi::PyTuple_SetItem(tuple, 0, plain.clone().into_ptr()) != 0
        };
        if failed { Err(PyErr::fetch(py)) } else { Ok(Self(tuple)) }
    }
}

impl Drop for Arguments {
    fn drop(&mut self) {
        // SAFETY: as above; Python's lock is held, since the arguments never leave a call.
        unsafe {
            ffi::PyTuple_SetItem(self.0, 0, ffi::Py_NewRef(ffi::Py_None()));
            ffi::Py_XDECREF(AT_HAND.load(Ordering::Relaxed));
        }
        AT_HAND.store(self.0, Ordering::Relaxed);
    }
}

/// `tp_new` of a base.
fn slot(base: ValueBase) -> ffi::newfunc {
    static INT: OnceLock<ffi::newfunc> = OnceLock::new();
    static FLOAT: OnceLock<ffi::newfunc> = OnceLock::new();
    static STR: OnceLock<ffi::newfunc> = OnceLock::new();
    let (place, kind) = match base {
        ValueBase::Int | ValueBase::IntEnum => (&INT, &raw mut ffi::PyLong_Type),
        ValueBase::Float => (&FLOAT, &raw mut ffi::PyFloat_Type),
        ValueBase::Str | ValueBase::StrEnum => (&STR, &raw mut ffi::PyUnicode_Type),
    };
    // SAFETY: the three types have that slot, which is a function of that type.
    *place.get_or_init(|| unsafe {
        std::mem::transmute::<*mut std::ffi::c_void, ffi::newfunc>(ffi::PyType_GetSlot(
            kind,
            ffi::Py_tp_new,
        ))
    })
}
