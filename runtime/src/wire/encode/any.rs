//! Go's `any`: a value that says itself what it is.
//!
//! In: a Python object. Out: its bytes. A value nests so many lists and no more, so that one without
//! end does not exhaust the stack.

use pyo3::prelude::*;
use pyo3::types::{PyInt, PyList, PyString, PyTuple};
use usegolib::abi;

use super::{bytes, integer, list, text};
use crate::wire::codec::{ANY, Codec, Limits};
use crate::wire::msgpack::write::{Sink, TooLong, length};
use crate::wire::python;
use crate::wire::python::items::Items;
use crate::wire::python::shape::{is_bool, is_float, is_list_like};
use crate::wire::refusal::{Fault, Refusal};

/// What the message of a refusal offers.
const ACCEPTED: &str = "None, bool, int, float, str, bytes or a sequence of these";

/// Appends an object as what it is.
#[inline(never)]
pub(super) fn encode_any(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    encode_at(sink, codec, value, 0)
}

/// `depth` is the number of lists around the value.
fn encode_at<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
    depth: usize,
) -> Result<(), Refusal> {
    if let Some(number) = python::int64(value) {
        Ok(sink.write_int(number)?)
    } else if let Some(number) = python::float64(value) {
        Ok(sink.write_float64(number)?)
    } else if value.is_none() {
        Ok(sink.write_nil()?)
    } else if value.is_instance_of::<PyString>() {
        text::encode_string(sink, codec, value)
    } else if let Ok(list) = value.cast::<PyList>() {
        encode_items(sink, codec, Items::List(list), depth)
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        encode_items(sink, codec, Items::Tuple(tuple), depth)
    } else {
        encode_uncommon(sink, codec, value, depth)
    }
}

fn encode_uncommon<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
    depth: usize,
) -> Result<(), Refusal> {
    if is_bool(&value) {
        Ok(sink.write_bool(value.is_truthy()?)?)
    } else if is_float(&value) {
        Ok(sink.write_float64(value.extract()?)?)
    } else if value.is_instance_of::<PyInt>() {
        integer::encode_integer(sink, codec, Limits::WIDEST, value)
    } else if let Some(buffer) = bytes::memory_of(value).or_else(Refusal::ignore)? {
        bytes::encode_memory(sink, &buffer)
    } else if is_list_like(&value)? {
        let items = list::list_of(codec, value)?;
        encode_items(sink, codec, Items::List(items.as_borrowed()), depth)
    } else if python::has_index(value) {
        integer::encode_integer(sink, codec, Limits::WIDEST, value)
    } else {
        Err(refuse(codec, value))
    }
}

#[cold]
fn refuse(codec: &Codec<'_>, value: Borrowed<'_, '_, PyAny>) -> Refusal {
    let refusal = Refusal::of_kind(codec, &value).with_limits(ACCEPTED.to_owned());
    match bytes::memory_of(value) {
        Err(error) => refusal.with_cause(error),
        Ok(_) => refusal,
    }
}

fn encode_items<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    items: Items<'_, '_>,
    depth: usize,
) -> Result<(), Refusal> {
    if depth == abi::MAX_DEPTH {
        let got =
            format!("got lists nested more than {} deep; does one contain itself?", abi::MAX_DEPTH);
        return Err(Refusal::misfit(Fault::Value, codec, got));
    }
    let count = items.len();
    sink.write_array_head(length(count)?)?;
    for index in 0..count {
        let item = items.get(index).ok_or_else(Refusal::of_size_change)?;
        encode_at(sink, &ANY, item.as_borrowed(), depth + 1).map_err(|why| why.at_index(index))?;
    }
    // A list that is an element twice counts twice, so that a small one can grow beyond measure.
    if u32::try_from(sink.position()).is_err() {
        return Err(TooLong.into());
    }
    if items.len() == count { Ok(()) } else { Err(Refusal::of_size_change()) }
}
