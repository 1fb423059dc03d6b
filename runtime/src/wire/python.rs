//! The CPython calls of the codec for which PyO3 has no form that is safe, cheap and reports a
//! lack of memory as an exception.
//!
//! In: objects or plain values. Out: plain values or objects. Every function here is safe to call.

#![expect(unsafe_code, reason = "calls the stable ABI of CPython directly")]

pub(crate) mod class;
pub(crate) mod numpy;

use std::ffi::c_int;
use std::ptr;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString, PyTuple, PyType};

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
unsafe fn exact_int64(object: *mut ffi::PyObject) -> Option<i64> {
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
unsafe fn exact_float64(object: *mut ffi::PyObject) -> Option<f64> {
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
pub(crate) fn list_of<'py>(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    // SAFETY: `value` is a live object; the result is a new list or null with an exception.
    unsafe {
        let list = Bound::from_owned_ptr_or_err(value.py(), ffi::PySequence_List(value.as_ptr()))?;
        Ok(list.cast_into_unchecked())
    }
}

/// The module of a name, if somebody has imported it.
pub(crate) fn imported<'py>(name: &Bound<'py, PyString>) -> Option<Bound<'py, PyAny>> {
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

/// The UTF-8 form of a string, kept inside the string; `UnicodeEncodeError` for one
/// with surrogates.
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
pub(crate) fn unescaped<'py>(value: Borrowed<'_, 'py, PyString>) -> PyResult<Bound<'py, PyBytes>> {
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
pub(crate) fn from_int64(py: Python<'_>, value: i64) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: the result is a new reference or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyLong_FromLongLong(value)) }
}

/// An `int`.
pub(crate) fn from_uint64(py: Python<'_>, value: u64) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: the result is a new reference or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyLong_FromUnsignedLongLong(value)) }
}

/// A `float`.
pub(crate) fn from_float64(py: Python<'_>, value: f64) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: the result is a new reference or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyFloat_FromDouble(value)) }
}

/// A `bytes` object with a copy of `value`.
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
pub(crate) fn from_utf8<'py>(py: Python<'py>, value: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: as in `from_bytes`.
    unsafe {
        let len = value.len().cast_signed();
        let text =
            ffi::PyUnicode_DecodeUTF8(value.as_ptr().cast(), len, c"surrogateescape".as_ptr());
        Bound::from_owned_ptr_or_err(py, text)
    }
}

/// A list of `len` elements; an element that fails ends it.
pub(crate) fn list<'py, E: From<PyErr>>(
    py: Python<'py>,
    len: usize,
    mut element: impl FnMut(usize) -> Result<Bound<'py, PyAny>, E>,
) -> Result<Bound<'py, PyAny>, E> {
    // SAFETY: the list is new; `PyList_SetItem` takes over the reference of each element, and a
    // list that is dropped half full is released by CPython, which knows empty places.
    unsafe {
        let list = Bound::from_owned_ptr_or_err(py, ffi::PyList_New(len.cast_signed()))?;
        for index in 0..len {
            let item = element(index)?.into_ptr();
            ffi::PyList_SetItem(list.as_ptr(), index.cast_signed(), item);
        }
        Ok(list)
    }
}

/// A tuple of `len` elements; an element that fails ends it.
pub(crate) fn tuple<'py, E: From<PyErr>>(
    py: Python<'py>,
    len: usize,
    mut element: impl FnMut(usize) -> Result<Bound<'py, PyAny>, E>,
) -> Result<Bound<'py, PyAny>, E> {
    // SAFETY: as in `list`.
    unsafe {
        let tuple = Bound::from_owned_ptr_or_err(py, ffi::PyTuple_New(len.cast_signed()))?;
        for index in 0..len {
            let item = element(index)?.into_ptr();
            ffi::PyTuple_SetItem(tuple.as_ptr(), index.cast_signed(), item);
        }
        Ok(tuple)
    }
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

