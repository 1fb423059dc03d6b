//! Calls that do not hold up the thread that makes them: `usegolib.with_timeout`, and what `usegolib.aio` is
//! made of.
//!
//! In: a Go function or method, and arguments. Out: its result within a time, or a call that runs on its own.

#![expect(clippy::doc_markdown, reason = "these are Python's docstrings too")]

use std::mem::MaybeUninit;
use std::ptr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};
use usegolib::abi;

use super::arguments::Arguments;
use super::arity::TIMEOUT;
use super::callee::Callee;
use super::context::{self, GRACE, OVERTIME};
use super::function::Function;
use super::request::no_memory;
use crate::errors;
use crate::library::call::{Answer, RunningCall};
use crate::library::symbols::Library;
use crate::wire::encode::kept::Keeping;

/// What messages call `usegolib.aio`, which is Python.
const NAME_OF_AIO: &str = "usegolib.aio";

/// Call a Go function or a method of a Go object, and wait at most so many seconds for it.
///
/// It runs on another thread. A function with a context has that ended then, as by its own `timeout=`; any
/// other goes on in the background, and what it returns is discarded. Ctrl-C is raised at once. None waits
/// for as long as it takes. The call costs some 30 us more than one without.
///
/// Raises GoTimeoutError after the time, and what the function raises before. Raises TypeError for anything
/// but a function or method of Go's, and ValueError for a negative number of seconds.
#[pyfunction]
#[pyo3(signature = (seconds, function, /, *args, **kwargs))]
pub(crate) fn with_timeout<'py>(
    seconds: &Bound<'py, PyAny>,
    function: &Bound<'py, PyAny>,
    args: &Bound<'py, PyTuple>,
    kwargs: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    const NAME: &str = "usegolib.with_timeout";
    let py = seconds.py();
    let place = || format!("{NAME}() argument 1");
    let limit = context::read_limit(place, seconds.as_borrowed())?;
    let callee = Callee::new(NAME, function, args, kwargs)?;
    let result = callee.with(py, |function, arguments| {
        if arguments.keyword(TIMEOUT).is_some_and(|it| !it.is_none()) {
            return Err(PyTypeError::new_err(format!(
                "{NAME}() got a number of seconds, and {}() another one as {TIMEOUT}",
                function.python
            )));
        }
        function.call_aside(py, arguments, limit)
    })?;
    callee.succeed(py);
    Ok(result)
}

impl Function {
    /// Calls the Go function on another thread, and waits.
    fn call_aside<'py>(
        &self,
        py: Python<'py>,
        arguments: &Arguments<'_, 'py>,
        limit: Option<Duration>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let binding = self.binding(py)?;
        binding.loaded.check_not_forked()?;
        let chosen = self.choose(py, binding, arguments)?;
        let mut space = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
        let mut answer = Answer::new(&binding.loaded.library, &mut space);
        let _keeping = binding.may_keep.then(Keeping::begin);
        let (signature, outcome) = self.try_each(binding, chosen.as_deref(), |signature| {
            self.start_and_wait(py, binding, signature, arguments, limit, &mut answer)
        })?;
        outcome?;
        self.read_any(py, binding, signature, arguments, &answer, limit.is_some())
    }
}

/// A call that runs on its own, and is announced when it is done.
#[pyclass(frozen, module = "usegolib._native", name = "RunningCall")]
pub(crate) struct Started {
    callee: Callee,
    /// Of the instance that takes the arguments.
    signature: usize,
    has_context: bool,
    limit: Option<Duration>,
    library: &'static Library,
    number: u64,
    /// Until the result was asked for, or nobody wants it.
    running: Mutex<Option<RunningCall<'static>>>,
    /// What the request knows by numbers only.
    _kept: Vec<Py<PyList>>,
}

