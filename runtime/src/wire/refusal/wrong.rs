//! A value that does not fit its type, and how that reads to the caller.
//!
//! In: what was expected and what came. Out: one exception that names function, parameter, element,
//! Go type and value.

use std::fmt::{self, Write as _};

use pyo3::exceptions::{PyOverflowError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;

use super::exception;
use crate::wire::codec::Codec;

/// Which exception says it best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// `TypeError`: another kind of value.
    Type,
    /// `OverflowError`: a number that the type cannot hold.
    Overflow,
    /// `ValueError`: the right kind, with a content that cannot be passed on.
    Value,
    /// `RuntimeError`: the value changed while it was being read.
    Changed,
    /// What the value's own code raised while it was being read.
    Raised,
}

/// A value that does not fit its type.
#[derive(Debug)]
pub(crate) struct Wrong {
    pub(super) fault: Fault,
    /// From the innermost value outwards.
    pub(super) path: Vec<Step>,
    /// What would have fitted; `None` where the type is not to blame.
    pub(super) expected: Option<Fit>,
    /// What came: `got int`.
    pub(super) text: String,
    /// A way out, to be appended.
    pub(super) hint: &'static str,
    /// The exception behind it.
    pub(super) cause: Option<PyErr>,
}

/// Where in another value one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// As which of the others, from 0.
    pub(super) index: usize,
    pub(super) part: Part,
}

/// As what it is in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// An element of a sequence.
    Element,
    /// The value of this key.
    Value(String),
    /// This key, or a part of it.
    Key(String),
    /// The field of this name.
    Field(String),
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            Part::Element => write!(f, "[{}]", self.index),
            Part::Value(key) => write!(f, "[{key}]"),
            Part::Key(key) => write!(f, ", key {key}"),
            Part::Field(name) => write!(f, ".{name}"),
        }
    }
}

/// What fits: a type, and which of its values.
#[derive(Debug)]
pub(super) struct Fit {
    /// The type, in the signature's own words: `mod.Level`.
    pub(super) go: String,
    /// What is behind a name, `int8`; otherwise the same.
    pub(super) plain: String,
    /// Which of its values, where that helps: `-128 to 127`.
    pub(super) limits: String,
}

impl Wrong {
    pub(super) fn new(fault: Fault, expected: Option<Fit>, text: String) -> Self {
        Self { fault, path: Vec::new(), expected, text, hint: "", cause: None }
    }

    /// One for several of the same value, of which there must be one at least.
    pub(super) fn merge(mut all: Vec<Self>) -> Option<Self> {
        let nearest = all.iter().rposition(|wrong| wrong.fault != Fault::Type);
        match nearest {
            Some(nearest) => {
                let ranges: Vec<_> = all.iter().filter_map(Self::range).collect();
                Some(all.swap_remove(nearest).with_ranges(&ranges))
            }
            None => Self::merge_kinds(all),
        }
    }

    /// One that names all ranges, where there are several and it has one itself.
    fn with_ranges(mut self, ranges: &[String]) -> Self {
        if ranges.len() > 1 && self.range().is_some() {
            self.expected = Some(Fit::by_name(ranges.join(" or ")));
        }
        self
    }

    /// One that names all types, of refusals that are each of another kind of value.
    fn merge_kinds(mut all: Vec<Self>) -> Option<Self> {
        let mut types: Vec<_> =
            all.iter().filter_map(|wrong| Some(wrong.expected.as_ref()?.go.clone())).collect();
        types.dedup();
        let hint = all.iter().map(|wrong| wrong.hint).find(|hint| !hint.is_empty());
        let mut one = all.pop()?;
        one.hint = hint.unwrap_or_default();
        if let [most @ .., last] = types.as_slice()
            && !most.is_empty()
        {
            one.expected = Some(Fit::by_name(format!("{} or {last}", most.join(", "))));
        }
        Some(one)
    }

    /// The type with its limits, where these are told: `int8 (-128 to 127)`.
    fn range(&self) -> Option<String> {
        let Fit { go, limits, .. } = self.expected.as_ref()?;
        (!limits.is_empty()).then(|| format!("{go} ({limits})"))
    }

    /// `parts[3]`.
    pub(super) fn place(&self, parameter: &str) -> String {
        let indices = self.path.iter().rev().take(SHOWN_INDICES);
        let mut place = indices.fold(parameter.to_owned(), |mut place, index| {
            let _ = write!(place, "{index}");
            place
        });
        if self.path.len() > SHOWN_INDICES {
            place.push_str("...");
        }
        place
    }

    pub(super) fn into_exception(self, message: String) -> PyErr {
        let Self { fault, cause, .. } = self;
        let error = match fault {
            Fault::Type => PyTypeError::new_err(message),
            Fault::Overflow => PyOverflowError::new_err(message),
            Fault::Value => PyValueError::new_err(message),
            Fault::Changed => PyRuntimeError::new_err(message),
            Fault::Raised => Python::attach(|py| exception::resemble(py, cause.as_ref(), message)),
        };
        Python::attach(|py| error.set_cause(py, cause));
        error
    }
}

/// So many indices say where an element is; of more, only the first are told.
const SHOWN_INDICES: usize = 8;

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { expected, text, hint, fault, .. } = self;
        let Some(Fit { go, plain, limits }) = expected else { return f.write_str(text) };
        let is_explained = !limits.is_empty() || *fault == Fault::Value;
        let plain = if is_explained && plain != go { plain.as_str() } else { "" };
        let details: Vec<_> = [plain, limits].into_iter().filter(|part| !part.is_empty()).collect();
        write!(f, "expected {go}")?;
        if !details.is_empty() {
            write!(f, " ({})", details.join(", "))?;
        }
        write!(f, ", {text}{hint}")
    }
}

impl Fit {
    /// The values of a type.
    pub(super) fn of(codec: &Codec<'_>) -> Self {
        Self { go: codec.spell(), plain: codec.spell_plain(), limits: String::new() }
    }

    /// By one name, with nothing to explain.
    fn by_name(go: String) -> Self {
        Self { plain: go.clone(), go, limits: String::new() }
    }
}
