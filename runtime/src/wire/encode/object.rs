//! One object to its number.
//!
//! In: an instance of the class of the Go type: of a generated package, or of a handle of the same library; for
//! a pointer also None. Out: the number, which Go looks up.

use pyo3::prelude::*;

use super::record::refuse_class;
use crate::objects::class::Class;
use crate::objects::instance::GoObject;
use crate::wire::codec::{Codec, Nil};
use crate::wire::msgpack::write::Sink;
use crate::wire::refusal::{Fault, Refusal};

/// Appends the number of an object, or 0 for None.
#[inline(never)]
pub(super) fn encode_object(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    class: &'static Class,
    nil: Nil,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Some(object) = GoObject::of_class(value, class) {
        return encode_number(sink, codec, object);
    }
    if nil == Nil::Zero && value.is_none() {
        return Ok(sink.write_uint(0)?);
    }
    if let Some(object) = find_sibling(value, class) {
        return encode_number(sink, codec, object);
    }
    Err(refuse_class(codec, &class.object.python, class.module(), value))
}

/// The object, if it is of the same Go type in the same library, whose handles and generated packages have
/// classes of their own.
#[cold]
fn find_sibling<'a, 'py>(
    value: Borrowed<'a, 'py, PyAny>,
    class: &Class,
) -> Option<GoObject<'a, 'py>> {
    let object = GoObject::of_any(value)?;
    (object.class().key == class.key && object.is_of_library(class.scope)).then_some(object)
}

/// Appends the number of an object, unless it was released.
#[inline]
pub(super) fn encode_number(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    object: GoObject<'_, '_>,
) -> Result<(), Refusal> {
    let number = object.number().ok_or_else(|| refuse_released(codec))?;
    Ok(sink.write_uint(number)?)
}

#[cold]
fn refuse_released(codec: &Codec<'_>) -> Refusal {
    Refusal::misfit(Fault::Value, codec, "got one that was released".to_owned())
}
