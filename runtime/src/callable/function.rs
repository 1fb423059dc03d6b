//! A bound Go function: what it is called, where it lives, and how it is called.
//!
//! In: a package and a Go name. Out: the state behind the Python object in [`native`].

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use pyo3::types::PyType;
use usegolib::model::{self, Supply};

use crate::classes;
use crate::errors::Failure;
use crate::library::loaded::Loaded;
use crate::library::source::Package;

/// A Go function, by reference; bound to the library at the first call.
#[derive(Debug)]
pub(crate) struct Function {
    /// The package it belongs to.
    pub(super) package: Arc<Package>,
    /// Its Go name.
    pub(super) go: String,
    /// Its name in Python.
    pub(super) python: String,
    /// The class of its results, where the generated package has one.
    pub(super) class: Option<Py<PyType>>,
    bound: OnceLock<Bound>,
}

/// What a call needs.
#[derive(Debug)]
pub(super) struct Bound {
    pub(super) loaded: &'static Loaded,
    /// The function; the first instance of a generic one.
    pub(super) function: &'static model::Function,
    /// All instances of a generic function, in the order in which they are tried; else the one.
    pub(super) instances: &'static [model::Function],
    /// Whether a call takes exactly one argument for each parameter, and is one request.
    pub(super) is_plain: bool,
    /// How many values a request has: the function's index and its arguments.
    pub(super) length: u32,
    /// The named tuple that several results come in; a plain one without it.
    pub(super) class: Option<Py<PyType>>,
}

impl Function {
    pub(crate) fn new(
        package: Arc<Package>,
        go: String,
        python: String,
        class: Option<Py<PyType>>,
    ) -> Self {
        Self { package, go, python, class, bound: OnceLock::new() }
    }

    /// What a call needs, the library loaded now if need be.
    #[inline]
    pub(super) fn bound(&self, py: Python<'_>) -> PyResult<&Bound> {
        match self.bound.get() {
            Some(bound) => Ok(bound),
            None => self.bind(py),
        }
    }

    #[cold]
    fn bind(&self, py: Python<'_>) -> PyResult<&Bound> {
        let (loaded, instances) = py.detach(|| -> Result<_, Failure> {
            let loaded = self.package.load()?;
            Ok((loaded, self.package.function(&loaded.manifest, &self.go)?))
        })?;
        let function = &instances[0];
        let is_plain = instances.len() == 1 && !function.variadic && !has_timeout(function);
        let bound = Bound {
            loaded,
            function,
            instances,
            is_plain,
            length: u32::try_from(function.params.len() + 1).unwrap_or(u32::MAX),
            class: self.result_class(py, function)?,
        };
        Ok(self.bound.get_or_init(|| bound))
    }

    /// The class of the results: the generated package's, or one that is made now for a handle.
    pub(super) fn result_class(
        &self,
        py: Python<'_>,
        function: &model::Function,
    ) -> PyResult<Option<Py<PyType>>> {
        match &self.class {
            Some(class) if classes::fields(class.bind(py))? == function.results.len() => {
                Ok(Some(class.clone_ref(py)))
            }
            Some(_) => Err(self.package.lacks("function", &self.go).into()),
            None if self.package.python.is_some() => Ok(None),
            None => classes::of_results(py, &self.package.path, function),
        }
    }

    /// The function as the manifest describes it; the first instance of a generic one. Does not load
    /// the library.
    pub(super) fn described(&self, py: Python<'_>) -> PyResult<&model::Function> {
        Ok(&self.instances(py)?[0])
    }

    /// All instances as the manifest describes them: of a function that is not generic, the one.
    pub(super) fn instances(&self, py: Python<'_>) -> PyResult<&[model::Function]> {
        let described = py.detach(|| {
            let manifest = self.package.manifest()?;
            self.package.function(manifest, &self.go)
        });
        Ok(described?)
    }

    /// `example.com/mod.Add`.
    pub(super) fn symbol(&self) -> String {
        format!("{}.{}", self.package.path, self.go)
    }

    /// What two objects for the same function have in common.
    pub(super) fn reference(&self) -> (&str, &str, &str, &str) {
        let Package { module, version, path, .. } = &*self.package;
        (module, version, path, &self.go)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "any bits of a hash are one"
    )]
    pub(super) fn hash(&self) -> isize {
        let mut state = DefaultHasher::new();
        self.reference().hash(&mut state);
        state.finish() as isize
    }
}

/// Whether calls take the keyword `timeout`.
pub(super) fn has_timeout(function: &model::Function) -> bool {
    function.supplied_with(Supply::Context).is_some()
}
