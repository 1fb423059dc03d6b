//! Interfaces in a stub: classes without instances of their own, which others derive from.
//!
//! In: a package. Out: a class for each interface with methods.

use super::class::Class;
use super::generic::{self, Generic};
use super::methods::{Receiver, head, own_methods};
use super::object::{bases, enter, join};
use super::protocol;
use super::spelling::Spelling;
use crate::model::{Api, Declared, Package};
use crate::render::python::documentation::closing_of_type;
use crate::render::python::text::docstring;

/// The package's interfaces.
pub(super) fn interfaces<'a>(
    package: &'a Package,
    api: &'a Api,
    spelling: &mut Spelling<'a>,
) -> Vec<Class> {
    let instances = super::by_type(&package.interfaces, &api.types).into_iter();
    instances.filter_map(|instances| interface(&instances, package, api, spelling)).collect()
}

fn interface<'a>(
    instances: &[(&'a str, &'a Declared)],
    package: &'a Package,
    api: &Api,
    spelling: &mut Spelling<'a>,
) -> Option<Class> {
    let (key, declared) = instances[0];
    let interface = declared.as_interface()?;
    let go = &declared.name.name;
    let closing = closing_of_type(go, &interface.position, api);
    let generic = Generic::of(key, spelling);
    let receiver = Receiver::of(instances, generic.as_ref());
    let own = generic::bases(key, spelling);
    enter(generic.as_ref(), spelling);
    let bases = [bases(instances, spelling), own].concat();
    let mut protocols = protocol::manager(declared, package, spelling);
    protocols.extend(protocol::iteration(declared, package, spelling));
    let mut methods = own_methods(&declared.name, receiver, package, api, spelling);
    methods.extend(generic.map(|_| generic::subscript(spelling)));
    enter(None, spelling);
    Some(Class {
        decorators: Vec::new(),
        head: head(&interface.python, go, bases, package, spelling),
        docstring: docstring(&interface.doc, &closing, "    "),
        // With its type, as mypy has not inferred it yet where packages import each other.
        members: vec![format!("    __slots__: {}[()] = ()", spelling.builtin("tuple"))],
        methods: join([vec![no_instances(spelling)], protocols, methods].concat()),
    })
}

/// `__new__` of a class whose instances come from Go: nobody has an argument for it.
fn no_instances(spelling: &mut Spelling) -> String {
    let (own, never) = (spelling.import("typing", "Self"), spelling.import("typing", "Never"));
    format!(
        "    def __new__(cls, value: {never}, /) -> {own}:\n        \
         \"\"\"Raise TypeError: what implements it comes from Go.\"\"\""
    )
}
