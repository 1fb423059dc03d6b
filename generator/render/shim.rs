//! The cgo dispatch shim: one Go module that imports the user's packages and answers calls.
//!
//! In: [`Api`]. Out: `go.mod` (without requirements: the build adds those of a remote module),
//! `dispatch.go`, and the verbatim rest.

use askama::Template;

use super::Files;
use crate::model::{Api, Function, Type, Value};

/// Module path of the shim. Sorts before every real module path, so that its `start` package is
/// initialised before the user's packages are.
pub const MODULE: &str = "0.usegolib.invalid/shim";

/// An embedded file, path and text; named here one by one so that no test file is emitted.
macro_rules! verbatim {
    ($($path:literal),+ $(,)?) => {
        [$(($path, include_str!(concat!("../../templates/shim/", $path)))),+]
    };
}

/// What is the same for every module.
pub const VERBATIM: [(&str, &str); 17] = verbatim![
    "answer.go",
    "bridge.go",
    "go.mod",
    "memory.go",
    "panic.go",
    "start/environ.go",
    "start/environ_windows.go",
    "start/start.go",
    "wire/error.go",
    "wire/host.go",
    "wire/integers.go",
    "wire/numbers.go",
    "wire/packed.go",
    "wire/reader.go",
    "wire/skip.go",
    "wire/slices.go",
    "wire/writer.go",
];

/// What the shim's module consists of before anything is known about the user's: its go.mod.
#[must_use]
pub fn start() -> Files {
    let is_mod = |(path, _): &&(&str, &str)| *path == "go.mod";
    VERBATIM.iter().filter(is_mod).map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect()
}

/// Renders the shim's files, relative to the shim module's root.
#[must_use]
pub fn files(api: &Api) -> Files {
    let mut files: Files =
        VERBATIM.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    // Askama takes a template's last newline off.
    files.insert("dispatch.go".to_owned(), format!("{}\n", Dispatch::new(api)));
    files
}

/// `dispatch.go`.
#[derive(Template)]
#[template(path = "shim/dispatch.go.jinja", escape = "none")]
struct Dispatch<'a> {
    module: &'a str,
    version: &'a str,
    shim: &'a str,
    /// A Go string literal.
    build_id: String,
    imports: Vec<Import<'a>>,
    /// In the order of their indices.
    adapters: Vec<Adapter>,
}

/// A package of the user's, under an alias that no other identifier of the file has.
struct Import<'a> {
    alias: String,
    path: &'a str,
}

/// One function of the user's and the Go function that calls it.
struct Adapter {
    name: String,
    /// `"example.com/mod.Add"`, as a Go string literal.
    go_path: String,
    /// The Go declaration, on one line.
    signature: String,
    params: Vec<Param>,
    results: Vec<Outcome>,
    /// Left of the call, with its operator: `r0, err := `.
    assign: String,
    /// What is called: `p0.Add`.
    callee: String,
    /// Between the call's parentheses: `a0, a1`.
    arguments: String,
    /// Whether the call's last value is an error.
    fails: bool,
    /// Whether the results travel as an array.
    several: bool,
}

/// A parameter: the expression that reads it, and the variable it is kept in.
struct Param {
    variable: String,
    read: String,
}

/// A result: the statement that writes it.
struct Outcome {
    write: String,
    /// Whether it ends the message and, if large, may stay where Go has it.
    may_stay: bool,
}

impl<'a> Dispatch<'a> {
    fn new(api: &'a Api) -> Self {
        let mut imports = Vec::new();
        let mut adapters = Vec::new();
        for package in api.packages.iter().filter(|package| !package.functions.is_empty()) {
            let alias = format!("p{}", imports.len());
            for function in &package.functions {
                adapters.push((function.index, Adapter::new(&alias, &package.path, function)));
            }
            imports.push(Import { alias, path: &package.path });
        }
        imports.sort_by_key(|import| import.path);
        adapters.sort_by_key(|(index, _)| *index);
        Self {
            module: &api.module,
            version: &api.version,
            shim: MODULE,
            build_id: literal(&api.build_id),
            imports,
            adapters: adapters.into_iter().map(|(_, adapter)| adapter).collect(),
        }
    }
}

