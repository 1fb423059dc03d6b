//! Classes in a stub: enums, and the named tuples that functions return.
//!
//! In: a package, or a function's instances. Out: a class with its members.

use super::instances::{columns, results, variables};
use super::spelling::Spelling;
use crate::model::{Constant, Enum, Function, Package};
use crate::render::python::text::{docstring, unbroken};
use crate::render::python::{self, value};

pub(super) struct Class {
    /// `class Level(IntEnum):`
    pub(super) head: String,
    pub(super) docstring: String,
    /// Lines of source, indented.
    pub(super) members: Vec<String>,
}

/// The package's enums.
pub(super) fn enums(package: &Package, spelling: &mut Spelling) -> Vec<Class> {
    package.enums.iter().map(|group| enumeration(group, package, spelling)).collect()
}

fn enumeration(group: &Enum, package: &Package, spelling: &mut Spelling) -> Class {
    let base = spelling.imported("enum", if group.strings { "StrEnum" } else { "IntEnum" });
    let member = |constant: &Constant| {
        let value = value::in_stub(&constant.value).unwrap_or_else(|| "...".to_owned());
        unbroken(format!("    {} = {value}", constant.python))
    };
    let constants = group.members.iter().filter_map(|name| python::constant(package, name));
    let go = format!("Go: type {}", group.go);
    Class {
        head: unbroken(format!("class {}({base}):", group.python)),
        docstring: docstring(&group.doc, &[go], "    "),
        members: constants.map(member).collect(),
    }
}

/// The named tuple that a function returns, given its signatures. It is generic where the function
/// is; a field that overloads give different types is any of them.
pub(super) fn named_tuple(
    name: &str,
    signatures: &[Vec<&Function>],
    spelling: &mut Spelling,
) -> Option<Class> {
    let function = *signatures.first()?.first()?;
    let mut bases = spelling.imported("typing", "NamedTuple");
    if let [signature] = signatures
        && let variables = variables(signature, spelling)
        && !variables.is_empty()
    {
        let generic = spelling.imported("typing", "Generic");
        bases = format!("{bases}, {generic}[{}]", variables.join(", "));
    }
    let names = function.results.iter().map(|result| &result.python);
    let fields = names.zip(fields(signatures, spelling));
    Some(Class {
        head: unbroken(format!("class {name}({bases}):")),
        docstring: docstring("", &[format!("What {} returns.", function.python)], "    "),
        members: fields.map(|(name, kind)| unbroken(format!("    {name}: {kind}"))).collect(),
    })
}

fn fields(signatures: &[Vec<&Function>], spelling: &mut Spelling) -> Vec<String> {
    let mut fields: Vec<Vec<String>> = Vec::new();
    for signature in signatures {
        let columns = columns(signature, results);
        fields.resize(fields.len().max(columns.len()), Vec::new());
        for (field, column) in fields.iter_mut().zip(&columns) {
            let kind = spelling.result(column);
            if !field.contains(&kind) {
                field.push(kind);
            }
        }
    }
    fields.into_iter().map(|kinds| kinds.join(" | ")).collect()
}
