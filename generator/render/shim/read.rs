//! The Go expressions that read parameters.
//!
//! In: [`Type`]. Out: expressions of exactly that type, over a `*wire.Reader` called `in`.

use super::access::{Access, access};
use super::block::block;
use super::hidden;
use super::imports::Imports;
use super::map::read_map;
use super::plain::{is_renamed, plain, slice, underlying};
use super::record::type_name;
use crate::model::{Array, Type};

/// The expression that reads a value.
pub(super) fn read(kind: &Type, imports: &mut Imports) -> String {
    let plain = plain(kind, imports.types);
    let expression = match access(&plain, imports.types) {
        Access::Array(array) => return read_array(array, &imports.spell(kind), imports),
        Access::ByteArray(Array { len, .. }) => {
            return format!("wire.ReadByteArray[{}](in, {len})", imports.spell(kind));
        }
        Access::Scalar(method) | Access::Method(method) | Access::Slice(method) => {
            format!("in.{method}()")
        }
        Access::Elements(element) => format!("wire.ReadSlice(in, {})", reads(element, imports)),
        Access::Optional(inner) => format!("wire.ReadOptional(in, {})", reads(inner, imports)),
        Access::BigInt => format!("wire.ReadBigInt[{}](in)", imports.spell(&plain)),
        Access::Text => format!("wire.ReadText[{}](in)", imports.spell(&plain)),
        Access::Reader(name) => read_stream(name, imports),
        // A map is made under its own name, since Go converts none.
        Access::Map(map) => return read_map(kind, map, imports),
        Access::Record(key) => format!("record{}.Read(in)", type_name(key, imports)),
        Access::Object => format!("wire.ReadObject[{}](in)", imports.spell(&plain)),
        Access::Function => format!("wire.ReadFunction[{}](in)", imports.spell(&plain)),
        Access::Pointer(inner) => format!("wire.ReadPointer[{}](in)", imports.spell(inner)),
        Access::Interface => format!("wire.ReadInterface[{}](in)", imports.spell(&plain)),
        Access::ErrorType => format!("wire.ReadErrorValue[{}](in)", imports.spell(&plain)),
        Access::ErrorPointer(inner) => {
            format!("wire.ReadErrorPointer[{}](in)", imports.spell(inner))
        }
        Access::Seq(element) => {
            format!("wire.Values({})", read(&slice(element.clone()), imports))
        }
        // It is a result alone: no parameter is one.
        Access::Stream(_) => "nil".to_owned(),
    };
    convert(expression, kind, imports)
}

/// The same of a receiver: an object is taken as the pointer, so that a method changes the object itself.
pub(super) fn read_receiver(kind: &Type, imports: &mut Imports) -> String {
    match access(kind, imports.types) {
        Access::Object | Access::Function => {
            format!("wire.ReadReceiver[{}](in)", imports.spell(kind))
        }
        Access::Interface if let Some(variable) = hidden::of(kind, imports.types) => {
            format!("wire.ReadLike(in, {variable})")
        }
        Access::Interface => format!("wire.ReadHolder[{}](in)", imports.spell(kind)),
        Access::ErrorType => format!("wire.ReadErrorReceiver[{}](in)", imports.spell(kind)),
        Access::Scalar(_)
        | Access::Method(_)
        | Access::Slice(_)
        | Access::Elements(_)
        | Access::Array(_)
        | Access::ByteArray(_)
        | Access::Optional(_)
        | Access::BigInt
        | Access::Text
        | Access::Reader(_)
        | Access::Seq(_)
        | Access::Stream(_)
        | Access::Map(_)
        | Access::Record(_)
        | Access::Pointer(_)
        | Access::ErrorPointer(_) => read(kind, imports),
    }
}

/// A plain value as one of the type that Go wants.
fn convert(expression: String, kind: &Type, imports: &mut Imports) -> String {
    if !is_renamed(kind, imports.types) {
        return expression;
    }
    let name = imports.spell(kind);
    if underlying(kind, imports.types).is_some_and(|inner| !is_renamed(inner, imports.types)) {
        return format!("{name}({expression})"); // Go converts no more than one layer
    }
    format!("wire.As[{name}]({expression})")
}

fn read_array(array: &Array, name: &str, imports: &mut Imports) -> String {
    let Array { len, element } = array;
    format!("wire.ReadArray[{name}](in, {len}, {})", reads(&slice((**element).clone()), imports))
}

/// A reader over the request's bytes, or an object that is one where there are objects; those that can be
/// closed get a `Close`.
fn read_stream(name: &str, imports: &mut Imports) -> String {
    let new = imports.name("bytes", "NewReader");
    let over = |data: &str| {
        let reader = format!("{new}({data})");
        if name.ends_with("Closer") { format!("wire.Closing({reader})") } else { reader }
    };
    if !imports.types.has_objects() {
        return over("in.Bytes()");
    }
    let kind = imports.name("io", name);
    format!("wire.ReadStream(in, func(data []byte) {kind} {{ return {} }})", over("data"))
}

/// The function that reads a value from the reader it is given.
pub(super) fn reads(kind: &Type, imports: &mut Imports) -> String {
    match access(kind, imports.types) {
        Access::Scalar(method) | Access::Method(method) | Access::Slice(method) => {
            format!("(*wire.Reader).{method}")
        }
        Access::BigInt => format!("wire.ReadBigInt[{}]", imports.spell(kind)),
        Access::Text => format!("wire.ReadText[{}]", imports.spell(kind)),
        Access::Record(key) => format!("record{}.Read", type_name(key, imports)),
        Access::Object => format!("wire.ReadObject[{}]", imports.spell(kind)),
        Access::Function => format!("wire.ReadFunction[{}]", imports.spell(kind)),
        Access::Pointer(inner) => format!("wire.ReadPointer[{}]", imports.spell(inner)),
        Access::Interface => format!("wire.ReadInterface[{}]", imports.spell(kind)),
        Access::ErrorType => format!("wire.ReadErrorValue[{}]", imports.spell(kind)),
        Access::ErrorPointer(inner) => format!("wire.ReadErrorPointer[{}]", imports.spell(inner)),
        Access::Elements(_)
        | Access::Array(_)
        | Access::ByteArray(_)
        | Access::Optional(_)
        | Access::Reader(_)
        | Access::Map(_)
        | Access::Seq(_)
        | Access::Stream(_) => {
            let statement = format!("return {}", read(kind, imports));
            block(&format!("func(in *wire.Reader) {}", imports.spell(kind)), &statement)
        }
    }
}
