//! How types are spelled in one stub.
//!
//! In: the names that the module defines, and model types. Out: annotations, and the imports and
//! type variables they need. Go functions may be called `Int` or `Bytes`: where the module defines
//! such a name, the type of that name is spelled `builtins.int`, and an import gets a leading
//! underscore.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, Container, open};
use crate::model::{Family, Form, Type, TypeTable};
use crate::render::python::annotation::Annotation;
use crate::render::python::text::fits;

#[derive(Clone)]
pub(super) struct Spelling<'a> {
    pub(super) types: &'a TypeTable,
    defined: BTreeSet<&'a str>,
    builtins: bool,
    imports: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// Constraints of the type variables, by their names in the stub.
    variables: BTreeMap<String, Vec<Annotation>>,
    /// Go's names for what differs between the instances of a function, by what it is in each.
    scope: BTreeMap<Vec<Annotation>, String>,
}

/// Which way a value goes.
#[derive(Clone, Copy)]
enum Way {
    ToGo,
    FromGo,
}

/// Modules of the standard library among those that stubs import from.
const STANDARD: [&str; 7] =
    ["datetime", "decimal", "enum", "fractions", "ipaddress", "typing", "uuid"];

impl<'a> Spelling<'a> {
    pub(super) fn new(types: &'a TypeTable, defined: impl Iterator<Item = &'a str>) -> Self {
        Self {
            types,
            defined: defined.collect(),
            builtins: false,
            imports: BTreeMap::new(),
            variables: BTreeMap::new(),
            scope: BTreeMap::new(),
        }
    }

    /// What a parameter accepts, as wide as the run time takes it. None is a nil slice.
    pub(super) fn parameter(&mut self, column: &Column) -> Annotation {
        self.spell(column, Way::ToGo)
    }

    /// What a result is, as narrow as the run time gives it. A nil slice comes back empty, never as
    /// None.
    pub(super) fn result(&mut self, column: &Column) -> Annotation {
        self.spell(column, Way::FromGo)
    }

    /// Takes Go's names of type parameters for those of one function.
    pub(super) fn enter(&mut self, scope: BTreeMap<Vec<Annotation>, String>) {
        self.scope = scope;
    }

    fn spell(&mut self, column: &Column, way: Way) -> Annotation {
        let Some((container, inner)) = open(column, self.types) else {
            return self.innermost(column, way);
        };
        let inner = self.spell(&inner, way);
        match (container, way) {
            (Container::Optional, _) => inner.or_none(),
            (Container::Slice, Way::ToGo) => Annotation::of(self.sequence(), inner).or_none(),
            (Container::Array, Way::ToGo) => Annotation::of(self.sequence(), inner),
            (Container::Slice | Container::Array, Way::FromGo) => {
                Annotation::of(self.builtin("list"), inner)
            }
        }
    }

    /// What differs between instances is a type variable, unless it is one type in Python.
    fn innermost(&mut self, column: &Column, way: Way) -> Annotation {
        let spelled: Vec<Annotation> = column.iter().map(|kind| self.alone(kind, way)).collect();
        if spelled.iter().all(|each| *each == spelled[0]) {
            return spelled[0].clone();
        }
        Annotation::name(self.variable(&spelled))
    }

    fn alone(&mut self, kind: &Type, way: Way) -> Annotation {
        match (self.types.form(kind), way) {
            (Form::Bool, _) => self.class("bool"),
            (Form::Number(number), _) => match number.family() {
                Family::Signed | Family::Unsigned => self.class("int"),
                Family::Float => self.class("float"),
            },
            (Form::BigInt, _) | (Form::Rune | Form::Duration, Way::FromGo) => self.class("int"),
            (Form::Text(key), Way::ToGo) => self.text(key),
            (Form::String, _) | (Form::Text(_), Way::FromGo) => self.class("str"),
            (Form::Complex(_), _) => self.class("complex"),
            (Form::Map(_), _) => self.class("dict"),
            (Form::Record(_, record), _) => Annotation::name(record.python.clone()),
            (Form::Error, _) => self.class("str").or_none(),
            (Form::Rune, Way::ToGo) => self.class("int").or(self.class("str")),
            (Form::Duration, Way::ToGo) => {
                let span = self.import("datetime", "timedelta");
                self.class("int").or(Annotation::name(span))
            }
            (Form::Any, Way::ToGo) => Annotation::name(self.import("usegolib.typing", "GoValue")),
            (Form::Any, Way::FromGo) => Annotation::name(self.import("typing", "Any")),
            (Form::Bytes | Form::Reader(_), Way::ToGo) => self.buffer().or_none(),
            (Form::FixedBytes(_), Way::ToGo) => self.buffer(),
            (Form::Bytes | Form::Reader(_) | Form::FixedBytes(_), Way::FromGo) => {
                self.class("bytes")
            }
            (Form::List(_) | Form::Seq(_) | Form::Fixed(_) | Form::Optional(_), _) => {
                self.spell(&[kind], way)
            }
        }
    }

