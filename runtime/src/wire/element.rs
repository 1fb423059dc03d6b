//! The elements of packed arrays: one Rust number type per Go number type.
//!
//! In: Python objects, buffer elements or packed bytes. Out: packed bytes or Python objects.

use std::mem::MaybeUninit;

use pyo3::prelude::*;
use usegolib::abi;
use usegolib::model::Type;

use crate::wire::buffer::{Buffer, Format};
use crate::wire::encode::scalar;
use crate::wire::msgpack::write::{Full, Sink};
use crate::wire::python::{self, Items};
use crate::wire::refusal::Refusal;

/// A number from a buffer, before it is known whether it fits.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    /// Any integer.
    Whole(i128),
    /// Any float.
    Float(f64),
}

impl Number {
    /// It as a Python object.
    pub(crate) fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        match self {
            Self::Whole(value) => Ok(value.into_pyobject(py)?.into_any()),
            Self::Float(value) => python::from_float64(py, value),
        }
    }
}

/// A number that can be an element of a packed array.
pub(crate) trait Element: Copy {
    /// Its code in Python's struct module, and in a packed array.
    const DTYPE: u8;
    /// Its width in bytes.
    const WIDTH: usize;
    /// How a buffer with exactly these elements describes them.
    const FORMAT: Format;

    /// The element, if it can be had without running Python code.
    fn quick(items: Items<'_, '_>, index: usize) -> Option<Self>;
    /// The element by all rules; `kind` is its Go type without names.
    fn convert(value: &Bound<'_, PyAny>, kind: &Type) -> Result<Self, Refusal>;
    /// The element, if the number is one.
    fn fit(number: Number) -> Option<Self>;
    /// Writes it, little-endian, to a place of its width.
    fn store(self, to: &mut [MaybeUninit<u8>]);
    /// Appends it as an element of an array that is not packed.
    fn append(self, sink: &mut impl Sink) -> Result<(), Full>;
    /// Reads it, little-endian, from a place of its width.
    fn load(from: &[u8]) -> Self;
    /// It as a Python object.
    fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>>;
}

/// The parts of [`Element`] that only move bytes.
macro_rules! bytes {
    ($go:ident, $number:ty, $format:expr) => {
        const DTYPE: u8 = abi::dtype(usegolib::model::Number::$go);
        const WIDTH: usize = size_of::<$number>();
        const FORMAT: Format = $format;

        fn store(self, to: &mut [MaybeUninit<u8>]) {
            for (to, from) in to.iter_mut().zip(self.to_le_bytes()) {
                to.write(from);
            }
        }

        fn load(from: &[u8]) -> Self {
            from.first_chunk().copied().map_or_else(Self::default, Self::from_le_bytes)
        }
    };
}

macro_rules! integer {
    ($go:ident, $number:ty, $format:ident, $wide:ty, $append:ident, $object:path) => {
        impl Element for $number {
            bytes!($go, $number, Format::$format(size_of::<$number>()));

            fn quick(items: Items<'_, '_>, index: usize) -> Option<Self> {
                items.int64(index).and_then(|value| value.try_into().ok())
            }

            fn convert(value: &Bound<'_, PyAny>, kind: &Type) -> Result<Self, Refusal> {
                let number = scalar::number(value.as_borrowed(), kind)?;
                Self::try_from(number).map_err(|_| Refusal::kind(kind, value))
            }

            fn fit(number: Number) -> Option<Self> {
                match number {
                    Number::Whole(value) => value.try_into().ok(),
                    Number::Float(_) => None,
                }
            }

            fn append(self, sink: &mut impl Sink) -> Result<(), Full> {
                sink.$append(<$wide>::from(self))
            }

            fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
                $object(py, <$wide>::from(self))
            }
        }
    };
}

integer!(Int8, i8, Signed, i64, signed, python::from_int64);
integer!(Int16, i16, Signed, i64, signed, python::from_int64);
integer!(Int32, i32, Signed, i64, signed, python::from_int64);
integer!(Int64, i64, Signed, i64, signed, python::from_int64);
integer!(Uint8, u8, Unsigned, u64, unsigned, python::from_uint64);
integer!(Uint16, u16, Unsigned, u64, unsigned, python::from_uint64);
integer!(Uint32, u32, Unsigned, u64, unsigned, python::from_uint64);
integer!(Uint64, u64, Unsigned, u64, unsigned, python::from_uint64);

impl Element for f64 {
    bytes!(Float64, f64, Format::Float(8));

    fn quick(items: Items<'_, '_>, index: usize) -> Option<Self> {
        items.float64(index)
    }

