//! What the library knows of the values that it holds for Python.
//!
//! In: the objects and interfaces of the table. Out: a Go statement for each, which enters it.

use super::imports::Imports;
use super::literal;
use crate::model::{Declared, Type};

/// The statements, in the order of the keys.
pub(super) fn all(imports: &mut Imports) -> Vec<String> {
    let types = imports.types;
    types.iter().filter_map(|(key, declared)| statement(key, declared, imports)).collect()
}

fn statement(key: &str, declared: &Declared, imports: &mut Imports) -> Option<String> {
    let enter = match (declared.as_object(), declared.as_interface()) {
        // A value with a lock is never copied, and so never an object of its class.
        (Some(object), _) if object.holds_lock => "TakePointer",
        (Some(_), _) => "TakeObject",
        (None, Some(_)) => "TakeInterface",
        (None, None) => return None,
    };
    let kind = imports.spell(&Type::Declared(key.to_owned()));
    Some(format!("wire.{enter}[{kind}]({})", literal(key)))
}
