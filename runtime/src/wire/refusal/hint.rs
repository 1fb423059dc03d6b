//! The way out that a refusal offers, for an object whose caller can be told what to pass instead.
//!
//! In: the Go type, and the object that is none. Out: words to append, or none: a hint that leads
//! elsewhere is worse than no hint. Each is followed by a test.

use pyo3::exceptions::PyBaseException;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString,
    PyTuple, PyType,
};
use usegolib::model::{Counterpart, Level};

use crate::wire::buffer::Buffer;
use crate::wire::codec::{Codec, List, Plan};
use crate::wire::python::class::Class;
use crate::wire::python::shape::is_mapping_like;
use crate::wire::python::words;
use crate::wire::python::{is_sequence, numpy};

const NONE: &str = "";

/// What to pass instead of `value` for that type.
#[cold]
pub(super) fn hint_for(codec: &Codec<'_>, value: &Bound<'_, PyAny>) -> &'static str {
    match &codec.plan {
        Plan::Bool => item(value, |item| item.is_instance_of::<PyBool>()),
        Plan::Integer(_) | Plan::BigInt | Plan::Rune => item(value, is_int),
        Plan::Float32 | Plan::Float64 => item(value, is_number),
        Plan::Duration => duration(value),
        Plan::String | Plan::Error | Plan::Failure => text(value),
        Plan::Text(counterpart) => text_form(*counterpart, value),
        Plan::Bytes | Plan::FixedBytes(_) => bytes(value),
        Plan::List(list) => sequence(list, value),
        Plan::Any(_) => any(codec, value),
        Plan::Complex64 | Plan::Complex128 => {
            item(value, |item| item.is_instance_of::<PyComplex>() || is_number(item))
        }
        Plan::Map(_) => mapping(value),
        Plan::Record(_) => record(value),
        Plan::Object(class, _) if class.object.is_function && is_function(value) => {
            "; Python functions for Go's come with level 4, and until then these come from the module's own \
             functions"
        }
        Plan::Object(..) | Plan::ErrorType(..) | Plan::Stream(_) => NONE,
        Plan::Interface(interface) if is_stream(interface.key) && is_bytes(value) => {
            "; where it stays in Go, it is an object of the library, and bytes are none"
        }
        Plan::Interface(_) => interface(value),
        Plan::Optional(inner) | Plan::Value(_, inner) => hint_for(inner, value),
    }
}

fn is_number(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyFloat>() || is_int(value)
}

