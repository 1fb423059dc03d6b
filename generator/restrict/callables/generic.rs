//! What stands for the type parameters of a generic function.
//!
//! In: type parameters with their constraints. Out: instances, each a choice of one type for every
//! parameter, in the order in which a call tries them.
//!
//! A shared library holds no generic code: every instance is compiled on its own. So a constraint
//! that lists types gets as few of them as take every value that it allows (`candidates.rs`); one that
//! allows any type gets `any`, which takes every Level 1 value.

use std::collections::BTreeSet;

use super::candidates::Candidates;
use super::refusal::{self, Refusal};
use crate::introspect::{DescribedTypeParam, GoType};
use crate::restrict::types::Types;
use crate::restrict::types::substitution::find_params;

/// With more combinations than these, all parameters take types of the same place in their lists.
const MOST_INSTANCES: usize = 16;

/// What a type parameter can be.
enum Choice {
    /// One of these.
    Free(Candidates),
    /// What follows from the others: `S ~[]E`.
    Derived(GoType),
}

/// The instances of a function with these type parameters, each a type for every parameter; one
/// without types for a function that has none.
pub(super) fn instances(
    params: &[DescribedTypeParam],
    types: &Types,
) -> Result<Vec<Vec<GoType>>, Refusal> {
    let choices: Vec<Choice> =
        params.iter().map(|param| choice(param, types)).collect::<Result<_, _>>()?;
    for (param, choice) in params.iter().zip(&choices) {
        if let Choice::Derived(term) = choice
            && !follows_from_free(term, &choices)
        {
            return Err(refusal::generic(&param.name));
        }
    }
    Ok(combinations(&choices))
}

fn choice(param: &DescribedTypeParam, types: &Types) -> Result<Choice, Refusal> {
    let refuse = || Err(refusal::generic(&param.name));
    if param.methods {
        return refuse();
    }
    match param.terms.as_slice() {
        [] if !param.restricted => Ok(Choice::Free(Candidates::any())),
        [term] if is_derived(term) => Ok(Choice::Derived(term.clone())),
        terms if terms.iter().any(is_derived) => refuse(),
        terms => match Candidates::of_terms(terms, types) {
            found if found.types.is_empty() => refuse(),
            found => Ok(Choice::Free(found)),
        },
    }
}

/// Whether a term of a constraint mentions a type parameter.
fn is_derived(term: &GoType) -> bool {
    !find_params(term).is_empty()
}

/// Whether all that a term mentions is chosen freely, so that no parameter is made of itself.
fn follows_from_free(term: &GoType, choices: &[Choice]) -> bool {
    find_params(term)
        .into_iter()
        .all(|index| matches!(choices.get(index as usize), Some(Choice::Free(_))))
}

/// Every combination of the free choices. Where they are too many, those without the second family
/// of integers, and those that agree in the place they take; of still too many only the latter.
fn combinations(choices: &[Choice]) -> Vec<Vec<GoType>> {
    let most = choices.iter().map(Choice::len).max().unwrap_or(1);
    let alike = (0..most)
        .map(|place| choices.iter().map(|choice| place.min(choice.len() - 1)).collect())
        .collect::<BTreeSet<Vec<usize>>>();
    let full = product(choices, |_, _| true);
    let lean = || product(choices, |choice, place| choice.second_integers() != Some(place));
    let places = match full.or_else(lean) {
        Some(places) => places.union(&alike).cloned().collect(),
        None => alike,
    };
    let chosen = |places: &Vec<usize>| {
        choices.iter().zip(places).map(|(choice, place)| choice.at(*place).clone()).collect()
    };
    places.iter().map(chosen).collect()
}

/// The places of every combination of those that are `wanted`, unless they are too many.
fn product(
    choices: &[Choice],
    wanted: impl Fn(&Choice, usize) -> bool,
) -> Option<BTreeSet<Vec<usize>>> {
    let mut found = vec![Vec::new()];
    for choice in choices {
        let places: Vec<usize> = (0..choice.len()).filter(|at| wanted(choice, *at)).collect();
        let extended = |before: &Vec<usize>| -> Vec<Vec<usize>> {
            places.iter().map(|place| [before.as_slice(), &[*place]].concat()).collect()
        };
        found = found.iter().flat_map(extended).collect();
        if found.len() > MOST_INSTANCES {
            return None;
        }
    }
    Some(found.into_iter().collect())
}

impl Choice {
    fn len(&self) -> usize {
        match self {
            Self::Free(candidates) => candidates.types.len(),
            Self::Derived(_) => 1,
        }
    }

    fn at(&self, place: usize) -> &GoType {
        match self {
            Self::Free(candidates) => &candidates.types[place],
            Self::Derived(term) => term,
        }
    }

    fn second_integers(&self) -> Option<usize> {
        match self {
            Self::Free(candidates) => candidates.second_integers,
            Self::Derived(_) => None,
        }
    }
}
