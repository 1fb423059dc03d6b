//! The documentation of a function, which stubs and the run time show alike.
//!
//! In: a function as the model describes it. Out: Go's own comment, what the signature cannot show,
//! and where Go declares the function.

use super::text;
use crate::model::{Api, Callable, Class, Package, Position, Supplied, Supply, Value};

/// The docstring of a function of a Go module, as Python reads it.
#[must_use]
pub fn documentation(function: &Callable, module: &str) -> String {
    text::paragraphs(&function.doc, &closing(function, false, module)).join("\n")
}

/// The docstring of a type of this Go name that is an interface, or there for its methods alone.
#[must_use]
pub fn document_type(package: &Package, go: &str, api: &Api) -> Option<String> {
    let class = package.class(go, &api.types).map(|it| (&it.doc, closing_of_class(it, api)));
    let interface = || {
        let interface = api.types.named(&package.path, go)?.1.as_interface()?;
        Some((&interface.doc, closing_of_type(go, &interface.position, api)))
    };
    let (doc, closing) = class.or_else(interface)?;
    Some(text::paragraphs(doc, &closing).join("\n"))
}

/// What follows the documentation of a class that is there for the methods of a type.
pub(super) fn closing_of_class(class: &Class, api: &Api) -> [String; 2] {
    closing_of_type(&api.types.resolve(&class.key).name.name, &class.position, api)
}

/// What follows the documentation of a type: where Go declares it.
pub(super) fn closing_of_type(go: &str, position: &Position, api: &Api) -> [String; 2] {
    [format!("Go: type {go}"), position.within(&api.module)]
}

/// What follows the documentation: what the signature cannot show, and where Go declares it. Where a writer
/// takes what was written, that is no result.
pub(super) fn closing(function: &Callable, takes_writer: bool, module: &str) -> Vec<String> {
    let results =
        describe_results(function, takes_writer).into_iter().chain(describe_written(function));
    let results = results.chain(describe_unseen(function));
    let mut lines: Vec<String> = results.chain(describe_exceptions(function)).collect();
    lines.extend(function.supplied.iter().filter_map(describe_supply));
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(format!("Go: {}", function.signature));
    lines.push(function.position.within(module));
    lines
}

/// The names of the results, where no named tuple has them.
fn describe_results(function: &Callable, takes_writer: bool) -> Option<String> {
    let is_named = |result: &&Value| !result.python.is_empty();
    let is_left = |at: usize| !takes_writer || function.sink_result() != Some(at);
    let results = own_results(function).iter().enumerate();
    let results: Vec<_> =
        results.filter(|(at, _)| is_left(*at)).map(|(_, result)| result).collect();
    let has_class = function.result_class.is_some() && !takes_writer;
    if has_class || !results.iter().any(is_named) {
        return None;
    }
    let name = |result: &Value| if is_named(&result) { result.python.clone() } else { "_".into() };
    let names: Vec<_> = results.into_iter().map(name).collect();
    Some(format!("Returns: {}", names.join(", ")))
}

/// The results that are no parameters of Go's: what is put into a target, or written into an
/// argument, comes after them.
fn own_results(function: &Callable) -> &[Value] {
    let targets = usize::from(function.target().is_some());
    let own = function.results.len().saturating_sub(targets + function.written.len());
    &function.results[..own]
}

/// What comes back of what Go wrote.
fn describe_written(function: &Callable) -> Option<String> {
    let target = function.target().map(|target| {
        let name = target.go.split(' ').next().unwrap_or_default();
        format!("what Go puts into {name}")
    });
    let params = function.written.iter().filter_map(|at| function.params.get(*at as usize));
    let written = params.map(|param| format!("{} as Go leaves it", param.python));
    let all: Vec<_> = target.into_iter().chain(written).collect();
    let returns = if own_results(function).is_empty() { "Returns" } else { "Returns also" };
    (!all.is_empty()).then(|| format!("{returns}: {}", all.join(", ")))
}

/// What Go may write where the other results leave no place for it.
fn describe_unseen(function: &Callable) -> Option<String> {
    let params = function.unseen.iter().filter_map(|at| function.params.get(*at as usize));
    let names: Vec<_> = params.map(|param| param.python.as_str()).collect();
    (!names.is_empty())
        .then(|| format!("Not returned: what Go may write into {}", names.join(", ")))
}

fn describe_exceptions(function: &Callable) -> Option<String> {
    let error = function.fails.then_some("usegolib.GoError");
    let timeout = function.find_supplied(Supply::Context).map(|_| "usegolib.GoTimeoutError");
    let raised: Vec<_> = error.into_iter().chain(timeout).collect();
    (!raised.is_empty()).then(|| format!("Raises: {}", raised.join(", ")))
}

/// A parameter of Go's that the Python function does not have. What is written to a writer, or
/// put into a target, is among the results.
fn describe_supply(supplied: &Supplied) -> Option<String> {
    let Supplied { go, with, .. } = supplied;
    match with {
        Supply::Context => Some(format!("Supplied: {go} (ends after timeout, in seconds)")),
        Supply::Entropy => Some(format!("Supplied: {go} (crypto/rand.Reader)")),
        Supply::Options => Some(format!("Left out: {go} (called without)")),
        Supply::Sink => Some(format!("Supplied: {go} (to, or else memory that is returned)")),
        Supply::Into => Some(format!("Supplied: {go} (into, or else a value that is returned)")),
        Supply::Writer | Supply::Target => None,
    }
}
