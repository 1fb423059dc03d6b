//! Reads MessagePack: the format's own markers, nothing about Python or Go.
//!
//! In: a message in two parts, as the library hands it over. Out: values, each checked against
//! what was expected and against the bytes that are there.

use usegolib::abi;

use super::malformed::{Expected, Malformed};
use super::marker;
use crate::wire::scalar::Integer;

type Result<T> = std::result::Result<T, Malformed>;

/// A slice of the message: its elements one by one, or packed.
#[derive(Debug)]
pub(crate) enum Elements<'m> {
    /// That many values follow; never more than there are bytes left.
    Plain(usize),
    /// Type and bytes of a packed array.
    Packed(u8, &'m [u8]),
}

/// A position in a message.
pub(crate) struct Reader<'m> {
    current: &'m [u8],
    next: &'m [u8],
    /// How many values of unknown shape are around the next one.
    pub(crate) depth: usize,
    /// The least number of bytes that the rest of these takes: what they declare never adds up to more
    /// than there is.
    pub(crate) owed: usize,
}

impl<'m> Reader<'m> {
    /// Reads `head`, then `tail`. No value but a payload starts in one and ends in the other.
    #[inline]
    pub(crate) fn new(head: &'m [u8], tail: &'m [u8]) -> Self {
        if head.is_empty() {
            return Self { current: tail, next: &[], depth: 0, owed: 0 };
        }
        Self { current: head, next: tail, depth: 0, owed: 0 }
    }

    /// Goes past bytes, if these are the next ones.
    #[inline]
    pub(crate) fn skip(&mut self, expected: &[u8]) -> bool {
        let rest = self.current.strip_prefix(expected);
        self.current = rest.unwrap_or(self.current);
        rest.is_some()
    }

    /// The marker of the value that follows.
    #[inline]
    pub(crate) fn peek(&self) -> Result<u8> {
        self.current.first().or(self.next.first()).copied().ok_or(Malformed::Truncated)
    }

    /// Checks that what follows is not nil, where that would be no array.
    #[inline]
    pub(crate) fn refuse_nil(&self) -> Result<()> {
        match self.peek()? {
            marker::NIL => Err(Malformed::Kind(Expected::Array, marker::NIL)),
            _ => Ok(()),
        }
    }

    /// Checks that the message is used up.
    #[inline]
    pub(crate) fn finish(&self) -> Result<()> {
        if self.count_left() == 0 { Ok(()) } else { Err(Malformed::Trailing) }
    }

    pub(crate) fn read_nil(&mut self) -> Result<()> {
        match self.read_byte()? {
            marker::NIL => Ok(()),
            other => Err(Malformed::Kind(Expected::Nil, other)),
        }
    }

    #[inline]
    pub(crate) fn read_bool(&mut self) -> Result<bool> {
        match self.read_byte()? {
            marker::FALSE => Ok(false),
            marker::TRUE => Ok(true),
            other => Err(Malformed::Kind(Expected::Bool, other)),
        }
    }

    /// Any integer from the least int64 to the greatest uint64.
    #[inline]
    pub(crate) fn read_integer(&mut self) -> Result<Integer> {
        match self.read_byte()? {
            value @ 0x00..=0x7f => Ok(Integer::Signed(value.into())),
            value @ marker::NEGATIVE.. => Ok(Integer::Signed(value.cast_signed().into())),
            other => self.read_wide_integer(other),
        }
    }

    /// The integer that follows, if it is one byte and not negative, as every type of integers has it.
    #[inline]
    pub(crate) fn read_small(&mut self) -> Option<u8> {
        let (&first, rest) = self.current.split_first()?;
        if first > 0x7f {
            return None;
        }
        self.current = rest;
        Some(first)
    }

    /// The number of an object, which most often has all its bytes.
    #[inline]
    pub(crate) fn read_number(&mut self) -> Result<u64> {
        if let Some(([marker::UINT_64, digits @ ..], rest)) = self.current.split_first_chunk::<9>()
        {
            self.current = rest;
            return Ok(u64::from_be_bytes(*digits));
        }
        self.read_integer()?.narrow().ok_or(Malformed::Range)
    }

