//! One Python object to one number of whatever type.
//!
//! In: any object. Out: the number, within the limits of its type, or why the object is refused.

use pyo3::prelude::*;

use super::{duration, float, integer, rune};
use crate::wire::codec::{Codec, Plan};
use crate::wire::refusal::Refusal;
use crate::wire::scalar::Scalar;

/// The number by all rules of its type.
#[cold]
pub(super) fn read(codec: &Codec<'_>, value: &Bound<'_, PyAny>) -> Result<Scalar, Refusal> {
    let item = value.as_borrowed();
    match &codec.plan {
        Plan::Integer(limits) => integer::read(codec, *limits, item).map(Scalar::Integer),
        Plan::Rune => rune::read(codec, item).map(Scalar::Integer),
        Plan::Duration => duration::read(codec, item).map(Scalar::Integer),
        Plan::Float64 => float::read_float64(codec, item).map(Scalar::Float),
        Plan::Float32 => Ok(Scalar::Float(float::read_float32(codec, item)?.into())),
        Plan::Bool
        | Plan::BigInt
        | Plan::String
        | Plan::Bytes
        | Plan::FixedBytes(_)
        | Plan::Any
        | Plan::Error
        | Plan::Text(_)
        | Plan::List(_)
        | Plan::Optional(_) => Err(Refusal::of_kind(codec, value)),
    }
}
