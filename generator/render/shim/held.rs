//! What the library knows of the values that it holds for Python.
//!
//! In: the objects and interfaces of the table, and the values that implement these. Out: a Go statement for
//! each, which enters it.

use std::collections::BTreeSet;

use super::block::{block, indent};
use super::hidden;
use super::imports::Imports;
use super::literal;
use super::read::read;
use super::write::write;
use crate::model::{Declared, Type, TypeTable, ValueClasses};

/// The statements, in the order of the keys.
pub(super) fn all(classes: &ValueClasses, imports: &mut Imports) -> Vec<String> {
    let types = imports.types;
    let held = types.iter().filter_map(|(key, declared)| statement(key, declared, imports));
    let mut statements: Vec<String> = held.collect();
    statements.extend(values(types).into_iter().map(|key| enter_value(key, classes, imports)));
    statements
}

/// Keys of the types whose values implement an interface.
fn values(types: &TypeTable) -> BTreeSet<&str> {
    let interfaces = types.iter().filter_map(|(_, declared)| declared.as_interface());
    interfaces.flat_map(|it| &it.values).map(String::as_str).collect()
}

/// A value of such a type says itself of which type it is, from Go only where Python has a class for that.
fn enter_value(key: &str, classes: &ValueClasses, imports: &mut Imports) -> String {
    let kind = Type::Declared(key.to_owned());
    let (spelled, read) = (imports.spell(&kind), read(&kind, imports));
    let read = block(&format!("func(in *wire.Reader) {spelled}"), &format!("return {read}"));
    if classes.get(key).is_none_or(|class| !class.is_held) {
        return indent(&format!("wire.TakeValue({}, {read})", literal(key)));
    }
    let write = write(&kind, "v", imports);
    let write = block(&format!("func(out *wire.Writer, v {spelled})"), &write);
    indent(&format!("wire.TakeInstance({}, {read}, {write})", literal(key)))
}

fn statement(key: &str, declared: &Declared, imports: &mut Imports) -> Option<String> {
    let enter = match (declared.as_object(), declared.as_interface()) {
        // A value with a lock is never copied, and so never an object of its class.
        (Some(object), _) if object.holds_lock => "TakePointer",
        (Some(_), _) => "TakeObject",
        (None, Some(interface)) if interface.is_hidden => {
            return Some(format!(
                "wire.TakeHidden({}, {})",
                hidden::variable(key, imports.types),
                literal(key)
            ));
        }
        (None, Some(_)) => "TakeInterface",
        (None, None) => return None,
    };
    let kind = imports.spell(&Type::Declared(key.to_owned()));
    Some(format!("wire.{enter}[{kind}]({})", literal(key)))
}
