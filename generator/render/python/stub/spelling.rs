//! How types are spelled in one stub.
//!
//! In: the names that the module defines, and model types. Out: annotations, and the imports and
//! type variables they need.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, Container, open};
use super::generic::Generic;
use super::imports::Imports;
use super::neighbours::Neighbours;
use crate::model::{Family, Form, Level, Source, Type, TypeTable, ValueClasses};
use crate::render::python::annotation::Annotation;

#[derive(Clone)]
pub(super) struct Spelling<'a> {
    pub(super) types: &'a TypeTable,
    pub(super) level: Level,
    pub(super) neighbours: Neighbours<'a>,
    /// The classes that values with a name are of, where they are of any.
    pub(super) values: Option<&'a ValueClasses>,
    pub(super) imports: Imports<'a>,
    /// Constraints of the type variables, by their names in the stub.
    variables: BTreeMap<String, Vec<Annotation>>,
    /// Those of generic classes: covariant, and without constraints.
    class_variables: BTreeSet<String>,
    /// Go's names for what differs between the instances of a function, by what it is in each.
    scope: BTreeMap<Vec<Annotation>, String>,
    /// The variables for what is `any`, by Go's names, in what is being spelled.
    open: BTreeMap<String, String>,
    /// The generic class whose members are being spelled.
    pub(super) class: Option<Generic<'a>>,
}

/// Which way a value goes.
#[derive(Clone, Copy)]
pub(super) enum Way {
    ToGo,
    FromGo,
    /// As a record keeps it, or a dict has it as a key: nothing in it can be changed.
    Kept,
}

impl Way {
    /// The same for what nobody can change there.
    pub(super) fn kept(self) -> Self {
        match self {
            Self::ToGo => Self::ToGo,
            Self::FromGo | Self::Kept => Self::Kept,
        }
    }
}

impl<'a> Spelling<'a> {
    pub(super) fn new(types: &'a TypeTable, defined: impl Iterator<Item = &'a str>) -> Self {
        Self {
            types,
            level: Level::Values,
            neighbours: Neighbours::default(),
            values: None,
            imports: Imports::new(defined),
            variables: BTreeMap::new(),
            class_variables: BTreeSet::new(),
            scope: BTreeMap::new(),
            open: BTreeMap::new(),
            class: None,
        }
    }

    /// The same where the classes of other packages of the module can be imported.
    pub(super) fn beside(self, neighbours: Neighbours<'a>) -> Self {
        Self { neighbours, ..self }
    }

    /// The same of a library that offers as much.
    pub(super) fn at_level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// The same where values with a name are of classes of their own.
    pub(super) fn with_values(self, values: &'a ValueClasses) -> Self {
        Self { values: Some(values), ..self }
    }

    /// What a parameter accepts, as wide as the run time takes it. None is a nil slice.
    pub(super) fn parameter(&mut self, column: &Column) -> Annotation {
        self.value(column, Way::ToGo).unwrap_or_else(|| self.spell(column, Way::ToGo))
    }

    /// What a result is, as narrow as the run time gives it. A nil slice comes back empty, never as
    /// None.
    pub(super) fn result(&mut self, column: &Column) -> Annotation {
        let spelled = self.element(column);
        self.or_zero(column, spelled)
    }

    /// The same of what one result has in it.
    fn element(&mut self, column: &Column) -> Annotation {
        self.value(column, Way::FromGo).unwrap_or_else(|| self.spell(column, Way::FromGo))
    }

    /// Go's zero value of what is `any` is None, which is seldom what a caller wants to be told of.
    fn or_zero(&mut self, column: &Column, spelled: Annotation) -> Annotation {
        let is_any = |kind: &&Type| kind.open_name().is_some();
        if column.iter().any(is_any) && self.class_variable(column).is_some() {
            return spelled.or(Annotation::name(self.import("typing", "Any")));
        }
        spelled
    }

    /// What a field of a record is when it is read.
    pub(super) fn kept(&mut self, column: &Column) -> Annotation {
        self.spell(column, Way::Kept)
    }

