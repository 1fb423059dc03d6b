//! Which part of the wire package reads and writes a type.
//!
//! In: [`Type`], whose names are no matter. Out: its form.

use crate::model::{Array, Named, Type, TypeName, TypeParam};

/// How a type is read and written.
pub(super) enum Form<'a> {
    /// With methods of that name; slices of it have methods too, and can travel packed.
    Number(&'static str),
    /// With methods of that name.
    Single(&'static str),
    /// With methods of that name; the value may be one run of bytes in memory.
    Run(&'static str),
    /// With the methods for slices of numbers that have that name.
    Numbers(String),
    /// With the methods for slices of strings.
    Strings,
    /// As a slice, one element after the other.
    Elements(&'a Type),
    /// As a slice is, and bytes as a bin.
    Array(&'a Array),
    /// As nil or what is pointed to.
    Optional(&'a Type),
    /// As an integer without limits.
    BigInt,
    /// As the text that its own methods read and write.
    Text(&'a TypeName),
    /// As what an interface of package io yields.
    Reader(&'a str),
    /// As the slice of what an iterator yields.
    Seq(&'a Type),
}

/// The form of a type.
pub(super) fn form(kind: &Type) -> Form<'_> {
    match kind {
        Type::Int => Form::Number("Int"),
        Type::Int8 => Form::Number("Int8"),
        Type::Int16 => Form::Number("Int16"),
        Type::Int32 | Type::Rune => Form::Number("Int32"),
        Type::Int64 | Type::Duration => Form::Number("Int64"),
        Type::Uint => Form::Number("Uint"),
        Type::Uint8 => Form::Number("Uint8"),
        Type::Uint16 => Form::Number("Uint16"),
        Type::Uint32 => Form::Number("Uint32"),
        Type::Uint64 => Form::Number("Uint64"),
        Type::Float32 => Form::Number("Float32"),
        Type::Float64 => Form::Number("Float64"),
        Type::Bool => Form::Single("Bool"),
        Type::Error => Form::Single("Error"),
        Type::String => Form::Run("String"),
        Type::Bytes => Form::Run("Bytes"),
        Type::Any => Form::Run("Any"),
        Type::BigInt => Form::BigInt,
        Type::Slice(element) => slice_form(element),
        Type::Array(array) => Form::Array(array),
        Type::Optional(inner) => Form::Optional(inner),
        Type::Text(name) => Form::Text(name),
        Type::Reader(name) => Form::Reader(name),
        Type::Seq(element) => Form::Seq(element),
        Type::Named(Named { underlying: inner, .. })
        | Type::Param(TypeParam { kind: inner, .. }) => form(inner),
    }
}

fn slice_form(element: &Type) -> Form<'_> {
    match form(element) {
        Form::Number(name) => Form::Numbers(format!("{name}s")),
        Form::Run("String") => Form::Strings,
        Form::Single(_)
        | Form::Run(_)
        | Form::Numbers(_)
        | Form::Strings
        | Form::Elements(_)
        | Form::Array(_)
        | Form::Optional(_)
        | Form::BigInt
        | Form::Text(_)
        | Form::Reader(_)
        | Form::Seq(_) => Form::Elements(element),
    }
}

/// Whether an array's elements are bytes.
pub(super) fn is_bytes(array: &Array) -> bool {
    *array.element.plain() == Type::Uint8
}

/// Whether a value may be one run of bytes in Go's memory.
pub(super) fn is_bulk(kind: &Type) -> bool {
    match form(kind) {
        Form::Run(_) | Form::Numbers(_) | Form::Reader(_) => true,
        Form::Array(array) => matches!(form(&array.element), Form::Number(_)),
        Form::Seq(element) => matches!(form(element), Form::Number(_)),
        Form::Number(_)
        | Form::Single(_)
        | Form::Strings
        | Form::Elements(_)
        | Form::Optional(_)
        | Form::BigInt
        | Form::Text(_) => false,
    }
}
