//! One call: arguments to a request, the request to Go, the response to a result or an exception.
//!
//! In: the arguments as CPython passes them. Out: a Python object. This is the hot path: a small
//! call allocates nothing.

use std::mem::MaybeUninit;

use pyo3::exceptions::PyMemoryError;
use pyo3::prelude::*;
use usegolib::{abi, model};

use super::function::{Bound as Binding, Function, has_timeout};
use super::native::Arguments;
use super::respond::{self, Respondent};
use super::{arity as arguments, choice, context as timeout};
use crate::library::symbols::Answer;
use crate::wire::decode;
use crate::wire::encode;
use crate::wire::msgpack::write::{Measure, Sink, Writer};
use crate::wire::refusal::Refusal;

/// An argument that cannot be encoded: its index, and why.
pub(super) type Refused = (usize, Refusal);

impl Function {
    /// Calls the Go function.
    pub(super) fn call<'py>(
        &self,
        py: Python<'py>,
        arguments: &Arguments<'_, 'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let binding = self.bound(py)?;
        binding.loaded.check_not_forked()?;
        if !binding.is_plain {
            return self.call_wider(py, binding, arguments);
        }
        let function = binding.function;
        arguments::check(&self.python, function, arguments)?;
        let mut space = [MaybeUninit::uninit(); abi::SMALL_REQUEST];
        let mut request = Writer::new(&mut space);
        let mut response = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
        let answer = match binding.encode::<false>(function, &mut request, arguments) {
            Ok(()) => binding.loaded.library.call(py, request.filled(), &mut response),
            Err((_, Refusal::Full)) => self
                .send_large(py, binding, function, arguments, &mut response)
                .map_err(|refused| self.refuse(function, refused))?,
            Err(refused) => return Err(self.refuse(function, refused)),
        };
        self.result(py, binding, function, &answer, false)
    }

    /// The same for functions that are variadic, generic, or get a context.
    #[inline(never)]
    fn call_wider<'py>(
        &self,
        py: Python<'py>,
        binding: &Binding,
        arguments: &Arguments<'_, 'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        arguments::check_wider(&self.python, binding.function, arguments)?;
        let limit = timeout::limit(&self.python, arguments.named(arguments::TIMEOUT))?;
        let mut response = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
        let mut refusals = Vec::new();
        for function in binding.instances {
            let sent = if has_timeout(function) {
                let request = self.measured(binding, function, arguments);
                request.map(|request| {
                    let library = &binding.loaded.library;
                    timeout::call(py, &self.python, library, &request, limit, &mut response)
                })
            } else {
                self.send(py, binding, function, arguments, &mut response).map(Ok)
            };
            match sent {
                Ok(answer) => return self.result(py, binding, function, &answer?, limit.is_some()),
                Err(raised) if raised.1.is_raised() => return Err(self.refuse(function, raised)),
                Err(refused) => refusals.push(refused),
            }
        }
        let refused = choice::refusal(refusals).unwrap_or((0, Refusal::changed()));
        Err(self.refuse(binding.function, refused))
    }

    /// Sends the request, which may be that of a variadic function.
    fn send<'l>(
        &self,
        py: Python<'_>,
        binding: &'l Binding,
        function: &model::Function,
        arguments: &Arguments<'_, '_>,
        response: &'l mut [MaybeUninit<u8>],
    ) -> Result<Answer<'l>, Refused> {
        let mut space = [MaybeUninit::uninit(); abi::SMALL_REQUEST];
        let mut request = Writer::new(&mut space);
        match binding.encode::<true>(function, &mut request, arguments) {
            Ok(()) => Ok(binding.loaded.library.call(py, request.filled(), response)),
            Err((_, Refusal::Full)) => self.send_large(py, binding, function, arguments, response),
            Err(refused) => Err(refused),
        }
    }

    /// The same for a request that does not fit the stack: measured first, then written once.
    #[cold]
    fn send_large<'l>(
        &self,
        py: Python<'_>,
        binding: &'l Binding,
        function: &model::Function,
        arguments: &Arguments<'_, '_>,
        response: &'l mut [MaybeUninit<u8>],
    ) -> Result<Answer<'l>, Refused> {
        let library = &binding.loaded.library;
        let size = binding.size(function, arguments)?;
        if size < abi::BULK_REQUEST {
            let request = self.written(binding, function, arguments, size)?;
            return Ok(library.call(py, &request, response));
        }
        let memory = library.allocate(py, size);
        let mut memory = memory.ok_or_else(|| (0, no_memory(&self.python, size).into()))?;
        let mut request = Writer::new(memory.space());
        binding.encode::<true>(function, &mut request, arguments)?;
        let filled = request.position();
        Ok(library.call_owned(py, memory, filled, response))
    }

    /// The request in memory of our own, of any size.
    fn measured(
        &self,
        binding: &Binding,
        function: &model::Function,
        arguments: &Arguments<'_, '_>,
    ) -> Result<Vec<MaybeUninit<u8>>, Refused> {
        self.written(binding, function, arguments, binding.size(function, arguments)?)
    }

    fn written(
        &self,
        binding: &Binding,
        function: &model::Function,
        arguments: &Arguments<'_, '_>,
        size: usize,
    ) -> Result<Vec<MaybeUninit<u8>>, Refused> {
        let mut space = Vec::new();
        let reserved = space.try_reserve_exact(size);
        reserved.map_err(|_| (0, no_memory(&self.python, size).into()))?;
        space.resize(size, MaybeUninit::uninit());
        let mut request = Writer::new(&mut space);
        binding.encode::<true>(function, &mut request, arguments)?;
        let filled = request.position();
        space.truncate(filled);
        Ok(space)
    }

    #[cold]
    fn refuse(&self, function: &model::Function, (index, why): Refused) -> PyErr {
        let parameter = function.params.get(index).map_or("", |p| p.python.as_str());
        let is_variadic = function.variadic && index + 1 == function.params.len();
        let element = if is_variadic { why.path().next() } else { None };
        why.into_exception(&self.python, index + 1 + element.unwrap_or_default(), parameter)
    }

    #[inline]
    fn result<'py>(
        &self,
        py: Python<'py>,
        binding: &Binding,
        function: &model::Function,
        answer: &Answer<'_>,
        has_limit: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let respondent = Respondent { name: &self.python, function: Some(function), has_limit };
        respond::result(py, respondent, answer, |message| {
            decode::results(py, message, &function.results, binding.class.as_ref())
        })
    }
}

