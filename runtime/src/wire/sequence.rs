//! One Python sequence to one Go slice, as MessagePack.
//!
//! In: a list, a tuple, a buffer of numbers or any other sequence. Out: an array, packed if its
//! elements are numbers and many. A sequence may change while its elements' own code runs; that
//! ends in an exception, never in a message that says something else.

use std::mem::MaybeUninit;

use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyList, PyMapping, PyString, PyTuple};
use usegolib::model::Type;

use super::buffer::{Buffer, Format};
use super::element::{Element, number, with_element};
use super::object::{self, Items};
use super::refusal::{Fault, Refusal, type_name};
use super::write::{Sink, length};
use super::{PACKED_FROM, encode};

/// Appends `value` as a `[]element`; None is the nil slice.
pub(crate) fn slice(
    sink: &mut impl Sink,
    element: &Type,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Ok(list) = value.cast::<PyList>() {
        items(sink, element, Items::List(list))
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        items(sink, element, Items::Tuple(tuple))
    } else if value.is_none() {
        Ok(sink.nil()?)
    } else if !is_accepted(&value)? {
        Err(refused(element, &value))
    } else if let Some(numbers) = Numbers::of(element, value)? {
        numbers.write(sink)
    } else {
        items(sink, element, Items::List(object::list_of(value)?.as_borrowed()))
    }
}

/// Any sequence but those that are rather one value, and mappings, whose indices are keys.
fn is_accepted(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let is_one = value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>();
    let is_sequence = object::is_sequence(value.as_borrowed()) && value.hasattr("__len__")?;
    Ok(is_sequence && !is_one && value.cast::<PyMapping>().is_err())
}

fn refused(element: &Type, value: &Bound<'_, PyAny>) -> Refusal {
    let hint = match element {
        Type::String if value.is_instance_of::<PyString>() => "; put it in a list",
        Type::Bytes if value.is_instance_of::<PyBytes>() => "; put it in a list",
        _ if value.is_instance_of::<PyString>() => "",
        _ if value.hasattr("__iter__").unwrap_or(false) => "; pass list(value)",
        _ => "",
    };
    Refusal::hinted(&Type::Slice(Box::new(element.clone())), value, hint)
}

/// Appends the elements of a list or tuple.
fn items(sink: &mut impl Sink, element: &Type, items: Items<'_, '_>) -> Result<(), Refusal> {
    if items.len() >= PACKED_FROM
        && let Some(done) = with_element!(element, packed(sink, element, items))
    {
        return done;
    }
    let count = items.len();
    sink.array(length(count)?)?;
    for index in 0..count {
        let item = items.get(index).ok_or_else(Refusal::changed)?;
        encode::value(sink, element, item.as_borrowed()).map_err(|why| why.within(index))?;
    }
    if items.len() == count { Ok(()) } else { Err(Refusal::changed()) }
}

/// Appends numbers as a packed array.
fn packed<T: Element>(
    sink: &mut impl Sink,
    kind: &Type,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    let count = items.len();
    let Some(space) = packed_space::<T>(sink, count)? else { return Ok(()) };
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
    T::convert(&item, kind).map_err(|why| why.within(index))
}

/// The place for `count` packed elements, its head written.
fn packed_space<T: Element>(
    sink: &mut impl Sink,
    count: usize,
) -> Result<Option<&mut [MaybeUninit<u8>]>, Refusal> {
    let size = count.saturating_mul(T::WIDTH);
    sink.packed(T::DTYPE, length(size)?)?;
    Ok(sink.space(size)?)
}

/// A one-dimensional buffer of numbers or truth values that is long enough to be worth it.
struct Numbers<'a, 'py> {
    value: Borrowed<'a, 'py, PyAny>,
    element: &'a Type,
    buffer: Buffer<'py>,
    format: Format,
}

impl<'a, 'py> Numbers<'a, 'py> {
    /// `None` for what is better read element by element.
    fn of(element: &'a Type, value: Borrowed<'a, 'py, PyAny>) -> Result<Option<Self>, Refusal> {
        if matches!(element, Type::String | Type::Bytes | Type::Slice(_)) {
            return Ok(None);
        }
        let Some(buffer) = Buffer::of(value)? else { return Ok(None) };
        let Some(format) = buffer.numbers() else { return Ok(None) };
        if buffer.dimensions() != 1 {
            return Err(nested(element, &value, buffer.dimensions()));
        }
        let is_bool = format == Format::Bool;
        let is_worth_it = buffer.len() >= PACKED_FROM && is_bool == (*element == Type::Bool);
        Ok(is_worth_it.then_some(Self { value, element, buffer, format }))
    }

    fn write(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        match with_element!(self.element, packed_buffer(sink, self)) {
            Some(done) => done,
            None => self.write_booleans(sink),
        }
    }

    fn write_booleans(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        sink.array(length(self.buffer.len())?)?;
        for index in 0..self.buffer.len() {
            sink.boolean(self.buffer.element::<1>(index) != Some([0]))?;
        }
        Ok(())
    }

    /// The element by way of a Python object, for the reason why it does not fit.
    #[cold]
    fn converted<T: Element>(&self, index: usize) -> Result<T, Refusal> {
        let item = self.value.get_item(index)?;
        T::convert(&item, self.element).map_err(|why| why.within(index))
    }
}

fn packed_buffer<T: Element>(
    sink: &mut impl Sink,
    numbers: &Numbers<'_, '_>,
) -> Result<(), Refusal> {
    let Some(space) = packed_space::<T>(sink, numbers.buffer.len())? else { return Ok(()) };
    if numbers.format == T::FORMAT && cfg!(target_endian = "little") {
        return Ok(numbers.buffer.copy(space)?);
    }
    for (index, place) in space.chunks_exact_mut(T::WIDTH).enumerate() {
        let element = number(&numbers.buffer, numbers.format, index).and_then(T::fit);
        element.map_or_else(|| numbers.converted(index), Ok)?.store(place);
    }
    Ok(())
}

fn nested(element: &Type, value: &Bound<'_, PyAny>, dimensions: usize) -> Refusal {
    let name = type_name(value);
    let message = format!("expected []{element}, got {name} with {dimensions} dimensions");
    Refusal::new(Fault::Type, message)
}
