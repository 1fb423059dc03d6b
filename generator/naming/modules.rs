//! The tree of Python modules that mirrors the tree of Go packages.
//!
//! In: import paths and package clauses. Out: for each directory on the way to a package the name
//! of its Python module.

use std::collections::{BTreeMap, BTreeSet};

use super::{Candidate, distinct, identifier};
use crate::model::{Api, Package, STANDARD, is_within};

/// Python module names by import path, for packages and for the directories above them.
///
/// A package is called by its clause, a directory without a package by its own name. Siblings
/// that would share a name are called by their directories instead.
///
/// Packages of other modules are below a folder of their own, [`FOREIGN`], by their whole paths.
#[derive(Clone, Debug)]
pub struct Modules {
    names: BTreeMap<String, String>,
    /// The same of packages of other modules.
    foreign: BTreeMap<String, String>,
    /// Which of these are packages.
    foreign_packages: BTreeSet<String>,
    /// The packages with a function that Python calls as their folder.
    called_alike: BTreeSet<String>,
    /// The packages that the tree begins with, each with its name beside the others.
    roots: Vec<(String, String)>,
}

/// The names of the folder with the packages of other modules: the second where the module has a folder
/// of the first, or the package a function, which keeps its name.
const FOREIGN: [&str; 2] = ["go", "go_"];

/// Whether Python calls one of these functions of Go's as the folder.
pub fn are_called_alike<'a>(mut functions: impl Iterator<Item = &'a str>) -> bool {
    functions.any(|go| super::function(go) == FOREIGN[0])
}

