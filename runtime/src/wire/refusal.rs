//! Why a Python value did not become an argument.
//!
//! In: what was expected and what came, found anywhere inside an argument. Out: a refusal, which
//! [`wrong`] makes one exception of.

pub(crate) mod exception;
mod hint;
mod wrong;

use pyo3::prelude::*;
use pyo3::types::PyInt;

pub(crate) use self::wrong::Fault;
use self::wrong::{Fit, Part, Step, Wrong};
use super::codec::Codec;
use super::msgpack::write::{Full, TooLong};
use crate::wire::python::words;

/// Why encoding stopped.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The buffer is too small; nothing is wrong with the value.
    Full,
    /// The value does not fit the type.
    Wrong(Box<Wrong>),
    /// An exception that is not about the value: an interrupt, a lack of memory.
    Raised(Box<PyErr>),
}

impl Refusal {
    /// Something is wrong, and not with the type.
    #[cold]
    pub(crate) fn new(fault: Fault, text: String) -> Self {
        Self::Wrong(Box::new(Wrong::new(fault, None, text)))
    }

    /// Another fault than a value of another kind; `got` says what came, from the word got on.
    #[cold]
    pub(crate) fn misfit(fault: Fault, expected: &Codec<'_>, got: String) -> Self {
        Self::Wrong(Box::new(Wrong::new(fault, Some(Fit::of(expected)), got)))
    }

    /// A `TypeError`: all but the Go type is read off the value, the way out included.
    #[cold]
    pub(crate) fn of_kind(expected: &Codec<'_>, value: &Bound<'_, PyAny>) -> Self {
        let got = format!("got {}", type_name(value));
        Self::misfit(Fault::Type, expected, got).with_hint(hint::hint_for(expected, value))
    }

    /// A `ValueError`: an array has another length. `unit` is what is counted, in the singular.
    #[cold]
    pub(crate) fn of_length(array: &Codec<'_>, count: usize, unit: &str) -> Self {
        let plural = if count == 1 { "" } else { "s" };
        Self::misfit(Fault::Value, array, format!("got {count} {unit}{plural}"))
    }

    /// The value's own code raised while the value was being read as an `expected`.
    #[cold]
    pub(crate) fn of_exception(
        expected: &Codec<'_>,
        value: &Bound<'_, PyAny>,
        error: PyErr,
    ) -> Self {
        let py = value.py();
        if exception::is_passed_on(py, &error) {
            return Self::Raised(Box::new(error));
        }
        let told = exception::exception_text(py, &error);
        let got = format!("got {}, and reading it raised {told}", type_name(value));
        let refusal = Self::misfit(Fault::Raised, expected, got);
        refusal.with_hint(hint::hint_for(expected, value)).with_cause(error)
    }

    /// The sequence became shorter or longer while its elements were being read.
    #[cold]
    pub(crate) fn of_size_change() -> Self {
        let text = "the sequence changed size while it was being read";
        Self::new(Fault::Changed, text.to_owned())
    }

    /// Ignores an exception, where there is another way to read the value, unless it is an interrupt
    /// or the like.
    #[cold]
    pub(crate) fn ignore<T>(error: PyErr) -> Result<Option<T>, Self> {
        if Python::attach(|py| exception::is_passed_on(py, &error)) {
            return Err(Self::Raised(Box::new(error)));
        }
        Ok(None)
    }

    /// Adds a way out.
    #[cold]
    pub(crate) fn with_hint(self, hint: &'static str) -> Self {
        self.change(|wrong| wrong.hint = hint)
    }

    /// Adds the exception behind it.
    #[cold]
    pub(crate) fn with_cause(self, error: PyErr) -> Self {
        self.change(|wrong| wrong.cause = Some(error))
    }

    /// Adds what of the expected type would fit.
    #[cold]
    pub(crate) fn with_limits(self, limits: String) -> Self {
        self.change_fit(|expected| expected.limits = limits)
    }

    /// Says as which Go type the expected one travels.
    #[cold]
    pub(crate) fn with_plain(self, go: &str) -> Self {
        self.change_fit(|expected| go.clone_into(&mut expected.plain))
    }

    /// Calls the expected type what the signature calls it, if it is the value as a whole that was
    /// refused and no element of it.
    #[cold]
    pub(crate) fn with_type(self, codec: &Codec<'_>) -> Self {
        match &self {
            Self::Wrong(wrong) if wrong.path.is_empty() => {
                self.change_fit(|expected| expected.go = codec.spell())
            }
            Self::Wrong(_) | Self::Full | Self::Raised(_) => self,
        }
    }

    /// Places the refusal in element `index` of a sequence.
    #[cold]
    pub(crate) fn at_index(self, index: usize) -> Self {
        self.change(|wrong| wrong.path.push(Step { index, part: Part::Element }))
    }

