//! Exported variables that hold errors. From level 3 on they are exception classes.
//!
//! In: a described module, and what is offered of it. Out: each such variable, and whether Python can
//! read it: it can where its type crosses by what it is (a string, a record), but not an `error`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::introspect::{Described, DescribedPackage, DescribedTypes, DescribedVariable};
use crate::model::{Package, Position};
use crate::restrict::is_of_error;

/// An exported variable of type `error`, or of a type that has the method of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorVariable {
    /// Go name.
    pub go: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// Whether Python can read it.
    pub readable: bool,
}

/// Those of each package, in source order, by import path.
pub(super) fn by_package(
    packages: &[Package],
    described: &Described,
) -> BTreeMap<String, Vec<ErrorVariable>> {
    let found = packages.iter().filter_map(|package| {
        let declared = described.packages.iter().find(|it| it.path == package.path)?;
        let errors = of_package(package, declared, &described.types);
        (!errors.is_empty()).then(|| (package.path.clone(), errors))
    });
    found.collect()
}

fn of_package(
    package: &Package,
    declared: &DescribedPackage,
    types: &DescribedTypes,
) -> Vec<ErrorVariable> {
    let errors = declared.variables.iter().filter(|it| is_of_error(&it.kind, types));
    let described = |variable: &DescribedVariable| ErrorVariable {
        go: variable.name.clone(),
        doc: variable.doc.clone(),
        position: variable.position.clone(),
        readable: package.variables().any(|getter| getter.go == variable.name),
    };
    errors.map(described).collect()
}
