//! Objects in a stub: classes that derive from `usegolib.Object`.
//!
//! In: a package. Out: a class for each struct that stays in Go, with its methods.

use super::class::Class;
use super::methods::{Receiver, head, own_methods};
use super::spelling::Spelling;
use crate::model::{Api, Declared, Object, Package};
use crate::render::python::text::docstring;

/// The package's objects.
pub(super) fn objects(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Class> {
    let declared = package.objects.iter().filter_map(|key| api.types.get(key));
    let class =
        |declared: &Declared| Some(object(declared.as_object()?, declared, package, api, spelling));
    declared.filter_map(class).collect()
}

/// The interfaces that a class derives from.
pub(super) fn bases(declared: &Declared, spelling: &mut Spelling) -> Vec<String> {
    declared.bases().iter().filter_map(|key| spelling.base(key)).collect()
}

fn object(
    object: &Object,
    declared: &Declared,
    package: &Package,
    api: &Api,
    spelling: &mut Spelling,
) -> Class {
    let (go, base) = (&declared.name.name, spelling.import("usegolib", "Object"));
    let interfaces = bases(declared, spelling);
    let closing = [format!("Go: type {go}"), format!("{}/{}", api.module, object.position)];
    let receiver = Receiver::Itself { is_generic: false };
    Class {
        decorators: vec![format!("@{}", spelling.import("typing", "final"))],
        head: head(&object.python, go, [vec![base], interfaces].concat(), package, spelling),
        docstring: docstring(&object.doc, &closing, "    "),
        members: vec!["    __slots__ = ()".to_owned()],
        methods: own_methods(&declared.name, receiver, package, api, spelling),
    }
}
