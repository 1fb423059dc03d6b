//! Pass 1: which packages Python can import, and why not the others.
//!
//! In: [`Described`]. Out: the packages that another module can import, in order of their paths, or why
//! one is left out: a command, internal, or with errors. Nobody else decides that.

use std::collections::BTreeSet;

use crate::introspect::{Described, DescribedPackage, PackageError};
use crate::model::{LeftOut, LeftOutCode, Package, Type, TypeTable};

/// The packages that are offered.
pub(super) fn importable(described: &Described) -> Vec<&DescribedPackage> {
    described.packages.iter().filter(|package| is_callable(package)).collect()
}

/// Whether another module can import the package, and Python so call it.
#[must_use]
pub fn is_callable(package: &DescribedPackage) -> bool {
    left_out(package).is_none()
}

/// Why the package is left out, if it is.
#[must_use]
pub fn left_out(package: &DescribedPackage) -> Option<LeftOut> {
    let (code, reason) = if package.name == "main" {
        (LeftOutCode::Command, "a command (package main), which cannot be imported".to_owned())
    } else if package.internal {
        (LeftOutCode::Internal, "an internal package of its module".to_owned())
    } else if let Some(error) = package.errors.first() {
        (LeftOutCode::Broken, first_line(error))
    } else {
        return None;
    };
    Some(LeftOut { path: package.path.clone(), code, reason })
}

/// What follows the first line is advice, with folders of this machine.
fn first_line(error: &PackageError) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_end_matches("; to add it:").to_owned()
}

/// Keeps the declared types that the packages mention.
pub(super) fn keep_mentioned(types: &mut TypeTable, packages: &[Package]) {
    let mut keys = BTreeSet::new();
    for package in packages {
        package.types().for_each(|kind| types.find_mentions(kind, &mut keys));
        // A record that no function mentions has fields all the same, an object or interface its name.
        let own = package.enums.iter().chain(&package.records);
        let own = own.chain(&package.objects).chain(&package.interfaces);
        own.for_each(|key| types.find_mentions(&Type::Declared(key.clone()), &mut keys));
    }
    types.retain(|key| keys.contains(key));
}
