//! Interfaces in a stub: classes without instances of their own, which others derive from.
//!
//! In: a package. Out: a class for each interface with methods.

use super::class::Class;
use super::methods::{Receiver, head, own_methods};
use super::object::{bases, join};
use super::protocol;
use super::spelling::Spelling;
use crate::model::{Api, Declared, Interface, Package};
use crate::render::python::documentation::closing_of_type;
use crate::render::python::text::docstring;

/// The package's interfaces.
pub(super) fn interfaces<'a>(
    package: &'a Package,
    api: &Api,
    spelling: &mut Spelling<'a>,
) -> Vec<Class> {
    let declared = package.interfaces.iter().filter_map(|key| api.types.get(key));
    let class = |declared: &Declared| {
        Some(interface(declared.as_interface()?, declared, package, api, spelling))
    };
    declared.filter_map(class).collect()
}

fn interface<'a>(
    interface: &Interface,
    declared: &Declared,
    package: &'a Package,
    api: &Api,
    spelling: &mut Spelling<'a>,
) -> Class {
    let go = &declared.name.name;
    let closing = closing_of_type(go, &interface.position, api);
    let receiver = Receiver::Itself { is_generic: false };
    let bases = bases(declared, spelling);
    let mut protocols = protocol::manager(declared, package, spelling);
    protocols.extend(protocol::iteration(declared, package, spelling));
    let methods = own_methods(&declared.name, receiver, package, api, spelling);
    Class {
        decorators: Vec::new(),
        head: head(&interface.python, go, bases, package, spelling),
        docstring: docstring(&interface.doc, &closing, "    "),
        // With its type, as mypy has not inferred it yet where packages import each other.
        members: vec![format!("    __slots__: {}[()] = ()", spelling.builtin("tuple"))],
        methods: join([vec![no_instances(spelling)], protocols, methods].concat()),
    }
}

/// `__new__` of a class whose instances come from Go: nobody has an argument for it.
fn no_instances(spelling: &mut Spelling) -> String {
    let (own, never) = (spelling.import("typing", "Self"), spelling.import("typing", "Never"));
    format!(
        "    def __new__(cls, value: {never}, /) -> {own}:\n        \
         \"\"\"Raise TypeError: what implements it comes from Go.\"\"\""
    )
}
