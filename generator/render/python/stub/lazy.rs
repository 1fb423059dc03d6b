//! The names in `__init__.py` that have no value before they are asked for: variables and classes.
//!
//! In: a package. Out: their annotations, which tell type checkers that the module has them. They
//! are evaluated while the module is imported, so nothing is imported for them: what takes an import
//! is any object here, and only the stub says what it is.

use std::collections::BTreeSet;

use super::attribute::result;
use super::defined_names;
use super::spelling::Spelling;
use crate::model::{Callable, Constant, Declared, Enum, Package, Type, TypeTable};
use crate::render::python::text::unbroken;
use crate::render::python::{self, value};

/// Annotated names.
pub(in crate::render::python) struct Lazy {
    /// Import lines.
    pub(in crate::render::python) imports: Vec<String>,
    /// `Name: type`.
    pub(in crate::render::python) lines: Vec<String>,
}

/// Annotates a package's variables, enums, records, objects, errors and other types with methods, and the
/// constants that are members.
pub(in crate::render::python) fn lazy(
    package: &Package,
    types: &TypeTable,
    members: &[(&Constant, &str)],
) -> Lazy {
    // A name that all of Python can see is none that the module exports.
    let mut spelling = Spelling::new(types, defined_names(package, types).chain(["builtins"]));
    let mut lines: Vec<String> =
        package.variables().map(|it| variable(it, package, &mut spelling)).collect();
    lines.extend(package.enums(types).map(|(_, it)| enumeration(it, &mut spelling)));
    let classes = package.classes.iter().map(|it| it.python.as_str());
    let structs = python::records(package, types).chain(python::objects(package, types));
    let structs = structs.chain(python::errors(package));
    let classes = structs.map(|(name, _)| name).chain(classes);
    lines.extend(classes.map(|name| class(name, &mut spelling)));
    lines.extend(members.iter().map(|(it, _)| member(it, &mut spelling)));
    Lazy { imports: spelling.imports.lines().concat(), lines }
}

fn variable(variable: &Callable, package: &Package, spelling: &mut Spelling) -> String {
    let mut scratch = Spelling::new(spelling.types, defined_names(package, spelling.types));
    result(variable, &mut scratch);
    // Classes of structs come with the first one that asks.
    let has_struct = variable.results.iter().any(|it| mentions_struct(&it.kind, spelling.types));
    let kind = if scratch.imports.modules().is_empty() && !has_struct {
        result(variable, spelling).to_string()
    } else {
        spelling.builtin("object")
    };
    unbroken(format!("{}: {kind}", variable.python))
}

fn enumeration(group: &Enum, spelling: &mut Spelling) -> String {
    let base = spelling.builtin(if group.is_of_strings() { "str" } else { "int" });
    unbroken(format!("{}: {}[{base}]", group.python, spelling.builtin("type")))
}

fn class(name: &str, spelling: &mut Spelling) -> String {
    let object = spelling.builtin("object");
    unbroken(format!("{name}: {}[{object}]", spelling.builtin("type")))
}

fn member(constant: &Constant, spelling: &mut Spelling) -> String {
    let kind = spelling.builtin(value::type_name(&constant.value));
    unbroken(format!("{}: {kind}", constant.python))
}

fn mentions_struct(kind: &Type, types: &TypeTable) -> bool {
    let mut mentioned = BTreeSet::new();
    types.find_mentions(kind, &mut mentioned);
    let is_struct = Declared::has_instances;
    mentioned.iter().any(|key| is_struct(types.resolve(key)))
}
