//! The codec: Python objects to MessagePack and back, guided by the Go types of a signature.
//!
//! In: Python objects and [`Type`](usegolib::model::Type)s, or the bytes of a response. Out: the
//! bytes of a request, or Python objects. Nothing lies between: no value tree, no serde.

pub(crate) mod buffer;
pub(crate) mod decode;
pub(crate) mod element;
pub(crate) mod encode;
pub(crate) mod msgpack;
pub(crate) mod python;
pub(crate) mod refusal;

#[cfg(test)]
mod tests;
