//! A Go function that is to be called by one of usegolib's own, and what it is called with.
//!
//! In: a callable of Python's, and arguments. Out: the function behind it, and all arguments: an object that a
//! method is bound to and what `functools.partial` has fixed are among them.

#![expect(unsafe_code, reason = "lends the objects of tuples as CPython lends arguments")]

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

use super::arguments::Arguments;
use super::function::Function;
use super::native;
use crate::objects::protocols::mark_closed;
use crate::wire::python::items::Pointers;

/// A function and its arguments, which are kept.
pub(super) struct Callee {
    function: Py<PyAny>,
    positional: Py<PyTuple>,
    /// Names of the others, and the objects themselves.
    keywords: Py<PyTuple>,
    values: Py<PyTuple>,
}

impl Callee {
    /// `caller` is for messages.
    pub(super) fn new<'py>(
        caller: &str,
        callable: &Bound<'py, PyAny>,
        positional: &Bound<'py, PyTuple>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let py = callable.py();
        let keywords = keywords.map_or_else(|| Ok(PyDict::new(py)), PyDictMethods::copy)?;
        let mut positional: Vec<_> = positional.iter().collect();
        let mut function = callable.clone();
        while let Some(inner) = unwrap(&function, &mut positional, &keywords)? {
            function = inner;
        }
        if native::find(&function).is_none() {
            return Err(refuse(caller, callable));
        }
        Ok(Self {
            function: function.unbind(),
            positional: PyTuple::new(py, positional)?.unbind(),
            keywords: keywords.keys().to_tuple().unbind(),
            values: keywords.values().to_tuple().unbind(),
        })
    }

    /// The function alone.
    pub(super) fn without_arguments(caller: &str, callable: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::new(caller, callable, &PyTuple::empty(callable.py()), None)
    }

    /// Gives the function and the arguments to `body`.
    pub(super) fn with<'py, T>(
        &self,
        py: Python<'py>,
        body: impl FnOnce(&Function, &Arguments<'_, 'py>) -> PyResult<T>,
    ) -> PyResult<T> {
        let function =
            native::find(self.function.bind(py)).ok_or_else(|| PyTypeError::new_err(()))?;
        let positional = pointers(self.positional.bind(py));
        let values = pointers(self.values.bind(py));
        // SAFETY: the tuples keep their objects, and outlive the arguments.
        let (positional, values) =
            unsafe { (Pointers::new(py, &positional), Pointers::new(py, &values)) };
        let keywords = self.keywords.bind(py);
        let keywords = (!keywords.is_empty()).then(|| (keywords.clone(), values));
        body(function, &Arguments::new(positional, keywords))
    }

    /// Tells the object of a `close()` that it has succeeded.
    pub(super) fn succeed(&self, py: Python<'_>) {
        if native::closes(self.function.bind(py))
            && let Ok(object) = self.positional.bind_borrowed(py).get_borrowed_item(0)
        {
            mark_closed(object);
        }
    }
}

fn pointers(tuple: &Bound<'_, PyTuple>) -> Vec<*mut pyo3::ffi::PyObject> {
    tuple.iter_borrowed().map(Borrowed::as_ptr).collect()
}

/// What a bound method or a `functools.partial` calls; the arguments that it adds are added.
fn unwrap<'py>(
    callable: &Bound<'py, PyAny>,
    positional: &mut Vec<Bound<'py, PyAny>>,
    keywords: &Bound<'py, PyDict>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    static METHOD: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static PARTIAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = callable.py();
    if callable.is_exact_instance(METHOD.import(py, "types", "MethodType")?) {
        positional.insert(0, callable.getattr("__self__")?);
        return callable.getattr("__func__").map(Some);
    }
    if callable.is_exact_instance(PARTIAL.import(py, "functools", "partial")?) {
        let fixed = callable.getattr("args")?.cast_into::<PyTuple>()?;
        positional.splice(0..0, fixed.iter());
        for (name, object) in callable.getattr("keywords")?.cast_into::<PyDict>()? {
            if !keywords.contains(&name)? {
                keywords.set_item(name, object)?;
            }
        }
        return callable.getattr("func").map(Some);
    }
    Ok(None)
}

#[cold]
fn refuse(caller: &str, callable: &Bound<'_, PyAny>) -> PyErr {
    let got = match callable.cast::<PyType>() {
        Ok(class) => class.fully_qualified_name().map(|name| format!("class {name}")),
        Err(_) => callable.get_type().fully_qualified_name().map(|name| name.to_string()),
    };
    match got {
        Ok(got) => PyTypeError::new_err(format!(
            "{caller}(): expected a Go function or a method of a Go object, got {got}"
        )),
        Err(error) => error,
    }
}
