//! The classes of the readers and writers that functions take, where there are objects that could be some.
//!
//! In: what was decided about functions and methods. Out: those interfaces of package io in the table of types,
//! so that stubs can name them.

use std::collections::BTreeSet;

use super::Draft;
use super::callables::Call;
use super::types::{Direction, Mention, Types};
use crate::introspect::GoType;
use crate::model::{Supply, Type};

/// Puts them into the table.
pub(super) fn declare(drafts: &[Draft], types: &Types) {
    if !types.table().iter().any(|(_, declared)| declared.as_object().is_some()) {
        return;
    }
    let decisions = drafts.iter().flat_map(|draft| draft.functions.iter().chain(&draft.methods));
    let calls =
        decisions.flat_map(|decision| &decision.instances).filter_map(|it| it.as_ref().ok());
    let names: BTreeSet<String> = calls.flat_map(interfaces).collect();
    for name in names {
        let kind = GoType::Named { name, args: Vec::new() };
        // One that is not there has no class, and stubs say `Object`.
        drop(Mention::new(types, Direction::In).in_place().restrict(&kind));
    }
}

/// The interfaces that a call takes objects for.
pub(super) fn interfaces(call: &Call) -> BTreeSet<String> {
    let reader = |(_, kind): &(usize, Type)| {
        let Type::Reader(interface) = kind else { return None };
        Some(format!("io.{interface}"))
    };
    let writer = call.find_supplied(Supply::Sink).map(|_| "io.Writer".to_owned());
    call.params.iter().filter_map(reader).chain(writer).collect()
}
