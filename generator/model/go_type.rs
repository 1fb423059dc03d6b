//! The Go types that can cross the boundary.
//!
//! In and out: plain data, as everything of the model. A type that cannot cross cannot be spelled;
//! `docs/types.md` says what each is in Python, `docs/abi.md` what it is in a message.

use serde::{Deserialize, Serialize};

use super::Number;

/// A type that can cross the boundary. Written in JSON as `"int64"`, `{"slice": "int64"}` or
/// `{"declared": "example.com/mod.Level"}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", remote = "Self")]
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
    /// A declared type, by its key in the [`TypeTable`](super::TypeTable), which says as what it
    /// crosses.
    Declared(String),
    /// An interface of package io that a `*bytes.Reader` satisfies, by its name (`ReadSeeker`), as a
    /// parameter: crosses as the bytes to read. As a result it is read to its end, and crosses as
    /// those bytes.
    Reader(String),
    /// `iter.Seq[T]`: crosses as `[]T`.
    Seq(Box<Type>),
    /// What gives values one by one, as a result: crosses as the number of an iterator.
    Stream(Stream),
    /// `complex64`: crosses as its real and its imaginary part.
    Complex64,
    /// `complex128`.
    Complex128,
    /// `map[K]V`: crosses as its keys and its values.
    Map(Map),
    /// A type parameter, and the type that stands for it in this entry: crosses as that.
    Param(TypeParam),
    /// A number; in JSON the name of its type alone.
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

/// A map type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Map {
    /// Type of a key.
    pub key: Box<Type>,
    /// Type of a value.
    pub value: Box<Type>,
}

/// What gives values one by one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stream {
    /// What it is.
    pub source: Source,
    /// Types of what it gives each time: one, of `iter.Seq2` two, of a channel of `struct{}` none.
    pub values: Vec<Type>,
}

/// What a stream is in Go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// A channel that can be received from.
    Channel,
    /// `iter.Seq`, `iter.Seq2`, or another function type of the same signature.
    Sequence,
}

/// A type parameter and what stands for it; or an instance of a generic type that is made of some which are `any`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TypeParam {
    /// Its name: `E`; none of an instance.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Of an instance what it is made of; all of them have one key where type parameters are `any`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Type>,
    /// What stands for it.
    pub kind: Box<Type>,
}

impl Type {
    /// The name of a type parameter that `any` stands for.
    #[must_use]
    pub fn open_name(&self) -> Option<&str> {
        let Self::Param(TypeParam { name, args, kind }) = self else { return None };
        (args.is_empty() && **kind == Self::Any).then_some(name.as_str())
    }

    /// Of an instance of a generic type what it is made of, if that depends on parameters that are `any`.
    #[must_use]
    pub fn made_of(&self) -> &[Self] {
        if let Self::Param(TypeParam { args, .. }) = self { args } else { &[] }
    }

    /// The types that it is around, one level down.
    #[must_use]
    pub fn inner(&self) -> Vec<&Self> {
        match self {
            Self::Param(TypeParam { args, kind, .. }) if args.is_empty() => vec![&**kind],
            Self::Param(TypeParam { args, .. }) => args.iter().collect(),
            Self::Slice(inner) | Self::Optional(inner) | Self::Seq(inner) => vec![&**inner],
            Self::Array(Array { element, .. }) => vec![&**element],
            Self::Map(Map { key, value }) => vec![&**key, &**value],
            Self::Stream(Stream { values, .. }) => values.iter().collect(),
            Self::Bool
            | Self::Number(_)
            | Self::String
            | Self::Bytes
            | Self::Rune
            | Self::Duration
            | Self::BigInt
            | Self::Complex64
            | Self::Complex128
            | Self::Any
            | Self::Error
            | Self::Declared(_)
            | Self::Reader(_) => Vec::new(),
        }
    }

