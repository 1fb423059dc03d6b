//! Go's errors that Python can catch by class: exported variables that hold one, and exported types whose
//! values are some.
//!
//! In and out: plain data, as everything of the model.

use serde::{Deserialize, Serialize};

use super::{Field, Position};

/// An exception class. Its package and Go name are what a response names it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorClass {
    /// Go name.
    pub go: String,
    /// Name in the generated package.
    pub python: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// What it stands for.
    pub of: ErrorOrigin,
    /// The exported fields that an exception has as attributes, in Go's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

/// What an exception class stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ErrorOrigin {
    /// The error in a variable: raised where `errors.Is` holds.
    Variable,
    /// A struct: raised where `errors.As` finds one. As a value it is an exception too.
    Struct,
    /// Another type: raised likewise. As a value it is what it is made of.
    Named,
}

/// What a struct is that is an error, in the table of types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorType {
    /// Name of its exception class.
    pub python: String,
    /// Whether it holds a lock, so that its value must never be copied: only pointers to it cross.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub holds_lock: bool,
}

impl ErrorClass {
    /// What a response names the class by.
    #[must_use]
    pub fn key(&self, package: &str) -> String {
        format!("{package}.{}", self.go)
    }
}
