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
pub(super) fn number_of(codec: &Codec<'_>, value: &Bound<'_, PyAny>) -> Result<Scalar, Refusal> {
    let item = value.as_borrowed();
    match &codec.plan {
        Plan::Integer(limits) => integer::integer_of(codec, *limits, item).map(Scalar::Integer),
        Plan::Rune => rune::rune_of(codec, item).map(Scalar::Integer),
        Plan::Duration => duration::duration_of(codec, item).map(Scalar::Integer),
        Plan::Float64 => float::float64_of(codec, item).map(Scalar::Float),
        Plan::Float32 => Ok(Scalar::Float(float::float32_of(codec, item)?.into())),
        Plan::Bool
        | Plan::BigInt
        | Plan::String
        | Plan::Bytes
        | Plan::FixedBytes(_)
        | Plan::Any(_)
        | Plan::Complex64
        | Plan::Complex128
        | Plan::Map(_)
        | Plan::Record(_)
        | Plan::Error
        | Plan::Failure
        | Plan::ErrorType(..)
        | Plan::Text(_)
        | Plan::List(_)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::Value(..)
        | Plan::Optional(_) => Err(Refusal::of_kind(codec, value)),
    }
}
