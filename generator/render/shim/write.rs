//! The Go statements that write results.
//!
//! In: [`Type`], and a variable of exactly that type. Out: statements over a `*wire.Writer` called
//! `out`. They turn values into plain ones first, so that no statement needs the package of a
//! result's type, except for texts and big integers inside of others.

use super::access::{Access, access};
use super::block::block;
use super::imports::Imports;
use super::plain::{is_renamed, plain, slice, underlying};
use crate::model::{Array, Form, Type};

/// The statement that writes a variable.
pub(super) fn write(kind: &Type, variable: &str, imports: &mut Imports) -> String {
    match access(kind.form()) {
        Access::Scalar(method) => format!("out.{method}({})", scalar(kind, variable)),
        Access::Method(method) => format!("out.{method}({variable})"),
        Access::Slice(method) => format!("out.{method}({})", as_plain(kind, variable, imports)),
        Access::Elements(element) => {
            let list = as_plain(kind, variable, imports);
            format!("wire.WriteSlice(out, {list}, {})", writes(&plain(element), imports))
        }
        Access::Array(Array { element, .. }) => {
            write(&slice((**element).clone()), &elements(variable), imports)
        }
        Access::ByteArray(array) => write_byte_array(array, variable),
        Access::Optional(inner) => write_optional(kind, inner, variable, imports),
        Access::BigInt => format!("wire.WriteBigInt(out, {variable})"),
        Access::Text(_) => format!("wire.WriteText(out, {variable})"),
        Access::Reader(_) => format!("out.Drain({variable})"),
        Access::Seq(element) => {
            write(&slice(element.clone()), &format!("wire.Collect(out, {variable})"), imports)
        }
    }
}

/// Go assigns named slices and interfaces to plain ones by itself, but no numbers and strings.
fn scalar(kind: &Type, variable: &str) -> String {
    if is_renamed(kind) {
        return format!("{}({variable})", plain(kind));
    }
    variable.to_owned()
}

/// A slice or pointer whose elements have their plain types. (Its own name is no matter.)
fn as_plain(kind: &Type, variable: &str, imports: &mut Imports) -> String {
    let elements = underlying(kind).unwrap_or(kind);
    if is_renamed(elements) {
        return format!("wire.As[{}]({variable})", imports.spell(&plain(elements)));
    }
    variable.to_owned()
}

/// An array is sliced, so that its elements are written where they lie.
fn elements(array: &str) -> String {
    format!("{array}[:]")
}

fn write_byte_array(array: &Array, variable: &str) -> String {
    let bytes = elements(variable);
    if is_renamed(&array.element) {
        return format!("out.Bytes(wire.As[[]byte]({bytes}))");
    }
    format!("out.Bytes({bytes})")
}

fn write_optional(kind: &Type, inner: &Type, variable: &str, imports: &mut Imports) -> String {
    if let Form::Text(_) = inner.form() {
        return format!("wire.WriteTextAt(out, {variable})");
    }
    let pointer = as_plain(kind, variable, imports);
    format!("wire.WriteOptional(out, {pointer}, {})", writes(&plain(inner), imports))
}

/// The function that writes a plain value to the writer it is given.
fn writes(kind: &Type, imports: &mut Imports) -> String {
    match access(kind.form()) {
        Access::Scalar(method) | Access::Method(method) | Access::Slice(method) => {
            format!("(*wire.Writer).{method}")
        }
        Access::BigInt => format!("wire.WriteBigInt[{}]", imports.spell(kind)),
        Access::Text(name) => format!("wire.WriteText[{}]", imports.type_name(name)),
        Access::Elements(_)
        | Access::Array(_)
        | Access::ByteArray(_)
        | Access::Optional(_)
        | Access::Reader(_)
        | Access::Seq(_) => {
            let statement = write(kind, "v", imports);
            block(&format!("func(out *wire.Writer, v {})", imports.spell(kind)), &statement)
        }
    }
}
