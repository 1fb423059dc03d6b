//! Writes MessagePack: the format's own markers, nothing about Python or Go.
//!
//! In: values; the smallest encoding is chosen here. Out: bytes in a caller's buffer, or only
//! their count.

use std::mem::MaybeUninit;

use usegolib::abi;

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

    /// Appends `size` bytes for the caller to fill; `None` where nothing is kept.
    fn space(&mut self, size: usize) -> Result<Option<&mut [MaybeUninit<u8>]>, Full>;

    /// How many bytes the message has so far.
    fn position(&self) -> usize;

    fn nil(&mut self) -> Result<(), Full> {
        self.put(&[0xc0])
    }

    fn boolean(&mut self, value: bool) -> Result<(), Full> {
        self.put(&[if value { 0xc3 } else { 0xc2 }])
    }

    #[inline]
    fn signed(&mut self, value: i64) -> Result<(), Full> {
        if value >= 0 {
            return self.unsigned(value.cast_unsigned());
        }
        let bytes = value.to_be_bytes();
        match value {
            -0x20..0 => self.put(&bytes[7..]),
            -0x80..-0x20 => self.marked::<1>(0xd0, bytes),
            -0x8000..-0x80 => self.marked::<2>(0xd1, bytes),
            -0x8000_0000..-0x8000 => self.marked::<4>(0xd2, bytes),
            _ => self.marked::<8>(0xd3, bytes),
        }
    }

    #[inline]
    fn unsigned(&mut self, value: u64) -> Result<(), Full> {
        let bytes = value.to_be_bytes();
        match value {
            0..0x80 => self.put(&bytes[7..]),
            0x80..0x100 => self.marked::<1>(0xcc, bytes),
            0x100..0x1_0000 => self.marked::<2>(0xcd, bytes),
            0x1_0000..0x1_0000_0000 => self.marked::<4>(0xce, bytes),
            _ => self.marked::<8>(0xcf, bytes),
        }
    }

    fn float32(&mut self, value: f32) -> Result<(), Full> {
        let [a, b, c, d] = value.to_be_bytes();
        self.put(&[0xca, a, b, c, d])
    }

    fn float64(&mut self, value: f64) -> Result<(), Full> {
        self.marked::<8>(0xcb, value.to_be_bytes())
    }

    /// A marker and the last `N` of eight bytes.
    #[inline]
    fn marked<const N: usize>(&mut self, marker: u8, bytes: [u8; 8]) -> Result<(), Full> {
        let mut message = [0; 9];
        message[0] = marker;
        message[1..=N].copy_from_slice(&bytes[8 - N..]);
        self.put(&message[..=N])
    }

    /// The head of a string of `len` bytes.
    #[inline]
    fn string(&mut self, len: u32) -> Result<(), Full> {
        match len {
            0..32 => self.put(&[0xa0 | low_byte(len)]),
            _ => self.head([0xd9, 0xda, 0xdb], len),
        }
    }

    /// The head of a byte string.
    #[inline]
    fn binary(&mut self, len: u32) -> Result<(), Full> {
        self.head([0xc4, 0xc5, 0xc6], len)
    }

    /// The head of an array.
    #[inline]
    fn array(&mut self, len: u32) -> Result<(), Full> {
        match len {
            0..16 => self.put(&[0x90 | low_byte(len)]),
            16..0x1_0000 => self.marked::<2>(0xdc, u64::from(len).to_be_bytes()),
            _ => self.marked::<4>(0xdd, u64::from(len).to_be_bytes()),
        }
    }

    /// One of three heads, by the width that `len` needs.
    fn head(&mut self, markers: [u8; 3], len: u32) -> Result<(), Full> {
        let bytes = u64::from(len).to_be_bytes();
        match len {
            0..0x100 => self.marked::<1>(markers[0], bytes),
            0x100..0x1_0000 => self.marked::<2>(markers[1], bytes),
            _ => self.marked::<4>(markers[2], bytes),
        }
    }

    /// The head of a packed array with `size` bytes of elements, padded so that they start on
    /// 8 bytes within the message.
    fn packed(&mut self, dtype: u8, size: u32) -> Result<(), Full> {
        let start = self.position() + 2;
        let pad = |head: usize| (8 - (start + head) % 8) % 8;
        let payload = |head: usize| size.saturating_add(2 + u32::from(PADS[pad(head)]));
        // The head is chosen with its own pad, so it can be wider than its length needs.
        let head = if payload(3) <= 0xff {
            self.marked::<1>(0xc7, u64::from(payload(3)).to_be_bytes())?;
            3
        } else if payload(4) <= 0xffff {
            self.marked::<2>(0xc8, u64::from(payload(4)).to_be_bytes())?;
            4
        } else {
            self.marked::<4>(0xc9, u64::from(payload(6)).to_be_bytes())?;
            6
        };
        self.put(&[abi::PACKED, dtype, PADS[pad(head)]])?;
        self.put(&[0; 7][..pad(head)])
    }
}

/// The numbers of pad bytes.
const PADS: [u8; 8] = [0, 1, 2, 3, 4, 5, 6, 7];

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

/// Writes into a buffer of fixed size.
pub(crate) struct Writer<'b> {
    buffer: &'b mut [MaybeUninit<u8>],
    filled: usize,
}

impl<'b> Writer<'b> {
    pub(crate) fn new(buffer: &'b mut [MaybeUninit<u8>]) -> Self {
        Self { buffer, filled: 0 }
    }

    /// What has been written so far.
    #[inline]
    pub(crate) fn filled(&self) -> &[MaybeUninit<u8>] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }
}

impl Sink for Writer<'_> {
    #[inline]
    fn put(&mut self, bytes: &[u8]) -> Result<(), Full> {
        let space = self.buffer.get_mut(self.filled..).unwrap_or_default();
        let space = space.get_mut(..bytes.len()).ok_or(Full)?;
        for (to, from) in space.iter_mut().zip(bytes) {
            to.write(*from);
        }
        self.filled += bytes.len();
        Ok(())
    }

    fn space(&mut self, size: usize) -> Result<Option<&mut [MaybeUninit<u8>]>, Full> {
        let space = self.buffer.get_mut(self.filled..).unwrap_or_default();
        let space = space.get_mut(..size).ok_or(Full)?;
        self.filled += size;
        Ok(Some(space))
    }

    fn position(&self) -> usize {
        self.filled
    }
}

/// Counts what a [`Writer`] would write.
#[derive(Default)]
pub(crate) struct Measure {
    size: usize,
}

impl Sink for Measure {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Full> {
        self.size += bytes.len();
        Ok(())
    }

    fn space(&mut self, size: usize) -> Result<Option<&mut [MaybeUninit<u8>]>, Full> {
        self.size += size;
        Ok(None)
    }

    fn position(&self) -> usize {
        self.size
    }
}
