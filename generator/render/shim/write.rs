//! The Go statements that write results.
//!
//! In: [`Type`], and a variable of exactly that type. Out: statements over a `*wire.Writer` called
//! `out`. They turn values into plain ones first, so that no statement needs the package of a
//! result's type, except for texts and big integers inside of others.

use super::access::{Access, access};
use super::block::block;
use super::imports::Imports;
use super::map::write_map;
use super::plain::{is_renamed, plain, slice, underlying};
use super::record::type_name;
use super::stream::write_stream;
use crate::model::{Array, Form, Type, TypeTable};

/// The statement that writes a variable.
pub(super) fn write(kind: &Type, variable: &str, imports: &mut Imports) -> String {
    match access(kind, imports.types) {
        Access::Scalar(method) => {
            format!("out.{method}({})", scalar(kind, variable, imports.types))
        }
        Access::Method(method) => format!("out.{method}({variable})"),
        Access::Slice(method) => format!("out.{method}({})", as_plain(kind, variable, imports)),
        Access::Elements(element) => {
            let list = as_plain(kind, variable, imports);
            format!(
                "wire.WriteSlice(out, {list}, {})",
                writes(&plain(element, imports.types), imports)
            )
        }
        Access::Array(Array { element, .. }) => {
            write(&slice((**element).clone()), &elements(variable), imports)
        }
        Access::ByteArray(array) => write_byte_array(array, variable, imports.types),
        Access::Optional(inner) => write_optional(kind, inner, variable, imports),
        Access::BigInt => format!("wire.WriteBigInt(out, {variable})"),
        Access::Text => format!("wire.WriteText(out, {variable})"),
        Access::Reader(_) => format!("out.Drain({variable})"),
        Access::Map(map) => write_map(map, variable, imports),
        Access::Record(key) => format!("record{}.Write(out, {variable})", type_name(key, imports)),
        Access::Object => format!("wire.WriteObject(out, {variable})"),
        Access::Function => format!("wire.WriteFunction(out, {variable})"),
        Access::Pointer(_) => format!("wire.WritePointer(out, {variable})"),
        Access::Interface => format!("out.Interface({variable})"),
        Access::ErrorType => format!("wire.WriteErrorValue(out, {variable})"),
        Access::ErrorPointer(_) => format!("wire.WriteErrorPointer(out, {variable})"),
        Access::Stream(stream) => write_stream(stream, variable, imports),
        Access::Seq(element) => {
            write(&slice(element.clone()), &format!("wire.Collect(out, {variable})"), imports)
        }
    }
}

/// Go assigns named slices and interfaces to plain ones by itself, but no numbers and strings.
fn scalar(kind: &Type, variable: &str, types: &TypeTable) -> String {
    if is_renamed(kind, types) {
        return format!("{}({variable})", types.spell(&plain(kind, types)));
    }
    variable.to_owned()
}

/// A slice or pointer whose elements have their plain types. (Its own name is no matter.)
fn as_plain(kind: &Type, variable: &str, imports: &mut Imports) -> String {
    let elements = underlying(kind, imports.types).unwrap_or(kind);
    if is_renamed(elements, imports.types) {
        return format!("wire.As[{}]({variable})", imports.spell(&plain(elements, imports.types)));
    }
    variable.to_owned()
}

/// An array is sliced, so that its elements are written where they lie.
fn elements(array: &str) -> String {
    format!("{array}[:]")
}

fn write_byte_array(array: &Array, variable: &str, types: &TypeTable) -> String {
    let bytes = elements(variable);
    if is_renamed(&array.element, types) {
        return format!("out.Bytes(wire.As[[]byte]({bytes}))");
    }
    format!("out.Bytes({bytes})")
}

fn write_optional(kind: &Type, inner: &Type, variable: &str, imports: &mut Imports) -> String {
    if let Form::Text(_) = imports.types.form(inner) {
        return format!("wire.WriteTextAt(out, {variable})");
    }
    let pointer = as_plain(kind, variable, imports);
    format!("wire.WriteOptional(out, {pointer}, {})", writes(&plain(inner, imports.types), imports))
}

/// The function that writes a plain value to the writer it is given.
pub(super) fn writes(kind: &Type, imports: &mut Imports) -> String {
    match access(kind, imports.types) {
        Access::Scalar(method) | Access::Method(method) | Access::Slice(method) => {
            format!("(*wire.Writer).{method}")
        }
        Access::BigInt => format!("wire.WriteBigInt[{}]", imports.spell(kind)),
        Access::Text => format!("wire.WriteText[{}]", imports.spell(kind)),
        Access::Record(key) => format!("record{}.Write", type_name(key, imports)),
        Access::Object => format!("wire.WriteObject[{}]", imports.spell(kind)),
        Access::Function => format!("wire.WriteFunction[{}]", imports.spell(kind)),
        Access::Pointer(inner) => format!("wire.WritePointer[{}]", imports.spell(inner)),
        Access::Interface => format!("wire.WriteInterface[{}]", imports.spell(kind)),
        Access::ErrorType => format!("wire.WriteErrorValue[{}]", imports.spell(kind)),
        Access::ErrorPointer(inner) => format!("wire.WriteErrorPointer[{}]", imports.spell(inner)),
        Access::Elements(_)
        | Access::Array(_)
        | Access::ByteArray(_)
        | Access::Optional(_)
        | Access::Reader(_)
        | Access::Map(_)
        | Access::Seq(_)
        | Access::Stream(_) => {
            let statement = write(kind, "v", imports);
            block(&format!("func(out *wire.Writer, v {})", imports.spell(kind)), &statement)
        }
    }
}
