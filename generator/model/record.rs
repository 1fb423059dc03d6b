//! Records: Go structs that are nothing but their fields, and data classes in Python.
//!
//! In and out: plain data, as everything of the model.

use serde::{Deserialize, Serialize};

use super::{Position, Type};

/// What Python makes of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Name of its class in the generated package: Go's spelling, escaped where Python reserves it.
    pub python: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// All its fields, in Go's order.
    pub fields: Vec<Field>,
    /// Keys of the interfaces that its class derives from, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<String>,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Go name; that of its type, if it is embedded.
    pub go: String,
    /// Python name.
    pub python: String,
    /// What crosses.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Documentation, plain text.
    pub doc: String,
}
