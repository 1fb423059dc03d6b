//! Objects in a stub: classes that derive from `usegolib.Object`.
//!
//! In: a package. Out: a class for each struct that stays in Go, with its fields and methods.

use super::class::Class;
use super::field;
use super::methods::{Receiver, head, own_methods};
use super::spelling::Spelling;
use crate::model::{Api, Package};
use crate::render::python::object::{Spelled, closing};
use crate::render::python::text::docstring;

/// The package's objects.
pub(super) fn objects(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Class> {
    package.objects.iter().filter_map(|key| object(key, package, api, spelling)).collect()
}

fn object(key: &str, package: &Package, api: &Api, spelling: &mut Spelling) -> Option<Class> {
    let declared = api.types.get(key)?;
    let object = declared.as_object()?;
    let (go, base) = (&declared.name.name, spelling.import("usegolib", "Object"));
    let receiver = Receiver::Itself { is_generic: false };
    let slots = vec!["    __slots__ = ()".to_owned()];
    let constructor = field::constructor(key, package, spelling).into_iter().collect();
    let methods = own_methods(&declared.name, receiver, package, api, spelling);
    Some(Class {
        decorators: vec![format!("@{}", spelling.import("typing", "final"))],
        head: head(&object.python, go, vec![base], package, spelling),
        docstring: docstring(&object.doc, &closing(key, api, Spelled::Python), "    "),
        members: [slots, field::properties(key, package, api, spelling)].concat(),
        methods: [constructor, methods].concat(),
    })
}
