//! Classes of values in a stub: numbers and texts that have methods, and the constants that are members.
//!
//! In: a package. Out: classes that derive from int, float or str, what is spelled where a value of one is
//! taken or given, and an attribute for each constant of an enum.

use super::attribute::{self, Attribute};
use super::class::Class;
use super::column::Column;
use super::methods::{Receiver, head, own_methods};
use super::neighbours::Neighbour;
use super::object::bases;
use super::spelling::{Spelling, Way};
use crate::model::{self, Api, Package, Type, ValueBase};
use crate::render::python;
use crate::render::python::annotation::Annotation;
use crate::render::python::documentation::closing_of_class;
use crate::render::python::text::{docstring, fits, unbroken};

impl Spelling<'_> {
    /// What a value is at the place of a column, if it is of a class of its own there. Any plain value is
    /// taken for one.
    pub(super) fn value(&mut self, column: &Column, way: Way) -> Option<Annotation> {
        let (first, others) = column.split_first()?;
        if others.iter().any(|other| other != first) || self.class_variable(column).is_some() {
            return None;
        }
        if let Type::Optional(inner) = first {
            return Some(self.value(&[&**inner], way)?.or_none());
        }
        let values = self.values?;
        let (key, class) = values.class_of(first)?;
        if matches!(self.neighbours.find(&class.package), Neighbour::Nowhere) {
            return None;
        }
        let spelled = self.class_of(key, &class.python, Vec::new());
        Some(match way {
            Way::ToGo => spelled.or(self.spell(column, way)),
            Way::FromGo | Way::Kept => spelled,
        })
    }
}

/// A class of a package that is there for its methods, where its instances are numbers or texts.
pub(super) fn class(
    class: &model::Class,
    package: &Package,
    api: &Api,
    spelling: &mut Spelling,
) -> Option<Class> {
    let base = spelling.values?.get(&class.key)?.base;
    let declared = api.types.resolve(&class.key);
    let name = &declared.name;
    let go = closing_of_class(class, api);
    let own = spelling.builtin(base.python());
    let bases = [vec![own], bases(&[(&class.key, declared)], spelling)].concat();
    Some(Class {
        decorators: vec![format!("@{}", spelling.import("typing", "final"))],
        head: head(&class.python, &name.name, bases, package, spelling),
        docstring: docstring(&class.doc, &go, "    "),
        members: vec!["    __slots__ = ()".to_owned()],
        methods: own_methods(name, Receiver::Value, package, api, spelling),
    })
}

/// Whether values of the type of this key are members.
pub(super) fn is_enum(key: &str, spelling: &Spelling) -> bool {
    let base = spelling.values.and_then(|values| values.get(key)).map(|class| class.base);
    base.is_some_and(ValueBase::is_enum)
}

/// The constants of a package that are members of its enums.
pub(super) fn constants(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Attribute> {
    let Some(values) = spelling.values else { return Vec::new() };
    let members = python::members(package, &api.types, values);
    let qualifier =
        if members.is_empty() { String::new() } else { spelling.import("typing", "Final") };
    let member = |(constant, class): (&model::Constant, &str)| {
        let name = &constant.python;
        let line = format!("{name}: {qualifier} = {class}.{name}");
        let line = if fits(&line) { line } else { unbroken(line) };
        Attribute { line, docstring: attribute::document_constant(constant, api) }
    };
    members.into_iter().map(member).collect()
}
