//! Which rules beyond strict Level 1 a call takes.
//!
//! In: a [`Call`]. Out: [`Rule`]s, sorted; none for a function of scalars, strings, bytes and plain
//! slices with one result at most.

use std::collections::BTreeSet;

use super::call::Call;
use crate::model::{
    Array, DeclaredKind, Enum, Map, Rule, Source, Supply, Type, TypeParam, TypeTable,
};

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
        Supply::Entropy | Supply::Writer | Supply::Sink => Rule::Stream,
        Supply::Target | Supply::Into => Rule::Any,
    }));
    rules.into_iter().collect()
}

/// Adds what one type takes.
fn add(kind: &Type, types: &TypeTable, rules: &mut BTreeSet<Rule>) {
    let (rule, inner): (_, Vec<&Type>) = match kind {
        Type::Slice(element) => {
            let is_nested = types.form(element).slice_element().is_some();
            (is_nested.then_some(Rule::Nested), vec![element])
        }
        Type::Rune => (Some(Rule::Nested), vec![]),
        Type::Duration | Type::BigInt => (Some(Rule::Named), vec![]),
        Type::Any => (Some(Rule::Any), vec![]),
        Type::Error => (Some(Rule::Error), vec![]),
        Type::Reader(_) => (Some(Rule::Stream), vec![]),
        Type::Array(Array { element, .. }) => (Some(Rule::Array), vec![element]),
        Type::Declared(key) => match types.resolve(key).kind {
            DeclaredKind::Named(ref inner)
            | DeclaredKind::Enum(Enum { underlying: ref inner, .. }) => {
                (Some(Rule::Named), vec![inner])
            }
            DeclaredKind::Text => (Some(Rule::Text), vec![]),
            DeclaredKind::Record(_) => (Some(Rule::Record), vec![]),
            DeclaredKind::Object(_) => (Some(Rule::Object), vec![]),
            DeclaredKind::Interface(_) => (Some(Rule::Interface), vec![]),
            DeclaredKind::Error(_) => (Some(Rule::Error), vec![]),
        },
        Type::Optional(inner) => (Some(Rule::Optional), vec![inner]),
        Type::Seq(element) => (Some(Rule::Seq), vec![element]),
        Type::Stream(stream) => (Some(rule_of(stream.source)), stream.values.iter().collect()),
        Type::Param(TypeParam { kind, .. }) => (Some(Rule::Generic), vec![kind]),
        Type::Map(Map { key, value }) => (Some(Rule::Map), vec![key, value]),
        Type::Complex64 | Type::Complex128 => (Some(Rule::Complex), vec![]),
        Type::Bool | Type::Number(_) | Type::String | Type::Bytes => (None, vec![]),
    };
    rules.extend(rule);
    inner.into_iter().for_each(|inner| add(inner, types, rules));
}

/// The rule for what gives values one by one.
fn rule_of(source: Source) -> Rule {
    match source {
        Source::Channel => Rule::Channel,
        Source::Sequence => Rule::Seq,
    }
}
