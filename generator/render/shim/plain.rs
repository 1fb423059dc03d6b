//! Types as the wire package knows them, without the names that the user's module gives them.
//!
//! In: [`Type`]. Out: the type of the same layout in which no `Named`, `Param`, `Rune` or `Duration`
//! occurs, and how `dispatch.go` spells a type.

use super::imports::Imports;
use crate::model::{Array, Named, Type, TypeParam};

/// A type, one layer deep.
enum Layer<'a> {
    /// A type that the wire package has functions for.
    Whole,
    /// Go's other word for a type.
    Alias(&'a Type),
    /// A type of its own with the layout of another.
    Name(&'a Type),
    Slice(&'a Type),
    Array(&'a Array),
    Optional(&'a Type),
}

fn layer(kind: &Type) -> Layer<'_> {
    match kind {
        Type::Rune => Layer::Alias(&Type::Int32),
        Type::Param(TypeParam { kind, .. }) => Layer::Alias(kind),
        Type::Duration => Layer::Name(&Type::Int64),
        Type::Named(Named { underlying, .. }) => Layer::Name(underlying),
        Type::Slice(element) => Layer::Slice(element),
        Type::Array(array) => Layer::Array(array),
        Type::Optional(inner) => Layer::Optional(inner),
        Type::Bool
        | Type::Int
        | Type::Int8
        | Type::Int16
        | Type::Int32
        | Type::Int64
        | Type::Uint
        | Type::Uint8
        | Type::Uint16
        | Type::Uint32
        | Type::Uint64
        | Type::Float32
        | Type::Float64
        | Type::String
        | Type::Bytes
        | Type::BigInt
        | Type::Any
        | Type::Error
        | Type::Text(_)
        | Type::Reader(_)
        | Type::Seq(_) => Layer::Whole,
    }
}

/// The type without names.
pub(super) fn plain(kind: &Type) -> Type {
    match layer(kind) {
        Layer::Whole => kind.clone(),
        Layer::Alias(inner) | Layer::Name(inner) => plain(inner),
        Layer::Slice(element) => slice(plain(element)),
        Layer::Array(Array { len, element }) => {
            Type::Array(Array { len: *len, element: Box::new(plain(element)) })
        }
        Layer::Optional(inner) => Type::Optional(Box::new(plain(inner))),
    }
}

/// `[]T`.
pub(super) fn slice(element: Type) -> Type {
    Type::Slice(Box::new(element))
}

/// Whether Go tells the type from the plain one.
pub(super) fn is_renamed(kind: &Type) -> bool {
    match layer(kind) {
        Layer::Whole => false,
        Layer::Name(_) => true,
        Layer::Alias(inner) | Layer::Slice(inner) | Layer::Optional(inner) => is_renamed(inner),
        Layer::Array(array) => is_renamed(&array.element),
    }
}

/// What a name stands for, if the type is a name.
pub(super) fn underlying(kind: &Type) -> Option<&Type> {
    match layer(kind) {
        Layer::Name(inner) => Some(inner),
        Layer::Alias(inner) => underlying(inner),
        Layer::Whole | Layer::Slice(_) | Layer::Array(_) | Layer::Optional(_) => None,
    }
}

/// The type as `dispatch.go` spells it.
pub(super) fn spelled(kind: &Type, imports: &mut Imports) -> String {
    match kind {
        Type::Named(Named { name, .. }) | Type::Text(name) => imports.type_name(name),
        Type::Param(TypeParam { kind, .. }) => spelled(kind, imports),
        Type::Duration => imports.name("time", "Duration"),
        Type::BigInt => imports.name("math/big", "Int"),
        Type::Reader(name) => imports.name("io", name),
        Type::Seq(element) => {
            format!("{}[{}]", imports.name("iter", "Seq"), spelled(element, imports))
        }
        Type::Slice(element) => format!("[]{}", spelled(element, imports)),
        Type::Array(Array { len, element }) => format!("[{len}]{}", spelled(element, imports)),
        Type::Optional(inner) => format!("*{}", spelled(inner, imports)),
        Type::Bool
        | Type::Int
        | Type::Int8
        | Type::Int16
        | Type::Int32
        | Type::Int64
        | Type::Uint
        | Type::Uint8
        | Type::Uint16
        | Type::Uint32
        | Type::Uint64
        | Type::Float32
        | Type::Float64
        | Type::String
        | Type::Bytes
        | Type::Rune
        | Type::Any
        | Type::Error => kind.to_string(),
    }
}
