//! One number of 64 bits, of whatever type.
//!
//! In and out: plain values, between Python's objects, buffers and messages.

/// An integer, signed or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Integer {
    /// One that an int64 holds.
    Signed(i64),
    /// One that only a uint64 holds.
    Unsigned(u64),
}

/// A number, before it is known whether it fits a type.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scalar {
    /// Any integer.
    Integer(Integer),
    /// Any float.
    Float(f64),
}

impl Integer {
    /// The same as a narrower number, if that holds it.
    #[inline]
    pub(crate) fn narrow<T: TryFrom<i64> + TryFrom<u64>>(self) -> Option<T> {
        match self {
            Self::Signed(value) => T::try_from(value).ok(),
            Self::Unsigned(value) => T::try_from(value).ok(),
        }
    }

    /// Whether a float with so many binary digits holds it exactly.
    pub(crate) fn fits_digits(self, digits: u32) -> bool {
        let magnitude = match self {
            Self::Signed(value) => value.unsigned_abs(),
            Self::Unsigned(value) => value,
        };
        let unused = magnitude.leading_zeros() + magnitude.trailing_zeros();
        magnitude == 0 || u64::BITS - unused <= digits
    }

    /// The nearest float.
    #[expect(clippy::cast_precision_loss, reason = "the nearest one is what is meant")]
    pub(crate) fn to_float(self) -> f64 {
        match self {
            Self::Signed(value) => value as f64,
            Self::Unsigned(value) => value as f64,
        }
    }
}

impl From<i64> for Integer {
    #[inline]
    fn from(value: i64) -> Self {
        Self::Signed(value)
    }
}

impl From<u64> for Integer {
    #[inline]
    fn from(value: u64) -> Self {
        i64::try_from(value).map_or(Self::Unsigned(value), Self::Signed)
    }
}

/// The nearest float32, unless that would be an infinity that `number` is not.
#[expect(clippy::cast_possible_truncation, reason = "rounding to nearest is what is meant")]
#[inline]
pub(crate) fn to_float32(number: f64) -> Option<f32> {
    let narrow = number as f32;
    (narrow.is_finite() || !number.is_finite()).then_some(narrow)
}

/// Whether a float32 equals `number`.
#[expect(clippy::float_cmp, reason = "exactly equal is what is asked")]
pub(crate) fn is_float32(number: f64) -> bool {
    to_float32(number).is_some_and(|narrow| f64::from(narrow) == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_fits_a_float_exactly_if_its_digits_do() {
        let exact = |integer: Integer| integer.fits_digits(f64::MANTISSA_DIGITS);
        for value in [0, 1, -1, 1 << 53, -(1 << 53), i64::MIN, (1 << 53) - 1, 3 << 61] {
            assert!(exact(value.into()), "{value}");
        }
        for value in [i64::MAX, (1 << 53) + 1, -(1 << 53) - 1, i64::MIN + 1] {
            assert!(!exact(value.into()), "{value}");
        }
        assert!(exact((1_u64 << 63).into()) && !exact(u64::MAX.into()));
    }
}
