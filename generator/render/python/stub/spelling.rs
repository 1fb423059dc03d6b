//! How types are spelled in one stub.
//!
//! In: the names that the module defines, and model types. Out: annotations, and the imports and
//! type variables they need. Go functions may be called `Int` or `Bytes`: where the module defines
//! such a name, the type of that name is spelled `builtins.int`, and an import gets a leading
//! underscore.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, Container, open};
use super::generic::{self, Generic};
use super::neighbours::{Neighbour, Neighbours};
use crate::model::{Family, Form, Level, Record, Type, TypeTable};
use crate::render::python::annotation::Annotation;
use crate::render::python::text::{fits, unbroken};

#[derive(Clone)]
pub(super) struct Spelling<'a> {
    pub(super) types: &'a TypeTable,
    level: Level,
    defined: BTreeSet<&'a str>,
    neighbours: Neighbours<'a>,
    builtins: bool,
    imports: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// What other packages of the module have: the module, the name, and the name here.
    foreign: BTreeMap<(String, String), String>,
    /// Constraints of the type variables, by their names in the stub.
    variables: BTreeMap<String, Vec<Annotation>>,
    /// Those of generic classes: covariant, and without constraints.
    class_variables: BTreeSet<String>,
    /// Go's names for what differs between the instances of a function, by what it is in each.
    scope: BTreeMap<Vec<Annotation>, String>,
    /// The generic class whose members are being spelled.
    class: Option<Generic<'a>>,
}

/// Which way a value goes.
#[derive(Clone, Copy)]
pub(super) enum Way {
    ToGo,
    FromGo,
    /// As a record keeps it, or a dict has it as a key: nothing in it can be changed.
    Kept,
}

/// Modules of the standard library among those that stubs import from.
const STANDARD: [&str; 9] = [
    "collections.abc",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "ipaddress",
    "typing",
    "uuid",
];

/// The names that stubs import and that a class of Go's can have as well.
const IMPORTED: [&str; 23] = [
    "Any",
    "Buffer",
    "ClassVar",
    "Decimal",
    "Final",
    "Fraction",
    "Generic",
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
    "SequenceNotStr",
    "StrEnum",
    "TypeVar",
    "UUID",
];

impl<'a> Spelling<'a> {
    pub(super) fn new(types: &'a TypeTable, defined: impl Iterator<Item = &'a str>) -> Self {
        Self {
            types,
            level: Level::Values,
            defined: defined.collect(),
            neighbours: Neighbours::default(),
            builtins: false,
            imports: BTreeMap::new(),
            foreign: BTreeMap::new(),
            variables: BTreeMap::new(),
            class_variables: BTreeSet::new(),
            scope: BTreeMap::new(),
            class: None,
        }
    }

