//! The Go expressions that say which classes of errors there are.
//!
//! In: the API of a library. Out: the arguments of `wire.TakeErrors`.

use std::collections::BTreeSet;

use super::block::{block, indent};
use super::imports::Imports;
use super::literal;
use super::write::write;
use crate::model::{Api, ErrorClass, ErrorOrigin, Field, Package};

/// The classes of errors of a library.
pub(super) struct Errors {
    /// A key and a variable: `Key: "example.com/m.ErrFull", Value: p0.ErrFull`.
    pub(super) variables: Vec<String>,
    /// Expressions that make a `wire.ErrorType`.
    pub(super) types: Vec<String>,
}

/// Those of all packages.
pub(super) fn all(api: &Api, imports: &mut Imports) -> Errors {
    let mut errors = Errors { variables: known(api, imports), types: Vec::new() };
    for package in api.all_packages() {
        for class in &package.errors {
            match class.of {
                ErrorOrigin::Variable => errors.variables.push(variable(package, class, imports)),
                ErrorOrigin::Struct | ErrorOrigin::Named => {
                    errors.types.push(error_type(package, class, imports));
                }
            }
        }
    }
    errors
}

/// Those of Go's own library that the packages link, and `wire` does not know of, since not every library
/// should link them.
fn known(api: &Api, imports: &mut Imports) -> Vec<String> {
    let links: BTreeSet<_> = api.packages.iter().flat_map(|package| &package.links).collect();
    let known = links.into_iter().filter_map(|path| match path.as_str() {
        "database/sql" => Some((path, "ErrNoRows")),
        _ => None,
    });
    known.map(|(path, go)| entry(path, go, imports)).collect()
}

fn variable(package: &Package, class: &ErrorClass, imports: &mut Imports) -> String {
    entry(&package.path, &class.go, imports)
}

fn entry(path: &str, go: &str, imports: &mut Imports) -> String {
    let name = imports.name(path, go);
    format!("Key: {}, Value: {name}", literal(&format!("{path}.{go}")))
}

fn error_type(package: &Package, class: &ErrorClass, imports: &mut Imports) -> String {
    let kind = imports.name(&package.path, &class.go);
    let key = literal(&class.key(&package.path));
    let made = format!("wire.NewErrorType[{kind}]");
    if class.fields.is_empty() {
        return format!("{made}({key})");
    }
    let mut arguments = vec![key];
    for Field { go, kind: of, .. } in &class.fields {
        let statement = write(of, &format!("v.{go}"), imports);
        arguments.push(block(&format!("func(out *wire.Writer, v *{kind})"), &statement));
    }
    let lines: Vec<_> = arguments.iter().map(|it| format!("\t{},\n", indent(it))).collect();
    indent(&indent(&format!("{made}(\n{})", lines.concat())))
}
