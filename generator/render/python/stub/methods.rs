//! Methods in a stub, and the classes that are there for them alone.
//!
//! In: a package. Out: what a class has for methods. Those of a record or an object take `self`; others are static,
//! and take the value first: numbers, texts, lists and maps with a name are plain values in Python.

use super::class::Class;
use super::function;
use super::generic::Generic;
use super::spelling::Spelling;
use super::value;
use crate::model::{self, Api, Callable, Declared, Package, Type, TypeName};
use crate::render::python::documentation::closing_of_class;
use crate::render::python::text::{docstring, fits, unbroken};

/// What a function in a stub has for a receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Receiver {
    /// None: it is a function, or a static method that takes the value first.
    Nothing,
    /// `self`, which has a type of its own where the methods of a generic class differ.
    Itself { is_generic: bool },
    /// The same of a class of values: any plain value is one.
    Value,
}

impl Receiver {
    /// That of the methods of a class, given the instances of its type. Of one instance all methods are its.
    pub(super) fn of(instances: &[(&str, &Declared)], generic: Option<&Generic>) -> Self {
        Self::Itself { is_generic: generic.is_some() && instances.len() > 1 }
    }
}

/// The classes of a package that are there for their methods alone.
pub(super) fn classes(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Class> {
    let class = |class: &model::Class| {
        if let Some(value) = value::class(class, package, api, spelling) {
            return value;
        }
        let name = &api.types.resolve(&class.key).name;
        let go = closing_of_class(class, api);
        let is_typed = spelling.values.is_some_and(|values| values.typed(&class.key).is_some());
        let bases = is_typed.then(|| spelling.import("usegolib.typing", "GoTyped"));
        let make =
            if is_typed { makes_typed(&class.key, spelling) } else { no_instances(spelling) };
        Class {
            decorators: vec![format!("@{}", spelling.import("typing", "final"))],
            head: head(&class.python, &name.name, bases.into_iter().collect(), package, spelling),
            docstring: docstring(&class.doc, &go, "    "),
            members: Vec::new(),
            methods: [vec![make], static_methods(name, package, api, spelling)].concat(),
        }
    };
    package.classes.iter().map(class).collect()
}

/// The first line of a class. One that says why it lacks methods has a class of its own.
pub(super) fn head(
    python: &str,
    go: &str,
    mut bases: Vec<String>,
    package: &Package,
    spelling: &mut Spelling,
) -> String {
    if package.lacks_members(go, spelling.types) {
        bases.push(format!("metaclass={}", spelling.import("usegolib.typing", "GoClass")));
    }
    let bases = if bases.is_empty() { String::new() } else { format!("({})", bases.join(", ")) };
    unbroken(format!("class {python}{bases}:"))
}

/// `__new__` of a class that says of a value that it is of its type.
fn makes_typed(key: &str, spelling: &mut Spelling) -> String {
    let own = spelling.import("typing", "Self");
    let kind = Type::Declared(key.to_owned());
    let plain = spelling.parameter(&[&kind]);
    let head = unbroken(format!("    def __new__(cls, value: {plain}, /) -> {own}:"));
    format!(
        "{head}\n        \"\"\"Say of a value that it is of this type, where Go takes several.\"\"\""
    )
}

/// `__new__` of a class that has no instances: nobody has a first argument for it. To say that it never
/// returns would make a function of the class for mypy, and would let type checkers accept the call.
fn no_instances(spelling: &mut Spelling) -> String {
    let (object, own) = (spelling.builtin("object"), spelling.import("typing", "Self"));
    let never = spelling.import("typing", "Never");
    let params = format!("cls, value: {never}, /, *args: {object}, **kwargs: {object}");
    let head = format!("    def __new__({params}) -> {own}:");
    let lines = params.replace(", ", ",\n        ");
    let wrapped = format!("    def __new__(\n        {lines},\n    ) -> {own}:");
    let head = if fits(&head) { head } else { wrapped };
    format!("{head}\n        \"\"\"Raise TypeError: its methods take a value first.\"\"\"")
}

/// The methods of a type as static ones.
pub(super) fn static_methods(
    name: &TypeName,
    package: &Package,
    api: &Api,
    spelling: &mut Spelling,
) -> Vec<String> {
    let decorator = format!("@{}\n", spelling.builtin("staticmethod"));
    let declare = |method: Vec<&Callable>| {
        let (found, _) = function::declare(&method, Receiver::Nothing, api, spelling);
        found.iter().map(|it| super::indented(&format!("{decorator}{it}"))).collect::<Vec<_>>()
    };
    package.methods(name, &api.types).into_iter().flat_map(declare).collect()
}

/// The methods of a record or an object.
pub(super) fn own_methods(
    name: &TypeName,
    receiver: Receiver,
    package: &Package,
    api: &Api,
    spelling: &mut Spelling,
) -> Vec<String> {
    let declare = |method: Vec<&Callable>| {
        let (found, _) = function::declare(&method, receiver, api, spelling);
        found.iter().map(|it| super::indented(&it.to_string())).collect::<Vec<_>>()
    };
    package.methods(name, &api.types).into_iter().flat_map(declare).collect()
}
