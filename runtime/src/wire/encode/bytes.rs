//! One Python object to the bytes of a Go `[]byte`, `[N]byte` or reader.
//!
//! In: bytes, a buffer, None, or an object for a reader. Out: bin in a sink, or the number of the object. Only elements of one byte are bytes: those of a
//! wider buffer are numbers, each of which has to be a byte; and an object whose memory stands for
//! something else has no bytes.

use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyList, PyMemoryView};
use usegolib::model::{Level, Number};

use super::numbers::Numbers;
use super::{interface, list, packed};
use crate::objects::instance::GoObject;
use crate::wire::buffer::Buffer;
use crate::wire::codec::{BYTE, Codec};
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python::items::Items;
use crate::wire::python::numpy;
use crate::wire::python::shape::is_list_like;
use crate::wire::refusal::Refusal;

/// Appends any number of bytes; None is the nil slice.
#[inline(never)]
pub(super) fn encode_bytes(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        sink.write_bytes_head(length(bytes.as_bytes().len())?)?;
        return Ok(sink.put(bytes.as_bytes())?);
    }
    if value.is_none() {
        return Ok(sink.write_nil()?);
    }
    if codec.scope.level >= Level::State
        && let Some(object) = GoObject::of_any(value).filter(|_| codec.takes_readers())
    {
        return interface::encode_held(sink, codec, object);
    }
    Row::of(codec, value)?.write(sink)
}

/// Appends exactly `len` bytes.
#[inline(never)]
pub(super) fn encode_fixed_bytes(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    len: u64,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    let row = Row::of(codec, value)?;
    if row.len() as u64 != len {
        return Err(Refusal::of_length(codec, row.len(), "byte"));
    }
    row.write(sink)
}

/// The memory of an object that is bytes by itself.
pub(crate) fn memory_of<'py>(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Option<Buffer<'py>>> {
    let is_bytes = |buffer: &Buffer<'_>| {
        if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() {
            Ok(true)
        } else if value.is_instance_of::<PyMemoryView>() || numpy::is_plain_array(&value) {
            Ok(buffer.is_row_of_bytes())
        } else if numpy::is_scalar(&value) {
            numpy::is_raw(&value)
        } else {
            Ok(buffer.is_row_of_bytes() && !numpy::is_masked(&value))
        }
    };
    match Buffer::of(value)? {
        Some(buffer) if is_bytes(&buffer)? => Ok(Some(buffer)),
        _ => Ok(None),
    }
}

/// Appends the bytes of any buffer.
pub(super) fn encode_memory(sink: &mut impl Sink, buffer: &Buffer<'_>) -> Result<(), Refusal> {
    sink.write_bytes_head(length(buffer.size())?)?;
    if let Some(space) = sink.reserve(buffer.size())? {
        buffer.copy(space)?;
    }
    Ok(())
}

/// Appends integers as bytes.
pub(super) fn encode_byte_items(sink: &mut impl Sink, items: Items<'_, '_>) -> Result<(), Refusal> {
    sink.write_bytes_head(length(items.len())?)?;
    match sink.reserve(items.len())? {
        Some(space) => packed::fill::<u8>(space, &BYTE, items),
        None => Ok(()),
    }
}

/// What an object has to offer as bytes.
enum Row<'a, 'py> {
    /// Bytes.
    Memory(Buffer<'py>),
    /// Numbers that lie side by side.
    Numbers(Numbers<'a, 'py>),
    /// Numbers of a kind that only Python can read.
    Objects(Bound<'py, PyList>),
}

impl<'a, 'py> Row<'a, 'py> {
    fn of(codec: &'a Codec<'a>, value: Borrowed<'a, 'py, PyAny>) -> Result<Self, Refusal> {
        match memory_of(value) {
            Ok(Some(buffer)) => Ok(Self::Memory(buffer)),
            Ok(None) => Self::of_numbers(codec, value),
            // numpy has types that no buffer can describe.
            Err(error) if numpy::is_array(&value) => {
                Err(Refusal::of_kind(codec, &value).with_cause(error))
            }
            Err(error) => Err(Refusal::of_exception(codec, &value, error)),
        }
    }

    fn of_numbers(codec: &'a Codec<'a>, value: Borrowed<'a, 'py, PyAny>) -> Result<Self, Refusal> {
        let is_row = |buffer: &Buffer<'_>| {
            buffer.dimensions() == 1 && !buffer.holds_objects() && !buffer.is_of_records()
        };
        let is_numbers = Buffer::of(value)?.is_some_and(|buffer| is_row(&buffer));
        if !is_numbers || !is_list_like(&value)? {
            return Err(Refusal::of_kind(codec, &value));
        }
        match Numbers::of_type(codec, &BYTE, Some(Number::Uint8), value)? {
            Some(numbers) => Ok(Self::Numbers(numbers)),
            None => Ok(Self::Objects(list::list_of(codec, value)?)),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Memory(buffer) => buffer.size(),
            Self::Numbers(numbers) => numbers.len(),
            Self::Objects(list) => Items::List(list.as_borrowed()).len(),
        }
    }

    fn write(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        match self {
            Self::Memory(buffer) => encode_memory(sink, buffer),
            Self::Numbers(numbers) => numbers.encode_bytes(sink),
            Self::Objects(list) => encode_byte_items(sink, Items::List(list.as_borrowed())),
        }
    }
}
