//! Pass 3: which functions can be called.
//!
//! In: the functions of a package, and the methods of its types. Out: a [`Decision`] for each: a [`Call`] for every instance that
//! crosses, or the [`Refusal`] that weighs most.

use std::borrow::Cow;
use std::collections::BTreeSet;

mod call;
mod candidates;
mod failure;
mod generic;
mod method;
mod nil;
mod parameter;
pub(super) mod refusal;
mod rule;
mod writer;

pub(super) use call::Call;
use failure::without_error;
pub(super) use method::{Receiver, decide as decide_methods};
use parameter::Role;
pub(super) use parameter::supply;
pub(super) use refusal::Refusal;

use super::types::substitution::substitute;
use super::types::{Direction, Mention, Obstacle, Types};
use crate::introspect::{
    DescribedFunction, DescribedPackage, DescribedParam, DescribedTypeParam, GoType,
};
use crate::model::{Form, Level, Supply, Type};

/// A function and what became of its instances.
pub(super) struct Decision<'a> {
    pub(super) function: Cow<'a, DescribedFunction>,
    /// The type that a method belongs to.
    pub(super) receiver: Option<Receiver<'a>>,
    /// One for each instance; of a function that is not generic, one.
    pub(super) instances: Vec<Result<Call, Refusal>>,
}

impl Decision<'_> {
    /// The instances that can be called.
    pub(super) fn calls(&self) -> impl Iterator<Item = &Call> {
        self.instances.iter().filter_map(|instance| instance.as_ref().ok())
    }

    /// The same without those of types of these keys.
    pub(super) fn calls_of_others(&self, keys: &BTreeSet<String>) -> impl Iterator<Item = &Call> {
        let of = self.receiver.iter().flat_map(|receiver| &receiver.keys);
        let found = of.zip(&self.instances).filter(|(key, _)| !keys.contains(*key));
        found.filter_map(|(_, instance)| instance.as_ref().ok())
    }

    /// Whether there are instances of the type that it is a method of.
    pub(super) fn has_instances(&self) -> bool {
        self.receiver.as_ref().is_some_and(|receiver| !receiver.keys.is_empty())
    }

    /// Leaves out what is of types of these keys.
    pub(super) fn leave_out(&mut self, keys: &BTreeSet<String>) {
        let Some(receiver) = &mut self.receiver else { return };
        let is_kept: Vec<_> = receiver.keys.iter().map(|key| !keys.contains(key)).collect();
        if is_kept.iter().all(|kept| *kept) {
            return;
        }
        let mut kept = is_kept.iter();
        self.instances.retain(|_| kept.next().is_none_or(|kept| *kept));
        let mut kept = is_kept.iter();
        receiver.keys.retain(|_| kept.next().is_none_or(|kept| *kept));
        if self.instances.is_empty() {
            let obstacle = Obstacle::no_instance();
            self.instances = vec![Err(refusal::object(receiver.name, obstacle, Level::State))];
        }
    }

    /// Why the function is not offered: the first refusal, where none of its instances can be called.
    pub(super) fn refusal(&self) -> Option<&Refusal> {
        let mut refusals = self.instances.iter().filter_map(|instance| instance.as_ref().err());
        if self.calls().next().is_some() { None } else { refusals.next() }
    }
}

/// Decides about all functions of a package, sorted by name.
pub(super) fn decide<'a>(package: &'a DescribedPackage, types: &Types) -> Vec<Decision<'a>> {
    let mut functions: Vec<&DescribedFunction> = package.functions.iter().collect();
    functions.sort_by(|a, b| a.name.cmp(&b.name));
    let decision = |function: &'a DescribedFunction| Decision {
        function: Cow::Borrowed(function),
        receiver: None,
        instances: instances(package, function, types),
    };
    functions.into_iter().map(decision).collect()
}

