//! One Python sequence to one Go slice or array, as MessagePack.
//!
//! In: a list, a tuple, a buffer of numbers, any other sequence, or the arguments that a variadic
//! parameter takes. Out: an array, packed if its elements are numbers and many. A sequence may change
//! while its elements' own code runs; that ends in an exception, never in a message that says
//! something else.

use pyo3::exceptions::PyNotImplementedError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyMemoryView, PyTuple};
use usegolib::abi;

use super::numbers::Numbers;
use super::packed::encode_packed;
use super::{encode, kept};
use crate::wire::codec::{Codec, List};
use crate::wire::element::with_element;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python;
use crate::wire::python::items::Items;
use crate::wire::python::shape::is_list_like;
use crate::wire::refusal::Refusal;

/// Appends a sequence; None is the nil slice, and no array.
#[inline(never)]
pub(super) fn encode_list(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    list: &List<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Ok(items) = value.cast::<PyList>() {
        encode_list_items(sink, codec, list, Items::List(items))
    } else if let Ok(items) = value.cast::<PyTuple>() {
        encode_list_items(sink, codec, list, Items::Tuple(items))
    } else if value.is_none() && list.length.is_none() {
        Ok(sink.write_nil()?)
    } else if !is_list_like(&value)? {
        Err(Refusal::of_kind(codec, &value))
    } else if let Some(numbers) = Numbers::of(codec, list, value)? {
        check_length(codec, list, numbers.len())?;
        numbers.encode(sink)
    } else {
        let items = list_of(codec, value)?;
        encode_list_items(sink, codec, list, Items::List(items.as_borrowed()))?;
        if list.element.holds_objects() {
            kept::keep(items.unbind());
        }
        Ok(())
    }
}

/// A list of the elements of any sequence.
pub(crate) fn list_of<'py>(
    codec: &Codec<'_>,
    value: Borrowed<'_, 'py, PyAny>,
) -> Result<Bound<'py, PyList>, Refusal> {
    python::to_list(value).map_err(|error| {
        let is_unreadable = value.is_instance_of::<PyMemoryView>()
            && error.is_instance_of::<PyNotImplementedError>(value.py());
        if is_unreadable {
            return Refusal::of_kind(codec, &value).with_cause(error);
        }
        Refusal::of_exception(codec, &value, error)
    })
}

/// Refuses another number of elements than an array has.
fn check_length(codec: &Codec<'_>, list: &List<'_>, count: usize) -> Result<(), Refusal> {
    match list.length {
        Some(length) if length != count as u64 => Err(Refusal::of_length(codec, count, "element")),
        _ => Ok(()),
    }
}

/// Appends elements that lie beside each other.
pub(super) fn encode_list_items(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    list: &List<'_>,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    let count = items.len();
    check_length(codec, list, count)?;
    match list.number {
        Some(number) if count >= abi::PACKED_FROM => {
            with_element!(number, encode_packed(sink, &list.element, items))
        }
        _ => encode_each(sink, &list.element, items),
    }
}

fn encode_each(
    sink: &mut impl Sink,
    element: &Codec<'_>,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    let count = items.len();
    sink.write_array_head(length(count)?)?;
    for index in 0..count {
        let item = items.get(index).ok_or_else(Refusal::of_size_change)?;
        encode(sink, element, item.as_borrowed()).map_err(|why| why.at_index(index))?;
    }
    if items.len() == count { Ok(()) } else { Err(Refusal::of_size_change()) }
}
