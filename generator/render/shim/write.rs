//! The Go statements that write results.
//!
//! In: [`Type`], and a variable of exactly that type. Out: statements over a `*wire.Writer` called
//! `out`. They turn values into plain ones first, so that no statement needs the package of a
//! result's type, except for texts inside of others.

use super::block::block;
use super::form::{Form, form, is_bytes};
use super::imports::Imports;
use super::plain::{is_renamed, plain, slice, spelled, underlying};
use crate::model::{Array, Type};

/// The statement that writes a variable.
pub(super) fn write(kind: &Type, variable: &str, imports: &mut Imports) -> String {
    let plain_kind = plain(kind);
    match form(&plain_kind) {
        Form::Number(method) | Form::Single(method) | Form::Run(method) => {
            format!("out.{method}({})", scalar(kind, &plain_kind, variable))
        }
        Form::Numbers(method) => format!("out.{method}({})", as_plain(kind, variable, imports)),
        Form::Strings => format!("out.Strings({})", as_plain(kind, variable, imports)),
        Form::Elements(element) => {
            let list = as_plain(kind, variable, imports);
            format!("wire.WriteSlice(out, {list}, {})", writes(element, imports))
        }
        Form::Array(_) => write_array(kind, variable, imports),
        Form::Optional(inner) => write_optional(kind, inner, variable, imports),
        Form::Text(_) => format!("wire.WriteText(out, {variable})"),
        Form::Reader(_) => format!("out.Drain({variable})"),
        Form::Seq(element) => {
            write(&slice(element.clone()), &format!("wire.Collect(out, {variable})"), imports)
        }
    }
}

/// Go assigns named slices and interfaces to plain ones by itself, but no numbers and strings.
fn scalar(kind: &Type, plain: &Type, variable: &str) -> String {
    let converts =
        matches!(form(plain), Form::Number(_) | Form::Single("Bool") | Form::Run("String"));
    if converts && is_renamed(kind) {
        return format!("{plain}({variable})");
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
fn write_array(kind: &Type, variable: &str, imports: &mut Imports) -> String {
    let Type::Array(array) = kind.plain() else { unreachable!("an array behind its names") };
    let Array { element, .. } = array;
    let list = format!("{variable}[:]");
    if !is_bytes(array) {
        return write(&slice((**element).clone()), &list, imports);
    }
    if is_renamed(element) {
        return format!("out.Bytes(wire.As[[]byte]({list}))");
    }
    format!("out.Bytes({list})")
}

fn write_optional(kind: &Type, inner: &Type, variable: &str, imports: &mut Imports) -> String {
    if let Form::Text(_) = form(inner) {
        return format!("wire.WriteTextAt(out, {variable})");
    }
    let pointer = as_plain(kind, variable, imports);
    format!("wire.WriteOptional(out, {pointer}, {})", writes(inner, imports))
}

/// The function that writes a plain value to the writer it is given.
fn writes(kind: &Type, imports: &mut Imports) -> String {
    match form(kind) {
        Form::Number(method) | Form::Single(method) | Form::Run(method) => {
            format!("(*wire.Writer).{method}")
        }
        Form::Numbers(method) => format!("(*wire.Writer).{method}"),
        Form::Strings => "(*wire.Writer).Strings".to_owned(),
        Form::Text(name) => format!("wire.WriteText[{}]", imports.type_name(name)),
        Form::Elements(_) | Form::Array(_) | Form::Optional(_) | Form::Reader(_) | Form::Seq(_) => {
            let statement = write(kind, "v", imports);
            block(&format!("func(out *wire.Writer, v {})", spelled(kind, imports)), &statement)
        }
    }
}
