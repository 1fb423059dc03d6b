//! One Python object to one Go value, as MessagePack.
//!
//! In: an object and the codec of the parameter. Out: bytes in a sink, or why the object is refused.
//! Lists encode their elements through here again: the one recursion there is.

mod any;
mod big_int;
pub(crate) mod bytes;
pub(crate) mod complex;
pub(crate) mod duration;
pub(crate) mod field;
pub(crate) mod float;
mod integer;
mod interface;
pub(crate) mod kept;
pub(crate) mod keys;
mod known;
pub(crate) mod list;
pub(crate) mod map;
mod number;
mod numbers;
mod object;
mod packed;
mod record;
pub(crate) mod rune;
mod text;
pub(crate) mod text_form;
mod truth;

use pyo3::prelude::*;

pub(crate) use self::interface::encode_held;
pub(crate) use self::text::encode_string;
use super::codec::{Codec, Plan};
use super::msgpack::write::Sink;
use super::python;
use super::python::items::Items;
use super::refusal::{Fault, Refusal};
use crate::errors::encode::{encode_error, encode_error_type};

/// Appends `value`. What is most frequent is done where this is called.
#[inline]
pub(crate) fn encode(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Plan::Integer(limits) = codec.plan
        && let Some(number) = python::int64(value)
        && limits.include_int(number)
    {
        return Ok(sink.write_int(number)?);
    }
    encode_any_plan(sink, codec, value)
}

/// The same by a table of jumps: each of these functions is one of its own.
#[inline(never)]
fn encode_any_plan(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    match &codec.plan {
        Plan::Integer(limits) => integer::encode_integer(sink, codec, *limits, value),
        Plan::Float64 => float::encode_float64(sink, codec, value),
        Plan::String => text::encode_string(sink, codec, value),
        Plan::Bool => truth::encode_bool(sink, codec, value),
        Plan::Bytes => bytes::encode_bytes(sink, codec, value),
        Plan::List(list) => list::encode_list(sink, codec, list, value),
        Plan::Float32 => float::encode_float32(sink, codec, value),
        Plan::Rune => rune::encode_rune(sink, codec, value),
        Plan::Duration => duration::encode_duration(sink, codec, value),
        Plan::BigInt => big_int::encode_big_int(sink, codec, value),
        Plan::FixedBytes(len) => bytes::encode_fixed_bytes(sink, codec, *len, value),
        Plan::Any(_) => any::encode_any(sink, codec, value),
        Plan::Error => text::encode_optional_string(sink, codec, value),
        Plan::Failure => encode_error(sink, codec, value),
        Plan::ErrorType(class, nil) => encode_error_type(sink, codec, class, *nil, value),
        Plan::Text(counterpart) => text::encode_text_form(sink, codec, *counterpart, value),
        Plan::Complex64 => complex::encode_complex64(sink, codec, value),
        Plan::Complex128 => complex::encode_complex128(sink, codec, value),
        Plan::Map(map) => map::encode_map(sink, codec, map, value),
        Plan::Record(kind) => record::encode_record(sink, codec, kind, value),
        Plan::Object(class, nil) => object::encode_object(sink, codec, class, *nil, value),
        Plan::Interface(interface) => interface::encode_interface(sink, codec, interface, value),
        // No parameter is one.
        Plan::Stream(_) => Err(Refusal::of_kind(codec, &value)),
        Plan::Value(_, inner) => encode(sink, inner, value),
        Plan::Optional(inner) => encode_optional(sink, codec, inner, value),
    }
}

#[inline(never)]
fn encode_optional(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    inner: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if value.is_none() {
        return Ok(sink.write_nil()?);
    }
    encode(sink, inner, value).map_err(|why| why.with_type(codec))
}

/// Appends the arguments that the parameter `...T` of type `[]T` takes. Of none Go makes a nil slice,
/// and functions exist that tell it from an empty one.
pub(crate) fn encode_variadic(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    arguments: Items<'_, '_>,
) -> Result<(), Refusal> {
    if arguments.len() == 0 {
        return Ok(sink.write_nil()?);
    }
    match &codec.plan {
        Plan::List(list) => list::encode_list_items(sink, codec, list, arguments),
        // `...byte`, the one slice that is no list.
        Plan::Bytes => bytes::encode_byte_items(sink, arguments),
        Plan::Bool
        | Plan::Integer(_)
        | Plan::Float32
        | Plan::Float64
        | Plan::Rune
        | Plan::Duration
        | Plan::BigInt
        | Plan::String
        | Plan::FixedBytes(_)
        | Plan::Any(_)
        | Plan::Complex64
        | Plan::Complex128
        | Plan::Map(_)
        | Plan::Record(_)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::Error
        | Plan::Failure
        | Plan::ErrorType(..)
        | Plan::Text(_)
        | Plan::Value(..)
        | Plan::Optional(_) => {
            let got = "got several arguments, and the type is no slice".to_owned();
            Err(Refusal::misfit(Fault::Type, codec, got))
        }
    }
}
