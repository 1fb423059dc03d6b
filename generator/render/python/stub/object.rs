//! Objects in a stub: classes that derive from `usegolib.Object`.
//!
//! In: a package. Out: a class for each struct that stays in Go, with its fields and methods.

use super::class::Class;
use super::field;
use super::methods::{Receiver, head, own_methods};
use super::protocol;
use super::spelling::Spelling;
use crate::model::{Api, Declared, Package};
use crate::render::python::object::{Spelled, closing};
use crate::render::python::text::docstring;

/// The package's objects.
pub(super) fn objects(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Class> {
    package.objects.iter().filter_map(|key| object(key, package, api, spelling)).collect()
}

/// The interfaces that a class derives from.
pub(super) fn bases(declared: &Declared, spelling: &mut Spelling) -> Vec<String> {
    declared.bases().iter().filter_map(|key| spelling.base(key)).collect()
}

fn object(key: &str, package: &Package, api: &Api, spelling: &mut Spelling) -> Option<Class> {
    let declared = api.types.get(key)?;
    let object = declared.as_object()?;
    let (go, base) = (&declared.name.name, spelling.import("usegolib", "Object"));
    let interfaces = bases(declared, spelling);
    let receiver = Receiver::Itself { is_generic: false };
    let slots = ["    __slots__ = ()".to_owned()];
    let hash = protocol::hash(declared, package, spelling);
    let mut members = field::properties(key, package, api, spelling);
    members.extend(field::constructor(key, package, spelling));
    members.extend(protocol::manager(declared, package, spelling));
    members.extend(protocol::iteration(declared, package, spelling));
    members.extend(own_methods(&declared.name, receiver, package, api, spelling));
    Some(Class {
        decorators: vec![format!("@{}", spelling.import("typing", "final"))],
        head: head(&object.python, go, [vec![base], interfaces].concat(), package, spelling),
        docstring: docstring(&object.doc, &closing(key, api, Spelled::Python), "    "),
        members: slots.into_iter().chain(hash).collect(),
        methods: join(members),
    })
}

/// Members that are set apart by an empty line: formatters want none behind a setter, which is `...`.
pub(super) fn join(members: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for member in members {
        match joined.last_mut() {
            Some(last) if is_setter(last) => {
                last.push('\n');
                last.push_str(&member);
            }
            _ => joined.push(member),
        }
    }
    joined
}

fn is_setter(member: &str) -> bool {
    let last = member.lines().next_back().unwrap_or_default();
    last.trim_end_matches("  # fmt: skip").ends_with(": ...")
}
