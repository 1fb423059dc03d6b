//! The CPython calls of the codec for which PyO3 has no form that is safe, cheap and reports a
//! lack of memory as an exception.
//!
//! In: objects or plain values. Out: plain values or objects. Every function here is safe to call.

#![expect(unsafe_code, reason = "calls the stable ABI of CPython directly")]

pub(crate) mod class;
pub(crate) mod items;
pub(crate) mod numpy;
pub(crate) mod read_only;
pub(crate) mod shape;

use std::ffi::c_int;
use std::ptr;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString};

use super::scalar::{Integer, Scalar};

/// The value of an exact `int` that fits, by a call that runs no Python code.
#[inline]
pub(crate) fn int64(value: Borrowed<'_, '_, PyAny>) -> Option<i64> {
    // SAFETY: `value` is a live object and the thread is attached.
    unsafe { exact_int64(value.as_ptr()) }
}

/// The value of an exact `float`, by a call that runs no Python code.
#[inline]
pub(crate) fn float64(value: Borrowed<'_, '_, PyAny>) -> Option<f64> {
    // SAFETY: `value` is a live object and the thread is attached.
    unsafe { exact_float64(value.as_ptr()) }
}

/// # Safety
/// `object` is a live object, and the thread is attached.
#[inline]
pub(super) unsafe fn exact_int64(object: *mut ffi::PyObject) -> Option<i64> {
    // SAFETY: by contract; an exact int is converted without running Python code or raising.
    unsafe {
        if ffi::Py_TYPE(object) != &raw mut ffi::PyLong_Type {
            return None;
        }
        let mut overflow: c_int = 0;
        let value = ffi::PyLong_AsLongLongAndOverflow(object, &raw mut overflow);
        (overflow == 0).then_some(value)
    }
}

/// # Safety
/// `object` is a live object, and the thread is attached.
#[inline]
pub(super) unsafe fn exact_float64(object: *mut ffi::PyObject) -> Option<f64> {
    // SAFETY: by contract; an exact float is converted without running Python code or raising.
    unsafe {
        let exact = ffi::Py_TYPE(object) == &raw mut ffi::PyFloat_Type;
        exact.then(|| ffi::PyFloat_AsDouble(object))
    }
}

/// `operator.index(value)`: an exact `int`, or `TypeError`.
pub(crate) fn index<'py>(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: `value` is a live object; the result is a new reference or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(value.py(), ffi::PyNumber_Index(value.as_ptr())) }
}

/// Whether the value's type has `__index__`.
pub(crate) fn has_index(value: Borrowed<'_, '_, PyAny>) -> bool {
    // SAFETY: `value` is a live object.
    unsafe { ffi::PyIndex_Check(value.as_ptr()) != 0 }
}

/// Whether the value can be indexed by position (and is no `dict`).
pub(crate) fn is_sequence(value: Borrowed<'_, '_, PyAny>) -> bool {
    // SAFETY: `value` is a live object.
    unsafe { ffi::PySequence_Check(value.as_ptr()) != 0 }
}

/// `list(value)`.
pub(crate) fn to_list<'py>(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    // SAFETY: `value` is a live object; the result is a new list or null with an exception.
    unsafe {
        let list = Bound::from_owned_ptr_or_err(value.py(), ffi::PySequence_List(value.as_ptr()))?;
        Ok(list.cast_into_unchecked())
    }
}

/// The module of a name, if somebody has imported it.
pub(crate) fn find_module<'py>(name: &Bound<'py, PyString>) -> Option<Bound<'py, PyAny>> {
    let py = name.py();
    // SAFETY: `name` is a live string; the result is a new reference or null, with or without an
    // exception, which is then cleared.
    unsafe {
        let module = ffi::PyImport_GetModule(name.as_ptr());
        if module.is_null() {
            ffi::PyErr_Clear();
        }
        Bound::from_owned_ptr_or_opt(py, module)
    }
}

/// The value as a `str`, if it is one.
#[inline]
pub(crate) fn to_str<'a, 'py>(
    value: Borrowed<'a, 'py, PyAny>,
) -> Option<Borrowed<'a, 'py, PyString>> {
    // SAFETY: `value` is a live object, and of exactly that type where it is taken for one.
    unsafe {
        if ffi::Py_TYPE(value.as_ptr()) == &raw mut ffi::PyUnicode_Type {
            return Some(value.cast_unchecked());
        }
    }
    value.cast().ok()
}

