//! The elements of packed arrays: one Rust number type per Go number type.
//!
//! In: numbers, Python objects or packed bytes. Out: packed bytes, or Python objects.

use std::mem::MaybeUninit;

use pyo3::prelude::*;
use usegolib::{abi, model};

use super::buffer::Format;
use super::msgpack::write::{Full, Sink};
use super::python;
use super::python::items::Items;
use super::scalar::{Scalar, to_float32};

/// A number that can be an element of a packed array.
pub(crate) trait Element: Copy {
    /// Its letter in Python's struct module, and in a packed array.
    const DTYPE: u8;
    /// Its width in bytes.
    const WIDTH: usize;
    /// How a buffer with exactly these elements describes them.
    const FORMAT: Format;

    /// The element, if it can be had without running Python code.
    fn peek(items: Items<'_, '_>, index: usize) -> Option<Self>;
    /// The element that the number is, if it is one.
    fn fit(number: Scalar) -> Option<Self>;
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
        const DTYPE: u8 = abi::dtype(model::Number::$go);
        const WIDTH: usize = size_of::<$number>();
        const FORMAT: Format = $format;

        #[inline]
        fn store(self, to: &mut [MaybeUninit<u8>]) {
            if let Some(to) = to.first_chunk_mut() {
                *to = self.to_le_bytes().map(MaybeUninit::new);
            }
        }

        #[inline]
        fn load(from: &[u8]) -> Self {
            from.first_chunk().copied().map_or_else(Self::default, Self::from_le_bytes)
        }
    };
}

macro_rules! integer {
    ($go:ident, $number:ty, $format:ident, $wide:ty, $append:ident, $object:path) => {
        impl Element for $number {
            bytes!($go, $number, Format::$format(size_of::<$number>()));

            #[inline]
            fn peek(items: Items<'_, '_>, index: usize) -> Option<Self> {
                items.int64(index).and_then(|value| value.try_into().ok())
            }

            fn fit(number: Scalar) -> Option<Self> {
                match number {
                    Scalar::Integer(value) => value.narrow(),
                    Scalar::Float(_) => None,
                }
            }

            fn append(self, sink: &mut impl Sink) -> Result<(), Full> {
                sink.$append(<$wide>::from(self))
            }

            #[inline]
            fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
                $object(py, <$wide>::from(self))
            }
        }
    };
}

integer!(Int8, i8, Signed, i64, write_int, python::from_int64);
integer!(Int16, i16, Signed, i64, write_int, python::from_int64);
integer!(Int32, i32, Signed, i64, write_int, python::from_int64);
integer!(Int64, i64, Signed, i64, write_int, python::from_int64);
integer!(Uint8, u8, Unsigned, u64, write_uint, python::from_uint64);
integer!(Uint16, u16, Unsigned, u64, write_uint, python::from_uint64);
integer!(Uint32, u32, Unsigned, u64, write_uint, python::from_uint64);
integer!(Uint64, u64, Unsigned, u64, write_uint, python::from_uint64);

impl Element for f64 {
    bytes!(Float64, f64, Format::Float(8));

    #[inline]
    fn peek(items: Items<'_, '_>, index: usize) -> Option<Self> {
        items.float64(index)
    }

    fn fit(number: Scalar) -> Option<Self> {
        match number {
            Scalar::Integer(value) => {
                value.fits_digits(Self::MANTISSA_DIGITS).then(|| value.to_float())
            }
            Scalar::Float(value) => Some(value),
        }
    }

    fn append(self, sink: &mut impl Sink) -> Result<(), Full> {
        sink.write_float64(self)
    }

    #[inline]
    fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        python::from_float64(py, self)
    }
}

impl Element for f32 {
    bytes!(Float32, f32, Format::Float(4));

    #[inline]
    fn peek(items: Items<'_, '_>, index: usize) -> Option<Self> {
        items.float64(index).and_then(to_float32)
    }

    fn fit(number: Scalar) -> Option<Self> {
        match number {
            Scalar::Integer(value) => {
                let is_exact = value.fits_digits(Self::MANTISSA_DIGITS);
                is_exact.then(|| to_float32(value.to_float())).flatten()
            }
            Scalar::Float(value) => to_float32(value),
        }
    }

    fn append(self, sink: &mut impl Sink) -> Result<(), Full> {
        sink.write_float32(self)
    }

    #[inline]
    fn object(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        python::from_float64(py, self.into())
    }
}

/// Calls a generic function with the Rust type of a Go number.
macro_rules! with_element {
    ($number:expr, $function:ident($($argument:expr),*)) => {
        match $number {
            usegolib::model::Number::Int8 => $function::<i8>($($argument),*),
            usegolib::model::Number::Int16 => $function::<i16>($($argument),*),
            usegolib::model::Number::Int32 => $function::<i32>($($argument),*),
            usegolib::model::Number::Int | usegolib::model::Number::Int64 => {
                $function::<i64>($($argument),*)
            }
            usegolib::model::Number::Uint8 => $function::<u8>($($argument),*),
            usegolib::model::Number::Uint16 => $function::<u16>($($argument),*),
            usegolib::model::Number::Uint32 => $function::<u32>($($argument),*),
            usegolib::model::Number::Uint | usegolib::model::Number::Uint64 => {
                $function::<u64>($($argument),*)
            }
            usegolib::model::Number::Float32 => $function::<f32>($($argument),*),
            usegolib::model::Number::Float64 => $function::<f64>($($argument),*),
        }
    };
}
pub(crate) use with_element;
