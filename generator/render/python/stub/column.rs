//! The types at one place of a function's instances, side by side.
//!
//! In: the instances of a function. Out: a [`Column`] for each parameter or result, and what all
//! types of a column are around others.

use crate::model::{Callable, Form, Type, TypeTable, Value};

/// The types at one place, one for each instance of a function. A function that is not generic has
/// one.
pub(super) type Column<'a> = [&'a Type];

/// What holds values of another type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Slice,
    Array,
    Optional,
}

/// The container that all types of a column are, and the column of what is in it.
pub(super) fn open<'a>(
    column: &Column<'a>,
    types: &'a TypeTable,
) -> Option<(Container, Vec<&'a Type>)> {
    let parts: Vec<(Container, &Type)> =
        column.iter().map(|kind| container(kind, types)).collect::<Option<_>>()?;
    let (first, _) = *parts.first()?;
    let inner = parts.iter().map(|(_, inner)| *inner).collect();
    parts.iter().all(|(container, _)| *container == first).then_some((first, inner))
}

fn container<'a>(kind: &'a Type, types: &'a TypeTable) -> Option<(Container, &'a Type)> {
    match types.form(kind) {
        Form::List(element) | Form::Seq(element) => Some((Container::Slice, element)),
        Form::Fixed(array) => Some((Container::Array, &array.element)),
        Form::Optional(inner) => Some((Container::Optional, inner)),
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
        | Form::Map(_)
        | Form::Record(..) => None,
    }
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
