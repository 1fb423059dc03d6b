//! The tree of Python modules that mirrors the tree of Go packages.
//!
//! In: import paths and package clauses. Out: for each directory on the way to a package the name
//! of its Python module.

use std::collections::{BTreeMap, BTreeSet};

use super::{Candidate, distinct, identifier};
use crate::model::{Package, STANDARD};

/// Python module names by import path, for packages and for the directories above them.
///
/// A package is called by its clause, a directory without a package by its own name. Siblings
/// that would share a name are called by their directories instead.
#[derive(Clone, Debug)]
pub struct Modules {
    names: BTreeMap<String, String>,
}

impl Modules {
    /// The tree of a set of packages, given as import path and package clause.
    pub fn new<'a>(packages: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let clauses: BTreeMap<&str, &str> = packages.into_iter().collect();
        let directories: BTreeSet<&str> = clauses.keys().flat_map(|path| upward(path)).collect();
        let mut siblings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for path in directories {
            siblings.entry(parent(path)).or_default().push(path);
        }
        let names =
            siblings.into_values().flat_map(|paths| name_siblings(&paths, &clauses)).collect();
        Self { names }
    }

    /// The tree of a model's packages.
    #[must_use]
    pub fn of(packages: &[Package]) -> Self {
        Self::new(packages.iter().map(|package| (package.path.as_str(), package.name.as_str())))
    }

    /// Names of the modules directly below the package at `path`.
    #[must_use]
    pub fn children(&self, path: &str) -> BTreeSet<&str> {
        let below = self.names.iter().filter(|(child, _)| parent(child) == path);
        below.map(|(_, name)| name.as_str()).collect()
    }

    /// Import paths at and below `root`, each with the names that lead from `root` down to it.
    /// Below [`STANDARD`] is every package, since import paths there have no module path in front.
    #[must_use]
    pub fn below<'a>(&'a self, root: &'a str) -> BTreeMap<Vec<&'a str>, &'a str> {
        let top = if root == STANDARD { "" } else { root };
        let is_below = |path: &&String| {
            top.is_empty() || path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'))
        };
        let below = self.names.keys().filter(is_below);
        let named = below.map(|path| (self.descent(top, path), path.as_str()));
        named.chain([(Vec::new(), root)]).collect()
    }

    fn descent(&self, top: &str, path: &str) -> Vec<&str> {
        let mut names: Vec<&str> = upward(path)
            .take_while(|directory| directory.len() > top.len())
            .map(|directory| self.names[directory].as_str())
            .collect();
        names.reverse();
        names
    }
}

/// The path itself, then the directory above it, and so on.
fn upward(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| Some(parent(path)).filter(|path| !path.is_empty()))
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// Names siblings, sorted by path.
fn name_siblings(paths: &[&str], clauses: &BTreeMap<&str, &str>) -> Vec<(String, String)> {
    let candidate = |path: &&str| {
        let directory = path.rsplit('/').next().unwrap_or(path);
        let clause = clauses.get(path).copied().unwrap_or(directory);
        Candidate { wanted: Some(identifier(clause)), otherwise: identifier(directory) }
    };
    let names = distinct(paths.iter().map(candidate).collect(), &BTreeSet::new());
    paths.iter().map(|path| (*path).to_owned()).zip(names).collect()
}
