//! Level 1: what of a described module can cross the boundary, and why the rest cannot.
//!
//! In: [`Described`]. Out: packages, each with its callable functions and its refusals. Total:
//! a refusal is data, never an error.

mod crossing;
mod refusal;

use std::collections::BTreeMap;

use crate::introspect::{
    Described, DescribedFunction, DescribedPackage, DescribedParam, DescribedType, GoType,
};
use crate::model::{Function, Package, Skipped, Type, Value};
use crate::naming::{self, Declared, Modules};
use crossing::Obstacle;
use refusal::Refusal;

/// Restricts a described module to Level 1. Commands, internal packages and packages with errors
/// are left out; function indices count from 0 over all packages in order.
#[must_use]
pub fn level1(described: &Described) -> Vec<Package> {
    let offered: Vec<&DescribedPackage> =
        described.packages.iter().filter(|package| is_offered(package)).collect();
    let modules = Modules::new(offered.iter().map(|p| (p.path.as_str(), p.name.as_str())));
    let mut index = 0;
    offered
        .into_iter()
        .map(|package| restricted(package, &described.types, &modules, &mut index))
        .collect()
}

fn is_offered(package: &DescribedPackage) -> bool {
    package.name != "main" && !package.internal && package.errors.is_empty()
}

fn restricted(
    package: &DescribedPackage,
    types: &BTreeMap<String, DescribedType>,
    modules: &Modules,
    index: &mut u32,
) -> Package {
    let mut declared: Vec<&DescribedFunction> = package.functions.iter().collect();
    declared.sort_by(|a, b| a.name.cmp(&b.name));
    // Skipped ones count as well: no name may change when a later version can call them.
    let names: Vec<&str> = declared.iter().map(|function| function.name.as_str()).collect();
    let exported = Declared { functions: &names, ..Declared::default() };
    let names = naming::package_names(&exported, &modules.children(&package.path)).functions;
    let (mut functions, mut skipped) = (Vec::new(), Vec::new());
    for (function, python) in declared.into_iter().zip(names) {
        match callable(package, function, types) {
            Ok(call) => {
                functions.push(offered(function, python, call, *index));
                *index += 1;
            }
            Err(refusal) => skipped.push(refused(function, refusal)),
        }
    }
    let (path, name, doc) = (package.path.clone(), package.name.clone(), package.doc.clone());
    Package {
        path,
        name,
        doc,
        functions,
        skipped,
        constants: Vec::new(),
        enums: Vec::new(),
        variables: Vec::new(),
    }
}

/// What crosses in a call.
struct Call {
    params: Vec<Type>,
    results: Vec<Type>,
    fails: bool,
}

/// Decides about one function; of several reasons against it, the most telling.
fn callable(
    package: &DescribedPackage,
    function: &DescribedFunction,
    types: &BTreeMap<String, DescribedType>,
) -> Result<Call, Refusal> {
    if refusal::ends_process(&package.path, &function.name) {
        return Err(refusal::process(&package.path, &function.name));
    }
    if let Some(parameter) = function.type_params.first() {
        return Err(refusal::generic(&parameter.name));
    }
    let (results, fails) = without_error(&function.results);
    let crossing = |value: &DescribedParam| crossing::level1(&value.kind, types);
    let params: Vec<_> = function.params.iter().map(crossing).collect();
    let results: Vec<_> = results.iter().map(crossing).collect();
    if let Some(refusal) = hardest(function, &params, &results) {
        return Err(refusal);
    }
    // Nothing is lost here: had one been an obstacle, `hardest` would have found it.
    let params: Vec<Type> = params.into_iter().flatten().collect();
    let results: Vec<Type> = results.into_iter().flatten().collect();
    if let Some(written) = in_vain(function, &results) {
        return Err(refusal::written(written));
    }
    Ok(Call { params, results, fails })
}

type Crossing = Result<Type, Obstacle>;

/// The refusal that weighs most; among equals the first, parameters before results.
fn hardest(
    function: &DescribedFunction,
    params: &[Crossing],
    results: &[Crossing],
) -> Option<Refusal> {
    let blocked = |found: &Crossing| found.as_ref().err().cloned();
    let in_params = params.iter().enumerate().filter_map(|(at, found)| {
        Some(refusal::parameter(&function.params[at], at, blocked(found)?))
    });
    let variadic = params.last().and_then(|found| {
        let found = found.as_ref().ok().filter(|_| function.variadic)?;
        Some(refusal::variadic(function.params.last()?, params.len() - 1, found))
    });
    let in_results = results
        .iter()
        .enumerate()
        .filter_map(|(at, found)| Some(refusal::result(&function.results, at, blocked(found)?)));
    in_params.chain(variadic).chain(in_results).min_by_key(|refusal| refusal::weight(refusal.code))
}

/// The results without a trailing `error`, and whether there was one.
fn without_error(results: &[DescribedParam]) -> (&[DescribedParam], bool) {
    match results {
        [rest @ .., DescribedParam { kind: GoType::Named { name, .. }, .. }] if name == "error" => {
            (rest, true)
        }
        all => (all, false),
    }
}

/// The slice parameter that is written into, where Python would be told nothing but a count.
fn in_vain<'a>(function: &'a DescribedFunction, results: &[Type]) -> Option<&'a DescribedParam> {
    let tells_nothing = matches!(results, [] | [Type::Int]);
    function.params.iter().find(|param| param.written).filter(|_| tells_nothing)
}

fn offered(function: &DescribedFunction, python: String, call: Call, index: u32) -> Function {
    let (results, _) = without_error(&function.results);
    Function {
        index,
        go: function.name.clone(),
        type_args: Vec::new(),
        python,
        signature: function.signature.clone(),
        doc: function.doc.clone(),
        deprecated: Some(function.deprecated.clone()).filter(|text| !text.is_empty()),
        position: function.position.clone(),
        params: values(&function.params, call.params, naming::parameters),
        variadic: false,
        supplied: Vec::new(),
        results: values(results, call.results, naming::results),
        result_class: None,
        fails: call.fails,
        rules: Vec::new(),
    }
}

fn values(
    described: &[DescribedParam],
    kinds: Vec<Type>,
    naming: fn(&[&str]) -> Vec<String>,
) -> Vec<Value> {
    let go: Vec<&str> = described.iter().map(|value| value.name.as_str()).collect();
    let python = naming(&go);
    let parts = go.into_iter().zip(python).zip(kinds);
    parts.map(|((go, python), kind)| Value { go: go.to_owned(), python, kind }).collect()
}

fn refused(function: &DescribedFunction, refusal: Refusal) -> Skipped {
    Skipped {
        go: function.name.clone(),
        signature: function.signature.clone(),
        position: function.position.clone(),
        code: refusal.code,
        reason: refusal.sentence,
    }
}

#[cfg(test)]
mod tests;
