//! Python objects that lie side by side: elements of lists and tuples, and arguments of a call.
//!
//! In: a list, a tuple or pointers. Out: the objects one by one, or new lists and tuples. Every
//! function here that is not marked is safe to call.

#![expect(
    unsafe_code,
    reason = "reads and fills lists and tuples without a check for each element"
)]

use std::ptr;

use pyo3::exceptions::PySystemError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple, PyType};

use super::{exact_float64, exact_int64};

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
    #[inline]
    pub(crate) unsafe fn new(py: Python<'py>, pointers: &'a [*mut ffi::PyObject]) -> Self {
        Self { py, pointers }
    }

    /// How many they are.
    #[inline]
    pub(crate) fn len(self) -> usize {
        self.pointers.len()
    }

    /// The object at `index`, which must be one of them.
    #[inline]
    pub(crate) fn get(self, index: usize) -> Borrowed<'a, 'py, PyAny> {
        // SAFETY: by contract of `new`.
        unsafe { Borrowed::from_ptr(self.py, self.pointers[index]) }
    }

    /// Those from `index` on, which are perhaps none.
    #[inline]
    pub(crate) fn skip(self, index: usize) -> Self {
        Self { pointers: self.pointers.get(index..).unwrap_or_default(), ..self }
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

/// A list of `len` elements; an element that fails ends it.
#[inline]
pub(crate) fn create_list<'py, E: From<PyErr>>(
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

/// A list of as many elements as an iterator says that it has.
#[inline]
pub(crate) fn collect_list<'py>(
    py: Python<'py>,
    elements: impl ExactSizeIterator<Item = PyResult<Bound<'py, PyAny>>>,
) -> PyResult<Bound<'py, PyAny>> {
    let len = elements.len();
    let mut filled = 0;
    // SAFETY: as in `create_list`; `PyList_SetItem` refuses a place beyond the end, and a list with
    // an empty place is not given out.
    unsafe {
        let list = Bound::from_owned_ptr_or_err(py, ffi::PyList_New(len.cast_signed()))?;
        for element in elements {
            ffi::PyList_SetItem(list.as_ptr(), filled, element?.into_ptr());
            filled += 1;
        }
        if filled != len.cast_signed() {
            return Err(PyErr::take(py).unwrap_or_else(|| PySystemError::new_err(())));
        }
        Ok(list)
    }
}

/// A tuple of `len` elements; an element that fails ends it.
#[inline]
pub(crate) fn create_tuple<'py, E: From<PyErr>>(
    py: Python<'py>,
    len: usize,
    mut element: impl FnMut(usize) -> Result<Bound<'py, PyAny>, E>,
) -> Result<Bound<'py, PyAny>, E> {
    // SAFETY: as in `create_list`.
    unsafe {
        let tuple = Bound::from_owned_ptr_or_err(py, ffi::PyTuple_New(len.cast_signed()))?;
        for index in 0..len {
            let item = element(index)?.into_ptr();
            ffi::PyTuple_SetItem(tuple.as_ptr(), index.cast_signed(), item);
        }
        Ok(tuple)
    }
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
