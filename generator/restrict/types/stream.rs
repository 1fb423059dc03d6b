//! Which results give values one by one: channels, and functions that yield.
//!
//! In: the type of a result, or of a field that is read. Out: the stream that it is, or why it does not cross;
//! of what gives nothing one by one, what it is otherwise.

use super::substitution::substitute;
use super::{Direction, Mention, Obstacle};
use crate::introspect::GoType;
use crate::model::{Level, Source, Stream, Type};

impl Mention<'_> {
    /// The type that crosses for a result of what a lower level may offer, too: what is a list there stays one.
    pub(in crate::restrict) fn restrict_result(self, kind: &GoType) -> Result<Type, Obstacle> {
        self.restrict(kind).or_else(|obstacle| self.stream_or_hidden(kind, obstacle))
    }

    /// The type that crosses for a result of an object's method.
    pub(in crate::restrict) fn restrict_own_result(self, kind: &GoType) -> Result<Type, Obstacle> {
        let other = || self.restrict(kind).or_else(|obstacle| self.or_hidden(kind, obstacle));
        self.stream(kind).unwrap_or_else(other)
    }

    /// The same for a field that is read where it lies: that uses nothing up.
    pub(in crate::restrict) fn restrict_field(self, kind: &GoType) -> Result<Type, Obstacle> {
        let other = || self.restrict_view(kind).or_else(|obstacle| self.or_hidden(kind, obstacle));
        self.stream(kind).unwrap_or_else(other)
    }

    /// The same for a variable, whose objects are not copied.
    pub(in crate::restrict) fn restrict_variable(self, kind: &GoType) -> Result<Type, Obstacle> {
        self.restrict_receiver(kind).or_else(|obstacle| self.stream_or_hidden(kind, obstacle))
    }

    /// What crosses for a type that does not by itself.
    fn stream_or_hidden(self, kind: &GoType, obstacle: Obstacle) -> Result<Type, Obstacle> {
        self.stream(kind).unwrap_or_else(|| self.or_hidden(kind, obstacle))
    }

    /// The stream that a type is, from the level of objects on.
    fn stream(self, kind: &GoType) -> Option<Result<Type, Obstacle>> {
        if self.types.level() < Level::State || self.direction == Direction::In {
            return None;
        }
        let (source, given) = find(kind).or_else(|| find(&self.behind(kind)?))?;
        let values = given.iter().map(|value| self.restrict(value)).collect::<Result<_, _>>();
        Some(values.map(|values| Type::Stream(Stream { source, values })).map_err(|obstacle| {
            match source {
                Source::Channel => obstacle.in_channel(),
                Source::Sequence => obstacle.in_iterator(),
            }
        }))
    }

    /// Whether a type gives values one by one.
    pub(super) fn is_stream(kind: &GoType) -> bool {
        find(kind).is_some()
    }

    /// What a named type is made of.
    fn behind(self, kind: &GoType) -> Option<GoType> {
        let GoType::Named { name, args } = kind else { return None };
        let args: Vec<_> = args.iter().map(|arg| substitute(arg, self.bound)).collect();
        Some(substitute(&self.types.describe(name)?.underlying, &args))
    }
}

/// What a type is that gives values, and the types of these.
fn find(kind: &GoType) -> Option<(Source, Vec<GoType>)> {
    match kind {
        GoType::Chan { dir, elem } if dir != "send" => {
            let given = if is_signal(elem) { Vec::new() } else { vec![(**elem).clone()] };
            Some((Source::Channel, given))
        }
        GoType::Named { name, args } if name == "iter.Seq" || name == "iter.Seq2" => {
            Some((Source::Sequence, args.clone()))
        }
        GoType::Func { params, results, variadic: false } if results.is_empty() => {
            let [takes] = params.as_slice() else { return None };
            yielded(takes).map(|values| (Source::Sequence, values))
        }
        GoType::Chan { .. }
        | GoType::Named { .. }
        | GoType::Func { .. }
        | GoType::Basic { .. }
        | GoType::Pointer { .. }
        | GoType::Slice { .. }
        | GoType::Array { .. }
        | GoType::Map { .. }
        | GoType::Struct {}
        | GoType::Interface { .. }
        | GoType::Tparam { .. } => None,
    }
}

/// Whether a channel only says that something happened: its elements have no value.
fn is_signal(elem: &GoType) -> bool {
    matches!(elem, GoType::Basic { name } if name == "struct{}")
}

/// What `func(V) bool` or `func(K, V) bool` is given.
fn yielded(kind: &GoType) -> Option<Vec<GoType>> {
    let GoType::Func { params, results, variadic: false } = kind else { return None };
    let goes_on = matches!(results.as_slice(), [GoType::Basic { name }] if name == "bool");
    (goes_on && matches!(params.len(), 1 | 2)).then(|| params.clone())
}
