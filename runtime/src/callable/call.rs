//! One call: arguments to a request, the request to Go, the response to a result or an exception.
//!
//! In: the arguments as CPython passes them. Out: a Python object. This is the hot path: a small
//! call allocates nothing.

use std::mem::MaybeUninit;
use std::time::Duration;

use pyo3::prelude::*;
use usegolib::abi;

use super::arguments::Arguments;
use super::arity::TIMEOUT;
use super::binding::Binding;
use super::function::Function;
use super::of::Of;
use super::request::RefusedArgument;
use super::respond::{self, Respondent};
use super::send::{send, send_any, send_interruptibly};
use super::signature::Signature;
use super::{arity, choice, context};
use crate::library::call::Answer;
use crate::library::interrupts::{Interruption, interruption};
use crate::objects::instance;
use crate::wire::decode::decode_results;
use crate::wire::encode::kept::Keeping;
use crate::wire::refusal::Refusal;

impl Function {
    /// Calls the Go function.
    #[expect(clippy::inline_always, reason = "nothing may lie between CPython's call and this one")]
    #[inline(always)]
    pub(super) fn call<'py>(
        &self,
        py: Python<'py>,
        arguments: &Arguments<'_, 'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let binding = self.binding(py)?;
        binding.loaded.check_not_forked()?;
        if !binding.is_plain {
            return self.call_any(py, binding, arguments);
        }
        let (name, signature) = (&self.python, &binding.first);
        arity::check_arity(name, signature.function, signature.params.len(), arguments)?;
        let mut space = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
        let library = &binding.loaded.library;
        let mut answer = Answer::new(library, &mut space);
        match send::<true>(py, name, library, signature, arguments, 0, &mut answer) {
            Ok(()) => self.read::<false>(py, binding, signature, arguments, &answer, false),
            Err(refused) => Err(signature.refuse(name, refused)),
        }
    }

    /// The same for functions that are variadic, generic, get a context, or take what holds objects.
    #[inline(never)]
    fn call_any<'py>(
        &self,
        py: Python<'py>,
        binding: &Binding,
        arguments: &Arguments<'_, 'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let chosen = self.choose(py, binding, arguments)?;
        let limit = context::limit(&self.python, arguments.keyword(TIMEOUT))?;
        let mut space = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
        let mut answer = Answer::new(&binding.loaded.library, &mut space);
        let _keeping = binding.may_keep.then(Keeping::begin);
        let (signature, outcome) = self.try_each(binding, chosen.as_deref(), |signature| {
            self.start(py, binding, signature, arguments, limit, &mut answer)
        })?;
        outcome?;
        self.read_any(py, binding, signature, arguments, &answer, limit.is_some())
    }

    /// Checks how many arguments there are, and says which instances the keyword `of` chooses, if there is one.
    pub(super) fn choose(
        &self,
        py: Python<'_>,
        binding: &Binding,
        arguments: &Arguments<'_, '_>,
    ) -> PyResult<Option<Vec<bool>>> {
        let of = binding.of.as_deref();
        let keyword = of.map(Of::keyword);
        arity::check_any_arity(&self.python, binding.first.function, keyword, arguments)?;
        of.map_or(Ok(None), |of| of.choose(py, &self.python, arguments, binding.scope))
    }

    /// Sends the request of the first instance that takes the arguments, and returns that with what `send` does.
    pub(super) fn try_each<'b, T>(
        &self,
        binding: &'b Binding,
        chosen: Option<&[bool]>,
        mut send: impl FnMut(&'b Signature) -> Result<T, RefusedArgument>,
    ) -> PyResult<(&'b Signature, T)> {
        let mut refusals = Vec::new();
        for (at, signature) in binding.signatures().enumerate() {
            if chosen.is_some_and(|chosen| !chosen[at]) {
                continue;
            }
            match send(signature) {
                Ok(outcome) => return Ok((signature, outcome)),
                Err(refused) if refused.1.is_of_exception() => {
                    return Err(signature.refuse(&self.python, refused));
                }
                Err(refused) => refusals.push(refused),
            }
        }
        let refused = choice::choose_refusal(refusals).unwrap_or((0, Refusal::of_size_change()));
        Err(binding.first.refuse(&self.python, refused))
    }

    /// Sends the request. A function with a context runs on another thread where it can be left before it
    /// returns: after a timeout, or by what a signal handler raises.
    fn start(
        &self,
        py: Python<'_>,
        binding: &Binding,
        signature: &Signature,
        arguments: &Arguments<'_, '_>,
        limit: Option<Duration>,
        answer: &mut Answer<'_>,
    ) -> Result<PyResult<()>, RefusedArgument> {
        let (name, library) = (&self.python, &binding.loaded.library);
        if !signature.has_context {
            return send_any(py, name, library, signature, arguments, 0, answer).map(Ok);
        }
        if limit.is_none() {
            match interruption(py) {
                Ok(Interruption::Never) => {
                    return send_any(py, name, library, signature, arguments, 0, answer).map(Ok);
                }
                Ok(Interruption::ByContext) => {
                    let of = (binding.loaded, binding.scope);
                    return send_interruptibly(py, name, of, signature, arguments, answer);
                }
                Ok(Interruption::ByHandler) => {}
                Err(error) => return Ok(Err(error)),
            }
        }
        self.start_and_wait(py, binding, signature, arguments, limit, answer)
    }

    /// Sends the request to be answered on another thread, and waits.
    pub(super) fn start_and_wait(
        &self,
        py: Python<'_>,
        binding: &Binding,
        signature: &Signature,
        arguments: &Arguments<'_, '_>,
        limit: Option<Duration>,
        answer: &mut Answer<'_>,
    ) -> Result<PyResult<()>, RefusedArgument> {
        let (name, library) = (&self.python, &binding.loaded.library);
        let request = signature.encode_to_vec(name, arguments, signature.measure(arguments)?)?;
        let discard = |answer: &Answer<'_>| {
            respond::drop_undelivered(answer, signature.results_of(arguments), binding.scope);
        };
        Ok(context::call_and_wait(py, name, library, &request, limit, answer, discard))
    }

    /// Reads the answer to a request of any signature.
    pub(super) fn read_any<'py>(
        &self,
        py: Python<'py>,
        binding: &Binding,
        signature: &Signature,
        arguments: &Arguments<'_, 'py>,
        answer: &Answer<'_>,
        has_limit: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        if signature.to.is_some() {
            self.read::<true>(py, binding, signature, arguments, answer, has_limit)
        } else {
            self.read::<false>(py, binding, signature, arguments, answer, has_limit)
        }
    }

    /// Reads the answer; where it `MAY_LACK` a result, Go may have written that to the caller's object.
    #[expect(clippy::inline_always, reason = "the hot path is one function")]
    #[inline(always)]
    fn read<'py, const MAY_LACK: bool>(
        &self,
        py: Python<'py>,
        binding: &Binding,
        signature: &Signature,
        arguments: &Arguments<'_, 'py>,
        answer: &Answer<'_>,
        has_limit: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let results =
            || if MAY_LACK { signature.results_of(arguments) } else { &signature.results };
        // All of it is for exceptions: nothing is made ready before.
        let respondent = move || {
            let is_method = signature.is_method;
            let receiver = (is_method && arguments.len() > 0).then(|| arguments.get(0));
            let (name, function) = (&self.python, Some(signature.function));
            let (results, scope) = (results(), binding.scope);
            let (made, arguments) = (instance::find_made(receiver), Some(arguments));
            Respondent { name, function, results, scope, has_limit, is_method, made, arguments }
        };
        respond::read_response(py, respondent, answer, |message| {
            let results = results();
            // Without one of them they are no longer what the class is for.
            let is_whole = !MAY_LACK || results.len() == signature.results.len();
            let class = if is_whole { binding.class.as_ref() } else { None };
            decode_results(py, message, results, class)
        })
    }
}
