//! `usegolib.Iterator`: what a Go channel gives, or a Go function yields, one value after the other.
//!
//! In: the number of an iterator in Go. Out: a Python iterator. Each value is one call into Go, which waits
//! for it without Python's lock; on the main thread signals are handled meanwhile, and no value is lost.
//! The iterator in Go is ended by `close()`, and stopped when this one is dropped.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use usegolib::model::Stream;

use super::instance::without_library;
use crate::callable::next::{self, Next};
use crate::library::drops::Entry;
use crate::library::loaded;
use crate::library::symbols::Library;
use crate::records::scope::Scope;
use crate::wire::codec::Codec;

/// What an iterator gives, and how that travels.
#[derive(Debug)]
pub(crate) struct Streamed {
    pub(crate) kind: &'static Stream,
    pub(crate) values: Vec<Codec<'static>>,
    pub(crate) scope: &'static Scope,
}

impl Streamed {
    /// Compiles a type of streams, for as long as the process lives.
    pub(crate) fn leak(kind: &Stream, scope: &'static Scope) -> &'static Self {
        let kind = &*Box::leak(Box::new(kind.clone()));
        let values = kind.values.iter().map(|value| Codec::of(value, scope).of_result()).collect();
        Box::leak(Box::new(Self { kind, values, scope }))
    }
}

/// The values that a Go channel gives, or a Go function yields, one after the other.
///
/// Other threads run while one waits for a value, and several may ask. Go lets go of what the iterator
/// needs at its end, by `close()`, and when the last reference to it ends.
#[pyclass(frozen, generic, weakref, module = "usegolib", name = "Iterator")]
pub(crate) struct GoIterator {
    library: &'static Library,
    streamed: &'static Streamed,
    /// Its number, until it is at its end.
    entry: Mutex<Option<Box<Entry>>>,
}

/// The iterator that has a number.
pub(crate) fn create<'py>(
    py: Python<'py>,
    streamed: &'static Streamed,
    number: u64,
) -> PyResult<Bound<'py, PyAny>> {
    let library = streamed.scope.library().ok_or_else(without_library)?;
    library.start_dropping();
    let entry = Mutex::new(Some(Box::new(Entry::new(number))));
    Ok(Bound::new(py, GoIterator { library, streamed, entry })?.into_any())
}

#[pymethods]
impl GoIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        while let Some(number) = self.number() {
            loaded::check_not_forked(self.library)?;
            match next::ask(py, self.library, self.streamed, number)? {
                Next::Value(value) => return Ok(Some(value)),
                Next::Late => py.check_signals()?,
                // Go has let go of it.
                Next::End => drop(self.take()),
            }
        }
        Ok(None)
    }

    /// Raise `TypeError`: each value comes once.
    #[staticmethod]
    fn __reduce__() -> PyResult<()> {
        Err(PyTypeError::new_err(
            "cannot copy or pickle an Iterator: its values come from Go, each once; \
             list(iterator) has those that are left",
        ))
    }

    /// End it: a function of Go's that yields returns from where it stands, and what it defers is done when
    /// this returns. There are no more values then. Closing it again does nothing.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        let Some(entry) = self.take().filter(|_| !self.library.is_stale()) else { return Ok(()) };
        self.end(py, entry.number).inspect_err(|_| self.library.push_drop(entry))
    }
}

impl GoIterator {
    /// Ends it, and waits for that.
    fn end(&self, py: Python<'_>, number: u64) -> PyResult<()> {
        while let Next::Late = next::end(py, self.library, self.streamed, number)? {
            py.check_signals()?;
        }
        Ok(())
    }

    fn number(&self) -> Option<u64> {
        let entry = self.entry.lock().unwrap_or_else(PoisonError::into_inner);
        entry.as_ref().map(|entry| entry.number)
    }

    fn take(&self) -> Option<Box<Entry>> {
        self.entry.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Drop for GoIterator {
    fn drop(&mut self) {
        if let Some(entry) = self.take() {
            self.library.push_drop(entry);
        }
    }
}

impl fmt::Debug for GoIterator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GoIterator").finish_non_exhaustive()
    }
}
