//! How many arguments a call takes, and CPython's own words for a wrong number of them.
//!
//! In: a function as the manifest describes it, and the arguments of a call. Out: nothing, or a
//! `TypeError`.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use usegolib::model::{self, Supply};

use super::arguments::Arguments;
use crate::wire::python::words;

/// The keyword that functions with a context take.
pub(super) const TIMEOUT: &str = "timeout";

/// The keyword that functions with a writer take.
pub(super) const TO: &str = "to";

/// The keyword that functions take which fill what they are given.
pub(super) const INTO: &str = "into";

/// Checks that there are `count` arguments, one for each parameter, and no keyword.
#[inline]
pub(super) fn check_arity(
    name: &str,
    function: &model::Callable,
    count: usize,
    arguments: &Arguments<'_, '_>,
) -> PyResult<()> {
    if arguments.len() == count && arguments.keywords().is_none() {
        return Ok(());
    }
    Err(refusal(name, function, None, arguments))
}

/// The same for a function that may be variadic or take keywords.
pub(super) fn check_any_arity(
    name: &str,
    function: &model::Callable,
    of: Option<&str>,
    arguments: &Arguments<'_, '_>,
) -> PyResult<()> {
    let required = positional(function).len();
    let is_enough = arguments.len() == required || arguments.len() > required && function.variadic;
    if is_enough && arguments.keywords().is_none_or(|names| are_known(function, of, names)) {
        return Ok(());
    }
    Err(refusal(name, function, of, arguments))
}

/// The parameters that each take one argument.
pub(super) fn positional(function: &model::Callable) -> &[model::Value] {
    match function.params.split_last() {
        Some((_, fixed)) if function.variadic => fixed,
        _ => &function.params,
    }
}

/// Whether calls take the keyword `timeout`.
pub(super) fn has_context(function: &model::Callable) -> bool {
    function.find_supplied(Supply::Context).is_some()
}

/// Whether calls take the keyword `to`.
pub(super) fn has_sink(function: &model::Callable) -> bool {
    function.find_supplied(Supply::Sink).is_some()
}

/// Whether calls take the keyword `into`.
pub(super) fn has_target(function: &model::Callable) -> bool {
    function.find_supplied(Supply::Into).is_some()
}

/// Whether it is one of the function's keywords; `of` is the one that chooses an instance.
fn is_known(function: &model::Callable, of: Option<&str>, keyword: &str) -> bool {
    let is_supplied = match keyword {
        TIMEOUT => has_context(function),
        TO => has_sink(function),
        INTO => has_target(function),
        _ => false,
    };
    is_supplied || of == Some(keyword)
}

fn are_known(function: &model::Callable, of: Option<&str>, keywords: &Bound<'_, PyTuple>) -> bool {
    keywords.iter().all(|name| is_known(function, of, &words(&name)))
}

#[cold]
fn refusal(
    name: &str,
    function: &model::Callable,
    of: Option<&str>,
    arguments: &Arguments<'_, '_>,
) -> PyErr {
    let parameters: Vec<_> = positional(function).iter().map(|p| p.python.as_str()).collect();
    let keywords = arguments.keywords();
    let given = arguments.len();
    let message = match keywords.filter(|names| !are_known(function, of, names)) {
        Some(keywords) => keyword(&parameters, function, of, keywords),
        None if given < parameters.len() => missing(&parameters[given..]),
        None => too_many(parameters.len(), given, keywords.map_or(0, PyTupleMethods::len)),
    };
    PyTypeError::new_err(format!("{name}() {message}"))
}

fn keyword(
    parameters: &[&str],
    function: &model::Callable,
    of: Option<&str>,
    keywords: &Bound<'_, PyTuple>,
) -> String {
    let mut names: Vec<_> = keywords.iter().map(|name| words(&name)).collect();
    names.retain(|name| !is_known(function, of, name));
    match names.iter().find(|name| !parameters.contains(&name.as_str())) {
        Some(unknown) => {
            let why = no_keyword(function, unknown);
            format!("got an unexpected keyword argument '{unknown}'{why}")
        }
        None => format!(
            "got some positional-only arguments passed as keyword arguments: '{}'",
            names.join(", ")
        ),
    }
}

/// Why a function has not one of the keywords that others have, and what does the same.
fn no_keyword(function: &model::Callable, keyword: &str) -> String {
    if keyword == TIMEOUT {
        return "; it has no context, but usegolib.with_timeout(seconds, function, ...) calls it, and \
                waits no longer"
            .to_owned();
    }
    let is_writer = |it: &&model::Supplied| it.with == Supply::Writer;
    let writers = function.supplied.iter().filter(is_writer).count();
    if keyword != TO || writers < 2 {
        return String::new();
    }
    format!("; it has {writers} writers, and returns what Go writes to each of them")
}

fn too_many(wanted: usize, given: usize, keywords: usize) -> String {
    let plural = |count| if count == 1 { "" } else { "s" };
    let also = if keywords > 0 {
        let more = format!("{keywords} keyword-only argument{}", plural(keywords));
        format!(" positional argument{} (and {more})", plural(given))
    } else {
        String::new()
    };
    let verb = if given == 1 && keywords == 0 { "was" } else { "were" };
    format!("takes {wanted} positional argument{} but {given}{also} {verb} given", plural(wanted))
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
