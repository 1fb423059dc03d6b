//! Every name that reaches Python: casing, reserved words, collisions.
//!
//! In: Go identifiers, package clauses and import paths. Out: Python identifiers, the same ones in
//! every run. Nothing is dropped: where two Go names would become one in Python, both keep Go's
//! spelling.

mod casing;
mod modules;
mod reserved;

use std::collections::{BTreeMap, BTreeSet};

pub use modules::Modules;
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};
use crate::model::Api;

/// Python names of a package's functions, in the order of their Go names.
///
/// `children` are the Python names of the modules directly below the package: importing one sets
/// an attribute on the package, so a function of that name keeps Go's spelling.
#[must_use]
pub fn functions(go: &[&str], children: &BTreeSet<&str>) -> Vec<String> {
    let candidates = go.iter().map(|name| {
        let snake = casing::snake(name);
        let wanted = (!children.contains(snake.as_str())).then_some(snake);
        Candidate { wanted, otherwise: (*name).to_owned() }
    });
    distinct(candidates.collect(), children)
}

/// Python names of parameters; `arg0`... for those without a name, or with `_`.
#[must_use]
pub fn parameters(go: &[&str]) -> Vec<String> {
    let candidates = go.iter().enumerate().map(|(position, name)| {
        let numbered = format!("arg{position}");
        match casing::snake(name) {
            snake if snake.is_empty() => Candidate { wanted: None, otherwise: numbered },
            snake if starts_with_digit(&snake) => Candidate::kept(name),
            snake => Candidate { wanted: Some(snake), otherwise: (*name).to_owned() },
        }
    });
    distinct(candidates.collect(), &BTreeSet::new())
}

/// Python names of results; empty for those without a name, or with `_`.
#[must_use]
pub fn results(go: &[&str]) -> Vec<String> {
    let is_named = |name: &&str| !casing::snake(name).is_empty();
    let with_name: Vec<&str> = go.iter().copied().filter(is_named).collect();
    let mut python = parameters(&with_name).into_iter();
    let next = |name: &&str| if is_named(name) { python.next() } else { None };
    go.iter().map(next).map(Option::unwrap_or_default).collect()
}

/// Name of the top-level Python package for the Go package `root`: `requested`, else the package
/// clause, else (a module root without a package) the import path's last element.
///
/// Raises `Input` for a requested name that Python cannot import, or that would hide a module of
/// the standard library or the runtime.
pub fn package(api: &Api, root: &str, requested: Option<&str>) -> Result<String> {
    if let Some(name) = requested {
        return check_requested(name).map(|()| name.to_owned());
    }
    let clause = api.packages.iter().find(|package| package.path == root);
    let element = clause.map_or_else(|| last_element(root), |package| &package.name);
    let name = identifier(element);
    Ok(if reserved::hides_module(&name) { format!("go_{name}") } else { name })
}

fn check_requested(name: &str) -> Result<()> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.is_empty() || starts_with_digit(name) || !name.chars().all(is_word) {
        return Err(Error::Input(format!(
            "package name {name:?} is not one that Python can import; \
             use ASCII letters, digits and `_`, and no digit first"
        )));
    }
    if reserved::is_keyword(name) {
        return Err(Error::Input(format!(
            "package name {name:?} is a Python keyword; `{name}_` would do"
        )));
    }
    if reserved::hides_module(name) {
        return Err(Error::Input(format!(
            "package name {name:?} would hide Python's own module of that name; \
             `go_{name}` would do"
        )));
    }
    Ok(())
}

/// The last element of an import path that is not a major version: `go-bar` of
/// `github.com/foo/go-bar/v2`, `yaml` of `gopkg.in/yaml.v3`.
fn last_element(path: &str) -> &str {
    let is_version = |s: &str| {
        s.strip_prefix('v').is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let element = path.rsplit('/').find(|element| !is_version(element)).unwrap_or(path);
    match element.rsplit_once('.') {
        Some((stem, version)) if path.starts_with("gopkg.in/") && is_version(version) => stem,
        _ => element,
    }
}

/// A package clause or a directory's name as a Python identifier: what Python has no letter for
/// becomes `_`; a leading digit or underscore gets `go_` and `go` before it, since names with a
/// leading underscore belong to the generated package itself.
fn identifier(element: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() { c } else { '_' };
    let word: String = element.nfkc().map(letter).collect();
    if starts_with_digit(&word) || word.is_empty() {
        return format!("go_{word}");
    }
    if word.starts_with('_') {
        return format!("go{word}");
    }
    escaped(word)
}

/// A name with a trailing `_` where Python reserves it.
fn escaped(mut name: String) -> String {
    if reserved::is_keyword(&name) {
        name.push('_');
    }
    name
}

fn starts_with_digit(name: &str) -> bool {
    name.starts_with(|c: char| c.is_numeric())
}

/// A name to be: the one wanted, and what to fall back to when others want it too.
struct Candidate {
    wanted: Option<String>,
    otherwise: String,
}

impl Candidate {
    fn kept(name: &str) -> Self {
        Self { wanted: None, otherwise: name.to_owned() }
    }
}

/// Gives every candidate a name of its own, outside `taken`: the wanted one where no other wants
/// it, else the fallback, with as many `_` behind it as it takes.
fn distinct(candidates: Vec<Candidate>, taken: &BTreeSet<&str>) -> Vec<String> {
    let wanted: Vec<Option<String>> =
        candidates.iter().map(|candidate| candidate.wanted.clone().map(escaped)).collect();
    let mut demand: BTreeMap<String, usize> = BTreeMap::new();
    for name in wanted.iter().flatten() {
        *demand.entry(name.clone()).or_default() += 1;
    }
    let is_free = |name: &String| demand[name] == 1;
    let mut used: BTreeSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
    used.extend(wanted.iter().flatten().filter(|name| is_free(name)).cloned());
    let settle = |(candidate, wanted): (Candidate, Option<String>)| {
        wanted.filter(is_free).unwrap_or_else(|| {
            let mut name = escaped(candidate.otherwise.nfkc().collect());
            while !used.insert(name.clone()) {
                name.push('_');
            }
            name
        })
    };
    candidates.into_iter().zip(wanted).map(settle).collect()
}

#[cfg(test)]
mod tests;