    /// Places the refusal in field `index` of a record.
    #[cold]
    pub(crate) fn at_field(self, index: usize, name: &str) -> Self {
        let part = Part::Field(name.to_owned());
        self.change(|wrong| wrong.path.push(Step { index, part }))
    }

    /// Names the key of a mapping's value instead of its index, where the refusal lies in one.
    #[cold]
    pub(crate) fn at_key(self, key: impl FnOnce(usize) -> String) -> Self {
        self.rename_step(|index| Part::Value(key(index)))
    }

    /// The same where it lies in the key.
    #[cold]
    pub(crate) fn in_key(self, key: impl FnOnce(usize) -> String) -> Self {
        self.rename_step(|index| Part::Key(key(index)))
    }

    fn rename_step(self, part: impl FnOnce(usize) -> Part) -> Self {
        self.change(|wrong| {
            if let Some(step) = wrong.path.last_mut() {
                step.part = part(step.index);
            }
        })
    }

    /// Says in other words what came.
    #[cold]
    pub(crate) fn with_got(self, got: String) -> Self {
        self.change(|wrong| wrong.text = got)
    }

    fn change(mut self, change: impl FnOnce(&mut Wrong)) -> Self {
        if let Self::Wrong(wrong) = &mut self {
            change(wrong);
        }
        self
    }

    fn change_fit(self, change: impl FnOnce(&mut Fit)) -> Self {
        self.change(|wrong| {
            if let Some(expected) = &mut wrong.expected {
                change(expected);
            }
        })
    }

    /// Whether an exception of other code is behind it, so that nothing else is to be tried.
    pub(crate) fn is_of_exception(&self) -> bool {
        match self {
            Self::Raised(_) => true,
            Self::Wrong(wrong) => wrong.fault == Fault::Raised,
            Self::Full => false,
        }
    }

    /// Where in the argument it lies: as which of the parts of each value, from outside inwards.
    pub(crate) fn path(&self) -> impl Iterator<Item = usize> {
        let path = if let Self::Wrong(wrong) = self { wrong.path.as_slice() } else { &[] };
        path.iter().rev().map(|step| step.index)
    }

    /// One for several of the same value: of the types that hold other values of its kind, or one that
    /// names all the types.
    pub(crate) fn merge(refusals: Vec<Self>) -> Option<Self> {
        let wrong = |why| if let Self::Wrong(wrong) = why { Some(*wrong) } else { None };
        let all = refusals.into_iter().filter_map(wrong).collect();
        Wrong::merge(all).map(|one| Self::Wrong(Box::new(one)))
    }

    /// The exception, given where the value stood, from 1. `Full` means that a message grew after it had
    /// been measured.
    pub(crate) fn into_exception(self, function: &str, position: usize, parameter: &str) -> PyErr {
        // The record that a method is called on is no argument.
        let number = if position == 0 { String::new() } else { format!("argument {position}, ") };
        self.into_exception_at(parameter, |place| format!("{function}() {number}{place}"))
    }

    /// The same, given what the value is called; `subject` says whose it is of the place in it.
    pub(crate) fn into_exception_at(
        self,
        part: &str,
        subject: impl FnOnce(&str) -> String,
    ) -> PyErr {
        match self {
            Self::Raised(error) => *error,
            Self::Full => Self::of_size_change().into_exception_at(part, subject),
            Self::Wrong(wrong) => {
                let message = format!("{}: {wrong}", subject(&wrong.place(part)));
                wrong.into_exception(message)
            }
        }
    }
}

impl From<Full> for Refusal {
    #[inline]
    fn from(Full: Full) -> Self {
        Self::Full
    }
}

impl From<TooLong> for Refusal {
    fn from(TooLong: TooLong) -> Self {
        let message = "it is too long for one message, whose lengths are limited to 32 bits";
        Self::new(Fault::Overflow, message.to_owned())
    }
}

impl From<PyErr> for Refusal {
    /// For an exception of which nobody knows what value it is about.
    fn from(error: PyErr) -> Self {
        Python::attach(|py| {
            if exception::is_passed_on(py, &error) {
                return Self::Raised(Box::new(error));
            }
            let text = format!("reading it raised {}", exception::exception_text(py, &error));
            Self::new(Fault::Raised, text).with_cause(error)
        })
    }
}

/// The name of a value's type: `int`, `ndarray`.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(
        |_| "an object of an unnamed type".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// A number as text; a huge int by its size, for its digits would help nobody.
pub(crate) fn number_text(number: &Bound<'_, PyAny>) -> String {
    let bits = number.cast::<PyInt>().ok().and_then(|int| int.call_method0("bit_length").ok());
    match bits.and_then(|bits| bits.extract::<u64>().ok()) {
        Some(bits) if bits > 128 => format!("an int of {bits} bits"),
        _ => number.str().map_or_else(|_| type_name(number), |text| words(text.as_any())),
    }
}
