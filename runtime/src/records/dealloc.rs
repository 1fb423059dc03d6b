//! How a record ends, and what the garbage collector sees of it.
//!
//! In: an object to which no reference is left. Out: nothing. A record can hold a record that holds a
//! record: of those the inner ones wait for the outer to end, so that no chain exhausts the stack.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use std::cell::{Cell, RefCell};
use std::ffi::{c_int, c_void};

use pyo3::ffi;

use super::instance::fields_of;

/// So many records may end within each other.
const DEPTH: usize = 50;

thread_local! {
    static ENDING: Cell<usize> = const { Cell::new(0) };
    static WAITING: RefCell<Vec<*mut ffi::PyObject>> = const { RefCell::new(Vec::new()) };
}

/// Of records whose fields hold nothing else.
pub(super) unsafe extern "C" fn dealloc(object: *mut ffi::PyObject) {
    // SAFETY: CPython passes a record to which no reference is left. The class is released after its
    // last use, as a heap type's instances must.
    unsafe {
        release_each(object);
        let kind = ffi::Py_TYPE(object);
        ffi::PyObject_Free(object.cast());
        ffi::Py_DECREF(kind.cast());
    }
}

pub(super) unsafe extern "C" fn dealloc_tracked(object: *mut ffi::PyObject) {
    // SAFETY: as above, for an object that the garbage collector knows.
    unsafe {
        ffi::PyObject_GC_UnTrack(object.cast());
        release_fields(object);
        let kind = ffi::Py_TYPE(object);
        ffi::PyObject_GC_Del(object.cast());
        ffi::Py_DECREF(kind.cast());
    }
}

/// # Safety
/// `object` is a record that nobody uses any more, and the thread is attached.
unsafe fn release_fields(object: *mut ffi::PyObject) {
    // SAFETY: by contract; each field is null or a reference that the object owns.
    unsafe {
        let (fields, len) = fields_of(object);
        let depth = ENDING.get();
        if depth >= DEPTH {
            let fields = std::slice::from_raw_parts(fields, len);
            WAITING
                .with_borrow_mut(|waiting| waiting.extend(fields.iter().filter(|f| !f.is_null())));
            return;
        }
        ENDING.set(depth + 1);
        release_each(object);
        while depth == 0
            && let Some(next) = WAITING.with_borrow_mut(Vec::pop)
        {
            ffi::Py_DECREF(next);
        }
        ENDING.set(depth);
    }
}

/// # Safety
/// As above.
#[inline]
unsafe fn release_each(object: *mut ffi::PyObject) {
    // SAFETY: as above.
    unsafe {
        let (fields, len) = fields_of(object);
        for index in 0..len {
            ffi::Py_XDECREF(*fields.add(index));
        }
    }
}

pub(super) unsafe extern "C" fn traverse(
    object: *mut ffi::PyObject,
    visit: ffi::visitproc,
    argument: *mut c_void,
) -> c_int {
    // SAFETY: CPython passes a record, perhaps one that is not complete.
    unsafe {
        let outcome = visit(ffi::Py_TYPE(object).cast(), argument);
        if outcome != 0 {
            return outcome;
        }
        let (fields, len) = fields_of(object);
        for index in 0..len {
            let field = *fields.add(index);
            let outcome = if field.is_null() { 0 } else { visit(field, argument) };
            if outcome != 0 {
                return outcome;
            }
        }
        0
    }
}
