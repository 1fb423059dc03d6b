//! Go's `any`: a value that says itself what it is.
//!
//! In: the bytes of a value of any Level 1 type. Out: its object. A value nests so many lists and no
//! more, so that a hostile one does not exhaust the stack.

use pyo3::prelude::*;
use usegolib::abi;

use super::numbers::decode_packed;
use super::plain::{decode_bool, decode_bytes, decode_float64, decode_nil, decode_string};
use super::undecoded::Decoded;
use crate::wire::element::Element as _;
use crate::wire::msgpack::malformed::{Expected, Malformed};
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::{Elements, Reader};
use crate::wire::python;
use crate::wire::python::items::create_list;

/// Reads a value as what it is.
#[inline(never)]
pub(super) fn decode_any<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    decode_at(py, from, 0, 0)
}

/// `depth` is the number of lists around the value. `owed` is the least number of bytes that the rest
/// of these lists takes: what they declare never adds up to more than there is.
fn decode_at<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    depth: usize,
    owed: usize,
) -> Decoded<'py> {
    match from.peek()? {
        marker::NIL => decode_nil(py, from),
        marker::FALSE | marker::TRUE => decode_bool(py, from),
        0x00..=0x7f | marker::UINT_8..=marker::INT_64 | marker::NEGATIVE.. => {
            Ok(python::from_integer(py, from.read_integer()?)?)
        }
        marker::FLOAT_32 | marker::FLOAT_64 => decode_float64(py, from),
        marker::FIX_STR..marker::NIL | marker::STR_8..=marker::STR_32 => decode_string(py, from),
        marker::BIN_8..=marker::BIN_32 => decode_bytes(py, from),
        marker::FIX_ARRAY..marker::FIX_STR
        | marker::ARRAY_16
        | marker::ARRAY_32
        | marker::EXT_8..=marker::EXT_32
        | marker::FIX_EXT_1..=marker::FIX_EXT_16 => decode_list(py, from, depth, owed),
        other => Err(Malformed::Kind(Expected::Any, other).into()),
    }
}

fn decode_list<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    depth: usize,
    owed: usize,
) -> Decoded<'py> {
    if depth == abi::MAX_DEPTH {
        return Err(Malformed::Depth.into());
    }
    match from.read_elements()? {
        Elements::Packed(dtype, data) => decode_numbers(py, dtype, data),
        Elements::Plain(count) if count > from.count_left().saturating_sub(owed) => {
            Err(Malformed::Truncated.into())
        }
        Elements::Plain(count) => create_list(py, count, |index| {
            decode_at(py, from, depth + 1, owed + (count - index - 1))
        }),
    }
}

/// A packed array, which says itself of what.
fn decode_numbers<'py>(py: Python<'py>, dtype: u8, data: &[u8]) -> Decoded<'py> {
    match dtype {
        i8::DTYPE => decode_packed::<i8>(py, data),
        i16::DTYPE => decode_packed::<i16>(py, data),
        i32::DTYPE => decode_packed::<i32>(py, data),
        i64::DTYPE => decode_packed::<i64>(py, data),
        u8::DTYPE => decode_packed::<u8>(py, data),
        u16::DTYPE => decode_packed::<u16>(py, data),
        u32::DTYPE => decode_packed::<u32>(py, data),
        u64::DTYPE => decode_packed::<u64>(py, data),
        f32::DTYPE => decode_packed::<f32>(py, data),
        f64::DTYPE => decode_packed::<f64>(py, data),
        other => Err(Malformed::Kind(Expected::PackedNumbers, other).into()),
    }
}
