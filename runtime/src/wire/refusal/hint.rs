//! The way out that a refusal offers, for an object whose caller can be told what to pass instead.
//!
//! In: the Go type, and the object that is none. Out: words to append, or none: a hint that leads
//! elsewhere is worse than no hint. Each is followed by a test.

use pyo3::exceptions::PyBaseException;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyFloat, PyInt, PyMapping, PyString};
use usegolib::model::{Array, Counterpart, Number, Type};

use crate::wire::buffer::Buffer;
use crate::wire::element::is_number;
use crate::wire::encode::sequence::is_keyed;
use crate::wire::python;
use crate::wire::python::class::Class;
use crate::wire::python::numpy;

const NONE: &str = "";

/// What to pass instead of `value` for a `kind`.
#[cold]
pub(crate) fn of(kind: &Type, value: &Bound<'_, PyAny>) -> &'static str {
    match kind.plain() {
        Type::Bool => only(value, |item| item.is_instance_of::<PyBool>()),
        Type::Number(Number::Float32 | Number::Float64) => {
            only(value, |item| item.is_instance_of::<PyFloat>() || is_int(item))
        }
        Type::Number(_) | Type::BigInt | Type::Rune => only(value, is_int),
        Type::Duration => duration(value),
        Type::String | Type::Error => text(value),
        Type::Text(name) => text_form(name.counterpart(), value),
        Type::Bytes | Type::Reader(_) => bytes(value),
        Type::Array(Array { element, .. }) if *element.plain() == Type::Number(Number::Uint8) => {
            bytes(value)
        }
        Type::Slice(element) | Type::Seq(element) | Type::Array(Array { element, .. }) => {
            sequence(element.plain(), value)
        }
        Type::Any => any(value),
        Type::Optional(inner) => of(inner, value),
        Type::Named(_) | Type::Param(_) => NONE, // which nothing is behind its name
    }
}

fn is_int(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>()
}

/// Of numpy's arrays those with one element are likely meant as that; what the mask hides is not.
fn only(value: &Bound<'_, PyAny>, fits: impl Fn(&Bound<'_, PyAny>) -> bool) -> &'static str {
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
    only(value, is_int)
}

/// What `item()` makes of a `timedelta64` is exact for units up to a week, and from microseconds down
/// a number of the unit, which is only right for nanoseconds.
fn span(value: &Bound<'_, PyAny>) -> &'static str {
    static TIMEDELTA: Class = Class::new("datetime", "timedelta");
    let unit = value.getattr("dtype").and_then(|dtype| dtype.getattr("str"));
    let is_of_nanoseconds = unit.is_ok_and(|unit| unit.to_string().ends_with("[ns]"));
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
        only(value, |item| item.is_instance_of::<PyString>())
    }
}

fn text_form(counterpart: Option<Counterpart>, value: &Bound<'_, PyAny>) -> &'static str {
    match counterpart {
        Some(Counterpart::Datetime) => {
            "; pass a datetime.datetime with a time zone, or RFC 3339 text"
        }
        Some(Counterpart::Uuid) => "; pass a uuid.UUID, or its text form as a str",
        Some(Counterpart::Address) if has(value, "ip") => "; pass value.ip",
        Some(Counterpart::Address) => "; pass an address of ipaddress, or its text form as a str",
        Some(Counterpart::Prefix) => {
            "; pass a network or an interface of ipaddress, or its text form as a str"
        }
        Some(Counterpart::Fraction) => "; pass a fractions.Fraction, or its text form as a str",
        Some(Counterpart::Decimal) => "; pass a decimal.Decimal, or its text form as a str",
        None => "; pass its text form as a str",
    }
}

fn bytes(value: &Bound<'_, PyAny>) -> &'static str {
    if numpy::is_masked(value) {
        masked(value)
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
        "; pass bytes(value) for the bytes that it lies in"
    } else if buffer.is_of_bytes() && buffer.dimensions() > 1 {
        "; pass bytes(value) for all its bytes in one row"
    } else {
        NONE
    }
}

fn is_of_integers(value: &Bound<'_, PyAny>) -> bool {
    let is_sequence = python::is_sequence(value.as_borrowed()) && has(value, "__len__");
    is_sequence && !is_keyed(value) && value.get_item(0).map_or(true, |first| is_int(&first))
}

fn sequence(element: &Type, value: &Bound<'_, PyAny>) -> &'static str {
    if value.is_instance_of::<PyString>() {
        return str_for(element);
    }
    if is_bytes(value) && matches!(element, Type::Bytes | Type::Any) {
        "; pass [value]"
    } else if is_bytes(value) && !is_number(element) {
        NONE
    } else if value.cast::<PyMapping>().is_ok() {
        "; pass list(value) for its keys, or list(value.values())"
    } else {
        iterable(value)
    }
}

/// What to make of a str where a sequence is wanted.
fn str_for(element: &Type) -> &'static str {
    if matches!(element, Type::String | Type::Text(_) | Type::Error | Type::Any) {
        "; pass [value]"
    } else if *element == Type::Rune {
        "; pass list(value)"
    } else {
        NONE
    }
}

fn any(value: &Bound<'_, PyAny>) -> &'static str {
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

/// For what can be iterated over, unless its keys would take the place of its values.
fn iterable(value: &Bound<'_, PyAny>) -> &'static str {
    if numpy::is_masked(value) {
        masked(value)
    } else if numpy::is_scalar(value) || numpy::is_array(value) || is_keyed(value) {
        NONE
    } else if has(value, "__iter__") {
        "; pass list(value)"
    } else {
        NONE
    }
}

/// For an array with a mask: only the caller knows what is to become of the masked elements.
fn masked(value: &Bound<'_, PyAny>) -> &'static str {
    match value.getattr("ndim").and_then(|ndim| ndim.extract::<usize>()) {
        Ok(1..) => "; pass value.compressed() without what is masked, or value.filled(x)",
        _ => NONE,
    }
}

fn is_bytes(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>()
}

fn has(value: &Bound<'_, PyAny>, name: &str) -> bool {
    value.hasattr(name).unwrap_or(false)
}
