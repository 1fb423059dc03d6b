//! Why decoding stopped.
//!
//! In: a malformed message, or an exception. Out: one error of two words, for it is returned from
//! every value.

use pyo3::prelude::*;

use crate::wire::msgpack::malformed::Malformed;

/// Why decoding stopped.
#[derive(Debug)]
pub(crate) enum Undecoded {
    /// The message is not what the signature promises.
    Malformed(Malformed),
    /// The value is one that Python does not have: `a map with ...`.
    Unfit(Box<Unfit>),
    /// Python could not make an object.
    Raised(Box<PyErr>),
}

/// What a value is that Python does not have.
#[derive(Debug)]
pub(crate) struct Unfit(pub(crate) String);

/// An object, or why there is none.
pub(crate) type Decoded<'py> = Result<Bound<'py, PyAny>, Undecoded>;

impl Undecoded {
    #[cold]
    pub(super) fn of_unfit(what: String) -> Self {
        Self::Unfit(Box::new(Unfit(what)))
    }
}

impl From<Malformed> for Undecoded {
    #[inline]
    fn from(why: Malformed) -> Self {
        Self::Malformed(why)
    }
}

impl From<PyErr> for Undecoded {
    #[cold]
    fn from(error: PyErr) -> Self {
        Self::Raised(Box::new(error))
    }
}

impl From<std::convert::Infallible> for Undecoded {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}
