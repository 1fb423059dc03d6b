//! What travels for a value of a type, whatever names the type has.
//!
//! In: a [`Type`] and the table that it mentions types of. Out: its [`Form`], decided here and nowhere
//! else: the shim, the stubs and the runtime's codec match on it. `docs/abi.md` says what each form is in a message.

use super::{Array, DeclaredKind, Enum, Map, Number, Record, Stream, Type, TypeParam, TypeTable};

/// What travels for a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form<'a> {
    /// A truth value.
    Bool,
    /// A number within the limits of its type.
    Number(Number),
    /// An int32, for which Python may pass a `str` of one character.
    Rune,
    /// An int64 of nanoseconds, for which Python may pass a `timedelta`.
    Duration,
    /// An integer without limits.
    BigInt,
    /// A string.
    String,
    /// A byte string; nil for a nil slice.
    Bytes,
    /// Any value, which says itself what it is.
    Any,
    /// The message of an error, or nil.
    Error,
    /// A string that the methods of the declared type of this key read and write.
    Text(&'a str),
    /// A byte string: what an interface of package io yields.
    Reader(&'a str),
    /// An array of elements of this type; nil for a nil slice. Numbers can travel packed.
    List(&'a Type),
    /// The same, of what an iterator yields.
    Seq(&'a Type),
    /// The number of an iterator, which stays in Go.
    Stream(&'a Stream),
    /// An array of so many elements, never nil. Numbers can travel packed.
    Fixed(&'a Array),
    /// A byte string of so many bytes, never nil.
    FixedBytes(&'a Array),
    /// Nil, or a value of this type.
    Optional(&'a Type),
    /// An array of two numbers of this type, the real and the imaginary part.
    Complex(Number),
    /// An array of two arrays, the keys and the values; nil for a nil map.
    Map(&'a Map),
    /// An array of the fields of the declared type of this key.
    Record(&'a str, &'a Record),
    /// The number of an object of the declared type of this key. Behind a pointer nil is 0.
    Object(&'a str),
    /// Nil, or what is in an interface: the declared type of this key.
    Interface(&'a str),
    /// An error of the declared type of this key, as [`Self::Error`]; nil only behind a pointer.
    ErrorType(&'a str),
}

impl TypeTable {
    /// What travels for a value of a type.
    ///
    /// # Panics
    ///
    /// When the table lacks a type that is mentioned, which reading a manifest rules out.
    #[must_use]
    pub fn form<'a>(&'a self, kind: &'a Type) -> Form<'a> {
        match kind {
            Type::Bool => Form::Bool,
            Type::Number(number) => Form::Number(*number),
            Type::Rune => Form::Rune,
            Type::Duration => Form::Duration,
            Type::BigInt => Form::BigInt,
            Type::String => Form::String,
            Type::Bytes => Form::Bytes,
            Type::Any => Form::Any,
            Type::Error => Form::Error,
            Type::Reader(name) => Form::Reader(name),
            Type::Slice(element) => Form::List(element),
            Type::Seq(element) => Form::Seq(element),
            Type::Stream(stream) => Form::Stream(stream),
            Type::Array(array) if self.form(&array.element) == Form::Number(Number::Uint8) => {
                Form::FixedBytes(array)
            }
            Type::Array(array) => Form::Fixed(array),
            Type::Optional(inner) => Form::Optional(inner),
            Type::Complex64 => Form::Complex(Number::Float32),
            Type::Complex128 => Form::Complex(Number::Float64),
            Type::Map(map) => Form::Map(map),
            Type::Declared(key) => match &self.resolve(key).kind {
                DeclaredKind::Named(inner) | DeclaredKind::Enum(Enum { underlying: inner, .. }) => {
                    self.form(inner)
                }
                DeclaredKind::Text => Form::Text(key),
                DeclaredKind::Record(record) => Form::Record(key, record),
                DeclaredKind::Object(_) => Form::Object(key),
                DeclaredKind::Interface(_) => Form::Interface(key),
                DeclaredKind::Error(_) => Form::ErrorType(key),
            },
            Type::Param(TypeParam { kind: inner, .. }) => self.form(inner),
        }
    }

    /// The number that travels for a type, where it is one.
    #[must_use]
    pub fn number(&self, kind: &Type) -> Option<Number> {
        self.form(kind).number()
    }
}

impl TypeTable {
    /// Whether a record always has a map in it, which has no hash in Python.
    #[must_use]
    pub fn has_map(&self, record: &Record) -> bool {
        record.fields.iter().any(|field| self.is_around_map(&field.kind))
    }

    fn is_around_map(&self, kind: &Type) -> bool {
        match self.form(kind) {
            Form::Map(_) => true,
            Form::Record(_, record) => self.has_map(record),
            Form::Fixed(array) => array.len > 0 && self.is_around_map(&array.element),
            // What can be empty need not have one.
            Form::List(_)
            | Form::Seq(_)
            | Form::Stream(_)
            | Form::Optional(_)
            | Form::Bool
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
            | Form::FixedBytes(_)
            | Form::Complex(_)
            | Form::Object(_)
            | Form::Interface(_)
            | Form::ErrorType(_) => false,
        }
    }
}

impl<'a> Form<'a> {
    /// The number that travels, where it is one: as an element of a list it can travel packed.
    #[must_use]
    pub fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::Rune => Some(Number::Int32),
            Self::Duration => Some(Number::Int64),
            Self::Bool
            | Self::BigInt
            | Self::String
            | Self::Bytes
            | Self::Any
            | Self::Error
            | Self::Text(_)
            | Self::Reader(_)
            | Self::List(_)
            | Self::Seq(_)
            | Self::Stream(_)
            | Self::Fixed(_)
            | Self::FixedBytes(_)
            | Self::Optional(_)
            | Self::Complex(_)
            | Self::Map(_)
            | Self::Record(..)
            | Self::Object(_)
            | Self::Interface(_)
            | Self::ErrorType(_) => None,
        }
    }

    /// What a Go slice has elements of, if it is one: a function can write into it.
    #[must_use]
    pub fn slice_element(self) -> Option<&'a Type> {
        match self {
            Self::Bytes => Some(&Type::Number(Number::Uint8)),
            Self::List(element) => Some(element),
            Self::Bool
            | Self::Number(_)
            | Self::Rune
            | Self::Duration
            | Self::BigInt
            | Self::String
            | Self::Any
            | Self::Error
            | Self::Text(_)
            | Self::Reader(_)
            | Self::Seq(_)
            | Self::Stream(_)
            | Self::Fixed(_)
            | Self::FixedBytes(_)
            | Self::Optional(_)
            | Self::Complex(_)
            | Self::Map(_)
            | Self::Record(..)
            | Self::Object(_)
            | Self::Interface(_)
            | Self::ErrorType(_) => None,
        }
    }

    /// Whether nil is one of the values that Go can have, so that a pointer to one would have two.
    #[must_use]
    pub fn is_nullable(self) -> bool {
        match self {
            Self::Bytes
            | Self::Any
            | Self::Error
            | Self::Reader(_)
            | Self::List(_)
            | Self::Seq(_)
            | Self::Stream(_)
            | Self::Optional(_)
            | Self::Map(_)
            | Self::Interface(_) => true,
            Self::Bool
            | Self::Number(_)
            | Self::Rune
            | Self::Duration
            | Self::BigInt
            | Self::String
            | Self::Text(_)
            | Self::Fixed(_)
            | Self::FixedBytes(_)
            | Self::Complex(_)
            | Self::Record(..)
            | Self::Object(_)
            | Self::ErrorType(_) => false,
        }
    }
}
