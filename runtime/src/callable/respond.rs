//! What a response means: a result, or the exception that it stands for.
//!
//! In: the message, and who answered. Out: a Python object, or an exception.

use std::fmt;

use pyo3::exceptions::{PyMemoryError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use usegolib::abi::Response;
use usegolib::model::{self, Type};

use crate::errors;
use crate::library::symbols::Answer;
use crate::wire::decode::{self, Decoded, Undecoded};
use crate::wire::msgpack::read::{Malformed, Reader};
use crate::wire::python;

/// The kind of a response that is a result.
const RESULT: i128 = Response::Result as i128;

/// Who answers.
#[derive(Clone, Copy)]
pub(super) struct Respondent<'a> {
    /// Its name in Python, for messages.
    pub(super) name: &'a str,
    /// The function; `None` for a variable.
    pub(super) function: Option<&'a model::Function>,
    /// Whether the call has a timeout.
    pub(super) has_limit: bool,
}

impl fmt::Display for Respondent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        if self.function.is_some() { f.write_str("()") } else { Ok(()) }
    }
}

/// The result, which `decode` reads, or the exception.
#[inline]
pub(super) fn result<'py>(
    py: Python<'py>,
    respondent: Respondent<'_>,
    answer: &Answer<'_>,
    decode: impl FnOnce(&mut Reader<'_>) -> Decoded<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut message = Reader::new(answer.head, answer.tail());
    let outcome = match message.array_length().and_then(|len| Ok((len, message.integer()?))) {
        Ok((2, RESULT)) => {
            decode(&mut message).and_then(|result| Ok(message.end().map(|()| result)?))
        }
        Ok((4, kind)) => failure(py, respondent, kind, &mut message)
            .and_then(|error| Err(Undecoded::Raised(error))),
        Ok(_) => Err(Malformed::Range.into()),
        Err(malformed) => Err(malformed.into()),
    };
    outcome.map_err(|undecoded| match undecoded {
        Undecoded::Raised(error) => error,
        Undecoded::Malformed(why) => errors::protocol(&respondent, &why.to_string()),
    })
}

/// The exception that a response of a kind other than 0 stands for.
#[cold]
fn failure(
    py: Python<'_>,
    respondent: Respondent<'_>,
    kind: i128,
    message: &mut Reader<'_>,
) -> Result<PyErr, Undecoded> {
    let go_type = decode::value(py, message, &Type::String)?;
    let text = decode::value(py, message, &Type::String)?;
    let kind = u64::try_from(kind).ok().and_then(Response::from_kind);
    Ok(match kind {
        Some(Response::ContextEnded) if respondent.has_limit => errors::go_timeout(text, go_type),
        Some(Response::Error | Response::ContextEnded) => {
            errors::go_error(text, go_type, chain(py, message)?)
        }
        Some(Response::Panic) => {
            errors::go_panic(text, go_type, decode::value(py, message, &Type::String)?)
        }
        Some(Response::Oversize) => PyMemoryError::new_err(format!("{respondent}: {text}")),
        Some(Response::Unsupported) => PyTypeError::new_err(format!(
            "{respondent} has a result of Go type {go_type}, which cannot cross to Python: {text}"
        )),
        Some(Response::InvalidText) => refused(respondent, message.integer()?, &go_type, &text)?,
        Some(Response::Result | Response::BadRequest | Response::UnknownFunction) | None => {
            errors::protocol(&respondent, &text.to_string())
        }
    })
}

/// An error's chain, `[[type, message], ...]`, as a tuple of tuples.
fn chain<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Result<Bound<'py, PyAny>, Undecoded> {
    let count = from.array_length()?;
    python::tuple(py, count, |_| match from.array_length()? {
        2 => python::tuple(py, 2, |_| decode::value(py, from, &Type::String)),
        _ => Err(Malformed::Range.into()),
    })
}

/// An argument that is of the right type and, Go says, means nothing.
fn refused(
    respondent: Respondent<'_>,
    index: i128,
    go_type: &Bound<'_, PyAny>,
    why: &Bound<'_, PyAny>,
) -> Result<PyErr, Malformed> {
    let parameters = respondent.function.map_or(&[][..], |function| &function.params);
    let position = usize::try_from(index).map_err(|_| Malformed::Range)?;
    let parameter = &parameters.get(position).ok_or(Malformed::Range)?.python;
    Ok(PyValueError::new_err(format!(
        "{respondent} argument {}, {parameter}: not a {go_type}: {why}",
        position + 1
    )))
}
