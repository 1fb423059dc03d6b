//! Parameters in a stub, and those of overloads beside each other.
//!
//! In: the instances of a function that share a signature. Out: its parameters.

use std::fmt;

use super::column::{columns, params};
use super::methods::Receiver;
use super::spelling::{Spelling, Way};
use crate::model::{Callable, Supply, Type, TypeTable};
use crate::render::python::annotation::Annotation;

/// What stands between the parentheses, one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Parameter {
    /// `/` or `*`.
    Mark(&'static str),
    /// `self`, with a type where it has one of its own.
    Receiver(Option<Annotation>),
    /// A parameter of Go's: its name, with a star where it takes the rest, and its type.
    Passed(String, Annotation),
    /// `timeout`.
    Timeout(Annotation),
    /// `to`: None, or the writer that takes what is a result otherwise.
    To(Annotation),
    /// `into`: None, or the object that is filled.
    Into(Annotation),
    /// The keyword that says what a type parameter is.
    Of(&'static str, Annotation),
}

/// The parameters of a signature.
pub(super) fn parameters(
    signature: &[&Callable],
    receiver: Receiver,
    spelling: &mut Spelling,
) -> Vec<Parameter> {
    let function = signature[0];
    let mut columns = columns(signature, params);
    let extra = if function.variadic { columns.pop() } else { None };
    let mut params: Vec<Parameter> = Vec::new();
    for (at, (value, column)) in function.params.iter().zip(&columns).enumerate() {
        params.push(match receiver {
            Receiver::Itself { is_generic } if at == 0 => {
                // Instances that differ are overloads, which are told apart by it.
                let is_one_of_several = is_generic && signature.len() == 1;
                let own = is_one_of_several.then(|| spelling.parameter(column).without_none());
                Parameter::Receiver(own)
            }
            Receiver::Value if at == 0 => {
                Parameter::Receiver(Some(spelling.spell(column, Way::ToGo)))
            }
            Receiver::Nothing | Receiver::Value | Receiver::Itself { .. } => {
                Parameter::Passed(value.python.clone(), spelling.parameter(column))
            }
        });
    }
    if !params.is_empty() {
        params.push(Parameter::Mark("/"));
    }
    if let (Some(extra), Some(value)) = (&extra, function.params.last()) {
        let elements: Vec<&Type> = extra.iter().map(|kind| element(kind, spelling.types)).collect();
        let name = format!("*{}", value.python);
        params.push(Parameter::Passed(name, spelling.parameter(&elements)));
    }
    let seconds = function
        .find_supplied(Supply::Context)
        .map(|_| Parameter::Timeout(Annotation::name(spelling.builtin("float")).or_none()));
    let to = function.sink_result().map(|_| Parameter::To(Annotation::Nothing));
    let object = |_| Annotation::name(spelling.import("usegolib", "Object")).or_none();
    let into = function.find_supplied(Supply::Into).map(object).map(Parameter::Into);
    let keywords: Vec<_> = seconds.into_iter().chain(to).chain(into).collect();
    let has_mark = extra.is_none() && !keywords.is_empty();
    params.extend(has_mark.then_some(Parameter::Mark("*")));
    params.extend(keywords);
    params
}

/// What each extra argument of a variadic function is, whose last parameter is a slice.
pub(super) fn element<'a>(slice: &'a Type, types: &'a TypeTable) -> &'a Type {
    types.form(slice).slice_element().unwrap_or(slice)
}

/// The parameters of an overload without the calls that one before it takes already, which are those
/// that pass None wherever the two differ. That can take several overloads: in each, another
/// parameter is not None.
pub(super) fn apart(params: Vec<Parameter>, earlier: &[Vec<Parameter>]) -> Vec<Vec<Parameter>> {
    let shared = |other: &Vec<Parameter>| Some((other.clone(), sharing_none(&params, other)?));
    let Some((other, places)) = earlier.iter().find_map(shared) else { return vec![params] };
    let mut found: Vec<Vec<Parameter>> = Vec::new();
    for at in places {
        let mut narrower = params.clone();
        narrower[at] = narrower[at].without_none_of(&other[at]);
        for each in apart(narrower, earlier) {
            if !found.contains(&each) {
                found.push(each);
            }
        }
    }
    found
}

/// The places where two lists differ, if both take None in all of them. Of arguments that take the
/// rest there may be none, so they set no lists apart.
fn sharing_none(params: &[Parameter], others: &[Parameter]) -> Option<Vec<usize>> {
    let pairs = params.iter().zip(others).enumerate();
    let differing: Vec<usize> =
        pairs.filter(|(_, (a, b))| a != b && !a.takes_rest()).map(|(at, _)| at).collect();
    let both = |at: &usize| params[*at].shares_none(&others[*at]);
    (!differing.is_empty() && differing.iter().all(both)).then_some(differing)
}

impl Parameter {
    fn takes_rest(&self) -> bool {
        match self {
            Self::Passed(name, _) => name.starts_with('*'),
            Self::Mark(_)
            | Self::Receiver(_)
            | Self::Timeout(_)
            | Self::To(_)
            | Self::Into(_)
            | Self::Of(..) => false,
        }
    }

    fn shares_none(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Passed(_, kind), Self::Passed(_, other)) => kind.shares_none(other),
            (
                Self::Passed(..)
                | Self::Mark(_)
                | Self::Receiver(_)
                | Self::Timeout(_)
                | Self::To(_)
                | Self::Into(_)
                | Self::Of(..),
                _,
            ) => false,
        }
    }

    fn without_none_of(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Passed(name, kind), Self::Passed(_, other)) => {
                Self::Passed(name.clone(), kind.without_none_of(other))
            }
            (
                Self::Passed(..)
                | Self::Mark(_)
                | Self::Receiver(_)
                | Self::Timeout(_)
                | Self::To(_)
                | Self::Into(_)
                | Self::Of(..),
                _,
            ) => self.clone(),
        }
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mark(mark) => f.write_str(mark),
            Self::Receiver(None) => f.write_str("self"),
            Self::Receiver(Some(kind)) => write!(f, "self: {kind}"),
            Self::Passed(name, kind) => write!(f, "{name}: {kind}"),
            Self::Timeout(kind) => write!(f, "timeout: {kind} = None"),
            Self::To(Annotation::Nothing) => f.write_str("to: None = None"),
            Self::To(kind) => write!(f, "to: {kind}"),
            Self::Into(kind) => write!(f, "into: {kind} = None"),
            Self::Of(name, kind) if kind.takes_none() => write!(f, "{name}: {kind} = None"),
            Self::Of(name, kind) => write!(f, "{name}: {kind}"),
        }
    }
}
