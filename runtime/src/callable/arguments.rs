//! The arguments of one call, borrowed from the caller.
//!
//! In: what CPython passes. Out: the objects one by one. Nothing is copied and nothing is counted.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::wire::python::items::{Items, Pointers};
use crate::wire::python::words;

/// The arguments of one call.
pub(super) struct Arguments<'a, 'py> {
    positional: Pointers<'a, 'py>,
    /// The names of the others, and the objects themselves.
    keywords: Option<(Bound<'py, PyTuple>, Pointers<'a, 'py>)>,
}

impl<'a, 'py> Arguments<'a, 'py> {
    /// There is an object for each name.
    #[inline]
    pub(super) fn new(
        positional: Pointers<'a, 'py>,
        keywords: Option<(Bound<'py, PyTuple>, Pointers<'a, 'py>)>,
    ) -> Self {
        Self { positional, keywords }
    }

    /// How many positional arguments there are.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.positional.len()
    }

    /// Positional argument `index`, which must exist.
    #[inline]
    pub(super) fn get(&self, index: usize) -> Borrowed<'a, 'py, PyAny> {
        self.positional.get(index)
    }

    /// The positional arguments from `index` on, which are perhaps none.
    pub(super) fn skip(&self, index: usize) -> Items<'a, 'py> {
        Items::Arguments(self.positional.skip(index))
    }

    /// The positional argument of a parameter, if it is there: all that are left for the one that takes the
    /// `rest`.
    pub(super) fn find(&self, index: usize, rest: bool) -> Option<Bound<'py, PyAny>> {
        if !rest {
            return (index < self.len()).then(|| self.get(index).to_owned());
        }
        let all: Vec<_> = (index..self.len()).map(|at| self.get(at)).collect();
        Some(PyTuple::new(all.first()?.py(), &all).ok()?.into_any())
    }

    /// The names of keyword arguments, if there are any.
    #[inline]
    pub(super) fn keywords(&self) -> Option<&Bound<'py, PyTuple>> {
        self.keywords.as_ref().map(|(names, _)| names)
    }

    /// The keyword argument of that name.
    pub(super) fn keyword(&self, name: &str) -> Option<Borrowed<'a, 'py, PyAny>> {
        let (names, objects) = self.keywords.as_ref()?;
        let index = names.iter().position(|given| words(&given) == name)?;
        Some(objects.get(index))
    }
}
