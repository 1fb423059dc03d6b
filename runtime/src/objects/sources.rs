//! Where objects come from, for whoever tries to make one.
//!
//! In: a class, and the manifest. Out: a sentence that names the functions and methods that return its
//! objects.

use pyo3::prelude::*;
use usegolib::model::{Callable, CallableKind, Package, Type, TypeTable};

use super::class::Class;
use super::interface::Interface;
use crate::records::home::Home;
use crate::records::scope::Scope;

/// So many are named.
const SHOWN: usize = 4;

/// Why an object cannot be made, and how to get one.
pub(super) fn refuse_making(py: Python<'_>, class: &Class) -> PyResult<String> {
    let refusal = format!("cannot make a {} in Python", class.object.python);
    if class.is_private {
        return Ok(format!("{refusal}: its Go type has no class of its own"));
    }
    name_sources(py, refusal, class.scope, &class.name.package, class.key)
}

/// Why there are no instances of an interface that are made in Python, and how to get one.
pub(super) fn refuse_making_interface(py: Python<'_>, interface: &Interface) -> PyResult<String> {
    let name = &interface.described.python;
    let refusal = format!("cannot make a {name} in Python: it is a Go interface");
    name_sources(py, refusal, interface.scope, &interface.name.package, interface.key)
}

fn name_sources(
    py: Python<'_>,
    refusal: String,
    scope: &Scope,
    own: &str,
    key: &str,
) -> PyResult<String> {
    let Some(source) = scope.home.source(own) else { return Ok(refusal) };
    let api = &py.detach(|| source.manifest())?.api;
    let is_handle = matches!(scope.home, Home::Handles(_));
    let mut found = Vec::new();
    for package in &api.packages {
        let is_own = package.path == own;
        let returning = package.callables.iter().filter(|it| returns(it, key));
        found.extend(returning.map(|it| spell(it, package, &api.types, is_own, is_handle)));
    }
    found.dedup();
    Ok(match found.as_slice() {
        [] => format!("{refusal}, and no function that can be called returns one"),
        [only] => format!("{refusal}; {only} returns one"),
        [most @ .., last] if most.len() < SHOWN => {
            format!("{refusal}; {} and {last} return one", most.join(", "))
        }
        many => format!("{refusal}; {} and others return one", many[..SHOWN].join(", ")),
    })
}

/// Whether a result is such an object, and no other thing that holds some.
fn returns(callable: &Callable, key: &str) -> bool {
    let object = Type::Declared(key.to_owned());
    let pointer = Type::Optional(Box::new(object.clone()));
    callable.results.iter().any(|result| result.kind == object || result.kind == pointer)
}

/// As Python calls it: `new_counter()`, `Counter.clone()`, `sub.new_counter()`, and a variable.
fn spell(
    callable: &Callable,
    package: &Package,
    types: &TypeTable,
    is_own: bool,
    is_handle: bool,
) -> String {
    let name = if is_handle { &callable.go } else { &callable.python };
    let owner = callable.receiver.as_deref().map(|key| &types.resolve(key).name.name);
    let owner = owner.map_or(String::new(), |owner| format!("{owner}."));
    let place = if is_own { String::new() } else { format!("{}.", package.name) };
    let call = if callable.kind == CallableKind::Get { "" } else { "()" };
    format!("{place}{owner}{name}{call}")
}
