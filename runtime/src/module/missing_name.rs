//! Why a Go package, or a class of one of its types, has no attribute of a name, and what was perhaps
//! meant.
//!
//! In: a described package and a name. Out: the message of an `AttributeError`.

use pyo3::prelude::*;
use pyo3::types::PyList;
use usegolib::model::{Callable, Object, Package, Skipped, TypeName, TypeTable};
use usegolib::naming;

/// Why a name that only the dynamic handle could have is none of its attributes. Names there are Go's.
pub(crate) fn on_handle(
    py: Python<'_>,
    package: &Package,
    types: &TypeTable,
    module: &str,
    name: &str,
) -> PyResult<String> {
    if let Some(reason) = skip_reason(package, module, name) {
        return Ok(reason);
    }
    let close = close_matches(py, package, types, name)?;
    let meant = if close.is_empty() { String::new() } else { format!("; did you mean {close}?") };
    Ok(format!("Go package {} has nothing called '{name}'{meant}", package.path))
}

/// Why a name is no attribute of a generated module, beyond Python's own words for that; of names that
/// are close, Python itself speaks. A function's name may be Go's or Python's.
pub(crate) fn on_module(package: &Package, module: &str, name: &str) -> Option<String> {
    skip_reason(package, module, name).or_else(|| {
        let meant = package.functions().flatten().find(|function| function.go == name)?;
        let Callable { go, python, .. } = meant;
        Some(format!("Go's {go} is called {python} in Python"))
    })
}

/// Names that many look for on any object, to see what it is: who does so has no use for a reason.
const OF_PROTOCOLS: [&str; 6] = ["close", "read", "write", "flush", "fileno", "seek"];

/// Why a class has no method or field of this name of Go's or Python's, where its Go type has one.
pub(crate) fn on_class(
    package: &Package,
    types: &TypeTable,
    module: &str,
    go: &str,
    name: &str,
) -> Option<String> {
    if OF_PROTOCOLS.contains(&name) {
        return None;
    }
    let mut methods = package.skipped.iter().filter(|it| it.receiver.as_deref() == Some(go));
    if let Some(skipped) = methods.find(|skipped| is_meant(skipped, name)) {
        return Some(reason(skipped, &format!("{}.{go}", package.path), CALLED, module));
    }
    let is_own = |it: &&Callable| {
        let receiver = it.receiver.as_deref().and_then(|key| types.get(key));
        it.go == name && receiver.is_some_and(|declared| declared.name.name == go)
    };
    if let Some(meant) = package.callables.iter().find(is_own) {
        return Some(format!("Go's {name} is called {} in Python", meant.python));
    }
    let mut objects = package.objects.iter().filter_map(|key| types.get(key));
    let declared = objects.find(|it| it.name.name == go)?;
    on_field(declared.as_object()?, &declared.name, "read or assigned", module, name)
}

/// Why a field of an object cannot be assigned.
pub(crate) fn on_assignment(
    object: &Object,
    of: &TypeName,
    module: &str,
    name: &str,
) -> Option<String> {
    on_field(object, of, "assigned", module, name)
}

fn on_field(
    object: &Object,
    of: &TypeName,
    verb: &str,
    module: &str,
    name: &str,
) -> Option<String> {
    let refused = object.refused.iter().find(|field| is_meant(field, name))?;
    Some(reason(refused, &format!("{}.{}", of.package, of.name), verb, module))
}

/// What is done with functions and methods.
const CALLED: &str = "called";

/// What keeps a function from being called, or a variable from being read.
fn skip_reason(package: &Package, module: &str, name: &str) -> Option<String> {
    let mut functions = package.skipped.iter().filter(|it| it.receiver.is_none());
    let skipped = functions.find(|skipped| is_meant(skipped, name))?;
    let verb = if skipped.is_variable { "read" } else { CALLED };
    Some(reason(skipped, &package.path, verb, module))
}

fn is_meant(skipped: &Skipped, name: &str) -> bool {
    skipped.go == name || naming::function(&skipped.go) == name
}

/// The reason, the declaration and where that is.
fn reason(skipped: &Skipped, place: &str, verb: &str, module: &str) -> String {
    let Skipped { go, reason, signature, position, .. } = skipped;
    format!(
        "{place}.{go} cannot be {verb} from Python: {reason}\n  Go: {signature}\n  \
         {module}/{position}"
    )
}

/// Go names that are spelled like this one.
fn close_matches(
    py: Python<'_>,
    package: &Package,
    types: &TypeTable,
    name: &str,
) -> PyResult<String> {
    if let Some(function) = package.functions().flatten().find(|function| function.python == name) {
        return Ok(function.go.clone());
    }
    let names = PyList::new(py, names(package, types))?;
    let close = py.import("difflib")?.call_method1("get_close_matches", (name, names))?;
    Ok(close.extract::<Vec<String>>()?.join(" or "))
}

/// All names that Go code uses a package by, and those of the classes of results.
fn names<'a>(package: &'a Package, types: &'a TypeTable) -> Vec<&'a str> {
    let callables = package.callables.iter().filter(|it| it.receiver.is_none());
    let callables = callables.map(|callable| callable.go.as_str());
    let structs = package.records.iter().chain(&package.objects).chain(&package.interfaces);
    let structs = structs.filter_map(|key| Some(types.get(key)?.name.name.as_str()));
    let constants = package.constants.iter().map(|constant| constant.go.as_str());
    let enums = package.enums(types).map(|(go, _)| go);
    let results = package.callables.iter().filter_map(|f| f.result_class.as_deref());
    callables.chain(constants).chain(enums).chain(structs).chain(results).collect()
}
