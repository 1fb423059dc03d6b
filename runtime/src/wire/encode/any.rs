//! Go's `any`: a value that says itself what it is.
//!
//! In: a Python object. Out: its bytes. A value nests so deep and no more, so that one without end does
//! not exhaust the stack.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyInt, PyList, PyMapping, PyString, PyTuple};
use usegolib::abi;
use usegolib::model::Level;
use usegolib::naming::with_article;

use super::map::{Pairs, key_text};
use super::{bytes, complex, integer, interface, kept, keys, known, list, record, text};
use crate::objects::instance::GoObject;
use crate::records::instance::RecordObject;
use crate::records::siblings::{are_of_one_build, own_type};
use crate::wire::codec::{Codec, Limits, Place};
use crate::wire::msgpack::write::{Sink, TooLong, length};
use crate::wire::python;
use crate::wire::python::items::Items;
use crate::wire::python::shape::{is_bool, is_float, is_list_like};
use crate::wire::refusal::{Fault, Refusal};
use crate::wire::stack;

/// What the message of a refusal offers.
const ACCEPTED: &str = "None, bool, int, float, str, bytes or a sequence of these";

/// The same from level 2 on.
const ACCEPTED_DATA: &str =
    "None, bool, int, float, complex, str, bytes, a record, or a sequence or mapping of these";

/// The same from level 3 on.
const ACCEPTED_STATE: &str = "None, bool, int, float, complex, str, bytes, a datetime, a record, an object or an \
                              error of the library, or a sequence or mapping of these";

/// Appends an object as what it is.
#[inline(never)]
pub(super) fn encode_any<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
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
        encode_items(sink, codec, Items::List(list))
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        encode_items(sink, codec, Items::Tuple(tuple))
    } else {
        encode_uncommon(sink, codec, value)
    }
}

fn encode_uncommon<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    let is_of_state = codec.scope.level >= Level::State;
    if let Some(object) = GoObject::of_any(value).filter(|_| is_of_state) {
        return known::encode_object(sink, codec, object);
    }
    if codec.scope.level >= Level::Data && encode_data(sink, codec, value)? {
        return Ok(());
    }
    encode_rest(sink, codec, value)
}

/// Appends what is neither an object nor data. It is no part of the frames of nested records, which are many on a
/// small stack.
#[inline(never)]
fn encode_rest<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if is_bool(&value) {
        Ok(sink.write_bool(value.is_truthy()?)?)
    } else if is_float(&value) {
        Ok(sink.write_float64(value.extract()?)?)
    } else if value.is_instance_of::<PyInt>() {
        integer::encode_integer(sink, codec, Limits::WIDEST, value)
    } else if codec.scope.level >= Level::State && known::encode_known(sink, codec, value)? {
        Ok(())
    } else if let Some(buffer) = bytes::memory_of(value).or_else(Refusal::ignore)? {
        bytes::encode_memory(sink, &buffer)
    } else if is_list_like(&value)? {
        let items = list::list_of(codec, value)?;
        encode_items(sink, codec, Items::List(items.as_borrowed()))?;
        if codec.holds_objects() {
            kept::keep(items.unbind());
        }
        Ok(())
    } else if python::has_index(value) {
        integer::encode_integer(sink, codec, Limits::WIDEST, value)
    } else if codec.scope.level >= Level::State
        && interface::encode_typed(sink, codec, None, value)?
    {
        Ok(())
    } else {
        Err(refuse(codec, value))
    }
}

