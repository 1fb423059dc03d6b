//! The number of an iterator.
//!
//! In: an unsigned integer. Out: a new iterator, or None for a nil channel.

use pyo3::prelude::*;

use super::undecoded::Decoded;
use crate::objects::iterator::{self, Streamed};
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::read::Reader;

#[inline(never)]
pub(super) fn decode_stream<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    streamed: &'static Streamed,
) -> Decoded<'py> {
    let number = from.read_integer()?.narrow::<u64>().ok_or(Malformed::Range)?;
    match number {
        0 if streamed.kind.is_nullable() => Ok(py.None().into_bound(py)),
        0 => Err(Malformed::Range.into()),
        _ => Ok(iterator::create(py, streamed, number)?),
    }
}
