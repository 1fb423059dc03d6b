//! Values of which Python says of which Go type they are, and that have no class of values: lists, maps, bytes
//! and bools with a name.
//!
//! In: the class that the methods of a type are called on. Out: its instances, for what takes several types.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use pyo3::intern;
use pyo3::prelude::*;
use usegolib::model::Type;

use crate::errors::Failure;
use crate::library::source::Source;
use crate::records::home;
use crate::records::scope::Scope;
use crate::records::siblings::are_of_one_build;

/// A Go type whose values Python can name.
pub(crate) struct Typed {
    scope: &'static Scope,
    /// Its key in the table of types.
    pub(crate) key: String,
    /// The type itself.
    pub(crate) kind: Type,
    /// Its name in Python.
    pub(crate) name: String,
}

/// By the addresses of their classes, which live as long as the process.
static TYPES: RwLock<Option<HashMap<usize, &'static Typed>>> = RwLock::new(None);

/// Lets a class have instances, if an interface of its library takes values of its type.
pub(crate) fn register(
    py: Python<'_>,
    class: &Bound<'_, PyAny>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<()> {
    let scope = py.detach(|| Ok::<_, Failure>(home::scope_of(source, source.manifest()?)))?;
    let key = format!("{}.{go}", source.path);
    let Some(name) = scope.value_types.typed(&key).map(str::to_owned) else { return Ok(()) };
    let kind = Type::Declared(key.clone());
    let typed: &'static Typed = Box::leak(Box::new(Typed { scope, key, kind, name }));
    let mut known = TYPES.write().unwrap_or_else(PoisonError::into_inner);
    known.get_or_insert_default().insert(class.clone().into_ptr().addr(), typed);
    drop(known);
    py.import("usegolib._classes")?.call_method1("take_instances", (class,))?;
    Ok(())
}

/// The type that an instance is of, and the plain value.
#[cold]
#[inline(never)]
pub(crate) fn find<'py>(
    value: Borrowed<'_, 'py, PyAny>,
) -> Option<(&'static Typed, Bound<'py, PyAny>)> {
    let known = TYPES.read().unwrap_or_else(PoisonError::into_inner);
    let typed = *known.as_ref()?.get(&value.get_type_ptr().addr())?;
    drop(known);
    let plain = value.getattr(intern!(value.py(), "_value")).ok()?;
    Some((typed, plain))
}

impl Typed {
    /// Whether it is a type of the library of a scope.
    pub(crate) fn is_of(&self, scope: &Scope) -> bool {
        are_of_one_build(self.scope, scope)
    }
}
