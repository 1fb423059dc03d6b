//! Which methods a class has in a stub, and the classes of types that are there for their methods alone.
//!
//! In: a package. Out: the instances of each method, and classes with static methods, which take the
//! value first: numbers, texts, lists and maps with a name are plain values in Python.

use super::class::Class;
use super::function;
use super::generic::is_of_one_type;
use super::spelling::Spelling;
use crate::model::{Api, Callable, CallableKind, Declared, Package, TypeTable};
use crate::naming;
use crate::render::python::text::{docstring, unbroken};

/// What a function in a stub has for a receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Receiver {
    /// None: it is a function, or a static method that takes the value first.
    Nothing,
    /// `self`, which has a type of its own where the methods of a generic class differ.
    Itself { is_generic: bool },
}

/// The methods of the types that are wanted: for each name its instances.
pub(super) fn methods_of<'a>(
    package: &'a Package,
    is_wanted: impl Fn(&Declared) -> bool,
    types: &TypeTable,
) -> Vec<Vec<&'a Callable>> {
    let mut found: Vec<Vec<&Callable>> = Vec::new();
    for method in methods(package) {
        let Some(declared) = receiver(method, types).filter(|it| is_wanted(it)) else { continue };
        let name =
            |it: &Callable| receiver(it, types).is_some_and(|it| is_of_one_type(it, declared));
        let known = found.iter_mut().find(|it| it[0].go == method.go && name(it[0]));
        match known {
            Some(instances) => instances.push(method),
            None => found.push(vec![method]),
        }
    }
    found
}

fn methods(package: &Package) -> impl Iterator<Item = &Callable> {
    package.callables.iter().filter(|callable| callable.kind == CallableKind::Method)
}

fn receiver<'a>(method: &Callable, types: &'a TypeTable) -> Option<&'a Declared> {
    types.get(method.receiver.as_deref()?)
}

/// The types of a package that have methods and are no records: one instance of each.
pub(in crate::render::python) fn types_with_methods<'a>(
    package: &'a Package,
    types: &'a TypeTable,
) -> Vec<&'a Declared> {
    let mut found: Vec<&Declared> = Vec::new();
    let receivers = methods(package).filter_map(|method| receiver(method, types));
    for declared in receivers.filter(|declared| declared.as_record().is_none()) {
        if !found.iter().any(|known| is_of_one_type(known, declared)) {
            found.push(declared);
        }
    }
    found
}

/// What the class of a type with methods is called.
pub(in crate::render::python) fn class_name(declared: &Declared) -> String {
    declared.as_enum().map_or_else(|| naming::declared(&declared.name.name), |it| it.python.clone())
}

/// The classes of a package that are there for their methods alone.
pub(super) fn classes(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Class> {
    let types = types_with_methods(package, &api.types).into_iter();
    let mut classes = Vec::new();
    for declared in types.filter(|declared| declared.as_enum().is_none()) {
        let go = format!("Go: type {}", declared.name.name);
        let mut class = Class {
            decorators: vec![format!("@{}", spelling.import("typing", "final"))],
            head: unbroken(format!("class {}:", class_name(declared))),
            docstring: docstring("", &[go], "    "),
            members: Vec::new(),
            methods: Vec::new(),
        };
        classes.extend(add_static(&mut class, declared, package, api, spelling));
        classes.push(class);
    }
    classes
}

/// Gives a class the methods of a type, and returns the named tuples that they return.
pub(super) fn add_static(
    class: &mut Class,
    declared: &Declared,
    package: &Package,
    api: &Api,
    spelling: &mut Spelling,
) -> Vec<Class> {
    let mut named_tuples = Vec::new();
    for method in methods_of(package, |other| is_of_one_type(other, declared), &api.types) {
        let (found, named_tuple) = function::declare(&method, Receiver::Nothing, api, spelling);
        let decorator = format!("@{}\n", spelling.builtin("staticmethod"));
        let source = found.iter().map(|it| super::indented(&format!("{decorator}{it}")));
        class.methods.extend(source);
        named_tuples.extend(named_tuple);
    }
    named_tuples
}
