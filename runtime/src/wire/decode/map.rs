//! A map to a dict.
//!
//! In: an array of two arrays, keys and values. Out: a dict that has all of them, or why Python's cannot.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use super::list::decode_list;
use super::undecoded::{Decoded, Undecoded};
use crate::wire::codec::{List, Map, Place};
use crate::wire::encode::keys::holds_nan;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;
use crate::wire::python::{self, read_only};

/// A dict; of nil an empty one.
#[inline(never)]
pub(super) fn decode_map<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    map: &Map<'_>,
) -> Decoded<'py> {
    if from.peek()? == marker::NIL {
        from.read_nil()?;
        return Ok(empty(py, map.place)?.into_any());
    }
    read_head(from)?;
    let mut list = |list: &List<'_>| {
        from.refuse_nil()?;
        decode_list(py, from, list)
    };
    let (keys, values) = (list(&map.key)?, list(&map.value)?);
    join(py, &keys, &values, map.place)
}

/// The head of a map that is not nil: two arrays follow.
pub(super) fn read_head(from: &mut Reader<'_>) -> Result<(), Malformed> {
    from.refuse_nil()?;
    if from.read_array_length()? == 2 { Ok(()) } else { Err(Malformed::Length) }
}

fn empty(py: Python<'_>, place: Place) -> PyResult<Bound<'_, PyDict>> {
    match place {
        Place::Open => Ok(PyDict::new(py)),
        Place::Field | Place::Key => read_only::empty(py),
    }
}

/// The dict of two lists.
pub(super) fn join<'py>(
    py: Python<'py>,
    keys: &Bound<'py, PyAny>,
    values: &Bound<'py, PyAny>,
    place: Place,
) -> Decoded<'py> {
    let malformed = |_| Undecoded::from(Malformed::Length);
    let keys = keys.cast::<PyList>().map_err(malformed)?;
    let values = values.cast::<PyList>().map_err(malformed)?;
    if keys.len() != values.len() {
        return Err(Malformed::Length.into());
    }
    let dict = empty(py, place)?;
    for (key, value) in keys.iter().zip(values.iter()) {
        python::set_item(&dict, &key, &value).map_err(|_| unhashable(&key))?;
    }
    if dict.len() != keys.len() || keys.iter().any(|key| holds_nan(&key)) {
        return Err(lost(py, keys));
    }
    Ok(dict.into_any())
}

#[cold]
fn unhashable(key: &Bound<'_, PyAny>) -> Undecoded {
    Undecoded::of_unfit(format!("a map with the key {}, which Python cannot hash", text(key)))
}

/// Why a dict does not have all the keys.
#[cold]
fn lost(py: Python<'_>, keys: &Bound<'_, PyList>) -> Undecoded {
    let seen = PyDict::new(py);
    for key in keys.iter() {
        if holds_nan(&key) {
            let what = "a map with NaN in a key, which is not equal to itself";
            return Undecoded::of_unfit(what.to_owned());
        }
        if let Ok(Some(other)) = seen.get_item(&key) {
            let (a, b) = (text(&other), text(&key));
            return Undecoded::of_unfit(format!(
                "a map with the keys {a} and {b}, which are equal in Python"
            ));
        }
        if let Err(error) = seen.set_item(&key, &key) {
            return error.into();
        }
    }
    Malformed::Length.into()
}

fn text(key: &Bound<'_, PyAny>) -> String {
    key.repr().map_or_else(|_| "?".to_owned(), |text| text.to_string_lossy().into_owned())
}
