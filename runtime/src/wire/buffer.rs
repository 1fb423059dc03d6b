//! The memory of an object that exports the buffer protocol.
//!
//! In: any object. Out: its bytes, contiguous or not, and the numbers they stand for. The view is
//! released when dropped; while it is held the exporter keeps the memory where it is.

#![expect(unsafe_code, reason = "reads another object's memory through the buffer protocol")]

use std::ffi::CStr;
use std::mem::MaybeUninit;

use pyo3::exceptions::PyBufferError;
use pyo3::ffi;
use pyo3::prelude::*;

use super::scalar::{Integer, Scalar};

/// How one element of a buffer is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// `?`.
    Bool,
    /// A signed integer of that many bytes.
    Signed(usize),
    /// An unsigned integer of that many bytes.
    Unsigned(usize),
    /// A float of that many bytes.
    Float(usize),
}

/// Whether an object has memory for others to read.
pub(crate) fn is_exported_by(object: Borrowed<'_, '_, PyAny>) -> bool {
    // SAFETY: `object` is live.
    unsafe { ffi::PyObject_CheckBuffer(object.as_ptr()) != 0 }
}

/// A read-only view of an object's memory.
pub(crate) struct Buffer<'py> {
    view: Box<ffi::Py_buffer>,
    py: Python<'py>,
}

