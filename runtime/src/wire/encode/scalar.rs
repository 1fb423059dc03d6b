//! One Python object to one Go scalar, by exact rules: nothing is truncated, wrapped or rounded.
//!
//! In: any object and the Go type. Out: the number or truth value, or why the object is refused.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString, PyType};
use usegolib::model::{Number, Type};

use crate::wire::python;
use crate::wire::python::numpy;
use crate::wire::refusal::{Fault, Refusal, type_name};

/// The integers that a Go type holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    least: i64,
    greatest: u64,
}

impl Limits {
    /// Of an integer type, or of the integers that `any` takes; those of `int64` for any other.
    #[inline]
    pub(crate) fn of(kind: &Type) -> Self {
        let (least, greatest) = match kind {
            Type::Number(Number::Int8) => (i8::MIN.into(), 0x7f),
            Type::Number(Number::Int16) => (i16::MIN.into(), 0x7fff),
            Type::Number(Number::Int32) | Type::Rune => (i32::MIN.into(), 0x7fff_ffff),
            Type::Number(Number::Uint8) => (0, u8::MAX.into()),
            Type::Number(Number::Uint16) => (0, u16::MAX.into()),
            Type::Number(Number::Uint32) => (0, u32::MAX.into()),
            Type::Number(Number::Uint | Number::Uint64) => (0, u64::MAX),
            Type::Any => (i64::MIN, u64::MAX),
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
    if is_boolean(&value) {
        return Ok(value.is_truthy()?);
    }
    Err(Refusal::kind(&Type::Bool, &value))
}

/// Whether the value is a bool, or numpy's.
pub(crate) fn is_boolean(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBool>() || is_numpy(value, &["bool", "bool_"])
}

/// Whether the value is a float, or a smaller one of numpy's. Its longdouble would lose digits; its
/// float64 is a float.
pub(crate) fn is_float(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyFloat>() || is_numpy(value, &["float16", "float32"])
}

/// An int, or anything with `__index__` but a bool, within the limits of `kind`.
#[inline]
pub(crate) fn integer(value: Borrowed<'_, '_, PyAny>, kind: &Type) -> Result<i128, Refusal> {
    match python::int64(value).map(i128::from) {
        Some(number) if Limits::of(kind).hold(number) => Ok(number),
        _ => uncommon_integer(value, kind),
    }
}

#[cold]
fn uncommon_integer(value: Borrowed<'_, '_, PyAny>, kind: &Type) -> Result<i128, Refusal> {
    let index = index(value, kind)?;
    match wide(index.as_borrowed()) {
        Some(number) if Limits::of(kind).hold(number) => Ok(number),
        _ => Err(out_of_range(kind, &index)),
    }
}

/// The value of an int between the least int64 and the greatest uint64.
pub(crate) fn wide(index: Borrowed<'_, '_, PyAny>) -> Option<i128> {
    let signed = python::int64(index).map(i128::from);
    signed.or_else(|| index.extract::<u64>().map(i128::from).ok())
}

/// What crosses for a value of a type that is an integer on the wire, within its limits.
#[inline]
pub(crate) fn number(value: Borrowed<'_, '_, PyAny>, kind: &Type) -> Result<i128, Refusal> {
    match kind {
        Type::Rune => rune(value),
        Type::Duration => duration(value),
        _ => integer(value, kind),
    }
}

/// An int32, or the code point of a str of one character.
fn rune(value: Borrowed<'_, '_, PyAny>) -> Result<i128, Refusal> {
    let Ok(text) = value.cast::<PyString>() else { return integer(value, &Type::Rune) };
    let refuse = |got| Err(Refusal::misfit(Fault::Value, &Type::Rune, got));
    let count = text.len()?;
    if count != 1 {
        return refuse(format!("got a str of {count} characters; a rune is one character"));
    }
    // A lone surrogate has no UTF-8.
    match python::utf8(text).ok().and_then(|utf8| str::from_utf8(utf8).ok()?.chars().next()) {
        Some(character) => Ok(u32::from(character).into()),
        None => refuse(format!(
            "got a str with the lone surrogate {}, which is no character",
            surrogate(&text, 0)?
        )),
    }
}

/// The code point of the surrogate at `index`: `U+D800`.
pub(crate) fn surrogate(text: &Bound<'_, PyString>, index: usize) -> PyResult<String> {
    let surrogate = text.get_item(index)?.call_method1("encode", ("utf-16-be", "surrogatepass"))?;
    let [high, low]: [u8; 2] = surrogate.extract()?;
    Ok(format!("U+{high:02X}{low:02X}"))
}

/// Nanoseconds, as an int or as a `datetime.timedelta`.
fn duration(value: Borrowed<'_, '_, PyAny>) -> Result<i128, Refusal> {
    static TIMEDELTA: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if let Some(number) = python::int64(value) {
        return Ok(number.into());
    }
    let timedelta = TIMEDELTA.import(value.py(), "datetime", "timedelta")?;
    if value.is_instance(timedelta)? {
        return nanoseconds(&value, timedelta);
    }
    integer(value, &Type::Duration)
}

/// The nanoseconds of a `datetime.timedelta`, exactly.
fn nanoseconds(value: &Bound<'_, PyAny>, timedelta: &Bound<'_, PyType>) -> Result<i128, Refusal> {
    let py = value.py();
    let days: i64 = value.getattr(intern!(py, "days"))?.extract()?;
    let seconds: i64 = value.getattr(intern!(py, "seconds"))?.extract()?;
    let microseconds: i64 = value.getattr(intern!(py, "microseconds"))?.extract()?;
    // A subclass can be finer: pandas' has nanoseconds.
    if !value.is_exact_instance(timedelta)
        && !value.eq(timedelta.call1((days, seconds, microseconds))?)?
    {
        let got = "got a timedelta with parts of a microsecond; pass an int of nanoseconds";
        return Err(Refusal::misfit(Fault::Value, &Type::Duration, got.to_owned()));
    }
    let seconds = i128::from(days) * 86_400 + i128::from(seconds);
    let nanoseconds = (seconds * 1_000_000 + i128::from(microseconds)) * 1_000;
    if Limits::of(&Type::Duration).hold(nanoseconds) {
        Ok(nanoseconds)
    } else {
        Err(out_of_range(&Type::Duration, value))
    }
}

/// A float, or an int that is exactly representable.
#[inline]
pub(crate) fn float64(value: Borrowed<'_, '_, PyAny>) -> Result<f64, Refusal> {
    match python::float64(value) {
        Some(number) => Ok(number),
        None => uncommon_float(value, &Type::Number(Number::Float64)),
    }
}

/// The same for float32: a float is rounded to the nearest one, as Go's constants are, but never
/// to infinity; an int must be exactly representable.
pub(crate) fn float32(value: Borrowed<'_, '_, PyAny>) -> Result<f32, Refusal> {
    let number = match python::float64(value) {
        Some(number) => number,
        None => uncommon_float(value, &Type::Number(Number::Float32))?,
    };
    narrowed(number).ok_or_else(|| out_of_range(&Type::Number(Number::Float32), &value))
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
    if is_float(&value) {
        return Ok(value.extract::<f64>()?);
    }
    exact(&index(value, kind)?, kind)
}

/// The int that the value is by its `__index__`. Of numpy's arrays those of one int have one.
pub(crate) fn index<'py>(
    value: Borrowed<'_, 'py, PyAny>,
    kind: &Type,
) -> Result<Bound<'py, PyAny>, Refusal> {
    let is_one = !value.is_instance_of::<PyBool>() && python::has_index(value);
    if !is_one || numpy::is_masked(&value) {
        return Err(Refusal::kind(kind, &value));
    }
    python::index(value).map_err(|error| Refusal::raised(kind, &value, error))
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
        let got = format!("got {got}, which {kind} cannot hold exactly");
        Refusal::misfit(Fault::Overflow, kind, got)
    };
    let number = index.extract::<f64>().map_err(|_| inexact())?;
    let holds = match kind {
        Type::Number(Number::Float32) => is_float32(number),
        _ => true,
    };
    if holds && index.eq(number)? { Ok(number) } else { Err(inexact()) }
}

#[cold]
fn out_of_range(kind: &Type, value: &Bound<'_, PyAny>) -> Refusal {
    let got = shown(value);
    if *kind == Type::Number(Number::Float32) {
        let got = format!("got {got}, which is beyond its range");
        return Refusal::misfit(Fault::Overflow, kind, got);
    }
    let Limits { least, greatest } = Limits::of(kind);
    let unit = if *kind == Type::Duration { " nanoseconds" } else { "" };
    Refusal::misfit(Fault::Overflow, kind, format!("got {got}"))
        .limited(format!("{least} to {greatest}{unit}"))
}

/// A number as text; a huge int by its size, for its digits would help nobody.
pub(crate) fn shown(number: &Bound<'_, PyAny>) -> String {
    let bits = number.cast::<PyInt>().ok().and_then(|int| int.call_method0("bit_length").ok());
    match bits.and_then(|bits| bits.extract::<u64>().ok()) {
        Some(bits) if bits > 128 => format!("an int of {bits} bits"),
        _ => number.str().map_or_else(|_| type_name(number), |text| text.to_string()),
    }
}
