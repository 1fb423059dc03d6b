//! `==` and `hash()` of objects.
//!
//! In: two objects. Out: what the method `Equal` of their type says, else Go's `==` for those that are values,
//! else whether they are the same pointer; and the hash of that. What is of another class is not equal, and
//! Go is not asked.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use std::ffi::c_int;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ptr;

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::ffi;
use pyo3::prelude::*;
use usegolib::abi;

use super::ask::ask;
use super::instance::GoObject;
use crate::callable::native::slots::answer;
use crate::library::loaded;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::read::Reader;

/// `tp_richcompare`. Objects have no order.
pub(super) unsafe extern "C" fn compare(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    operator: c_int,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an object of ours, and any other.
    unsafe {
        answer(|py| {
            let one = GoObject::of_pointer(py, object);
            let other = Bound::from_borrowed_ptr(py, other);
            let peer = GoObject::of_any(other.as_borrowed())
                .filter(|peer| ptr::eq(peer.class(), one.class()));
            let (Some(_), ffi::Py_EQ | ffi::Py_NE) = (peer, operator) else {
                return Ok(py.NotImplemented().into_bound(py));
            };
            let equal = are_equal(&Bound::from_borrowed_ptr(py, object), &other)?;
            let truth = equal == (operator == ffi::Py_EQ);
            Ok(truth.into_pyobject(py)?.to_owned().into_any())
        })
    }
}

/// Whether two objects of one class are equal.
fn are_equal(object: &Bound<'_, PyAny>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = object.py();
    // SAFETY: both are objects of ours.
    let (one, peer) = unsafe {
        (GoObject::of_pointer(py, object.as_ptr()), GoObject::of_pointer(py, other.as_ptr()))
    };
    if one.is_nil() || peer.is_nil() {
        return Ok(one.is_nil() && peer.is_nil());
    }
    let protocols = one.class().protocols();
    if let Some(equal) = protocols.and_then(|it| it.equal.as_deref()) {
        return object.call_method1(equal, (other,))?.extract();
    }
    if one.class().object.is_value {
        loaded::check_not_forked(one.library())?;
        let numbers = [number(one)?, number(peer)?];
        let read = |message: &mut Reader<'_>| message.read_bool();
        let answer = ask(py, one.library(), abi::COMPARE_OBJECTS, &numbers, read);
        return answer.ok_or_else(unknown);
    }
    Ok(object.is(other) || locate(py, one)? == locate(py, peer)?)
}

/// `tp_hash`: those that are equal are the same pointer.
pub(super) unsafe extern "C" fn hash(object: *mut ffi::PyObject) -> ffi::Py_hash_t {
    let mut found = -1;
    // SAFETY: CPython passes an object of ours.
    let done = unsafe {
        answer(|py| {
            found = hash_of(py, GoObject::of_pointer(py, object))?;
            Ok(py.None().into_bound(py))
        })
    };
    if done.is_null() {
        return -1;
    }
    // SAFETY: the reference to None is ours.
    unsafe { ffi::Py_DECREF(done) };
    found
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "any bits of a hash are one"
)]
fn hash_of(py: Python<'_>, object: GoObject<'_, '_>) -> PyResult<isize> {
    let address = if object.is_nil() { 0 } else { locate(py, object)? };
    let mut state = DefaultHasher::new();
    (ptr::from_ref(object.class()).addr(), address).hash(&mut state);
    let hash = state.finish() as isize;
    // -1 would mean an exception.
    Ok(if hash == -1 { -2 } else { hash })
}

fn locate(py: Python<'_>, object: GoObject<'_, '_>) -> PyResult<u64> {
    loaded::check_not_forked(object.library())?;
    let numbers = [number(object)?];
    let read =
        |message: &mut Reader<'_>| message.read_integer()?.narrow::<u64>().ok_or(Malformed::Range);
    ask(py, object.library(), abi::LOCATE_OBJECT, &numbers, read).ok_or_else(unknown)
}

fn number(object: GoObject<'_, '_>) -> PyResult<u64> {
    let released = || {
        let name = &object.class().object.python;
        PyValueError::new_err(format!("the {name} was released, and is nothing to compare"))
    };
    object.number().ok_or_else(released)
}

#[cold]
fn unknown() -> PyErr {
    PyRuntimeError::new_err("the library does not know an object of its own; please report it")
}