/// For what is no mapping.
fn mapping(value: &Bound<'_, PyAny>) -> &'static str {
    let is_of_pairs = value.cast::<PyList>().is_ok_and(|list| {
        list.iter().all(|item| item.cast::<PyTuple>().is_ok_and(|pair| pair.len() == 2))
    });
    if is_of_pairs { "; pass dict(value)" } else { NONE }
}

/// For what is no record.
fn record(value: &Bound<'_, PyAny>) -> &'static str {
    if value.is_instance_of::<PyDict>() { "; pass an instance, made with **value" } else { NONE }
}

/// Whether an interface is one of package io.
fn is_stream(key: &str) -> bool {
    key.starts_with("io.")
}

/// For what is no value of Go's. Level 4 brings instances with methods, and no more than these.
fn interface(value: &Bound<'_, PyAny>) -> &'static str {
    let is_plain = is_number(value)
        || value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBool>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PyDict>();
    if is_plain {
        "; a plain value does not say of which Go type it is"
    } else {
        "; Python objects for Go interfaces come with level 4"
    }
}

/// Whether a value is one to call. A class is likelier meant as what it makes.
fn is_function(value: &Bound<'_, PyAny>) -> bool {
    value.is_callable() && !value.is_instance_of::<PyType>()
}

fn is_int(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>()
}

/// Of numpy's arrays those with one element are likely meant as that; what the mask hides is not.
fn item(value: &Bound<'_, PyAny>, fits: impl Fn(&Bound<'_, PyAny>) -> bool) -> &'static str {
    match numpy::only(value) {
        Some(item) if fits(&item) && !numpy::is_masked(value) => "; pass value.item()",
        _ => NONE,
    }
}

fn duration(value: &Bound<'_, PyAny>) -> &'static str {
    if value.is_instance_of::<PyFloat>() {
        return "; pass an int of nanoseconds or a datetime.timedelta";
    }
    if numpy::is_span(value) {
        return span(value);
    }
    item(value, is_int)
}

/// What `item()` makes of a `timedelta64` is exact for units up to a week, and from microseconds down
/// a number of the unit, which is only right for nanoseconds.
fn span(value: &Bound<'_, PyAny>) -> &'static str {
    static TIMEDELTA: Class = Class::new("datetime", "timedelta");
    let unit = value.getattr("dtype").and_then(|dtype| dtype.getattr("str"));
    let is_of_nanoseconds = unit.is_ok_and(|unit| words(&unit).ends_with("[ns]"));
    match value.call_method0("item") {
        Ok(item) if TIMEDELTA.has(&item) || is_of_nanoseconds && is_int(&item) => {
            "; pass value.item()"
        }
        _ => NONE,
    }
}

fn text(value: &Bound<'_, PyAny>) -> &'static str {
    if is_bytes(value) {
        "; pass value.decode()"
    } else if value.is_instance_of::<PyBaseException>() {
        "; pass str(value)"
    } else if has(value, "__fspath__") {
        "; pass os.fspath(value)"
    } else {
        item(value, |item| item.is_instance_of::<PyString>())
    }
}

fn text_form(counterpart: Option<Counterpart>, value: &Bound<'_, PyAny>) -> &'static str {
    match counterpart {
        Some(Counterpart::Datetime) => {
            "; pass a datetime.datetime with a time zone, or RFC 3339 text"
        }
        Some(Counterpart::Uuid) => "; pass a uuid.UUID, or its text form as a str",
        Some(Counterpart::Address) if has(value, "ip") => "; pass value.ip",
        Some(Counterpart::Address) => "; pass an ipaddress address, or its text form as a str",
        Some(Counterpart::Prefix) => {
            "; pass an ipaddress network or interface, or its text form as a str"
        }
        Some(Counterpart::Fraction) => "; pass a fractions.Fraction, or its text form as a str",
        Some(Counterpart::Decimal) => "; pass a decimal.Decimal, or its text form as a str",
        None => "; pass its text form as a str",
    }
}

fn bytes(value: &Bound<'_, PyAny>) -> &'static str {
    if numpy::is_masked(value) {
        mask(value)
    } else if value.is_instance_of::<PyString>() {
        "; pass value.encode()"
    } else if has(value, "read_bytes") {
        "; pass value.read_bytes()"
    } else if has(value, "read") {
        read(value)
    } else if let Ok(Some(buffer)) = Buffer::of(value.as_borrowed()) {
        memory(&buffer, value)
    } else if !numpy::is_array(value) && is_of_integers(value) {
        "; pass bytes(value)"
    } else {
        NONE
    }
}

/// For an object with the method `read`.
fn read(value: &Bound<'_, PyAny>) -> &'static str {
    static TEXT: Class = Class::new("io", "TextIOBase");
    if TEXT.has(value) { "; pass value.read().encode()" } else { "; pass value.read()" }
}

/// For a buffer that is no row of bytes, of which `bytes` makes one if that is what is meant.
fn memory(buffer: &Buffer<'_>, value: &Bound<'_, PyAny>) -> &'static str {
    if numpy::is_scalar(value) {
        NONE
    } else if buffer.is_of_records() {
        "; pass bytes(value) for its raw bytes"
    } else if buffer.is_of_bytes() && buffer.dimensions() > 1 {
        "; pass bytes(value) for its bytes in one row"
    } else {
        NONE
    }
}

fn is_of_integers(value: &Bound<'_, PyAny>) -> bool {
    let is_sequence = is_sequence(value.as_borrowed()) && has(value, "__len__");
    is_sequence && !is_mapping_like(value) && value.get_item(0).map_or(true, |first| is_int(&first))
}

fn sequence(list: &List<'_>, value: &Bound<'_, PyAny>) -> &'static str {
    let element = &list.element.plan;
    if value.is_instance_of::<PyString>() {
        return string_in_place_of_list(element);
    }
    if is_bytes(value) && takes_bytes(element) {
        "; pass [value]"
    } else if is_bytes(value) && list.number.is_none() {
        NONE
    } else if value.cast::<PyMapping>().is_ok() {
        "; pass list(value) for its keys, or list(value.values())"
    } else {
        iterable(value)
    }
}

fn takes_bytes(element: &Plan<'_>) -> bool {
    match element {
        Plan::Bytes | Plan::Any(_) => true,
        Plan::Bool
        | Plan::Integer(_)
        | Plan::Float32
        | Plan::Float64
        | Plan::Complex64
        | Plan::Complex128
        | Plan::Map(_)
        | Plan::Record(_)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::Rune
        | Plan::Duration
        | Plan::BigInt
        | Plan::String
        | Plan::FixedBytes(_)
        | Plan::Error
        | Plan::Failure
        | Plan::ErrorType(..)
        | Plan::Text(_)
        | Plan::List(_)
        | Plan::Value(..)
        | Plan::Optional(_) => false,
    }
}

/// What to make of a str where a sequence is wanted.
fn string_in_place_of_list(element: &Plan<'_>) -> &'static str {
    match element {
        Plan::String | Plan::Text(_) | Plan::Error | Plan::Failure | Plan::Any(_) => {
            "; pass [value]"
        }
        Plan::Rune => "; pass list(value)",
        Plan::Bool
        | Plan::Integer(_)
        | Plan::Float32
        | Plan::Float64
        | Plan::Complex64
        | Plan::Complex128
        | Plan::Map(_)
        | Plan::Record(_)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::ErrorType(..)
        | Plan::Duration
        | Plan::BigInt
        | Plan::Bytes
        | Plan::FixedBytes(_)
        | Plan::List(_)
        | Plan::Value(..)
        | Plan::Optional(_) => NONE,
    }
}

fn any(codec: &Codec<'_>, value: &Bound<'_, PyAny>) -> &'static str {
    if value.is_instance_of::<PyComplex>() {
        return NONE;
    }
    if let Some(hint) = text_of(value) {
        return hint;
    }
    if codec.scope.level >= Level::State && is_function(value) {
        return "; Python functions for Go's come with level 4";
    }
    if codec.scope.level >= Level::Data && value.hasattr("items").unwrap_or(false) {
        return "; pass dict(value)";
    }
    if value.cast::<PyMapping>().is_ok() {
        "; pass json.dumps(value) for JSON, or list(value.items()) for pairs"
    } else if value.is_instance_of::<PyBaseException>() {
        "; pass str(value)"
    } else if has(value, "__fspath__") {
        "; pass os.fspath(value)"
    } else if has(value, "read") {
        "; pass value.read()"
    } else {
        iterable(value)
    }
}

/// For what is written as text, but which Go type that text is of is not said. One that is exact elsewhere, too.
fn text_of(value: &Bound<'_, PyAny>) -> Option<&'static str> {
    static DATE: Class = Class::new("datetime", "date");
    static DATETIME: Class = Class::new("datetime", "datetime");
    static TIME: Class = Class::new("datetime", "time");
    static UUID: Class = Class::new("uuid", "UUID");
    static DECIMAL: Class = Class::new("decimal", "Decimal");
    static FRACTION: Class = Class::new("fractions", "Fraction");
    let is_of = |classes: &[&Class]| classes.iter().any(|class| class.has(value));
    if !is_of(&[&DATETIME]) && is_of(&[&DATE, &TIME]) {
        Some("; pass value.isoformat() for its text")
    } else if is_of(&[&UUID, &DECIMAL, &FRACTION]) {
        Some("; pass str(value) for its text")
    } else {
        None
    }
}

/// For what can be iterated over, unless its keys would take the place of its values.
fn iterable(value: &Bound<'_, PyAny>) -> &'static str {
    if numpy::is_masked(value) {
        mask(value)
    } else if numpy::is_scalar(value) || numpy::is_array(value) || is_mapping_like(value) {
        NONE
    } else if has(value, "__iter__") {
        "; pass list(value)"
    } else {
        NONE
    }
}

/// For an array with a mask: only the caller knows what is to become of the masked elements.
fn mask(value: &Bound<'_, PyAny>) -> &'static str {
    match value.getattr("ndim").and_then(|ndim| ndim.extract::<usize>()) {
        Ok(1..) => "; pass value.compressed() to drop what is masked, or value.filled(x)",
        _ => NONE,
    }
}

fn is_bytes(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>()
}

fn has(value: &Bound<'_, PyAny>, name: &str) -> bool {
    value.hasattr(name).unwrap_or(false)
}
