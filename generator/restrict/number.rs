//! Pass 6: the library's table.
//!
//! In: packages with their names. Out: the same, every callable with its index: they count from 0
//! over all packages in order.

use crate::model::Package;

/// Gives every entry of the library's table its index.
pub(super) fn number(packages: &mut [Package]) {
    let callables = packages.iter_mut().flat_map(|package| &mut package.callables);
    callables.zip(0..).for_each(|(callable, number)| callable.index = number);
}
