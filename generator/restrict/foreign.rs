//! Which types of other modules are offered: those that something offered of the module itself names, with
//! what of their methods and fields needs no further type.
//!
//! In: the table of described types, into which types of other modules come only where a declaration of the
//! module names them. Out: packages with nothing but types, their constants and what makes them, which the other passes take as they take the module's
//! own. Methods and fields of these types bring in no further type, so that one that net/http declares does
//! not bring in all of it.

use std::collections::BTreeSet;

use crate::introspect::{Described, DescribedPackage, DescribedType, GoType};
use crate::model::Level;

/// Types that have a meaning of their own wherever they stand.
const KNOWN: &[&str] = &["context.Context", "math/big.Int", "time.Duration"];

/// The names of the types that can be offered at a level.
pub(super) fn types(described: &Described, level: Level) -> BTreeSet<&str> {
    if level < Level::State {
        return BTreeSet::new();
    }
    let own: BTreeSet<_> = described.packages.iter().map(|it| it.path.as_str()).collect();
    let is_foreign = |it: &DescribedType| !it.package.is_empty() && !own.contains(&*it.package);
    let found = described.types.iter().filter(|(_, it)| is_foreign(it) && is_offered(it));
    found.map(|(name, _)| name.as_str()).filter(|name| !KNOWN.contains(name)).collect()
}

/// Whether another package can name the type, and it is one type.
fn is_offered(described: &DescribedType) -> bool {
    let is_any =
        matches!(&described.underlying, GoType::Interface { methods } if methods.is_empty());
    let is_one = described.type_params.is_empty() && !described.constraint;
    is_one && described.writable && described.position.is_some() && !is_any
}

/// The packages that declare the types of other modules which can be offered, sorted by path.
pub(super) fn packages(described: &Described, level: Level) -> Vec<DescribedPackage> {
    let found = types(described, level).into_iter().filter_map(|name| described.types.get(name));
    let paths: BTreeSet<_> = found.map(|it| (it.package.as_str(), it.clause.as_str())).collect();
    paths.into_iter().map(|(path, clause)| package(path, clause, described)).collect()
}

/// A type that is there for another one, which it implements.
pub(super) const IMPLIED: (&str, &str) = ("io.Writer", "bytes.Buffer");

fn package(path: &str, clause: &str, described: &Described) -> DescribedPackage {
    let other = described.others.iter().find(|other| other.path == path);
    DescribedPackage {
        path: path.to_owned(),
        name: clause.to_owned(),
        internal: false,
        doc: String::new(),
        errors: Vec::new(),
        functions: other.map_or_else(Vec::new, |other| other.functions.clone()),
        constants: other.map_or_else(Vec::new, |other| other.constants.clone()),
        variables: Vec::new(),
        aliases: Vec::new(),
        links: Vec::new(),
    }
}
