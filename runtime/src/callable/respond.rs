//! What a response means: a result, or the exception that it stands for.
//!
//! In: the message, and who answered. Out: a Python object, or an exception.

use std::fmt;

use pyo3::exceptions::{PyMemoryError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use usegolib::abi::Response;
use usegolib::model::{self, CallableKind};

use super::arguments::Arguments;
use super::place::elements;
use super::request::keyword_at;
use crate::errors;
use crate::errors::decode::{decode_chain, decode_detail, drop_detail};
use crate::library::call::Answer;
use crate::objects::class::Class;
use crate::objects::documentation;
use crate::records::scope::Scope;
use crate::wire::codec::Codec;
use crate::wire::decode::{Decoded, Undecoded, decode_string, drop_objects};
use crate::wire::msgpack::malformed::{Expected, Malformed};
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;
use crate::wire::python::words;

/// How a response that is a result begins.
const RESULT: [u8; 2] = [marker::FIX_ARRAY | 2, Response::Result as u8];

/// Who answers.
#[derive(Clone, Copy)]
pub(super) struct Respondent<'a> {
    /// Its name in Python, for messages.
    pub(super) name: &'a str,
    /// The function; `None` for a variable.
    pub(super) function: Option<&'a model::Callable>,
    /// How its results travel.
    pub(super) results: &'a [Codec<'static>],
    /// What the types that it mentions are in Python.
    pub(super) scope: &'static Scope,
    /// Whether the call has a timeout.
    pub(super) has_limit: bool,
    /// Whether the first argument is the record or object that a method is called on.
    pub(super) is_method: bool,
    /// The class of that object, if Python made it, and no function of Go's.
    pub(super) made: Option<&'static Class>,
    /// What a caller passed.
    pub(super) arguments: Option<&'a Arguments<'a, 'a>>,
}

impl fmt::Display for Respondent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        match self.function.map(|function| function.kind) {
            Some(CallableKind::Function | CallableKind::Method | CallableKind::Make) => {
                f.write_str("()")
            }
            Some(CallableKind::Get | CallableKind::Read | CallableKind::Assign) | None => Ok(()),
        }
    }
}

/// The result, which `decode` reads, or the exception. Nobody is named but in an exception.
#[expect(clippy::inline_always, reason = "the hot path is one function")]
#[inline(always)]
pub(super) fn read_response<'r, 'py>(
    py: Python<'py>,
    respondent: impl FnOnce() -> Respondent<'r>,
    answer: &Answer<'_>,
    decode: impl FnOnce(&mut Reader<'_>) -> Decoded<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut message = Reader::new(answer.head(), answer.tail());
    if !message.skip(&RESULT) {
        return Err(failure(py, respondent(), answer, &mut message));
    }
    let result = decode(&mut message).and_then(|result| Ok(message.finish().map(|()| result)?));
    result.map_err(|undecoded| exception(respondent(), answer, undecoded))
}

/// Lets go of the objects in a response that could not be decoded, or that nobody waits for.
#[cold]
pub(super) fn drop_undelivered(answer: &Answer<'_>, results: &[Codec<'_>], scope: &'static Scope) {
    drop_failure(answer, scope);
    if results.iter().any(Codec::holds_objects)
        && let Some(mut message) = result_of(answer)
    {
        drop_objects(&mut message, results);
    }
}

/// Lets go of the error that a response is, where it says of which classes.
fn drop_failure(answer: &Answer<'_>, scope: &'static Scope) {
    const LENGTH: u8 = marker::FIX_ARRAY | 4;
    let mut message = Reader::new(answer.head(), answer.tail());
    let kinds = [Response::ErrorByClass, Response::EndedByClass].map(|kind| [LENGTH, kind as u8]);
    if kinds.iter().any(|kind| message.skip(kind))
        && message.skip_value().and_then(|()| message.skip_value()).is_ok()
    {
        // What is not well formed there is nobody can let go of.
        let _ = drop_detail(&mut message, scope);
    }
}

/// The result itself, if that is what the response is.
fn result_of<'a>(answer: &'a Answer<'_>) -> Option<Reader<'a>> {
    let mut message = Reader::new(answer.head(), answer.tail());
    message.skip(&RESULT).then_some(message)
}

#[cold]
fn exception(respondent: Respondent<'_>, answer: &Answer<'_>, undecoded: Undecoded) -> PyErr {
    drop_undelivered(answer, respondent.results, respondent.scope);
    match undecoded {
        Undecoded::Raised(error) => *error,
        Undecoded::Unfit(what) => {
            PyValueError::new_err(format!("{respondent} returned {}", what.0))
        }
        Undecoded::Malformed(why) => errors::protocol(&respondent, &why.to_string()),
    }
}

/// The exception that a response stands for which is no result.
#[cold]
fn failure(
    py: Python<'_>,
    respondent: Respondent<'_>,
    answer: &Answer<'_>,
    message: &mut Reader<'_>,
) -> PyErr {
    read_failure(py, respondent, message)
        .unwrap_or_else(|undecoded| exception(respondent, answer, undecoded))
}

