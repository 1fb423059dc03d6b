//! What cannot be a key of a Go map, or not beside another.
//!
//! In: the keys of a mapping. Out: nothing, or why one of them is refused: it is not equal to itself, or
//! Go has one key where Python has two. (Texts that mean one value are for Go to find.)

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};

use super::map::key_text;
use crate::records::instance::RecordObject;
use crate::wire::codec::{Codec, Plan};
use crate::wire::normal::normalize;
use crate::wire::refusal::{Fault, Refusal};

/// Checks the keys of a map with keys of type `key`.
pub(super) fn check(
    map: &Codec<'_>,
    key: &Codec<'_>,
    keys: &Bound<'_, PyList>,
) -> Result<(), Refusal> {
    if keys.iter().all(|item| is_itself(&key.plan, &item)) {
        return Ok(());
    }
    let normal = PyList::empty(keys.py());
    for item in keys.iter() {
        check_equal_to_itself(map, &item)?;
        normal.append(normalize(key, item)?)?;
    }
    check_unique(map, keys, &normal)
}

/// Whether Go has the same key and no other; the most frequent ones.
fn is_itself(plan: &Plan<'_>, key: &Bound<'_, PyAny>) -> bool {
    match plan {
        Plan::Integer(_) | Plan::BigInt => key.is_exact_instance_of::<PyInt>(),
        Plan::String => key.is_exact_instance_of::<PyString>(),
        Plan::Bool => key.is_exact_instance_of::<PyBool>(),
        Plan::Float64 => key.cast_exact::<PyFloat>().is_ok_and(|key| !key.value().is_nan()),
        Plan::Float32
        | Plan::Complex64
        | Plan::Complex128
        | Plan::Rune
        | Plan::Duration
        | Plan::Bytes
        | Plan::FixedBytes(_)
        | Plan::Any(_)
        | Plan::Error
        | Plan::Failure
        | Plan::ErrorType(..)
        | Plan::Text(_)
        | Plan::List(_)
        | Plan::Map(_)
        | Plan::Record(_)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::Value(..)
        | Plan::Optional(_) => false,
    }
}

/// Refuses NaN, alone or within another key: Go could never find it again.
pub(super) fn check_equal_to_itself(
    map: &Codec<'_>,
    key: &Bound<'_, PyAny>,
) -> Result<(), Refusal> {
    if !holds_nan(key) {
        return Ok(());
    }
    let got = format!("got the key {}, which is not equal to itself", key_text(key));
    Err(Refusal::misfit(Fault::Value, map, got))
}

/// Whether a key is NaN, or holds it.
pub(crate) fn holds_nan(key: &Bound<'_, PyAny>) -> bool {
    if key.is_instance_of::<PyString>() || key.is_exact_instance_of::<PyInt>() {
        return false;
    }
    if let Some(record) = RecordObject::of_any(key.as_borrowed()) {
        return record.fields().any(|field| holds_nan(&field));
    }
    match key.cast::<PyTuple>() {
        Ok(parts) => parts.iter().any(|part| holds_nan(&part)),
        Err(_) => key.ne(key).unwrap_or(false),
    }
}

/// Refuses keys of which two are one in Go.
pub(super) fn check_unique(
    map: &Codec<'_>,
    keys: &Bound<'_, PyList>,
    normal: &Bound<'_, PyList>,
) -> Result<(), Refusal> {
    let seen = PyDict::new(keys.py());
    for (key, normal) in keys.iter().zip(normal.iter()) {
        // What cannot be hashed is no key either; the reason is told where it is encoded.
        let Ok(other) = seen.get_item(&normal) else { continue };
        if let Some(other) = other {
            let (a, b) = (key_text(&other), key_text(&key));
            let got = format!("got the keys {a} and {b}, which are one key in Go");
            return Err(Refusal::misfit(Fault::Value, map, got));
        }
        seen.set_item(normal, key)?;
    }
    Ok(())
}