#[pymethods]
impl Started {
    /// Start a call.
    #[new]
    fn new<'py>(
        function: &Bound<'py, PyAny>,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let py = function.py();
        let callee = Callee::new(NAME_OF_AIO, function, args, kwargs)?;
        let mut keeping = Keeping::begin();
        let Begun { signature, has_context, limit, running } =
            callee.with(py, |function, arguments| function.begin(py, arguments))?;
        let kept = keeping.take();
        let (library, number) = (running.library(), running.number());
        let running = Mutex::new(Some(running));
        Ok(Self { callee, signature, has_context, limit, library, number, running, _kept: kept })
    }

    /// What it is announced by.
    #[getter]
    fn number(&self) -> u64 {
        self.number
    }

    /// What tells that calls are done.
    #[getter]
    fn library(&self) -> Announcer {
        Announcer(self.library)
    }

    /// How many seconds to wait for it; None for as long as it takes.
    #[getter]
    fn patience(&self) -> Option<f64> {
        self.limit.map(|limit| (limit + OVERTIME).as_secs_f64())
    }

    /// End the context of the function, and return how many seconds to wait for it to return then.
    fn cancel(&self) -> f64 {
        if let Some(running) = &*self.running() {
            running.cancel();
        }
        if self.has_context { GRACE.as_secs_f64() } else { 0.0 }
    }

    /// Return the result of a call that is done, once; raise what it raises. Raises GoTimeoutError where it is
    /// still running.
    fn result<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let running = self.running().take();
        let running =
            running.ok_or_else(|| PyRuntimeError::new_err("the result was taken before"))?;
        let result = self.callee.with(py, |function, arguments| {
            function.finish(py, arguments, self.signature, self.limit, running)
        })?;
        self.callee.succeed(py);
        Ok(result)
    }

    /// Give the call up: its result is discarded when it comes.
    fn abandon(&self, py: Python<'_>) {
        let running = self.running().take();
        py.detach(|| drop(running));
    }
}

impl Started {
    fn running(&self) -> std::sync::MutexGuard<'_, Option<RunningCall<'static>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A call that was started.
struct Begun {
    /// Of the instance that takes the arguments.
    signature: usize,
    has_context: bool,
    limit: Option<Duration>,
    running: RunningCall<'static>,
}

impl Function {
    /// Starts a call.
    fn begin(&self, py: Python<'_>, arguments: &Arguments<'_, '_>) -> PyResult<Begun> {
        let binding = self.binding(py)?;
        binding.loaded.check_not_forked()?;
        let chosen = self.choose(py, binding, arguments)?;
        let limit = context::limit(&self.python, arguments.keyword(TIMEOUT))?;
        let library = &binding.loaded.library;
        let (signature, running) = self.try_each(binding, chosen.as_deref(), |signature| {
            let size = signature.measure(arguments)?;
            let request = signature.encode_to_vec(&self.python, arguments, size)?;
            let running = library.start(py, &request, limit, abi::ANNOUNCED);
            running.ok_or_else(|| (0, no_memory(&self.python, request.len()).into()))
        })?;
        let at = binding.signatures().position(|it| ptr::eq(it, signature));
        let has_context = signature.has_context;
        Ok(Begun { signature: at.unwrap_or_default(), has_context, limit, running })
    }

    /// Reads the answer to a call that is done.
    fn finish<'py>(
        &self,
        py: Python<'py>,
        arguments: &Arguments<'_, 'py>,
        signature: usize,
        limit: Option<Duration>,
        mut running: RunningCall<'static>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let binding = self.binding(py)?;
        let mut space = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
        let mut answer = Answer::new(&binding.loaded.library, &mut space);
        if !running.wait(py, Duration::ZERO, &mut answer) {
            py.detach(|| drop(running));
            return Err(errors::background_timeout(&self.python, limit.unwrap_or_default()));
        }
        let signature = binding.signatures().nth(signature).unwrap_or(&binding.first);
        self.read_any(py, binding, signature, arguments, &answer, limit.is_some())
    }
}

/// A library, which announces calls that are done. It is equal to another one of the same library.
#[pyclass(frozen, eq, hash, module = "usegolib._native")]
pub(crate) struct Announcer(&'static Library);

impl PartialEq for Announcer {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl std::hash::Hash for Announcer {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        ptr::from_ref(self.0).hash(state);
    }
}

#[pymethods]
impl Announcer {
    /// Wait until a call is done, and return its number.
    fn next(&self, py: Python<'_>) -> u64 {
        self.0.next(py)
    }
}

/// Load the library of a Go function.
#[pyfunction]
pub(crate) fn _load(function: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = function.py();
    Callee::without_arguments(NAME_OF_AIO, function)?
        .with(py, |function, _| function.binding(py).map(drop))
}

/// Whether the library of a Go function is loaded.
#[pyfunction]
pub(crate) fn _is_loaded(function: &Bound<'_, PyAny>) -> PyResult<bool> {
    Callee::without_arguments(NAME_OF_AIO, function)?
        .with(function.py(), |function, _| Ok(function.is_bound()))
}
