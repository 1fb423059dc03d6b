//! The Go statements for objects that are made, and for fields that are read.
//!
//! In: callables. Out: statements. An object in a field is written as a pointer into the one that has it, so
//! that Python has no copy of it, and as long as Python has it Go keeps the whole.

use super::access::{Access, access};
use super::block::indent;
use super::imports::Imports;
use super::read::read;
use super::write::write;
use crate::model::{Array, Callable, Declared, Form, Type, TypeTable, Value};

/// The variable of an object that is made.
pub(super) const MADE: &str = "made";

/// The statements that make an object and set those of its fields that a request has: nil stands for one
/// that is left out, and is what such a field has anyway.
pub(super) fn make(callable: &Callable, imports: &mut Imports) -> Vec<String> {
    let made = callable.results.first().map(|made| imports.spell(&made.kind));
    let mut statements = vec![format!("{MADE} := new({})", made.unwrap_or_default())];
    statements.extend(callable.params.iter().map(|field| set(field, imports)));
    statements
}

fn set(field: &Value, imports: &mut Imports) -> String {
    let value = indent(&indent(&read(&field.kind, imports)));
    format!("if in.Given() {{\n\t\t{MADE}.{} = {value}\n\t}}", field.go)
}

/// The statement that writes an object that was made.
pub(super) fn write_made(kind: &Type, made: &str, imports: &Imports) -> String {
    let key = if let Form::Object(key) = imports.types.form(kind) { key } else { "" };
    let object = imports.types.get(key).and_then(Declared::as_object);
    let write = match object {
        Some(object) if object.is_made_value => "WriteMade",
        Some(_) | None => "WritePointer",
    };
    format!("wire.{write}(out, {made})")
}

/// The statement that writes a field.
pub(super) fn view(kind: &Type, field: &str, imports: &mut Imports) -> String {
    let is_object = |kind: &Type, types: &TypeTable| {
        matches!(types.form(kind), Form::Object(_)) && !types.is_function(kind)
    };
    match access(kind, imports.types) {
        Access::Object => format!("wire.WritePointer(out, &{field})"),
        Access::Elements(element) if is_object(element, imports.types) => {
            format!("wire.WriteViews(out, {field})")
        }
        Access::Array(Array { element, .. }) if is_object(element, imports.types) => {
            format!("wire.WriteViews(out, {field}[:])")
        }
        Access::Elements(_)
        | Access::Array(_)
        | Access::Scalar(_)
        | Access::Method(_)
        | Access::Slice(_)
        | Access::ByteArray(_)
        | Access::Optional(_)
        | Access::Interface
        | Access::ErrorType
        | Access::ErrorPointer(_)
        | Access::BigInt
        | Access::Text
        | Access::Reader(_)
        | Access::Seq(_)
        | Access::Stream(_)
        | Access::Map(_)
        | Access::Record(_)
        | Access::Function
        | Access::Pointer(_) => write(kind, field, imports),
    }
}
