//! The number of an object.
//!
//! In: an unsigned integer. Out: a new instance of the class of the Go type, or None.

use pyo3::prelude::*;

use super::undecoded::Decoded;
use crate::objects::class::Class;
use crate::objects::instance;
use crate::wire::codec::Nil;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::read::Reader;

/// An instance; for 0, where nil is a value, None.
#[inline(never)]
pub(super) fn decode_object<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    class: &'static Class,
    nil: Nil,
) -> Decoded<'py> {
    let number = from.read_number()?;
    match (number, nil) {
        (0, Nil::Zero) => Ok(py.None().into_bound(py)),
        (0, Nil::Refused) => Err(Malformed::Range.into()),
        _ => Ok(instance::create(py, class, number)?),
    }
}
