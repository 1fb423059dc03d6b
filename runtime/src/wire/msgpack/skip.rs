//! Goes past MessagePack values, whatever they are.
//!
//! In: a reader. Out: the same, behind the value.

use super::malformed::{Expected, Malformed};
use super::marker;
use super::read::Reader;

impl Reader<'_> {
    /// Goes past the next value, and past all that is in it.
    #[cold]
    pub(crate) fn skip_value(&mut self) -> Result<(), Malformed> {
        let mut left = 1;
        while left > 0 {
            left = left - 1 + self.skip_head()?;
        }
        Ok(())
    }

    /// Goes past a value, of an array past its head. Returns how many values are in that.
    pub(crate) fn skip_head(&mut self) -> Result<usize, Malformed> {
        match self.peek()? {
            marker::NIL => self.read_nil()?,
            marker::FALSE | marker::TRUE => self.read_bool().map(|_| ())?,
            0x00..=0x7f | marker::UINT_8..=marker::INT_64 | marker::NEGATIVE.. => {
                self.read_integer().map(|_| ())?;
            }
            marker::FLOAT_32 | marker::FLOAT_64 => self.read_float().map(|_| ())?,
            marker::FIX_STR..marker::NIL | marker::STR_8..=marker::STR_32 => {
                self.read_string().map(|_| ())?;
            }
            marker::BIN_8..=marker::BIN_32 => self.read_bytes().map(|_| ())?,
            marker::FIX_ARRAY..marker::FIX_STR | marker::ARRAY_16 | marker::ARRAY_32 => {
                return self.read_array_length();
            }
            marker::EXT_8..=marker::EXT_32 | marker::FIX_EXT_1..=marker::FIX_EXT_16 => {
                let (_, rest) = self.read_ext_head()?;
                self.skip_to(rest);
            }
            other => return Err(Malformed::Kind(Expected::Any, other)),
        }
        Ok(0)
    }
}
