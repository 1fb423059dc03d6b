//! What a stub imports.
//!
//! In: the names that the module defines, and what is spelled in it. Out: how each is spelled, and the
//! import lines. Go functions may be called `Int` or `Bytes`: where the module defines such a name, the
//! type of that name is spelled `builtins.int`, and an import gets a leading underscore.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::render::python::text::fits;

#[derive(Clone)]
pub(super) struct Imports<'a> {
    defined: BTreeSet<&'a str>,
    builtins: bool,
    names: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// What other packages of the module have: the module, the name, and the name here.
    foreign: BTreeMap<(String, String), String>,
}

/// Modules of the standard library among those that stubs import from.
const STANDARD: [&str; 10] = [
    "collections.abc",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "ipaddress",
    "types",
    "typing",
    "uuid",
];

/// The names that stubs import and that a class of Go's can have as well.
const IMPORTED: [&str; 26] = [
    "Any",
    "Buffer",
    "ClassVar",
    "Decimal",
    "Final",
    "Fraction",
    "Generic",
    "GenericAlias",
    "GoAny",
    "GoData",
    "GoMapping",
    "GoValue",
    "IPv4Address",
    "IPv4Interface",
    "IPv4Network",
    "IPv6Address",
    "IPv6Interface",
    "IPv6Network",
    "IntEnum",
    "Mapping",
    "NamedTuple",
    "Object",
    "SequenceNotStr",
    "StrEnum",
    "TypeVar",
    "UUID",
];

impl<'a> Imports<'a> {
    pub(super) fn new(defined: impl Iterator<Item = &'a str>) -> Self {
        Self {
            defined: defined.collect(),
            builtins: false,
            names: BTreeMap::new(),
            foreign: BTreeMap::new(),
        }
    }

    /// Whether the module defines a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.defined.contains(name)
    }

    /// A builtin, through its module where the name alone means something of this module.
    pub(super) fn builtin(&mut self, name: &str) -> String {
        if !self.has(name) {
            return name.to_owned();
        }
        self.builtins = true;
        format!("{}.{name}", self.local("builtins"))
    }

    /// A name imported from another module.
    pub(super) fn import(&mut self, module: &'static str, name: &'static str) -> String {
        self.names.entry(module).or_default().insert(name);
        self.local(name)
    }

    /// A class imported from another package of the module, under another name if its own means
    /// something else here.
    pub(super) fn neighbour(&mut self, module: String, prefix: &str, name: &str) -> String {
        let is_taken = self.has(name)
            || IMPORTED.contains(&name)
            || self.foreign.iter().any(|((other, _), local)| local == name && *other != module);
        let local = if is_taken { format!("{prefix}{name}") } else { name.to_owned() };
        self.foreign.entry((module, name.to_owned())).or_insert(local).clone()
    }

    /// The module that each name comes from which is no builtin.
    pub(super) fn modules(&self) -> BTreeMap<&'static str, &'static str> {
        let pairs = |(module, names): (&&'static str, &BTreeSet<&'static str>)| {
            let module = *module;
            names.iter().map(move |name| (*name, module)).collect::<Vec<_>>()
        };
        self.names.iter().flat_map(pairs).collect()
    }

    /// The import lines for all that was spelled, sorted as isort does, the standard library apart.
    pub(super) fn lines(&self) -> Vec<Vec<String>> {
        let builtins = self.builtins.then(|| format!("import {}", self.import_alias("builtins")));
        let standard = builtins.into_iter().chain(self.lines_from(true)).collect();
        let others = self.lines_from(false).collect();
        [standard, others, self.foreign_lines()]
            .into_iter()
            .filter(|lines: &Vec<String>| !lines.is_empty())
            .collect()
    }

    fn lines_from(&self, standard: bool) -> impl Iterator<Item = String> {
        let chosen = move |module: &&str| STANDARD.contains(module) == standard;
        let modules = self.names.iter().filter(move |(module, _)| chosen(module));
        modules.flat_map(|(module, names)| {
            let names = names.iter().map(|name| ((*name).to_owned(), self.local(name)));
            statements(module, &names.collect::<Vec<_>>())
        })
    }

    fn foreign_lines(&self) -> Vec<String> {
        let mut modules: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
        for ((module, name), local) in &self.foreign {
            modules.entry(module).or_default().push((name.clone(), local.clone()));
        }
        let mut modules: Vec<_> = modules.into_iter().collect();
        modules.sort_by_key(|(module, _)| place_of_module(module));
        modules.into_iter().flat_map(|(module, names)| statements(module, &names)).collect()
    }

    fn import_alias(&self, name: &str) -> String {
        let local = self.local(name);
        if local == name { local } else { format!("{name} as {local}") }
    }

    fn local(&self, name: &str) -> String {
        format!("{}{name}", if self.has(name) { "_" } else { "" })
    }
}

/// What isort sorts relative imports by: first those from most packages up.
fn place_of_module(module: &str) -> (Reverse<usize>, &str) {
    let name = module.trim_start_matches('.');
    (Reverse(module.len() - name.len()), name)
}

/// The import lines for names of a module, each with its name here: one line for those that keep
/// theirs, and one for each other, in the order of their first names.
fn statements(module: &str, names: &[(String, String)]) -> Vec<String> {
    let (kept, renamed): (Vec<_>, Vec<_>) = names.iter().partition(|(name, local)| name == local);
    let statement = |names: &str| format!("from {module} import {names}");
    let line = |names: &[&str]| {
        let line = statement(&names.join(", "));
        if fits(&line) { line } else { statement(&wrap(names)) }
    };
    let alias = |(name, local): &(String, String)| {
        (place(name), line(&[format!("{name} as {local}").as_str()]))
    };
    let mut lines: Vec<((u8, String), String)> = renamed.into_iter().map(alias).collect();
    let mut kept: Vec<&str> = kept.iter().map(|(name, _)| name.as_str()).collect();
    kept.sort_by_key(|name| place(name));
    if let Some(first) = kept.first() {
        lines.push((place(first), line(&kept)));
    }
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What isort sorts the names of a line by: constants, classes, others; in each kind without regard to case.
fn place(name: &str) -> (u8, String) {
    let has_lower = name.chars().any(char::is_lowercase);
    let kind = match name.starts_with(char::is_uppercase) {
        true if !has_lower && name.len() > 1 => 0,
        true => 1,
        false => 2,
    };
    (kind, name.to_lowercase())
}

/// Names on a line each.
fn wrap(names: &[&str]) -> String {
    let lines: Vec<_> = names.iter().map(|name| format!("    {name},")).collect();
    format!("(\n{}\n)", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::{place_of_module, statements};

    #[test]
    fn a_long_name_for_an_import_stands_on_a_line_of_its_own() {
        let module = "..go.google_golang_org.genproto.googleapis.api.expr.expr";
        let local = "_go_google_golang_org_genproto_Type";
        let names = [("Type".to_owned(), local.to_owned())];
        let expected = format!("from {module} import (\n    Type as {local},\n)");
        assert_eq!(statements(module, &names), [expected]);
        assert_eq!(statements(".go", &names), [format!("from .go import Type as {local}")]);
    }

    #[test]
    fn what_is_furthest_away_is_imported_first() {
        let mut modules = ["...util", "..", ".go.bytes", "..text", ".", "...ast"];
        modules.sort_by_key(|module| place_of_module(module));
        assert_eq!(modules, ["...ast", "...util", "..", "..text", ".", ".go.bytes"]);
    }
}
