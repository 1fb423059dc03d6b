//! What the module `dataclasses` looks for on a class of records.
//!
//! In: a class. Out: its fields as `dataclasses` describes them, made when somebody asks: the module
//! takes longer to import than hundreds of classes to make.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyList, PyTuple};

use super::class::Class;

/// An attribute of a data class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Fields,
    Params,
}

impl Part {
    pub(super) const ALL: [Self; 2] = [Self::Fields, Self::Params];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Fields => "__dataclass_fields__",
            Self::Params => "__dataclass_params__",
        }
    }
}

/// A descriptor whose value is made when it is asked for.
#[pyclass(frozen, module = "usegolib._native")]
pub(super) struct Lazy {
    class: &'static Class,
    part: Part,
    value: PyOnceLock<Py<PyAny>>,
}

impl Lazy {
    pub(super) fn new(class: &'static Class, part: Part) -> Self {
        Self { class, part, value: PyOnceLock::new() }
    }
}

#[pymethods]
impl Lazy {
    fn __get__<'py>(
        &self,
        py: Python<'py>,
        _instance: &Bound<'py, PyAny>,
        _owner: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let value = self.value.get_or_try_init(py, || {
            let made = describe(py, self.class)?.getattr(self.part.name())?;
            Ok::<_, PyErr>(made.unbind())
        })?;
        Ok(value.bind(py).clone())
    }
}

/// A data class with the same fields, names and defaults.
fn describe<'py>(py: Python<'py>, class: &'static Class) -> PyResult<Bound<'py, PyAny>> {
    let fields = PyList::empty(py);
    for (index, field) in class.record.fields.iter().enumerate() {
        let default = class.zero(py, index)?;
        let default = default.map_or_else(
            || PyTuple::empty(py),
            |value| PyTuple::new(py, [value]).unwrap_or_else(|_| PyTuple::empty(py)),
        );
        fields.append((&field.python, default))?;
    }
    let make = py.import("usegolib._classes")?.getattr("data_class")?;
    make.call1((&class.record.python, fields))
}
