//! One Python object to one truth value.
//!
//! In: a bool, or numpy's. Out: the truth value, or why the object is refused.

use pyo3::prelude::*;
use pyo3::types::PyBool;

use crate::wire::codec::Codec;
use crate::wire::msgpack::write::Sink;
use crate::wire::python::shape::is_bool;
use crate::wire::refusal::Refusal;

#[inline(never)]
pub(super) fn encode_bool(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Ok(value) = value.cast::<PyBool>() {
        return Ok(sink.write_bool(value.is_true())?);
    }
    if is_bool(&value) {
        return Ok(sink.write_bool(value.is_truthy()?)?);
    }
    Err(Refusal::of_kind(codec, &value))
}
