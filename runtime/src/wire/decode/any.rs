//! Go's `any`: a value that says itself what it is.
//!
//! In: the bytes of a value of any type that crosses. Out: its object. A value nests so deep and no
//! more, so that a hostile one does not exhaust the stack.

use pyo3::prelude::*;
use pyo3::types::{PyComplex, PyList};
use usegolib::abi;
use usegolib::model::Level;

use super::numbers::decode_packed;
use super::plain::{decode_bool, decode_bytes, decode_float64, decode_nil, decode_string};
use super::undecoded::Decoded;
use super::{interface, known, map, record};
use crate::records::scope::Scope;
use crate::wire::codec::Place;
use crate::wire::element::Element as _;
use crate::wire::msgpack::malformed::{Expected, Malformed};
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::{Elements, Reader};
use crate::wire::python;
use crate::wire::python::items::create_list;
use crate::wire::stack;

/// Reads a value as what it is.
#[inline(never)]
pub(super) fn decode_any<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
    place: Place,
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
        marker::FIX_ARRAY..marker::FIX_STR | marker::ARRAY_16 | marker::ARRAY_32 => {
            nest(from, |from| decode_list(py, from, scope, place))
        }
        marker::EXT_8..=marker::EXT_32 | marker::FIX_EXT_1..=marker::FIX_EXT_16 => {
            decode_ext(py, from, scope, place)
        }
        other => Err(Malformed::Kind(Expected::Any, other).into()),
    }
}

/// Goes one level down.
fn nest<'py>(
    from: &mut Reader<'_>,
    body: impl FnOnce(&mut Reader<'_>) -> Decoded<'py>,
) -> Decoded<'py> {
    if from.depth == abi::MAX_DEPTH {
        return Err(Malformed::Depth.into());
    }
    stack::check(from.depth)?;
    from.depth += 1;
    let value = body(from)?;
    from.depth -= 1;
    Ok(value)
}

/// A list; in a key a tuple.
fn decode_list<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
    place: Place,
) -> Decoded<'py> {
    let list = decode_elements(py, from, scope, place)?;
    put(list, place)
}

fn put(list: Bound<'_, PyAny>, place: Place) -> Decoded<'_> {
    match place {
        Place::Open | Place::Field => Ok(list),
        Place::Key => Ok(list.cast_into::<PyList>().map_err(PyErr::from)?.to_tuple().into_any()),
    }
}

/// The elements of an array, each in that place, as a list.
fn decode_elements<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
    place: Place,
) -> Decoded<'py> {
    let count = from.read_array_length()?;
    let owed = from.owed;
    if count > from.count_left().saturating_sub(owed) {
        return Err(Malformed::Truncated.into());
    }
    let list = create_list(py, count, |index| {
        from.owed = owed + (count - index - 1);
        decode_any(py, from, scope, place)
    });
    from.owed = owed;
    list
}

/// An extension: numbers beside each other, a map, a record, an object, a complex number, or a value that says
/// what it is.
#[inline(never)]
fn decode_ext<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
    place: Place,
) -> Decoded<'py> {
    let is_known = match from.peek_ext() {
        Some(abi::MAP | abi::RECORD | abi::COMPLEX) => true,
        Some(abi::OBJECT | abi::VALUE) => scope.level >= Level::State,
        _ => false,
    };
    if !is_known {
        return nest(from, |from| decode_numbers(py, from, place));
    }
    let (kind, rest) = from.read_ext_head()?;
    let value = match kind {
        abi::MAP => nest(from, |from| decode_map(py, from, scope))?,
        abi::RECORD => nest(from, |from| decode_record(py, from, scope))?,
        abi::OBJECT => interface::decode_held(py, from, scope)?,
        abi::VALUE => nest(from, |from| known::decode_known(py, from, scope))?,
        _ => decode_parts(py, from, rest)?,
    };
    if from.count_left() == rest { Ok(value) } else { Err(Malformed::Length.into()) }
}

/// A complex number, after which so many bytes are left.
fn decode_parts<'py>(py: Python<'py>, from: &mut Reader<'_>, rest: usize) -> Decoded<'py> {
    if from.count_left() - rest != 16 {
        return Err(Malformed::Kind(Expected::Any, abi::COMPLEX).into());
    }
    let (real, imaginary) = from.read_raw_floats()?;
    Ok(PyComplex::from_doubles(py, real, imaginary).into_any())
}

fn decode_map<'py>(py: Python<'py>, from: &mut Reader<'_>, scope: &'static Scope) -> Decoded<'py> {
    map::read_head(from)?;
    let mut list = |place| {
        from.refuse_nil()?;
        decode_elements(py, from, scope, place)
    };
    let (keys, values) = (list(Place::Key)?, list(Place::Open)?);
    map::join(py, &keys, &values, Place::Open)
}

/// A record, which says itself of which type.
fn decode_record<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
) -> Decoded<'py> {
    let count = from.read_array_length()?;
    let key = str::from_utf8(from.read_string()?).ok();
    let kind = key.and_then(|key| scope.record(key)).ok_or(Malformed::Record)?;
    if count != kind.fields.len() + 1 {
        return Err(Malformed::Length.into());
    }
    record::decode_fields(py, from, kind)
}

/// A packed array, which says itself of what.
fn decode_numbers<'py>(py: Python<'py>, from: &mut Reader<'_>, place: Place) -> Decoded<'py> {
    let list = match from.read_elements()? {
        Elements::Packed(dtype, data) => unpack(py, dtype, data)?,
        Elements::Plain(_) => return Err(Malformed::Packed.into()),
    };
    put(list, place)
}

fn unpack<'py>(py: Python<'py>, dtype: u8, data: &[u8]) -> Decoded<'py> {
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
