//! The Go error behind an exception.
//!
//! In: the number of an error in its library. Out: a Python object that keeps it alive. A copy of the
//! exception shares it; a pickle leaves it behind, so that None is there instead. Its end allocates
//! nothing, as that of an object.

use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::library::drops::Entry;
use crate::library::symbols::Library;

/// An error of Go's, as long as an exception stands for it.
#[pyclass(frozen, module = "usegolib._native", name = "_GoReference")]
#[derive(Debug)]
pub(crate) struct Reference {
    library: &'static Library,
    /// What the library's queue gets in the end. It is there until then.
    entry: Option<Box<Entry>>,
}

impl Reference {
    /// The only one that ever has this number.
    pub(super) fn new(library: &'static Library, number: u64) -> Self {
        library.start_dropping();
        Self { library, entry: Some(Box::new(Entry::new(number))) }
    }

    /// What that library knows it by; `None` for another library.
    pub(super) fn number_in(&self, library: &Library) -> Option<u64> {
        let entry = self.entry.as_ref().filter(|_| std::ptr::eq(self.library, library));
        entry.map(|entry| entry.number)
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        if let Some(entry) = self.entry.take() {
            self.library.push_drop(entry);
        }
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

    #[staticmethod]
    fn __reduce__(py: Python<'_>) -> (Bound<'_, PyType>, Bound<'_, PyTuple>) {
        (py.None().bind(py).get_type(), PyTuple::empty(py))
    }
}
