//! One Python object to one Go scalar, by exact rules: nothing is truncated, wrapped or rounded.
//!
//! In: any object and the Go type. Out: the number or truth value, or why the object is refused.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt};
use usegolib::model::Type;

use super::object;
use super::refusal::{Fault, Refusal, type_name};

/// The integers that a Go type holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    least: i64,
    greatest: u64,
}

impl Limits {
    /// Of an integer type; those of `int64` for any other.
    #[inline]
    pub(crate) fn of(kind: &Type) -> Self {
        let (least, greatest) = match kind {
            Type::Int8 => (i8::MIN.into(), 0x7f),
            Type::Int16 => (i16::MIN.into(), 0x7fff),
            Type::Int32 => (i32::MIN.into(), 0x7fff_ffff),
            Type::Uint8 => (0, u8::MAX.into()),
            Type::Uint16 => (0, u16::MAX.into()),
            Type::Uint32 => (0, u32::MAX.into()),
            Type::Uint | Type::Uint64 => (0, u64::MAX),
            _ => (i64::MIN, i64::MAX.cast_unsigned()),
        };
        Self { least, greatest }
    }

    #[inline]
    pub(crate) fn hold(self, value: i128) -> bool {
        value >= self.least.into() && value <= self.greatest.into()
    }
}

/// A bool, or numpy's.
pub(crate) fn boolean(value: Borrowed<'_, '_, PyAny>) -> Result<bool, Refusal> {
    if let Ok(value) = value.cast::<PyBool>() {
        return Ok(value.is_true());
    }
    if is_numpy(&value, &["bool", "bool_"]) {
        return Ok(value.is_truthy()?);
    }
    Err(Refusal::kind(&Type::Bool, &value))
}

/// An int, or anything with `__index__` but a bool, within the limits of `kind`.
#[inline]
pub(crate) fn integer(value: Borrowed<'_, '_, PyAny>, kind: &Type) -> Result<i128, Refusal> {
    match object::int64(value).map(i128::from) {
        Some(number) if Limits::of(kind).hold(number) => Ok(number),
        _ => uncommon_integer(value, kind),
    }
}

#[cold]
fn uncommon_integer(value: Borrowed<'_, '_, PyAny>, kind: &Type) -> Result<i128, Refusal> {
    if value.is_instance_of::<PyBool>() || !object::has_index(value) {
        return Err(Refusal::kind(kind, &value));
    }
    let index = object::index(value)?;
    match wide(index.as_borrowed()) {
        Some(number) if Limits::of(kind).hold(number) => Ok(number),
        _ => Err(out_of_range(kind, &index)),
    }
}

/// The value of an int between the least int64 and the greatest uint64.
fn wide(index: Borrowed<'_, '_, PyAny>) -> Option<i128> {
    let signed = object::int64(index).map(i128::from);
    signed.or_else(|| index.extract::<u64>().map(i128::from).ok())
}

/// A float, or an int that is exactly representable.
#[inline]
pub(crate) fn float64(value: Borrowed<'_, '_, PyAny>) -> Result<f64, Refusal> {
    match object::float64(value) {
        Some(number) => Ok(number),
        None => uncommon_float(value, &Type::Float64),
    }
}

/// The same for float32: a float is rounded to the nearest one, as Go's constants are, but never
/// to infinity; an int must be exactly representable.
pub(crate) fn float32(value: Borrowed<'_, '_, PyAny>) -> Result<f32, Refusal> {
    let number = match object::float64(value) {
        Some(number) => number,
        None => uncommon_float(value, &Type::Float32)?,
    };
    narrowed(number).ok_or_else(|| out_of_range(&Type::Float32, &value))
}

/// The nearest float32, unless that would be an infinity that `number` is not.
#[expect(clippy::cast_possible_truncation, reason = "rounding to nearest is what is meant")]
pub(crate) fn narrowed(number: f64) -> Option<f32> {
    let narrow = number as f32;
    (narrow.is_finite() || !number.is_finite()).then_some(narrow)
}

/// Whether a float32 equals `number`.
#[expect(clippy::float_cmp, reason = "exactly equal is what is asked")]
pub(crate) fn is_float32(number: f64) -> bool {
    narrowed(number).is_some_and(|narrow| f64::from(narrow) == number)
}

#[cold]
fn uncommon_float(value: Borrowed<'_, '_, PyAny>, kind: &Type) -> Result<f64, Refusal> {
    // numpy's longdouble would lose digits; its float64 is a float.
    if value.is_instance_of::<PyFloat>() || is_numpy(&value, &["float16", "float32"]) {
        return Ok(value.extract::<f64>()?);
    }
    if value.is_instance_of::<PyBool>() || !object::has_index(value) {
        return Err(Refusal::kind(kind, &value));
    }
    exact(&object::index(value)?, kind)
}

/// Whether the value is a numpy scalar of one of these types.
fn is_numpy(value: &Bound<'_, PyAny>, names: &[&str]) -> bool {
    let kind = value.get_type();
    let module = kind.module().is_ok_and(|module| module == "numpy");
    module && kind.name().is_ok_and(|name| names.iter().any(|expected| name == *expected))
}

/// The float that equals an int.
fn exact(index: &Bound<'_, PyAny>, kind: &Type) -> Result<f64, Refusal> {
    let inexact = || {
        let got = shown(index);
        let message = format!("expected {kind}, got {got}, which {kind} cannot hold exactly");
        Refusal::new(Fault::Overflow, message)
    };
    let number = index.extract::<f64>().map_err(|_| inexact())?;
    let holds = match kind {
        Type::Float32 => is_float32(number),
        _ => true,
    };
    if holds && index.eq(number)? { Ok(number) } else { Err(inexact()) }
}

#[cold]
fn out_of_range(kind: &Type, value: &Bound<'_, PyAny>) -> Refusal {
    let got = shown(value);
    let message = if *kind == Type::Float32 {
        format!("expected float32, got {got}, which is beyond its range")
    } else {
        let Limits { least, greatest } = Limits::of(kind);
        format!("expected {kind} ({least} to {greatest}), got {got}")
    };
    Refusal::new(Fault::Overflow, message)
}

/// A number as text; a huge int by its size, for its digits would help nobody.
fn shown(number: &Bound<'_, PyAny>) -> String {
    let bits = number.cast::<PyInt>().ok().and_then(|int| int.call_method0("bit_length").ok());
    match bits.and_then(|bits| bits.extract::<u64>().ok()) {
        Some(bits) if bits > 128 => format!("an int of {bits} bits"),
        _ => number.str().map_or_else(|_| type_name(number), |text| text.to_string()),
    }
}
