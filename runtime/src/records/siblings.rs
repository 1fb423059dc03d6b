//! What a handle and a generated package of one library take of each other, whose classes are their own.
//!
//! In: a value. Out: what it is in another scope of the same library, which has the same types.

use pyo3::prelude::*;

use super::instance::RecordObject;
use super::scope::{RecordType, Scope, all_scopes};
use crate::values;

/// Whether two scopes are of one build of a library.
pub(crate) fn are_of_one_build(one: &Scope, other: &Scope) -> bool {
    std::ptr::eq(one, other) || !one.build.is_empty() && one.build == other.build
}

/// The record, if it is of the same Go type. None of these is a part of the frames of nested values, which are
/// many on a small stack.
#[cold]
#[inline(never)]
pub(crate) fn find_record<'a, 'py>(
    value: Borrowed<'a, 'py, PyAny>,
    kind: &RecordType,
) -> Option<RecordObject<'a, 'py>> {
    let record = RecordObject::of_any(value)?;
    let class = record.class();
    let is_same = match record.kind() {
        Some(known) => known.key == kind.key,
        None => class.instances().iter().any(|known| known.key == kind.key),
    };
    (is_same && are_of_one_build(class.scope, kind.class.scope)).then_some(record)
}

/// The type of a record as a scope has it, if that is of its library.
#[inline(never)]
pub(crate) fn own_type(
    record: RecordObject<'_, '_>,
    scope: &'static Scope,
) -> Option<&'static RecordType> {
    let kind = record.kind()?;
    if std::ptr::eq(record.class().scope, scope) {
        return Some(kind);
    }
    scope.record(kind.key).filter(|_| are_of_one_build(record.class().scope, scope))
}

/// The class of a member or another value with methods that another scope has made.
#[cold]
pub(super) fn find_value(
    value: Borrowed<'_, '_, PyAny>,
    scope: &'static Scope,
) -> Option<&'static values::Class> {
    let others = all_scopes().into_iter().filter(|other| are_of_one_build(other, scope));
    let class = others.flat_map(Scope::values).find(|class| class.is_of(value))?;
    scope.value(&class.key)
}
