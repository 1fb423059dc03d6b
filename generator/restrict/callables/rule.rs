//! Which rules beyond strict Level 1 a call takes.
//!
//! In: a [`Call`]. Out: [`Rule`]s, sorted; none for a function of scalars, strings, bytes and plain
//! slices with one result at most.

use std::collections::BTreeSet;

use super::function::Call;
use crate::model::{Array, Form, Named, Rule, Supply, Type, TypeParam};

pub(super) fn of(call: &Call) -> Vec<Rule> {
    let mut rules = BTreeSet::new();
    for kind in call.params.iter().map(|(_, kind)| kind).chain(&call.results) {
        add(kind, &mut rules);
    }
    if call.variadic {
        rules.insert(Rule::Variadic);
    }
    if call.answers() > 1 {
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
fn add(kind: &Type, rules: &mut BTreeSet<Rule>) {
    let (rule, inner) = match kind {
        Type::Slice(element) => (is_nested(element).then_some(Rule::Nested), Some(element)),
        Type::Rune => (Some(Rule::Nested), None),
        Type::Duration | Type::BigInt => (Some(Rule::Named), None),
        Type::Any => (Some(Rule::Any), None),
        Type::Error => (Some(Rule::Error), None),
        Type::Text(_) => (Some(Rule::Text), None),
        Type::Reader(_) => (Some(Rule::Stream), None),
        Type::Array(Array { element, .. }) => (Some(Rule::Array), Some(element)),
        Type::Optional(inner) => (Some(Rule::Optional), Some(inner)),
        Type::Named(Named { underlying, .. }) => (Some(Rule::Named), Some(underlying)),
        Type::Seq(element) => (Some(Rule::Seq), Some(element)),
        Type::Param(TypeParam { kind, .. }) => (Some(Rule::Generic), Some(kind)),
        Type::Bool | Type::Number(_) | Type::String | Type::Bytes => (None, None),
    };
    rules.extend(rule);
    if let Some(inner) = inner {
        add(inner, rules);
    }
}

/// Whether a slice of these is a slice of slices.
fn is_nested(element: &Type) -> bool {
    matches!(element.form(), Form::Bytes | Form::List(_))
}
