//! What goes into a Go interface.
//!
//! In: an object of the library or an error of it, whatever its class; a record, a member or another value with
//! methods that implements the interface; None. Out: the number of the object, which Go looks up and asks for the
//! methods; the record; the value and of which type it is; nil.

use pyo3::prelude::*;
use usegolib::abi;
use usegolib::model::Type;
use usegolib::naming::with_article;

use super::object::encode_number;
use super::{any, encode};
use crate::errors;
use crate::objects::instance::GoObject;
use crate::objects::interface::Interface;
use crate::records::instance::RecordObject;
use crate::values::{Class, typed};
use crate::wire::codec::Codec;
use crate::wire::msgpack::write::{Sink, length};
use crate::wire::refusal::{Fault, Refusal};

/// Appends an object, a record or nil.
#[inline(never)]
pub(super) fn encode_interface<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    interface: &'static Interface,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if let Some(object) = GoObject::of_any(value) {
        if !interface.takes(object.class()) && object.is_of_library(codec.scope) {
            let name = with_article(&object.class().object.python);
            let got = format!("got {name}, which does not implement it");
            return Err(Refusal::misfit(Fault::Type, codec, got));
        }
        return encode_held(sink, codec, object);
    }
    if value.is_none() {
        return Ok(sink.write_nil()?);
    }
    if let Some(record) = RecordObject::of_any(value) {
        return encode_record(sink, codec, interface, record);
    }
    if errors::encode::is_error(value) {
        return errors::encode::encode_held_error(sink, codec, value);
    }
    match codec.scope.value_class_of(value) {
        Some(class) => encode_value(sink, codec, interface, class, value),
        None if encode_typed(sink, codec, Some(interface), value)? => Ok(()),
        None => Err(Refusal::of_kind(codec, &value)),
    }
}

/// Appends a value of which Python says of which type it is, if it is one that the interface, or any, takes.
#[cold]
pub(super) fn encode_typed<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    interface: Option<&'static Interface>,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<bool, Refusal> {
    let Some((typed, plain)) = typed::find(value) else { return Ok(false) };
    let refuse = |why| {
        let got = format!("got {}{why}", with_article(&typed.name));
        Err(Refusal::misfit(Fault::Type, codec, got))
    };
    if !typed.is_of(codec.scope) {
        return refuse(" of another Go library");
    }
    if interface.is_some_and(|it| !it.described.values.contains(&typed.key)) {
        return refuse(", which does not implement it");
    }
    encode_as(sink, codec, &typed.key, &typed.kind, plain.as_borrowed())?;
    Ok(true)
}

/// Appends a member, or another value that has methods, if its type implements the interface.
fn encode_value<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    interface: &'static Interface,
    class: &'static Class,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    if !interface.described.values.contains(&class.key) {
        let got = format!("got {}, which does not implement it", with_article(class.name()));
        return Err(Refusal::misfit(Fault::Type, codec, got));
    }
    encode_as(sink, codec, &class.key, &class.kind, value)
}

/// Appends a value that says itself of which type it is.
fn encode_as<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    key: &str,
    kind: &'static Type,
    value: Borrowed<'_, '_, PyAny>,
) -> Result<(), Refusal> {
    any::encode_ext(sink, abi::VALUE, |sink| {
        sink.write_array_head(2)?;
        sink.write_string_head(length(key.len())?)?;
        sink.put(key.as_bytes())?;
        encode(sink, &Codec::of(kind, codec.scope), value)
    })
}

/// Appends an object of any class, of which Go says whether it has the methods.
pub(crate) fn encode_held<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    object: GoObject<'_, '_>,
) -> Result<(), Refusal> {
    check_library(codec, object)?;
    encode_number(sink, codec, object)
}

/// Refuses an object whose number means nothing to the library.
fn check_library(codec: &Codec<'_>, object: GoObject<'_, '_>) -> Result<(), Refusal> {
    if object.is_of_library(codec.scope) {
        return Ok(());
    }
    let class = object.class();
    let (name, module) = (with_article(&class.object.python), class.module());
    let got = format!("got {name} of {module}, another Go library");
    Err(Refusal::misfit(Fault::Type, codec, got))
}

/// Appends a record, if its type implements the interface.
fn encode_record<S: Sink>(
    sink: &mut S,
    codec: &Codec<'_>,
    interface: &'static Interface,
    record: RecordObject<'_, '_>,
) -> Result<(), Refusal> {
    let is_known = |key: &str| interface.described.records.iter().any(|known| known == key);
    if record.kind().is_none_or(|kind| is_known(kind.key)) {
        return any::encode_in_ext(sink, codec, record);
    }
    let name = with_article(&record.class().record.python);
    let got = format!("got {name}, which does not implement it");
    Err(Refusal::misfit(Fault::Type, codec, got))
}