impl Binding {
    /// Appends the request. Only what is WIDER can be variadic.
    #[inline]
    fn encode<const WIDER: bool>(
        &self,
        function: &model::Function,
        sink: &mut impl Sink,
        arguments: &Arguments<'_, '_>,
    ) -> Result<(), Refused> {
        let head = sink.array(self.length);
        let index = function.index.into();
        head.and_then(|()| sink.unsigned(index)).map_err(|full| (0, full.into()))?;
        let parameters =
            if WIDER { arguments::required(function) } else { function.params.as_slice() };
        for (index, parameter) in parameters.iter().enumerate() {
            encode::value(sink, &parameter.kind, arguments.get(index))
                .map_err(|why| (index, why))?;
        }
        match function.params.get(parameters.len()) {
            Some(variadic) if WIDER => {
                let rest = arguments.from(parameters.len());
                encode::rest(sink, &variadic.kind, rest).map_err(|why| (parameters.len(), why))
            }
            _ => Ok(()),
        }
    }

    /// How many bytes the request has.
    fn size(
        &self,
        function: &model::Function,
        arguments: &Arguments<'_, '_>,
    ) -> Result<usize, Refused> {
        let mut size = Measure::default();
        self.encode::<true>(function, &mut size, arguments)?;
        Ok(size.position())
    }
}

#[cold]
pub(super) fn no_memory(function: &str, size: usize) -> PyErr {
    PyMemoryError::new_err(format!("{function}() has no memory for a request of {size} bytes"))
}
