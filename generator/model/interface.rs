//! Interfaces: what a Go value can do, and classes in Python that others derive from.
//!
//! In and out: plain data, as everything of the model.

use serde::{Deserialize, Serialize};

use super::Position;

/// What Python makes of an interface with methods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interface {
    /// Name of its class in the generated package: Go's spelling, escaped where Python reserves it.
    pub python: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// Whether it is a type that other packages cannot name, and not an interface: its methods are called on what
    /// something offered gives.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_hidden: bool,
    /// Keys of the interfaces that its class derives from, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<String>,
    /// Keys of the records that implement it, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<String>,
    /// Of one of several instances of a generic interface: keys of the objects that implement it, sorted. A call
    /// takes the first instance of a function that its arguments fit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<String>,
    /// Keys of the types of numbers, texts, lists, maps, bytes and bools that implement it by their values,
    /// sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}
