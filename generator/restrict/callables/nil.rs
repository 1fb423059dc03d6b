//! Which results Python can do without a check for None.
//!
//! In: what was found out about a function's results. Out: those of types that have a nil, and which are never that.

use crate::introspect::DescribedParam;
use crate::model::{Form, Level, Type};
use crate::restrict::types::Types;

/// For each result whether it is never nil.
pub(super) fn never_nil(
    described: &[DescribedParam],
    results: &[Type],
    types: &Types,
) -> Vec<bool> {
    let is_told = types.level() >= Level::State;
    let each = described.iter().zip(results);
    each.map(|(described, kind)| is_told && described.never_nil && has_nil(kind, types)).collect()
}

/// Whether None stands for nil of a type: a pointer, an interface or a function.
fn has_nil(kind: &Type, types: &Types) -> bool {
    match types.table().form(kind) {
        Form::Optional(_) | Form::Interface(_) => true,
        Form::Object(_) => types.table().is_function(kind),
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Bytes
        | Form::Any
        | Form::Error
        | Form::Text(_)
        | Form::Reader(_)
        | Form::List(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_)
        | Form::Complex(_)
        | Form::Map(_)
        | Form::Record(..)
        | Form::ErrorType(_) => false,
    }
}
