//! How types are spelled in one stub.
//!
//! In: the names that the module defines, and model types. Out: annotations, and the imports they
//! need. Go functions may be called `Int` or `Bytes`: where the module defines such a name, the
//! type of that name is spelled `builtins.int`, and an import gets a leading underscore.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Type;

pub(super) struct Spelling<'a> {
    defined: BTreeSet<&'a str>,
    builtins: bool,
    imports: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

impl<'a> Spelling<'a> {
    pub(super) fn new(defined: impl Iterator<Item = &'a str>) -> Self {
        Self { defined: defined.collect(), builtins: false, imports: BTreeMap::new() }
    }

    /// What a parameter accepts. None is a nil slice.
    pub(super) fn parameter(&mut self, kind: &Type) -> String {
        match kind {
            Type::Bytes => format!("{} | None", self.imported("typing_extensions", "Buffer")),
            Type::Slice(element) => {
                let sequence = self.imported("usegolib.typing", "SequenceNotStr");
                format!("{sequence}[{}] | None", self.parameter(element))
            }
            scalar => self.builtin(scalar_name(scalar)),
        }
    }

    /// What a result is. A nil slice comes back empty, never as None.
    pub(super) fn result(&mut self, kind: &Type) -> String {
        match kind {
            Type::Bytes => self.builtin("bytes"),
            Type::Slice(element) => {
                format!("{}[{}]", self.builtin("list"), self.result(element))
            }
            scalar => self.builtin(scalar_name(scalar)),
        }
    }

    /// A builtin, through its module where the name alone means a function of this module.
    pub(super) fn builtin(&mut self, name: &str) -> String {
        if !self.defined.contains(name) {
            return name.to_owned();
        }
        self.builtins = true;
        format!("{}.{name}", self.local("builtins"))
    }

    /// A name imported from another module.
    pub(super) fn imported(&mut self, module: &'static str, name: &'static str) -> String {
        self.imports.entry(module).or_default().insert(name);
        self.local(name)
    }

    /// The import lines for all that was spelled, sorted as isort does, the standard library apart.
    pub(super) fn imports(&self) -> Vec<Vec<String>> {
        let standard = self.builtins.then(|| vec![format!("import {}", self.renamed("builtins"))]);
        let others = self.imports.iter().flat_map(|(module, names)| self.lines(module, names));
        let others = Some(others.collect::<Vec<_>>()).filter(|lines| !lines.is_empty());
        standard.into_iter().chain(others).collect()
    }

    /// One line for a module; one per name when a name among them has to change.
    fn lines(&self, module: &str, names: &BTreeSet<&str>) -> Vec<String> {
        let renamed: Vec<_> = names.iter().map(|name| self.renamed(name)).collect();
        let statement = |names: &str| format!("from {module} import {names}");
        if names.iter().any(|name| self.defined.contains(name)) {
            return renamed.iter().map(|name| statement(name)).collect();
        }
        vec![statement(&renamed.join(", "))]
    }

    fn renamed(&self, name: &str) -> String {
        let local = self.local(name);
        if local == name { local } else { format!("{name} as {local}") }
    }

    fn local(&self, name: &str) -> String {
        format!("{}{name}", if self.defined.contains(name) { "_" } else { "" })
    }
}

fn scalar_name(kind: &Type) -> &'static str {
    match kind {
        Type::Bool => "bool",
        Type::Int
        | Type::Int8
        | Type::Int16
        | Type::Int32
        | Type::Int64
        | Type::Uint
        | Type::Uint8
        | Type::Uint16
        | Type::Uint32
        | Type::Uint64 => "int",
        Type::Float32 | Type::Float64 => "float",
        Type::String => "str",
        Type::Bytes => "bytes",
        Type::Slice(_) => "list",
        _ => todo!("the rest of Level 1"),
    }
}