/// What a string says, for messages and names. `str()` of it would run signal handlers, and where nobody
/// expects an exception, what they raise would be lost.
pub(crate) fn words(value: &Bound<'_, PyAny>) -> String {
    match value.cast::<PyString>() {
        Ok(text) => text.to_string_lossy().into_owned(),
        Err(_) => value.str().map_or_else(|_| "?".to_owned(), |text| words(text.as_any())),
    }
}

/// The UTF-8 form of a string, kept inside the string; `UnicodeEncodeError` for one
/// with surrogates.
#[inline]
pub(crate) fn utf8<'a>(value: Borrowed<'a, '_, PyString>) -> PyResult<&'a [u8]> {
    let mut len: ffi::Py_ssize_t = 0;
    // SAFETY: `value` is a live string; the bytes belong to it and live as long as it does.
    unsafe {
        let bytes = ffi::PyUnicode_AsUTF8AndSize(value.as_ptr(), &raw mut len);
        if bytes.is_null() {
            return Err(PyErr::fetch(value.py()));
        }
        Ok(std::slice::from_raw_parts(bytes.cast(), len.cast_unsigned()))
    }
}

/// The bytes that a string with escaped bytes (U+DC80 to U+DCFF) was decoded from.
pub(crate) fn unescape<'py>(value: Borrowed<'_, 'py, PyString>) -> PyResult<Bound<'py, PyBytes>> {
    // SAFETY: `value` is a live string; the result is a new bytes object or null with an exception.
    unsafe {
        let bytes = ffi::PyUnicode_AsEncodedString(
            value.as_ptr(),
            c"utf-8".as_ptr(),
            c"surrogateescape".as_ptr(),
        );
        Ok(Bound::from_owned_ptr_or_err(value.py(), bytes)?.cast_into_unchecked())
    }
}

/// An `int`.
#[inline]
pub(crate) fn from_int64(py: Python<'_>, value: i64) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: the result is a new reference or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyLong_FromLongLong(value)) }
}

/// An `int`.
#[inline]
pub(crate) fn from_uint64(py: Python<'_>, value: u64) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: the result is a new reference or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyLong_FromUnsignedLongLong(value)) }
}

/// An `int`.
#[inline]
pub(crate) fn from_integer(py: Python<'_>, value: Integer) -> PyResult<Bound<'_, PyAny>> {
    match value {
        Integer::Signed(value) => from_int64(py, value),
        Integer::Unsigned(value) => from_uint64(py, value),
    }
}

/// A `float`.
#[inline]
pub(crate) fn from_float64(py: Python<'_>, value: f64) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: the result is a new reference or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyFloat_FromDouble(value)) }
}

/// A number.
pub(crate) fn from_scalar(py: Python<'_>, value: Scalar) -> PyResult<Bound<'_, PyAny>> {
    match value {
        Scalar::Integer(value) => from_integer(py, value),
        Scalar::Float(value) => from_float64(py, value),
    }
}

/// A `bytes` object with a copy of `value`.
#[inline]
pub(crate) fn from_bytes<'py>(py: Python<'py>, value: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: a slice's length fits Py_ssize_t; the result is a new reference or null with an
    // exception.
    unsafe {
        let len = value.len().cast_signed();
        let bytes = ffi::PyBytes_FromStringAndSize(value.as_ptr().cast(), len);
        Bound::from_owned_ptr_or_err(py, bytes)
    }
}

/// A `str`; bytes that are not UTF-8 become lone surrogates, from which they come back.
#[inline]
pub(crate) fn from_utf8<'py>(py: Python<'py>, value: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: as in `from_bytes`.
    unsafe {
        let len = value.len().cast_signed();
        let text =
            ffi::PyUnicode_DecodeUTF8(value.as_ptr().cast(), len, c"surrogateescape".as_ptr());
        Bound::from_owned_ptr_or_err(py, text)
    }
}

/// Sets an item of a dict, of a derived class too, whatever that class itself does.
#[inline]
pub(crate) fn set_item(
    dict: &Bound<'_, PyDict>,
    key: &Bound<'_, PyAny>,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    // SAFETY: all are live objects, and the first is a dict.
    let failed = unsafe { ffi::PyDict_SetItem(dict.as_ptr(), key.as_ptr(), value.as_ptr()) != 0 };
    if failed { Err(PyErr::fetch(dict.py())) } else { Ok(()) }
}

/// Sets or deletes an attribute as `object` does.
pub(crate) fn set_attribute(
    object: &Bound<'_, PyAny>,
    name: &Bound<'_, PyString>,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let value = value.map_or(ptr::null_mut(), Bound::as_ptr);
    // SAFETY: all are live objects, but for a value that is null, which means to delete.
    let failed =
        unsafe { ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), value) != 0 };
    if failed { Err(PyErr::fetch(object.py())) } else { Ok(()) }
}
