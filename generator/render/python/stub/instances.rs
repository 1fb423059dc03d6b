//! The instances of a generic function, as type checkers see them.
//!
//! In: the entries of one Go name. Out: those that Python can tell apart, and whether one signature
//! with type variables says what all of them do; where it cannot, each is an overload.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, behind, columns, open, params, results};
use super::generic;
use super::spelling::Spelling;
use crate::model::{Callable, Type, TypeParam};
use crate::render::python::annotation::Annotation;

/// The signatures that say what the instances do, as few as possible: one with type variables for
/// those that can share it, and one for each of the others. The type variables of the first have
/// Go's names from here on.
pub(super) fn signatures<'a>(
    instances: &[&'a Callable],
    spelling: &mut Spelling,
) -> Vec<Vec<&'a Callable>> {
    if let [_] = instances {
        return vec![instances.to_vec()];
    }
    let reachable = reachable(instances, spelling);
    let (together, apart) = split(&reachable, spelling);
    let each = |functions: Vec<&'a Callable>| functions.into_iter().map(|function| vec![function]);
    if !have_one_signature(&together, spelling) {
        return each(reachable).collect();
    }
    spelling.enter(scope(&together, spelling));
    std::iter::once(together).chain(each(apart)).collect()
}

/// The same for a method of a record. Where all that its instances take and give beside the receiver is
/// the same in Python, they are one; else each is an overload for its own receiver.
pub(super) fn signatures_of_method<'a>(
    instances: &[&'a Callable],
    spelling: &mut Spelling,
) -> Vec<Vec<&'a Callable>> {
    let all = taken_and_given(instances);
    // Python makes records of any types, of which Go may have no instance.
    let is_given = spelling.class.as_ref().is_some_and(|class| !class.is_frozen);
    let of_any = of_any_value(instances);
    // Where any value goes, what else Python takes for some is said by the classes of these.
    let is_wide = of_any.is_some();
    if is_given && all.iter().all(|column| is_of_class(column, is_wide, spelling)) {
        return vec![instances.to_vec()];
    }
    if let Some(all) = of_any {
        return vec![vec![all]];
    }
    let taken = columns(instances, params);
    let taken = taken.get(1..).unwrap_or_default();
    let given = columns(instances, results);
    if taken.iter().chain(&given).all(|column| differing(column, spelling).is_empty()) {
        return vec![instances.to_vec()];
    }
    // Of what they are called on and take, only what Python makes of it tells them apart.
    let mut scratch = spelling.clone();
    let mut known = BTreeSet::new();
    let mut arguments = |method: &Callable| -> Vec<String> {
        let accepted = method.params.iter().map(|value| scratch.parameter(&[&value.kind]));
        accepted.map(|annotation| annotation.to_string()).collect()
    };
    let reachable = instances.iter().copied().filter(|method| known.insert(arguments(method)));
    reachable.map(|method| vec![method]).collect()
}

/// What a method takes, beside what it is called on, and gives.
fn taken_and_given<'a>(instances: &[&'a Callable]) -> Vec<Vec<&'a Type>> {
    columns(instances, params).into_iter().skip(1).chain(columns(instances, results)).collect()
}

/// Whether a column is one type in Python, or what a variable of the class stands for, in both directions
/// unless one is enough.
fn is_of_class(column: &Column, is_wide: bool, spelling: &Spelling) -> bool {
    if let Some((_, inner)) = open(column, spelling.types) {
        return inner.iter().all(|column| is_of_class(column, is_wide, spelling));
    }
    let differing = differing(column, spelling);
    if differing.is_empty() {
        return true;
    }
    if spelling.class_variable(column).is_some() {
        let is_any = |at: usize| behind(column[at]) == &Type::Any;
        let is_symmetric = |it: &Differing| {
            (0..column.len()).all(|at| it.accepted[at] == it.given[at] || is_any(at))
        };
        return is_wide || differing.iter().all(is_symmetric);
    }
    let parts = generic::arguments(column, spelling.types);
    parts.is_some_and(|parts| parts.iter().all(|column| is_of_class(column, is_wide, spelling)))
}

/// The method of the instance that takes any value, which is that of all of them for type checkers.
pub(super) fn of_any_value<'a>(methods: &[&'a Callable]) -> Option<&'a Callable> {
    let is_method = |it: &&Callable| it.receiver.is_some();
    let is_of_any = |it: &&Callable| it.params.first().is_some_and(|value| is_open(&value.kind));
    methods.iter().copied().filter(is_method).find(is_of_any)
}

