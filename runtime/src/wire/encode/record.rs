//! One record to the fields of a Go struct, as MessagePack.
//!
//! In: an instance of the record's class: of a generated package, or of a handle of the same library. Out: an
//! array.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use usegolib::naming::with_article;

use super::encode;
use crate::records::instance::RecordObject;
use crate::records::scope::RecordType;
use crate::records::siblings;
use crate::wire::codec::{Codec, Plan};
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::python::words;
use crate::wire::refusal::{Refusal, type_name};

/// Appends a record.
#[inline(never)]
pub(super) fn encode_record(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    kind: &'static RecordType,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    let record = RecordObject::of_class(value, kind.class);
    let Some(record) = record.or_else(|| siblings::find_record(value, kind)) else {
        let class = kind.class;
        return Err(refuse_class(codec, &class.record.python, class.module(), value));
    };
    sink.write_array_head(length(kind.fields.len())?)?;
    encode_fields(sink, kind, record)
}

/// Appends the fields alone.
pub(super) fn encode_fields(
    sink: &mut impl Sink,
    kind: &'static RecordType,
    record: RecordObject<'_, '_>,
) -> Result<(), Refusal> {
    for (index, field) in kind.fields.iter().enumerate() {
        let value = record.field(index);
        let outcome = if is_nil(&field.plan, value) {
            sink.write_nil().map_err(Refusal::from)
        } else {
            encode(sink, field, value)
        };
        outcome.map_err(|why| why.at_field(index, &kind.class.record.fields[index].python))?;
    }
    Ok(())
}

/// Whether a field that is empty is Go's nil, its zero value.
fn is_nil(plan: &Plan<'_>, value: Borrowed<'_, '_, PyAny>) -> bool {
    match plan {
        Plan::List(list) if list.length.is_none() => {
            value.cast_exact::<PyTuple>().is_ok_and(|items| items.is_empty())
        }
        Plan::Bytes => value.cast_exact::<PyBytes>().is_ok_and(|bytes| bytes.as_bytes().is_empty()),
        Plan::Map(_) => value.cast::<PyDict>().is_ok_and(|map| map.is_empty()),
        Plan::List(_)
        | Plan::Bool
        | Plan::Integer(_)
        | Plan::Float32
        | Plan::Float64
        | Plan::Complex64
        | Plan::Complex128
        | Plan::Rune
        | Plan::Duration
        | Plan::BigInt
        | Plan::String
        | Plan::FixedBytes(_)
        | Plan::Any(_)
        | Plan::Error
        | Plan::Failure
        | Plan::ErrorType(..)
        | Plan::Text(_)
        | Plan::Record(_)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::Value(..)
        | Plan::Optional(_) => false,
    }
}

/// Refuses what is of another class than the one of that name in that module.
#[cold]
pub(super) fn refuse_class(
    codec: &Codec<'_>,
    name: &str,
    own: &str,
    value: Borrowed<'_, '_, PyAny>,
) -> Refusal {
    let refusal = Refusal::of_kind(codec, &value);
    if type_name(&value) != name {
        return refusal;
    }
    // Two classes of one name are told apart by their modules.
    let module =
        value.get_type().module().map_or_else(|_| "?".to_owned(), |name| words(name.as_any()));
    refusal.with_got(format!("got {} of {module}, not of {own}", with_article(&type_name(&value))))
}
