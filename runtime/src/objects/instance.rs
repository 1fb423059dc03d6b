//! The memory of an object.
//!
//! In: a class and the number of a Go value. Out: a Python object that keeps the value alive. The entry
//! that its end puts into the library's queue is made with it.

#![expect(unsafe_code, reason = "lays objects out for the stable C API")]

use std::ffi::c_int;
use std::mem::size_of;
use std::ptr;

use pyo3::exceptions::{PyMemoryError, PyRuntimeError};
use pyo3::ffi;
use pyo3::prelude::*;

use super::base;
use super::class::Class;
use super::held::HeldType;
use crate::library::drops::Entry;
use crate::library::symbols::Library;
use crate::records::scope::Scope;

/// An object, as CPython sees it.
#[repr(C)]
pub(super) struct Instance {
    head: ffi::PyObject,
    pub(super) weak_references: *mut ffi::PyObject,
    class: *const Class,
    library: *const Library,
    entry: *mut Entry,
    is_nil: bool,
    is_made_in_python: bool,
    is_closed: bool,
}

#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "it is small")]
pub(super) const SIZE: c_int = size_of::<Instance>() as c_int;

/// An object, borrowed.
#[derive(Clone, Copy)]
pub(crate) struct GoObject<'a, 'py> {
    object: Borrowed<'a, 'py, PyAny>,
}

impl<'a, 'py> GoObject<'a, 'py> {
    /// The object, if it is of that class.
    #[inline]
    pub(crate) fn of_class(object: Borrowed<'a, 'py, PyAny>, class: &Class) -> Option<Self> {
        // SAFETY: `object` is live, and an instance of ours if its class is one of ours. Python code can
        // give it another class of objects, and its number means nothing there.
        let is_of_class = unsafe {
            ffi::Py_TYPE(object.as_ptr()) == class.pointer()
                && (*object.as_ptr().cast::<Instance>()).class == ptr::from_ref(class)
        };
        is_of_class.then_some(Self { object })
    }

    /// The object, if it is of any class of ours.
    pub(crate) fn of_any(object: Borrowed<'a, 'py, PyAny>) -> Option<Self> {
        let base = base::object_type(object.py()).ok()?;
        // SAFETY: `object` is live, and an instance of ours if its class derives from our base, which no
        // class of Python's does.
        let is_ours = unsafe {
            ffi::PyType_IsSubtype(ffi::Py_TYPE(object.as_ptr()), base.as_type_ptr()) != 0
                && !(*object.as_ptr().cast::<Instance>()).class.is_null()
        };
        is_ours.then_some(Self { object })
    }

    /// # Safety
    /// `object` is a live object of ours.
    pub(super) unsafe fn of_pointer(py: Python<'py>, object: *mut ffi::PyObject) -> Self {
        // SAFETY: by contract.
        Self { object: unsafe { Borrowed::from_ptr(py, object) } }
    }

    fn instance(self) -> *mut Instance {
        self.object.as_ptr().cast()
    }

    /// The class that it was made with.
    pub(crate) fn class(self) -> &'static Class {
        // SAFETY: an instance refers to its class, which lives as long as the process.
        unsafe { &*(*self.instance()).class }
    }

    /// Whether it is of the library of a scope.
    pub(crate) fn is_of_library(self, scope: &Scope) -> bool {
        // SAFETY: an instance refers to its library, which lives as long as the process.
        let library = unsafe { (*self.instance()).library };
        scope.library().is_some_and(|own| ptr::eq(own, library))
    }

    /// Whether it is a nil pointer of Go's.
    pub(super) fn is_nil(self) -> bool {
        // SAFETY: `object` is an instance of ours.
        unsafe { (*self.instance()).is_nil }
    }

    /// Whether its `close()` has succeeded.
    pub(super) fn is_closed(self) -> bool {
        // SAFETY: `object` is an instance of ours.
        unsafe { (*self.instance()).is_closed }
    }

    /// The library that it is of.
    pub(super) fn library(self) -> &'static Library {
        // SAFETY: an instance refers to its library, which lives as long as the process.
        unsafe { &*(*self.instance()).library }
    }

    /// The part of the number that no other living object of the library has.
    pub(super) fn place(self) -> Option<u64> {
        Some(self.number()? & u64::from(u32::MAX))
    }

    /// What the library knows it by; `None` once it was released.
    #[inline]
    pub(crate) fn number(self) -> Option<u64> {
        // SAFETY: an instance owns its entry until it ends or is released, which Python's lock keeps from
        // happening meanwhile.
        unsafe { (*self.instance()).entry.as_ref() }.map(|entry| entry.number)
    }

    /// Lets go of the Go value, which this object has no more.
    pub(super) fn release(self) {
        let py = self.object.py();
        // SAFETY: as in `number`; whoever takes the entry is its only owner.
        let (entry, library) = unsafe {
            let instance = self.instance();
            ((*instance).entry, &*(*instance).library)
        };
        if entry.is_null() {
            return;
        }
        // SAFETY: the entry came from a box.
        let entry = unsafe {
            (*self.instance()).entry = ptr::null_mut();
            Box::from_raw(entry)
        };
        library.drop_now(py, entry);
    }
}

