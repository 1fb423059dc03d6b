//! Writes MessagePack: the format's own markers, nothing about Python or Go.
//!
//! In: values; the smallest encoding is chosen here. Out: bytes in a caller's buffer, or only
//! their count.

use std::mem::MaybeUninit;

use usegolib::abi;

use super::marker;
use crate::wire::scalar::Integer;

/// The buffer is too small for the message.
#[derive(Debug)]
pub(crate) struct Full;

/// A length that MessagePack, whose lengths have 32 bits, cannot say.
#[derive(Debug)]
pub(crate) struct TooLong;

/// Where a message goes: into a buffer ([`Writer`]), or nowhere, to learn its size ([`Measure`]).
pub(crate) trait Sink {
    /// Appends bytes as they are.
    fn put(&mut self, bytes: &[u8]) -> Result<(), Full>;

    /// Appends `size` bytes for the caller to fill; `None` where nothing is stored.
    fn reserve(&mut self, size: usize) -> Result<Option<&mut [MaybeUninit<u8>]>, Full>;

    /// How many bytes the message has so far.
    fn position(&self) -> usize;

    /// How many values of unknown shape are around the next one.
    fn depth(&mut self) -> &mut usize;

    /// Opens an extension, whose head has a length of 32 bits.
    fn open_ext(&mut self) -> Result<(), Full>;

    /// Closes the extension that starts at `start`: writes its head.
    fn close_ext(&mut self, start: usize, kind: u8) -> Result<(), TooLong>;

    #[inline]
    fn write_nil(&mut self) -> Result<(), Full> {
        self.put(&[marker::NIL])
    }

    #[inline]
    fn write_bool(&mut self, value: bool) -> Result<(), Full> {
        self.put(&[if value { marker::TRUE } else { marker::FALSE }])
    }

    #[inline]
    fn write_integer(&mut self, value: Integer) -> Result<(), Full> {
        match value {
            Integer::Signed(value) => self.write_int(value),
            Integer::Unsigned(value) => self.write_uint(value),
        }
    }

    #[inline]
    fn write_int(&mut self, value: i64) -> Result<(), Full> {
        match value {
            0..0x80 => self.put(&[value.to_le_bytes()[0]]),
            _ => self.write_wide_int(value),
        }
    }

    #[inline(never)]
    fn write_wide_int(&mut self, value: i64) -> Result<(), Full> {
        let bytes = value.to_be_bytes();
        match value {
            0.. => self.write_uint(value.cast_unsigned()),
            -0x20..0 => self.put(&bytes[7..]),
            -0x80..-0x20 => self.put_after::<1>(marker::INT_8, bytes),
            -0x8000..-0x80 => self.put_after::<2>(marker::INT_16, bytes),
            -0x8000_0000..-0x8000 => self.put_after::<4>(marker::INT_32, bytes),
            _ => self.put_after::<8>(marker::INT_64, bytes),
        }
    }

    #[inline]
    fn write_uint(&mut self, value: u64) -> Result<(), Full> {
        match value {
            0..0x80 => self.put(&[value.to_le_bytes()[0]]),
            _ => self.write_wide_uint(value),
        }
    }

    #[inline(never)]
    fn write_wide_uint(&mut self, value: u64) -> Result<(), Full> {
        let bytes = value.to_be_bytes();
        match value {
            0..0x100 => self.put_after::<1>(marker::UINT_8, bytes),
            0x100..0x1_0000 => self.put_after::<2>(marker::UINT_16, bytes),
            0x1_0000..0x1_0000_0000 => self.put_after::<4>(marker::UINT_32, bytes),
            _ => self.put_after::<8>(marker::UINT_64, bytes),
        }
    }

    #[inline]
    fn write_float32(&mut self, value: f32) -> Result<(), Full> {
        let [a, b, c, d] = value.to_be_bytes();
        self.put(&[marker::FLOAT_32, a, b, c, d])
    }

    #[inline]
    fn write_float64(&mut self, value: f64) -> Result<(), Full> {
        self.put_after::<8>(marker::FLOAT_64, value.to_be_bytes())
    }

    /// Appends a marker and the last `N` of eight bytes.
    #[inline]
    fn put_after<const N: usize>(&mut self, marker: u8, bytes: [u8; 8]) -> Result<(), Full> {
        let mut message = [0; 9];
        message[0] = marker;
        message[1..=N].copy_from_slice(&bytes[8 - N..]);
        self.put(&message[..=N])
    }

    /// The head of a string of `len` bytes.
    #[inline]
    fn write_string_head(&mut self, len: u32) -> Result<(), Full> {
        match len {
            0..32 => self.put(&[marker::FIX_STR | low_byte(len)]),
            _ => self.write_head([marker::STR_8, marker::STR_16, marker::STR_32], len),
        }
    }

    /// The head of a byte string.
    #[inline]
    fn write_bytes_head(&mut self, len: u32) -> Result<(), Full> {
        self.write_head([marker::BIN_8, marker::BIN_16, marker::BIN_32], len)
    }

    /// The head of an array.
    #[inline]
    fn write_array_head(&mut self, len: u32) -> Result<(), Full> {
        match len {
            0..16 => self.put(&[marker::FIX_ARRAY | low_byte(len)]),
            _ => self.write_wide_array_head(len),
        }
    }

