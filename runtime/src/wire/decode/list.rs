//! An array to a list.
//!
//! In: the bytes of an array, packed or not. Out: a list.

use pyo3::prelude::*;
use pyo3::types::PyList;

use super::decode;
use super::numbers::decode_packed;
use super::undecoded::{Decoded, Undecoded};
use crate::wire::codec::{List, Place};
use crate::wire::element::{Element, with_element};
use crate::wire::msgpack::malformed::{Expected, Malformed};
use crate::wire::msgpack::read::{Elements, Reader};
use crate::wire::python::items::{create_list, create_tuple};

/// A list; an array type, which has a length, is never nil.
#[inline(never)]
pub(super) fn decode_list<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    list: &List<'_>,
) -> Decoded<'py> {
    if list.length.is_some() {
        from.refuse_nil()?;
    }
    if let Some(number) = list.number {
        return with_element!(number, decode_numbers(py, from, list));
    }
    let count = from.read_array_length()?;
    decode_each(py, from, list, count)
}

fn decode_numbers<'py, T: Element>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    list: &List<'_>,
) -> Decoded<'py> {
    match from.read_elements()? {
        Elements::Plain(count) => decode_each(py, from, list, count),
        Elements::Packed(dtype, _) if dtype != T::DTYPE => {
            Err(Malformed::Kind(Expected::PackedOfType, dtype).into())
        }
        Elements::Packed(_, data) => {
            check_length(list, data.len() / T::WIDTH)?;
            let list_of_numbers = decode_packed::<T>(py, data)?;
            Ok(match list.place {
                Place::Open => list_of_numbers,
                Place::Field | Place::Key => list_of_numbers
                    .cast_into::<PyList>()
                    .map_err(PyErr::from)?
                    .to_tuple()
                    .into_any(),
            })
        }
    }
}

fn decode_each<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    list: &List<'_>,
    count: usize,
) -> Decoded<'py> {
    check_length(list, count)?;
    match list.place {
        Place::Open => create_list(py, count, |_| decode(py, from, &list.element)),
        Place::Field | Place::Key => create_tuple(py, count, |_| decode(py, from, &list.element)),
    }
}

/// Refuses another number of elements than an array has.
fn check_length(list: &List<'_>, count: usize) -> Result<(), Undecoded> {
    match list.length {
        Some(length) if length != count as u64 => Err(Malformed::Length.into()),
        _ => Ok(()),
    }
}
