//! What a function takes and gives, without a stub: for tools that ask the function itself.
//!
//! In: the instances of a function. Out: annotations, and where their names come from. Of a generic
//! function they say what any of its instances does that a caller can reach.

use std::collections::BTreeMap;

use super::column::{Column, columns, params};
use super::given::given_by_any;
use super::instances::{of_any_value, reachable};
use super::parameter::element;
use super::sink;
use super::spelling::Spelling;
use crate::model::{Callable, CallableKind, Declared, Level, Type, TypeTable, ValueClasses};
use crate::render::python::annotation::Annotation;

/// The annotations of one function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hints {
    /// One for each parameter; for the last of a variadic function, what each further argument is.
    pub params: Vec<Annotation>,
    /// One for each result.
    pub results: Vec<Annotation>,
    /// The same where a writer takes what a function wrote, if it can be given one, and the class of that.
    pub beside_writer: Option<(Annotation, Vec<Annotation>)>,
    /// The modules that names come from which are no builtins.
    pub modules: BTreeMap<&'static str, &'static str>,
}

/// Annotates a function.
#[must_use]
pub fn hints(
    instances: &[&Callable],
    types: &TypeTable,
    values: &ValueClasses,
    level: Level,
) -> Hints {
    let spelling = Spelling::new(types, std::iter::empty()).with_values(values);
    let mut spelling = spelling.at_level(level);
    let functions = match of_any_value(instances) {
        Some(all) => vec![all],
        None => reachable(instances, &spelling),
    };
    let mut taken = columns(&functions, params);
    if functions.iter().any(|function| function.variadic)
        && let Some(rest) = taken.last_mut()
    {
        rest.iter_mut().for_each(|kind| *kind = element(kind, types));
    }
    let mut params = any_of(&taken, |kind| spelling.parameter(kind));
    if let Some(own) = params.first_mut().filter(|_| is_called_on_instance(instances[0], types)) {
        *own = std::mem::replace(own, Annotation::Nothing).without_none();
    }
    let results = given_by_any(&functions, &mut spelling);
    let has_sink = functions.iter().any(|function| function.sink_result().is_some());
    let beside_writer = has_sink.then(|| {
        let left = sink::left(&functions, results.clone());
        (sink::writer(&mut spelling), left)
    });
    Hints { params, results, beside_writer, modules: spelling.imports.modules() }
}

/// Whether the first parameter is what a method is called on, which is never None.
fn is_called_on_instance(function: &Callable, types: &TypeTable) -> bool {
    let receiver = function.receiver.as_ref().and_then(|key| types.get(key));
    function.kind == CallableKind::Method && receiver.is_some_and(Declared::has_instances)
}

/// What each column is in any of the instances.
fn any_of(columns: &[Vec<&Type>], mut spell: impl FnMut(&Column) -> Annotation) -> Vec<Annotation> {
    let mut all = |column: &Vec<&Type>| {
        Annotation::any_of(column.iter().map(|kind| spell(&[*kind])).collect::<Vec<_>>())
    };
    columns.iter().map(&mut all).collect()
}