    #[inline(never)]
    fn read_wide_integer(&mut self, marker: u8) -> Result<Integer> {
        Ok(match marker {
            marker::UINT_8 => Integer::Signed(u8::from_be_bytes(self.read_array()?).into()),
            marker::UINT_16 => Integer::Signed(u16::from_be_bytes(self.read_array()?).into()),
            marker::UINT_32 => Integer::Signed(u32::from_be_bytes(self.read_array()?).into()),
            marker::UINT_64 => u64::from_be_bytes(self.read_array()?).into(),
            marker::INT_8 => Integer::Signed(i8::from_be_bytes(self.read_array()?).into()),
            marker::INT_16 => Integer::Signed(i16::from_be_bytes(self.read_array()?).into()),
            marker::INT_32 => Integer::Signed(i32::from_be_bytes(self.read_array()?).into()),
            marker::INT_64 => Integer::Signed(i64::from_be_bytes(self.read_array()?)),
            other => return Err(Malformed::Kind(Expected::Integer, other)),
        })
    }

    #[inline]
    pub(crate) fn read_float(&mut self) -> Result<f64> {
        match self.read_byte()? {
            marker::FLOAT_32 => Ok(f32::from_be_bytes(self.read_array()?).into()),
            marker::FLOAT_64 => Ok(f64::from_be_bytes(self.read_array()?)),
            other => Err(Malformed::Kind(Expected::Float, other)),
        }
    }

