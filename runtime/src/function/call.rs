//! One call: arguments to a request, the request to Go, the response to a result or an exception.
//!
//! In: the arguments as CPython passes them. Out: a Python object. This is the hot path: a small
//! call allocates nothing.

use std::mem::MaybeUninit;

use pyo3::exceptions::PyMemoryError;
use pyo3::prelude::*;
use usegolib::model::Type;

use super::native::Arguments;
use super::{Bound as Binding, Function, arguments};
use crate::errors;
use crate::library::Answer;
use crate::wire::decode::{self, Undecoded};
use crate::wire::read::{Malformed, Reader};
use crate::wire::refusal::Refusal;
use crate::wire::write::{Measure, Sink, Writer};
use crate::wire::{encode, object};

/// Room for a request on the stack, in bytes.
const SMALL_REQUEST: usize = 1 << 10;

/// Room for a response on the stack. More would cost more than it saves: the pages are probed.
const SMALL_RESPONSE: usize = 2 << 10;

/// Requests from here on are written straight into Go's memory, where they need no copy.
const BULK: usize = 4 << 10;

/// The kinds of response: an error of the function's, a panic, a result that fits into no message or
/// no memory. Others say that the request was wrong.
const FAILED: i128 = 1;
const PANICKED: i128 = 2;
const OVERSIZE: i128 = 6;

/// An argument that cannot be encoded: its index, and why.
type Refused = (usize, Refusal);

impl Function {
    /// Calls the Go function.
    pub(super) fn call<'py>(
        &self,
        py: Python<'py>,
        arguments: &Arguments<'_, 'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let binding = self.bound(py)?;
        binding.loaded.check_not_forked()?;
        arguments::check(&self.python, binding.function, arguments)?;
        let mut space = [MaybeUninit::uninit(); SMALL_REQUEST];
        let mut request = Writer::new(&mut space);
        let mut response = [MaybeUninit::uninit(); SMALL_RESPONSE];
        let answer = match binding.encode(&mut request, arguments) {
            Ok(()) => binding.loaded.library.call(py, request.filled(), &mut response),
            Err((_, Refusal::Full)) => self.call_large(py, binding, arguments, &mut response)?,
            Err(refused) => return Err(self.refuse(binding, refused)),
        };
        self.result(py, binding, &answer)
    }

    /// The same for a request that does not fit the stack: measured first, then written once.
    #[cold]
    fn call_large<'l>(
        &self,
        py: Python<'_>,
        binding: &'l Binding,
        arguments: &Arguments<'_, '_>,
        response: &'l mut [MaybeUninit<u8>],
    ) -> PyResult<Answer<'l>> {
        let library = &binding.loaded.library;
        let refuse = |refused| self.refuse(binding, refused);
        let mut size = Measure::default();
        binding.encode(&mut size, arguments).map_err(refuse)?;
        if size.position() < BULK {
            let mut space = vec![MaybeUninit::uninit(); size.position()];
            let mut request = Writer::new(&mut space);
            binding.encode(&mut request, arguments).map_err(refuse)?;
            return Ok(library.call(py, request.filled(), response));
        }
        let memory = library.allocate(py, size.position());
        let mut memory = memory.ok_or_else(|| no_memory(&self.python, size.position()))?;
        let mut request = Writer::new(memory.space());
        binding.encode(&mut request, arguments).map_err(refuse)?;
        let filled = request.position();
        Ok(library.call_owned(py, memory, filled, response))
    }

    #[cold]
    fn refuse(&self, binding: &Binding, (index, why): Refused) -> PyErr {
        let parameter = binding.function.params.get(index).map_or("", |p| p.python.as_str());
        why.into_exception(&self.python, index + 1, parameter)
    }

    #[inline]
    fn result<'py>(
        &self,
        py: Python<'py>,
        binding: &Binding,
        answer: &Answer<'_>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let mut message = Reader::new(answer.head, answer.tail());
        let outcome = match message.array_length().and_then(|len| Ok((len, message.integer()?))) {
            Ok((2, 0)) => decode::results(py, &mut message, &binding.function.results)
                .and_then(|result| Ok(message.end().map(|()| result)?)),
            Ok((4, kind)) => failure(py, &self.python, kind, &mut message)
                .and_then(|error| Err(Undecoded::Raised(error))),
            Ok(_) => Err(Malformed::Range.into()),
            Err(malformed) => Err(malformed.into()),
        };
        outcome.map_err(|undecoded| undecoded.into_exception(&self.python))
    }
}

impl Binding {
    #[inline]
    fn encode(&self, sink: &mut impl Sink, arguments: &Arguments<'_, '_>) -> Result<(), Refused> {
        let head = sink.array(self.length);
        let index = self.function.index.into();
        head.and_then(|()| sink.unsigned(index)).map_err(|full| (0, full.into()))?;
        for (index, parameter) in self.function.params.iter().enumerate() {
            encode::value(sink, &parameter.kind, arguments.get(index))
                .map_err(|why| (index, why))?;
        }
        Ok(())
    }
}

/// The exception that a response of a kind other than 0 stands for.
#[cold]
fn failure(
    py: Python<'_>,
    function: &str,
    kind: i128,
    message: &mut Reader<'_>,
) -> Result<PyErr, Undecoded> {
    let go_type = decode::value(py, message, &Type::String)?;
    let text = decode::value(py, message, &Type::String)?;
    Ok(match kind {
        FAILED => errors::go_error(text, go_type, chain(py, message)?),
        PANICKED => errors::go_panic(text, go_type, decode::value(py, message, &Type::String)?),
        OVERSIZE => PyMemoryError::new_err(format!("{function}(): {text}")),
        _ => errors::protocol(function, &text.to_string()),
    })
}

/// An error's chain, `[[type, message], ...]`, as a tuple of tuples.
fn chain<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Result<Bound<'py, PyAny>, Undecoded> {
    let count = from.array_length()?;
    object::tuple(py, count, |_| match from.array_length()? {
        2 => object::tuple(py, 2, |_| decode::value(py, from, &Type::String)),
        _ => Err(Malformed::Range.into()),
    })
}

#[cold]
fn no_memory(function: &str, size: usize) -> PyErr {
    PyMemoryError::new_err(format!("{function}() has no memory for a request of {size} bytes"))
}
