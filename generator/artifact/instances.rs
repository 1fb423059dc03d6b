//! How a manifest says what the instances of a generic function or method are: what they have in common once, and a
//! row for each of the others with what is its own.
//!
//! In: callables. Out: rows for those that follow from these, and the callables again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Callable, CallableKind, Rule, Type, Value};

/// The instances of one function or method, beside the first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Instances {
    /// Index of the first.
    of: u32,
    rows: Vec<Row>,
}

/// An instance. What it does not say is as in the first one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    index: u32,
    /// What follows the name of the type in the key of the type that it is a method of: `[float64]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    args: Option<String>,
    /// The type of what it is called on, where more is said of that than the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    own: Option<Type>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    type_args: Option<Vec<Type>>,
    /// The types of what it takes, without what it is a method of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    params: Option<Vec<Type>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    results: Option<Vec<Type>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rules: Option<Vec<Rule>>,
}

/// Takes the instances beside the first out of a package's callables. What does not follow from a row stays.
pub(super) fn take(callables: &mut Vec<Callable>) -> Vec<Instances> {
    let mut firsts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut found: BTreeMap<u32, Vec<Row>> = BTreeMap::new();
    let mut kept: Vec<Callable> = Vec::new();
    for callable in std::mem::take(callables) {
        let name = (bare(&callable).to_owned(), callable.go.clone());
        let first = firsts.get(&name).map(|place| &kept[*place]);
        let row = first.and_then(|first| Some((first.index, Row::of(&callable, first)?)));
        if let Some((of, row)) = row {
            found.entry(of).or_default().push(row);
        } else {
            firsts.entry(name).or_insert(kept.len());
            kept.push(callable);
        }
    }
    *callables = kept;
    found.into_iter().map(|(of, rows)| Instances { of, rows }).collect()
}

/// Puts them back, each entry where its index says. Returns the index of a first one that is not there.
pub(super) fn put_back(callables: &mut Vec<Callable>, all: Vec<Instances>) -> Result<(), u32> {
    let firsts = callables.len();
    for Instances { of, rows } in all {
        let place = callables[..firsts].binary_search_by_key(&of, |it| it.index).map_err(|_| of)?;
        let made: Vec<_> = rows.into_iter().map(|row| row.callable(&callables[place])).collect();
        callables.extend(made);
    }
    callables.sort_by_key(|callable| callable.index);
    Ok(())
}

impl Row {
    /// The row of a callable, if with the first instance it says all of it.
    fn of(callable: &Callable, first: &Callable) -> Option<Self> {
        let types = |values: &[Value]| values.iter().map(|it| it.kind.clone()).collect::<Vec<_>>();
        let methods = usize::from(is_method(callable));
        let taken = |it: &Callable| types(it.params.get(methods..).unwrap_or_default());
        let own = callable.params.first().filter(|_| is_method(callable)).map(|it| &it.kind);
        let is_key = |kind: &&Type| matches!(kind, Type::Declared(key) if callable.receiver.as_ref() == Some(key));
        let row = Self {
            index: callable.index,
            args: callable.receiver.as_ref().map(|key| key[bare(callable).len()..].to_owned()),
            own: own.filter(|kind| !is_key(kind)).cloned(),
            type_args: other(callable.type_args.clone(), &first.type_args),
            params: other(taken(callable), &taken(first)),
            results: other(types(&callable.results), &types(&first.results)),
            rules: other(callable.rules.clone(), &first.rules),
        };
        (row.clone().callable(first) == *callable).then_some(row)
    }

    /// The callable, given the first instance.
    fn callable(self, first: &Callable) -> Callable {
        let mut made = first.clone();
        made.index = self.index;
        made.receiver = self.args.map(|args| bare(first).to_owned() + &args);
        let mut params = made.params.iter_mut();
        if let Some(key) = made.receiver.clone().filter(|_| is_method(first)) {
            let kind = self.own.unwrap_or(Type::Declared(key));
            params.by_ref().take(1).for_each(|own| own.kind = kind.clone());
        }
        let taken = params.zip(self.params.into_iter().flatten());
        let given = made.results.iter_mut().zip(self.results.into_iter().flatten());
        taken.chain(given).for_each(|(value, kind)| value.kind = kind);
        made.type_args = self.type_args.unwrap_or(made.type_args);
        made.rules = self.rules.unwrap_or(made.rules);
        made
    }
}

fn other<T: PartialEq>(own: T, first: &T) -> Option<T> {
    (own != *first).then_some(own)
}

/// The type that a callable belongs to, without what that is made of.
fn bare(callable: &Callable) -> &str {
    let key = callable.receiver.as_deref().unwrap_or_default();
    key.split('[').next().unwrap_or_default()
}

fn is_method(callable: &Callable) -> bool {
    callable.kind == CallableKind::Method
}
