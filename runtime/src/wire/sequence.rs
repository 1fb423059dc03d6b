//! One Python sequence to one Go slice or array, as MessagePack.
//!
//! In: a list, a tuple, a buffer of numbers, any other sequence, or the arguments that a variadic
//! parameter takes. Out: an array, packed if its elements are numbers and many. A sequence may change while its elements' own code runs; that
//! ends in an exception, never in a message that says something else.

use std::mem::MaybeUninit;

use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyList, PyMapping, PyString, PyTuple};
use usegolib::model::{Array, Type};

use super::buffer::{Buffer, Format};
use super::element::{Element, is_number, number, with_element};
use super::object::{self, Items};
use super::refusal::{Fault, Refusal, type_name};
use super::write::{Sink, length};
use super::{PACKED_FROM, encode};

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
        Err(refused(kind, element, &value))
    } else if let Some(numbers) = Numbers::of(kind, element, value)? {
        numbers.write(sink)
    } else {
        items(sink, kind, element, Items::List(object::list_of(value)?.as_borrowed()))
    }
}

/// Any sequence but those that are rather one value, and mappings, whose indices are keys.
pub(super) fn is_accepted(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let is_one = value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>();
    let is_sequence = object::is_sequence(value.as_borrowed()) && value.hasattr("__len__")?;
    Ok(is_sequence && !is_one && value.cast::<PyMapping>().is_err())
}

fn refused(kind: &Type, element: &Type, value: &Bound<'_, PyAny>) -> Refusal {
    let hint = match element.plain() {
        Type::String if value.is_instance_of::<PyString>() => "; put it in a list",
        Type::Bytes if value.is_instance_of::<PyBytes>() => "; put it in a list",
        Type::Rune if value.is_instance_of::<PyString>() => "; pass list(value)",
        _ if value.is_instance_of::<PyString>() => "",
        _ if value.hasattr("__iter__").unwrap_or(false) => "; pass list(value)",
        _ => "",
    };
    Refusal::hinted(kind, value, hint)
}

/// Refuses another number of elements than an array has.
fn has_length(kind: &Type, count: usize) -> Result<(), Refusal> {
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
    if count >= PACKED_FROM
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
        Some(space) => fill::<u8>(space, &Type::Uint8, items),
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
fn by_all_rules<T: Element>(
    item: &Bound<'_, PyAny>,
    kind: &Type,
    index: usize,
) -> Result<T, Refusal> {
    T::convert(item, kind.plain()).map_err(|why| why.spelled(kind).within(index))
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
    kind: &'a Type,
    element: &'a Type,
    buffer: Buffer<'py>,
    format: Format,
}

impl<'a, 'py> Numbers<'a, 'py> {
    /// `None` for what is better read element by element.
    fn of(
        kind: &'a Type,
        element: &'a Type,
        value: Borrowed<'a, 'py, PyAny>,
    ) -> Result<Option<Self>, Refusal> {
        let is_of_bools = *element.plain() == Type::Bool;
        if !is_of_bools && !is_number(element) {
            return Ok(None);
        }
        // Some elements have no format, such as numpy's timedelta64: as objects they do have a name.
        let Ok(Some(buffer)) = Buffer::of(value) else { return Ok(None) };
        let Some(format) = buffer.numbers() else { return Ok(None) };
        if buffer.dimensions() != 1 {
            return Err(nested(kind, &value, buffer.dimensions()));
        }
        let is_bool = format == Format::Bool;
        let is_worth_it = buffer.len() >= PACKED_FROM && is_bool == is_of_bools;
        Ok(is_worth_it.then_some(Self { value, kind, element, buffer, format }))
    }

    fn write(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        has_length(self.kind, self.buffer.len())?;
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
        by_all_rules(&self.value.get_item(index)?, self.element, index)
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

fn nested(kind: &Type, value: &Bound<'_, PyAny>, dimensions: usize) -> Refusal {
    let got = format!("got {} with {dimensions} dimensions", type_name(value));
    Refusal::misfit(Fault::Type, kind, got)
}
