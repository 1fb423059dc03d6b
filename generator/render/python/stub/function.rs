//! Functions in a stub.
//!
//! In: the instances of a function. Out: its declaration, one for each overload, on one line or
//! broken the way formatters do it.

use std::collections::BTreeMap;

use askama::Template;

use super::class::{self, Class};
use super::generic;
use super::given::given;
use super::instances::{self, variables};
use super::methods::Receiver;
use super::of;
use super::parameter::{self, Parameter};
use super::sink;
use super::spelling::Spelling;
use crate::model::{Api, Callable, CallableKind};
use crate::render::python::annotation::Annotation;
use crate::render::python::documentation::closing;
use crate::render::python::text::{docstring, end_of_head, fits, literal};

/// A function's declaration.
#[derive(Template)]
#[template(path = "python/function.jinja", escape = "none")]
pub(super) struct Declaration {
    name: String,
    /// The decorator of an overload.
    overload: Option<String>,
    /// The decorator for what Go calls deprecated.
    deprecated: Option<Decorator>,
    /// Parameters as source, `/` and `*` among them.
    params: Vec<String>,
    /// Whether each parameter has a line of its own.
    wrapped: bool,
    /// The result type, over several lines where one is too short.
    result: String,
    /// What follows the head on its last line.
    comment: &'static str,
    docstring: String,
}

/// A decorator's name and message, both as source.
struct Decorator {
    name: String,
    message: String,
    wrapped: bool,
}

/// Declares a function or method, and the named tuple that it returns.
pub(super) fn declare(
    instances: &[&Callable],
    receiver: Receiver,
    api: &Api,
    spelling: &mut Spelling,
) -> (Vec<Declaration>, Option<Class>) {
    let outer = enter(instances, receiver, spelling);
    let chosen = of::overloads(instances, spelling).unwrap_or_default();
    let signatures = match receiver {
        _ if !chosen.is_empty() => chosen.iter().map(|of| vec![of.instance]).collect(),
        Receiver::Nothing | Receiver::Value => instances::signatures(instances, spelling),
        Receiver::Itself { .. } => instances::signatures_of_method(instances, spelling),
    };
    let class = instances.first().and_then(|function| function.result_class.as_deref());
    let class = class.and_then(|name| class::named_tuple(name, &signatures, spelling));
    let has_sink = instances.first().is_some_and(|it| it.sink_result().is_some());
    let is_overloaded = signatures.len() > 1 || has_sink;
    let overload = is_overloaded.then(|| spelling.import("typing", "overload"));
    let mut declared: Vec<Declaration> = Vec::new();
    let mut taken: Vec<Vec<Parameter>> = Vec::new();
    let mut known: Vec<Vec<String>> = Vec::new();
    for (at, signature) in signatures.iter().enumerate() {
        let params = parameter::parameters(signature, receiver, spelling);
        let params = match chosen.get(at) {
            Some(of) => of.complete(params, spelling),
            None => params,
        };
        // What are two types in Go may be one for type checkers.
        let spelled: Vec<String> = params.iter().map(Parameter::to_string).collect();
        if known.contains(&spelled) {
            continue;
        }
        known.push(spelled);
        let lists = parameter::apart(params, &taken);
        for params in &lists {
            let beside = sink::beside(params, spelling);
            for params in std::iter::once(params).chain(&beside) {
                let results = spell_results(signature, params, signatures.len(), spelling);
                let takes_writer = sink::takes_writer(params);
                let closing = closing(signature[0], takes_writer, &api.module);
                let params: Vec<String> = params.iter().map(Parameter::to_string).collect();
                let text = docstring(&signature[0].doc, &closing, "    ");
                let overload = overload.clone();
                declared.push(declaration(
                    signature[0],
                    params,
                    &results,
                    overload,
                    text,
                    spelling,
                ));
            }
        }
        taken.extend(lists);
    }
    spelling.open(outer);
    (declared, class)
}

/// Spells what follows with the variables for what is `any`: those of the class, or of a function. Returns those
/// before.
fn enter(
    instances: &[&Callable],
    receiver: Receiver,
    spelling: &mut Spelling,
) -> BTreeMap<String, String> {
    let own = match receiver {
        Receiver::Itself { .. } => return spelling.open_variables().clone(),
        Receiver::Nothing | Receiver::Value => instances.first().copied(),
    };
    let own = own.map(generic::open_variables).unwrap_or_default();
    own.values().for_each(|name| spelling.declare_class_variable(name));
    spelling.open(own)
}