impl Adapter {
    fn new(alias: &str, path: &str, function: &Function) -> Self {
        let params: Vec<Param> = function.params.iter().enumerate().map(Param::new).collect();
        let variables: Vec<&str> = params.iter().map(|param| param.variable.as_str()).collect();
        Self {
            name: format!("{alias}{}", function.go),
            go_path: literal(&format!("{path}.{}", function.go)),
            signature: function.signature.split_whitespace().collect::<Vec<_>>().join(" "),
            assign: assign(function),
            callee: format!("{alias}.{}", function.go),
            arguments: variables.join(", "),
            fails: function.fails,
            several: function.results.len() > 1,
            results: outcomes(&function.results),
            params,
        }
    }
}

impl Param {
    fn new((position, value): (usize, &Value)) -> Self {
        Self { variable: format!("a{position}"), read: read(&value.kind) }
    }
}

/// `r0, r1, err := `; nothing for a call without results.
fn assign(function: &Function) -> String {
    let mut left: Vec<String> = (0..function.results.len()).map(|i| format!("r{i}")).collect();
    if function.fails {
        left.push("err".to_owned());
    }
    if left.is_empty() { String::new() } else { format!("{} := ", left.join(", ")) }
}

fn outcomes(results: &[Value]) -> Vec<Outcome> {
    let outcome = |(position, value): (usize, &Value)| Outcome {
        write: write(&value.kind, &format!("r{position}")),
        may_stay: position + 1 == results.len() && is_bulk(&value.kind),
    };
    results.iter().enumerate().map(outcome).collect()
}

/// Whether a value is one run of bytes in Go's memory.
fn is_bulk(kind: &Type) -> bool {
    match kind {
        Type::String | Type::Bytes => true,
        Type::Slice(element) => **element != Type::String && matches!(form(kind), Form::Method(_)),
        _ => false,
    }
}

/// How the wire package reads and writes a type.
enum Form<'a> {
    /// With a method of that name.
    Method(String),
    /// As a slice, one element after the other.
    Elements(&'a Type),
}

fn form(kind: &Type) -> Form<'_> {
    let name = match kind {
        Type::Bool => "Bool",
        Type::Int => "Int",
        Type::Int8 => "Int8",
        Type::Int16 => "Int16",
        Type::Int32 => "Int32",
        Type::Int64 => "Int64",
        Type::Uint => "Uint",
        Type::Uint8 => "Uint8",
        Type::Uint16 => "Uint16",
        Type::Uint32 => "Uint32",
        Type::Uint64 => "Uint64",
        Type::Float32 => "Float32",
        Type::Float64 => "Float64",
        Type::String => "String",
        Type::Bytes => "Bytes",
        Type::Slice(element) => return slice_form(element),
        _ => todo!("the rest of Level 1"),
    };
    Form::Method(name.to_owned())
}

/// Slices of numbers and strings have methods, named after those of their elements.
fn slice_form(element: &Type) -> Form<'_> {
    match (element, form(element)) {
        (Type::Bool | Type::Bytes | Type::Slice(_), _) | (_, Form::Elements(_)) => {
            Form::Elements(element)
        }
        (_, Form::Method(name)) => Form::Method(name + "s"),
    }
}

/// The expression that reads a value from `in`.
fn read(kind: &Type) -> String {
    match form(kind) {
        Form::Method(method) => format!("in.{method}()"),
        Form::Elements(element) => format!("wire.ReadSlice(in, {})", reads(element)),
    }
}

/// The function that reads a value from the reader it is given.
fn reads(kind: &Type) -> String {
    match form(kind) {
        Form::Method(method) => format!("(*wire.Reader).{method}"),
        Form::Elements(_) => {
            format!("func(in *wire.Reader) {kind} {{ return {} }}", read(kind))
        }
    }
}

/// The statement that writes a variable to `out`.
fn write(kind: &Type, variable: &str) -> String {
    match form(kind) {
        Form::Method(method) => format!("out.{method}({variable})"),
        Form::Elements(element) => {
            format!("wire.WriteSlice(out, {variable}, {})", writes(element))
        }
    }
}

/// The function that writes a value to the writer it is given.
fn writes(kind: &Type) -> String {
    match form(kind) {
        Form::Method(method) => format!("(*wire.Writer).{method}"),
        Form::Elements(_) => {
            format!("func(out *wire.Writer, v {kind}) {{ {} }}", write(kind, "v"))
        }
    }
}

/// A Go string literal: what JSON escapes, Go understands.
fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
