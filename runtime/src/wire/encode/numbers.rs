//! A buffer of numbers or truth values to one Go slice or array, or to the bytes of one.
//!
//! In: an object with such a buffer, in one dimension. Out: an array, packed if it is long, or bin. No
//! Python object is made of an element, unless it does not fit.

use std::mem::MaybeUninit;

use pyo3::prelude::*;
use usegolib::abi;
use usegolib::model::Type;

use crate::wire::buffer::{Buffer, Format};
use crate::wire::element::{Element, Number, is_number, number, with_element};
use crate::wire::encode::sequence::{by_all_rules, has_length, packed_space};
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::refusal::{Fault, Refusal, type_name};

/// A one-dimensional buffer of numbers or truth values.
pub(super) struct Numbers<'a, 'py> {
    value: Borrowed<'a, 'py, PyAny>,
    kind: &'a Type,
    element: &'a Type,
    buffer: Buffer<'py>,
    format: Format,
}

impl<'a, 'py> Numbers<'a, 'py> {
    /// `None` for what is read as objects, element by element.
    pub(super) fn of(
        kind: &'a Type,
        element: &'a Type,
        value: Borrowed<'a, 'py, PyAny>,
    ) -> Result<Option<Self>, Refusal> {
        let is_of_bools = *element.plain() == Type::Bool;
        if !is_of_bools && !is_number(element) {
            return Ok(None);
        }
        // Some elements have no format, such as numpy's timedelta64: as objects they do have a name.
        let buffer = Buffer::of(value).or_else(Refusal::passed_over)?;
        let Some(buffer) = buffer else { return Ok(None) };
        let Some(format) = buffer.numbers() else { return Ok(None) };
        if buffer.dimensions() != 1 {
            return Err(nested(kind, &value, buffer.dimensions()));
        }
        let is_fitting = (format == Format::Bool) == is_of_bools;
        Ok(is_fitting.then_some(Self { value, kind, element, buffer, format }))
    }

    pub(super) fn len(&self) -> usize {
        self.buffer.len()
    }

    pub(super) fn write(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        has_length(self.kind, self.len())?;
        let written = if self.len() < abi::PACKED_FROM {
            with_element!(self.element, append_each(sink, self))
        } else {
            with_element!(self.element, packed_buffer(sink, self))
        };
        match written {
            Some(done) => done,
            None => self.write_booleans(sink),
        }
    }

    /// Appends them as the bytes of a `[]byte`.
    pub(super) fn write_octets(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        sink.binary(length(self.len())?)?;
        match sink.space(self.len())? {
            Some(space) => self.fill::<u8>(space),
            None => Ok(()),
        }
    }

    /// Writes them one behind the other.
    fn fill<T: Element>(&self, space: &mut [MaybeUninit<u8>]) -> Result<(), Refusal> {
        if self.format == T::FORMAT && cfg!(target_endian = "little") {
            return Ok(self.buffer.copy(space)?);
        }
        for (index, place) in space.chunks_exact_mut(T::WIDTH).enumerate() {
            self.element::<T>(index)?.store(place);
        }
        Ok(())
    }

    fn element<T: Element>(&self, index: usize) -> Result<T, Refusal> {
        let number = number(&self.buffer, self.format, index);
        match number.and_then(T::fit) {
            Some(element) => Ok(element),
            None => self.converted(number, index),
        }
    }

    fn write_booleans(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        sink.array(length(self.buffer.len())?)?;
        for index in 0..self.buffer.len() {
            let [byte] = self.buffer.element::<1>(index).ok_or_else(Refusal::changed)?;
            sink.boolean(byte != 0)?;
        }
        Ok(())
    }

    /// The element by way of a Python object, for the reason why it does not fit. A memoryview does
    /// not give out every number that it has.
    #[cold]
    fn converted<T: Element>(&self, number: Option<Number>, index: usize) -> Result<T, Refusal> {
        let object = match (self.value.get_item(index), number) {
            (Ok(object), _) => object,
            (Err(_), Some(number)) => number.object(self.value.py())?,
            (Err(error), None) => return Err(error.into()),
        };
        by_all_rules(&object, self.element, index)
    }
}

fn packed_buffer<T: Element>(
    sink: &mut impl Sink,
    numbers: &Numbers<'_, '_>,
) -> Result<(), Refusal> {
    match packed_space::<T>(sink, numbers.len())? {
        Some(space) => numbers.fill::<T>(space),
        None => Ok(()),
    }
}

fn append_each<T: Element>(sink: &mut impl Sink, numbers: &Numbers<'_, '_>) -> Result<(), Refusal> {
    sink.array(length(numbers.len())?)?;
    (0..numbers.len()).try_for_each(|index| Ok(numbers.element::<T>(index)?.append(sink)?))
}

fn nested(kind: &Type, value: &Bound<'_, PyAny>, dimensions: usize) -> Refusal {
    let got = format!("got {} with {dimensions} dimensions", type_name(value));
    Refusal::misfit(Fault::Type, kind, got)
}
