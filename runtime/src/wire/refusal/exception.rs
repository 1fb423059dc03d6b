//! An exception that a value's own code raised while the value was being read.
//!
//! In: the exception. Out: whether it goes its way untouched, what our message says of it, and the
//! class that ours has, so that an `except` clause which expects it still catches it.

use crate::wire::python::words;
use pyo3::PyTypeInfo as _;
use pyo3::exceptions::{PyException, PyKeyError, PyMemoryError, PyRuntimeError, PyUnicodeError};
use pyo3::prelude::*;
use pyo3::types::PyType;

/// Whether it is not about the value: `KeyboardInterrupt`, `SystemExit`, a lack of memory.
pub(crate) fn is_passed_on(py: Python<'_>, error: &PyErr) -> bool {
    !error.is_instance_of::<PyException>(py) || error.is_instance_of::<PyMemoryError>(py)
}

/// `LookupError: no index today`.
pub(crate) fn exception_text(py: Python<'_>, error: &PyErr) -> String {
    let class = error.get_type(py);
    let class =
        class.name().map_or_else(|_| "an exception".to_owned(), |name| words(name.as_any()));
    match error.value(py).str() {
        Ok(text) if !text.to_string_lossy().is_empty() => format!("{class}: {text}"),
        _ => class,
    }
}

/// An exception that says `message`, of the nearest class of Python's own that is made of a message
/// alone.
pub(crate) fn resemble(py: Python<'_>, error: Option<&PyErr>, message: String) -> PyErr {
    let classes = error.into_iter().flat_map(|error| error.get_type(py).mro());
    let mut own = classes.filter_map(|class| class.cast_into::<PyType>().ok());
    match own.find(is_made_of_a_message) {
        Some(class) if !class.is(PyException::type_object(py)) => PyErr::from_type(class, message),
        _ => PyRuntimeError::new_err(message),
    }
}

/// The same for a message that tells what was raised, unless that is passed on.
pub(crate) fn explain(
    py: Python<'_>,
    error: PyErr,
    message: impl FnOnce(String) -> String,
) -> PyErr {
    if is_passed_on(py, &error) {
        return error;
    }
    let ours = resemble(py, Some(&error), message(exception_text(py, &error)));
    ours.set_cause(py, Some(error));
    ours
}

fn is_made_of_a_message(class: &Bound<'_, PyType>) -> bool {
    let py = class.py();
    let is_own = class.module().is_ok_and(|module| module == "builtins");
    // Unicode errors have five arguments, and a KeyError shows its message in quotes.
    let takes_more = [PyUnicodeError::type_object(py), PyKeyError::type_object(py)];
    is_own
        && !takes_more.iter().any(|other| class.is_subclass(other).unwrap_or(true))
        && class.call1(("",)).is_ok_and(|made| made.is_instance_of::<PyException>())
}
