//! What CPython calls of a bound Go function.
//!
//! In: pointers, as the protocols of types have them. Out: new references, or null with an exception.
//! No panic gets through.

#![expect(unsafe_code, reason = "takes CPython's pointers; PyO3 has no vectorcall")]

use std::ffi::{c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use pyo3::ffi;
use pyo3::panic::PanicException;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

use crate::callable::arguments::Arguments;
use crate::callable::docs::Attribute;
use crate::callable::function::Function;
use crate::objects::protocols::mark_closed;
use crate::wire::python::items::Pointers;

/// `PY_VECTORCALL_ARGUMENTS_OFFSET`.
const ARGUMENTS_OFFSET: usize = 1 << (usize::BITS - 1);

/// The instance, as CPython sees it.
#[repr(C)]
pub(super) struct Instance {
    pub(super) head: ffi::PyObject,
    pub(super) vectorcall: Option<ffi::vectorcallfunc>,
    pub(super) weak_references: *mut ffi::PyObject,
    /// Whether the object that it is called on is closed if that succeeds.
    pub(super) closes: bool,
    pub(super) function: Function,
}

/// The function behind an instance.
///
/// # Safety
/// `object` is a live instance of our type, and outlives `'a`.
#[inline]
unsafe fn function<'a>(object: *mut ffi::PyObject) -> &'a Function {
    // SAFETY: by contract.
    unsafe { &(*object.cast::<Instance>()).function }
}

/// The arguments of a call. `keywords` is null or a tuple of names.
///
/// # Safety
/// `objects` has `count` objects and one for each keyword, which live for `'a`, as does `keywords`.
#[inline]
unsafe fn arguments<'a>(
    py: Python<'_>,
    objects: *const *mut ffi::PyObject,
    count: usize,
    keywords: *mut ffi::PyObject,
) -> Arguments<'a, '_> {
    // SAFETY: by contract.
    unsafe {
        let positional = pointers(py, objects, count);
        if keywords.is_null() {
            return Arguments::new(positional, None);
        }
        let names = Bound::from_borrowed_ptr(py, keywords).cast_into_unchecked::<PyTuple>();
        if names.is_empty() {
            return Arguments::new(positional, None);
        }
        let others = pointers(py, objects.add(count), names.len());
        Arguments::new(positional, Some((names, others)))
    }
}

/// # Safety
/// As above; a call without arguments may pass null.
#[inline]
unsafe fn pointers<'a>(
    py: Python<'_>,
    objects: *const *mut ffi::PyObject,
    count: usize,
) -> Pointers<'a, '_> {
    // SAFETY: by contract.
    unsafe {
        let objects = if count == 0 { &[] } else { std::slice::from_raw_parts(objects, count) };
        Pointers::new(py, objects)
    }
}

/// Runs `body` for CPython: an error becomes the current exception, and so does a Rust panic.
///
/// # Safety
/// The thread is attached, as it is whenever CPython calls a slot.
#[inline]
pub(crate) unsafe fn answer<'py>(
    body: impl FnOnce(Python<'py>) -> PyResult<Bound<'py, PyAny>>,
) -> *mut ffi::PyObject {
    // SAFETY: by contract.
    let py = unsafe { Python::assume_attached() };
    let outcome = catch_unwind(AssertUnwindSafe(|| body(py)))
        .unwrap_or_else(|_| Err(PanicException::new_err("usegolib panicked; please report it")));
    match outcome {
        Ok(object) => object.into_ptr(),
        Err(error) => {
            error.restore(py);
            ptr::null_mut()
        }
    }
}

pub(super) unsafe extern "C" fn vectorcall(
    object: *mut ffi::PyObject,
    arguments: *const *mut ffi::PyObject,
    count: usize,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours and arguments as the vectorcall protocol says.
    unsafe {
        answer(|py| {
            let count = count & !ARGUMENTS_OFFSET;
            function(object).call(py, &self::arguments(py, arguments, count, keywords))
        })
    }
}

/// The same of `close()`, which tells the object that it has succeeded.
pub(super) unsafe extern "C" fn vectorcall_closing(
    object: *mut ffi::PyObject,
    arguments: *const *mut ffi::PyObject,
    count: usize,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: as above; what succeeded had the object for its first argument.
    unsafe {
        let answer = vectorcall(object, arguments, count, keywords);
        if !answer.is_null() && count & !ARGUMENTS_OFFSET > 0 {
            mark_closed(Borrowed::from_ptr(Python::assume_attached(), *arguments));
        }
        answer
    }
}

