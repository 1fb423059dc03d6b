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
    for Package { callables, constants, enums, .. } in packages {
        let values = callables.iter().flat_map(|it| it.params.iter().chain(&it.results));
        let type_args = callables.iter().flat_map(|it| &it.type_args);
        let kinds = values.map(|value| &value.kind).chain(type_args);
        let all = kinds.chain(constants.iter().map(|constant| &constant.kind));
        all.for_each(|kind| types.find_mentions(kind, &mut keys));
        keys.extend(enums.iter().cloned());
    }
    types.retain(|key| keys.contains(key));
}
