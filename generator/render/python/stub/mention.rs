//! How records are spelled: where they are mentioned, and what is generic about them.
//!
//! In: types. Out: annotations with the classes of records in them.

use std::collections::BTreeMap;

use super::column::Column;
use super::generic::{self, Generic};
use super::neighbours::Neighbour;
use super::spelling::{Spelling, Way};
use crate::model::{Declared, Record, Type};
use crate::render::python::annotation::Annotation;

impl Spelling<'_> {
    /// The variable of the generic class that stands for a column.
    pub(super) fn class_variable(&self, column: &Column) -> Option<Annotation> {
        if let Some(name) = generic::open_name(column) {
            return Some(Annotation::name(self.open_variable(name)?.clone()));
        }
        let variable = self.class.as_ref()?.variable(column)?;
        Some(Annotation::name(variable))
    }

    /// What several instances of a generic record or object are within a generic class.
    pub(super) fn instances(&mut self, column: &Column, way: Way) -> Option<Annotation> {
        let types = self.types;
        let (key, python) = generic::class_of(column.first()?, types)?;
        let columns = generic::arguments(column, types)?;
        let way = way.kept();
        let arguments = columns.iter().map(|column| self.argument(column, way)).collect();
        Some(self.class_of(key, python, arguments))
    }

    /// What stands for a variable of a class. What is `any` is no more than that where it has no variable.
    fn argument(&mut self, column: &Column, way: Way) -> Annotation {
        let is_open = generic::open_name(column).is_some() && self.class_variable(column).is_none();
        if is_open || column.iter().all(|kind| **kind == Type::Any) {
            return Annotation::name(self.import("typing", "Any"));
        }
        self.spell(column, way)
    }

    pub(super) fn record(
        &mut self,
        kind: &Type,
        key: &str,
        record: &Record,
        way: Way,
    ) -> Annotation {
        let arguments = self.arguments(kind, key, way);
        self.class_of(key, &record.python, arguments)
    }

    /// What stands for the variables of the class of an instance, if that is generic: as it is said where the type
    /// is mentioned, or in the table, in which nothing of this place has a meaning.
    fn arguments(&mut self, kind: &Type, key: &str, way: Way) -> Vec<Annotation> {
        if Generic::of(key, self).is_none() {
            return Vec::new();
        }
        let (class, way) = (self.class.take(), way.kept());
        let arguments = if kind.made_of().is_empty() {
            let open = self.open(BTreeMap::new());
            let args = &self.types.resolve(key).name.args;
            let arguments = args.iter().map(|kind| self.argument(&[kind], way)).collect();
            self.open(open);
            arguments
        } else {
            kind.made_of().iter().map(|kind| self.argument(&[kind], way)).collect()
        };
        self.class = class;
        arguments
    }

    /// The class of an interface of package io, which objects are that Go reads from or writes to; where it
    /// has none, Go alone says which are.
    pub(super) fn stream(&mut self, key: &str) -> Annotation {
        match self.types.get(key).and_then(|it| it.as_interface()) {
            Some(interface) => self.class_of(key, &interface.python, Vec::new()),
            None => Annotation::name(self.import("usegolib", "Object")),
        }
    }

    pub(super) fn object(&mut self, kind: &Type, key: &str, way: Way) -> Annotation {
        let object = self.types.resolve(key).as_object();
        let arguments = self.arguments(kind, key, way);
        self.class_of(key, object.map_or("", |it| &it.python), arguments)
    }

    /// The class of an interface, or None for nil, or a record that implements it whose class is of
    /// another kind; from Python also a member or a value with methods.
    pub(super) fn interface(&mut self, kind: &Type, key: &str, way: Way) -> Annotation {
        let arguments = self.arguments(kind, key, way);
        let types = self.types;
        let Some(interface) = types.resolve(key).as_interface() else {
            return Annotation::Nothing;
        };
        let mut spelled = self.class_of(key, &interface.python, arguments);
        for record in interface.records.iter().filter(|it| !types.derives(it, key)) {
            if let Some(found) = types.get(record).and_then(|it| it.as_record()) {
                spelled = spelled.or(self.class_of(record, &found.python, Vec::new()));
            }
        }
        let values = interface.values.iter().filter(|_| matches!(way, Way::ToGo));
        let values = values.filter(|it| !types.derives(it, key));
        let classes = self.values;
        for (key, class) in values.filter_map(|it| Some((it, classes?.get(it)?))) {
            spelled = spelled.or(self.class_of(key, &class.python, Vec::new()));
        }
        let others = interface.values.iter().filter(|_| matches!(way, Way::ToGo));
        for (key, python) in others.filter_map(|it| Some((it, classes?.typed(it)?))) {
            spelled = spelled.or(self.class_of(key, python, Vec::new()));
        }
        // What is of no interface is a pointer, even one that is nil.
        if interface.is_hidden { spelled } else { spelled.or_none() }
    }

    /// The class of an interface, as the class of a type derives from it, given the keys in all instances of that;
    /// none where no module has it.
    pub(super) fn base(&mut self, of: &Declared, keys: &[&String]) -> Option<String> {
        let key = keys.first()?.as_str();
        let types = self.types;
        let interface = types.resolve(key).as_interface()?;
        let is_frozen = of.as_record().is_some();
        let arguments = if Generic::of(key, self).is_none() {
            Vec::new()
        } else if let Some(args) = of.base_args.get(key).filter(|_| !is_frozen) {
            args.iter().map(|kind| self.argument(&[kind], Way::Kept)).collect()
        } else {
            let rows: Vec<&[Type]> =
                keys.iter().map(|key| &*types.resolve(key).name.args).collect();
            let columns = generic::columns(&rows);
            columns.iter().map(|column| self.base_argument(column, is_frozen)).collect()
        };
        match self.class_of(key, &interface.python, arguments) {
            found @ Annotation::Record(..) => Some(found.to_string()),
            Annotation::Nothing
            | Annotation::Name(_)
            | Annotation::Of(..)
            | Annotation::Union(_) => None,
        }
    }

    /// What stands for a variable of a base in all instances of a class; Any where that has no variable for it.
    fn base_argument(&mut self, column: &Column, is_frozen: bool) -> Annotation {
        let variable = self.class_variable(column).filter(|_| !is_frozen);
        match variable {
            Some(variable) => variable,
            None if column.len() == 1 => self.argument(column, Way::Kept),
            None => Annotation::name(self.import("typing", "Any")),
        }
    }

    /// The exception class of a struct that is an error.
    pub(super) fn error(&mut self, key: &str) -> Annotation {
        let error = self.types.resolve(key).as_error();
        self.class_of(key, error.map_or("", |it| &it.python), Vec::new())
    }

    /// Any error.
    pub(super) fn go_error(&mut self) -> Annotation {
        Annotation::name(self.import("usegolib", "GoError"))
    }

    /// The class of a record, an object, an interface, an error or a value, with what stands for its variables.
    pub(super) fn class_of(
        &mut self,
        key: &str,
        python: &str,
        arguments: Vec<Annotation>,
    ) -> Annotation {
        let package = &self.types.resolve(key).name.package;
        let name = match self.neighbours.find(package) {
            Neighbour::Here => python.to_owned(),
            Neighbour::At(module, prefix) => self.imports.neighbour(module, &prefix, python),
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
}
