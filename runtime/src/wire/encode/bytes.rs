//! One Python object to the bytes of a Go `[]byte`, `[N]byte` or reader.
//!
//! In: bytes, a buffer, or None. Out: bin in a sink. Only elements of one byte are bytes: those of a
//! wider buffer are numbers, each of which has to be a byte; and an object whose memory stands for
//! something else has no bytes.

use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyList, PyMemoryView};
use usegolib::model::{Number, Type};

use crate::wire::buffer::Buffer;
use crate::wire::encode::numbers::Numbers;
use crate::wire::encode::sequence;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python::Items;
use crate::wire::python::numpy;
use crate::wire::refusal::Refusal;

/// Appends the bytes of a `kind` of any length; None is the nil slice.
pub(crate) fn bytes(
    sink: &mut impl Sink,
    kind: &Type,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        sink.binary(length(bytes.as_bytes().len())?)?;
        return Ok(sink.put(bytes.as_bytes())?);
    }
    if value.is_none() {
        return Ok(sink.nil()?);
    }
    Row::of(kind, value)?.write(sink)
}

/// Appends exactly `len` bytes.
pub(crate) fn exactly(
    sink: &mut impl Sink,
    kind: &Type,
    len: u64,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    let row = Row::of(kind, value)?;
    if row.len() as u64 != len {
        return Err(Refusal::length(kind, row.len(), "byte"));
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
pub(crate) fn memory(sink: &mut impl Sink, buffer: &Buffer<'_>) -> Result<(), Refusal> {
    sink.binary(length(buffer.size())?)?;
    if let Some(space) = sink.space(buffer.size())? {
        buffer.copy(space)?;
    }
    Ok(())
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
    fn of(kind: &'a Type, value: Borrowed<'a, 'py, PyAny>) -> Result<Self, Refusal> {
        match memory_of(value) {
            Ok(Some(buffer)) => Ok(Self::Memory(buffer)),
            Ok(None) => Self::of_numbers(kind, value),
            // numpy has types that no buffer can describe.
            Err(error) if numpy::is_array(&value) => {
                Err(Refusal::kind(kind, &value).caused_by(error))
            }
            Err(error) => Err(Refusal::raised(kind, &value, error)),
        }
    }

    fn of_numbers(kind: &'a Type, value: Borrowed<'a, 'py, PyAny>) -> Result<Self, Refusal> {
        let is_row = |buffer: &Buffer<'_>| {
            buffer.dimensions() == 1 && !buffer.holds_objects() && !buffer.is_of_records()
        };
        let is_numbers = Buffer::of(value)?.is_some_and(|buffer| is_row(&buffer));
        if !is_numbers || !sequence::is_accepted(&value)? {
            return Err(Refusal::kind(kind, &value));
        }
        match Numbers::of(kind, &Type::Number(Number::Uint8), value)? {
            Some(numbers) => Ok(Self::Numbers(numbers)),
            None => Ok(Self::Objects(sequence::listed(kind, value)?)),
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
            Self::Memory(buffer) => memory(sink, buffer),
            Self::Numbers(numbers) => numbers.write_octets(sink),
            Self::Objects(list) => sequence::octets(sink, Items::List(list.as_borrowed())),
        }
    }
}
