//! The Go expressions that say which classes of errors there are.
//!
//! In: the packages of a library. Out: the arguments of `wire.TakeErrors`.

use super::block::{block, indent};
use super::imports::Imports;
use super::literal;
use super::write::write;
use crate::model::{ErrorClass, ErrorOrigin, Field, Package};

/// The classes of errors of a library.
pub(super) struct Errors {
    /// A key and a variable: `Key: "example.com/m.ErrFull", Value: p0.ErrFull`.
    pub(super) variables: Vec<String>,
    /// Expressions that make a `wire.ErrorType`.
    pub(super) types: Vec<String>,
}

/// Those of all packages.
pub(super) fn all(packages: &[Package], imports: &mut Imports) -> Errors {
    let mut errors = Errors { variables: Vec::new(), types: Vec::new() };
    for package in packages {
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

fn variable(package: &Package, class: &ErrorClass, imports: &mut Imports) -> String {
    let name = imports.name(&package.path, &class.go);
    format!("Key: {}, Value: {name}", literal(&class.key(&package.path)))
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