    /// What a field of an object is when it is read.
    pub(super) fn field(&mut self, column: &Column) -> Annotation {
        let spelled = self.value(column, Way::Kept).unwrap_or_else(|| self.kept(column));
        self.or_zero(column, spelled)
    }

    /// Spells what follows as members of a generic class, or of none.
    pub(super) fn within(&mut self, class: Option<Generic<'a>>) {
        self.class = class;
    }

    /// Spells what follows with these variables for what is `any`, by Go's names. Returns those before.
    pub(super) fn open(&mut self, open: BTreeMap<String, String>) -> BTreeMap<String, String> {
        std::mem::replace(&mut self.open, open)
    }

    /// The variables for what is `any`, by Go's names.
    pub(super) fn open_variables(&self) -> &BTreeMap<String, String> {
        &self.open
    }

    /// The variable for what is `any`.
    pub(super) fn open_variable(&self, go: &str) -> Option<&String> {
        self.open.get(go)
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
            (Container::Iterator(_), given) => {
                let given: Vec<_> = given.iter().map(|column| self.element(column)).collect();
                let given = match <[Annotation; 2]>::try_from(given) {
                    Ok([first, second]) => {
                        Annotation::of_pair(self.builtin("tuple"), first, second)
                    }
                    Err(one) => one.into_iter().next().unwrap_or(Annotation::Nothing),
                };
                self.around(container, given, way)
            }
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
            (Container::Iterator(source), _) => {
                let spelled = Annotation::of(self.import("usegolib", "Iterator"), inner);
                if source == Source::Channel { spelled.or_none() } else { spelled }
            }
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
        let (key, value) = (self.spell(keys, way.kept()), self.spell(values, way));
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
            return self.instances(column, way).unwrap_or_else(|| Annotation::any_of(spelled));
        }
        Annotation::name(self.variable(&spelled))
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
            (Form::Record(key, record), _) => self.record(kind, key, record, way),
            (Form::Object(key), way) if self.types.is_function(kind) => {
                self.object(kind, key, way).or_none()
            }
            (Form::Object(key), way) => self.object(kind, key, way),
            (Form::Interface(key), way) => self.interface(kind, key, way),
            (Form::Error, Way::ToGo) if self.level >= Level::State => {
                self.go_error().or(self.builtin_class("str")).or_none()
            }
            (Form::Error, _) if self.level >= Level::State => self.go_error().or_none(),
            (Form::Error, _) => self.builtin_class("str").or_none(),
            (Form::ErrorType(key), _) => self.error(key),
            (Form::Rune, Way::ToGo) => self.builtin_class("int").or(self.builtin_class("str")),
            (Form::Duration, Way::ToGo) => {
                let span = self.import("datetime", "timedelta");
                self.builtin_class("int").or(Annotation::name(span))
            }
            (Form::Any, Way::ToGo) => {
                let name = match self.level {
                    Level::Values => "GoValue",
                    Level::Data => "GoData",
                    Level::State => "GoAny",
                };
                Annotation::name(self.import("usegolib.typing", name))
            }
            (Form::Any, Way::FromGo | Way::Kept) => Annotation::name(self.import("typing", "Any")),
            (Form::Reader(interface), Way::ToGo) if self.types.has_objects() => {
                let object = self.stream(&format!("io.{interface}"));
                self.buffer().or(object).or_none()
            }
            (Form::Bytes | Form::Reader(_), Way::ToGo) => self.buffer().or_none(),
            (Form::FixedBytes(_), Way::ToGo) => self.buffer(),
            (Form::Bytes | Form::Reader(_) | Form::FixedBytes(_), Way::FromGo | Way::Kept) => {
                self.builtin_class("bytes")
            }
            (
                Form::List(_)
                | Form::Seq(_)
                | Form::Stream(_)
                | Form::Fixed(_)
                | Form::Optional(_)
                | Form::Map(_),
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
            !self.imports.has(&name[1..])
                && !self.class_variables.contains(name)
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

    /// A builtin, through its module where the name alone means something of this module.
    pub(super) fn builtin(&mut self, name: &str) -> String {
        self.imports.builtin(name)
    }

    /// A name imported from another module.
    pub(super) fn import(&mut self, module: &'static str, name: &'static str) -> String {
        self.imports.import(module, name)
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
}