/// `tp_call`, for callers that have a tuple and a dict.
pub(super) unsafe extern "C" fn call(
    object: *mut ffi::PyObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours, a tuple, and null or a dict; `held` keeps the
    // arguments alive for the call.
    unsafe {
        answer(|py| {
            let arguments =
                Bound::from_borrowed_ptr(py, arguments).cast_into_unchecked::<PyTuple>();
            let keywords = Bound::from_borrowed_ptr_or_opt(py, keywords)
                .map(|keywords| keywords.cast_into_unchecked::<PyDict>());
            let names = keywords.as_ref().map(|keywords| keywords.keys().to_tuple());
            let values = keywords.as_ref().map(PyDictMethods::values);
            let count = arguments.len();
            let held: Vec<_> = arguments.iter().chain(values.iter().flatten()).collect();
            let pointers: Vec<_> = held.iter().map(Bound::as_ptr).collect();
            let names = names.as_ref().map_or(ptr::null_mut(), Bound::as_ptr);
            let call = (*object.cast::<Instance>()).vectorcall.unwrap_or(vectorcall);
            Bound::from_owned_ptr_or_err(py, call(object, pointers.as_ptr(), count, names))
        })
    }
}

pub(super) unsafe extern "C" fn attribute(
    object: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours and the closure of the attribute.
    unsafe {
        answer(|py| {
            let (_, attribute) = Attribute::ALL[closure.addr()];
            function(object).attribute(py, attribute)
        })
    }
}

pub(super) unsafe extern "C" fn repr(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours.
    unsafe { answer(|py| Ok(PyString::new(py, &function(object).repr()).into_any())) }
}

pub(super) unsafe extern "C" fn reduce(
    object: *mut ffi::PyObject,
    _unused: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours.
    unsafe { answer(|py| function(object).reduce(py)) }
}

/// Like a built-in function, it does not become a method of the object it is looked up on.
pub(super) unsafe extern "C" fn descr_get(
    object: *mut ffi::PyObject,
    _instance: *mut ffi::PyObject,
    _owner: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours, of which a new reference is returned.
    unsafe { answer(|py| Ok(Bound::from_borrowed_ptr(py, object))) }
}

/// Looked up on an instance, it is a method of that, as a function of Python's is.
pub(super) unsafe extern "C" fn descr_get_method(
    object: *mut ffi::PyObject,
    instance: *mut ffi::PyObject,
    _owner: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    static METHOD: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    // SAFETY: CPython passes an instance of ours, and null or any object.
    unsafe {
        answer(|py| {
            let function = Bound::from_borrowed_ptr(py, object);
            match Bound::from_borrowed_ptr_or_opt(py, instance) {
                Some(instance) if !instance.is_none() => {
                    METHOD.import(py, "types", "MethodType")?.call1((function, instance))
                }
                _ => Ok(function),
            }
        })
    }
}

pub(super) unsafe extern "C" fn hash(object: *mut ffi::PyObject) -> ffi::Py_hash_t {
    // SAFETY: CPython passes an instance of ours.
    let hash = unsafe { function(object) }.hash();
    // -1 would mean an exception.
    if hash == -1 { -2 } else { hash }
}

pub(super) unsafe extern "C" fn compare(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    operator: c_int,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours and any object, whose type is compared first.
    unsafe {
        answer(|py| {
            let is_ours = ffi::Py_TYPE(object) == ffi::Py_TYPE(other);
            let same = || function(object).identity() == function(other).identity();
            let answer = match operator {
                ffi::Py_EQ if is_ours => Some(same()),
                ffi::Py_NE if is_ours => Some(!same()),
                _ => None,
            };
            Ok(match answer {
                Some(truth) => truth.into_pyobject(py)?.to_owned().into_any(),
                None => py.NotImplemented().into_bound(py),
            })
        })
    }
}

pub(super) unsafe extern "C" fn dealloc(object: *mut ffi::PyObject) {
    // SAFETY: CPython passes an instance of ours to which no reference is left. The type is
    // released after its last use, as a heap type's instances must.
    unsafe {
        let instance = object.cast::<Instance>();
        if !(*instance).weak_references.is_null() {
            ffi::PyObject_ClearWeakRefs(object);
        }
        ptr::drop_in_place(&raw mut (*instance).function);
        let kind = ffi::Py_TYPE(object);
        ffi::PyObject_Free(object.cast());
        ffi::Py_DECREF(kind.cast());
    }
}