    /// The same where the classes of other packages of the module can be imported.
    pub(super) fn beside(self, neighbours: Neighbours<'a>, level: Level) -> Self {
        Self { level, neighbours, ..self }
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

    /// What a field of a record is when it is read.
    pub(super) fn kept(&mut self, column: &Column) -> Annotation {
        self.spell(column, Way::Kept)
    }

    /// Spells what follows as members of a generic class, or of none.
    pub(super) fn within(&mut self, class: Option<Generic<'a>>) {
        self.class = class;
    }

    /// Takes Go's names of type parameters for those of one function.
    pub(super) fn enter(&mut self, scope: BTreeMap<Vec<Annotation>, String>) {
        self.scope = scope;
    }

    pub(super) fn spell(&mut self, column: &Column, way: Way) -> Annotation {
        if let Some(variable) = self.class_variable(column) {
            return variable;
        }
        let Some((container, inner)) = open(column, self.types) else {
            return self.innermost(column, way);
        };
        match (container, inner.as_slice()) {
            (Container::Map, [keys, values]) => self.map(keys, values, way),
            (_, inner) => {
                let inner = inner.iter().map(|column| self.spell(column, way));
                let inner = Annotation::any_of(inner.collect::<Vec<_>>());
                self.around(container, inner, way)
            }
        }
    }

    fn around(&mut self, container: Container, inner: Annotation, way: Way) -> Annotation {
        match (container, way) {
            (Container::Optional | Container::Map, _) => inner.or_none(),
            (Container::Slice, Way::ToGo) => Annotation::of(self.sequence(), inner).or_none(),
            (Container::Array, Way::ToGo) => Annotation::of(self.sequence(), inner),
            (Container::Slice | Container::Array, Way::FromGo) => {
                Annotation::of(self.builtin("list"), inner)
            }
            (Container::Slice | Container::Array, Way::Kept) => {
                Annotation::of_many(self.builtin("tuple"), inner)
            }
        }
    }

    fn map(&mut self, keys: &Column, values: &Column, way: Way) -> Annotation {
        let key_way = match way {
            Way::ToGo => Way::ToGo,
            Way::FromGo | Way::Kept => Way::Kept,
        };
        let (key, value) = (self.spell(keys, key_way), self.spell(values, way));
        match way {
            Way::ToGo => {
                let mapping = self.import("usegolib.typing", "GoMapping");
                Annotation::of_pair(mapping, key, value).or_none()
            }
            Way::FromGo => Annotation::of_pair(self.builtin("dict"), key, value),
            Way::Kept => Annotation::of_pair(self.import("collections.abc", "Mapping"), key, value),
        }
    }

    /// What differs between instances is a type variable, unless it is one type in Python. In a
    /// generic class it is one of the class, or a type around one, or else any of the types.
    fn innermost(&mut self, column: &Column, way: Way) -> Annotation {
        let spelled: Vec<Annotation> = column.iter().map(|kind| self.alone(kind, way)).collect();
        if spelled.iter().all(|each| *each == spelled[0]) {
            return spelled[0].clone();
        }
        if self.class.is_some() {
            return self.records(column, way).unwrap_or_else(|| Annotation::any_of(spelled));
        }
        Annotation::name(self.variable(&spelled))
    }

    /// The variable of the generic class that stands for a column.
    pub(super) fn class_variable(&self, column: &Column) -> Option<Annotation> {
        let variable = self.class.as_ref()?.variable(column)?;
        Some(Annotation::name(variable))
    }

    /// What several instances of a generic record are within a generic class.
    fn records(&mut self, column: &Column, way: Way) -> Option<Annotation> {
        let types = self.types;
        let (key, record) = generic::record_of(column.first()?, types)?;
        let columns = generic::arguments(column, types)?;
        let arguments = columns.iter().map(|column| self.spell(column, way)).collect();
        Some(self.class_of(key, record, arguments))
    }

    fn record(&mut self, key: &str, record: &Record, way: Way) -> Annotation {
        let class = self.class.take();
        let arguments = if Generic::of(key, self).is_some() {
            let arguments = &self.types.resolve(key).name.args;
            arguments.iter().map(|kind| self.spell(&[kind], way)).collect()
        } else {
            Vec::new()
        };
        self.class = class;
        self.class_of(key, record, arguments)
    }

    /// The class of a record, with what stands for its variables.
    fn class_of(&mut self, key: &str, record: &Record, arguments: Vec<Annotation>) -> Annotation {
        let package = &self.types.resolve(key).name.package;
        let name = match self.neighbours.find(package) {
            Neighbour::Here => record.python.clone(),
            Neighbour::At(module, prefix) => self.neighbour(module, &prefix, &record.python),
            // It can be had from a function, and passed on, but there is no module that has it.
            Neighbour::Nowhere => return Annotation::name(self.import("typing", "Any")),
        };
        let spelled = if arguments.is_empty() {
            Annotation::name(name)
        } else {
            Annotation::Of(name, arguments)
        };
        Annotation::Record(key.to_owned(), Box::new(spelled))
    }

    fn alone(&mut self, kind: &Type, way: Way) -> Annotation {
        match (self.types.form(kind), way) {
            (Form::Bool, _) => self.builtin_class("bool"),
            (Form::Number(number), _) => match number.family() {
                Family::Signed | Family::Unsigned => self.builtin_class("int"),
                Family::Float => self.builtin_class("float"),
            },
            (Form::BigInt, _) | (Form::Rune | Form::Duration, Way::FromGo | Way::Kept) => {
                self.builtin_class("int")
            }
            (Form::Text(key), Way::ToGo) => self.text(key),
            (Form::String, _) | (Form::Text(_), Way::FromGo | Way::Kept) => {
                self.builtin_class("str")
            }
            (Form::Complex(_), _) => self.builtin_class("complex"),
            (Form::Record(key, record), _) => self.record(key, record, way),
            (Form::Error, _) => self.builtin_class("str").or_none(),
            (Form::Rune, Way::ToGo) => self.builtin_class("int").or(self.builtin_class("str")),
            (Form::Duration, Way::ToGo) => {
                let span = self.import("datetime", "timedelta");
                self.builtin_class("int").or(Annotation::name(span))
            }
            (Form::Any, Way::ToGo) => {
                let name = if self.level < Level::Data { "GoValue" } else { "GoData" };
                Annotation::name(self.import("usegolib.typing", name))
            }
            (Form::Any, Way::FromGo | Way::Kept) => Annotation::name(self.import("typing", "Any")),
            (Form::Bytes | Form::Reader(_), Way::ToGo) => self.buffer().or_none(),
            (Form::FixedBytes(_), Way::ToGo) => self.buffer(),
            (Form::Bytes | Form::Reader(_) | Form::FixedBytes(_), Way::FromGo | Way::Kept) => {
                self.builtin_class("bytes")
            }
            (
                Form::List(_) | Form::Seq(_) | Form::Fixed(_) | Form::Optional(_) | Form::Map(_),
                _,
            ) => self.spell(&[kind], way),
        }
    }

    /// A str, or what Python has of the same meaning.
    fn text(&mut self, key: &str) -> Annotation {
        let text = self.builtin_class("str");
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

    /// Notes a variable of a generic class.
    pub(super) fn declare_class_variable(&mut self, name: &str) {
        self.class_variables.insert(name.to_owned());
    }

    /// The variables of generic classes that were needed.
    pub(super) fn class_variables(&self) -> impl Iterator<Item = &String> {
        self.class_variables.iter()
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

    fn builtin_class(&mut self, name: &str) -> Annotation {
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

    /// A class imported from another package of the module, under another name if its own means
    /// something else here.
    fn neighbour(&mut self, module: String, prefix: &str, name: &str) -> String {
        let is_taken = self.defined.contains(name)
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
        self.imports.iter().flat_map(pairs).collect()
    }

    /// The import lines for all that was spelled, sorted as isort does, the standard library apart.
    pub(super) fn imports(&self) -> Vec<Vec<String>> {
        let builtins = self.builtins.then(|| format!("import {}", self.import_alias("builtins")));
        let standard = builtins.into_iter().chain(self.lines_from(true)).collect();
        let others = self.lines_from(false).collect();
        let foreign = self.foreign.iter().map(|((module, name), local)| {
            let alias = if name == local { String::new() } else { format!(" as {local}") };
            unbroken(format!("from {module} import {name}{alias}"))
        });
        [standard, others, foreign.collect()]
            .into_iter()
            .filter(|lines: &Vec<String>| !lines.is_empty())
            .collect()
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
