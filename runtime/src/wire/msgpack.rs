//! MessagePack, as bytes.

pub(crate) mod read;
pub(crate) mod write;