fn instances(
    package: &DescribedPackage,
    function: &DescribedFunction,
    types: &Types,
) -> Vec<Result<Call, Refusal>> {
    if refusal::ends_process(&package.path, &function.name) {
        return vec![Err(refusal::process(&package.path, &function.name))];
    }
    match generic::instances(&function.type_params, types) {
        Ok(instances) => {
            instances.iter().map(|bound| call(function, false, types, bound)).collect()
        }
        Err(refusal) => vec![Err(refusal)],
    }
}

/// One instance of a function, or of a method, which takes its receiver first; of several reasons
/// against it, the most telling.
fn call(
    function: &DescribedFunction,
    has_receiver: bool,
    types: &Types,
    bound: &[GoType],
) -> Result<Call, Refusal> {
    let mention = |direction| Mention { bound, ..Mention::new(types, direction) };
    let roles = parameter::roles(function, has_receiver, mention(Direction::In));
    let (results, fails) = without_error(&function.results, types);
    let is_of_object = has_receiver && takes_object(&roles, types);
    let result = |result: &DescribedParam| {
        let mention = mention(Direction::Out);
        if is_of_object {
            mention.restrict_own_result(&result.kind)
        } else {
            mention.restrict_result(&result.kind)
        }
    };
    let results: Vec<_> = results.iter().map(result).collect();
    if let Some(refusal) = hardest(function, &roles, &results) {
        return Err(refusal);
    }
    // Nothing is lost here: had one been an obstacle, `hardest` would have found it.
    let results: Vec<_> = results.into_iter().flatten().collect();
    let mut call = Call {
        type_args: type_args(function, mention(Direction::In))?,
        params: Vec::new(),
        variadic: false,
        supplied: Vec::new(),
        never_nil: nil::never_nil(&function.results, &results, types),
        results,
        written: Vec::new(),
        unseen: Vec::new(),
        fails,
        rules: Vec::new(),
    };
    for (position, role) in roles.into_iter().enumerate() {
        match role {
            Role::Supplied(supplied) => call.supplied.push(supplied),
            Role::Passed(kind) => call.params.extend(kind.ok().map(|kind| (position, kind))),
        }
    }
    call.variadic = function.variadic && call.find_supplied(Supply::Options).next().is_none();
    call.rules = rule::collect(&call, &types.table());
    Ok(call)
}

/// Whether the first parameter is an object, or a value of an interface.
fn takes_object(roles: &[Role], types: &Types) -> bool {
    match roles.first() {
        Some(Role::Passed(Ok(kind))) => {
            matches!(types.table().form(kind), Form::Object(_) | Form::Interface(_))
        }
        Some(Role::Passed(Err(_)) | Role::Supplied(_)) | None => false,
    }
}

/// The refusal that weighs most; among equals the first, parameters before results.
fn hardest(
    function: &DescribedFunction,
    roles: &[Role],
    results: &[Result<Type, Obstacle>],
) -> Option<Refusal> {
    let in_params = roles.iter().enumerate().filter_map(|(at, role)| match role {
        Role::Passed(Err(obstacle)) => {
            Some(refusal::parameter(&function.params[at], at, obstacle.clone()))
        }
        Role::Passed(Ok(_)) | Role::Supplied(_) => None,
    });
    let in_results = results.iter().enumerate().filter_map(|(at, found)| {
        let obstacle = found.as_ref().err()?.clone();
        Some(refusal::result(&function.results, at, obstacle))
    });
    in_params.chain(in_results).min_by_key(|refusal| refusal::weight(refusal.code))
}

/// What stands for each type parameter.
fn type_args(function: &DescribedFunction, mention: Mention) -> Result<Vec<Type>, Refusal> {
    let restrict = |(bound, param): (&GoType, &DescribedTypeParam)| {
        let kind = mention.restrict(&substitute(bound, mention.bound));
        kind.map_err(|_| refusal::generic(&param.name))
    };
    mention.bound.iter().zip(&function.type_params).map(restrict).collect()
}