/// The same tuple as an instance of a class derived from `tuple` that adds no fields of its own and
/// whose `__new__` need not run.
pub(crate) fn tuple_of_class<'py>(
    class: &Bound<'py, PyType>,
    tuple: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = class.py();
    let arguments = PyTuple::new(py, [tuple])?;
    // SAFETY: the slot of `tuple` checks that the class is derived from it; the result is a new
    // reference or null with an exception.
    unsafe {
        let slot = ffi::PyType_GetSlot(&raw mut ffi::PyTuple_Type, ffi::Py_tp_new);
        let new: ffi::newfunc = std::mem::transmute(slot);
        let made = new(class.as_type_ptr(), arguments.as_ptr(), ptr::null_mut());
        Bound::from_owned_ptr_or_err(py, made)
    }
}

/// The elements of a list or tuple, or the arguments of a call, read where they lie. A list may
/// change between two calls.
#[derive(Clone, Copy)]
pub(crate) enum Items<'a, 'py> {
    /// Of a list.
    List(Borrowed<'a, 'py, PyList>),
    /// Of a tuple.
    Tuple(Borrowed<'a, 'py, PyTuple>),
    /// Of a call.
    Arguments(Pointers<'a, 'py>),
}

/// Objects that a caller lends.
#[derive(Clone, Copy)]
pub(crate) struct Pointers<'a, 'py> {
    py: Python<'py>,
    pointers: &'a [*mut ffi::PyObject],
}

impl<'a, 'py> Pointers<'a, 'py> {
    /// # Safety
    /// The pointers are of objects that live for `'a`.
    pub(crate) unsafe fn new(py: Python<'py>, pointers: &'a [*mut ffi::PyObject]) -> Self {
        Self { py, pointers }
    }
}

impl<'py> Items<'_, 'py> {
    pub(crate) fn len(self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Tuple(tuple) => tuple.len(),
            Self::Arguments(arguments) => arguments.pointers.len(),
        }
    }

    /// The element, held; `None` beyond the end.
    pub(crate) fn get(self, index: usize) -> Option<Bound<'py, PyAny>> {
        let py = match self {
            Self::List(list) => list.py(),
            Self::Tuple(tuple) => tuple.py(),
            Self::Arguments(arguments) => arguments.py,
        };
        // SAFETY: the pointer is null or a live element, of which a new reference is taken at once.
        unsafe { Bound::from_borrowed_ptr_or_opt(py, self.peek(index)) }
    }

    /// The element's value if it is an exact `int` that fits.
    #[inline]
    pub(crate) fn int64(self, index: usize) -> Option<i64> {
        // SAFETY: a borrowed element stays alive as long as no Python code runs, and none does.
        unsafe {
            let item = self.peek(index);
            if item.is_null() { None } else { exact_int64(item) }
        }
    }

    /// The element's value if it is an exact `float`.
    #[inline]
    pub(crate) fn float64(self, index: usize) -> Option<f64> {
        // SAFETY: as in `int64`.
        unsafe {
            let item = self.peek(index);
            if item.is_null() { None } else { exact_float64(item) }
        }
    }

    /// The element, borrowed; null beyond the end.
    ///
    /// # Safety
    /// No Python code may run while the pointer is in use.
    #[inline]
    unsafe fn peek(self, index: usize) -> *mut ffi::PyObject {
        let at = index.cast_signed();
        // SAFETY: both calls check their index and return a borrowed reference.
        let item = unsafe {
            match self {
                Self::List(list) => ffi::PyList_GetItem(list.as_ptr(), at),
                Self::Tuple(tuple) => ffi::PyTuple_GetItem(tuple.as_ptr(), at),
                Self::Arguments(Pointers { pointers, .. }) => {
                    return pointers.get(index).copied().unwrap_or(ptr::null_mut());
                }
            }
        };
        if item.is_null() {
            // SAFETY: clears the IndexError just raised.
            unsafe { ffi::PyErr_Clear() };
        }
        item
    }
}