/// Appends a mapping, a record or a complex number, if it is one.
fn encode_data<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<bool, Refusal> {
    if value.is_instance_of::<PyDict>() || value.is_instance_of::<PyMapping>() {
        let Some(pairs) = Pairs::of(codec, value)? else { return Ok(false) };
        nest(sink, codec, |sink| {
            encode_ext(sink, abi::MAP, |sink| encode_pairs(sink, codec, &pairs))
        })?;
        pairs.check_size(value)?;
        if codec.holds_objects() {
            kept::keep(pairs.values.unbind());
        }
    } else if let Some(record) = RecordObject::of_any(value) {
        encode_in_ext(sink, codec, record)?;
    } else if let Some((real, imaginary)) = complex::parts_of(value)? {
        encode_ext(sink, abi::COMPLEX, |sink| {
            sink.put(&real.to_le_bytes())?;
            Ok(sink.put(&imaginary.to_le_bytes())?)
        })?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// Appends a record that says itself of which type it is.
pub(super) fn encode_in_ext<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    record: RecordObject<'_, '_>,
) -> Result<(), Refusal> {
    nest(sink, codec, |sink| {
        encode_ext(sink, abi::RECORD, |sink| encode_record(sink, codec, record))
    })
}

/// Goes one level down.
fn nest<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    body: impl FnOnce(&mut S) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    if *sink.depth() == abi::MAX_DEPTH {
        let what = if codec.scope.level >= Level::Data { "values" } else { "lists" };
        let got = format!(
            "got {what} nested more than {} deep; does one contain itself?",
            abi::MAX_DEPTH
        );
        return Err(Refusal::misfit(Fault::Value, codec, got));
    }
    stack::check(*sink.depth())?;
    *sink.depth() += 1;
    body(sink)?;
    *sink.depth() -= 1;
    // What is an element twice counts twice, so that a small value can grow beyond measure.
    if u32::try_from(sink.position()).is_err() { Err(TooLong.into()) } else { Ok(()) }
}

pub(super) fn encode_ext<S: Sink>(
    sink: &mut S,
    kind: u8,
    payload: impl FnOnce(&mut S) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let start = sink.position();
    sink.open_ext()?;
    payload(sink)?;
    Ok(sink.close_ext(start, kind)?)
}

fn encode_pairs<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    pairs: &Pairs<'_>,
) -> Result<(), Refusal> {
    let element = codec.any_at(Place::Open);
    let count = length(pairs.keys.len())?;
    sink.write_array_head(2)?;
    sink.write_array_head(count)?;
    for (index, key) in pairs.keys.iter().enumerate() {
        check_key(codec, &key)?;
        let encoded = encode_any(sink, &element, key.as_borrowed());
        encoded.map_err(|why| why.at_index(index).in_key(|_| key_text(&key)))?;
    }
    sink.write_array_head(count)?;
    for (index, value) in pairs.values.iter().enumerate() {
        let encoded = encode_any(sink, &element, value.as_borrowed());
        encoded.map_err(|why| why.at_index(index).at_key(|index| pairs.key_text(index)))?;
    }
    Ok(())
}

/// Refuses what no Go map with keys of any type has as a key.
fn check_key(codec: &Codec<'_>, key: &Bound<'_, PyAny>) -> Result<(), Refusal> {
    keys::check_equal_to_itself(codec, key)?;
    if key.is_instance_of::<PyTuple>() || key.is_instance_of::<PyBytes>() {
        let got = format!("got the key {}, which is a slice in Go, and no key", key_text(key));
        return Err(Refusal::misfit(Fault::Type, codec, got));
    }
    Ok(())
}

fn encode_record<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    record: RecordObject<'_, '_>,
) -> Result<(), Refusal> {
    let class = record.class();
    let name = with_article(&class.record.python);
    let refuse = |got| Err(Refusal::misfit(Fault::Type, codec, got));
    if !are_of_one_build(class.scope, codec.scope) {
        return refuse(format!("got {name} of {}, another Go library", class.module()));
    }
    let Some(kind) = own_type(record, codec.scope) else {
        return refuse(format!("got {name} that could be of several types; take one from Go"));
    };
    sink.write_array_head(length(kind.fields.len() + 1)?)?;
    sink.write_string_head(length(kind.key.len())?)?;
    sink.put(kind.key.as_bytes())?;
    record::encode_fields(sink, kind, record)
}

#[cold]
fn refuse(codec: &Codec<'_>, value: Borrowed<'_, '_, PyAny>) -> Refusal {
    let accepted = match codec.scope.level {
        Level::Values => ACCEPTED,
        Level::Data => ACCEPTED_DATA,
        Level::State => ACCEPTED_STATE,
    };
    let refusal = Refusal::of_kind(codec, &value).with_limits(accepted.to_owned());
    match bytes::memory_of(value) {
        Err(error) => refusal.with_cause(error),
        Ok(_) => refusal,
    }
}

fn encode_items<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    nest(sink, codec, |sink| {
        let (count, element) = (items.len(), codec.any_at(Place::Open));
        sink.write_array_head(length(count)?)?;
        for index in 0..count {
            let item = items.get(index).ok_or_else(Refusal::of_size_change)?;
            encode_any(sink, &element, item.as_borrowed()).map_err(|why| why.at_index(index))?;
        }
        if items.len() == count { Ok(()) } else { Err(Refusal::of_size_change()) }
    })
}
