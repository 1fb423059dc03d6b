//! The Go expressions that read parameters.
//!
//! In: [`Type`]. Out: expressions of exactly that type, over a `*wire.Reader` called `in`.

use super::block::block;
use super::form::{Form, form, is_bytes};
use super::imports::Imports;
use super::plain::{is_renamed, plain, slice, spelled, underlying};
use crate::model::{Array, Type};

/// The expression that reads a value.
pub(super) fn read(kind: &Type, imports: &mut Imports) -> String {
    let plain = plain(kind);
    if let Form::Array(array) = form(&plain) {
        return read_array(array, &spelled(kind, imports), imports);
    }
    let expression = read_plain(&plain, imports);
    if !is_renamed(kind) {
        return expression;
    }
    let name = spelled(kind, imports);
    if underlying(kind).is_some_and(|inner| !is_renamed(inner)) {
        return format!("{name}({expression})"); // Go converts no more than one layer
    }
    format!("wire.As[{name}]({expression})")
}

fn read_array(array: &Array, name: &str, imports: &mut Imports) -> String {
    let Array { len, element } = array;
    if is_bytes(array) {
        return format!("wire.ReadByteArray[{name}](in, {len})");
    }
    format!("wire.ReadArray[{name}](in, {len}, {})", reads(&slice((**element).clone()), imports))
}

fn read_plain(kind: &Type, imports: &mut Imports) -> String {
    match form(kind) {
        Form::Number(method) | Form::Single(method) | Form::Run(method) => format!("in.{method}()"),
        Form::Numbers(method) => format!("in.{method}()"),
        Form::Strings => "in.Strings()".to_owned(),
        Form::Elements(element) => format!("wire.ReadSlice(in, {})", reads(element, imports)),
        Form::Array(array) => read_array(array, &spelled(kind, imports), imports),
        Form::Optional(inner) => format!("wire.ReadOptional(in, {})", reads(inner, imports)),
        Form::BigInt => format!("wire.ReadBigInt[{}](in)", spelled(kind, imports)),
        Form::Text(name) => format!("wire.ReadText[{}](in)", imports.type_name(name)),
        Form::Reader(name) => read_stream(name, imports),
        Form::Seq(element) => {
            format!("wire.Values({})", read(&slice(element.clone()), imports))
        }
    }
}

/// A reader over the request's bytes; those that can be closed get a `Close`.
fn read_stream(name: &str, imports: &mut Imports) -> String {
    let reader = format!("{}(in.Bytes())", imports.name("bytes", "NewReader"));
    if name.ends_with("Closer") { format!("wire.Closing({reader})") } else { reader }
}

/// The function that reads a value from the reader it is given.
fn reads(kind: &Type, imports: &mut Imports) -> String {
    match form(kind) {
        Form::Number(method) | Form::Single(method) | Form::Run(method) => {
            format!("(*wire.Reader).{method}")
        }
        Form::Numbers(method) => format!("(*wire.Reader).{method}"),
        Form::Strings => "(*wire.Reader).Strings".to_owned(),
        Form::BigInt => format!("wire.ReadBigInt[{}]", spelled(kind, imports)),
        Form::Text(name) => format!("wire.ReadText[{}]", imports.type_name(name)),
        Form::Elements(_) | Form::Array(_) | Form::Optional(_) | Form::Reader(_) | Form::Seq(_) => {
            let statement = format!("return {}", read(kind, imports));
            block(&format!("func(in *wire.Reader) {}", spelled(kind, imports)), &statement)
        }
    }
}
