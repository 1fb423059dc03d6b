//! Objects: Go structs that are more than their fields, and classes in Python.
//!
//! In and out: plain data, as everything of the model.

use serde::{Deserialize, Serialize};

use super::{Position, Skipped};

/// What Python makes of an object.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// Name of its class in the generated package: Go's spelling, escaped where Python reserves it.
    pub python: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// Whether it holds a lock, so that its value must never be copied: only pointers to it cross.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub holds_lock: bool,
    /// Whether it is a function, which can be nil by itself, and which Python passes on and cannot make.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_function: bool,
    /// Whether it only travels by its value, so that two are equal where Go's `==` says so, and not where
    /// they are the same pointer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_value: bool,
    /// Whether one that Python makes goes into an interface as its value: no method needs a pointer to it, and
    /// nothing of the module mentions one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_made_value: bool,
    /// Its methods, by Go's names, that only compute the text which they return: `repr()` may call them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub harmless: Vec<String>,
    /// Its exported fields that Python cannot read, or that it can read and not write, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Skipped>,
    /// Keys of the interfaces that its class derives from, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<String>,
}