/// What one of `count` signatures returns, one by one.
fn spell_results(
    signature: &[&Callable],
    params: &[Parameter],
    count: usize,
    spelling: &mut Spelling,
) -> Vec<String> {
    let takes_writer = sink::takes_writer(params);
    let given = match &signature[0].result_class {
        _ if takes_writer => sink::left(signature, given(signature, spelling)),
        Some(class) if count == 1 => return vec![class.clone() + &arguments(signature, spelling)],
        Some(class) => return vec![class.clone()],
        None => given(signature, spelling),
    };
    given.iter().map(Annotation::to_string).collect()
}

fn declaration(
    function: &Callable,
    params: Vec<String>,
    results: &[String],
    overload: Option<String>,
    docstring: String,
    spelling: &mut Spelling,
) -> Declaration {
    let (wrapped, result) = break_lines(function, &params, results, spelling);
    let comment = end_of_head(&lines_of_head(function, &params, &result, wrapped));
    let is_apart = overload.is_some() && generic::gives_instance(function, spelling);
    let comment = if is_apart && comment.is_empty() { APART } else { comment };
    Declaration {
        name: function.python.clone(),
        overload,
        deprecated: function.deprecated.as_deref().map(|text| decorator(function, text, spelling)),
        params,
        wrapped,
        result,
        comment,
        docstring,
    }
}

/// Of an int, the overload for ints gives a `Set[int]`, and that for floats, which takes ints as well, a
/// `Set[float]`, which is none: type checkers take the first that fits, and pyright says that there are two.
const APART: &str = "  # pyright: ignore[reportOverlappingOverload]";

/// What the function's class takes: `[_E]`.
fn arguments(signature: &[&Callable], spelling: &mut Spelling) -> String {
    match variables(signature, spelling).as_slice() {
        [] => String::new(),
        variables => format!("[{}]", variables.join(", ")),
    }
}

/// Breaks a signature into lines where it is too long for one, the way formatters do: first the
/// parameters, then the elements of a tuple. Commas behind the last element keep them broken.
fn break_lines(
    function: &Callable,
    params: &[String],
    results: &[String],
    spelling: &mut Spelling,
) -> (bool, String) {
    let (name, indent) = (&function.python, indent(function));
    let one_line = match results {
        [] => "None".to_owned(),
        [only] => only.clone(),
        several => format!("{}[{}]", spelling.builtin("tuple"), several.join(", ")),
    };
    if fits(&format!("{indent}def {name}({}) -> {one_line}:", params.join(", "))) {
        return (false, one_line);
    }
    let head = if params.is_empty() { format!("def {name}(") } else { String::new() };
    if results.len() < 2 || fits(&format!("{indent}{head}) -> {one_line}:")) {
        return (!params.is_empty(), one_line);
    }
    let lines = results.join(",\n    ");
    (!params.is_empty(), format!("{}[\n    {lines},\n]", spelling.builtin("tuple")))
}

/// The lines of a signature that has been broken, where they are.
fn lines_of_head(function: &Callable, params: &[String], result: &str, wrapped: bool) -> String {
    let indent = indent(function);
    let line = |param: &String| format!("{indent}    {param},\n");
    let params: String = if wrapped { params.iter().map(line).collect() } else { String::new() };
    let result = result.replace('\n', &format!("\n{indent}"));
    format!("{params}{indent}) -> {result}:")
}

/// What stands before a line of it where it is: methods are in a class.
fn indent(function: &Callable) -> &'static str {
    match function.kind {
        CallableKind::Function | CallableKind::Get => "",
        CallableKind::Method | CallableKind::Read | CallableKind::Assign | CallableKind::Make => {
            "    "
        }
    }
}

fn decorator(function: &Callable, text: &str, spelling: &mut Spelling) -> Decorator {
    let name = spelling.import("typing_extensions", "deprecated");
    let message = literal(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let wrapped = !fits(&format!("{}@{name}({message})", indent(function)));
    Decorator { name, message, wrapped }
}
