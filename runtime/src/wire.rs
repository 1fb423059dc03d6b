//! The codec: Python objects to MessagePack and back, guided by the Go types of a signature.
//!
//! In: a [`Codec`](codec::Codec), compiled once from a Go type, with Python objects or the bytes of a
//! response. Out: the bytes of a request, or Python objects. Nothing lies between: no tree of
//! values, no serde.

pub(crate) mod buffer;
pub(crate) mod codec;
pub(crate) mod decode;
pub(crate) mod element;
pub(crate) mod encode;
pub(crate) mod msgpack;
pub(crate) mod normal;
pub(crate) mod python;
pub(crate) mod refusal;
pub(crate) mod scalar;
pub(crate) mod stack;

#[cfg(test)]
mod tests;