fn read_failure(
    py: Python<'_>,
    respondent: Respondent<'_>,
    message: &mut Reader<'_>,
) -> Result<PyErr, Undecoded> {
    let first = message.peek()?;
    if message.read_array_length()? != 4 {
        return Err(Malformed::Kind(Expected::Response, first).into());
    }
    let kind = message.read_integer()?.narrow().and_then(Response::from_kind);
    let go_type = decode_string(py, message)?;
    let text = decode_string(py, message)?;
    Ok(match kind {
        Some(Response::ContextEnded) if respondent.has_limit => errors::go_timeout(text, go_type),
        Some(Response::Error | Response::ContextEnded) => {
            errors::go_error(text, go_type, decode_chain(py, message)?)
        }
        Some(kind @ (Response::ErrorByClass | Response::EndedByClass)) => {
            let is_timeout = kind == Response::EndedByClass && respondent.has_limit;
            let named = (go_type, text);
            PyErr::from_value(decode_detail(py, message, respondent.scope, named, is_timeout)?)
        }
        Some(Response::Panic) => {
            let panic = errors::go_panic(text, go_type, decode_string(py, message)?);
            respondent
                .made
                .map_or(Ok(()), |class| documentation::explain_zero(py, class, &panic))?;
            panic
        }
        Some(Response::Oversize) => {
            PyMemoryError::new_err(format!("{respondent}: {}", words(&text)))
        }
        Some(Response::Unsupported) => PyTypeError::new_err(format!(
            "{respondent} returned a value of Go type {}, which cannot be passed to Python: {}",
            words(&go_type),
            words(&text)
        )),
        Some(Response::InvalidText) => {
            let index = message.read_integer()?.narrow();
            invalid_text(respondent, index, &words(&go_type), &words(&text))?
        }
        Some(Response::Unfit) => {
            let count = message.read_array_length()?;
            let steps = (0..count).map(|_| Ok(message.read_integer()?.narrow()));
            let steps = steps.collect::<Result<Option<Vec<usize>>, Malformed>>()?;
            unfit(respondent, &steps.unwrap_or_default(), &words(&go_type), &words(&text))?
        }
        Some(
            Response::Result | Response::BadRequest | Response::UnknownFunction | Response::NoValue,
        )
        | None => errors::protocol(&respondent, &words(&text)),
    })
}

/// An argument that does not implement an interface.
fn unfit(
    respondent: Respondent<'_>,
    steps: &[usize],
    go_type: &str,
    got: &str,
) -> Result<PyErr, Malformed> {
    let (index, inner) = steps.split_first().ok_or(Malformed::Range)?;
    let place = place(respondent, Some(*index), inner)?;
    Ok(PyTypeError::new_err(format!("{respondent} {place}: expected {go_type}, got {got}")))
}

/// Which argument it is, and which element of that; what a method is called on is none.
fn place(
    respondent: Respondent<'_>,
    index: Option<usize>,
    inner: &[usize],
) -> Result<String, Malformed> {
    let parameters = respondent.function.map_or(&[][..], |function| &function.params);
    let index = index.ok_or(Malformed::Range)?;
    if let Some(keyword) = respondent.function.and_then(|it| keyword_at(it, index)) {
        return Ok(format!("argument {keyword}"));
    }
    let parameter = parameters.get(index).ok_or(Malformed::Range)?;
    let is_rest =
        index + 1 == parameters.len() && respondent.function.is_some_and(|it| it.variadic);
    // Each element of the one that takes the rest is an argument.
    let place = if is_rest { inner.first().copied().unwrap_or_default() } else { 0 };
    let given = respondent.arguments.and_then(|arguments| arguments.find(index, is_rest));
    let steps = elements(&parameter.kind, inner, given, respondent.scope.types);
    let name = parameter.python.clone() + &steps;
    Ok(match index + place + usize::from(!respondent.is_method) {
        0 => name,
        number => format!("argument {number}, {name}"),
    })
}

/// An argument that is of the right type and, Go says, means nothing.
fn invalid_text(
    respondent: Respondent<'_>,
    index: Option<usize>,
    go_type: &str,
    why: &str,
) -> Result<PyErr, Malformed> {
    let place = match respondent.function.map(|function| function.kind) {
        Some(CallableKind::Read | CallableKind::Assign) => respondent.to_string(),
        Some(CallableKind::Make) => {
            let parameters = respondent.function.map_or(&[][..], |function| &function.params);
            let parameter =
                index.and_then(|index| parameters.get(index)).ok_or(Malformed::Range)?;
            format!("{respondent} {}", parameter.python)
        }
        Some(CallableKind::Function | CallableKind::Method | CallableKind::Get) | None => {
            format!("{respondent} {}", place(respondent, index, &[])?)
        }
    };
    Ok(PyValueError::new_err(format!("{place}: not a valid {go_type}: {why}")))
}
