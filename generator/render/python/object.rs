//! What is told of objects and their fields, which stubs and the run time show alike.
//!
//! In: a model, and the key of an object. Out: docstrings, and which functions and methods return such objects.

use super::text::paragraphs;
use crate::model::{Api, Callable, CallableKind, Declared, Form, Skipped, Type, TypeTable};

/// So many functions are named.
const SHOWN: usize = 4;

/// By whose names functions are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// By those of a generated package.
    Python,
    /// By those of a handle.
    Go,
}

/// The docstring of an object's class.
#[must_use]
pub fn document_object(key: &str, api: &Api, spelled: Spelled) -> Vec<String> {
    let doc = api.types.get(key).and_then(Declared::as_object).map_or("", |it| &it.doc);
    paragraphs(doc, &closing(key, api, spelled))
}

/// What follows the documentation of an object: how to get one, which fields Python has no access to, and
/// where Go declares it.
pub(super) fn closing(key: &str, api: &Api, spelled: Spelled) -> Vec<String> {
    let Some(declared) = api.types.get(key) else { return Vec::new() };
    let Some(object) = declared.as_object() else { return Vec::new() };
    let package = api.package(&declared.name.package);
    let is_read = |field: &&Skipped| {
        let mut read = package.into_iter().flat_map(|it| it.fields(key, CallableKind::Read));
        read.any(|it| it.go == field.go)
    };
    let (read, others): (Vec<_>, Vec<_>) = object.refused.iter().partition(is_read);
    let from = sources(key, api, spelled).map(|names| format!("From Go: {names}"));
    let zero = list("Left zero in Python", &others);
    let fixed = list("Read, and not assigned", &read);
    let mut lines: Vec<String> = from.into_iter().chain(zero).chain(fixed).collect();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(format!("Go: type {}", declared.name.name));
    lines.push(object.position.within(&api.module));
    lines
}

fn list(head: &str, fields: &[&Skipped]) -> Option<String> {
    let declarations: Vec<_> = fields.iter().map(|field| field.signature.as_str()).collect();
    (!fields.is_empty()).then(|| format!("{head}: {}", declarations.join("; ")))
}

/// The functions and methods that return objects of a type: `new_counter(), Counter.clone() and others`.
#[must_use]
pub fn sources(key: &str, api: &Api, spelled: Spelled) -> Option<String> {
    let own = &api.types.get(key)?.name.package;
    let mut found: Vec<String> = Vec::new();
    for package in api.all_packages() {
        let place = if package.path == *own { String::new() } else { format!("{}.", package.name) };
        let returning = package.callables.iter().filter(|it| returns(it, key));
        found.extend(returning.map(|it| format!("{place}{}", spell(it, &api.types, spelled))));
    }
    found.dedup();
    match found.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [most @ .., last] if most.len() < SHOWN => Some(format!("{} and {last}", most.join(", "))),
        many => Some(format!("{} and others", many[..SHOWN].join(", "))),
    }
}

/// Whether a result is such an object, and no other thing that holds some.
fn returns(callable: &Callable, key: &str) -> bool {
    let is_source = match callable.kind {
        CallableKind::Function | CallableKind::Method | CallableKind::Get => true,
        CallableKind::Read | CallableKind::Assign | CallableKind::Make => false,
    };
    let is_object = |kind: &Type| matches!(kind.closed(), Type::Declared(found) if found == key);
    let is_pointer = |kind: &Type| matches!(kind, Type::Optional(inner) if is_object(inner));
    is_source && callable.results.iter().any(|it| is_object(&it.kind) || is_pointer(&it.kind))
}

/// As Python calls it: `new_counter()`, `Counter.clone()`, and a variable.
fn spell(callable: &Callable, types: &TypeTable, spelled: Spelled) -> String {
    let is_method = callable.receiver.is_some();
    // The methods of a class have Python's names everywhere.
    let name = if spelled == Spelled::Go && !is_method { &callable.go } else { &callable.python };
    let owner = callable.receiver.as_deref().map(|key| owner(key, types));
    let owner = owner.map_or(String::new(), |owner| format!("{owner}."));
    let call = if callable.kind == CallableKind::Get { "" } else { "()" };
    format!("{owner}{name}{call}")
}

/// The class of a method: what other packages cannot name has a name of Python's own.
fn owner<'a>(key: &str, types: &'a TypeTable) -> &'a str {
    let declared = types.resolve(key);
    match declared.as_interface().filter(|it| it.is_hidden) {
        Some(hidden) => &hidden.python,
        None => &declared.name.name,
    }
}

/// The docstring of a field.
#[must_use]
pub fn document_field(field: &Callable, api: &Api) -> Vec<String> {
    paragraphs(&field.doc, &closing_of_field(field, api))
}

/// What follows the documentation of a field: what becomes of objects in it, and how Go declares it.
pub(super) fn closing_of_field(field: &Callable, api: &Api) -> Vec<String> {
    let kinds = field.results.iter().filter_map(|it| describe_objects(&it.kind, &api.types));
    let mut lines: Vec<String> = kinds.map(str::to_owned).collect();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(format!("Go: {}", field.signature));
    lines
}

/// What the objects in a field are to it.
fn describe_objects(kind: &Type, types: &TypeTable) -> Option<&'static str> {
    let is_object =
        |kind: &Type| matches!(types.form(kind), Form::Object(_)) && !types.is_function(kind);
    match types.form(kind) {
        // Nobody can tell whether a function is a copy.
        Form::Object(_) if types.is_function(kind) => None,
        Form::Object(_) => Some("It lies in the object: whoever changes it changes the object."),
        Form::List(element) if is_object(element) => {
            Some("Its elements lie in Go's slice, or in the one before, once that has grown.")
        }
        Form::Fixed(array) if is_object(&array.element) => {
            Some("Its elements lie in the object: whoever changes them changes the object.")
        }
        Form::List(_) | Form::Fixed(_) | Form::Map(_) => {
            has_values(kind, types).then_some("The objects in it are copies.")
        }
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Bytes
        | Form::Any
        | Form::Error
        | Form::Text(_)
        | Form::Reader(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::FixedBytes(_)
        | Form::Complex(_)
        | Form::Optional(_)
        | Form::Record(..)
        | Form::Interface(_)
        | Form::ErrorType(_) => None,
    }
}

/// Whether there are objects in a value that are no pointers.
fn has_values(kind: &Type, types: &TypeTable) -> bool {
    match types.form(kind) {
        Form::Object(_) => !types.is_function(kind),
        Form::List(element) | Form::Seq(element) => has_values(element, types),
        Form::Stream(stream) => stream.values.iter().any(|kind| has_values(kind, types)),
        Form::Fixed(array) => has_values(&array.element, types),
        Form::Map(map) => has_values(&map.value, types),
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Bytes
        | Form::Any
        | Form::Error
        | Form::Text(_)
        | Form::Reader(_)
        | Form::FixedBytes(_)
        | Form::Complex(_)
        | Form::Record(..)
        | Form::Interface(_)
        | Form::ErrorType(_)
        | Form::Optional(_) => false,
    }
}