impl<'py> Buffer<'py> {
    /// The object's memory; `None` if it exports none.
    pub(crate) fn of(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Option<Self>> {
        let py = object.py();
        if !is_exported_by(object) {
            return Ok(None);
        }
        let mut view = Box::new(ffi::Py_buffer::new());
        // SAFETY: `object` is live, and the view has a fixed address until it is released.
        let failed = unsafe {
            ffi::PyObject_GetBuffer(object.as_ptr(), &raw mut *view, ffi::PyBUF_FULL_RO) != 0
        };
        if failed { Err(PyErr::fetch(py)) } else { Ok(Some(Self { view, py })) }
    }

    /// Size of all elements in bytes.
    pub(crate) fn size(&self) -> usize {
        self.view.len.cast_unsigned()
    }

    pub(crate) fn dimensions(&self) -> usize {
        usize::try_from(self.view.ndim).unwrap_or_default()
    }

    /// The number of elements of a one-dimensional buffer.
    pub(crate) fn len(&self) -> usize {
        self.size() / self.view.itemsize.cast_unsigned().max(1)
    }

    /// Whether the elements are references to objects, which are not for Go's eyes.
    pub(crate) fn holds_objects(&self) -> bool {
        self.format().contains(&b'O')
    }

    /// Whether the elements have fields, each with a meaning of its own.
    pub(crate) fn is_of_records(&self) -> bool {
        self.format().starts_with(b"T{") && !self.holds_objects()
    }

    /// Whether the elements are bytes, in any number of dimensions. A signed one is a number.
    pub(crate) fn is_of_bytes(&self) -> bool {
        let is_byte = matches!(self.code(), Some((_, b'B' | b'c')));
        is_byte && self.view.itemsize == 1
    }

    /// Whether it is one row of bytes, as that of `bytes` and `bytearray` is.
    pub(crate) fn is_row_of_bytes(&self) -> bool {
        self.is_of_bytes() && self.dimensions() == 1
    }

    /// The byte order and the code of the elements, if they are no more than that.
    fn code(&self) -> Option<(u8, u8)> {
        match self.format() {
            [code] => Some((b'@', *code)),
            [order, code] if b"@=<>!".contains(order) => Some((*order, *code)),
            _ => None,
        }
    }

    /// What the elements are, if they are numbers in this machine's byte order.
    pub(crate) fn numbers(&self) -> Option<Format> {
        let (order, code) = self.code()?;
        let width = self.view.itemsize.cast_unsigned();
        let foreign =
            if cfg!(target_endian = "little") { b">!".as_slice() } else { b"<".as_slice() };
        if foreign.contains(&order) && width > 1 {
            return None;
        }
        match code {
            b'?' => Some(Format::Bool),
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Some(Format::Signed(width)),
            b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' => Some(Format::Unsigned(width)),
            b'f' | b'd' => Some(Format::Float(width)),
            _ => None,
        }
    }

    /// Copies all elements, in C order, to `to`, which has [`size`](Self::size) bytes.
    pub(crate) fn copy(&self, to: &mut [MaybeUninit<u8>]) -> PyResult<()> {
        if to.len() != self.size() {
            return Err(PyBufferError::new_err("the buffer changed size while it was being read"));
        }
        let len = self.view.len;
        // SAFETY: `to` has `len` bytes, and the view is valid.
        let failed = unsafe {
            ffi::PyBuffer_ToContiguous(
                to.as_mut_ptr().cast(),
                &raw const *self.view,
                len,
                b'C'.cast_signed(),
            ) != 0
        };
        if failed { Err(PyErr::fetch(self.py)) } else { Ok(()) }
    }

    /// The bytes of element `index` of a one-dimensional buffer with elements of `N` bytes.
    pub(crate) fn element<const N: usize>(&self, index: usize) -> Option<[u8; N]> {
        let width = self.view.itemsize.cast_unsigned();
        if self.dimensions() != 1 || width != N || index >= self.len() {
            return None;
        }
        // SAFETY: the view has one dimension and `index` lies in it; without strides, as C's arrays
        // are, the elements lie side by side, and `PyBuffer_GetPointer` follows strides and
        // suboffsets; the element has `N` bytes, of any alignment.
        unsafe {
            let element = if self.view.strides.is_null() {
                self.view.buf.byte_add(index * N)
            } else {
                let index = index.cast_signed();
                ffi::PyBuffer_GetPointer(&raw const *self.view, &raw const index)
            };
            Some(element.cast::<[u8; N]>().read_unaligned())
        }
    }

    /// Element `index` of a one-dimensional buffer of numbers.
    pub(crate) fn number(&self, format: Format, index: usize) -> Option<Scalar> {
        let signed = |value: i64| Scalar::Integer(value.into());
        let unsigned = |value: u64| Scalar::Integer(Integer::from(value));
        Some(match format {
            Format::Signed(1) => signed(i8::from_ne_bytes(self.element(index)?).into()),
            Format::Signed(2) => signed(i16::from_ne_bytes(self.element(index)?).into()),
            Format::Signed(4) => signed(i32::from_ne_bytes(self.element(index)?).into()),
            Format::Signed(8) => signed(i64::from_ne_bytes(self.element(index)?)),
            Format::Unsigned(1) => unsigned(u8::from_ne_bytes(self.element(index)?).into()),
            Format::Unsigned(2) => unsigned(u16::from_ne_bytes(self.element(index)?).into()),
            Format::Unsigned(4) => unsigned(u32::from_ne_bytes(self.element(index)?).into()),
            Format::Unsigned(8) => unsigned(u64::from_ne_bytes(self.element(index)?)),
            Format::Float(4) => Scalar::Float(f32::from_ne_bytes(self.element(index)?).into()),
            Format::Float(8) => Scalar::Float(f64::from_ne_bytes(self.element(index)?)),
            Format::Bool | Format::Signed(_) | Format::Unsigned(_) | Format::Float(_) => {
                return None;
            }
        })
    }

    fn format(&self) -> &[u8] {
        if self.view.format.is_null() {
            return b"B";
        }
        // SAFETY: the exporter's format ends with a NUL and lives as long as the view.
        unsafe { CStr::from_ptr(self.view.format) }.to_bytes()
    }
}

impl Drop for Buffer<'_> {
    fn drop(&mut self) {
        // SAFETY: the view was filled by `PyObject_GetBuffer` and is released once.
        unsafe { ffi::PyBuffer_Release(&raw mut *self.view) }
    }
}
