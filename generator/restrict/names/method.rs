//! Pass 5, of methods: the names that they have in their classes, and the classes that only have
//! methods.
//!
//! In: what was decided about methods. Out: callables and classes of the model.

use super::super::callables::{Decision, Receiver};
use super::value::ValueTypes;
use super::{Names, instance};
use crate::model::{
    Callable, CallableKind, Class, Declared, DeclaredKind, ErrorClass, Type, TypeTable,
};
use crate::naming::{self, Base};

/// Go names of the types that have methods which can be called.
pub(super) fn holders<'a>(methods: &[Decision<'a>]) -> Vec<&'a str> {
    let mut names: Vec<_> = by_type(methods).map(|(receiver, _)| receiver.name).collect();
    names.dedup();
    names
}

/// The methods that can be called, sorted by type and name.
pub(super) fn callables(
    methods: &[Decision],
    value_types: &ValueTypes,
    types: &TypeTable,
) -> Vec<Callable> {
    let mut callables = Vec::new();
    for (receiver, methods) in by_type(methods) {
        let go: Vec<&str> = methods.iter().map(|it| it.function.name.as_str()).collect();
        let base = receiver.keys.first().map_or(Base::Plain, |key| base(key, types));
        let taken = receiver.keys.first().map_or_else(Vec::new, |key| value_types.taken(key));
        let python = naming::methods_beside(&go, base, &taken);
        for (decision, python) in methods.iter().zip(python) {
            callables.extend(instances(decision, receiver, &python));
        }
    }
    callables.iter_mut().for_each(|method| name_value(method, value_types, types));
    callables
}

/// What a static method takes first is no `self`, and is called nothing that another parameter is.
fn name_value(method: &mut Callable, value_types: &ValueTypes, types: &TypeTable) {
    let key = method.receiver.as_deref().unwrap_or_default();
    let is_instance = types.get(key).is_none_or(Declared::has_instances);
    if is_instance || value_types.has_instances(key) {
        return;
    }
    let mut name = String::from("value");
    while method.params[1..].iter().any(|other| other.python == name) {
        name.push('_');
    }
    method.params[0].python = name;
}

fn instances(decision: &Decision, receiver: &Receiver, python: &str) -> Vec<Callable> {
    let by_key = receiver.keys.iter().zip(&decision.instances);
    let called = by_key.filter_map(|(key, call)| Some((key, call.as_ref().ok()?)));
    let method = |(key, call): (&String, _)| Callable {
        kind: CallableKind::Method,
        receiver: Some(key.clone()),
        ..instance(&decision.function, call, python, None)
    };
    called.map(method).collect()
}

/// The classes of types that are neither records, objects, enums nor errors.
pub(super) fn classes(
    methods: &[Decision],
    errors: &[ErrorClass],
    names: &Names,
    types: &TypeTable,
) -> Vec<Class> {
    let class = |(receiver, _): (&Receiver, &[Decision])| {
        let key = receiver.keys.first()?;
        let is_other = match types.resolve(key).kind {
            DeclaredKind::Named(_) | DeclaredKind::Text => {
                errors.iter().all(|class| class.go != receiver.name)
            }
            DeclaredKind::Enum(_)
            | DeclaredKind::Record(_)
            | DeclaredKind::Object(_)
            | DeclaredKind::Interface(_)
            | DeclaredKind::Error(_) => false,
        };
        Some(Class {
            key: key.clone(),
            python: names.types[receiver.name].clone(),
            doc: receiver.described.doc.clone(),
            position: receiver.described.position.clone()?,
        })
        .filter(|_| is_other)
    };
    by_type(methods).filter_map(class).collect()
}

/// The types of which a method can be called, each with all its methods.
fn by_type<'a, 'b>(
    methods: &'b [Decision<'a>],
) -> impl Iterator<Item = (&'b Receiver<'a>, &'b [Decision<'a>])> {
    let name = |it: &Decision<'a>| it.receiver.as_ref().map(|receiver| receiver.name);
    let by_type = methods.chunk_by(move |a, b| name(a) == name(b));
    by_type.filter_map(|methods| {
        let is_called = methods.iter().any(|it| it.calls().next().is_some());
        methods[0].receiver.as_ref().filter(|_| is_called).map(|receiver| (receiver, methods))
    })
}

/// What values of a type are in Python.
fn base(key: &str, types: &TypeTable) -> Base {
    types.form(&Type::Declared(key.to_owned())).into()
}