    /// A str, or what Python has of the same meaning.
    fn text(&mut self, key: &str) -> Annotation {
        let text = self.class("str");
        let Some(counterpart) = self.types.resolve(key).name.counterpart() else { return text };
        let classes = counterpart.classes().iter();
        classes.fold(text, |spelled, class| {
            spelled.or(Annotation::name(self.import(counterpart.module(), class)))
        })
    }

    /// The type variable for what is `spelled` so in each instance.
    pub(super) fn variable(&mut self, spelled: &[Annotation]) -> String {
        let mut constraints: Vec<Annotation> = Vec::new();
        for each in spelled {
            if !constraints.contains(each) {
                constraints.push(each.clone());
            }
        }
        let go = self.scope.get(spelled).map_or("T", String::as_str);
        let names = (1..).map(|n| if n == 1 { format!("_{go}") } else { format!("_{go}{n}") });
        let is_free = |name: &String| {
            !self.defined.contains(&name[1..])
                && self.variables.get(name).is_none_or(|other| *other == constraints)
        };
        let name = names.into_iter().find(is_free).unwrap_or_default();
        self.variables.insert(name.clone(), constraints);
        name
    }

    /// The type variables that were needed, each with its constraints.
    pub(super) fn variables(&self) -> impl Iterator<Item = (&String, &Vec<Annotation>)> {
        self.variables.iter()
    }

    fn sequence(&mut self) -> String {
        self.import("usegolib.typing", "SequenceNotStr")
    }

    fn buffer(&mut self) -> Annotation {
        Annotation::name(self.import("typing_extensions", "Buffer"))
    }

    fn class(&mut self, name: &str) -> Annotation {
        Annotation::name(self.builtin(name))
    }

    /// A builtin, through its module where the name alone means something of this module.
    pub(super) fn builtin(&mut self, name: &str) -> String {
        if !self.defined.contains(name) {
            return name.to_owned();
        }
        self.builtins = true;
        format!("{}.{name}", self.local("builtins"))
    }

    /// A name imported from another module.
    pub(super) fn import(&mut self, module: &'static str, name: &'static str) -> String {
        self.imports.entry(module).or_default().insert(name);
        self.local(name)
    }

    /// The module that each name comes from which is no builtin.
    pub(super) fn modules(&self) -> BTreeMap<&'static str, &'static str> {
        let pairs = |(module, names): (&&'static str, &BTreeSet<&'static str>)| {
            let module = *module;
            names.iter().map(move |name| (*name, module)).collect::<Vec<_>>()
        };
        self.imports.iter().flat_map(pairs).collect()
    }

    /// The import lines for all that was spelled, sorted as isort does, the standard library apart.
    pub(super) fn imports(&self) -> Vec<Vec<String>> {
        let builtins = self.builtins.then(|| format!("import {}", self.import_alias("builtins")));
        let standard = builtins.into_iter().chain(self.lines_from(true)).collect();
        let others = self.lines_from(false).collect();
        [standard, others].into_iter().filter(|lines: &Vec<String>| !lines.is_empty()).collect()
    }

    fn lines_from(&self, standard: bool) -> impl Iterator<Item = String> {
        let chosen = move |module: &&str| STANDARD.contains(module) == standard;
        let modules = self.imports.iter().filter(move |(module, _)| chosen(module));
        modules.flat_map(|(module, names)| self.lines(module, names))
    }

    /// One line for a module; one per name when a name among them has to change.
    fn lines(&self, module: &str, names: &BTreeSet<&str>) -> Vec<String> {
        let renamed: Vec<_> = names.iter().map(|name| self.import_alias(name)).collect();
        let statement = |names: &str| format!("from {module} import {names}");
        if names.iter().any(|name| self.defined.contains(name)) {
            return renamed.iter().map(|name| statement(name)).collect();
        }
        let line = statement(&renamed.join(", "));
        if fits(&line) { vec![line] } else { vec![statement(&wrap(&renamed))] }
    }

    fn import_alias(&self, name: &str) -> String {
        let local = self.local(name);
        if local == name { local } else { format!("{name} as {local}") }
    }

    fn local(&self, name: &str) -> String {
        format!("{}{name}", if self.defined.contains(name) { "_" } else { "" })
    }
}

/// Names on a line each.
fn wrap(names: &[String]) -> String {
    let lines: Vec<_> = names.iter().map(|name| format!("    {name},")).collect();
    format!("(\n{}\n)", lines.join("\n"))
}
