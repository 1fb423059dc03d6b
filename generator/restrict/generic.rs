//! What stands for the type parameters of a generic function.
//!
//! In: type parameters with their constraints. Out: instances, each a choice of one type for every
//! parameter, in the order in which a call tries them.
//!
//! A shared library holds no generic code: every instance is compiled on its own. So a constraint
//! that names types gets the widest of each family of numbers, and strings; one that allows any
//! type gets `any`, which takes every Level 1 value.

use super::refusal::{self, Refusal};
use crate::introspect::{DescribedTypeParam, GoType};

/// The families of types, each with its members in order of preference.
const FAMILIES: &[&[&str]] = &[
    &["int64", "int", "int32", "int16", "int8", "rune"],
    &["uint64", "uint", "uint32", "uint16", "uint8", "byte"],
    &["float64", "float32"],
    &["string"],
    &["bool"],
];

/// With more combinations than these, all parameters take types of the same place in their lists.
const MOST_INSTANCES: usize = 9;

/// What a type parameter can be.
enum Choice {
    /// One of these.
    Free(Vec<GoType>),
    /// What follows from the others: `S ~[]E`.
    Derived(GoType),
}

/// The instances of a function with these type parameters, each a type for every parameter; one
/// without types for a function that has none.
pub(super) fn instances(params: &[DescribedTypeParam]) -> Result<Vec<Vec<GoType>>, Refusal> {
    let choices: Vec<Choice> = params.iter().map(choice).collect::<Result<_, _>>()?;
    for (param, choice) in params.iter().zip(&choices) {
        if let Choice::Derived(term) = choice
            && !follows_from_free(term, &choices)
        {
            return Err(refusal::generic(&param.name));
        }
    }
    Ok(combinations(&choices))
}

fn choice(param: &DescribedTypeParam) -> Result<Choice, Refusal> {
    let refuse = || Err(refusal::generic(&param.name));
    if param.methods {
        return refuse();
    }
    match param.terms.as_slice() {
        [] => Ok(Choice::Free(vec![GoType::Interface { methods: Vec::new() }])),
        [term] if is_derived(term) => Ok(Choice::Derived(term.clone())),
        terms if terms.iter().any(is_derived) => refuse(),
        terms => match representatives(terms) {
            types if types.is_empty() => refuse(),
            types => Ok(Choice::Free(types)),
        },
    }
}

/// The preferred member of each family that a type set has, then its byte slices. Unsigned integers
/// stand only where there are no signed ones: no Python int could tell them apart.
fn representatives(terms: &[GoType]) -> Vec<GoType> {
    let has = |wanted: &str| {
        terms.iter().any(|term| matches!(term, GoType::Basic { name } if name == wanted))
    };
    let mut found: Vec<&str> = FAMILIES
        .iter()
        .filter_map(|family| family.iter().copied().find(|name| has(name)))
        .collect();
    if FAMILIES[0].iter().any(|signed| found.contains(signed)) {
        found.retain(|name| !FAMILIES[1].contains(name));
    }
    let basics = found.into_iter().map(|name| GoType::Basic { name: name.to_owned() });
    basics.chain(terms.iter().find(|term| is_bytes(term)).cloned()).collect()
}

fn is_bytes(term: &GoType) -> bool {
    let is_byte =
        |elem: &GoType| matches!(elem, GoType::Basic { name } if name == "byte" || name == "uint8");
    matches!(term, GoType::Slice { elem } if is_byte(elem))
}

/// Whether a term of a constraint mentions a type parameter.
fn is_derived(term: &GoType) -> bool {
    !mentioned(term).is_empty()
}

/// Whether all that a term mentions is chosen freely, so that no parameter is made of itself.
fn follows_from_free(term: &GoType, choices: &[Choice]) -> bool {
    mentioned(term)
        .into_iter()
        .all(|index| matches!(choices.get(index as usize), Some(Choice::Free(_))))
}

/// The indices of the type parameters in a type.
fn mentioned(kind: &GoType) -> Vec<u32> {
    match kind {
        GoType::Tparam { index, .. } => vec![*index],
        GoType::Pointer { elem }
        | GoType::Slice { elem }
        | GoType::Array { elem, .. }
        | GoType::Chan { elem, .. } => mentioned(elem),
        GoType::Map { key, elem } => [mentioned(key), mentioned(elem)].concat(),
        GoType::Named { args, .. } => args.iter().flat_map(mentioned).collect(),
        GoType::Func { params, results, .. } => {
            params.iter().chain(results).flat_map(mentioned).collect()
        }
        GoType::Basic { .. } | GoType::Struct { .. } | GoType::Interface { .. } => Vec::new(),
    }
}

/// Every combination of the free choices; of too many those that agree in the place they take.
fn combinations(choices: &[Choice]) -> Vec<Vec<GoType>> {
    let sizes = choices.iter().map(|choice| match choice {
        Choice::Free(types) => types.len(),
        Choice::Derived(_) => 1,
    });
    let widest = sizes.clone().max().unwrap_or(1);
    if sizes.product::<usize>() > MOST_INSTANCES {
        let nth = |place: usize| choices.iter().map(|choice| chosen(choice, place)).collect();
        return (0..widest).map(nth).collect();
    }
    choices.iter().fold(vec![Vec::new()], |instances, choice| {
        let extended = |types: &Vec<GoType>, next: &GoType| {
            [types.as_slice(), std::slice::from_ref(next)].concat()
        };
        let next = match choice {
            Choice::Free(types) => types.as_slice(),
            Choice::Derived(term) => std::slice::from_ref(term),
        };
        instances.iter().flat_map(|types| next.iter().map(|t| extended(types, t))).collect()
    })
}

fn chosen(choice: &Choice, place: usize) -> GoType {
    match choice {
        Choice::Free(types) => types[place.min(types.len() - 1)].clone(),
        Choice::Derived(term) => term.clone(),
    }
}
