//! What can be wrong with a message.
//!
//! In: what was expected and what came. Out: words for an exception.

use std::fmt;

/// A message that is not what the signature promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// It ends in the middle of a value, or a length is beyond its end.
    Truncated,
    /// Bytes follow the message.
    Trailing,
    /// A value of another kind: what was expected, and the marker or type that came.
    Kind(Expected, u8),
    /// A number outside the range of its type.
    Range,
    /// A packed array that is not laid out as one.
    Packed,
    /// An array with another number of elements than its type has.
    Length,
    /// A record of a type that is not in the table.
    Record,
    /// Arrays within arrays without end.
    Depth,
}

/// What was expected where something else came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Nil,
    Bool,
    Integer,
    Float,
    String,
    Bytes,
    Array,
    Packed,
    PackedNumbers,
    PackedOfType,
    Any,
    Response,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nil => "nil",
            Self::Bool => "a bool",
            Self::Integer => "an integer",
            Self::Float => "a float",
            Self::String => "a string",
            Self::Bytes => "bytes",
            Self::Array => "an array",
            Self::Packed => "a packed array",
            Self::PackedNumbers => "a packed array of numbers",
            Self::PackedOfType => "a packed array of the same type",
            Self::Any => "a value for any",
            Self::Response => "a response",
        })
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated => f.write_str("it ends too early"),
            Self::Trailing => f.write_str("bytes follow its end"),
            Self::Kind(expected, found) => write!(f, "{expected} was expected, {found:#04x} found"),
            Self::Range => f.write_str("a number is out of range"),
            Self::Packed => f.write_str("a packed array is malformed"),
            Self::Length => f.write_str("an array has the wrong length for its type"),
            Self::Record => f.write_str("it has a record of an unknown type"),
            Self::Depth => f.write_str("its arrays are nested too deeply"),
        }
    }
}
