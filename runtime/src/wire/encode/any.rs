//! Go's `any`: a value that says itself what it is.
//!
//! In: a Python object, or the bytes of a value of any Level 1 type. Out: the bytes, or the object.
//! Both ways a value nests so many lists and no more, so that neither an endless one nor a hostile
//! one exhausts the stack.

use pyo3::prelude::*;
use pyo3::types::{PyInt, PyList, PyString, PyTuple};
use usegolib::abi;
use usegolib::model::{Number, Type};

use crate::wire::decode::{Decoded, packed, value, whole};
use crate::wire::element::Element as _;
use crate::wire::encode as to_go;
use crate::wire::encode::bytes;
use crate::wire::encode::scalar;
use crate::wire::encode::sequence;
use crate::wire::msgpack::read::{Elements, Malformed, Reader};
use crate::wire::msgpack::write::{Sink, TooLong, length};
use crate::wire::python::{self, Items};
use crate::wire::refusal::{Fault, Refusal};

/// What the message of a refusal offers.
const ACCEPTED: &str = "None, bool, int, float, str, bytes or a sequence of these";

/// Appends an object as what it is.
pub(crate) fn encode(sink: &mut impl Sink, value: Borrowed<'_, '_, PyAny>) -> Result<(), Refusal> {
    natural(sink, value, 0)
}

/// `depth` is the number of lists around the value.
fn natural<S: Sink>(
    sink: &mut S,
    value: Borrowed<'_, '_, PyAny>,
    depth: usize,
) -> Result<(), Refusal> {
    if let Some(number) = python::int64(value) {
        Ok(sink.signed(number)?)
    } else if let Some(number) = python::float64(value) {
        Ok(sink.float64(number)?)
    } else if value.is_none() {
        Ok(sink.nil()?)
    } else if value.is_instance_of::<PyString>() {
        to_go::text(sink, value).map_err(|why| why.spelled(&Type::Any))
    } else if let Ok(list) = value.cast::<PyList>() {
        items(sink, Items::List(list), depth)
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        items(sink, Items::Tuple(tuple), depth)
    } else {
        uncommon(sink, value, depth)
    }
}

fn uncommon<S: Sink>(
    sink: &mut S,
    value: Borrowed<'_, '_, PyAny>,
    depth: usize,
) -> Result<(), Refusal> {
    if scalar::is_boolean(&value) {
        Ok(sink.boolean(value.is_truthy()?)?)
    } else if scalar::is_float(&value) {
        Ok(sink.float64(value.extract()?)?)
    } else if value.is_instance_of::<PyInt>() {
        integer(sink, value)
    } else if let Some(buffer) = bytes::memory_of(value).or_else(Refusal::passed_over)? {
        bytes::memory(sink, &buffer)
    } else if sequence::is_accepted(&value)? {
        items(sink, Items::List(sequence::listed(&Type::Any, value)?.as_borrowed()), depth)
    } else if python::has_index(value) {
        integer(sink, value)
    } else {
        Err(refused(value))
    }
}

/// An int64 if it fits, else a uint64.
fn integer(sink: &mut impl Sink, value: Borrowed<'_, '_, PyAny>) -> Result<(), Refusal> {
    to_go::integer(sink, scalar::integer(value, &Type::Any)?)
}

#[cold]
fn refused(value: Borrowed<'_, '_, PyAny>) -> Refusal {
    let refusal = Refusal::kind(&Type::Any, &value).limited(ACCEPTED.to_owned());
    match bytes::memory_of(value) {
        Err(error) => refusal.caused_by(error),
        Ok(_) => refusal,
    }
}

fn items<S: Sink>(sink: &mut S, items: Items<'_, '_>, depth: usize) -> Result<(), Refusal> {
    if depth == abi::MAX_DEPTH {
        let got =
            format!("got lists in more than {} others; does one contain itself?", abi::MAX_DEPTH);
        return Err(Refusal::misfit(Fault::Value, &Type::Any, got));
    }
    let count = items.len();
    sink.array(length(count)?)?;
    for index in 0..count {
        let item = items.get(index).ok_or_else(Refusal::changed)?;
        natural(sink, item.as_borrowed(), depth + 1).map_err(|why| why.within(index))?;
    }
    // A list that is an element twice counts twice, so that a small one can grow beyond measure.
    if u32::try_from(sink.position()).is_err() {
        return Err(TooLong.into());
    }
    if items.len() == count { Ok(()) } else { Err(Refusal::changed()) }
}

/// Reads a value as what it is.
pub(crate) fn decode<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    any(py, from, 0, 0)
}

/// `depth` is the number of lists around the value. `owed` is the least number of bytes that the rest
/// of these lists takes: what they declare never adds up to more than there is.
fn any<'py>(py: Python<'py>, from: &mut Reader<'_>, depth: usize, owed: usize) -> Decoded<'py> {
    match from.peek()? {
        0xc0 => value(py, from, &Type::Error),
        0xc2 | 0xc3 => value(py, from, &Type::Bool),
        0x00..=0x7f | 0xcc..=0xd3 | 0xe0.. => Ok(whole(py, from.integer()?)?),
        0xca | 0xcb => value(py, from, &Type::Number(Number::Float64)),
        0xa0..=0xbf | 0xd9..=0xdb => value(py, from, &Type::String),
        0xc4..=0xc6 => value(py, from, &Type::Bytes),
        0x90..=0x9f | 0xdc | 0xdd | 0xc7..=0xc9 | 0xd4..=0xd8 => list(py, from, depth, owed),
        other => Err(Malformed::Kind("any Level 1 value", other).into()),
    }
}

fn list<'py>(py: Python<'py>, from: &mut Reader<'_>, depth: usize, owed: usize) -> Decoded<'py> {
    if depth == abi::MAX_DEPTH {
        return Err(Malformed::Depth.into());
    }
    match from.elements()? {
        Elements::Packed(dtype, data) => numbers(py, dtype, data),
        Elements::Plain(count) if count > from.left().saturating_sub(owed) => {
            Err(Malformed::Truncated.into())
        }
        Elements::Plain(count) => {
            python::list(py, count, |index| any(py, from, depth + 1, owed + (count - index - 1)))
        }
    }
}

/// A packed array, which says itself of what.
fn numbers<'py>(py: Python<'py>, dtype: u8, data: &[u8]) -> Decoded<'py> {
    match dtype {
        i8::DTYPE => packed::<i8>(py, &Type::Any, dtype, data),
        i16::DTYPE => packed::<i16>(py, &Type::Any, dtype, data),
        i32::DTYPE => packed::<i32>(py, &Type::Any, dtype, data),
        i64::DTYPE => packed::<i64>(py, &Type::Any, dtype, data),
        u8::DTYPE => packed::<u8>(py, &Type::Any, dtype, data),
        u16::DTYPE => packed::<u16>(py, &Type::Any, dtype, data),
        u32::DTYPE => packed::<u32>(py, &Type::Any, dtype, data),
        u64::DTYPE => packed::<u64>(py, &Type::Any, dtype, data),
        f32::DTYPE => packed::<f32>(py, &Type::Any, dtype, data),
        f64::DTYPE => packed::<f64>(py, &Type::Any, dtype, data),
        other => Err(Malformed::Kind("packed array of numbers", other).into()),
    }
}
