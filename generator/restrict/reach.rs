//! Which types are there only because something names them: those of other modules, and instances of generic
//! ones.
//!
//! In: what was decided about packages. Out: the same without the types that nothing names which is offered,
//! and without what belongs to them. A function that is refused names types as well.

use std::collections::BTreeSet;

use super::Draft;
use super::callables::{Call, Decision};
use super::fields::{Field, Owner};
use super::types::Implemented;
use super::{foreign, streams};
use crate::introspect::{DescribedTypes, GoType};
use crate::model::{Declared, Level, Type, TypeTable};

/// Leaves out what is not reached.
pub(super) fn prune(
    drafts: &mut [Draft],
    types: &mut TypeTable,
    described: &DescribedTypes,
    implemented: &Implemented,
    level: Level,
) {
    if level < Level::State {
        return;
    }
    let taken = find_taken(drafts, types);
    let implied = taken.iter().filter(|key| *key == foreign::IMPLIED.1).cloned().collect();
    let mut keys = find_waiting(drafts, types);
    settle(&mut keys, implied, drafts, types, implemented);
    let implementers = find_implementers(drafts, types, described, &keys);
    settle(&mut keys, implementers, drafts, types, implemented);
    let others = drafts.iter_mut().filter(|draft| !draft.is_own);
    others.for_each(|it| it.functions.retain(|function| is_maker(function, &taken, &keys)));
    drafts.iter_mut().for_each(|draft| draft.leave_out(&keys));
    types.retain(|key| !keys.contains(key));
}

/// Whether a function of another module gives what the module takes, and takes what is there.
fn is_maker(function: &Decision, taken: &BTreeSet<String>, left_out: &BTreeSet<String>) -> bool {
    let mut calls = function.calls();
    calls.any(|call| {
        let mut made = call.results.iter().flat_map(Type::mentions);
        let mut named = of_call(call).flat_map(Type::mentions);
        made.any(|key| taken.contains(key)) && named.all(|key| !left_out.contains(key))
    })
}

/// The keys of the types that the module takes, as parameters or in fields.
fn find_taken(drafts: &[Draft], types: &TypeTable) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for draft in drafts.iter().filter(|draft| draft.is_own) {
        let functions = draft.functions.iter().flat_map(Decision::calls);
        let methods = draft.methods.iter().flat_map(Decision::calls);
        let calls = functions.map(|it| (it, 0)).chain(methods.map(|it| (it, 1)));
        let taken = calls.flat_map(|(call, receivers)| call.params.iter().skip(receivers));
        let fields = draft.fields.iter().flat_map(|owner| &owner.fields);
        let assigned = fields.filter_map(|field| field.assign.as_ref().ok());
        taken
            .map(|(_, kind)| kind)
            .chain(assigned)
            .for_each(|it| types.find_mentions(it, &mut keys));
    }
    let (interface, implementation) = foreign::IMPLIED;
    if keys.contains(interface) {
        keys.insert(implementation.to_owned());
    }
    keys
}

/// The keys of the types that are there only if something reaches them.
fn find_waiting(drafts: &[Draft], types: &TypeTable) -> BTreeSet<String> {
    let others = drafts.iter().filter(|draft| !draft.is_own);
    let others: BTreeSet<_> = others.map(|draft| draft.package.path.as_str()).collect();
    let is_waiting = |it: &Declared| {
        let is_generic = it.stays_in_go() && !it.name.args.is_empty();
        is_generic || is_hidden(it) || others.contains(&*it.name.package)
    };
    types.iter().filter(|(_, it)| is_waiting(it)).map(|(key, _)| key.to_owned()).collect()
}

/// Leaves those waiting which are not reached, given some that are.
fn settle(
    waiting: &mut BTreeSet<String>,
    mut reached: BTreeSet<String>,
    drafts: &[Draft],
    types: &TypeTable,
    implemented: &Implemented,
) {
    waiting.retain(|key| !reached.contains(key));
    loop {
        let found: Vec<_> = drafts.iter().flat_map(|draft| mentions(draft, waiting)).collect();
        found.into_iter().for_each(|kind| types.find_mentions(kind, &mut reached));
        let calls = drafts.iter().flat_map(|draft| calls(draft, waiting));
        reached.extend(calls.flat_map(streams::interfaces));
        // The class of what implements an interface derives from that of it.
        let is_there = |key: &str| types.get(key).is_some() && !waiting.contains(key);
        let bases = implemented.iter().filter(|(key, _)| is_there(key)).flat_map(|(_, it)| it);
        reached.extend(bases.cloned());
        let count = waiting.len();
        waiting.retain(|key| !reached.contains(key));
        if waiting.len() == count {
            return;
        }
    }
}

/// The structs among those waiting that implement an interface which the module gives, of packages of which there
/// is something.
fn find_implementers(
    drafts: &[Draft],
    types: &TypeTable,
    described: &DescribedTypes,
    waiting: &BTreeSet<String>,
) -> BTreeSet<String> {
    let given = find_given_by_module(drafts, types);
    let there = types.iter().filter(|(key, _)| !waiting.contains(*key));
    let packages: BTreeSet<&str> = there.map(|(_, it)| it.name.package.as_str()).collect();
    let is_given = |name: &String| {
        let name = name.trim_start_matches('*');
        given.contains(name) && !waiting.contains(name)
    };
    let is_implementer = |key: &&String| {
        let declared = types.get(key).filter(|it| packages.contains(&*it.name.package));
        let is_struct =
            declared.is_some_and(|it| it.as_object().is_some() || it.as_record().is_some());
        let implements = described.get(*key).map(|it| &it.implements);
        is_struct && implements.is_some_and(|names| names.iter().any(is_given))
    };
    waiting.iter().filter(is_implementer).cloned().collect()
}

