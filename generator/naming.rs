//! Every name that reaches Python: casing, reserved words, collisions.
//!
//! In: Go identifiers, package clauses and import paths. Out: Python identifiers, the same ones in
//! every run. Nothing is dropped: where two Go names would become one in Python, both keep Go's
//! spelling.

mod casing;
mod modules;
mod reserved;
mod roots;

use std::collections::{BTreeMap, BTreeSet};

pub use modules::{Modules, are_called_alike};
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};
use crate::model::{Api, Family, Form};

/// What a Go package exports and Python shall see, under Go's names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Exported<'a> {
    /// Functions, sorted; the skipped ones too, since no name may change when a later version can
    /// call them.
    pub functions: &'a [&'a str],
    /// Constants, then variables.
    pub values: &'a [&'a str],
    /// Types whose constants become an enum.
    pub types: &'a [&'a str],
    /// Functions whose results become a named tuple.
    pub classes: &'a [&'a str],
    /// Types that other packages cannot name.
    pub hidden: &'a [&'a str],
}

/// The Python names for an [`Exported`], each by its Go name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of the functions.
    pub functions: BTreeMap<String, String>,
    /// Of the constants and variables.
    pub values: BTreeMap<String, String>,
    /// Of the enums.
    pub types: BTreeMap<String, String>,
    /// Of the named tuples, by the function that returns one.
    pub classes: BTreeMap<String, String>,
}

/// Python names of all that a package exports, no two alike.
///
/// `children` are the Python names of the modules directly below the package: importing one sets
/// an attribute on the package, so nothing else is called that. Constants, variables and types keep
/// Go's spelling and come first; a function whose name in snake case is one of theirs, a child's or
/// another function's keeps Go's spelling as well. `CutResult` is made up, and gives way to all.
#[must_use]
pub fn package_names(exported: &Exported, children: &BTreeSet<&str>) -> Names {
    let mut taken: BTreeSet<String> = children.iter().map(|name| (*name).to_owned()).collect();
    let mut choose = |go: &[&str], candidate: fn(&str) -> Candidate| {
        let names = distinct(go.iter().map(|name| candidate(name)).collect(), &taken);
        taken.extend(names.iter().cloned());
        go.iter().map(|name| (*name).to_owned()).zip(names).collect()
    };
    let mut names = Names {
        types: choose(exported.types, Candidate::as_in_go),
        values: choose(exported.values, Candidate::as_in_go),
        functions: choose(exported.functions, Candidate::in_snake_case),
        classes: choose(exported.classes, |function| {
            Candidate::as_in_go(&format!("{function}Result"))
        }),
    };
    names.types.extend(choose(exported.hidden, Candidate::of_hidden));
    names
}

/// The least similarity, from 0 to 1, at which a name may be a misspelling of another.
const SIMILAR: f64 = 0.6;

/// The names that `name` is perhaps a misspelling of, nearest first, as a sentence has them; nothing
/// where there is none.
#[must_use]
pub fn close<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let known: BTreeSet<&str> = known.collect();
    let similarity = |other: &str| {
        let (name, other) = without_common_folders(name, other);
        strsim::normalized_damerau_levenshtein(name, other)
    };
    let mut similar: Vec<_> = known.into_iter().map(|other| (similarity(other), other)).collect();
    similar.retain(|(similarity, other)| *similarity >= SIMILAR && *other != name);
    similar.sort_by(|a, b| b.0.total_cmp(&a.0));
    let names: Vec<_> = similar.into_iter().take(3).map(|(_, other)| other).collect();
    (!names.is_empty()).then(|| names.join(" or "))
}

/// A name of a type with its article, as far as its letters tell how it is spoken: `a Level`, `an Order`, `a URL`.
#[must_use]
pub fn with_article(name: &str) -> String {
    let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    let first = name.chars().next().map(|first| first.to_ascii_lowercase());
    let is_vowel = match first {
        Some('a' | 'i') => true,
        Some('e') => !begins(&["Eu", "eu"]),
        Some('o') => !begins(&["Once", "One", "once", "one"]),
        Some('u') => begins(&["Un", "un", "Up", "up"]) && !begins(&["Uni", "uni"]),
        _ => false,
    };
    format!("{} {name}", if is_vowel { "an" } else { "a" })
}

/// What differs between two paths: the common beginning would make all paths of a module similar.
fn without_common_folders<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    match (a.split_once('/'), b.split_once('/')) {
        (Some((first, rest)), Some((other, other_rest))) if first == other => {
            without_common_folders(rest, other_rest)
        }
        _ => (a, b),
    }
}

