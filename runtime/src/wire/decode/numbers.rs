//! A packed array to a list of numbers.
//!
//! In: the bytes of its elements. Out: a list.

use pyo3::prelude::*;

use super::undecoded::Decoded;
use crate::wire::element::Element;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::python::items::create_list;

/// The list that the elements of a packed array of `T` stand for.
pub(super) fn decode_packed<'py, T: Element>(py: Python<'py>, data: &[u8]) -> Decoded<'py> {
    let elements = data.chunks_exact(T::WIDTH);
    if !elements.remainder().is_empty() {
        return Err(Malformed::Packed.into());
    }
    let mut elements = elements.map(T::load);
    create_list(py, data.len() / T::WIDTH, |_| match elements.next() {
        Some(element) => Ok(element.object(py)?),
        None => Err(Malformed::Packed.into()),
    })
}
