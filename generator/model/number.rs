//! Go's twelve number types.
//!
//! In and out: plain data. What tells them apart is their family and their width, said here once.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A predeclared number type. Written in JSON as Go spells it: `"int64"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the variants are Go's own predeclared types")]
pub enum Number {
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Float32,
    Float64,
}

/// Number types of which a wider one takes all that a narrower one takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants name themselves")]
pub enum Family {
    Signed,
    Unsigned,
    Float,
}

impl Number {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Int,
        Self::Int8,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::Uint,
        Self::Uint8,
        Self::Uint16,
        Self::Uint32,
        Self::Uint64,
        Self::Float32,
        Self::Float64,
    ];

    /// The number type that Go spells so; `byte` is another word for `uint8`.
    #[must_use]
    pub fn from_go(name: &str) -> Option<Self> {
        if name == "byte" {
            return Some(Self::Uint8);
        }
        Self::ALL.into_iter().find(|number| number.go() == name)
    }

    /// As Go spells it: `int64`.
    #[must_use]
    pub const fn go(self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint => "uint",
            Self::Uint8 => "uint8",
            Self::Uint16 => "uint16",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
        }
    }

    /// Its family.
    #[must_use]
    pub const fn family(self) -> Family {
        match self {
            Self::Int | Self::Int8 | Self::Int16 | Self::Int32 | Self::Int64 => Family::Signed,
            Self::Uint | Self::Uint8 | Self::Uint16 | Self::Uint32 | Self::Uint64 => {
                Family::Unsigned
            }
            Self::Float32 | Self::Float64 => Family::Float,
        }
    }

    /// Its width in bits. On the platforms we build for, a word has 64.
    #[must_use]
    pub const fn bits(self) -> u8 {
        match self {
            Self::Int8 | Self::Uint8 => 8,
            Self::Int16 | Self::Uint16 => 16,
            Self::Int32 | Self::Uint32 | Self::Float32 => 32,
            Self::Int | Self::Int64 | Self::Uint | Self::Uint64 | Self::Float64 => 64,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.go())
    }
}
