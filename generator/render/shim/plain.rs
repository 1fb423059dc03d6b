//! Types as the wire package knows them, without the names that the user's module gives them.
//!
//! In: [`Type`]. Out: the type of the same layout in which no name, `Param`, `Rune` or `Duration`
//! occurs, and whether Go tells the two apart.

use crate::model::{Array, Form, Number, Type, TypeParam, TypeTable};

/// The type without names.
pub(super) fn plain(kind: &Type, types: &TypeTable) -> Type {
    let plain = |kind: &Type| plain(kind, types);
    match types.form(kind) {
        Form::Bool => Type::Bool,
        Form::Number(number) => Type::Number(number),
        Form::Rune => Type::Number(Number::Int32),
        Form::Duration => Type::Number(Number::Int64),
        Form::BigInt => Type::BigInt,
        Form::String => Type::String,
        Form::Bytes => Type::Bytes,
        Form::Any => Type::Any,
        Form::Error => Type::Error,
        Form::Complex(Number::Float32) => Type::Complex64,
        Form::Complex(_) => Type::Complex128,
        // Maps, records, and all that is an object, an interface or an error go by their own names.
        Form::Map(map) => Type::Map(map.clone()),
        Form::Text(key)
        | Form::Record(key, _)
        | Form::Object(key)
        | Form::Interface(key)
        | Form::ErrorType(key) => Type::Declared(key.to_owned()),
        Form::Reader(name) => Type::Reader(name.to_owned()),
        Form::List(element) => slice(plain(element)),
        Form::Seq(element) => Type::Seq(element.clone().into()),
        Form::Stream(stream) => Type::Stream(stream.clone()),
        Form::Fixed(Array { len, element }) | Form::FixedBytes(Array { len, element }) => {
            Type::Array(Array { len: *len, element: Box::new(plain(element)) })
        }
        Form::Optional(inner) => Type::Optional(Box::new(plain(inner))),
    }
}

/// `[]T`.
pub(super) fn slice(element: Type) -> Type {
    Type::Slice(Box::new(element))
}

/// Whether Go tells the type from the plain one.
pub(super) fn is_renamed(kind: &Type, types: &TypeTable) -> bool {
    match kind {
        Type::Duration => true,
        // A type with a text form, a record, or an object is read and written under its own name.
        Type::Declared(key) => types.resolve(key).underlying().is_some(),
        Type::Param(TypeParam { kind: inner, .. })
        | Type::Slice(inner)
        | Type::Optional(inner)
        | Type::Array(Array { element: inner, .. }) => is_renamed(inner, types),
        Type::Bool
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Rune
        | Type::BigInt
        | Type::Complex64
        | Type::Complex128
        | Type::Map(_)
        | Type::Any
        | Type::Error
        | Type::Reader(_)
        | Type::Seq(_)
        | Type::Stream(_) => false,
    }
}

/// What a name stands for, if the type is a name.
pub(super) fn underlying<'a>(kind: &'a Type, types: &'a TypeTable) -> Option<&'a Type> {
    match kind {
        Type::Duration => Some(&Type::Number(Number::Int64)),
        Type::Declared(key) => types.resolve(key).underlying(),
        Type::Param(TypeParam { kind: inner, .. }) => underlying(inner, types),
        Type::Bool
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Rune
        | Type::Slice(_)
        | Type::Array(_)
        | Type::Optional(_)
        | Type::BigInt
        | Type::Complex64
        | Type::Complex128
        | Type::Map(_)
        | Type::Any
        | Type::Error
        | Type::Reader(_)
        | Type::Seq(_)
        | Type::Stream(_) => None,
    }
}
