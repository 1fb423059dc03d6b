//! What a Go interface holds.
//!
//! In: nil, the numbers of a type and of a value, or a record, a number or a text that says of which type it is.
//! Out: None, or an instance of the class of that type.

use pyo3::prelude::*;
use usegolib::abi;

use super::any::decode_any;
use super::decode;
use super::undecoded::Decoded;
use crate::objects::instance;
use crate::records::scope::Scope;
use crate::wire::codec::Place;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;

/// An instance of any kind, or None.
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
    match from.peek_ext() {
        Some(abi::RECORD) => return decode_any(py, from, scope, Place::Open),
        Some(abi::VALUE) => return decode_value(py, from, scope),
        _ => {}
    }
    if from.read_array_length()? != 2 {
        return Err(Malformed::Length.into());
    }
    decode_held(py, from, scope)
}

/// A number or a text that has methods: the key of its type, and itself.
fn decode_value<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
) -> Decoded<'py> {
    let (_, rest) = from.read_ext_head()?;
    if from.read_array_length()? != 2 {
        return Err(Malformed::Length.into());
    }
    let key = str::from_utf8(from.read_string()?).ok();
    let class = key.and_then(|key| scope.value(key)).ok_or(Malformed::Record)?;
    let value = decode(py, from, class.codec(scope))?;
    if from.count_left() == rest { Ok(value) } else { Err(Malformed::Length.into()) }
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
