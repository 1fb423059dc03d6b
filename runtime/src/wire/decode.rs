//! One Go value, as MessagePack, to one Python object.
//!
//! In: the bytes of a response and the codecs of the results. Out: Python objects. Everything is
//! checked: the library is trusted with the process, but not with the shape of a message. Lists
//! decode their elements through here again: the one recursion there is.

mod any;
mod big_int;
mod list;
mod numbers;
mod plain;
mod undecoded;

use pyo3::prelude::*;
use pyo3::types::PyType;

pub(crate) use self::plain::decode_string;
pub(crate) use self::undecoded::{Decoded, Undecoded};
use super::codec::{Codec, Limits, Plan};
use super::msgpack::marker;
use super::msgpack::read::{Malformed, Reader};
use super::python::items::{create_tuple, tuple_of_class};

/// The results of a function: None, the only one, or a tuple, of that class if there is one.
#[inline]
pub(crate) fn decode_results<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    results: &[Codec<'_>],
    class: Option<&Py<PyType>>,
) -> Decoded<'py> {
    match results {
        [result] => decode(py, from, result),
        [] => plain::decode_nil(py, from),
        several => {
            if from.read_array_length()? != several.len() {
                return Err(Malformed::Length.into());
            }
            let tuple = create_tuple(py, several.len(), |index| decode(py, from, &several[index]))?;
            Ok(match class {
                Some(class) => tuple_of_class(class.bind(py), &tuple)?,
                None => tuple,
            })
        }
    }
}

/// One value.
pub(crate) fn decode<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    codec: &Codec<'_>,
) -> Decoded<'py> {
    match &codec.plan {
        Plan::Integer(limits) => plain::decode_integer(py, from, *limits),
        Plan::Float64 => plain::decode_float64(py, from),
        Plan::String | Plan::Text(_) => plain::decode_string(py, from),
        Plan::Bool => plain::decode_bool(py, from),
        Plan::Bytes => plain::decode_bytes(py, from),
        Plan::List(list) => list::decode_list(py, from, list),
        Plan::Float32 => plain::decode_float32(py, from),
        Plan::Rune => plain::decode_integer(py, from, Limits::signed(32)),
        Plan::Duration => plain::decode_integer(py, from, Limits::signed(64)),
        Plan::BigInt => big_int::decode(py, from),
        Plan::FixedBytes(len) => plain::decode_fixed_bytes(py, from, *len),
        Plan::Any => any::decode(py, from),
        Plan::Error if from.peek()? == marker::NIL => plain::decode_nil(py, from),
        Plan::Error => plain::decode_string(py, from),
        Plan::Optional(_) if from.peek()? == marker::NIL => plain::decode_nil(py, from),
        Plan::Optional(inner) => decode(py, from, inner),
    }
}
