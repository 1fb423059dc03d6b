//! How Python code makes a record: with keywords, each of which may be left out.
//!
//! In: keyword arguments, or a record and what is to be another in it. Out: a record whose fields are
//! what they would be if Go had made it, or a `TypeError`.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::class::{self, Class};
use super::instance::{self, RecordObject};
use super::scope::RecordType;
use crate::callable::native::slots::answer;
use crate::wire::normal::{normalize, normalize_shared};
use crate::wire::python::words;

/// `tp_new`.
pub(super) unsafe extern "C" fn new(
    kind: *mut ffi::PyTypeObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a class, a tuple, and null or a dict.
    unsafe {
        answer(|py| {
            let class = class::of_pointer(kind)
                .ok_or_else(|| PyTypeError::new_err("a class of records was copied"))?;
            let given = call(py, class, arguments, keywords)?;
            create(py, class, class.only(), given.as_ref(), |index| default(py, class, index))
        })
    }
}

/// `__replace__`.
pub(super) unsafe extern "C" fn replace(
    object: *mut ffi::PyObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a record, a tuple, and null or a dict.
    unsafe {
        answer(|py| {
            let record = RecordObject::of_pointer(py, object);
            let class = record.class();
            let given = call(py, class, arguments, keywords)?;
            let kept = |index| Ok(record.field(index).to_owned());
            create(py, class, class.only(), given.as_ref(), kept)
        })
    }
}

/// The keywords of a call, which takes nothing else.
///
/// # Safety
/// `arguments` is a live tuple, `keywords` null or a live dict.
unsafe fn call<'py>(
    py: Python<'py>,
    class: &Class,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> PyResult<Option<Bound<'py, PyDict>>> {
    // SAFETY: by contract.
    let (count, given) = unsafe {
        let arguments = Bound::from_borrowed_ptr(py, arguments).cast_into_unchecked::<PyTuple>();
        let given = Bound::from_borrowed_ptr_or_opt(py, keywords);
        (arguments.len(), given.map(|given| given.cast_into_unchecked::<PyDict>()))
    };
    if count == 0 {
        return Ok(given);
    }
    let verb = if count == 1 { "was" } else { "were" };
    let name = &class.record.python;
    Err(PyTypeError::new_err(format!(
        "{name}() takes 0 positional arguments but {count} {verb} given; its fields are keyword-only"
    )))
}

fn create<'py>(
    py: Python<'py>,
    class: &'static Class,
    kind: Option<&'static RecordType>,
    given: Option<&Bound<'py, PyDict>>,
    other: impl Fn(usize) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let names = class.names(py)?;
    let mut used = 0;
    let made = instance::create(py, class, kind, |index| {
        match given.and_then(|given| find(given, names[index].bind(py).as_any())) {
            Some(value) => {
                used += 1;
                normal_field(class, index, value)
            }
            None => other(index),
        }
    })?;
    match given {
        Some(given) if given.len() != used => Err(unknown(class, given)),
        _ => Ok(made),
    }
}

/// What a dict has for a str; strs are compared without an exception.
fn find<'py>(given: &Bound<'py, PyDict>, name: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
    // SAFETY: both are live; the result is borrowed from the dict, or null.
    unsafe {
        let value = ffi::PyDict_GetItemWithError(given.as_ptr(), name.as_ptr());
        if value.is_null() {
            ffi::PyErr_Clear();
        }
        Bound::from_borrowed_ptr_or_opt(given.py(), value)
    }
}

fn normal_field<'py>(
    class: &Class,
    index: usize,
    value: Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    match class.codec(index) {
        Some(codec) => normalize(codec, value),
        None => normalize_shared(&class.codecs(index), value),
    }
}

fn default<'py>(py: Python<'py>, class: &Class, index: usize) -> PyResult<Bound<'py, PyAny>> {
    class.zero(py, index)?.ok_or_else(|| {
        let (name, field) = (&class.record.python, &class.record.fields[index].python);
        PyTypeError::new_err(format!(
            "{name}() missing 1 required keyword-only argument: '{field}', whose type differs among \
             the instances of this generic type"
        ))
    })
}

#[cold]
fn unknown(class: &Class, given: &Bound<'_, PyDict>) -> PyErr {
    let fields = &class.record.fields;
    let is_known = |name: &str| fields.iter().any(|field| field.python == name);
    let mut names = given.keys().iter().map(|name| words(&name));
    let name = names.find(|name| !is_known(name)).unwrap_or_default();
    let meant = fields.iter().find(|field| field.go == name);
    let meant = meant.map_or(String::new(), |field| {
        format!("; Go's {name} is called {} in Python", field.python)
    });
    let class = &class.record.python;
    PyTypeError::new_err(format!("{class}() got an unexpected keyword argument '{name}'{meant}"))
}

/// Makes a record of what a pickle has of its fields, or of copies of them.
pub(super) fn of_fields<'py>(
    py: Python<'py>,
    class: &'static Class,
    kind: Option<&'static RecordType>,
    fields: &[Bound<'py, PyAny>],
) -> PyResult<Bound<'py, PyAny>> {
    instance::create(py, class, kind, |index| Ok(fields[index].clone()))
}
