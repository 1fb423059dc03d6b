//! Which types can be the keys of a map, in Go and in Python alike.
//!
//! In: a type that crosses. Out: whether a dict can have its values as keys.

use crate::model::{Form, Type, TypeTable};

/// Whether a map can have keys of this type. A pointer is a key by its address, which no value of
/// Python's has.
pub(super) fn is_key(kind: &Type, types: &TypeTable) -> bool {
    match types.form(kind) {
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::String
        | Form::Any
        | Form::Text(_)
        | Form::FixedBytes(_)
        | Form::Complex(_) => true,
        Form::Fixed(array) => is_key(&array.element, types),
        Form::Record(_, record) => record.fields.iter().all(|field| is_key(&field.kind, types)),
        Form::BigInt
        | Form::Bytes
        | Form::Error
        | Form::Reader(_)
        | Form::List(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Optional(_)
        | Form::Map(_)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_) => false,
    }
}
