//! One function: callable, in one or several instances, or refused.
//!
//! In: a described function. Out: a [`Call`] for each instance that crosses, or the [`Refusal`] that
//! weighs most.

use super::crossing::{self, Place, Types, Way};
use super::obstacle::Obstacle;
use super::parameter::{self, Role};
use super::refusal::{self, Refusal};
use super::{generic, rules};
use crate::introspect::{
    DescribedFunction, DescribedPackage, DescribedParam, DescribedTypeParam, GoType,
};
use crate::model::{Form, Number, Rule, Supplied, Supply, Type};

/// What crosses in a call.
pub(super) struct Call {
    /// Type arguments; empty for a function that is not generic.
    pub(super) type_args: Vec<Type>,
    /// Position among Go's parameters, and type, of those that a caller passes.
    pub(super) params: Vec<(usize, Type)>,
    /// Whether the last of them is `...T`.
    pub(super) variadic: bool,
    /// The others.
    pub(super) supplied: Vec<Supplied>,
    /// Go's results without a trailing error.
    pub(super) results: Vec<Type>,
    /// Whether there is a trailing error.
    pub(super) fails: bool,
    /// What it takes beyond strict Level 1.
    pub(super) rules: Vec<Rule>,
}

/// Decides about a function; of several reasons against it, the most telling.
pub(super) fn calls(
    package: &DescribedPackage,
    function: &DescribedFunction,
    types: &Types,
) -> Result<Vec<Call>, Refusal> {
    if refusal::ends_process(&package.path, &function.name) {
        return Err(refusal::process(&package.path, &function.name));
    }
    let mut refused = None;
    let mut found = Vec::new();
    for bound in generic::instances(&function.type_params, types)? {
        match call(function, types, &bound) {
            Ok(call) => found.push(call),
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    match refused {
        Some(refusal) if found.is_empty() => Err(refusal),
        _ => Ok(found),
    }
}

/// One instance of a function.
fn call(function: &DescribedFunction, types: &Types, bound: &[GoType]) -> Result<Call, Refusal> {
    let place = |way| Place { types, way, bound };
    let roles = parameter::roles(function, place(Way::In));
    let (results, fails) = without_error(&function.results);
    let results: Vec<_> =
        results.iter().map(|result| crossing::level1(&result.kind, place(Way::Out))).collect();
    if let Some(refusal) = hardest(function, &roles, &results) {
        return Err(refusal);
    }
    let mut call = Call {
        type_args: type_args(function, place(Way::In))?,
        params: Vec::new(),
        variadic: false,
        supplied: Vec::new(),
        // Nothing is lost here: had one been an obstacle, `hardest` would have found it.
        results: results.into_iter().flatten().collect(),
        fails,
        rules: Vec::new(),
    };
    for (position, role) in roles.into_iter().enumerate() {
        match role {
            Role::Supplied(supplied) => call.supplied.push(supplied),
            Role::Passed(kind) => call.params.extend(kind.ok().map(|kind| (position, kind))),
        }
    }
    call.variadic = function.variadic && call.supplied_with(Supply::Options).next().is_none();
    in_vain(function, &call)?;
    call.rules = rules::of(&call);
    Ok(call)
}

impl Call {
    /// The parameters that the library fills with this.
    pub(super) fn supplied_with(&self, with: Supply) -> impl Iterator<Item = &Supplied> {
        self.supplied.iter().filter(move |supplied| supplied.with == with)
    }

    /// How many values a response carries: Go's results and what was written.
    pub(super) fn answers(&self) -> usize {
        self.results.len() + self.writers().count()
    }

    /// The supplied writers.
    pub(super) fn writers(&self) -> impl Iterator<Item = &Supplied> {
        self.supplied_with(Supply::Writer)
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
fn type_args(function: &DescribedFunction, place: Place) -> Result<Vec<Type>, Refusal> {
    let crossed = |(bound, param): (&GoType, &DescribedTypeParam)| {
        let kind = crossing::level1(&generic::substituted(bound, place.bound), place);
        kind.map_err(|_| refusal::generic(&param.name))
    };
    place.bound.iter().zip(&function.type_params).map(crossed).collect()
}

/// The results without a trailing `error`, and whether there was one.
pub(super) fn without_error(results: &[DescribedParam]) -> (&[DescribedParam], bool) {
    match results {
        [rest @ .., DescribedParam { kind: GoType::Named { name, .. }, .. }] if name == "error" => {
            (rest, true)
        }
        all => (all, false),
    }
}

/// Refuses a function whose call could never tell Python anything: it writes through a pointer, or
/// into a slice while it returns nothing but a count, or it looks for an error's identity.
fn in_vain(function: &DescribedFunction, call: &Call) -> Result<(), Refusal> {
    let tells_nothing = call.writers().next().is_none()
        && matches!(call.results.as_slice(), [] | [Type::Number(Number::Int)]);
    for (position, kind) in &call.params {
        let param = &function.params[*position];
        if parameter::fills_pointer(function, param, kind) {
            return Err(refusal::fills(param, *position));
        }
        let is_pointer = matches!(kind.form(), Form::Optional(_));
        let fills_slice = call.results.is_empty() && parameter::fills_list(param, kind);
        if fills_slice || (param.written && (is_pointer || tells_nothing)) {
            return Err(refusal::written(param));
        }
        if *kind == Type::Error && matches!(call.results.as_slice(), [Type::Bool]) {
            return Err(refusal::identity(param, *position));
        }
    }
    Ok(())
}