/// Whether all that an instance of a generic type is made of is `any`.
fn is_open(kind: &Type) -> bool {
    let args = kind.made_of();
    !args.is_empty() && args.iter().all(|arg| arg.open_name().is_some())
}

/// The instances that a caller can reach: of several that take the same in Python, the first.
pub(super) fn reachable<'a>(functions: &[&'a Callable], spelling: &Spelling) -> Vec<&'a Callable> {
    let mut scratch = spelling.clone();
    let mut known = BTreeSet::new();
    let mut takes = |function: &Callable| -> Vec<Annotation> {
        function.params.iter().map(|value| scratch.parameter(&[&value.kind])).collect()
    };
    functions.iter().copied().filter(|function| known.insert(takes(function))).collect()
}

/// Those in which all that differs is spelled in the same way in both directions, as a type variable
/// is, and the others.
fn split<'a>(
    functions: &[&'a Callable],
    spelling: &Spelling,
) -> (Vec<&'a Callable>, Vec<&'a Callable>) {
    let columns = columns(functions, params).into_iter().chain(columns(functions, results));
    let differing: Vec<_> = columns.flat_map(|column| differing(&column, spelling)).collect();
    let is_symmetric = |at| differing.iter().all(|found| found.accepted[at] == found.given[at]);
    let places = functions.iter().copied().enumerate();
    let (together, apart): (Vec<_>, Vec<_>) = places.partition(|(at, _)| is_symmetric(*at));
    let functions = |found: Vec<(usize, &'a Callable)>| found.into_iter().map(|(_, it)| it);
    (functions(together).collect(), functions(apart).collect())
}

/// Whether type variables say what the instances do: a result is never the only place of one, and
/// there is an instance for each combination of what they stand for.
fn have_one_signature(functions: &[&Callable], spelling: &Spelling) -> bool {
    let variables = |values| -> BTreeSet<Vec<Annotation>> {
        let columns = columns(functions, values);
        let differing = columns.iter().flat_map(|column| differing(column, spelling));
        differing.map(|found| found.accepted).collect()
    };
    let (params, results) = (variables(params), variables(results));
    let choices = |spelled: &Vec<Annotation>| spelled.iter().collect::<BTreeSet<_>>().len();
    let combinations: usize = params.iter().map(choices).product();
    results.is_subset(&params) && combinations == functions.len()
}

/// What differs in a column, as each instance accepts and gives it.
struct Differing {
    accepted: Vec<Annotation>,
    given: Vec<Annotation>,
}

fn differing(column: &Column, spelling: &Spelling) -> Vec<Differing> {
    if let Some((_, inner)) = open(column, spelling.types) {
        return inner.iter().flat_map(|column| differing(column, spelling)).collect();
    }
    let mut scratch = spelling.clone();
    let accepted: Vec<_> = column.iter().map(|kind| scratch.parameter(&[kind])).collect();
    let given: Vec<_> = column.iter().map(|kind| scratch.result(&[kind])).collect();
    let is_same = |spelled: &[Annotation]| spelled.iter().all(|each| *each == spelled[0]);
    if is_same(&accepted) && is_same(&given) {
        return Vec::new();
    }
    vec![Differing { accepted, given }]
}

/// Go's names for what differs, by what it is spelled as in each instance.
fn scope(functions: &[&Callable], spelling: &Spelling) -> BTreeMap<Vec<Annotation>, String> {
    let mut found = BTreeMap::new();
    let columns = columns(functions, params).into_iter().chain(columns(functions, results));
    columns.for_each(|column| name_params(&column, spelling, &mut found));
    found
}

fn name_params(
    column: &Column,
    spelling: &Spelling,
    found: &mut BTreeMap<Vec<Annotation>, String>,
) {
    if let Some((_, inner)) = open(column, spelling.types) {
        return inner.iter().for_each(|column| name_params(column, spelling, found));
    }
    if let [Type::Param(TypeParam { name, .. }), ..] = column {
        let mut scratch = spelling.clone();
        let spelled = column.iter().map(|kind| scratch.parameter(&[kind])).collect();
        found.entry(spelled).or_insert_with(|| name.clone());
    }
}

/// The type variables among the results.
pub(super) fn variables(functions: &[&Callable], spelling: &mut Spelling) -> Vec<String> {
    let columns = columns(functions, results);
    let differing: Vec<Differing> =
        columns.iter().flat_map(|column| differing(column, spelling)).collect();
    let mut found: Vec<String> = Vec::new();
    for each in differing {
        let name = spelling.variable(&each.accepted);
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}
