//! The Go error behind an exception.
//!
//! In: the number of an error in its library. Out: a Python object that keeps it alive. A copy of the
//! exception shares it; a pickle leaves it behind, so that None is there instead.

use pyo3::prelude::*;
use pyo3::types::{PyAny, PyTuple};

use crate::library::drops::Entry;
use crate::library::symbols::Library;

/// An error of Go's, as long as an exception stands for it.
#[pyclass(frozen, module = "usegolib._native", name = "_GoReference")]
#[derive(Debug)]
pub(crate) struct Reference {
    library: &'static Library,
    number: u64,
}

impl Reference {
    /// The only one that ever has this number.
    pub(super) fn new(library: &'static Library, number: u64) -> Self {
        library.start_dropping();
        Self { library, number }
    }

    /// What that library knows it by; `None` for another library.
    pub(super) fn number_in(&self, library: &Library) -> Option<u64> {
        std::ptr::eq(self.library, library).then_some(self.number)
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        self.library.push_drop(Box::new(Entry::new(self.number)));
    }
}

#[pymethods]
impl Reference {
    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let nothing = py.None().bind(py).get_type().into_any();
        Ok((nothing, PyTuple::empty(py)))
    }
}
