//! A record.
//!
//! In: an array of its fields. Out: an instance of its class.

use pyo3::prelude::*;

use super::decode;
use super::undecoded::Decoded;
use crate::records::instance;
use crate::records::scope::RecordType;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::read::Reader;

/// An instance; a record is never nil.
#[inline(never)]
pub(super) fn decode_record<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    kind: &'static RecordType,
) -> Decoded<'py> {
    from.refuse_nil()?;
    if from.read_array_length()? != kind.fields.len() {
        return Err(Malformed::Length.into());
    }
    decode_fields(py, from, kind)
}

/// The same of the fields alone.
pub(super) fn decode_fields<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    kind: &'static RecordType,
) -> Decoded<'py> {
    instance::create(py, kind.class, Some(kind), |index| decode(py, from, &kind.fields[index]))
}
