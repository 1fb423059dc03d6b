//! Which packages of other modules have types that can be offered: those of the standard library with
//! interfaces.
//!
//! In: the table of described types, into which types of other modules come only where a signature names
//! them. Out: packages without functions, which the other passes take as they take the module's own. What of
//! their types is offered, the signatures of the module say, and nobody else: methods of theirs bring in no
//! further type.

use std::collections::{BTreeMap, BTreeSet};

use crate::introspect::{Described, DescribedPackage, DescribedType, GoType};
use crate::model::Level;
use crate::resolve::syntax::has_host;

/// Interfaces that have a meaning of their own wherever they stand.
const KNOWN: &[&str] = &["context.Context"];

/// The packages of the types with these names, as far as a level offers them, sorted by path.
pub(super) fn packages(
    described: &Described,
    names: &BTreeSet<&str>,
    level: Level,
) -> Vec<DescribedPackage> {
    if level < Level::State {
        return Vec::new();
    }
    let found = names.iter().filter_map(|name| described.types.get(*name));
    let clauses: BTreeMap<_, _> =
        found.map(|it| (it.package.as_str(), it.clause.as_str())).collect();
    clauses.into_iter().map(|(path, clause)| package(path, clause)).collect()
}

/// The names of the types that can be offered.
pub(super) fn types(described: &Described) -> BTreeSet<&str> {
    let own: BTreeSet<_> = described.packages.iter().map(|it| it.path.as_str()).collect();
    let is_foreign = |it: &DescribedType| !it.package.is_empty() && !own.contains(&*it.package);
    let found = described.types.iter().filter(|(_, it)| is_foreign(it) && is_offered(it));
    found.map(|(name, _)| name.as_str()).filter(|name| !KNOWN.contains(name)).collect()
}

fn is_offered(described: &DescribedType) -> bool {
    let is_standard = !has_host(&described.package);
    let has_methods =
        matches!(&described.underlying, GoType::Interface { methods } if !methods.is_empty());
    let is_one = described.type_params.is_empty() && !described.constraint;
    is_standard && has_methods && is_one && described.writable
}

fn package(path: &str, clause: &str) -> DescribedPackage {
    DescribedPackage {
        path: path.to_owned(),
        name: clause.to_owned(),
        internal: false,
        doc: String::new(),
        errors: Vec::new(),
        functions: Vec::new(),
        constants: Vec::new(),
        variables: Vec::new(),
        aliases: Vec::new(),
        links: Vec::new(),
    }
}
