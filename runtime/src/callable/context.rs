//! The keyword `timeout` of functions with a context, and the wait for what they answer.
//!
//! In: the argument, and a request. Out: the response, or the exception that ends the wait: the
//! timeout's, or the one that a signal handler of Python raised. Go then goes on without us.

use std::mem::MaybeUninit;
use std::time::{Duration, Instant};

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

use super::arity::TIMEOUT;
use super::request::no_memory;
use crate::errors;
use crate::library::call::Answer;
use crate::library::interrupts::is_main_thread;
use crate::library::symbols::Library;
use crate::wire::python;
use crate::wire::python::shape::{is_bool, is_float};
use crate::wire::refusal::{exception, number_text, type_name};

/// How long a signal may go unnoticed.
const STEP: Duration = Duration::from_millis(20);

/// The same for threads that Python does not tell of signals.
const LONG_STEP: Duration = Duration::from_secs(3600);

/// How long after an interrupt Go may still return, so that nothing of it is left behind.
pub(super) const GRACE: Duration = Duration::from_millis(100);

/// The same after a timeout, of which the function knows by itself.
pub(super) const OVERTIME: Duration = Duration::from_millis(50);

/// How long a call may take, from its keyword.
pub(super) fn limit(
    function: &str,
    timeout: Option<Borrowed<'_, '_, PyAny>>,
) -> PyResult<Option<Duration>> {
    let place = || format!("{function}() argument {TIMEOUT}");
    timeout.map_or(Ok(None), |timeout| read_limit(place, timeout))
}

/// How long a call may take, from seconds; `None` for as long as it wants. Go knows no more than 292
/// years, and more are no limit. `place` says where that was given.
pub(super) fn read_limit(
    place: impl FnOnce() -> String,
    timeout: Borrowed<'_, '_, PyAny>,
) -> PyResult<Option<Duration>> {
    if timeout.is_none() {
        return Ok(None);
    }
    let place = place();
    let refusal = |got| format!("{place}: expected seconds or None, got {got}");
    let is_number = is_float(&timeout) || python::has_index(timeout);
    if is_bool(&timeout) || !is_number {
        return Err(PyTypeError::new_err(refusal(type_name(&timeout))));
    }
    let seconds = seconds(timeout).map_err(|error| {
        let got = format!("{}, and reading it raised", type_name(&timeout));
        exception::explain(timeout.py(), error, |told| refusal(format!("{got} {told}")))
    })?;
    if seconds < 0.0 || !seconds.is_finite() {
        return Err(PyValueError::new_err(refusal(number_text(&timeout))));
    }
    let limit = Duration::try_from_secs_f64(seconds).ok();
    Ok(limit.filter(|limit| i64::try_from(limit.as_nanos()).is_ok()))
}

/// The seconds of a number. An int that no float can hold is finite all the same.
fn seconds(timeout: Borrowed<'_, '_, PyAny>) -> PyResult<f64> {
    if is_float(&timeout) {
        return timeout.extract();
    }
    let whole = python::index(timeout)?;
    match whole.extract() {
        Ok(seconds) => Ok(seconds),
        Err(_) => Ok(if whole.lt(0)? { f64::MIN } else { f64::MAX }),
    }
}

/// Starts a call, and waits for its answer at most so long. An answer that nobody gets goes to `discard`.
pub(super) fn call_and_wait(
    py: Python<'_>,
    function: &str,
    library: &Library,
    request: &[MaybeUninit<u8>],
    limit: Option<Duration>,
    answer: &mut Answer<'_>,
    discard: impl FnOnce(&Answer<'_>),
) -> PyResult<()> {
    let step = if is_main_thread(py)? { STEP } else { LONG_STEP };
    let running = library.start(py, request, limit, 0);
    let mut running = running.ok_or_else(|| no_memory(function, request.len()))?;
    let end = limit.and_then(|limit| Instant::now().checked_add(limit + OVERTIME));
    loop {
        let left = end.map_or(step, |end| end.saturating_duration_since(Instant::now()));
        if running.wait(py, left.min(step), answer) {
            return Ok(());
        }
        if let Err(interrupt) = py.check_signals() {
            running.cancel();
            if running.wait(py, GRACE, answer) {
                discard(answer);
            }
            return Err(interrupt);
        }
        if left.is_zero() {
            return Err(errors::background_timeout(function, limit.unwrap_or_default()));
        }
    }
}
