//! The objects in a message that could not be decoded.
//!
//! In: the message from its beginning. Out: nothing; their library is told that nobody has them. One of
//! which Python had an object is told of twice, which the library takes for once.

use usegolib::abi;

use super::known::drop_known;
use crate::errors::decode::drop_error;
use crate::library::drops::Entry;
use crate::records::scope::Scope;
use crate::wire::codec::{Codec, List, Map, Plan};
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;

/// Lets go of all objects among the results of a function, as far as the message is well formed.
#[cold]
pub(crate) fn drop_objects(from: &mut Reader<'_>, results: &[Codec<'_>]) {
    if results.len() != 1 && from.read_array_length().is_err() {
        return;
    }
    for result in results {
        if drop_in(from, result).is_err() {
            return;
        }
    }
}

/// Lets go of the objects in one value.
pub(crate) fn drop_in(from: &mut Reader<'_>, codec: &Codec<'_>) -> Result<(), Malformed> {
    if !codec.holds_objects() || from.peek()? == marker::NIL {
        return from.skip_value();
    }
    match &codec.plan {
        Plan::Object(class, _) => drop_number(from, class.scope),
        Plan::Stream(_) => drop_number(from, codec.scope),
        Plan::Interface(_) if from.peek_ext() == Some(abi::RECORD) => {
            drop_in_any(from, codec.scope)
        }
        // A number or a text.
        Plan::Interface(_) if from.peek_ext() == Some(abi::VALUE) => from.skip_value(),
        Plan::Interface(_) => {
            from.read_array_length()?;
            drop_held(from, codec.scope)
        }
        Plan::Any(_) => drop_in_any(from, codec.scope),
        Plan::Record(kind) => {
            from.read_array_length()?;
            kind.fields.iter().try_for_each(|field| drop_in(from, field))
        }
        Plan::Failure | Plan::ErrorType(..) => drop_error(from, codec.scope),
        Plan::List(list) => drop_in_each(from, list),
        Plan::Map(map) => drop_in_values(from, map),
        Plan::Optional(inner) | Plan::Value(_, inner) => drop_in(from, inner),
        Plan::Bool
        | Plan::Integer(_)
        | Plan::Float32
        | Plan::Float64
        | Plan::Rune
        | Plan::Duration
        | Plan::BigInt
        | Plan::String
        | Plan::Bytes
        | Plan::FixedBytes(_)
        | Plan::Error
        | Plan::Text(_)
        | Plan::Complex64
        | Plan::Complex128 => from.skip_value(),
    }
}

/// Lets go of the object whose number comes next.
pub(crate) fn drop_number(from: &mut Reader<'_>, scope: &Scope) -> Result<(), Malformed> {
    let number = from.read_integer()?.narrow::<u64>().ok_or(Malformed::Range)?;
    if let Some(library) = scope.library() {
        library.push_drop(Box::new(Entry::new(number)));
    }
    Ok(())
}

/// A value behind the number of its type.
fn drop_held(from: &mut Reader<'_>, scope: &Scope) -> Result<(), Malformed> {
    from.read_integer()?;
    drop_number(from, scope)
}

/// What says itself what it is: what holds others is gone through, whatever it is.
fn drop_in_any(from: &mut Reader<'_>, scope: &'static Scope) -> Result<(), Malformed> {
    let mut left = 1;
    while left > 0 {
        left -= 1;
        match from.peek_ext() {
            Some(abi::OBJECT) => {
                from.read_ext_head()?;
                drop_held(from, scope)?;
            }
            Some(abi::VALUE) => {
                from.read_ext_head()?;
                drop_known(from, scope)?;
            }
            Some(abi::MAP | abi::RECORD) => {
                from.read_ext_head()?;
                left += 1;
            }
            _ => left += from.skip_head()?,
        }
    }
    Ok(())
}

fn drop_in_each(from: &mut Reader<'_>, list: &List<'_>) -> Result<(), Malformed> {
    let count = from.read_array_length()?;
    (0..count).try_for_each(|_| drop_in(from, &list.element))
}

fn drop_in_values(from: &mut Reader<'_>, map: &Map<'_>) -> Result<(), Malformed> {
    from.read_array_length()?;
    from.skip_value()?;
    drop_in_each(from, &map.value)
}
