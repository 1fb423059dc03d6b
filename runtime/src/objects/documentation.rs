//! What is told of a class of objects, and of an object that Python made.
//!
//! In: a class, and the manifest. Out: its docstring, which is the stub's, and a note to a panic that names
//! the functions and methods of Go's that return such objects.

use pyo3::prelude::*;
use usegolib::model::{Family, Form, Value};
use usegolib::naming::with_article;
use usegolib::render::python::{Spelled, document_object, sources};

use super::class::Class;
use super::interface::Interface;
use crate::library::source::Source;
use crate::records::home::Home;
use crate::records::scope::Scope;

/// The docstring of a class, behind a signature that `inspect` reads if calling it makes an object.
pub(super) fn of_class(
    py: Python<'_>,
    class: &'static Class,
    source: Option<&Source>,
) -> PyResult<String> {
    let Some(source) = source else { return Ok(class.object.doc.clone()) };
    let api = &py.detach(|| source.manifest())?.api;
    let doc = document_object(class.key, api, spelled(class.scope)).join("\n");
    if !is_made(class) {
        return Ok(doc);
    }
    let package = api.package(&source.path);
    let constructor = package.and_then(|package| package.constructor(class.key));
    let fields = constructor.map_or(&[][..], |constructor| &constructor.params);
    let default = |field: &Value| spell_zero(&api.types.form(&field.kind));
    let fields: Vec<_> =
        fields.iter().map(|field| format!("{}={}", field.python, default(field))).collect();
    let star = if fields.is_empty() { "" } else { "*, " };
    Ok(format!("{}({star}{})\n--\n\n{doc}", class.object.python, fields.join(", ")))
}

/// Whether calling a class makes an object: of no function, and of no generic type with several instances.
pub(super) fn is_made(class: &Class) -> bool {
    !class.object.is_function && !class.is_one_of_many()
}

/// What a field is that is left out, where a literal says it.
fn spell_zero(form: &Form<'_>) -> &'static str {
    match form {
        Form::Bool => "False",
        Form::Number(number) => match number.family() {
            Family::Signed | Family::Unsigned => "0",
            Family::Float => "0.0",
        },
        Form::Rune | Form::Duration => "0",
        Form::String => "''",
        Form::Bytes => "b''",
        Form::List(_) => "()",
        Form::Map(_) => "{}",
        Form::Any
        | Form::Error
        | Form::Optional(_)
        | Form::Interface(_)
        | Form::Reader(_)
        | Form::Seq(_)
        | Form::Stream(_) => "None",
        Form::BigInt
        | Form::Text(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_)
        | Form::Complex(_)
        | Form::Record(..)
        | Form::Object(_)
        | Form::ErrorType(_) => "...",
    }
}

/// Why there are no instances of an interface that are made in Python, and how to get one.
pub(super) fn refuse_making(py: Python<'_>, interface: &Interface) -> PyResult<String> {
    let name = with_article(&interface.described.python);
    let refusal = format!("cannot make {name} in Python: it is a Go interface");
    let scope = interface.scope;
    let Some(source) = scope.home.source(&interface.name.package) else { return Ok(refusal) };
    let api = &py.detach(|| source.manifest())?.api;
    Ok(match sources(interface.key, api, spelled(scope)) {
        Some(names) => format!("{refusal}; from Go: {names}"),
        None => format!("{refusal}, and no function that can be called returns one"),
    })
}

/// Why no object of a generic type, nor a function, is made in Python, and how to get one.
#[cold]
pub(super) fn refuse_object(py: Python<'_>, class: &'static Class) -> PyResult<String> {
    let what =
        if class.object.is_function { "it is a Go function" } else { "its Go type is generic" };
    let name = with_article(&class.object.python);
    let refusal = format!("cannot make {name} in Python: {what}");
    let Some(source) = class.scope.home.source(&class.name.package) else { return Ok(refusal) };
    let api = &py.detach(|| source.manifest())?.api;
    let names = sources(class.key, api, spelled(class.scope));
    Ok(names.map_or_else(|| refusal.clone(), |names| format!("{refusal}; from Go: {names}")))
}

/// Whose names are told.
fn spelled(scope: &Scope) -> Spelled {
    match scope.home {
        Home::Nowhere | Home::Modules(..) => Spelled::Python,
        Home::Handles(_) => Spelled::Go,
    }
}

/// Adds a note to a panic of an object that Python made: Go's own functions may have made more of it.
#[cold]
pub(crate) fn explain_zero(py: Python<'_>, class: &'static Class, panic: &PyErr) -> PyResult<()> {
    let Some(source) = class.scope.home.source(&class.name.package) else { return Ok(()) };
    let api = &py.detach(|| source.manifest())?.api;
    let sources = sources(class.key, api, spelled(class.scope));
    if let Some(names) = sources {
        let name = &class.object.python;
        let note = format!("The object was made by {name}(), as Go's zero value; from Go: {names}");
        panic.value(py).call_method1("add_note", (note,))?;
    }
    Ok(())
}
