//! Which types of other modules are offered: those that something offered of the module itself names, with
//! what of their methods and fields needs no further type.
//!
//! In: the table of described types, into which types of other modules come only where a declaration of the
//! module names them. Out: packages with nothing but types and their constants, which the other passes take as they take the module's
//! own. Methods and fields of these types bring in no further type, so that one that net/http declares does
//! not bring in all of it.

use std::collections::BTreeSet;

use super::Draft;
use super::callables::{Call, Decision};
use super::fields::Field;
use super::types::Types;
use crate::introspect::{Described, DescribedPackage, DescribedType, GoType};
use crate::model::{Declared, Level, Type, TypeTable};

/// Types that have a meaning of their own wherever they stand.
const KNOWN: &[&str] = &["context.Context", "math/big.Int", "time.Duration"];

/// The names of the types that can be offered at a level.
pub(super) fn types(described: &Described, level: Level) -> BTreeSet<&str> {
    if level < Level::State {
        return BTreeSet::new();
    }
    let own: BTreeSet<_> = described.packages.iter().map(|it| it.path.as_str()).collect();
    let is_foreign = |it: &DescribedType| !it.package.is_empty() && !own.contains(&*it.package);
    let found = described.types.iter().filter(|(_, it)| is_foreign(it) && is_offered(it));
    found.map(|(name, _)| name.as_str()).filter(|name| !KNOWN.contains(name)).collect()
}

/// Whether another package can name the type, and it is one type.
fn is_offered(described: &DescribedType) -> bool {
    let is_any =
        matches!(&described.underlying, GoType::Interface { methods } if methods.is_empty());
    let is_one = described.type_params.is_empty() && !described.constraint;
    is_one && described.writable && described.position.is_some() && !is_any
}

/// The packages that declare the types of other modules which can be offered, sorted by path.
pub(super) fn packages(types: &Types, described: &Described) -> Vec<DescribedPackage> {
    let paths: BTreeSet<_> =
        types.foreign().map(|it| (it.package.as_str(), it.clause.as_str())).collect();
    paths.into_iter().map(|(path, clause)| package(path, clause, described)).collect()
}

fn package(path: &str, clause: &str, described: &Described) -> DescribedPackage {
    let other = described.others.iter().find(|other| other.path == path);
    DescribedPackage {
        path: path.to_owned(),
        name: clause.to_owned(),
        internal: false,
        doc: String::new(),
        errors: Vec::new(),
        functions: Vec::new(),
        constants: other.map_or_else(Vec::new, |other| other.constants.clone()),
        variables: Vec::new(),
        aliases: Vec::new(),
        links: Vec::new(),
    }
}

/// Leaves out of the packages of other modules what nothing names that is offered of the module itself, nor
/// what it names so.
pub(super) fn prune(own: &[Draft], foreign: &mut [Draft], types: &mut TypeTable) {
    let mut reached = BTreeSet::new();
    own.iter().flat_map(mentions).for_each(|kind| types.find_mentions(kind, &mut reached));
    let mut count = 0;
    while count < reached.len() {
        count = reached.len();
        let found: Vec<_> = foreign.iter().flat_map(|it| mentions_of(it, &reached)).collect();
        found.into_iter().for_each(|kind| types.find_mentions(kind, &mut reached));
    }
    let paths: BTreeSet<_> = foreign.iter().map(|it| it.package.path.clone()).collect();
    let is_left_out =
        |key: &str, it: &Declared| paths.contains(&it.name.package) && !reached.contains(key);
    let left_out = types.iter().filter(|(key, it)| is_left_out(key, it));
    let left_out: BTreeSet<_> = left_out.map(|(key, _)| key.to_owned()).collect();
    types.retain(|key| !left_out.contains(key));
    foreign.iter_mut().for_each(|draft| draft.keep(&reached));
}

/// The types of what a package offers.
fn mentions<'d>(draft: &'d Draft) -> impl Iterator<Item = &'d Type> {
    let decisions = draft.functions.iter().chain(&draft.methods);
    let in_calls = decisions.flat_map(Decision::calls).flat_map(of_call);
    let fields = draft.fields.iter().flat_map(|owner| &owner.fields);
    let in_fields = fields.flat_map(of_field);
    let in_errors = draft.errors.iter().flat_map(|class| &class.fields).map(|field| &field.kind);
    let variables = draft.variables.iter().map(|(_, kind)| kind);
    let constants = draft.constants.iter().map(|constant| &constant.kind);
    in_calls.chain(in_fields).chain(in_errors).chain(variables).chain(constants)
}

/// The types of what the types of these keys have.
fn mentions_of<'d>(draft: &'d Draft, keys: &BTreeSet<String>) -> Vec<&'d Type> {
    let methods = draft.methods.iter().filter(|method| is_of(method, keys));
    let in_calls = methods.flat_map(Decision::calls).flat_map(of_call);
    let fields = draft.fields.iter().filter(|owner| keys.contains(&owner.key));
    let in_fields = fields.flat_map(|owner| &owner.fields).flat_map(of_field);
    let path = &draft.package.path;
    let errors = draft.errors.iter().filter(|class| keys.contains(&class.key(path)));
    let in_errors = errors.flat_map(|class| &class.fields).map(|field| &field.kind);
    in_calls.chain(in_fields).chain(in_errors).collect()
}

fn of_call(call: &Call) -> impl Iterator<Item = &Type> {
    call.params.iter().map(|(_, kind)| kind).chain(&call.results).chain(&call.type_args)
}

fn of_field<'d>(field: &'d Field) -> impl Iterator<Item = &'d Type> {
    field.read.as_ref().ok().into_iter().chain(field.assign.as_ref().ok())
}

/// Whether a method is of a type of these keys.
pub(super) fn is_of(method: &Decision, keys: &BTreeSet<String>) -> bool {
    let receiver = method.receiver.as_ref();
    receiver.is_some_and(|it| it.keys.iter().any(|key| keys.contains(key)))
}
