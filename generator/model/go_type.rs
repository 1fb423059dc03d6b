//! The Go types that can cross the boundary.
//!
//! In and out: plain data, as everything of the model. A type that cannot cross cannot be spelled;
//! `docs/types.md` says what each is in Python, `docs/abi.md` what it is in a message.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Number;

/// A type that can cross the boundary. Written in JSON as `"int64"` or `{"slice": "int64"}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the first variants are predeclared types of Go")]
pub enum Type {
    Bool,
    String,
    /// `[]byte`.
    Bytes,
    /// `[]T` for every element type but `byte`.
    Slice(Box<Type>),
    /// `rune`: crosses as an int32; Python may pass a `str` of one character.
    Rune,
    /// `time.Duration`: crosses as an int64 of nanoseconds; Python may pass a `timedelta`.
    Duration,
    /// `big.Int`: crosses as an integer without limits.
    BigInt,
    /// `any`: crosses as whatever Level 1 value it holds.
    Any,
    /// `error` as a value: crosses as its message, nil as nil.
    Error,
    /// `[N]T`: crosses as `[]T` does, with exactly N elements and never nil.
    Array(Array),
    /// `*T`: crosses as T, nil as nil. T is never nil itself.
    Optional(Box<Type>),
    /// A named type: crosses as its underlying type.
    Named(Named),
    /// A named type that `MarshalText` and `UnmarshalText` turn into a string and back: crosses as
    /// that string.
    Text(TypeName),
    /// An interface of package io that a `*bytes.Reader` satisfies, by its name (`ReadSeeker`), as a
    /// parameter: crosses as the bytes to read. As a result it is read to its end, and crosses as
    /// those bytes.
    Reader(String),
    /// `iter.Seq[T]`: crosses as `[]T`.
    Seq(Box<Type>),
    /// A type parameter, and the type that stands for it in this entry: crosses as that.
    Param(TypeParam),
    /// A number; in JSON the name of its type alone.
    #[serde(untagged)]
    Number(Number),
}

/// An array type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Array {
    /// Number of elements.
    pub len: u64,
    /// Type of an element.
    pub element: Box<Type>,
}

/// A named type and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// How Go code refers to it.
    #[serde(flatten)]
    pub name: TypeName,
    /// What crosses.
    pub underlying: Box<Type>,
}

/// How Go code refers to a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TypeName {
    /// Import path of its package.
    pub package: String,
    /// Name in that package's clause.
    pub clause: String,
    /// Its own name there, or that of an alias.
    pub name: String,
    /// What stands for its type parameters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Type>,
}

impl fmt::Display for TypeName {
    /// As Go code has it: `time.Duration`, `mod.List[int]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.clause, self.name)?;
        if self.args.is_empty() {
            return Ok(());
        }
        let args: Vec<_> = self.args.iter().map(Type::to_string).collect();
        write!(f, "[{}]", args.join(", "))
    }
}

/// A type parameter and what stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TypeParam {
    /// Its name: `E`.
    pub name: String,
    /// What stands for it.
    pub kind: Box<Type>,
}

impl Type {
    /// What crosses: the type behind names and type parameters.
    #[must_use]
    #[inline]
    pub fn plain(&self) -> &Self {
        match self {
            Self::Named(Named { underlying: inner, .. })
            | Self::Param(TypeParam { kind: inner, .. }) => inner.plain(),
            other => other,
        }
    }
}

impl fmt::Display for Type {
    /// The Go spelling: `[]int64`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bool => "bool",
            Self::Number(number) => number.go(),
            Self::String => "string",
            Self::Bytes => "[]byte",
            Self::Rune => "rune",
            Self::Duration => "time.Duration",
            Self::BigInt => "big.Int",
            Self::Any => "any",
            Self::Error => "error",
            Self::Slice(element) => return write!(f, "[]{element}"),
            Self::Array(Array { len, element }) => return write!(f, "[{len}]{element}"),
            Self::Optional(inner) => return write!(f, "*{inner}"),
            Self::Named(Named { name, .. }) | Self::Text(name) => return name.fmt(f),
            Self::Reader(name) => return write!(f, "io.{name}"),
            Self::Seq(element) => return write!(f, "iter.Seq[{element}]"),
            Self::Param(TypeParam { kind, .. }) => return kind.fmt(f),
        })
    }
}