/// Makes the object that has a number; it is the only one that ever has it.
#[inline]
pub(crate) fn create<'py>(
    py: Python<'py>,
    class: &'static Class,
    number: u64,
) -> PyResult<Bound<'py, PyAny>> {
    create_held(py, HeldType { class, is_nil: false }, number)
}

/// The same for a value that an interface holds.
#[inline]
pub(crate) fn create_held(
    py: Python<'_>,
    held: HeldType,
    number: u64,
) -> PyResult<Bound<'_, PyAny>> {
    let HeldType { class, is_nil } = held;
    let library = class.scope.library().ok_or_else(without_library)?;
    let entry = library.drop_entry(py, number);
    library.start_dropping();
    let made = class.python(py).and_then(|class| allocate(py, class.as_type_ptr()));
    let object = match made {
        Ok(object) => object,
        Err(error) => {
            library.push_drop(entry);
            return Err(error);
        }
    };
    // SAFETY: the class's instances are `Instance`s; the new one is complete before anyone sees it.
    unsafe {
        let instance = object.cast::<Instance>();
        (&raw mut (*instance).weak_references).write(ptr::null_mut());
        (&raw mut (*instance).class).write(class);
        (&raw mut (*instance).library).write(library);
        (&raw mut (*instance).entry).write(Box::into_raw(entry));
        (&raw mut (*instance).is_nil).write(is_nil);
        (&raw mut (*instance).is_made_in_python).write(false);
        (&raw mut (*instance).is_closed).write(false);
        Ok(Bound::from_owned_ptr(py, object))
    }
}

/// Notes that Python made an object of ours, and no function of Go's.
pub(super) fn mark_made(object: Borrowed<'_, '_, PyAny>) {
    // SAFETY: it is one of ours; Python's lock is held.
    unsafe { (*object.as_ptr().cast::<Instance>()).is_made_in_python = true };
}

/// Notes that the `close()` of an object has succeeded.
pub(super) fn mark_closed(object: GoObject<'_, '_>) {
    // SAFETY: it is one of ours; Python's lock is held.
    unsafe { (*object.instance()).is_closed = true };
}

/// The class of an object, if Python made it.
#[cold]
pub(crate) fn find_made(object: Option<Borrowed<'_, '_, PyAny>>) -> Option<&'static Class> {
    let object = GoObject::of_any(object?)?;
    // SAFETY: it is one of ours; Python's lock is held.
    unsafe { (*object.instance()).is_made_in_python }.then(|| object.class())
}

fn allocate(py: Python<'_>, kind: *mut ffi::PyTypeObject) -> PyResult<*mut ffi::PyObject> {
    // SAFETY: the class is live, and the collector has nothing to do with its instances. What is new is not
    // filled with zeros: all of it is written.
    let object = unsafe { ffi::PyObject_New::<ffi::PyObject>(kind) };
    if object.is_null() {
        return Err(PyErr::take(py).unwrap_or_else(|| PyMemoryError::new_err(())));
    }
    Ok(object)
}

#[cold]
pub(super) fn without_library() -> PyErr {
    PyRuntimeError::new_err("an object came before its library was loaded; please report it")
}

/// `tp_dealloc`. It can come in the middle of any allocation, with any exception on its way.
pub(super) unsafe extern "C" fn dealloc(object: *mut ffi::PyObject) {
    // SAFETY: CPython passes an object of ours to which no reference is left; one that was released has no
    // entry. The class is released after its last use, as a heap type's
    // instances must.
    unsafe {
        let instance = object.cast::<Instance>();
        if !(*instance).weak_references.is_null() {
            ffi::PyObject_ClearWeakRefs(object);
        }
        if !(*instance).entry.is_null() {
            (*(*instance).library).push_drop(Box::from_raw((*instance).entry));
        }
        let kind = ffi::Py_TYPE(object);
        ffi::PyObject_Free(object.cast());
        ffi::Py_DECREF(kind.cast());
    }
}
