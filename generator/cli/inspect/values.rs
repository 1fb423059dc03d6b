//! Constants, variables and errors of a package, as lines.
//!
//! In: a package. Out: the names of its constants by type, each variable that can be read, and the
//! names of the errors that cannot.

use crate::r#gen::ErrorVariable;
use crate::model::{Constant, ErrorClass, ErrorOrigin, Package, TypeTable};

/// Where a line of names is broken.
const WIDTH: usize = 98;

/// The constants that are no members of an enum, by type in the order of the first of each.
pub(super) fn constants(package: &Package, types: &TypeTable) -> Vec<String> {
    let members: Vec<&String> =
        package.enums(types).flat_map(|(_, found)| &found.members).collect();
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for constant in package.constants.iter().filter(|it| !members.contains(&&it.go)) {
        let kind = types.spell(&constant.kind);
        match groups.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, names)) => names.push(constant.go.clone()),
            None => groups.push((kind, vec![constant.go.clone()])),
        }
    }
    groups.iter().flat_map(|(kind, names)| named_constants(kind, names, package)).collect()
}

/// `const int: A, B`, or without a type for the members of an enum; where Python has another name for
/// one, both.
pub(super) fn named_constants(kind: &str, names: &[String], package: &Package) -> Vec<String> {
    let spell = |name: &String| {
        let constant = package.constants.iter().find(|it| it.go == *name);
        constant.map_or_else(|| name.clone(), spell)
    };
    let names: Vec<_> = names.iter().map(spell).collect();
    let head = if kind.is_empty() { "const".to_owned() } else { format!("const {kind}:") };
    broken(&head, &names)
}

fn spell(constant: &Constant) -> String {
    let Constant { go, python, .. } = constant;
    if go == python { go.clone() } else { format!("{go} -> {python}") }
}

/// The variables that can be read.
pub(super) fn variables(package: &Package) -> Vec<String> {
    package.variables().map(|it| format!("{}  ->  {}", it.signature, it.python)).collect()
}

/// The errors that cannot be read, with what a later level is to make of them.
pub(super) fn errors(errors: &[ErrorVariable]) -> Vec<String> {
    let unread = errors.iter().filter(|it| !it.readable);
    let names: Vec<_> = unread.map(|it| it.go.clone()).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let head = "errors, which cannot be read; level 3 makes them exception classes:";
    std::iter::once(head.to_owned()).chain(broken(" ", &names)).collect()
}

/// The errors that are exception classes, but for the structs, which are types with members; where
/// Python has another name for one, both.
pub(super) fn error_classes(classes: &[ErrorClass]) -> Vec<String> {
    let spell = |class: &ErrorClass| {
        let ErrorClass { go, python, .. } = class;
        if go == python { go.clone() } else { format!("{go} -> {python}") }
    };
    let others = classes.iter().filter(|class| class.of != ErrorOrigin::Struct);
    let names: Vec<_> = others.map(spell).collect();
    if names.is_empty() {
        return Vec::new();
    }
    std::iter::once("exception classes:".to_owned()).chain(broken(" ", &names)).collect()
}

/// Names after a head, in lines of [`WIDTH`].
fn broken(head: &str, names: &[String]) -> Vec<String> {
    let mut lines = vec![head.to_owned()];
    for (place, name) in names.iter().enumerate() {
        let comma = if place + 1 < names.len() { "," } else { "" };
        let last = lines.last_mut().filter(|line| line.len() + name.len() + 2 <= WIDTH);
        match last {
            Some(line) => line.extend([" ", name, comma]),
            None => lines.push(format!("  {name}{comma}")),
        }
    }
    lines
}
