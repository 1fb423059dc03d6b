//! One Python object to one Go value, as MessagePack.
//!
//! In: an object and the codec of the parameter. Out: bytes in a sink, or why the object is refused.
//! Lists encode their elements through here again: the one recursion there is.

mod any;
mod big_int;
mod bytes;
mod duration;
mod float;
mod integer;
mod list;
mod number;
mod numbers;
mod packed;
mod rune;
mod text;
mod text_form;

use pyo3::prelude::*;

use super::codec::{Codec, Plan};
use super::msgpack::write::Sink;
use super::python::items::Items;
use super::refusal::{Fault, Refusal};

/// Appends `value`.
#[inline]
pub(crate) fn encode(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    match &codec.plan {
        Plan::Integer(limits) => integer::encode(sink, codec, *limits, value),
        Plan::Float64 => Ok(sink.write_float64(float::read_float64(codec, value)?)?),
        Plan::String => text::encode(sink, codec, value),
        Plan::Bool => Ok(sink.write_bool(integer::read_bool(codec, value)?)?),
        Plan::Bytes => bytes::encode(sink, codec, value),
        Plan::List(list) => list::encode(sink, codec, list, value),
        Plan::Float32 => Ok(sink.write_float32(float::read_float32(codec, value)?)?),
        Plan::Rune => Ok(sink.write_integer(rune::read(codec, value)?)?),
        Plan::Duration => Ok(sink.write_integer(duration::read(codec, value)?)?),
        Plan::BigInt => big_int::encode(sink, codec, value),
        Plan::FixedBytes(len) => bytes::encode_exactly(sink, codec, *len, value),
        Plan::Any => any::encode(sink, codec, value),
        Plan::Error => text::encode_optional(sink, codec, value),
        Plan::Text(counterpart) => text::encode_text_form(sink, codec, *counterpart, value),
        Plan::Optional(inner) => encode_optional(sink, codec, inner, value),
    }
}

/// The same where it is not called once for each argument, so that it is only there inlined.
#[inline(never)]
fn encode_nested(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    encode(sink, codec, value)
}

fn encode_optional(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    inner: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if value.is_none() {
        return Ok(sink.write_nil()?);
    }
    encode_nested(sink, inner, value).map_err(|why| why.with_type(codec))
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
        Plan::List(list) => list::encode_items(sink, codec, list, arguments),
        // `...byte`, the one slice that is no list.
        Plan::Bytes => bytes::encode_items(sink, arguments),
        Plan::Bool
        | Plan::Integer(_)
        | Plan::Float32
        | Plan::Float64
        | Plan::Rune
        | Plan::Duration
        | Plan::BigInt
        | Plan::String
        | Plan::FixedBytes(_)
        | Plan::Any
        | Plan::Error
        | Plan::Text(_)
        | Plan::Optional(_) => {
            let got = "got several arguments, and the type is no slice".to_owned();
            Err(Refusal::misfit(Fault::Type, codec, got))
        }
    }
}
