//! One Go function as a call needs it: how its arguments and its results travel.
//!
//! In: the function as the manifest describes it. Out: its codecs, compiled once.

use usegolib::model::{self, CallableKind, Declared};

use super::arguments::Arguments;
use super::arity;
use super::into::Target;
use super::to::{self, To};
use crate::records::scope::Scope;
use crate::wire::codec::Codec;

/// A Go function; of a generic one, one instance.
#[derive(Debug)]
pub(super) struct Signature {
    /// As the manifest describes it.
    pub(super) function: &'static model::Callable,
    /// How many values a request has: the function's index and its arguments.
    pub(super) length: u32,
    /// Of the parameters that each take one argument.
    pub(super) params: Vec<Codec<'static>>,
    /// Of the one that takes all others.
    pub(super) variadic: Option<Codec<'static>>,
    /// Whether a request has more than one argument for each of `params`.
    pub(super) has_rest: bool,
    pub(super) results: Vec<Codec<'static>>,
    /// Whether calls take the keyword `timeout`.
    pub(super) has_context: bool,
    /// What there is for the keyword `to`, if calls take it.
    pub(super) to: Option<Box<To>>,
    /// The same for the keyword `into`.
    pub(super) into: Option<Box<Target>>,
    /// Whether the first argument is the record or object that a method is called on.
    pub(super) is_method: bool,
}

impl Signature {
    pub(super) fn of(function: &'static model::Callable, scope: &'static Scope) -> Self {
        let compile = |values: &'static [model::Value]| -> Vec<_> {
            values.iter().map(|value| Codec::of(&value.kind, scope)).collect()
        };
        let positional = arity::positional(function);
        let results = compile_results(function, scope);
        let to = To::of(function, &results, scope).map(Box::new);
        let into = Target::of(function, scope).map(Box::new);
        let has_rest = positional.len() < function.params.len() || to.is_some() || into.is_some();
        Self {
            function,
            length: u32::try_from(function.count_arguments() + 1).unwrap_or(u32::MAX),
            params: compile(positional),
            variadic: compile(&function.params[positional.len()..]).pop(),
            has_rest,
            to,
            into,
            results,
            has_context: arity::has_context(function),
            is_method: is_method_of_instance(function, scope),
        }
    }

    /// Whether a call takes exactly one argument for each parameter, and no keyword, and nothing has to be
    /// kept until it is over.
    pub(super) fn is_plain(&self) -> bool {
        !self.has_context && !self.may_keep()
    }

    /// Whether something may have to be kept until a call is over.
    pub(super) fn may_keep(&self) -> bool {
        let is_around_objects = self.params.iter().any(Codec::is_around_objects);
        let has_keyword = self.to.is_some() || self.into.is_some();
        self.variadic.is_some() || has_keyword || is_around_objects
    }

    /// How the results of a call travel: where Go writes to the caller's object there is one less.
    pub(super) fn results_of(&self, arguments: &Arguments<'_, '_>) -> &[Codec<'static>] {
        match &self.to {
            Some(to) if to::find(arguments).is_some() => &to.left,
            _ => &self.results,
        }
    }
}

/// What is read of a field is changed by assignment alone, as what is in a record is not at all.
fn compile_results(
    function: &'static model::Callable,
    scope: &'static Scope,
) -> Vec<Codec<'static>> {
    let compile = match function.kind {
        CallableKind::Read => Codec::of_field,
        CallableKind::Function
        | CallableKind::Method
        | CallableKind::Get
        | CallableKind::Assign
        | CallableKind::Make => Codec::of,
    };
    let results = function.results.iter();
    results.map(|result| compile(&result.kind, scope).of_result()).collect()
}

/// Whether the first parameter is an instance; a class that makes one is none.
fn is_method_of_instance(function: &model::Callable, scope: &'static Scope) -> bool {
    let Some(key) = function.receiver.as_deref() else { return false };
    let has_instances = scope.types.get(key).is_some_and(Declared::has_instances);
    function.kind != CallableKind::Make && (has_instances || scope.value(key).is_some())
}
