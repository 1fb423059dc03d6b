//! Python numbers that lie side by side to the elements of a packed array, or to bytes.
//!
//! In: a list, a tuple or arguments. Out: a packed array in a sink, or why an element is refused.

use std::mem::MaybeUninit;

use pyo3::prelude::*;

use super::number;
use crate::wire::codec::Codec;
use crate::wire::element::Element;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python::items::Items;
use crate::wire::refusal::Refusal;

/// Appends numbers as a packed array.
pub(super) fn encode_packed<T: Element>(
    sink: &mut impl Sink,
    element: &Codec<'_>,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    match reserve_packed::<T>(sink, items.len())? {
        Some(space) => fill::<T>(space, element, items),
        None => Ok(()),
    }
}

/// Writes numbers one behind the other.
pub(super) fn fill<T: Element>(
    space: &mut [MaybeUninit<u8>],
    element: &Codec<'_>,
    items: Items<'_, '_>,
) -> Result<(), Refusal> {
    let count = space.len() / T::WIDTH;
    for (index, place) in space.chunks_exact_mut(T::WIDTH).enumerate() {
        let number = match T::peek(items, index) {
            Some(number) => number,
            None => read_item(element, items, index)?,
        };
        number.store(place);
    }
    if items.len() == count { Ok(()) } else { Err(Refusal::of_size_change()) }
}

#[cold]
fn read_item<T: Element>(
    element: &Codec<'_>,
    items: Items<'_, '_>,
    index: usize,
) -> Result<T, Refusal> {
    let item = items.get(index).ok_or_else(Refusal::of_size_change)?;
    read_element(element, &item, index)
}

/// The element by all rules of its type.
#[cold]
pub(super) fn read_element<T: Element>(
    element: &Codec<'_>,
    item: &Bound<'_, PyAny>,
    index: usize,
) -> Result<T, Refusal> {
    let number = number::number_of(element, item).map_err(|why| why.at_index(index))?;
    T::fit(number).ok_or_else(|| Refusal::of_kind(element, item).at_index(index))
}

/// The place for `count` packed elements, its head written.
pub(super) fn reserve_packed<T: Element>(
    sink: &mut impl Sink,
    count: usize,
) -> Result<Option<&mut [MaybeUninit<u8>]>, Refusal> {
    let size = count.saturating_mul(T::WIDTH);
    sink.write_packed_head(T::DTYPE, length(size)?)?;
    Ok(sink.reserve(size)?)
}