/// The Python name of a function that shares it with nothing else.
#[must_use]
pub fn function(go: &str) -> String {
    escape(casing::snake(go))
}

/// Python names of parameters; `arg0`... for those without a name, or with `_`.
#[must_use]
pub fn parameters(go: &[&str]) -> Vec<String> {
    parameters_beside(go, &[])
}

/// The same for a function that takes keywords as well: no two parameters of a Python function have one
/// name, positional-only or not.
#[must_use]
pub fn parameters_beside(go: &[&str], keywords: &[&str]) -> Vec<String> {
    let taken = keywords.iter().map(|&name| name.to_owned()).collect();
    distinct(go.iter().enumerate().map(parameter).collect(), &taken)
}

fn parameter((position, name): (usize, &&str)) -> Candidate {
    let snake = casing::snake(name);
    if snake.is_empty() {
        return Candidate::as_in_go(&format!("arg{position}"));
    }
    let wanted = Some(snake).filter(|snake| !starts_with_digit(snake));
    Candidate { wanted, otherwise: (*name).to_owned() }
}

/// The words of a Go name, in lower case.
#[must_use]
pub fn words(go: &str) -> Vec<String> {
    casing::snake(go).split('_').map(str::to_owned).collect()
}

/// Methods of every tuple, which no field may hide.
const TUPLE_METHODS: [&str; 2] = ["count", "index"];

/// Python names of results, fit for the fields of a named tuple; empty for those without a name, or
/// with `_`.
#[must_use]
pub fn results(go: &[&str]) -> Vec<String> {
    let is_named = |name: &&str| !casing::snake(name).is_empty();
    let fields = go.iter().copied().filter(is_named).map(field).collect();
    let mut python = distinct(fields, &TUPLE_METHODS.map(String::from).into()).into_iter();
    let next = |name: &&str| if is_named(name) { python.next() } else { None };
    go.iter().map(next).map(Option::unwrap_or_default).collect()
}

/// Python names of a record's fields. A field gives way to a method of the same name, and is not
/// called `self`, as the class is made from its fields by name.
#[must_use]
pub fn fields(go: &[&str], methods: &[&str]) -> Vec<String> {
    let mut taken: BTreeSet<String> = methods.iter().map(|method| function(method)).collect();
    taken.insert(String::from("self"));
    distinct(go.iter().map(|name| member(name)).collect(), &taken)
}

/// Python names of an object's fields, which give way to its methods, and are not what its constructor
/// calls the class.
#[must_use]
pub fn object_fields(go: &[&str], methods: &[&str]) -> Vec<String> {
    let mut taken: BTreeSet<String> = self::methods(methods, Base::Plain).into_iter().collect();
    taken.extend(["self", "cls"].map(str::to_owned));
    distinct(go.iter().map(|name| member(name)).collect(), &taken)
}

/// The same of the fields of an error, which are attributes of an exception.
#[must_use]
pub fn error_fields(go: &[&str], methods: &[&str]) -> Vec<String> {
    let own = reserved::attributes(Base::Exception).iter().map(|name| (*name).to_owned());
    let taken = methods.iter().map(|method| function(method)).chain(own).collect();
    distinct(go.iter().map(|name| member(name)).collect(), &taken)
}

/// What a class with methods of Go's is in Python: its own attributes are no names for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// A class that has nothing but what Go declares.
    Plain,
    /// An int, or an enumeration of ints.
    Int,
    /// A float.
    Float,
    /// A str, or an enumeration of them.
    Str,
    /// An exception that stands for an error of Go's.
    Exception,
}

impl From<Form<'_>> for Base {
    /// What a value of this form is in Python, as far as it matters for the names of its methods.
    fn from(form: Form) -> Self {
        match form {
            Form::Number(number) if number.family() == Family::Float => Self::Float,
            Form::Number(_) | Form::Rune | Form::Duration | Form::BigInt => Self::Int,
            Form::String | Form::Text(_) => Self::Str,
            Form::Error | Form::ErrorType(_) => Self::Exception,
            Form::Bool
            | Form::Bytes
            | Form::Any
            | Form::Reader(_)
            | Form::List(_)
            | Form::Seq(_)
            | Form::Stream(_)
            | Form::Fixed(_)
            | Form::FixedBytes(_)
            | Form::Optional(_)
            | Form::Complex(_)
            | Form::Map(_)
            | Form::Record(..)
            | Form::Object(_)
            | Form::Interface(_) => Self::Plain,
        }
    }
}

