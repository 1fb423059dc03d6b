//! Classes of modules that are not ours to import: where nobody has imported one, it has no objects.
//!
//! In: the names of a module and a class. Out: whether an object is of that class.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};

/// A class, once its module has been imported by somebody.
pub(crate) struct Class {
    module: &'static str,
    name: &'static str,
    found: PyOnceLock<Py<PyType>>,
}

impl Class {
    pub(crate) const fn new(module: &'static str, name: &'static str) -> Self {
        Self { module, name, found: PyOnceLock::new() }
    }

    /// Whether the object is of it, or of a class derived from it.
    pub(crate) fn has(&self, value: &Bound<'_, PyAny>) -> bool {
        self.of(value.py()).is_some_and(|class| value.is_instance(class).unwrap_or(false))
    }

    /// Whether the object is of it, and of no class derived from it.
    pub(crate) fn is_of(&self, value: &Bound<'_, PyAny>) -> bool {
        self.of(value.py()).is_some_and(|class| value.get_type().is(class))
    }

    /// The class itself; `None` where its module has not been imported.
    pub(crate) fn of<'py>(&self, py: Python<'py>) -> Option<&Bound<'py, PyType>> {
        self.found.get(py).or_else(|| self.find(py)).map(|class| class.bind(py))
    }

    #[cold]
    fn find(&self, py: Python<'_>) -> Option<&Py<PyType>> {
        let module = super::find_module(&PyString::new(py, self.module))?;
        let class = module.getattr(self.name).ok()?.cast_into::<PyType>().ok()?;
        Some(self.found.get_or_init(py, || class.unbind()))
    }
}
