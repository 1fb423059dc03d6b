//! A value of a type whose values are of a class of their own.
//!
//! In: a message at such a value. Out: an instance of the class.

use pyo3::prelude::*;

use super::{Decoded, decode};
use crate::values::Class;
use crate::wire::codec::{Codec, Plan};
use crate::wire::msgpack::read::Reader;

/// The plain value, as an instance.
#[inline(never)]
pub(super) fn decode_value<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    codec: &Codec<'_>,
    class: &'static Class,
    inner: &Codec<'_>,
) -> Decoded<'py> {
    if let Plan::Integer(_) = inner.plan
        && let Some(small) = from.read_small()
    {
        return Ok(class.small(py, codec.scope, small)?);
    }
    let plain = decode(py, from, inner)?;
    Ok(class.instance(codec.scope, &plain)?)
}
