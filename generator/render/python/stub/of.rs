//! The keyword `of` in a stub: overloads that say what a type parameter is that no argument fixes.
//!
//! In: the instances of a function. Out: the overloads that a type checker tells apart, and what each
//! takes for the keyword.

use std::collections::BTreeMap;

use super::parameter::Parameter;
use super::spelling::Spelling;
use crate::model::{Callable, Level, OpenParams, TypeTable, ValueClasses};
use crate::render::python::annotation::Annotation;

/// What chooses an instance, for tools that ask the function itself and for calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfChoices {
    /// The keyword.
    pub keyword: &'static str,
    /// For each instance, what stands for each of the type parameters that a caller names.
    pub instances: Vec<Vec<Annotation>>,
    /// The modules that names come from which are no builtins.
    pub modules: BTreeMap<&'static str, &'static str>,
}

/// What a caller may name of a function with these instances.
#[must_use]
pub fn of_choices(
    instances: &[&Callable],
    types: &TypeTable,
    values: &ValueClasses,
    level: Level,
) -> Option<OfChoices> {
    let spelling = Spelling::new(types, std::iter::empty()).with_values(values);
    let mut spelling = spelling.at_level(level);
    let (keyword, instances) = choices(instances, &mut spelling)?;
    Some(OfChoices { keyword, instances, modules: spelling.imports.modules() })
}

/// The keyword, and what stands for the open type parameters of each instance, where Python can tell any
/// apart.
fn choices(
    instances: &[&Callable],
    spelling: &mut Spelling,
) -> Option<(&'static str, Vec<Vec<Annotation>>)> {
    let open = OpenParams::of(instances, spelling.level)?;
    let named = |it: &&Callable| open.types(it).map(|kind| spelling.result(&[kind])).collect();
    let named: Vec<Vec<_>> = instances.iter().map(named).collect();
    let is_choice = named.iter().any(|each| *each != named[0]);
    is_choice.then_some((open.keyword, named))
}

/// One overload: the instance, and the keyword that chooses it.
pub(super) struct Overload<'a> {
    pub(super) instance: &'a Callable,
    keyword: &'static str,
    named: Vec<Annotation>,
    /// Whether a call without the keyword is one of it.
    is_default: bool,
}

/// The overloads of a function with an open type parameter.
pub(super) fn overloads<'a>(
    instances: &[&'a Callable],
    spelling: &mut Spelling,
) -> Option<Vec<Overload<'a>>> {
    let (keyword, named) = choices(instances, &mut spelling.clone())?;
    let mut known: Vec<(Vec<Annotation>, Vec<Annotation>)> = Vec::new();
    let mut found = Vec::new();
    // What is spelled to compare it is not imported.
    let mut scratch = spelling.clone();
    for (instance, named) in instances.iter().copied().zip(named) {
        let taken = instance.params.iter().map(|it| scratch.parameter(&[&it.kind]));
        let pair = (taken.collect(), named);
        if known.contains(&pair) {
            continue;
        }
        let is_default = !known.iter().any(|(taken, _)| *taken == pair.0);
        found.push(Overload { instance, keyword, named: pair.1.clone(), is_default });
        known.push(pair);
    }
    Some(bool_before_int(found, spelling))
}

/// Since `type[bool]` is a `type[int]`, and a bool an int, those of bool come first where there are both,
/// and are none of a call without the keyword, which is of int.
fn bool_before_int<'a>(found: Vec<Overload<'a>>, spelling: &mut Spelling) -> Vec<Overload<'a>> {
    let (bool, int) = ["bool", "int"].map(|name| Annotation::name(spelling.builtin(name))).into();
    if !found.iter().any(|overload| overload.named.contains(&int)) {
        return found;
    }
    let is_of_bool = |overload: &Overload| overload.named.contains(&bool);
    let (mut first, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_of_bool);
    first.iter_mut().for_each(|overload| overload.is_default = false);
    first.into_iter().chain(others).collect()
}

impl Overload<'_> {
    /// The parameters of the instance, with the keyword behind them.
    pub(super) fn complete(
        &self,
        mut params: Vec<Parameter>,
        spelling: &mut Spelling,
    ) -> Vec<Parameter> {
        let star = Parameter::Mark("*");
        let has_star = self.instance.variadic || params.contains(&star);
        params.extend((!has_star).then_some(star));
        let kind = self.argument(spelling);
        let kind = if self.is_default { kind.or_none() } else { kind };
        params.push(Parameter::Of(self.keyword, kind));
        params
    }

    /// What the keyword takes: `type[str]`, or a tuple of such.
    fn argument(&self, spelling: &mut Spelling) -> Annotation {
        let class = spelling.builtin("type");
        let named = self.named.iter().cloned();
        let mut types: Vec<_> = named.map(|kind| Annotation::of(class.clone(), kind)).collect();
        match types.as_slice() {
            [_] => types.remove(0),
            _ => Annotation::Of(spelling.builtin("tuple"), types),
        }
    }
}
