//! Which part of the wire package reads and writes a form.
//!
//! In: [`Type`], by its [`Form`]. Out: the method of its reader and writer, or the function that takes others of them.

use crate::model::{Array, Form, Map, Number, Stream, Type, TypeTable};

/// How a form is read and written.
pub(super) enum Access<'a> {
    /// With the method of that name; Go converts a named one only where it is told to.
    Scalar(String),
    /// With the method of that name.
    Method(String),
    /// With the method of that name, for slices.
    Slice(String),
    /// As a slice, one element after the other.
    Elements(&'a Type),
    /// As a slice is.
    Array(&'a Array),
    /// As bytes are.
    ByteArray(&'a Array),
    /// As nil or what is pointed to.
    Optional(&'a Type),
    /// As an integer without limits.
    BigInt,
    /// As the text that its own methods read and write.
    Text,
    /// As what an interface of package io yields.
    Reader(&'a str),
    /// As the slice of what an iterator yields.
    Seq(&'a Type),
    /// As the number of an iterator.
    Stream(&'a Stream),
    /// As keys and values.
    Map(&'a Map),
    /// As the fields of the declared type of this key.
    Record(&'a str),
    /// As the number of an object.
    Object,
    /// The same of a function, or 0 for nil.
    Function,
    /// The same, or 0 for nil.
    Pointer(&'a Type),
    /// As what an interface holds.
    Interface,
    /// As an error, which is of this type.
    ErrorType,
    /// The same, or nil.
    ErrorPointer(&'a Type),
}

/// How a type is read and written.
pub(super) fn access<'a>(kind: &'a Type, types: &'a TypeTable) -> Access<'a> {
    match types.form(kind) {
        Form::Number(number) => Access::Scalar(method(number)),
        Form::Rune => Access::Scalar(method(Number::Int32)),
        Form::Duration => Access::Scalar(method(Number::Int64)),
        Form::Bool => Access::Scalar("Bool".to_owned()),
        Form::Error => Access::Method("Error".to_owned()),
        Form::String => Access::Scalar("String".to_owned()),
        Form::Bytes => Access::Method("Bytes".to_owned()),
        Form::Any => Access::Method("Any".to_owned()),
        Form::List(element) => list_access(element, types),
        Form::Fixed(array) => Access::Array(array),
        Form::FixedBytes(array) => Access::ByteArray(array),
        Form::Optional(inner) if matches!(types.form(inner), Form::Object(_)) => {
            Access::Pointer(inner)
        }
        Form::Optional(inner) if matches!(types.form(inner), Form::ErrorType(_)) => {
            Access::ErrorPointer(inner)
        }
        Form::Optional(inner) => Access::Optional(inner),
        Form::BigInt => Access::BigInt,
        Form::Text(_) => Access::Text,
        Form::Reader(name) => Access::Reader(name),
        Form::Seq(element) => Access::Seq(element),
        Form::Stream(stream) => Access::Stream(stream),
        Form::Complex(part) => Access::Scalar(complex_method(part).to_owned()),
        Form::Map(map) => Access::Map(map),
        Form::Record(key, _) => Access::Record(key),
        Form::Object(_) if types.is_function(kind) => Access::Function,
        Form::Object(_) => Access::Object,
        Form::Interface(_) => Access::Interface,
        Form::ErrorType(_) => Access::ErrorType,
    }
}

/// Slices of numbers and of strings have methods of their own.
fn list_access<'a>(element: &'a Type, types: &TypeTable) -> Access<'a> {
    let form = types.form(element);
    match form.number() {
        Some(number) => Access::Slice(format!("{}s", method(number))),
        None if form == Form::String => Access::Slice("Strings".to_owned()),
        None => Access::Elements(element),
    }
}

/// The method for a number: `Int64`.
fn method(number: Number) -> String {
    let (first, rest) = number.go().split_at(1);
    first.to_uppercase() + rest
}

/// The method for a complex number whose parts are of this type.
fn complex_method(part: Number) -> &'static str {
    if part == Number::Float32 { "Complex64" } else { "Complex128" }
}

/// Whether a value may be one run of bytes in Go's memory.
pub(super) fn is_bulk(kind: &Type, types: &TypeTable) -> bool {
    match types.form(kind) {
        Form::String | Form::Bytes | Form::Any | Form::Reader(_) | Form::FixedBytes(_) => true,
        Form::List(element) | Form::Seq(element) => types.number(element).is_some(),
        Form::Fixed(array) => types.number(&array.element).is_some(),
        Form::Stream(_)
        | Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::Error
        | Form::Text(_)
        | Form::Complex(_)
        | Form::Map(_)
        | Form::Record(..)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_)
        | Form::Optional(_) => false,
    }
}
