//! The Go statements that write results.
//!
//! In: [`Type`], and a variable of exactly that type. Out: statements over a `*wire.Writer` called
//! `out`. They turn values into plain ones first, so that no statement needs the package of a
//! result's type, except for texts and big integers inside of others.

use super::block::block;
use super::form::{Form, form, is_bytes};
use super::imports::Imports;
use super::plain::{is_renamed, plain, slice, spelled, underlying};
use crate::model::{Array, Type};

/// The statement that writes a variable.
pub(super) fn write(kind: &Type, variable: &str, imports: &mut Imports) -> String {
    match form(kind) {
        Form::Number(method) | Form::Single(method) | Form::Run(method) => {
            format!("out.{method}({})", scalar(kind, variable))
        }
        Form::Numbers(method) => format!("out.{method}({})", as_plain(kind, variable, imports)),
        Form::Strings => format!("out.Strings({})", as_plain(kind, variable, imports)),
        Form::Elements(element) => {
            let list = as_plain(kind, variable, imports);
            format!("wire.WriteSlice(out, {list}, {})", writes(&plain(element), imports))
        }
        Form::Array(array) => write_array(array, variable, imports),
        Form::Optional(inner) => write_optional(kind, inner, variable, imports),
        Form::BigInt => format!("wire.WriteBigInt(out, {variable})"),
        Form::Text(_) => format!("wire.WriteText(out, {variable})"),
        Form::Reader(_) => format!("out.Drain({variable})"),
        Form::Seq(element) => {
            write(&slice(element.clone()), &format!("wire.Collect(out, {variable})"), imports)
        }
    }
}

/// Go assigns named slices and interfaces to plain ones by itself, but no numbers and strings.
fn scalar(kind: &Type, variable: &str) -> String {
    let converts =
        matches!(form(kind), Form::Number(_) | Form::Single("Bool") | Form::Run("String"));
    if converts && is_renamed(kind) {
        return format!("{}({variable})", plain(kind));
    }
    variable.to_owned()
}

/// A slice or pointer whose elements have their plain types. (Its own name is no matter.)
fn as_plain(kind: &Type, variable: &str, imports: &mut Imports) -> String {
    let elements = underlying(kind).unwrap_or(kind);
    if is_renamed(elements) {
        return format!("wire.As[{}]({variable})", spelled(&plain(elements), imports));
    }
    variable.to_owned()
}

/// The variable is sliced, so that its elements are written where they lie.
fn write_array(array: &Array, variable: &str, imports: &mut Imports) -> String {
    let list = format!("{variable}[:]");
    if !is_bytes(array) {
        return write(&slice((*array.element).clone()), &list, imports);
    }
    if is_renamed(&array.element) {
        return format!("out.Bytes(wire.As[[]byte]({list}))");
    }
    format!("out.Bytes({list})")
}

fn write_optional(kind: &Type, inner: &Type, variable: &str, imports: &mut Imports) -> String {
    if let Form::Text(_) = form(inner) {
        return format!("wire.WriteTextAt(out, {variable})");
    }
    let pointer = as_plain(kind, variable, imports);
    format!("wire.WriteOptional(out, {pointer}, {})", writes(&plain(inner), imports))
}

/// The function that writes a plain value to the writer it is given.
fn writes(kind: &Type, imports: &mut Imports) -> String {
    match form(kind) {
        Form::Number(method) | Form::Single(method) | Form::Run(method) => {
            format!("(*wire.Writer).{method}")
        }
        Form::Numbers(method) => format!("(*wire.Writer).{method}"),
        Form::Strings => "(*wire.Writer).Strings".to_owned(),
        Form::BigInt => format!("wire.WriteBigInt[{}]", spelled(kind, imports)),
        Form::Text(name) => format!("wire.WriteText[{}]", imports.type_name(name)),
        Form::Elements(_) | Form::Array(_) | Form::Optional(_) | Form::Reader(_) | Form::Seq(_) => {
            let statement = write(kind, "v", imports);
            block(&format!("func(out *wire.Writer, v {})", spelled(kind, imports)), &statement)
        }
    }
}
