//! Whether our handler is still there, without asking the system at each call: that takes longer than a call.
//!
//! In: what calls have found, and the time. Out: whether a call can rely on what an earlier one found; and
//! the handler is put back while a call runs.
//!
//! Whoever calls `signal.signal`, as `asyncio.run` does, replaces our handler, and nobody tells us. A call
//! whose turn comes more than a tick after the last look looks itself. For one that comes sooner the thread
//! looks, once the call has lasted a tick.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use super::{CALL, CALLS, LIBRARY, install, is_pythons, query, tell};
use crate::fork;

/// The milliseconds between two ticks.
const TICK: libc::c_int = 10;

/// After so many without another call the thread sleeps until there is one.
const AWAKE: u32 = 100;

/// In which process a call has found the handler since the last tick, counted from 1; 0 for none.
static FOUND: AtomicU64 = AtomicU64::new(0);

/// In which process the thread is about to put the handler back, counted from 1; 0 for none.
static BUSY: AtomicU64 = AtomicU64::new(0);

/// Whether the thread has to be told that there are calls again.
static SLEEPS: AtomicBool = AtomicBool::new(false);

/// Which process this is, counted from 1.
#[inline]
fn process() -> u64 {
    fork::generation() + 1
}

/// Whether the handler was found a moment ago.
#[inline]
pub(super) fn is_recent() -> bool {
    FOUND.load(Ordering::Relaxed) == process()
}

/// A call has found the handler.
pub(super) fn note(pipe: libc::c_int) {
    FOUND.store(process(), Ordering::SeqCst);
    // The thread sleeps only if it finds nothing noted after it has said so; so one of the two sees the other.
    if SLEEPS.swap(false, Ordering::SeqCst) {
        tell(pipe, CALLS);
    }
}

/// Waits until the thread does nothing for a call that is over: Python code may change the handler then.
#[inline]
pub(super) fn wait() {
    while BUSY.load(Ordering::SeqCst) == process() {
        thread::yield_now();
    }
}

/// What the thread has seen.
#[derive(Default)]
pub(super) struct Ticks {
    /// The count of beginnings and ends of calls.
    count: u64,
    /// How many ticks ago that was another one.
    quiet: u32,
}

impl Ticks {
    /// How long to wait for the next one, in milliseconds; -1 for ever.
    pub(super) fn patience(&mut self) -> libc::c_int {
        if self.quiet < AWAKE {
            return TICK;
        }
        self.quiet = 0;
        SLEEPS.store(true, Ordering::SeqCst);
        if FOUND.load(Ordering::SeqCst) == 0 {
            return -1;
        }
        SLEEPS.store(false, Ordering::SeqCst);
        TICK
    }

    pub(super) fn tick(&mut self) {
        FOUND.store(0, Ordering::SeqCst);
        let count = CALL.load(Ordering::SeqCst);
        self.quiet = if count == self.count { self.quiet + 1 } else { 0 };
        self.count = count;
        if self.quiet == 1 {
            put_back(count);
        }
    }
}

/// Puts the handler back before Python's, while the call that has run since the last tick does.
fn put_back(count: u64) {
    BUSY.store(process(), Ordering::SeqCst);
    // In this order: whoever ends a call counts before the library is forgotten, and then looks at BUSY.
    let runs = !LIBRARY.load(Ordering::SeqCst).is_null() && CALL.load(Ordering::SeqCst) == count;
    if runs
        && let Some(action) = query()
        && is_pythons(action.sa_sigaction)
    {
        install(action);
    }
    BUSY.store(0, Ordering::SeqCst);
}
