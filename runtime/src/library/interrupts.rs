//! Ctrl-C while a call of a function with a context runs on Python's main thread.
//!
//! In: the thread of a call, and the signal. Out: how the call can run; while it does, its context ends
//! when the signal comes.
//!
//! Where nobody can interrupt a call it runs on the caller's thread, at the cost of any other: on threads that
//! Python does not tell of signals, and on the main thread as long as Ctrl-C does nothing in Python, or what Python
//! makes of it by itself. For the latter our handler stands before Python's: it calls that and wakes a thread of
//! our own, which cancels the context. Any other handler has to run while the call does, so that the call needs a
//! thread.

use pyo3::prelude::*;

#[cfg(not(unix))]
use self::elsewhere as platform;
#[cfg(unix)]
use self::unix as platform;
use super::symbols::Library;
use crate::fork;

#[cfg(unix)]
mod unix;

/// What may happen to a call without a timeout while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Interruption {
    /// Nothing: it is on a thread that gets no signals, or nothing of Python's runs on Ctrl-C.
    Never,
    /// The context ends, and Python raises `KeyboardInterrupt` once the call has returned.
    ByContext,
    /// Handlers of Python's run meanwhile, and may raise anything.
    ByHandler,
}

/// Learns what may happen to a call that is to run now on this thread.
pub(crate) fn interruption(py: Python<'_>) -> PyResult<Interruption> {
    if !is_main_thread(py)? {
        return Ok(Interruption::Never);
    }
    platform::watch_interrupts(py)
}

/// Remembers how Python handles Ctrl-C, before any library is loaded.
pub(crate) fn remember() {
    platform::remember();
}

/// A call whose context ends with the signal, as long as it exists.
pub(crate) struct Interruptible {
    /// The one around it: reading its arguments made another call.
    outer: Option<&'static Library>,
}

impl Interruptible {
    /// The caller is the main thread.
    pub(crate) fn begin(library: &'static Library) -> Self {
        Self { outer: platform::replace(Some(library)) }
    }
}

impl Drop for Interruptible {
    fn drop(&mut self) {
        platform::replace(self.outer);
    }
}

thread_local! {
    /// Whether this is the main thread, as of that fork: the thread that forks is the child's main one.
    static IS_MAIN: std::cell::Cell<Option<(u64, bool)>> = const { std::cell::Cell::new(None) };
}

/// Whether this is the thread in which Python runs signal handlers.
pub(crate) fn is_main_thread(py: Python<'_>) -> PyResult<bool> {
    let now = fork::generation();
    if let Some((then, is_main)) = IS_MAIN.get()
        && then == now
    {
        return Ok(is_main);
    }
    let threading = py.import("threading")?;
    let main = threading.call_method0("main_thread")?.getattr("ident")?;
    let is_main = main.eq(threading.call_method0("get_ident")?)?;
    IS_MAIN.set(Some((now, is_main)));
    Ok(is_main)
}

/// Where signals are not POSIX's, handlers have to run while the call does.
#[cfg(not(unix))]
mod elsewhere {
    use pyo3::prelude::*;

    use super::{Interruption, Library};

    pub(super) fn remember() {}

    pub(super) fn watch_interrupts(_py: Python<'_>) -> PyResult<Interruption> {
        Ok(Interruption::ByHandler)
    }

    pub(super) fn replace(_library: Option<&'static Library>) -> Option<&'static Library> {
        None
    }
}