/// The keys of the types that the module gives: of results, variables, and fields.
fn find_given_by_module(drafts: &[Draft], types: &TypeTable) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for draft in drafts.iter().filter(|draft| draft.is_own) {
        let decisions = draft.functions.iter().chain(&draft.methods);
        let results = decisions.flat_map(Decision::calls).flat_map(|call| &call.results);
        let given =
            results.chain(read_fields(draft)).chain(draft.variables.iter().map(|(_, it)| it));
        given.for_each(|kind| types.find_mentions(kind, &mut keys));
    }
    keys
}

/// The types of the fields that can be read.
fn read_fields<'d>(draft: &'d Draft) -> impl Iterator<Item = &'d Type> {
    let fields = draft.fields.iter().flat_map(|owner| &owner.fields);
    fields.filter_map(|field| field.read.as_ref().ok())
}

/// Whether it is of a type that other packages cannot name.
fn is_hidden(declared: &Declared) -> bool {
    declared.as_interface().is_some_and(|it| it.is_hidden)
}

/// The types that other packages cannot name and of which something gives values that the shim can ask what they
/// are: functions and variables, and methods of types that it can name.
pub(super) fn find_sourced(drafts: &[Draft], types: &TypeTable) -> BTreeSet<String> {
    let can_be_named =
        |key: &String| types.get(key).is_some_and(|it| !is_hidden(it) && it.name.args.is_empty());
    let is_source =
        |it: &&Decision| it.receiver.as_ref().is_none_or(|it| it.keys.iter().all(can_be_named));
    let own = || drafts.iter().filter(|draft| draft.is_own);
    let decisions = own().flat_map(|it| it.functions.iter().chain(&it.methods)).filter(is_source);
    let calls = decisions.flat_map(Decision::calls).filter(|call| call.type_args.is_empty());
    let given = calls.flat_map(|call| &call.results);
    let variables = own().flat_map(|draft| &draft.variables).map(|(_, kind)| kind);
    let keys = given.chain(variables).filter_map(|kind| {
        let Type::Declared(key) = kind else { return None };
        types.get(key).filter(|it| is_hidden(it)).map(|_| key.clone())
    });
    keys.collect()
}

/// The types that a package's declarations name, without those that belong to types of these keys.
fn mentions<'d>(draft: &'d Draft, left_out: &BTreeSet<String>) -> Vec<&'d Type> {
    let in_calls = calls(draft, left_out).flat_map(of_call);
    let owners = draft.fields.iter().filter(|owner: &&Owner| !left_out.contains(&owner.key));
    let in_fields = owners.flat_map(|owner| &owner.fields).flat_map(of_field);
    let path = &draft.package.path;
    let errors = draft.errors.iter().filter(|class| !left_out.contains(&class.key(path)));
    let in_errors = errors.flat_map(|class| &class.fields).map(|field| &field.kind);
    let variables = draft.variables.iter().map(|(_, kind)| kind);
    // A constant of another module is there for its type.
    let constants = draft.constants.iter().filter(|_| draft.is_own).map(|it| &it.kind);
    in_calls.chain(in_fields).chain(in_errors).chain(variables).chain(constants).collect()
}

/// What can be called of a package, without the methods of types of these keys. A function of another module
/// is there for its type.
fn calls<'d>(draft: &'d Draft, left_out: &BTreeSet<String>) -> impl Iterator<Item = &'d Call> {
    let functions = draft.functions.iter().filter(|_| draft.is_own).flat_map(Decision::calls);
    let methods = draft.methods.iter().flat_map(|method| method.calls_of_others(left_out));
    functions.chain(methods)
}

/// The types of functions of which something offered gives a value, by their names.
pub(super) fn find_given(
    drafts: &[Draft],
    types: &TypeTable,
    described: &DescribedTypes,
) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for draft in drafts {
        let decisions = draft.functions.iter().chain(&draft.methods);
        let results = decisions.flat_map(Decision::calls).flat_map(new_results);
        let variables = draft.variables.iter().map(|(_, kind)| kind);
        let given = results.chain(read_fields(draft)).chain(variables);
        given.for_each(|kind| types.find_mentions(kind, &mut keys));
    }
    let names = keys.iter().filter_map(|key| key.split('[').next());
    let is_function = |name: &&str| {
        described.get(*name).is_some_and(|it| matches!(it.underlying, GoType::Func { .. }))
    };
    names.filter(is_function).map(str::to_owned).collect()
}

/// The results of a call of types that it does not take: one that gives what it was given gives nothing new.
fn new_results(call: &Call) -> impl Iterator<Item = &Type> {
    let taken: BTreeSet<&str> = call.params.iter().flat_map(|(_, kind)| kind.mentions()).collect();
    call.results.iter().filter(move |kind| kind.mentions().all(|key| !taken.contains(key)))
}

fn of_call(call: &Call) -> impl Iterator<Item = &Type> {
    call.params.iter().map(|(_, kind)| kind).chain(&call.results).chain(&call.type_args)
}

fn of_field<'d>(field: &'d Field) -> impl Iterator<Item = &'d Type> {
    field.read.as_ref().ok().into_iter().chain(field.assign.as_ref().ok())
}