    #[inline(never)]
    fn write_wide_array_head(&mut self, len: u32) -> Result<(), Full> {
        let bytes = u64::from(len).to_be_bytes();
        match len {
            0..0x1_0000 => self.put_after::<2>(marker::ARRAY_16, bytes),
            _ => self.put_after::<4>(marker::ARRAY_32, bytes),
        }
    }

    /// One of three heads, by the width that `len` needs.
    fn write_head(&mut self, markers: [u8; 3], len: u32) -> Result<(), Full> {
        let bytes = u64::from(len).to_be_bytes();
        match len {
            0..0x100 => self.put_after::<1>(markers[0], bytes),
            0x100..0x1_0000 => self.put_after::<2>(markers[1], bytes),
            _ => self.put_after::<4>(markers[2], bytes),
        }
    }

    /// The head of a packed array with `size` bytes of elements, padded so that they are aligned
    /// within the message.
    fn write_packed_head(&mut self, dtype: u8, size: u32) -> Result<(), Full> {
        let start = self.position() + 2;
        let pad = |head: usize| (start + head).wrapping_neg() % abi::ALIGNMENT;
        let payload = |head: usize| size.saturating_add(2 + u32::from(PADS[pad(head)]));
        // The head is chosen with its own pad, so it can be wider than its length needs.
        let head = if payload(3) <= 0xff {
            self.put_after::<1>(marker::EXT_8, u64::from(payload(3)).to_be_bytes())?;
            3
        } else if payload(4) <= 0xffff {
            self.put_after::<2>(marker::EXT_16, u64::from(payload(4)).to_be_bytes())?;
            4
        } else {
            self.put_after::<4>(marker::EXT_32, u64::from(payload(6)).to_be_bytes())?;
            6
        };
        self.put(&[abi::PACKED, dtype, PADS[pad(head)]])?;
        self.put(&[0; abi::ALIGNMENT][..pad(head)])
    }
}

/// The numbers of pad bytes.
const PADS: [u8; abi::ALIGNMENT] = [0, 1, 2, 3, 4, 5, 6, 7];

/// The low byte of a length that is known to be small.
#[inline]
fn low_byte(len: u32) -> u8 {
    len.to_le_bytes()[0]
}

/// A length as MessagePack has it.
#[inline]
pub(crate) fn length(len: usize) -> Result<u32, TooLong> {
    u32::try_from(len).ok().filter(|len| *len <= abi::MAX_LENGTH).ok_or(TooLong)
}

/// The size of the head of an extension whose length is not known beforehand.
const EXT_HEAD: usize = 6;

/// That head, for an extension of `len` bytes.
fn ext_head(len: usize, kind: u8) -> Result<[u8; EXT_HEAD], TooLong> {
    let [a, b, c, d] = length(len)?.to_be_bytes();
    Ok([marker::EXT_32, a, b, c, d, kind])
}

/// Writes into a buffer of fixed size.
pub(crate) struct Writer<'b> {
    buffer: &'b mut [MaybeUninit<u8>],
    /// How much of it is filled.
    len: usize,
    depth: usize,
}

impl<'b> Writer<'b> {
    #[inline]
    pub(crate) fn new(buffer: &'b mut [MaybeUninit<u8>]) -> Self {
        Self { buffer, len: 0, depth: 0 }
    }

    /// The next bytes of the buffer.
    #[inline]
    fn take(&mut self, len: usize) -> Result<&mut [MaybeUninit<u8>], Full> {
        let space = self.buffer.get_mut(self.len..).and_then(|rest| rest.get_mut(..len));
        let space = space.ok_or(Full)?;
        self.len += len;
        Ok(space)
    }
}

impl Sink for Writer<'_> {
    #[inline]
    fn put(&mut self, bytes: &[u8]) -> Result<(), Full> {
        for (to, from) in self.take(bytes.len())?.iter_mut().zip(bytes) {
            to.write(*from);
        }
        Ok(())
    }

    #[inline]
    fn reserve(&mut self, size: usize) -> Result<Option<&mut [MaybeUninit<u8>]>, Full> {
        self.take(size).map(Some)
    }

    #[inline]
    fn position(&self) -> usize {
        self.len
    }

    fn depth(&mut self) -> &mut usize {
        &mut self.depth
    }

    fn open_ext(&mut self) -> Result<(), Full> {
        self.take(EXT_HEAD).map(|_| ())
    }

    fn close_ext(&mut self, start: usize, kind: u8) -> Result<(), TooLong> {
        let head = ext_head(self.len - start - EXT_HEAD, kind)?;
        for (to, from) in self.buffer[start..].iter_mut().zip(head) {
            to.write(from);
        }
        Ok(())
    }
}

/// Counts what a [`Writer`] would write.
#[derive(Default)]
pub(crate) struct Measure {
    size: usize,
    depth: usize,
}

impl Sink for Measure {
    #[inline]
    fn put(&mut self, bytes: &[u8]) -> Result<(), Full> {
        self.size += bytes.len();
        Ok(())
    }

    fn reserve(&mut self, size: usize) -> Result<Option<&mut [MaybeUninit<u8>]>, Full> {
        self.size += size;
        Ok(None)
    }

    fn position(&self) -> usize {
        self.size
    }

    fn depth(&mut self) -> &mut usize {
        &mut self.depth
    }

    fn open_ext(&mut self) -> Result<(), Full> {
        self.size += EXT_HEAD;
        Ok(())
    }

    fn close_ext(&mut self, start: usize, kind: u8) -> Result<(), TooLong> {
        ext_head(self.size - start - EXT_HEAD, kind).map(|_| ())
    }
}
