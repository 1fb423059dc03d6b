//! A bound Go function: what it is called, where it lives, and what two of them have in common.
//!
//! In: a package and a Go name. Out: the state behind the Python object in [`native`](super::native).

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use pyo3::types::PyType;
use usegolib::model;

use super::binding::{self, Binding};
use crate::library::source::Source;
use crate::records::home;
use crate::records::scope::Scope;

/// A Go function, by reference; bound to the library at the first call.
#[derive(Debug)]
pub(crate) struct Function {
    /// Where its package comes from.
    pub(super) source: Arc<Source>,
    /// Its Go name; of a method, `Type.Name`.
    pub(super) go: String,
    /// Its name in Python; of a method, `Type.name`.
    pub(super) python: String,
    /// The class of its results, where the generated package has one.
    class: Option<Py<PyType>>,
    binding: OnceLock<Binding>,
}

impl Function {
    pub(crate) fn new(
        source: Arc<Source>,
        go: String,
        python: String,
        class: Option<Py<PyType>>,
    ) -> Self {
        Self { source, go, python, class, binding: OnceLock::new() }
    }

    /// What a call needs, the library loaded now if need be.
    #[inline]
    pub(super) fn binding(&self, py: Python<'_>) -> PyResult<&Binding> {
        match self.binding.get() {
            Some(binding) => Ok(binding),
            None => self.bind(py),
        }
    }

    /// Whether it was used before.
    pub(super) fn is_bound(&self) -> bool {
        self.binding.get().is_some()
    }

    #[cold]
    fn bind(&self, py: Python<'_>) -> PyResult<&Binding> {
        let binding = Binding::new(py, &self.source, &self.go, self.class.as_ref())?;
        Ok(self.binding.get_or_init(|| binding))
    }

    /// The class of the results, made now if need be.
    pub(super) fn result_class(&self, py: Python<'_>) -> PyResult<Option<Py<PyType>>> {
        binding::result_class(py, &self.source, self.class.as_ref(), self.describe(py)?)
    }

    /// The function as the manifest describes it; the first instance of a generic one. Does not load
    /// the library.
    pub(super) fn describe(&self, py: Python<'_>) -> PyResult<&model::Callable> {
        Ok(self.instances(py)?[0])
    }

    /// All instances as the manifest describes them: of a function that is not generic, the one.
    pub(super) fn instances(&self, py: Python<'_>) -> PyResult<Vec<&model::Callable>> {
        let instances = py.detach(|| {
            let manifest = self.source.manifest()?;
            self.source.function(manifest, &self.go)
        });
        Ok(instances?)
    }

    /// The declared types that they mention.
    pub(super) fn types(&self, py: Python<'_>) -> PyResult<&model::TypeTable> {
        Ok(&py.detach(|| self.source.manifest())?.api.types)
    }

    /// Where the classes of the records among them are.
    pub(super) fn scope(&self, py: Python<'_>) -> PyResult<&'static Scope> {
        let manifest = py.detach(|| self.source.manifest())?;
        Ok(home::scope_of(&self.source, manifest))
    }

    /// Its name alone.
    pub(super) fn name(&self) -> &str {
        self.python.rsplit_once('.').map_or(&self.python, |(_, name)| name)
    }

    /// `example.com/mod.Add`.
    pub(super) fn symbol(&self) -> String {
        format!("{}.{}", self.source.path, self.go)
    }

    /// What two objects for the same function have in common.
    pub(super) fn identity(&self) -> (&str, &str, &str, &str) {
        let Source { module, version, path, .. } = &*self.source;
        (module, version, path, &self.go)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "any bits of a hash are one"
    )]
    pub(super) fn hash(&self) -> isize {
        let mut state = DefaultHasher::new();
        self.identity().hash(&mut state);
        state.finish() as isize
    }
}
