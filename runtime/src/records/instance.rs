//! The memory of a record.
//!
//! In: a class and the values of its fields. Out: an object. An object is complete before anyone but the
//! garbage collector sees it, and never changes.

#![expect(unsafe_code, reason = "lays objects out for the stable C API")]

use std::ptr;

use pyo3::exceptions::PyMemoryError;
use pyo3::ffi;
use pyo3::prelude::*;

use super::class::{self, Class};
use super::scope::RecordType;

/// An object, as CPython sees it. The fields follow.
#[repr(C)]
pub(super) struct Instance {
    head: ffi::PyObject,
    class: *const Class,
    /// Null where several types share the class, and Python made the object.
    kind: *const RecordType,
    pub(super) fields: [*mut ffi::PyObject; 0],
}

/// A record, borrowed.
#[derive(Clone, Copy)]
pub(crate) struct RecordObject<'a, 'py> {
    object: Borrowed<'a, 'py, PyAny>,
}

impl<'a, 'py> RecordObject<'a, 'py> {
    /// The object, if it is a record of that class.
    #[inline]
    pub(crate) fn of_class(object: Borrowed<'a, 'py, PyAny>, class: &Class) -> Option<Self> {
        // SAFETY: `object` is live.
        let kind = unsafe { ffi::Py_TYPE(object.as_ptr()) };
        (kind == class.pointer()).then_some(Self { object })
    }

    /// The object, if it is a record at all.
    pub(crate) fn of_any(object: Borrowed<'a, 'py, PyAny>) -> Option<Self> {
        // SAFETY: `object` is live.
        let kind = unsafe { ffi::Py_TYPE(object.as_ptr()) };
        class::of_pointer(kind).map(|_| Self { object })
    }

    /// # Safety
    /// `object` is a live record.
    pub(super) unsafe fn of_pointer(py: Python<'py>, object: *mut ffi::PyObject) -> Self {
        // SAFETY: by contract.
        Self { object: unsafe { Borrowed::from_ptr(py, object) } }
    }

    fn instance(self) -> *mut Instance {
        self.object.as_ptr().cast()
    }

    pub(crate) fn class(self) -> &'static Class {
        // SAFETY: an instance refers to its class, which lives as long as the process.
        unsafe { &*(*self.instance()).class }
    }

    /// The type that it is of, where that is known.
    pub(crate) fn kind(self) -> Option<&'static RecordType> {
        // SAFETY: the type lives as long as the process.
        unsafe { (*self.instance()).kind.as_ref() }
    }

    /// The value of field `index`, which must be one.
    #[inline]
    pub(crate) fn field(self, index: usize) -> Borrowed<'a, 'py, PyAny> {
        let py = self.object.py();
        // SAFETY: the fields follow the instance; a field is null only as long as the object is not
        // complete, and None then.
        unsafe {
            let fields = (&raw mut (*self.instance()).fields).cast::<*mut ffi::PyObject>();
            let value = *fields.add(index);
            Borrowed::from_ptr(py, if value.is_null() { ffi::Py_None() } else { value })
        }
    }

    /// The values of all fields.
    pub(crate) fn fields(self) -> impl Iterator<Item = Borrowed<'a, 'py, PyAny>> {
        (0..self.class().len()).map(move |index| self.field(index))
    }
}

/// Where the fields of an object are, and how many.
///
/// # Safety
/// `object` is a live record.
pub(super) unsafe fn fields_of(object: *mut ffi::PyObject) -> (*mut *mut ffi::PyObject, usize) {
    // SAFETY: by contract.
    unsafe {
        let instance = object.cast::<Instance>();
        ((&raw mut (*instance).fields).cast(), (*(*instance).class).len())
    }
}

/// Makes a record of the values that `field` gives, one after the other.
#[inline]
pub(crate) fn create<'py, E: From<PyErr>>(
    py: Python<'py>,
    class: &'static Class,
    kind: Option<&'static RecordType>,
    mut field: impl FnMut(usize) -> Result<Bound<'py, PyAny>, E>,
) -> Result<Bound<'py, PyAny>, E> {
    let python = class.python(py)?;
    // SAFETY: the class's instances are `Instance`s with so many fields behind; new memory is zero, and
    // an object that is dropped half full is released by our own slot, which knows empty places.
    unsafe {
        let object = ffi::PyType_GenericAlloc(python.as_type_ptr(), 0);
        if object.is_null() {
            return Err(PyErr::take(py).unwrap_or_else(|| PyMemoryError::new_err(())).into());
        }
        let instance = object.cast::<Instance>();
        (&raw mut (*instance).class).write(class);
        (&raw mut (*instance).kind).write(kind.map_or(ptr::null(), ptr::from_ref));
        let object = Bound::from_owned_ptr(py, object);
        let fields = (&raw mut (*instance).fields).cast::<*mut ffi::PyObject>();
        for index in 0..class.len() {
            fields.add(index).write(field(index)?.into_ptr());
        }
        Ok(object)
    }
}
