//! How records are spelled: where they are mentioned, and what is generic about them.
//!
//! In: types. Out: annotations with the classes of records in them.

use super::column::Column;
use super::generic::{self, Generic};
use super::neighbours::Neighbour;
use super::spelling::{Spelling, Way};
use crate::model::Record;
use crate::render::python::annotation::Annotation;

impl Spelling<'_> {
    /// The variable of the generic class that stands for a column.
    pub(super) fn class_variable(&self, column: &Column) -> Option<Annotation> {
        let variable = self.class.as_ref()?.variable(column)?;
        Some(Annotation::name(variable))
    }

    /// What several instances of a generic record or object are within a generic class.
    pub(super) fn instances(&mut self, column: &Column, way: Way) -> Option<Annotation> {
        let types = self.types;
        let (key, python) = generic::class_of(column.first()?, types)?;
        let columns = generic::arguments(column, types)?;
        let way = way.kept();
        let arguments = columns.iter().map(|column| self.spell(column, way)).collect();
        Some(self.class_of(key, python, arguments))
    }

    pub(super) fn record(&mut self, key: &str, record: &Record, way: Way) -> Annotation {
        let arguments = self.arguments(key, way);
        self.class_of(key, &record.python, arguments)
    }

    /// What stands for the variables of the class of an instance, if that is generic.
    fn arguments(&mut self, key: &str, way: Way) -> Vec<Annotation> {
        let class = self.class.take();
        let arguments = if Generic::of(key, self).is_some() {
            let (arguments, way) = (&self.types.resolve(key).name.args, way.kept());
            arguments.iter().map(|kind| self.spell(&[kind], way)).collect()
        } else {
            Vec::new()
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

    pub(super) fn object(&mut self, key: &str, way: Way) -> Annotation {
        let object = self.types.resolve(key).as_object();
        let arguments = self.arguments(key, way);
        self.class_of(key, object.map_or("", |it| &it.python), arguments)
    }

    /// The class of an interface, or None for nil, or a record that implements it whose class is of
    /// another kind; from Python also a member or a value with methods.
    pub(super) fn interface(&mut self, key: &str, way: Way) -> Annotation {
        let types = self.types;
        let Some(interface) = types.resolve(key).as_interface() else {
            return Annotation::Nothing;
        };
        let mut spelled = self.class_of(key, &interface.python, Vec::new());
        for record in interface.records.iter().filter(|it| !types.derives(it, key)) {
            if let Some(found) = types.get(record).and_then(|it| it.as_record()) {
                spelled = spelled.or(self.class_of(record, &found.python, Vec::new()));
            }
        }
        let values = interface.values.iter().filter(|_| matches!(way, Way::ToGo));
        let classes = self.values;
        for (key, class) in values.filter_map(|it| Some((it, classes?.get(it)?))) {
            spelled = spelled.or(self.class_of(key, &class.python, Vec::new()));
        }
        let others = interface.values.iter().filter(|_| matches!(way, Way::ToGo));
        for (key, python) in others.filter_map(|it| Some((it, classes?.typed(it)?))) {
            spelled = spelled.or(self.class_of(key, python, Vec::new()));
        }
        spelled.or_none()
    }

    /// The class of an interface, as another class derives from it; none where no module has it.
    pub(super) fn base(&mut self, key: &str) -> Option<String> {
        let interface = self.types.resolve(key).as_interface()?;
        match self.class_of(key, &interface.python, Vec::new()) {
            found @ Annotation::Record(..) => Some(found.to_string()),
            Annotation::Nothing
            | Annotation::Name(_)
            | Annotation::Of(..)
            | Annotation::Union(_) => None,
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
