//! One Python mapping to one Go map, as MessagePack.
//!
//! In: a dict, or anything with `items()` and a length. Out: an array of two arrays, the keys and the
//! values. Both are read before either is sent: what the elements' own code does to the mapping never
//! pairs a key with another's value.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::{kept, keys, list};
use crate::wire::codec::{Codec, Map};
use crate::wire::msgpack::write::Sink;
use crate::wire::python::items::Items;
use crate::wire::refusal::{Fault, Refusal};

/// The keys of a mapping and its values, in its order.
pub(super) struct Pairs<'py> {
    pub(super) keys: Bound<'py, PyList>,
    pub(super) values: Bound<'py, PyList>,
}

/// Appends a mapping; None is the nil map.
#[inline(never)]
pub(super) fn encode_map(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    map: &Map<'_>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if value.is_none() {
        return Ok(sink.write_nil()?);
    }
    let Some(pairs) = Pairs::of(codec, value)? else {
        return Err(Refusal::of_kind(codec, &value));
    };
    keys::check(codec, &map.key.element, &pairs.keys)?;
    sink.write_array_head(2)?;
    let keys = Items::List(pairs.keys.as_borrowed());
    list::encode_list_items(sink, codec, &map.key, keys)
        .map_err(|why| why.in_key(|index| pairs.key_text(index)))?;
    let values = Items::List(pairs.values.as_borrowed());
    list::encode_list_items(sink, codec, &map.value, values)
        .map_err(|why| why.at_key(|index| pairs.key_text(index)))?;
    pairs.check_size(value)?;
    if map.value.element.holds_objects() {
        kept::keep(pairs.values.unbind());
    }
    Ok(())
}

impl<'py> Pairs<'py> {
    /// Those of an object, if it is a mapping.
    pub(super) fn of(
        codec: &Codec<'_>,
        value: Borrowed<'_, 'py, PyAny>,
    ) -> Result<Option<Self>, Refusal> {
        if let Ok(dict) = value.cast_exact::<PyDict>() {
            return Ok(Some(Self { keys: dict.keys(), values: dict.values() }));
        }
        let py = value.py();
        let has = |name| value.hasattr(name).unwrap_or(false);
        if !has(intern!(py, "items")) || !has(intern!(py, "__len__")) {
            return Ok(None);
        }
        let pairs =
            Self::of_items(value).map_err(|error| Refusal::of_exception(codec, &value, error))?;
        pairs.check_unique(codec)?;
        Ok(Some(pairs))
    }

    /// Those that its own method gives.
    fn of_items(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = value.py();
        let (keys, values) = (PyList::empty(py), PyList::empty(py));
        for pair in value.call_method0(intern!(py, "items"))?.try_iter()? {
            let (key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = pair?.extract()?;
            keys.append(key)?;
            values.append(value)?;
        }
        Ok(Self { keys, values })
    }

    /// A mapping that is no dict may have a key twice.
    fn check_unique(&self, codec: &Codec<'_>) -> Result<(), Refusal> {
        keys::check_unique(codec, &self.keys, &self.keys)
    }

    /// A key as messages have it.
    pub(super) fn key_text(&self, index: usize) -> String {
        self.keys.get_item(index).map_or_else(|_| "?".to_owned(), |key| key_text(&key))
    }

    /// Refuses a mapping that has another size than it had.
    pub(super) fn check_size(&self, value: Borrowed<'_, '_, PyAny>) -> Result<(), Refusal> {
        if value.len()? == self.keys.len() {
            return Ok(());
        }
        let text = "the mapping changed size while it was being read";
        Err(Refusal::new(Fault::Changed, text.to_owned()))
    }
}

/// So many characters of a key are told.
const SHOWN: usize = 60;

/// A key as messages have it: its `repr`, cut.
pub(crate) fn key_text(key: &Bound<'_, PyAny>) -> String {
    let text = key.repr().unwrap_or_else(|_| PyString::new(key.py(), "?"));
    let text = text.to_string_lossy();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.into_owned(),
    }
}
