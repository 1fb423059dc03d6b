//! What a Go interface holds.
//!
//! In: nil, the numbers of a type and of a value, or a record that says of which type it is. Out: None, or
//! an instance of the class of that type.

use pyo3::prelude::*;
use usegolib::abi;

use super::any::decode_any;
use super::undecoded::Decoded;
use crate::objects::instance;
use crate::records::scope::Scope;
use crate::wire::codec::Place;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;

/// An instance, a record, or None.
#[inline(never)]
pub(super) fn decode_interface<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
) -> Decoded<'py> {
    if from.peek()? == marker::NIL {
        from.read_nil()?;
        return Ok(py.None().into_bound(py));
    }
    if from.peek_ext() == Some(abi::RECORD) {
        return decode_any(py, from, scope, Place::Open);
    }
    if from.read_array_length()? != 2 {
        return Err(Malformed::Length.into());
    }
    decode_held(py, from, scope)
}

/// An instance: its type, and its number.
pub(super) fn decode_held<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
) -> Decoded<'py> {
    let mut read = || from.read_integer()?.narrow::<u64>().ok_or(Malformed::Range);
    let (kind, number) = (read()?, read()?);
    if number == 0 {
        return Err(Malformed::Range.into());
    }
    let held = scope.held.find(py, scope, kind)?;
    Ok(instance::create_held(py, held, number)?)
}
