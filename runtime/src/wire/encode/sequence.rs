//! One Python sequence to one Go slice or array, as MessagePack.
//!
//! In: a list, a tuple, a buffer of numbers, any other sequence, or the arguments that a variadic
//! parameter takes. Out: an array, packed if its elements are numbers and many. A sequence may change
//! while its elements' own code runs; that ends in an exception, never in a message that says
//! something else.

use std::mem::MaybeUninit;

use pyo3::exceptions::PyNotImplementedError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyByteArray, PyBytes, PyList, PyMapping, PyMemoryView, PySequence, PyString, PyTuple,
};
use usegolib::abi;
use usegolib::model::{Array, Number, Type};

use crate::wire::buffer;
use crate::wire::element::{Element, with_element};
use crate::wire::encode;
use crate::wire::encode::numbers::Numbers;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python::numpy;
use crate::wire::python::{self, Items};
use crate::wire::refusal::Refusal;

/// Appends `value` as a `kind`, which has elements of type `element`; None is the nil slice, and no
/// array.
pub(crate) fn sequence(
    sink: &mut impl Sink,
    kind: &Type,
    element: &Type,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Ok(list) = value.cast::<PyList>() {
        items(sink, kind, element, Items::List(list))
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        items(sink, kind, element, Items::Tuple(tuple))
    } else if value.is_none() && !matches!(kind, Type::Array(_)) {
        Ok(sink.nil()?)
    } else if !is_accepted(&value)? {
        Err(Refusal::kind(kind, &value))
    } else if let Some(numbers) = Numbers::of(kind, element, value)? {
        numbers.write(sink)
    } else {
        items(sink, kind, element, Items::List(listed(kind, value)?.as_borrowed()))
    }
}

/// Any sequence but those that are rather one value, mappings, whose indices are keys, and arrays that
/// hide elements behind a mask.
pub(crate) fn is_accepted(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let is_one = value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || numpy::is_scalar(value);
    let is_sequence = python::is_sequence(value.as_borrowed())
        && value.hasattr(intern!(value.py(), "__len__"))?;
    Ok(is_sequence && !is_one && !numpy::is_masked(value) && !is_keyed(value))
}

/// Whether iterating over it may yield keys instead of values: mappings, and what is like one without
/// being called so, as messages of `email` and frames of pandas are. Not so pandas' series.
pub(crate) fn is_keyed(value: &Bound<'_, PyAny>) -> bool {
    if buffer::is_exported_by(value.as_borrowed()) {
        return false;
    }
    let py = value.py();
    let has_keys = || value.hasattr(intern!(py, "keys")).unwrap_or(true);
    let is_row = || value.getattr(intern!(py, "ndim"))?.eq(1);
    value.cast::<PyMapping>().is_ok()
        || has_keys() && value.cast::<PySequence>().is_err() && !is_row().unwrap_or(false)
}

/// The elements of any sequence.
pub(crate) fn listed<'py>(
    kind: &Type,
    value: Borrowed<'_, 'py, PyAny>,
) -> Result<Bound<'py, PyList>, Refusal> {
    python::list_of(value).map_err(|error| {
        let is_unreadable = value.is_instance_of::<PyMemoryView>()
            && error.is_instance_of::<PyNotImplementedError>(value.py());
        if is_unreadable {
            return Refusal::kind(kind, &value).caused_by(error);
        }
        Refusal::raised(kind, &value, error)
    })
}

/// Refuses another number of elements than an array has.
pub(crate) fn has_length(kind: &Type, count: usize) -> Result<(), Refusal> {
    match kind {
        Type::Array(Array { len, .. }) if *len != count as u64 => {
            Err(Refusal::length(kind, count, "element"))
        }
        _ => Ok(()),
    }
}

/// Appends elements that lie beside each other, as a `kind`.
pub(crate) fn items(
    sink: &mut impl Sink,
    kind: &Type,
    element: &Type,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    let count = items.len();
    has_length(kind, count)?;
    if count >= abi::PACKED_FROM
        && let Some(done) = with_element!(element, packed(sink, element, items))
    {
        return done;
    }
    sink.array(length(count)?)?;
    for index in 0..count {
        let item = items.get(index).ok_or_else(Refusal::changed)?;
        encode::nested(sink, element, item.as_borrowed()).map_err(|why| why.within(index))?;
    }
    if items.len() == count { Ok(()) } else { Err(Refusal::changed()) }
}

/// Appends numbers as a packed array.
fn packed<T: Element>(
    sink: &mut impl Sink,
    kind: &Type,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    match packed_space::<T>(sink, items.len())? {
        Some(space) => fill::<T>(space, kind, items),
        None => Ok(()),
    }
}

/// Appends integers as the bytes of a `[]byte`.
pub(crate) fn octets(sink: &mut impl Sink, items: Items<'_, '_>) -> Result<(), Refusal> {
    sink.binary(length(items.len())?)?;
    match sink.space(items.len())? {
        Some(space) => fill::<u8>(space, &Type::Number(Number::Uint8), items),
        None => Ok(()),
    }
}

/// Writes numbers one behind the other.
fn fill<T: Element>(
    space: &mut [MaybeUninit<u8>],
    kind: &Type,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    let count = space.len() / T::WIDTH;
    for (index, place) in space.chunks_exact_mut(T::WIDTH).enumerate() {
        let element = match T::quick(items, index) {
            Some(element) => element,
            None => converted(kind, items, index)?,
        };
        element.store(place);
    }
    if items.len() == count { Ok(()) } else { Err(Refusal::changed()) }
}

#[cold]
fn converted<T: Element>(kind: &Type, items: Items<'_, '_>, index: usize) -> Result<T, Refusal> {
    let item = items.get(index).ok_or_else(Refusal::changed)?;
    by_all_rules(&item, kind, index)
}

#[cold]
pub(crate) fn by_all_rules<T: Element>(
    item: &Bound<'_, PyAny>,
    kind: &Type,
    index: usize,
) -> Result<T, Refusal> {
    T::convert(item, kind.plain()).map_err(|why| why.spelled(kind).within(index))
}

/// The place for `count` packed elements, its head written.
pub(crate) fn packed_space<T: Element>(
    sink: &mut impl Sink,
    count: usize,
) -> Result<Option<&mut [MaybeUninit<u8>]>, Refusal> {
    let size = count.saturating_mul(T::WIDTH);
    sink.packed(T::DTYPE, length(size)?)?;
    Ok(sink.space(size)?)
}
