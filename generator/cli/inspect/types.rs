//! The types that Python has classes for, as lines.
//!
//! In: a package and the table of types. Out: each such type, and below it its constants, fields and
//! methods. The instances of a generic type are one type to whoever reads this.

use super::values::named_constants;
use crate::model::{Declared, DeclaredKind, Package, TypeTable};

/// The lines of all types, sorted by name.
pub(super) fn lines(package: &Package, types: &TypeTable) -> Vec<String> {
    let classes = package.classes.iter().map(|class| &class.key);
    let keys = package
        .records
        .iter()
        .chain(&package.objects)
        .chain(&package.interfaces)
        .chain(&package.enums)
        .chain(classes);
    let errors = package.error_structs(types);
    let mut all: Vec<_> = keys.filter_map(|key| types.get(key)).chain(errors).collect();
    all.sort_by_key(|declared| &declared.name.name);
    all.dedup_by_key(|declared| &declared.name.name);
    all.into_iter().flat_map(|declared| with_members(declared, package, types)).collect()
}

fn with_members(declared: &Declared, package: &Package, types: &TypeTable) -> Vec<String> {
    let name = &declared.name.name;
    let (python, what) = described(declared, package, types);
    let head = format!("type {name}  ->  {python} ({what})");
    let constants = declared.as_enum().into_iter();
    let constants = constants.flat_map(|it| named_constants("", &it.members, package));
    let fields = declared.as_record().into_iter().flat_map(|record| &record.fields);
    let fields = fields
        .map(|field| format!("{} {}  ->  {}", field.go, types.spell(&field.kind), field.python));
    let methods = package.methods(&declared.name, types);
    let methods = methods.iter().map(|it| format!("{}  ->  {}", it[0].signature, it[0].python));
    let members = constants.chain(fields).chain(methods).map(|line| format!("  {line}"));
    std::iter::once(head).chain(members).collect()
}

/// The name of the class, and what its values are in Python.
fn described(declared: &Declared, package: &Package, types: &TypeTable) -> (String, String) {
    let class = || {
        let is_of =
            |key: &str| types.get(key).is_some_and(|it| it.name.is_of_one_type(&declared.name));
        let class = package.classes.iter().find(|class| is_of(&class.key));
        class.map_or_else(|| declared.name.name.clone(), |class| class.python.clone())
    };
    match &declared.kind {
        DeclaredKind::Record(record) => (record.python.clone(), "record".to_owned()),
        DeclaredKind::Object(object) => (object.python.clone(), "object".to_owned()),
        DeclaredKind::Interface(interface) => (interface.python.clone(), "interface".to_owned()),
        DeclaredKind::Enum(found) => (found.python.clone(), "enum".to_owned()),
        DeclaredKind::Error(error) => (error.python.clone(), "error".to_owned()),
        DeclaredKind::Text => (class(), "text".to_owned()),
        DeclaredKind::Named(underlying) => (class(), types.spell(underlying)),
    }
}
