//! A bound Go function: what it is called, where it lives, and how it is called.
//!
//! In: a package and a Go name. Out: the state behind the Python object in [`native`].

mod arguments;
mod call;
mod describe;
pub(crate) mod native;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use usegolib::model;

use crate::errors::Failure;
use crate::loaded::Loaded;
use crate::package::Package;

/// A Go function, by reference; bound to the library at the first call.
#[derive(Debug)]
pub(crate) struct Function {
    /// The package it belongs to.
    package: Arc<Package>,
    /// Its Go name.
    go: String,
    /// Its name in Python.
    python: String,
    bound: OnceLock<Bound>,
}

/// What a call needs.
#[derive(Debug)]
struct Bound {
    loaded: &'static Loaded,
    function: &'static model::Function,
    /// How many values a request has: the function's index and its arguments.
    length: u32,
}

impl Function {
    pub(crate) fn new(package: Arc<Package>, go: String, python: String) -> Self {
        Self { package, go, python, bound: OnceLock::new() }
    }

    /// What a call needs, the library loaded now if need be.
    #[inline]
    fn bound(&self, py: Python<'_>) -> PyResult<&Bound> {
        match self.bound.get() {
            Some(bound) => Ok(bound),
            None => self.bind(py),
        }
    }

    #[cold]
    fn bind(&self, py: Python<'_>) -> PyResult<&Bound> {
        let bound = py.detach(|| -> Result<Bound, Failure> {
            let loaded = self.package.load()?;
            let function = self.package.function(&loaded.manifest, &self.go)?;
            let length = u32::try_from(function.params.len() + 1).unwrap_or(u32::MAX);
            Ok(Bound { loaded, function, length })
        })?;
        Ok(self.bound.get_or_init(|| bound))
    }

    /// The function as the manifest describes it. Does not load the library.
    fn described(&self, py: Python<'_>) -> PyResult<&model::Function> {
        let described = py.detach(|| {
            let manifest = self.package.manifest()?;
            self.package.function(manifest, &self.go)
        });
        Ok(described?)
    }

    /// `example.com/mod.Add`.
    fn symbol(&self) -> String {
        format!("{}.{}", self.package.path, self.go)
    }

    /// What two objects for the same function have in common.
    fn reference(&self) -> (&str, &str, &str, &str) {
        let Package { module, version, path, .. } = &*self.package;
        (module, version, path, &self.go)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "any bits of a hash are one"
    )]
    fn hash(&self) -> isize {
        let mut state = DefaultHasher::new();
        self.reference().hash(&mut state);
        state.finish() as isize
    }
}
