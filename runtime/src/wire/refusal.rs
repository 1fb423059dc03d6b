//! Why a Python value did not become an argument, and how that reads to the caller.
//!
//! In: what was expected and what came, found anywhere inside an argument. Out: one exception that
//! names function, parameter, element, Go type and value.

pub(crate) mod hint;
pub(crate) mod raised;

use std::fmt::{self, Write as _};

use pyo3::exceptions::{PyOverflowError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use usegolib::model::Type;

use crate::wire::msgpack::write::{Full, TooLong};

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

/// A value that does not fit its type.
#[derive(Debug)]
pub(crate) struct Wrong {
    fault: Fault,
    /// Indices from the innermost sequence outwards.
    path: Vec<usize>,
    /// What would have fitted; `None` where the type is not to blame.
    expected: Option<Expected>,
    /// What came: `got int`.
    text: String,
    /// A way out, to be appended.
    hint: &'static str,
    /// The exception behind it.
    cause: Option<PyErr>,
}

/// The type that a value does not fit.
#[derive(Debug)]
struct Expected {
    /// In the signature's own words: `mod.Level`.
    spelled: String,
    /// What is behind a name, `int8`; otherwise the same.
    plain: String,
    /// What of it would do, where that helps: `-128 to 127`.
    limits: String,
}

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

impl Refusal {
    /// Something is wrong, and not with the type.
    #[cold]
    pub(crate) fn new(fault: Fault, text: String) -> Self {
        let (path, expected, hint, cause) = (Vec::new(), None, "", None);
        Self::Wrong(Box::new(Wrong { fault, path, expected, text, hint, cause }))
    }

    /// A `TypeError`: `expected` is the Go type, the rest is read off the value, the way out included.
    #[cold]
    pub(crate) fn kind(expected: &Type, value: &Bound<'_, PyAny>) -> Self {
        Self::misfit(Fault::Type, expected, format!("got {}", type_name(value)))
            .hinted(hint::of(expected, value))
    }

    /// The value's own code raised while the value was being read as an `expected`.
    #[cold]
    pub(crate) fn raised(expected: &Type, value: &Bound<'_, PyAny>, error: PyErr) -> Self {
        let py = value.py();
        if raised::is_passed_on(py, &error) {
            return Self::Raised(Box::new(error));
        }
        let told = raised::told(py, &error);
        let got = format!("got {}, and reading it raised {told}", type_name(value));
        let refusal = Self::misfit(Fault::Raised, expected, got);
        refusal.hinted(hint::of(expected, value)).caused_by(error)
    }

    /// Goes on without what raised, which there is another way to read, unless it was an interrupt or
    /// the like.
    #[cold]
    pub(crate) fn passed_over<T>(error: PyErr) -> Result<Option<T>, Self> {
        if Python::attach(|py| raised::is_passed_on(py, &error)) {
            return Err(Self::Raised(Box::new(error)));
        }
        Ok(None)
    }

    /// Adds a way out.
    #[cold]
    pub(crate) fn hinted(mut self, hint: &'static str) -> Self {
        if let Self::Wrong(wrong) = &mut self {
            wrong.hint = hint;
        }
        self
    }

    /// Adds the exception behind it.
    #[cold]
    pub(crate) fn caused_by(mut self, error: PyErr) -> Self {
        if let Self::Wrong(wrong) = &mut self {
            wrong.cause = Some(error);
        }
        self
    }

    /// Whether an exception of other code is behind it, so that nothing else is to be tried.
    pub(crate) fn is_raised(&self) -> bool {
        match self {
            Self::Raised(_) => true,
            Self::Wrong(wrong) => wrong.fault == Fault::Raised,
            Self::Full => false,
        }
    }

    /// Another fault than a value of another kind; `got` says what came, from the word got on.
    #[cold]
    pub(crate) fn misfit(fault: Fault, expected: &Type, got: String) -> Self {
        let expected = Some(Expected::unlimited(expected.to_string()));
        let (path, hint, cause) = (Vec::new(), "", None);
        Self::Wrong(Box::new(Wrong { fault, path, expected, text: got, hint, cause }))
    }

    /// A `ValueError`: an array has another length. `unit` is what is counted, in the singular.
    #[cold]
    pub(crate) fn length(array: &Type, count: usize, unit: &str) -> Self {
        let plural = if count == 1 { "" } else { "s" };
        Self::misfit(Fault::Value, array, format!("got {count} {unit}{plural}"))
    }

    /// Adds what of the expected type would do.
    #[cold]
    pub(crate) fn limited(mut self, limits: String) -> Self {
        if let Self::Wrong(wrong) = &mut self
            && let Some(expected) = &mut wrong.expected
        {
            expected.limits = limits;
        }
        self
    }

    /// Calls the expected type what the signature calls it, if it is the value as a whole that was
    /// refused and no element of it.
    #[cold]
    pub(crate) fn spelled(mut self, kind: &Type) -> Self {
        if let Self::Wrong(wrong) = &mut self
            && let Some(expected) = &mut wrong.expected
            && wrong.path.is_empty()
        {
            expected.spelled = kind.to_string();
        }
        self
    }

    /// The sequence became shorter or longer while its elements were being read.
    #[cold]
    pub(crate) fn changed() -> Self {
        Self::new(
            Fault::Changed,
            "the sequence changed its size while it was being read".to_owned(),
        )
    }

    /// Places the refusal in element `index` of a sequence.
    #[cold]
    pub(crate) fn within(mut self, index: usize) -> Self {
        if let Self::Wrong(wrong) = &mut self {
            wrong.path.push(index);
        }
        self
    }

    /// Where in the argument it lies: indices from the outermost sequence inwards.
    pub(crate) fn path(&self) -> impl Iterator<Item = usize> {
        let path = if let Self::Wrong(wrong) = self { wrong.path.as_slice() } else { &[] };
        path.iter().rev().copied()
    }

    /// One for several of the same value: of the types that hold other values of its kind, or one that
    /// offers all the types.
    pub(crate) fn of_all(refusals: Vec<Self>) -> Option<Self> {
        let wrong = |why| if let Self::Wrong(wrong) = why { Some(wrong) } else { None };
        let mut all: Vec<_> = refusals.into_iter().filter_map(wrong).collect();
        if let Some(nearest) = all.iter().rposition(|wrong| wrong.fault != Fault::Type) {
            let ranges = all.iter().filter_map(|wrong| wrong.range()).collect::<Vec<_>>();
            let mut one = all.swap_remove(nearest);
            if ranges.len() > 1 && one.range().is_some() {
                one.expected = Some(Expected::unlimited(ranges.join(" or ")));
            }
            return Some(Self::Wrong(one));
        }
        let mut types: Vec<_> =
            all.iter().filter_map(|wrong| Some(wrong.expected.as_ref()?.spelled.clone())).collect();
        types.dedup();
        let hint = all.iter().map(|wrong| wrong.hint).find(|hint| !hint.is_empty());
        let mut one = all.pop()?;
        one.hint = hint.unwrap_or_default();
        if let [most @ .., last] = types.as_slice()
            && !most.is_empty()
        {
            let all = format!("{} or {last}", most.join(", "));
            one.expected = Some(Expected::unlimited(all));
        }
        Some(Self::Wrong(one))
    }

    /// The exception, given where the value stood. `Full` means that a message grew after it had
    /// been measured.
    pub(crate) fn into_exception(self, function: &str, position: usize, parameter: &str) -> PyErr {
        match self {
            Self::Raised(error) => *error,
            Self::Full => Self::changed().into_exception(function, position, parameter),
            Self::Wrong(wrong) => {
                let place = wrong.place(parameter);
                let message = format!("{function}() argument {position}, {place}: {wrong}");
                wrong.exception(message)
            }
        }
    }
}

/// So many indices say where an element is; of more, only the first are told.
const SHOWN_INDICES: usize = 8;

impl Wrong {
    /// `parts[3]`.
    fn place(&self, parameter: &str) -> String {
        let indices = self.path.iter().rev().take(SHOWN_INDICES);
        let mut place = indices.fold(parameter.to_owned(), |mut place, index| {
            let _ = write!(place, "[{index}]");
            place
        });
        if self.path.len() > SHOWN_INDICES {
            place.push_str("...");
        }
        place
    }

    fn exception(self, message: String) -> PyErr {
        let Self { fault, cause, .. } = self;
        let made = match fault {
            Fault::Type => PyTypeError::new_err(message),
            Fault::Overflow => PyOverflowError::new_err(message),
            Fault::Value => PyValueError::new_err(message),
            Fault::Changed => PyRuntimeError::new_err(message),
            Fault::Raised => Python::attach(|py| raised::exception(py, cause.as_ref(), message)),
        };
        Python::attach(|py| made.set_cause(py, cause));
        made
    }
}

impl Wrong {
    /// The type with its limits, where these are told: `int8 (-128 to 127)`.
    fn range(&self) -> Option<String> {
        let Expected { spelled, limits, .. } = self.expected.as_ref()?;
        (!limits.is_empty()).then(|| format!("{spelled} ({limits})"))
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { expected, text, hint, fault, .. } = self;
        let Some(Expected { spelled, plain, limits }) = expected else { return f.write_str(text) };
        let is_explained = !limits.is_empty() || *fault == Fault::Value;
        let plain = if is_explained && plain != spelled { plain.as_str() } else { "" };
        let details: Vec<_> = [plain, limits].into_iter().filter(|part| !part.is_empty()).collect();
        write!(f, "expected {spelled}")?;
        if !details.is_empty() {
            write!(f, " ({})", details.join(", "))?;
        }
        write!(f, ", {text}{hint}")
    }
}

impl Expected {
    /// By one name, with nothing to explain.
    fn unlimited(spelled: String) -> Self {
        Self { plain: spelled.clone(), spelled, limits: String::new() }
    }
}

impl From<Full> for Refusal {
    fn from(Full: Full) -> Self {
        Self::Full
    }
}

impl From<TooLong> for Refusal {
    fn from(TooLong: TooLong) -> Self {
        let message = "it is too long for one message, whose lengths have 32 bits";
        Self::new(Fault::Overflow, message.to_owned())
    }
}

impl From<PyErr> for Refusal {
    /// For an exception of which nobody knows what value it is about.
    fn from(error: PyErr) -> Self {
        Python::attach(|py| {
            if raised::is_passed_on(py, &error) {
                return Self::Raised(Box::new(error));
            }
            let text = format!("reading it raised {}", raised::told(py, &error));
            Self::new(Fault::Raised, text).caused_by(error)
        })
    }
}

/// The name of a value's type: `int`, `ndarray`.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(
        |_| "an object of a nameless type".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}
