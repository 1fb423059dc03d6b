//! MessagePack: the format itself, nothing about Python or Go.

pub(crate) mod malformed;
pub(crate) mod marker;
pub(crate) mod read;
mod skip;
pub(crate) mod write;
