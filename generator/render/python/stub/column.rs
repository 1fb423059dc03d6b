//! The types at one place of a function's instances, side by side.
//!
//! In: the instances of a function. Out: a [`Column`] for each parameter or result, and what all
//! types of a column are around others.

use crate::model::{Callable, Form, Source, Type, TypeTable, Value};

/// The types at one place, one for each instance of a function. A function that is not generic has
/// one.
pub(super) type Column<'a> = [&'a Type];

/// What holds values of another type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Slice,
    /// What gives one value after the other.
    Iterator(Source),
    Array,
    Optional,
    /// Of keys and of values.
    Map,
}

/// The container that all types of a column are, and the columns of what is in it: one, or for a map
/// two.
pub(super) fn open<'a>(
    column: &Column<'a>,
    types: &'a TypeTable,
) -> Option<(Container, Vec<Vec<&'a Type>>)> {
    let parts: Vec<(Container, Vec<&Type>)> =
        column.iter().map(|kind| container(kind, types)).collect::<Option<_>>()?;
    let (first, inner) = parts.first()?;
    let inside = |at: usize| parts.iter().map(|(_, inner)| inner[at]).collect();
    let is_alike = parts.iter().all(|(container, _)| container == first);
    is_alike.then(|| (*first, (0..inner.len()).map(inside).collect()))
}

fn container<'a>(kind: &'a Type, types: &'a TypeTable) -> Option<(Container, Vec<&'a Type>)> {
    match types.form(kind) {
        Form::List(element) | Form::Seq(element) => Some((Container::Slice, vec![element])),
        Form::Stream(stream) => {
            Some((Container::Iterator(stream.source), stream.values.iter().collect()))
        }
        Form::Fixed(array) => Some((Container::Array, vec![&array.element])),
        Form::Optional(inner) => Some((Container::Optional, vec![inner])),
        Form::Map(map) => Some((Container::Map, vec![&map.key, &map.value])),
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Bytes
        | Form::Any
        | Form::Error
        | Form::Text(_)
        | Form::Reader(_)
        | Form::FixedBytes(_)
        | Form::Complex(_)
        | Form::Record(..)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_) => None,
    }
}

/// The type of a value of type parameter, or the type itself: what stands for a parameter is one type
/// however it came there.
pub(super) fn behind(kind: &Type) -> &Type {
    if let Type::Param(param) = kind { behind(&param.kind) } else { kind }
}

/// The columns of the parameters, or of the results, of the instances of one function.
pub(super) fn columns<'a>(
    functions: &[&'a Callable],
    values: fn(&Callable) -> &[Value],
) -> Vec<Vec<&'a Type>> {
    let count = functions.iter().map(|function| values(function).len()).min().unwrap_or(0);
    let column = |at: usize| functions.iter().map(|function| &values(function)[at].kind).collect();
    (0..count).map(column).collect()
}

/// The parameters of a function, for [`columns`].
pub(super) fn params(function: &Callable) -> &[Value] {
    &function.params
}

/// The results of a function, for [`columns`].
pub(super) fn results(function: &Callable) -> &[Value] {
    &function.results
}
