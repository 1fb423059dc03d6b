//! What the packages are called that lie side by side at the top of a bundle's Python package.
//!
//! In: their import paths. Out: a name for each, as it has alone, unless others have the same: then the folder
//! above is in front (`masterminds_semver`), and if need be the major version behind (`semver_v3`).

use std::collections::BTreeMap;

use super::{identifier, is_version, last_element, package};
use crate::model::Api;

/// A name for each of these packages, no two alike.
pub(super) fn names(roots: &[String], api: &Api) -> Vec<String> {
    let alone = |root: &String| package(api, root, None).unwrap_or_else(|_| identifier(root));
    let mut names: Vec<_> = roots.iter().map(alone).collect();
    for longer in [with_version, with_owner, with_path] {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        names.iter().for_each(|name| *counts.entry(name.clone()).or_default() += 1);
        let clashing = names.iter_mut().zip(roots).filter(|(name, _)| counts[*name] > 1);
        clashing.for_each(|(name, root)| *name = longer(name, root));
    }
    names
}

/// `semver_v3` of `github.com/Masterminds/semver/v3`
fn with_version(name: &str, root: &str) -> String {
    let last = root.rsplit(['/', '.']).next().unwrap_or_default();
    if is_version(last) { format!("{name}_{last}") } else { name.to_owned() }
}

/// `masterminds_semver_v3`
fn with_owner(name: &str, root: &str) -> String {
    let above = root.rsplit_once(last_element(root)).map_or("", |(above, _)| above);
    let owner = above.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    identifier(&format!("{}_{name}", owner.to_lowercase()))
}

/// All of the path, which no other has.
fn with_path(_: &str, root: &str) -> String {
    identifier(&root.to_lowercase())
}
