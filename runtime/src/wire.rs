//! The codec: Python objects to MessagePack and back, guided by the Go types of a signature.
//!
//! In: Python objects and [`Type`](usegolib::model::Type)s, or the bytes of a response. Out: the
//! bytes of a request, or Python objects. Nothing lies between: no value tree, no serde.

pub(crate) mod any;
pub(crate) mod bigint;
pub(crate) mod buffer;
mod class;
pub(crate) mod decode;
pub(crate) mod element;
pub(crate) mod encode;
mod hint;
mod numbers;
mod numpy;
pub(crate) mod object;
mod octets;
pub(crate) mod raised;
pub(crate) mod read;
pub(crate) mod refusal;
pub(crate) mod scalar;
pub(crate) mod sequence;
mod text_form;
pub(crate) mod write;

#[cfg(test)]
mod tests;
