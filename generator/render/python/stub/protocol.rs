//! Python's protocols in the stub of a class: what its methods stand for beside their own names.
//!
//! In: a type that stays in Go. Out: members of its class. `__str__` is that of every object for type checkers.

use super::spelling::Spelling;
use crate::model::{Declared, Package, Protocols, Type};

/// Why two objects that are equal have no hash.
pub(super) fn hash(
    declared: &Declared,
    package: &Package,
    spelling: &mut Spelling,
) -> Option<String> {
    let protocols = Protocols::of(declared, package, spelling.types);
    protocols.is_unhashable.then(|| {
        let class_variable = spelling.import("typing", "ClassVar");
        format!("    __hash__: {class_variable}[None]  # type: ignore[assignment]")
    })
}

/// What `with` calls, beside `close()`.
pub(super) fn manager(
    declared: &Declared,
    package: &Package,
    spelling: &mut Spelling,
) -> Vec<String> {
    if !Protocols::of(declared, package, spelling.types).closes {
        return Vec::new();
    }
    let (own, object) = (spelling.import("typing", "Self"), spelling.builtin("object"));
    vec![
        format!("    def __enter__(self, /) -> {own}: ..."),
        format!("    def __exit__(self, /, *exception: {object}) -> None: ..."),
    ]
}

/// What `iter()` calls.
pub(super) fn iteration<'a>(
    declared: &Declared,
    package: &'a Package,
    spelling: &mut Spelling<'a>,
) -> Option<String> {
    let all = Protocols::of(declared, package, spelling.types).iterates?;
    let methods = package.methods(&declared.name, spelling.types).into_iter();
    let instances = methods.flatten().filter(|method| method.python == all);
    let given: Vec<&Type> = instances.filter_map(|it| Some(&it.results.first()?.kind)).collect();
    let iterator = spelling.result(&given);
    Some(format!("    def __iter__(self, /) -> {iterator}: ..."))
}
