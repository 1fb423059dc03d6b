//! One Python object to a field of an object in Go, as MessagePack.
//!
//! In: what a parameter of the same type takes. Out: bytes. As in a record, what is empty is nil: that is
//! Go's zero value, and what reading the field gives is the same.

use pyo3::prelude::*;

use super::encode;
use crate::wire::codec::{Codec, Plan};
use crate::wire::msgpack::write::{Measure, Sink};
use crate::wire::refusal::Refusal;

/// Appends `value`.
pub(crate) fn encode_field(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if can_be_nil(&codec.plan) && is_empty(value)? {
        encode(&mut Measure::default(), codec, value)?;
        return Ok(sink.write_nil()?);
    }
    encode(sink, codec, value)
}

/// Whether the value has no elements. What does not tell its length says why when it is encoded, unless that
/// is an interrupt or the like.
fn is_empty(value: Borrowed<'_, '_, PyAny>) -> Result<bool, Refusal> {
    match value.len() {
        Ok(length) => Ok(length == 0),
        Err(error) => Ok(Refusal::ignore::<bool>(error)?.unwrap_or(false)),
    }
}

/// Whether an empty value of the plan has a nil that Go's zero value is.
fn can_be_nil(plan: &Plan<'_>) -> bool {
    match plan {
        Plan::List(list) => list.length.is_none(),
        Plan::Bytes | Plan::Map(_) => true,
        Plan::Bool
        | Plan::Integer(_)
        | Plan::Float32
        | Plan::Float64
        | Plan::Complex64
        | Plan::Complex128
        | Plan::Rune
        | Plan::Duration
        | Plan::BigInt
        | Plan::String
        | Plan::FixedBytes(_)
        | Plan::Any(_)
        | Plan::Error
        | Plan::Text(_)
        | Plan::Record(_)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::Failure
        | Plan::ErrorType(..)
        | Plan::Value(..)
        | Plan::Optional(_) => false,
    }
}
