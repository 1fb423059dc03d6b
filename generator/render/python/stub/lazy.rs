//! The names in `__init__.py` that have no value before they are asked for: enums and variables.
//!
//! In: a package. Out: their annotations, which tell type checkers that the module has them. They
//! are evaluated while the module is imported, so nothing is imported for them: what takes an import
//! is any object here, and only the stub says what it is.

use super::defined;
use super::spelling::Spelling;
use crate::model::{Enum, Package, Variable};
use crate::render::python::text::unbroken;

/// Annotated names.
pub(in crate::render::python) struct Lazy {
    /// Import lines.
    pub(in crate::render::python) imports: Vec<String>,
    /// `Name: type`.
    pub(in crate::render::python) lines: Vec<String>,
}

/// Annotates a package's variables and enums.
pub(in crate::render::python) fn lazy(package: &Package) -> Lazy {
    // A name that all of Python can see is none that the module exports.
    let mut spelling = Spelling::new(defined(package).chain(["builtins"]));
    let mut lines: Vec<String> =
        package.variables.iter().map(|it| variable(it, package, &mut spelling)).collect();
    lines.extend(package.enums.iter().map(|group| enumeration(group, &mut spelling)));
    Lazy { imports: spelling.imports().concat(), lines }
}

fn variable(variable: &Variable, package: &Package, spelling: &mut Spelling) -> String {
    let mut scratch = Spelling::new(defined(package));
    scratch.result(&[&variable.kind]);
    let kind = if scratch.modules().is_empty() {
        spelling.result(&[&variable.kind]).to_string()
    } else {
        spelling.builtin("object")
    };
    unbroken(format!("{}: {kind}", variable.python))
}

fn enumeration(group: &Enum, spelling: &mut Spelling) -> String {
    let base = spelling.builtin(if group.strings { "str" } else { "int" });
    unbroken(format!("{}: {}[{base}]", group.python, spelling.builtin("type")))
}
