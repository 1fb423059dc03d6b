//! `__init__.pyi`: the typed surface, documentation included.
//!
//! In: a [`Place`]. Out: the stub's text. Parameters are as wide as the run time takes them,
//! results as narrow as it gives them.

mod spelling;

use askama::Template;

use super::text::{docstring, exported, literal};
use super::{Place, WIDTH};
use crate::model::{Api, Function, Value};
use spelling::Spelling;

#[derive(Template)]
#[template(path = "python/__init__.pyi.jinja", escape = "none")]
struct Stub {
    header: String,
    docstring: String,
    /// The names that `__all__` lists, as literals.
    exported: Vec<String>,
    /// Import lines, by group; groups are set apart by an empty line.
    imports: Vec<Vec<String>>,
    functions: Vec<Declared>,
}

/// A function's declaration.
struct Declared {
    name: String,
    /// The decorator's name and message, both as source, for what Go calls deprecated.
    deprecated: Option<Decorator>,
    params: Vec<Param>,
    /// Whether each parameter has a line of its own.
    wrapped: bool,
    /// The result type, over several lines where one is too short.
    result: String,
    docstring: String,
}

struct Decorator {
    name: String,
    message: String,
    wrapped: bool,
}

struct Param {
    name: String,
    annotation: String,
}

/// Renders the stub.
pub(super) fn render(place: &Place) -> String {
    let functions = place.package.map(|package| package.functions.as_slice()).unwrap_or_default();
    let mut spelling = Spelling::new(functions.iter().map(|function| function.python.as_str()));
    let declared =
        functions.iter().map(|function| declared(function, place.api, &mut spelling)).collect();
    super::rendered(&Stub {
        header: place.header(),
        docstring: place.docstring(),
        exported: exported(functions.iter().map(|function| function.python.as_str())),
        imports: spelling.imports(),
        functions: declared,
    })
}

fn declared(function: &Function, api: &Api, spelling: &mut Spelling) -> Declared {
    let param = |value: &Value, spelling: &mut Spelling| Param {
        name: value.python.clone(),
        annotation: spelling.parameter(&value.kind),
    };
    let params: Vec<_> = function.params.iter().map(|value| param(value, spelling)).collect();
    let results: Vec<_> =
        function.results.iter().map(|value| spelling.result(&value.kind)).collect();
    let (wrapped, result) = fitted(&function.python, &params, &results, spelling);
    Declared {
        name: function.python.clone(),
        deprecated: function.deprecated.as_deref().map(|text| decorator(text, spelling)),
        params,
        wrapped,
        result,
        docstring: docstring(&function.doc, &closing(function, api), "    "),
    }
}

/// Breaks a signature into lines where it is too long for one, the way formatters do: first the
/// parameters, then the elements of a tuple. Commas behind the last element keep them broken.
fn fitted(
    name: &str,
    params: &[Param],
    results: &[String],
    spelling: &mut Spelling,
) -> (bool, String) {
    let one_line = match results {
        [] => "None".to_owned(),
        [only] => only.clone(),
        several => format!("{}[{}]", spelling.builtin("tuple"), several.join(", ")),
    };
    let each: Vec<_> = params.iter().map(|p| format!("{}: {}", p.name, p.annotation)).collect();
    let slash = if params.is_empty() { "" } else { ", /" };
    let fits = |line: String| line.chars().count() <= WIDTH;
    if fits(format!("def {name}({}{slash}) -> {one_line}:", each.join(", "))) {
        return (false, one_line);
    }
    let head = if params.is_empty() { format!("def {name}(") } else { String::new() };
    if results.len() < 2 || fits(format!("{head}) -> {one_line}:")) {
        return (!params.is_empty(), one_line);
    }
    let lines = results.join(",\n    ");
    (!params.is_empty(), format!("{}[\n    {lines},\n]", spelling.builtin("tuple")))
}

fn decorator(text: &str, spelling: &mut Spelling) -> Decorator {
    let name = spelling.imported("typing_extensions", "deprecated");
    let message = literal(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let wrapped = format!("@{name}({message})").chars().count() > WIDTH;
    Decorator { name, message, wrapped }
}

/// What follows the documentation: what the signature cannot show, and where Go declares it.
fn closing(function: &Function, api: &Api) -> Vec<String> {
    let mut lines = Vec::new();
    if function.results.iter().any(|result| !result.python.is_empty()) {
        let name = |result: &Value| match result.python.as_str() {
            "" => "_".to_owned(),
            name => name.to_owned(),
        };
        let names: Vec<_> = function.results.iter().map(name).collect();
        lines.push(format!("Returns: {}", names.join(", ")));
    }
    if function.fails {
        lines.push("Raises: usegolib.GoError".to_owned());
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(format!("Go: {}", function.signature));
    lines.push(format!("{}/{}", api.module, function.position));
    lines
}
