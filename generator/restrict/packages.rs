//! Pass 1: which packages Python can import.
//!
//! In: [`Described`]. Out: the packages that another module can import, in order of their paths;
//! commands, internal packages and packages with errors are left out.

use std::collections::BTreeSet;

use crate::introspect::{Described, DescribedPackage};
use crate::model::{Package, TypeTable};

/// The packages that are offered.
pub(super) fn importable(described: &Described) -> Vec<&DescribedPackage> {
    described.packages.iter().filter(|package| package.is_offered()).collect()
}

/// Keeps the declared types that the packages mention.
pub(super) fn keep_mentioned(types: &mut TypeTable, packages: &[Package]) {
    let mut keys = BTreeSet::new();
    for package in packages {
        package.types().for_each(|kind| types.find_mentions(kind, &mut keys));
        keys.extend(package.enums.iter().cloned());
    }
    types.retain(|key| keys.contains(key));
}
