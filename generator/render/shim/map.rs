//! Maps in Go code: keys and values travel as two slices of their own types.
//!
//! In: a map type. Out: the expression that reads one, and the statement that writes one.

use super::block::block;
use super::imports::Imports;
use super::plain::{is_renamed, slice};
use super::read::{read, reads};
use super::write::{write, writes};
use crate::model::{Form, Map, Type};

/// The expression that reads a map of this type, which can have a name of its own.
pub(super) fn read_map(kind: &Type, map: &Map, imports: &mut Imports) -> String {
    let name = imports.spell(kind);
    let [keys, values] = [&map.key, &map.value].map(|part| read_part(part, imports));
    format!("wire.ReadMap[{name}](in, {keys}, {values})")
}

fn read_part(kind: &Type, imports: &mut Imports) -> String {
    let list = slice(kind.clone());
    if !is_renamed(kind, imports.types) {
        return reads(&list, imports);
    }
    let statement = format!("return {}", read(&list, imports));
    block(&format!("func(in *wire.Reader) {}", imports.spell(&list)), &statement)
}

/// The statement that writes a map.
pub(super) fn write_map(map: &Map, variable: &str, imports: &mut Imports) -> String {
    let compare = comparison(&map.key, imports);
    let [keys, values] = [&map.key, &map.value].map(|part| write_part(part, imports));
    format!("wire.WriteMap(out, {variable}, {compare}, {keys}, {values})")
}

fn write_part(kind: &Type, imports: &mut Imports) -> String {
    let list = slice(kind.clone());
    if !is_renamed(kind, imports.types) {
        return writes(&list, imports);
    }
    let statement = write(&list, "v", imports);
    block(&format!("func(out *wire.Writer, v {})", imports.spell(&list)), &statement)
}

/// The function that orders keys.
fn comparison(key: &Type, imports: &mut Imports) -> String {
    let name = imports.spell(key);
    match imports.types.form(key) {
        Form::Number(_) | Form::Rune | Form::Duration | Form::String => {
            format!("{}[{name}]", imports.name("cmp", "Compare"))
        }
        Form::Text(_) => format!("wire.CompareText[{name}]()"),
        Form::Bool
        | Form::BigInt
        | Form::Bytes
        | Form::Any
        | Form::Error
        | Form::Reader(_)
        | Form::List(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_)
        | Form::Optional(_)
        | Form::Complex(_)
        | Form::Map(_)
        | Form::Record(..)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_) => format!("wire.CompareKeys[{name}]"),
    }
}