    #[inline]
    pub(crate) fn read_string(&mut self) -> Result<&'m [u8]> {
        let len = match self.read_byte()? {
            marker @ marker::FIX_STR..=0xbf => usize::from(marker & 0x1f),
            marker::STR_8 => self.read_length::<1>()?,
            marker::STR_16 => self.read_length::<2>()?,
            marker::STR_32 => self.read_length::<4>()?,
            other => return Err(Malformed::Kind(Expected::String, other)),
        };
        self.take(len)
    }

    /// A byte string; nil is an empty one.
    #[inline]
    pub(crate) fn read_bytes(&mut self) -> Result<&'m [u8]> {
        let len = match self.read_byte()? {
            marker::NIL => 0,
            marker::BIN_8 => self.read_length::<1>()?,
            marker::BIN_16 => self.read_length::<2>()?,
            marker::BIN_32 => self.read_length::<4>()?,
            other => return Err(Malformed::Kind(Expected::Bytes, other)),
        };
        self.take(len)
    }

    /// The number of elements of an array; nil is an empty one.
    #[inline]
    pub(crate) fn read_array_length(&mut self) -> Result<usize> {
        let marker = self.read_byte()?;
        self.read_length_after(marker)
    }

    /// The head of an extension: its type, and how many bytes are left behind it.
    pub(crate) fn read_ext_head(&mut self) -> Result<(u8, usize)> {
        let size = match self.read_byte()? {
            marker::EXT_8 => self.read_length::<1>()?,
            marker::EXT_16 => self.read_length::<2>()?,
            marker::EXT_32 => self.read_length::<4>()?,
            marker @ marker::FIX_EXT_1..=marker::FIX_EXT_16 => 1 << (marker - marker::FIX_EXT_1),
            other => return Err(Malformed::Kind(Expected::Any, other)),
        };
        let kind = self.read_byte()?;
        let rest = self.count_left().checked_sub(size).ok_or(Malformed::Truncated)?;
        Ok((kind, rest))
    }

    /// The type of the extension that follows, if one does.
    pub(crate) fn peek_ext(&self) -> Option<u8> {
        let at = match self.peek().ok()? {
            marker::EXT_8 => 2,
            marker::EXT_16 => 3,
            marker::EXT_32 => 5,
            marker::FIX_EXT_1..=marker::FIX_EXT_16 => 1,
            _ => return None,
        };
        let bytes = if self.current.is_empty() { self.next } else { self.current };
        bytes.get(at).copied()
    }

    /// Two floats of 64 bits, little-endian.
    pub(crate) fn read_raw_floats(&mut self) -> Result<(f64, f64)> {
        let parts = (self.read_array()?, self.read_array()?);
        Ok((f64::from_le_bytes(parts.0), f64::from_le_bytes(parts.1)))
    }

    /// An array or a packed array; nil is an empty one.
    pub(crate) fn read_elements(&mut self) -> Result<Elements<'m>> {
        let size = match self.read_byte()? {
            marker::EXT_8 => self.read_length::<1>()?,
            marker::EXT_16 => self.read_length::<2>()?,
            marker::EXT_32 => self.read_length::<4>()?,
            marker @ marker::FIX_EXT_1..=marker::FIX_EXT_16 => 1 << (marker - marker::FIX_EXT_1),
            marker => return self.read_length_after(marker).map(Elements::Plain),
        };
        match self.read_byte()? {
            abi::PACKED => self.read_packed(size),
            other => Err(Malformed::Kind(Expected::Packed, other)),
        }
    }

    #[inline]
    fn read_length_after(&mut self, marker: u8) -> Result<usize> {
        let len = match marker {
            marker::NIL => 0,
            marker::FIX_ARRAY..=0x9f => usize::from(marker & 0xf),
            marker::ARRAY_16 => self.read_length::<2>()?,
            marker::ARRAY_32 => self.read_length::<4>()?,
            other => return Err(Malformed::Kind(Expected::Array, other)),
        };
        // An element has at least one byte, so nothing is allocated for a length that lies.
        if len > self.count_left() { Err(Malformed::Truncated) } else { Ok(len) }
    }

    fn read_packed(&mut self, size: usize) -> Result<Elements<'m>> {
        if size > self.count_left() {
            return Err(Malformed::Truncated);
        }
        let before = size.checked_sub(2).ok_or(Malformed::Packed)?;
        let [dtype, pad] = self.read_array()?;
        let pad = usize::from(pad);
        let data = before.checked_sub(pad).ok_or(Malformed::Packed)?;
        if pad >= abi::ALIGNMENT || self.take(pad)?.iter().any(|byte| *byte != 0) {
            return Err(Malformed::Packed);
        }
        Ok(Elements::Packed(dtype, self.take(data)?))
    }

    /// Goes on where so many bytes are left.
    pub(super) fn skip_to(&mut self, rest: usize) {
        if let Some(past) = self.next.len().checked_sub(rest).filter(|_| rest < self.next.len()) {
            (self.current, self.next) = (&self.next[past..], &[]);
        } else {
            let past = self.count_left().saturating_sub(rest);
            self.current = &self.current[past..];
        }
    }

    /// How many bytes are left.
    #[inline]
    pub(crate) fn count_left(&self) -> usize {
        self.current.len() + self.next.len()
    }

    #[inline]
    fn read_byte(&mut self) -> Result<u8> {
        let [byte] = self.read_array()?;
        Ok(byte)
    }

    #[inline]
    fn read_length<const N: usize>(&mut self) -> Result<usize> {
        let bytes: [u8; N] = self.read_array()?;
        Ok(bytes.iter().fold(0, |len, byte| len << 8 | usize::from(*byte)))
    }

    #[inline]
    fn read_array<const N: usize>(&mut self) -> Result<[u8; N]> {
        if let Some((chunk, rest)) = self.current.split_first_chunk() {
            self.current = rest;
            return Ok(*chunk);
        }
        self.take_from_next(N)?.try_into().map_err(|_| Malformed::Truncated)
    }

    #[inline]
    fn take(&mut self, len: usize) -> Result<&'m [u8]> {
        if let Some((bytes, rest)) = self.current.split_at_checked(len) {
            self.current = rest;
            return Ok(bytes);
        }
        self.take_from_next(len)
    }

    /// Goes on in the second part, which must not be in the middle of what is taken.
    #[cold]
    fn take_from_next(&mut self, len: usize) -> Result<&'m [u8]> {
        if !self.current.is_empty() {
            return Err(Malformed::Truncated);
        }
        let (bytes, rest) = self.next.split_at_checked(len).ok_or(Malformed::Truncated)?;
        (self.current, self.next) = (rest, &[]);
        Ok(bytes)
    }
}
