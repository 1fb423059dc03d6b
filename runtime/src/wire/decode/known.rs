//! A value in Go's `any` that says what it is: an error, or an integer that 64 bits do not hold.
//!
//! In: an array of a key and the value. Out: an exception, or an int.

use pyo3::prelude::*;
use usegolib::abi;

use super::big_int::decode_big_int;
use super::undecoded::Decoded;
use crate::errors::decode::{decode_error, drop_error};
use crate::records::scope::Scope;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::read::Reader;

/// What such a value is.
enum Known {
    BigInt,
    Error,
}

/// Reads such a value.
pub(super) fn decode_known<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
) -> Decoded<'py> {
    match read_key(from)? {
        Known::BigInt => decode_big_int(py, from),
        Known::Error => decode_error(py, from, scope),
    }
}

/// Lets go of the objects in one.
pub(super) fn drop_known(from: &mut Reader<'_>, scope: &'static Scope) -> Result<(), Malformed> {
    match read_key(from)? {
        Known::BigInt => from.skip_value(),
        Known::Error => drop_error(from, scope),
    }
}

fn read_key(from: &mut Reader<'_>) -> Result<Known, Malformed> {
    if from.read_array_length()? != 2 {
        return Err(Malformed::Length);
    }
    match str::from_utf8(from.read_string()?) {
        Ok(abi::KEY_OF_BIG_INT) => Ok(Known::BigInt),
        Ok(abi::KEY_OF_ERROR) => Ok(Known::Error),
        _ => Err(Malformed::Record),
    }
}
