//! Constants and Go's variables in a stub.
//!
//! In: a package. Out: `Name: Final = value`, which type checkers refuse to assign to.

use super::spelling::Spelling;
use crate::model::{Api, Callable, Constant, Package, Position, Type, TypeTable};
use crate::render::python::annotation::Annotation;
use crate::render::python::text::{docstring, fits, unbroken};
use crate::render::python::{self, value};

pub(super) struct Attribute {
    pub(super) line: String,
    pub(super) docstring: String,
}

/// The package's constants, then its variables.
pub(super) fn all(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Attribute> {
    let members = spelling.values.map(|it| python::members(package, &api.types, it));
    let is_member = |it: &&Constant| members.iter().flatten().any(|(member, _)| member.go == it.go);
    let constants = package.constants.iter().filter(|it| !is_member(it));
    let constants = constants.map(|it| constant(it, api, spelling));
    let mut attributes: Vec<_> = constants.collect();
    attributes.extend(package.variables().map(|it| variable(it, api, spelling)));
    attributes
}

fn constant(constant: &Constant, api: &Api, spelling: &mut Spelling) -> Attribute {
    let name = &constant.python;
    let qualifier = spelling.import("typing", "Final");
    let with_value = value::in_stub(&constant.value)
        .map(|value| format!("{name}: {qualifier} = {value}"))
        .filter(|line| fits(line));
    let line = with_value.unwrap_or_else(|| {
        let kind = spelling.builtin(value::type_name(&constant.value));
        unbroken(format!("{name}: {qualifier}[{kind}]"))
    });
    Attribute { line, docstring: document_constant(constant, api) }
}

/// What is said of a constant.
pub(super) fn document_constant(constant: &Constant, api: &Api) -> String {
    let go = format!("const {}{}", constant.go, type_suffix(&constant.kind, &api.types));
    document(&constant.doc, &go, &constant.position, api)
}

/// A constant's type as its declaration has it, where that is sure to name the type.
fn type_suffix(kind: &Type, types: &TypeTable) -> String {
    match kind {
        Type::Declared(_) | Type::Duration => format!(" {}", types.spell(kind)),
        Type::Bool
        | Type::Number(_)
        | Type::Rune
        | Type::BigInt
        | Type::Complex64
        | Type::Complex128
        | Type::Map(_)
        | Type::String
        | Type::Bytes
        | Type::Slice(_)
        | Type::Any
        | Type::Error
        | Type::Array(_)
        | Type::Optional(_)
        | Type::Reader(_)
        | Type::Seq(_)
        | Type::Stream(_)
        | Type::Param(_) => String::new(),
    }
}

fn variable(variable: &Callable, api: &Api, spelling: &mut Spelling) -> Attribute {
    let qualifier = spelling.import("typing", "Final");
    let kind = result(variable, spelling);
    let line = unbroken(format!("{}: {qualifier}[{kind}]", variable.python));
    Attribute {
        line,
        docstring: document(&variable.doc, &variable.signature, &variable.position, api),
    }
}

/// What reading a variable gives.
pub(super) fn result(variable: &Callable, spelling: &mut Spelling) -> Annotation {
    Annotation::any_of(variable.results.iter().map(|it| spelling.result(&[&it.kind])))
}

fn document(doc: &str, go: &str, position: &Position, api: &Api) -> String {
    docstring(doc, &[format!("Go: {go}"), position.within(&api.module)], "")
}