impl Modules {
    /// The tree of a set of packages, given as import path and package clause.
    pub fn new<'a>(packages: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let (foreign, called_alike) = (BTreeMap::new(), BTreeSet::new());
        let (foreign_packages, roots) = (BTreeSet::new(), Vec::new());
        Self { names: names(packages), foreign, foreign_packages, called_alike, roots }
    }

    /// The same beside packages of other modules.
    #[must_use]
    pub fn with_foreign<'a>(self, packages: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let packages: Vec<_> = packages.into_iter().collect();
        let foreign_packages = packages.iter().map(|(path, _)| (*path).to_owned()).collect();
        Self { foreign: names(packages), foreign_packages, ..self }
    }

    /// The same where these packages have a function that Python calls as the folder.
    #[must_use]
    pub fn beside_functions(self, called_alike: BTreeSet<String>) -> Self {
        Self { called_alike, ..self }
    }

    /// The tree of a model's packages.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        let [own, foreign] = [&api.packages, &api.foreign]
            .map(|them| them.iter().map(|package| (package.path.as_str(), package.name.as_str())));
        let is_alike =
            |it: &&Package| are_called_alike(it.functions().flatten().map(|it| it.go.as_str()));
        let alike = api.packages.iter().filter(is_alike).map(|it| it.path.clone());
        Self::new(own).with_foreign(foreign).beside_functions(alike.collect())
    }

    /// The same beginning with these packages of an API: with the only one, or with all of them side by side.
    #[must_use]
    pub fn beginning_with(self, roots: &[String], api: &Api) -> Self {
        let names = super::roots::names(roots, api);
        Self { roots: names.into_iter().zip(roots.iter().cloned()).collect(), ..self }
    }

    /// Import paths of the packages from where the tree begins, each with the names that lead down to it,
    /// as [`Self::below`] has them.
    #[must_use]
    pub fn tree(&self) -> BTreeMap<Vec<&str>, &str> {
        let [(_, root)] = self.roots.as_slice() else { return self.tree_of_several() };
        self.below(root)
    }

    fn tree_of_several(&self) -> BTreeMap<Vec<&str>, &str> {
        let beside: BTreeSet<_> = self.roots.iter().map(|(name, _)| name.as_str()).collect();
        let folder = self.foreign_folder("", &beside);
        let foreign = folder.into_iter().flat_map(|folder| self.foreign_below(folder));
        let own = self.roots.iter().flat_map(|(name, root)| self.tree_of_one(name, root));
        own.chain(foreign).chain([(Vec::new(), "")]).collect()
    }

    /// One of several: what is below another one of them is there.
    fn tree_of_one<'a>(
        &'a self,
        name: &'a str,
        root: &'a str,
    ) -> impl Iterator<Item = (Vec<&'a str>, &'a str)> {
        let is_own = move |path: &str| {
            let above = self.roots.iter().map(|(_, it)| it).filter(|it| is_within(path, it));
            above.max_by_key(|it| it.len()).is_some_and(|nearest| nearest == root)
        };
        let below = self.names.keys().filter(move |path| is_own(path));
        below.map(move |path| {
            let down = descent(&self.names, root, path);
            (std::iter::once(name).chain(down).collect(), path.as_str())
        })
    }

    /// Names of the modules directly below the package at `path`.
    #[must_use]
    pub fn children(&self, path: &str) -> BTreeSet<&str> {
        let own = self.own_children(path);
        let folder = self.foreign_folder(path, &own);
        own.into_iter().chain(folder).collect()
    }

    fn own_children(&self, path: &str) -> BTreeSet<&str> {
        let below = self.names.iter().filter(|(child, _)| parent(child) == path);
        below.map(|(_, name)| name.as_str()).collect()
    }

    /// The name of the folder with the packages of other modules in the package at `path`, beside those of
    /// the module itself, if there is one.
    fn foreign_folder(&self, path: &str, beside: &BTreeSet<&str>) -> Option<&'static str> {
        let is_function = |name: &str| name == FOREIGN[0] && self.called_alike.contains(path);
        let is_free = |name: &&str| !beside.contains(name) && !is_function(name);
        if self.foreign.is_empty() { None } else { FOREIGN.into_iter().find(is_free) }
    }

    /// Import paths at and below `root`, each with the names that lead from `root` down to it; the folder
    /// with the packages of other modules has no path. Below [`STANDARD`] is every package, since import
    /// paths there have no module path in front.
    #[must_use]
    pub fn below<'a>(&'a self, root: &'a str) -> BTreeMap<Vec<&'a str>, &'a str> {
        let top = if root == STANDARD { "" } else { root };
        let is_below = |path: &&String| {
            top.is_empty() || path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'))
        };
        let below = self.names.keys().filter(is_below);
        let named = below.map(|path| (descent(&self.names, top, path), path.as_str()));
        let folder = self.foreign_folder(root, &self.own_children(top));
        let foreign = folder.into_iter().flat_map(|folder| self.foreign_below(folder));
        named.chain(foreign).chain([(Vec::new(), root)]).collect()
    }

    /// The folder with the packages of other modules, and what is in it.
    fn foreign_below(&self, folder: &'static str) -> impl Iterator<Item = (Vec<&str>, &str)> {
        let within = move |names: Vec<_>| std::iter::once(folder).chain(names).collect();
        let below = self.foreign().into_iter().map(move |(names, path)| (within(names), path));
        std::iter::once((vec![folder], "")).chain(below)
    }

    /// The packages of other modules and the directories above them, each with the names that lead down to
    /// it, sorted by these. A directory has no path: the module itself can have a package there.
    #[must_use]
    pub fn foreign(&self) -> BTreeMap<Vec<&str>, &str> {
        let place = |path| if self.foreign_packages.contains(path) { path } else { "" };
        let paths = self.foreign.keys().map(String::as_str);
        paths.map(|path| (descent(&self.foreign, "", path), place(path))).collect()
    }
}

/// Names for packages and for the directories above them.
fn names<'a>(packages: impl IntoIterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, String> {
    let clauses: BTreeMap<&str, &str> = packages.into_iter().collect();
    let directories: BTreeSet<&str> = clauses.keys().flat_map(|path| upward(path)).collect();
    let mut siblings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in directories {
        siblings.entry(parent(path)).or_default().push(path);
    }
    siblings.into_values().flat_map(|paths| name_siblings(&paths, &clauses)).collect()
}

/// The names that lead down to a path.
fn descent<'a>(names: &'a BTreeMap<String, String>, top: &str, path: &str) -> Vec<&'a str> {
    let mut found: Vec<&str> = upward(path)
        .take_while(|directory| directory.len() > top.len())
        .map(|directory| names[directory].as_str())
        .collect();
    found.reverse();
    found
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
