//! Which last result says that a function failed, so that it is raised and not returned.
//!
//! In: the results of a function. Out: those without it, and whether there is one. `error` is one always. Beside
//! a value, so is an interface that includes `error`, and a pointer to a struct that is an error: nil means there
//! what it means of an `error`. Alone these are results: constructors have them.

use crate::introspect::{DescribedParam, DescribedType, GoType};
use crate::model::Level;
use crate::restrict::types::Types;
use crate::restrict::types::error::is_error;

/// The results without a trailing error, and whether there was one.
pub(super) fn without_error<'r>(
    results: &'r [DescribedParam],
    types: &Types,
) -> (&'r [DescribedParam], bool) {
    match results {
        [rest @ .., last] if is_plain(&last.kind) => (rest, true),
        [rest @ .., last] if !rest.is_empty() && is_failure(&last.kind, types) => (rest, true),
        all => (all, false),
    }
}

fn is_plain(kind: &GoType) -> bool {
    matches!(kind, GoType::Named { name, .. } if name == "error")
}

/// Whether nil of this type is no error, and everything else is one.
fn is_failure(kind: &GoType, types: &Types) -> bool {
    let pointed = if let GoType::Pointer { elem } = kind { Some(&**elem) } else { None };
    let GoType::Named { name, args } = pointed.unwrap_or(kind) else { return false };
    let described = types.describe(name).filter(|_| types.level() >= Level::State);
    let Some(described) = described.filter(|it| args.is_empty() && is_error(it)) else {
        return false;
    };
    if pointed.is_none() {
        return matches!(described.underlying, GoType::Interface { .. });
    }
    let is_struct = matches!(described.underlying, GoType::Struct {});
    is_struct && !types.is_pinned(name) && !may_be_data(described)
}

/// Whether level 2 may have a struct as a record, and so as a result, which no level takes away.
fn may_be_data(described: &DescribedType) -> bool {
    let has_pointer_methods = described.methods.iter().any(|method| method.pointer);
    let own = described.fields.iter().filter(|field| field.through.is_empty());
    !has_pointer_methods && own.into_iter().all(|field| field.exported)
}
