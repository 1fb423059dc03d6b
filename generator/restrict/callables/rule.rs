//! Which rules beyond strict Level 1 a call takes.
//!
//! In: a [`Call`]. Out: [`Rule`]s, sorted; none for a function of scalars, strings, bytes and plain
//! slices with one result at most.

use std::collections::BTreeSet;

use super::call::Call;
use crate::model::{Array, Rule, Supply, Type, TypeParam, TypeTable};

pub(super) fn collect(call: &Call, types: &TypeTable) -> Vec<Rule> {
    let mut rules = BTreeSet::new();
    for kind in call.params.iter().map(|(_, kind)| kind).chain(&call.results) {
        add(kind, types, &mut rules);
    }
    if call.variadic {
        rules.insert(Rule::Variadic);
    }
    if call.count_results() > 1 {
        rules.insert(Rule::Results);
    }
    if !call.type_args.is_empty() {
        rules.insert(Rule::Generic);
    }
    rules.extend(call.supplied.iter().map(|supplied| match supplied.with {
        Supply::Context => Rule::Context,
        Supply::Options => Rule::Options,
        Supply::Entropy | Supply::Writer => Rule::Stream,
    }));
    rules.into_iter().collect()
}

/// Adds what one type takes.
fn add(kind: &Type, types: &TypeTable, rules: &mut BTreeSet<Rule>) {
    let (rule, inner) = match kind {
        Type::Slice(element) => (
            types.form(element).slice_element().is_some().then_some(Rule::Nested),
            Some(&**element),
        ),
        Type::Rune => (Some(Rule::Nested), None),
        Type::Duration | Type::BigInt => (Some(Rule::Named), None),
        Type::Any => (Some(Rule::Any), None),
        Type::Error => (Some(Rule::Error), None),
        Type::Reader(_) => (Some(Rule::Stream), None),
        Type::Array(Array { element, .. }) => (Some(Rule::Array), Some(&**element)),
        Type::Declared(key) => match types.resolve(key).underlying() {
            Some(underlying) => (Some(Rule::Named), Some(underlying)),
            None => (Some(Rule::Text), None),
        },
        Type::Optional(inner) => (Some(Rule::Optional), Some(&**inner)),
        Type::Seq(element) => (Some(Rule::Seq), Some(&**element)),
        Type::Param(TypeParam { kind, .. }) => (Some(Rule::Generic), Some(&**kind)),
        Type::Bool | Type::Number(_) | Type::String | Type::Bytes => (None, None),
    };
    rules.extend(rule);
    if let Some(inner) = inner {
        add(inner, types, rules);
    }
}
