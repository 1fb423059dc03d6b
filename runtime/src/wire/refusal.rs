//! Why a Python value did not become an argument, and how that reads to the caller.
//!
//! In: what was expected and what came, found anywhere inside an argument. Out: one exception that
//! names function, parameter, element, Go type and value.

use std::fmt::Write as _;

use pyo3::exceptions::{PyOverflowError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use usegolib::model::Type;

use super::write::{Full, TooLong};

/// Why encoding stopped.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The buffer is too small; nothing is wrong with the value.
    Full,
    /// The value does not fit the type.
    Wrong(Box<Wrong>),
    /// The value's own code raised, or memory ran out.
    Raised(Box<PyErr>),
}

/// A value that does not fit its type.
#[derive(Debug)]
pub(crate) struct Wrong {
    fault: Fault,
    /// Indices from the innermost sequence outwards.
    path: Vec<usize>,
    /// `expected string, got int`.
    message: String,
}

/// Which exception says it best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// `TypeError`: another kind of value.
    Type,
    /// `OverflowError`: a number that the type cannot hold.
    Overflow,
    /// `ValueError`: the right kind, with a content that cannot be passed on.
    Value,
    /// `RuntimeError`: the value changed while it was being read.
    Changed,
}

impl Refusal {
    pub(crate) fn new(fault: Fault, message: String) -> Self {
        Self::Wrong(Box::new(Wrong { fault, path: Vec::new(), message }))
    }

    /// A `TypeError`: `expected` is the Go type, the rest is read off the value.
    #[cold]
    pub(crate) fn kind(expected: &Type, value: &Bound<'_, PyAny>) -> Self {
        Self::hinted(expected, value, "")
    }

    /// The same with a way out.
    #[cold]
    pub(crate) fn hinted(expected: &Type, value: &Bound<'_, PyAny>, hint: &str) -> Self {
        Self::new(Fault::Type, format!("expected {expected}, got {}{hint}", type_name(value)))
    }

    /// The sequence became shorter or longer while its elements were being read.
    #[cold]
    pub(crate) fn changed() -> Self {
        Self::new(
            Fault::Changed,
            "the sequence changed its size while it was being read".to_owned(),
        )
    }

    /// Places the refusal in element `index` of a sequence.
    #[cold]
    pub(crate) fn within(mut self, index: usize) -> Self {
        if let Self::Wrong(wrong) = &mut self {
            wrong.path.push(index);
        }
        self
    }

    /// The exception, given where the value stood. `Full` means that a message grew after it had
    /// been measured.
    pub(crate) fn into_exception(self, function: &str, position: usize, parameter: &str) -> PyErr {
        match self {
            Self::Raised(error) => *error,
            Self::Full => Self::changed().into_exception(function, position, parameter),
            Self::Wrong(wrong) => {
                let path = wrong.path.iter().rev().fold(parameter.to_owned(), |mut path, index| {
                    let _ = write!(path, "[{index}]");
                    path
                });
                let message =
                    format!("{function}() argument {position}, {path}: {}", wrong.message);
                wrong.fault.exception(message)
            }
        }
    }
}

impl Fault {
    fn exception(self, message: String) -> PyErr {
        match self {
            Self::Type => PyTypeError::new_err(message),
            Self::Overflow => PyOverflowError::new_err(message),
            Self::Value => PyValueError::new_err(message),
            Self::Changed => PyRuntimeError::new_err(message),
        }
    }
}

impl From<Full> for Refusal {
    fn from(Full: Full) -> Self {
        Self::Full
    }
}

impl From<TooLong> for Refusal {
    fn from(TooLong: TooLong) -> Self {
        let message = "it is too long for one message, whose lengths have 32 bits";
        Self::new(Fault::Overflow, message.to_owned())
    }
}

impl From<PyErr> for Refusal {
    fn from(error: PyErr) -> Self {
        Self::Raised(Box::new(error))
    }
}

/// The name of a value's type: `int`, `ndarray`.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(
        |_| "an object of a nameless type".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}