/// Python names of the methods of a type. One whose name in snake case is an attribute of the class
/// already, such as `title` of a str, keeps Go's spelling; so do two that would share a name.
#[must_use]
pub fn methods(go: &[&str], base: Base) -> Vec<String> {
    methods_beside(go, base, &[])
}

/// The same of an enumeration, which has its members as attributes too.
#[must_use]
pub fn methods_beside(go: &[&str], base: Base, members: &[&str]) -> Vec<String> {
    let own = reserved::attributes(base).iter().chain(members);
    let taken = own.map(|name| (*name).to_owned()).collect();
    distinct(go.iter().map(|name| member(name)).collect(), &taken)
}

/// The Python name of a type that shares it with nothing else: Go's spelling.
#[must_use]
pub fn declared(go: &str) -> String {
    escape(go.nfkc().collect())
}

/// The name of what a class has, which does not begin with an underscore or a digit.
fn member(name: &str) -> Candidate {
    let wanted = Some(casing::snake(name)).filter(|snake| !starts_with_digit(snake));
    Candidate { wanted, otherwise: identifier(name) }
}

/// The same for a field of a named tuple.
fn field(name: &str) -> Candidate {
    let Candidate { wanted, otherwise } = member(name);
    let give_way =
        |snake: String| if TUPLE_METHODS.contains(&&*snake) { snake + "_" } else { snake };
    let wanted = wanted.map(give_way);
    Candidate { wanted, otherwise }
}

/// Name of the top-level Python package for the Go package `root`: `requested`, else the package
/// clause, else (a module root without a package) the import path's last element.
///
/// Raises `Input` for a requested name that [`check_package`] refuses.
pub fn package(api: &Api, root: &str, requested: Option<&str>) -> Result<String> {
    if let Some(name) = requested {
        return check_package(name).map(|()| name.to_owned());
    }
    let clause = api.package(root);
    let element = clause.map_or_else(|| last_element(root), |package| &package.name);
    let name = identifier(element);
    Ok(if reserved::hides_module(&name) { format!("go_{name}") } else { name })
}

/// Refuses a name that Python cannot import, or that would hide a module of the standard library or
/// the runtime.
pub fn check_package(name: &str) -> Result<()> {
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
    let element = path.rsplit('/').find(|element| !is_version(element)).unwrap_or(path);
    match element.rsplit_once('.') {
        Some((stem, version)) if path.starts_with("gopkg.in/") && is_version(version) => stem,
        _ => element,
    }
}

/// Whether an element of an import path is a major version: `v3`.
fn is_version(element: &str) -> bool {
    element.strip_prefix('v').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
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
    escape(word)
}

/// A name with a trailing `_` where Python reserves it.
fn escape(mut name: String) -> String {
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
    /// Go's spelling, whatever others want.
    fn as_in_go(name: &str) -> Self {
        Self { wanted: None, otherwise: name.to_owned() }
    }

    /// As classes are called in Python.
    fn of_hidden(name: &str) -> Self {
        let mut letters = name.chars();
        let first = letters.next().map(char::to_uppercase);
        let wanted = first.into_iter().flatten().chain(letters).collect();
        Self { wanted: Some(wanted), otherwise: name.to_owned() }
    }

    fn in_snake_case(name: &str) -> Self {
        Self { wanted: Some(casing::snake(name)), otherwise: name.to_owned() }
    }
}

/// Gives every candidate a name of its own, outside `taken`: the wanted one where no other wants
/// it, else the fallback, with as many `_` behind it as it takes.
fn distinct(candidates: Vec<Candidate>, taken: &BTreeSet<String>) -> Vec<String> {
    let wanted: Vec<Option<String>> =
        candidates.iter().map(|candidate| candidate.wanted.clone().map(escape)).collect();
    let mut demand: BTreeMap<String, usize> = BTreeMap::new();
    for name in wanted.iter().flatten() {
        *demand.entry(name.clone()).or_default() += 1;
    }
    let is_free = |name: &String| demand[name] == 1 && !taken.contains(name);
    let mut used = taken.clone();
    used.extend(wanted.iter().flatten().filter(|name| is_free(name)).cloned());
    let settle = |(candidate, wanted): (Candidate, Option<String>)| {
        wanted.filter(is_free).unwrap_or_else(|| {
            let mut name = escape(candidate.otherwise.nfkc().collect());
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
