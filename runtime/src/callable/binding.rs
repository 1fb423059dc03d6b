//! What a call needs, made at a function's first call.
//!
//! In: a function's name and where its package comes from. Out: the library, loaded now if need be,
//! and the function's compiled signatures.

use std::iter::once;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyType;
use usegolib::model;

use super::of::Of;
use super::signature::Signature;
use crate::classes;
use crate::errors::Failure;
use crate::library::loaded::Loaded;
use crate::library::several;
use crate::library::source::Source;
use crate::records::home;
use crate::records::scope::Scope;

/// What a call needs.
#[derive(Debug)]
pub(super) struct Binding {
    pub(super) loaded: &'static Loaded,
    /// What the library's types are in Python.
    pub(super) scope: &'static Scope,
    /// Of the function; of the first instance of a generic one.
    pub(super) first: Signature,
    /// Of the other instances, in the order in which they are tried.
    others: Vec<Signature>,
    /// Whether there is one instance, whose calls need nothing but an argument for each parameter.
    pub(super) is_plain: bool,
    /// What there is for the keyword that chooses an instance, if calls take it.
    pub(super) of: Option<Box<Of>>,
    /// Whether something may have to be kept until a call is over.
    pub(super) may_keep: bool,
    /// The named tuple that several results come in; a plain one without it.
    pub(super) class: Option<Py<PyType>>,
}

impl Binding {
    /// `class` is that of the generated package, if it has one.
    pub(super) fn new(
        py: Python<'_>,
        source: &Arc<Source>,
        go: &str,
        class: Option<&Py<PyType>>,
    ) -> PyResult<Self> {
        let (loaded, instances) = py.detach(|| -> Result<_, Failure> {
            let loaded = source.load()?;
            Ok((loaded, source.function(&loaded.manifest, go)?))
        })?;
        several::warn(py)?;
        let class = result_class(py, source, class, instances[0])?;
        let scope = home::scope_of_loaded(source, loaded);
        let of = Of::new(&instances, scope).map(Box::new);
        let mut signatures = instances.iter().map(|function| Signature::of(function, scope));
        let first = signatures.next().ok_or_else(|| source.lacks("function", go))?;
        let others: Vec<_> = signatures.collect();
        let is_plain = others.is_empty() && first.is_plain();
        let may_keep = first.may_keep() || others.iter().any(Signature::may_keep);
        Ok(Self { loaded, scope, first, others, is_plain, of, may_keep, class })
    }

    /// All instances, in the order in which they are tried.
    pub(super) fn signatures(&self) -> impl Iterator<Item = &Signature> {
        once(&self.first).chain(&self.others)
    }
}

/// The class of the results: the generated package's, or one that is made now for a handle.
pub(super) fn result_class(
    py: Python<'_>,
    source: &Source,
    class: Option<&Py<PyType>>,
    function: &model::Callable,
) -> PyResult<Option<Py<PyType>>> {
    match class {
        Some(class) if classes::count_fields(class.bind(py))? == function.results.len() => {
            Ok(Some(class.clone_ref(py)))
        }
        Some(_) => Err(source.lacks("function", &function.go).into()),
        None if source.python.is_some() => Ok(None),
        None => classes::of_results(py, &source.path, function),
    }
}