    fn convert(value: &Bound<'_, PyAny>, _kind: &Type) -> Result<Self, Refusal> {
        scalar::float64(value.as_borrowed())
    }

    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "checked")]
    fn fit(number: Number) -> Option<Self> {
        match number {
            Number::Whole(value) => Some(value as f64).filter(|float| *float as i128 == value),
            Number::Float(value) => Some(value),
        }
    }

    fn append(self, sink: &mut impl Sink) -> Result<(), Full> {
        sink.float64(self)
    }

    fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        python::from_float64(py, self)
    }
}

impl Element for f32 {
    bytes!(Float32, f32, Format::Float(4));

    fn quick(items: Items<'_, '_>, index: usize) -> Option<Self> {
        items.float64(index).and_then(scalar::narrowed)
    }

    fn convert(value: &Bound<'_, PyAny>, _kind: &Type) -> Result<Self, Refusal> {
        scalar::float32(value.as_borrowed())
    }

    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "checked")]
    fn fit(number: Number) -> Option<Self> {
        match number {
            Number::Whole(value) => Some(value as f32).filter(|float| *float as i128 == value),
            Number::Float(value) => scalar::narrowed(value),
        }
    }

    fn append(self, sink: &mut impl Sink) -> Result<(), Full> {
        sink.float32(self)
    }

    fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        python::from_float64(py, self.into())
    }
}

/// Calls a generic function with the number type of a Go type, or yields `None` if it has none.
macro_rules! with_element {
    ($kind:expr, $function:ident($($argument:expr),*)) => {
        match $kind.plain() {
            Type::Number(usegolib::model::Number::Int8) => Some($function::<i8>($($argument),*)),
            Type::Number(usegolib::model::Number::Int16) => Some($function::<i16>($($argument),*)),
            Type::Number(usegolib::model::Number::Int32) | Type::Rune => Some($function::<i32>($($argument),*)),
            Type::Number(usegolib::model::Number::Int | usegolib::model::Number::Int64) | Type::Duration => Some($function::<i64>($($argument),*)),
            Type::Number(usegolib::model::Number::Uint8) => Some($function::<u8>($($argument),*)),
            Type::Number(usegolib::model::Number::Uint16) => Some($function::<u16>($($argument),*)),
            Type::Number(usegolib::model::Number::Uint32) => Some($function::<u32>($($argument),*)),
            Type::Number(usegolib::model::Number::Uint | usegolib::model::Number::Uint64) => Some($function::<u64>($($argument),*)),
            Type::Number(usegolib::model::Number::Float32) => Some($function::<f32>($($argument),*)),
            Type::Number(usegolib::model::Number::Float64) => Some($function::<f64>($($argument),*)),
            _ => None,
        }
    };
}
pub(crate) use with_element;

/// Whether values of the type can be elements of a packed array.
pub(crate) fn is_number(kind: &Type) -> bool {
    fn yes<T: Element>() {}
    with_element!(kind, yes()).is_some()
}

/// Element `index` of a one-dimensional buffer of numbers.
pub(crate) fn number(buffer: &Buffer<'_>, format: Format, index: usize) -> Option<Number> {
    let whole = |value: Option<i128>| value.map(Number::Whole);
    match format {
        Format::Signed(1) => whole(buffer.element(index).map(|b| i8::from_ne_bytes(b).into())),
        Format::Signed(2) => whole(buffer.element(index).map(|b| i16::from_ne_bytes(b).into())),
        Format::Signed(4) => whole(buffer.element(index).map(|b| i32::from_ne_bytes(b).into())),
        Format::Signed(8) => whole(buffer.element(index).map(|b| i64::from_ne_bytes(b).into())),
        Format::Unsigned(1) => whole(buffer.element(index).map(|b| u8::from_ne_bytes(b).into())),
        Format::Unsigned(2) => whole(buffer.element(index).map(|b| u16::from_ne_bytes(b).into())),
        Format::Unsigned(4) => whole(buffer.element(index).map(|b| u32::from_ne_bytes(b).into())),
        Format::Unsigned(8) => whole(buffer.element(index).map(|b| u64::from_ne_bytes(b).into())),
        Format::Float(4) => {
            buffer.element(index).map(|b| Number::Float(f32::from_ne_bytes(b).into()))
        }
        Format::Float(8) => buffer.element(index).map(|b| Number::Float(f64::from_ne_bytes(b))),
        Format::Bool | Format::Signed(_) | Format::Unsigned(_) | Format::Float(_) => None,
    }
}
