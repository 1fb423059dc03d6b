//! A buffer of numbers or truth values to one Go slice or array, or to the bytes of one.
//!
//! In: an object with such a buffer, in one dimension. Out: an array, packed if it is long, or bin. No
//! Python object is made of an element, unless it does not fit.

use std::mem::MaybeUninit;

use pyo3::prelude::*;
use usegolib::abi;
use usegolib::model::Number;

use super::packed::{read_element, reserve_packed};
use crate::wire::buffer::{Buffer, Format};
use crate::wire::codec::{Codec, List, Plan};
use crate::wire::element::{Element, with_element};
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python;
use crate::wire::refusal::{Fault, Refusal, type_name};
use crate::wire::scalar::Scalar;

/// A one-dimensional buffer of numbers or truth values.
pub(super) struct Numbers<'a, 'py> {
    value: Borrowed<'a, 'py, PyAny>,
    element: &'a Codec<'a>,
    /// `None` for truth values.
    number: Option<Number>,
    buffer: Buffer<'py>,
    format: Format,
}

impl<'a, 'py> Numbers<'a, 'py> {
    /// Those of a list; `None` for what is read as objects, element by element.
    pub(super) fn of(
        codec: &Codec<'_>,
        list: &'a List<'a>,
        value: Borrowed<'a, 'py, PyAny>,
    ) -> Result<Option<Self>, Refusal> {
        if list.number.is_none() && !matches!(list.element.plan, Plan::Bool) {
            return Ok(None);
        }
        Self::of_type(codec, &list.element, list.number, value)
    }

    /// Those of a list of truth values, or of such numbers.
    pub(super) fn of_type(
        codec: &Codec<'_>,
        element: &'a Codec<'a>,
        number: Option<Number>,
        value: Borrowed<'a, 'py, PyAny>,
    ) -> Result<Option<Self>, Refusal> {
        // Some elements have no format, such as numpy's timedelta64: as objects they do have a name.
        let buffer = Buffer::of(value).or_else(Refusal::ignore)?;
        let Some(buffer) = buffer else { return Ok(None) };
        let Some(format) = buffer.numbers() else { return Ok(None) };
        if buffer.dimensions() != 1 {
            let got = format!("got {} with {} dimensions", type_name(&value), buffer.dimensions());
            return Err(Refusal::misfit(Fault::Type, codec, got));
        }
        let fits = (format == Format::Bool) == number.is_none();
        Ok(fits.then_some(Self { value, element, number, buffer, format }))
    }

    pub(super) fn len(&self) -> usize {
        self.buffer.len()
    }

    pub(super) fn encode(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        match self.number {
            None => self.encode_bools(sink),
            Some(number) if self.len() < abi::PACKED_FROM => {
                with_element!(number, encode_each(sink, self))
            }
            Some(number) => with_element!(number, encode_packed(sink, self)),
        }
    }

    /// Appends them as the bytes of a `[]byte`.
    pub(super) fn encode_bytes(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        sink.write_bytes_head(length(self.len())?)?;
        match sink.reserve(self.len())? {
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
        let number = self.buffer.number(self.format, index);
        match number.and_then(T::fit) {
            Some(element) => Ok(element),
            None => self.read_object(number, index),
        }
    }

    fn encode_bools(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        sink.write_array_head(length(self.len())?)?;
        for index in 0..self.len() {
            let [byte] = self.buffer.element::<1>(index).ok_or_else(Refusal::of_size_change)?;
            sink.write_bool(byte != 0)?;
        }
        Ok(())
    }

    /// The element by way of a Python object, for the reason why it does not fit. A memoryview does
    /// not give out every number that it has.
    #[cold]
    fn read_object<T: Element>(&self, number: Option<Scalar>, index: usize) -> Result<T, Refusal> {
        let object = match (self.value.get_item(index), number) {
            (Ok(object), _) => object,
            (Err(_), Some(number)) => python::from_scalar(self.value.py(), number)?,
            (Err(error), None) => return Err(error.into()),
        };
        read_element(self.element, &object, index)
    }
}

fn encode_packed<T: Element>(
    sink: &mut impl Sink,
    numbers: &Numbers<'_, '_>,
) -> Result<(), Refusal> {
    match reserve_packed::<T>(sink, numbers.len())? {
        Some(space) => numbers.fill::<T>(space),
        None => Ok(()),
    }
}

fn encode_each<T: Element>(sink: &mut impl Sink, numbers: &Numbers<'_, '_>) -> Result<(), Refusal> {
    sink.write_array_head(length(numbers.len())?)?;
    (0..numbers.len()).try_for_each(|index| Ok(numbers.element::<T>(index)?.append(sink)?))
}
