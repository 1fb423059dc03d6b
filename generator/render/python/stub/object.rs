//! Objects in a stub: classes that derive from `usegolib.Object`.
//!
//! In: a package. Out: a class for each struct that stays in Go, with its fields and methods.

use super::class::Class;
use super::field;
use super::generic::{self, Generic};
use super::methods::{Receiver, head, own_methods};
use super::protocol;
use super::spelling::Spelling;
use crate::model::{Api, Declared, Package};
use crate::render::python::object::{Spelled, closing};
use crate::render::python::text::docstring;

/// The package's objects.
pub(super) fn objects<'a>(
    package: &'a Package,
    api: &'a Api,
    spelling: &mut Spelling<'a>,
) -> Vec<Class> {
    let instances = super::by_type(&package.objects, &api.types).into_iter();
    instances.filter_map(|instances| object(&instances, package, api, spelling)).collect()
}

/// The interfaces that the class of these instances derives from, spelled within it.
pub(super) fn bases(instances: &[(&str, &Declared)], spelling: &mut Spelling) -> Vec<String> {
    let declared = instances[0].1;
    let base = |(at, _)| {
        let keys = instances.iter().filter_map(|(_, it)| it.bases().get(at));
        spelling.base(declared, &keys.collect::<Vec<_>>())
    };
    declared.bases().iter().enumerate().filter_map(base).collect()
}

/// Spells what follows as members of a class, with its variables for what is `any`.
pub(super) fn enter<'a>(generic: Option<&Generic<'a>>, spelling: &mut Spelling<'a>) {
    let open = generic.map(|generic| generic.open_variables().collect());
    spelling.open(open.unwrap_or_default());
    spelling.within(generic.cloned());
}

fn object<'a>(
    instances: &[(&'a str, &'a Declared)],
    package: &'a Package,
    api: &'a Api,
    spelling: &mut Spelling<'a>,
) -> Option<Class> {
    let (key, declared) = instances[0];
    let object = declared.as_object()?;
    let (go, base) = (&declared.name.name, spelling.import("usegolib", "Object"));
    let generic = Generic::of(key, spelling);
    let own = generic::bases(key, spelling);
    enter(generic.as_ref(), spelling);
    let bases = [vec![base], bases(instances, spelling), own].concat();
    let receiver = Receiver::of(instances, generic.as_ref());
    let slots = ["    __slots__ = ()".to_owned()];
    let hash = protocol::hash(declared, package, spelling);
    let keys: Vec<_> = instances.iter().map(|(key, _)| *key).collect();
    let subscript = generic.is_some().then(|| generic::subscript(spelling));
    let mut members = field::properties(&keys, package, api, spelling);
    let iteration = protocol::iteration(declared, package, spelling);
    let class = spelling.class.take();
    members.extend(field::constructor(&keys, package, spelling));
    members.extend(protocol::manager(declared, package, spelling));
    members.extend(iteration);
    spelling.within(class);
    members.extend(own_methods(&declared.name, receiver, package, api, spelling));
    members.extend(subscript);
    enter(None, spelling);
    Some(Class {
        decorators: vec![format!("@{}", spelling.import("typing", "final"))],
        head: head(&object.python, go, bases, package, spelling),
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
