//! The arguments of one call, and CPython's own words for a wrong number of them.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use usegolib::model;

use super::native::Arguments;

/// Checks that there is one argument for each parameter, and no keyword.
#[inline]
pub(super) fn check(
    name: &str,
    function: &model::Function,
    arguments: &Arguments<'_, '_>,
) -> PyResult<()> {
    if arguments.len() == function.params.len() && arguments.keywords().is_none() {
        return Ok(());
    }
    Err(refusal(name, function, arguments))
}

#[cold]
fn refusal(name: &str, function: &model::Function, arguments: &Arguments<'_, '_>) -> PyErr {
    let parameters: Vec<_> = function.params.iter().map(|p| p.python.as_str()).collect();
    let message = match arguments.keywords() {
        Some(keywords) => keyword(&parameters, keywords),
        None if arguments.len() > parameters.len() => too_many(parameters.len(), arguments.len()),
        None => missing(&parameters[arguments.len()..]),
    };
    PyTypeError::new_err(format!("{name}() {message}"))
}

fn keyword(parameters: &[&str], keywords: &Bound<'_, PyTuple>) -> String {
    let names: Vec<_> = keywords.iter().map(|name| name.to_string()).collect();
    match names.iter().find(|name| !parameters.contains(&name.as_str())) {
        Some(unknown) => format!("got an unexpected keyword argument '{unknown}'"),
        None => format!(
            "got some positional-only arguments passed as keyword arguments: '{}'",
            names.join(", ")
        ),
    }
}

fn too_many(wanted: usize, given: usize) -> String {
    let plural = if wanted == 1 { "" } else { "s" };
    let verb = if given == 1 { "was" } else { "were" };
    format!("takes {wanted} positional argument{plural} but {given} {verb} given")
}

fn missing(names: &[&str]) -> String {
    let plural = if names.len() == 1 { "" } else { "s" };
    let quoted: Vec<_> = names.iter().map(|name| format!("'{name}'")).collect();
    let listed = match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, second] => format!("{first} and {second}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
    };
    format!("missing {} required positional argument{plural}: {listed}", names.len())
}