    /// The type as Go code spells it; `name` spells the declared type of a key.
    #[must_use]
    pub fn spell(&self, name: &dyn Fn(&str) -> String) -> String {
        match self {
            Self::Bool => "bool".to_owned(),
            Self::Number(number) => number.go().to_owned(),
            Self::String => "string".to_owned(),
            Self::Bytes => "[]byte".to_owned(),
            Self::Rune => "rune".to_owned(),
            Self::Duration => "time.Duration".to_owned(),
            Self::BigInt => "big.Int".to_owned(),
            Self::Any => "any".to_owned(),
            Self::Error => "error".to_owned(),
            Self::Slice(element) => format!("[]{}", element.spell(name)),
            Self::Array(Array { len, element }) => format!("[{len}]{}", element.spell(name)),
            Self::Optional(inner) => format!("*{}", inner.spell(name)),
            Self::Declared(key) => name(key),
            Self::Reader(interface) => format!("io.{interface}"),
            Self::Seq(element) => format!("iter.Seq[{}]", element.spell(name)),
            Self::Stream(stream) => stream.spell(name),
            Self::Complex64 => "complex64".to_owned(),
            Self::Complex128 => "complex128".to_owned(),
            Self::Map(Map { key, value }) => {
                format!("map[{}]{}", key.spell(name), value.spell(name))
            }
            Self::Param(TypeParam { kind, .. }) => kind.spell(name),
        }
    }

    /// The same without names of type parameters: two are one type if these are equal.
    #[must_use]
    pub fn closed(&self) -> Self {
        let inside = |inner: &Self| Box::new(inner.closed());
        match self {
            Self::Param(TypeParam { kind, .. }) => kind.closed(),
            Self::Slice(element) => Self::Slice(inside(element)),
            Self::Array(Array { len, element }) => {
                Self::Array(Array { len: *len, element: inside(element) })
            }
            Self::Optional(inner) => Self::Optional(inside(inner)),
            Self::Seq(element) => Self::Seq(inside(element)),
            Self::Stream(Stream { source, values }) => Self::Stream(Stream {
                source: *source,
                values: values.iter().map(Self::closed).collect(),
            }),
            Self::Map(Map { key, value }) => {
                Self::Map(Map { key: inside(key), value: inside(value) })
            }
            Self::Bool
            | Self::Number(_)
            | Self::String
            | Self::Bytes
            | Self::Rune
            | Self::Duration
            | Self::BigInt
            | Self::Complex64
            | Self::Complex128
            | Self::Any
            | Self::Error
            | Self::Declared(_)
            | Self::Reader(_) => self.clone(),
        }
    }

    /// The keys of the declared types that it mentions.
    pub fn mentions(&self) -> impl Iterator<Item = &str> {
        let mut below = vec![self];
        std::iter::from_fn(move || {
            while let Some(kind) = below.pop() {
                match kind {
                    Self::Declared(key) => return Some(key.as_str()),
                    Self::Slice(inner)
                    | Self::Optional(inner)
                    | Self::Seq(inner)
                    | Self::Array(Array { element: inner, .. })
                    | Self::Param(TypeParam { kind: inner, .. }) => below.push(inner),
                    Self::Map(Map { key, value }) => below.extend([&**value, &**key]),
                    Self::Stream(stream) => below.extend(&stream.values),
                    Self::Bool
                    | Self::Number(_)
                    | Self::String
                    | Self::Bytes
                    | Self::Rune
                    | Self::Duration
                    | Self::BigInt
                    | Self::Complex64
                    | Self::Complex128
                    | Self::Any
                    | Self::Error
                    | Self::Reader(_) => {}
                }
            }
            None
        })
    }
}

impl Stream {
    /// Whether Go has a nil that never gives anything, not even its end.
    #[must_use]
    pub fn is_nullable(&self) -> bool {
        self.source == Source::Channel
    }

    fn spell(&self, name: &dyn Fn(&str) -> String) -> String {
        let values: Vec<_> = self.values.iter().map(|kind| kind.spell(name)).collect();
        match (self.source, values.len()) {
            (Source::Channel, 0) => "<-chan struct{}".to_owned(),
            (Source::Channel, _) => format!("<-chan {}", values.join(", ")),
            (Source::Sequence, 2) => format!("iter.Seq2[{}]", values.join(", ")),
            (Source::Sequence, _) => format!("iter.Seq[{}]", values.join(", ")),
        }
    }
}
