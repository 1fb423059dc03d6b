//! One Go value, as MessagePack, to one Python object.
//!
//! In: the bytes of a response and the codecs of the results. Out: Python objects. Everything is
//! checked: the library is trusted with the process, but not with the shape of a message. Lists
//! decode their elements through here again: the one recursion there is.

mod any;
mod big_int;
mod complex;
mod interface;
mod known;
mod list;
mod map;
mod numbers;
mod object;
mod plain;
mod record;
mod stream;
mod undecoded;
mod undelivered;
mod value;

use pyo3::prelude::*;
use pyo3::types::PyType;

pub(crate) use self::plain::{decode_nil, decode_optional_string, decode_string};
pub(crate) use self::undecoded::{Decoded, Undecoded};
pub(crate) use self::undelivered::{drop_in, drop_number, drop_objects};
use super::codec::{Codec, Limits, Plan};
use super::msgpack::malformed::Malformed;
use super::msgpack::marker;
use super::msgpack::read::Reader;
use super::python::items::{create_tuple, tuple_of_class};
use crate::errors::decode::decode_error;

/// The results of a function: None, the only one, or a tuple, of that class if there is one.
#[expect(clippy::inline_always, reason = "the hot path is one function")]
#[inline(always)]
pub(crate) fn decode_results<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    results: &[Codec<'_>],
    class: Option<&Py<PyType>>,
) -> Decoded<'py> {
    match results {
        [result] => decode(py, from, result),
        [] => plain::decode_nil(py, from),
        several => decode_several(py, from, several, class),
    }
}

/// Apart from the others, which are so small with it that they become a part of the caller.
#[inline(never)]
fn decode_several<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    results: &[Codec<'_>],
    class: Option<&Py<PyType>>,
) -> Decoded<'py> {
    if from.read_array_length()? != results.len() {
        return Err(Malformed::Length.into());
    }
    let tuple = create_tuple(py, results.len(), |index| decode(py, from, &results[index]))?;
    Ok(match class {
        Some(class) => tuple_of_class(class.bind(py), &tuple)?,
        None => tuple,
    })
}

/// One value. What is most frequent is done where this is called.
#[inline]
pub(crate) fn decode<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    codec: &Codec<'_>,
) -> Decoded<'py> {
    if let Plan::Integer(limits) = codec.plan {
        return plain::decode_integer(py, from, limits);
    }
    decode_any_plan(py, from, codec)
}

/// The same by a table of jumps: each of these functions is one of its own.
#[inline(never)]
fn decode_any_plan<'py>(py: Python<'py>, from: &mut Reader<'_>, codec: &Codec<'_>) -> Decoded<'py> {
    match &codec.plan {
        Plan::Integer(limits) => plain::decode_limited(py, from, *limits),
        Plan::Float64 => plain::decode_float64(py, from),
        Plan::String | Plan::Text(_) => plain::decode_string(py, from),
        Plan::Bool => plain::decode_bool(py, from),
        Plan::Bytes => plain::decode_bytes(py, from),
        Plan::List(list) => list::decode_list(py, from, list),
        Plan::Float32 => plain::decode_float32(py, from),
        Plan::Rune => plain::decode_limited(py, from, Limits::int(32)),
        Plan::Duration => plain::decode_limited(py, from, Limits::int(64)),
        Plan::BigInt => big_int::decode_big_int(py, from),
        Plan::FixedBytes(len) => plain::decode_fixed_bytes(py, from, *len),
        Plan::Any(place) => any::decode_any(py, from, codec.scope, *place),
        Plan::Complex64 => complex::decode_complex(py, from, true),
        Plan::Complex128 => complex::decode_complex(py, from, false),
        Plan::Map(map) => map::decode_map(py, from, map),
        Plan::Record(kind) => record::decode_record(py, from, kind),
        Plan::Object(class, nil) => object::decode_object(py, from, class, *nil),
        Plan::Stream(streamed) => stream::decode_stream(py, from, streamed),
        Plan::Interface(_) => interface::decode_interface(py, from, codec.scope),
        Plan::Error => plain::decode_optional_string(py, from),
        Plan::Failure | Plan::ErrorType(..) => decode_error(py, from, codec.scope),
        Plan::Value(class, inner) => value::decode_value(py, from, codec, class, inner),
        Plan::Optional(inner) => decode_optional(py, from, inner),
    }
}

#[inline(never)]
fn decode_optional<'py>(py: Python<'py>, from: &mut Reader<'_>, inner: &Codec<'_>) -> Decoded<'py> {
    if from.peek()? == marker::NIL {
        return plain::decode_nil(py, from);
    }
    decode(py, from, inner)
}
