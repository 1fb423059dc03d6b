//! Reads MessagePack: the format's own markers, nothing about Python or Go.
//!
//! In: a message in two parts, as the library hands it over. Out: values, each checked against
//! what was expected and against the bytes that are there.

use usegolib::abi;

/// A message that is not what the signature promises.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// It ends in the middle of a value, or a length is beyond its end.
    Truncated,
    /// Bytes follow the message.
    Trailing,
    /// A value of another kind: what was expected, and the marker that came.
    Kind(&'static str, u8),
    /// A number outside the range of its type.
    Range,
    /// A packed array that is not laid out as one.
    Packed,
    /// An array with another number of elements than its type has.
    Length,
    /// Arrays within arrays without end.
    Depth,
}

impl std::fmt::Display for Malformed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Truncated => f.write_str("it ends too early"),
            Self::Trailing => f.write_str("bytes follow it"),
            Self::Kind(expected, marker) => {
                write!(f, "{expected} expected, marker {marker:#04x} found")
            }
            Self::Range => f.write_str("a number is out of range"),
            Self::Packed => f.write_str("a packed array is malformed"),
            Self::Length => f.write_str("an array has another length than its type"),
            Self::Depth => f.write_str("its arrays are nested too deep"),
        }
    }
}

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
}

impl<'m> Reader<'m> {
    /// Reads `head`, then `tail`. No value but a payload starts in one and ends in the other.
    pub(crate) fn new(head: &'m [u8], tail: &'m [u8]) -> Self {
        Self { current: head, next: tail }
    }

    /// The marker of the value that follows.
    pub(crate) fn peek(&self) -> Result<u8> {
        self.current.first().or(self.next.first()).copied().ok_or(Malformed::Truncated)
    }

    /// Whether the message is used up.
    pub(crate) fn end(&self) -> Result<()> {
        if self.left() == 0 { Ok(()) } else { Err(Malformed::Trailing) }
    }

    #[inline]
    pub(crate) fn boolean(&mut self) -> Result<bool> {
        match self.byte()? {
            0xc2 => Ok(false),
            0xc3 => Ok(true),
            other => Err(Malformed::Kind("bool", other)),
        }
    }

    /// Any integer from the least int64 to the greatest uint64.
    #[inline]
    pub(crate) fn integer(&mut self) -> Result<i128> {
        match self.byte()? {
            marker @ 0x00..=0x7f => Ok(i128::from(marker)),
            marker @ 0xe0.. => Ok(i128::from(marker.cast_signed())),
            marker => self.wide_integer(marker),
        }
    }

    fn wide_integer(&mut self, marker: u8) -> Result<i128> {
        Ok(match marker {
            0xcc => u8::from_be_bytes(self.array()?).into(),
            0xcd => u16::from_be_bytes(self.array()?).into(),
            0xce => u32::from_be_bytes(self.array()?).into(),
            0xcf => u64::from_be_bytes(self.array()?).into(),
            0xd0 => i8::from_be_bytes(self.array()?).into(),
            0xd1 => i16::from_be_bytes(self.array()?).into(),
            0xd2 => i32::from_be_bytes(self.array()?).into(),
            0xd3 => i64::from_be_bytes(self.array()?).into(),
            other => return Err(Malformed::Kind("integer", other)),
        })
    }

    pub(crate) fn float(&mut self) -> Result<f64> {
        match self.byte()? {
            0xca => Ok(f32::from_be_bytes(self.array()?).into()),
            0xcb => Ok(f64::from_be_bytes(self.array()?)),
            other => Err(Malformed::Kind("float", other)),
        }
    }

    pub(crate) fn string(&mut self) -> Result<&'m [u8]> {
        let len = match self.byte()? {
            marker @ 0xa0..=0xbf => usize::from(marker & 0x1f),
            0xd9 => self.length::<1>()?,
            0xda => self.length::<2>()?,
            0xdb => self.length::<4>()?,
            other => return Err(Malformed::Kind("string", other)),
        };
        self.take(len)
    }

    /// A byte string; nil is an empty one.
    pub(crate) fn binary(&mut self) -> Result<&'m [u8]> {
        let len = match self.byte()? {
            0xc0 => 0,
            0xc4 => self.length::<1>()?,
            0xc5 => self.length::<2>()?,
            0xc6 => self.length::<4>()?,
            other => return Err(Malformed::Kind("bytes", other)),
        };
        self.take(len)
    }

    pub(crate) fn nil(&mut self) -> Result<()> {
        match self.byte()? {
            0xc0 => Ok(()),
            other => Err(Malformed::Kind("nil", other)),
        }
    }

    /// The length of an array; nil is an empty one.
    pub(crate) fn array_length(&mut self) -> Result<usize> {
        let marker = self.byte()?;
        self.plain(marker)
    }

    /// A slice, plain or packed; nil is an empty one.
    pub(crate) fn elements(&mut self) -> Result<Elements<'m>> {
        let size = match self.byte()? {
            0xc7 => self.length::<1>()?,
            0xc8 => self.length::<2>()?,
            0xc9 => self.length::<4>()?,
            marker @ 0xd4..=0xd8 => 1 << (marker - 0xd4),
            marker => return self.plain(marker).map(Elements::Plain),
        };
        match self.byte()? {
            abi::PACKED => self.packed(size),
            other => Err(Malformed::Kind("packed array", other)),
        }
    }

    fn plain(&mut self, marker: u8) -> Result<usize> {
        let len = match marker {
            0xc0 => 0,
            0x90..=0x9f => usize::from(marker & 0xf),
            0xdc => self.length::<2>()?,
            0xdd => self.length::<4>()?,
            other => return Err(Malformed::Kind("array", other)),
        };
        // An element has at least one byte, so nothing is allocated for a length that lies.
        if len > self.left() { Err(Malformed::Truncated) } else { Ok(len) }
    }

    fn packed(&mut self, size: usize) -> Result<Elements<'m>> {
        if size > self.left() {
            return Err(Malformed::Truncated);
        }
        let before = size.checked_sub(2).ok_or(Malformed::Packed)?;
        let [dtype, pad] = self.array()?;
        let data = before.checked_sub(usize::from(pad)).ok_or(Malformed::Packed)?;
        if pad > 7 || self.take(usize::from(pad))?.iter().any(|byte| *byte != 0) {
            return Err(Malformed::Packed);
        }
        Ok(Elements::Packed(dtype, self.take(data)?))
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.current.len() + self.next.len()
    }

    #[inline]
    fn byte(&mut self) -> Result<u8> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    fn length<const N: usize>(&mut self) -> Result<usize> {
        let bytes: [u8; N] = self.array()?;
        Ok(bytes.iter().fold(0, |len, byte| len << 8 | usize::from(*byte)))
    }

    #[inline]
    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
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
