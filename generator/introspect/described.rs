//! What the Go helper says about one module: its packages, and the table of types that they mention.
//!
//! In: the helper's JSON, field by field that of `describe/surface/document.go`. Out: what `restrict`
//! goes by, and nothing else.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::function::{DescribedFunction, DescribedTypeParam};
use super::go_type::GoType;
use super::named_type::DescribedType;
use crate::model::Position;

/// Everything the Go helper says about one module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Described {
    /// Packages sorted by import path, `main` and `internal` ones included and marked.
    pub packages: Vec<DescribedPackage>,
    /// Packages of other modules with constants of types below, or functions that make them, sorted by import
    /// path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<DescribedOther>,
    /// Every named type that a declaration mentions or that a package exports, by reference
    /// (`time.Duration`).
    pub types: DescribedTypes,
}

/// Named types by reference.
pub type DescribedTypes = BTreeMap<String, DescribedType>;

/// One package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedPackage {
    /// Import path.
    pub path: String,
    /// Name in the package clause; `main` for a command.
    pub name: String,
    /// Whether another module may not import it (a path element `internal`).
    pub internal: bool,
    /// Package documentation, plain text.
    pub doc: String,
    /// What is wrong with it, in Go's own message; empty when it can be imported.
    pub errors: Vec<PackageError>,
    /// Exported functions, sorted by name.
    pub functions: Vec<DescribedFunction>,
    /// Exported constants, in source order.
    pub constants: Vec<DescribedConstant>,
    /// Exported variables, in source order.
    pub variables: Vec<DescribedVariable>,
    /// Exported aliases, in source order.
    pub aliases: Vec<DescribedAlias>,
    /// The packages of Go's library that a program with it links, of those that Python knows of, for their
    /// errors or the default logger, and which not every program links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
}

/// A package of another module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedOther {
    /// Import path.
    pub path: String,
    /// Exported functions that give a value of one of its types, and take nothing but types that are
    /// described, sorted by name.
    pub functions: Vec<DescribedFunction>,
    /// Exported constants of its types, as far as these are described, in source order.
    pub constants: Vec<DescribedConstant>,
}

/// Something wrong with a package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageError {
    /// `file:line:column`, file relative to the module root; empty where there is none.
    pub position: String,
    /// Go's own message.
    pub message: String,
}

impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if self.position.is_empty() { "" } else { ": " };
        write!(f, "{}{separator}{}", self.position, self.message)
    }
}

/// An exported constant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedConstant {
    /// Go name.
    pub name: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// Its type; an untyped constant's is its default type.
    #[serde(rename = "type")]
    pub kind: GoType,
    /// Its value: `true`, a decimal integer, the shortest digits that mean the nearest float64
    /// (`0.1`, `1e+06`), or the string's bytes in hex.
    pub value: String,
}

/// An exported package-level variable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedVariable {
    /// Go name.
    pub name: String,
    /// Its type as Go spells it, packages by name.
    pub go: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: GoType,
}

/// An exported alias, a further name of a type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedAlias {
    /// Go name.
    pub name: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// Type parameters in order.
    pub type_params: Vec<DescribedTypeParam>,
    /// The type that it names.
    #[serde(rename = "type")]
    pub kind: GoType,
}
