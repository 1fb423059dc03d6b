//! Where in an argument a value is that Go refused: `rows[1][2]`, `shapes['a'].tip`.
//!
//! In: the type of the argument, the steps that lead into its message, and the argument. Out: text. What can
//! have changed since it was sent has no name.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyDictMethods};
use usegolib::model::{Form, Type, TypeTable};

use crate::wire::encode::map::key_text;

/// The steps from a value inwards, as far as Python has names for them.
pub(super) fn elements(
    kind: &Type,
    steps: &[usize],
    value: Option<Bound<'_, PyAny>>,
    types: &TypeTable,
) -> String {
    let Some((first, rest)) = steps.split_first() else { return String::new() };
    match types.form(kind) {
        Form::Optional(inner) => elements(inner, steps, value, types),
        Form::Seq(inner) | Form::List(inner) => element(inner, *first, rest, value, types),
        Form::Fixed(array) => element(&array.element, *first, rest, value, types),
        // Only values can be refused by Go: no interface is a key.
        Form::Map(map) => match (steps, value) {
            ([1, index, rest @ ..], Some(value)) => entry(&map.value, *index, rest, &value, types),
            _ => String::new(),
        },
        Form::Record(_, record) => match record.fields.get(*first) {
            Some(field) => {
                let inner = value.and_then(|value| value.getattr(field.python.as_str()).ok());
                format!(".{}{}", field.python, elements(&field.kind, rest, inner, types))
            }
            None => String::new(),
        },
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Bytes
        | Form::FixedBytes(_)
        | Form::Complex(_)
        | Form::Any
        | Form::Error
        | Form::ErrorType(_)
        | Form::Text(_)
        | Form::Reader(_)
        | Form::Stream(_)
        | Form::Object(_)
        | Form::Interface(_) => String::new(),
    }
}

/// One of a sequence.
fn element(
    inner: &Type,
    index: usize,
    rest: &[usize],
    value: Option<Bound<'_, PyAny>>,
    types: &TypeTable,
) -> String {
    let value = value.and_then(|value| value.get_item(index).ok());
    format!("[{index}]{}", elements(inner, rest, value, types))
}

/// One of a dict, which has its keys in the order in which they were sent.
fn entry(
    inner: &Type,
    index: usize,
    rest: &[usize],
    value: &Bound<'_, PyAny>,
    types: &TypeTable,
) -> String {
    let Ok(dict) = value.cast::<PyDict>() else { return String::new() };
    let Ok(key) = dict.keys().get_item(index) else { return String::new() };
    let value = dict.get_item(&key).ok().flatten();
    format!("[{}]{}", key_text(&key), elements(inner, rest, value, types))
}
