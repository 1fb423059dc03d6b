//! The arguments of a call to a request.
//!
//! In: the arguments, and a signature. Out: a message in a sink or in memory of our own, or the
//! argument that is refused.

use std::mem::MaybeUninit;

use pyo3::exceptions::PyMemoryError;
use pyo3::prelude::*;
use usegolib::model;

use super::arguments::Arguments;
use super::arity::{self, INTO, TO};
use super::signature::Signature;
use crate::values::typed;
use crate::wire::codec::Codec;
use crate::wire::encode::{encode, encode_variadic};
use crate::wire::msgpack::write::{Measure, Sink, Writer};
use crate::wire::refusal::Refusal;

/// An argument that cannot be encoded: its index, and why.
pub(super) type RefusedArgument = (usize, Refusal);

impl Signature {
    /// Appends the request. There is an argument for each parameter.
    #[expect(clippy::inline_always, reason = "the hot path is one function")]
    #[inline(always)]
    pub(super) fn encode(
        &self,
        sink: &mut impl Sink,
        arguments: &Arguments<'_, '_>,
    ) -> Result<(), RefusedArgument> {
        let head = sink.write_array_head(self.length);
        let index = u64::from(self.function.index);
        head.and_then(|()| sink.write_uint(index)).map_err(|full| (0, full.into()))?;
        for (index, codec) in self.params.iter().enumerate() {
            let value = arguments.get(index);
            encode(sink, codec, value)
                .or_else(|why| encode_plain(sink, codec, value, why))
                .map_err(|why| (index, why))?;
        }
        if self.has_rest { self.encode_rest(sink, arguments) } else { Ok(()) }
    }

    /// Appends what is more than one argument for each parameter.
    fn encode_rest(
        &self,
        sink: &mut impl Sink,
        arguments: &Arguments<'_, '_>,
    ) -> Result<(), RefusedArgument> {
        if let Some(variadic) = &self.variadic {
            let (first, rest) = (self.params.len(), arguments.skip(self.params.len()));
            encode_variadic(sink, variadic, rest).map_err(|why| (first, why))?;
        }
        let count = self.function.params.len();
        if let Some(to) = &self.to {
            to.encode(sink, arguments).map_err(|why| (count, why))?;
        }
        match &self.into {
            Some(into) => into
                .encode(sink, arguments)
                .map_err(|why| (count + usize::from(self.to.is_some()), why)),
            None => Ok(()),
        }
    }

    /// The same for a request that was encoded before, to another place.
    #[inline(never)]
    pub(super) fn encode_again(
        &self,
        sink: &mut impl Sink,
        arguments: &Arguments<'_, '_>,
    ) -> Result<(), RefusedArgument> {
        self.encode(sink, arguments)
    }

    /// How many bytes the request has.
    pub(super) fn measure(&self, arguments: &Arguments<'_, '_>) -> Result<usize, RefusedArgument> {
        let mut size = Measure::default();
        self.encode_again(&mut size, arguments)?;
        Ok(size.position())
    }

    /// The request in memory of our own; `size` bytes are enough for it.
    pub(super) fn encode_to_vec(
        &self,
        name: &str,
        arguments: &Arguments<'_, '_>,
        size: usize,
    ) -> Result<Vec<MaybeUninit<u8>>, RefusedArgument> {
        write_to_vec(name, size, |request| self.encode_again(request, arguments))
    }

    /// The exception for an argument that is refused.
    #[cold]
    pub(super) fn refuse(&self, name: &str, (index, why): RefusedArgument) -> PyErr {
        if let Some(keyword) = keyword_at(self.function, index) {
            return why.into_exception_at(keyword, |place| format!("{name}() argument {place}"));
        }
        let parameter = self.function.params.get(index).map_or("", |p| p.python.as_str());
        let is_variadic = index == self.params.len();
        let element = if is_variadic { why.path().next() } else { None };
        let position = index + element.unwrap_or_default() + usize::from(!self.is_method);
        why.into_exception(name, position, parameter)
    }
}

/// The keyword whose argument has this place in a request, behind the parameters.
pub(super) fn keyword_at(function: &model::Callable, index: usize) -> Option<&'static str> {
    let to = arity::has_sink(function).then_some(TO);
    let into = arity::has_target(function).then_some(INTO);
    to.into_iter().chain(into).nth(index.checked_sub(function.params.len())?)
}

/// Appends the plain value of one that says of which type it is, where it was refused as what it is.
#[cold]
#[inline(never)]
fn encode_plain(
    sink: &mut impl Sink,
    codec: &Codec<'_>,
    value: Borrowed<'_, '_, PyAny>,
    why: Refusal,
) -> Result<(), Refusal> {
    match typed::find(value) {
        Some((typed, plain)) if typed.is_of(codec.scope) && codec.is_of(&typed.kind) => {
            encode(sink, codec, plain.as_borrowed())
        }
        _ => Err(why),
    }
}

/// A request in memory of our own; `size` bytes are enough for what `write` appends.
pub(super) fn write_to_vec(
    name: &str,
    size: usize,
    write: impl FnOnce(&mut Writer<'_>) -> Result<(), RefusedArgument>,
) -> Result<Vec<MaybeUninit<u8>>, RefusedArgument> {
    let mut space = Vec::new();
    let reserved = space.try_reserve_exact(size);
    reserved.map_err(|_| (0, no_memory(name, size).into()))?;
    space.resize(size, MaybeUninit::uninit());
    let mut request = Writer::new(&mut space);
    write(&mut request)?;
    let len = request.position();
    space.truncate(len);
    Ok(space)
}

#[cold]
pub(super) fn no_memory(function: &str, size: usize) -> PyErr {
    PyMemoryError::new_err(format!("{function}(): not enough memory for a request of {size} bytes"))
}
