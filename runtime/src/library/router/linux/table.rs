//! The libraries of this process, as a signal handler can read them: nothing is ever removed.
//!
//! In: where a library's code is, and what it handles signals with. Out: the handler for an address.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::SIGNALS;
use crate::fork;

/// More than a process may load.
const SIZE: usize = 128;

struct Entry {
    start: AtomicUsize,
    end: AtomicUsize,
    handlers: [AtomicUsize; SIGNALS.len()],
    /// The fork generation that it was loaded in: it does not live in any other.
    generation: AtomicU64,
}

static ENTRIES: [Entry; SIZE] = [const {
    Entry {
        start: AtomicUsize::new(0),
        end: AtomicUsize::new(0),
        handlers: [const { AtomicUsize::new(0) }; SIGNALS.len()],
        generation: AtomicU64::new(0),
    }
}; SIZE];

/// How many entries are complete.
static COUNT: AtomicUsize = AtomicUsize::new(0);

pub(super) fn count() -> usize {
    COUNT.load(Ordering::SeqCst)
}

/// Enters a library with its handlers, 0 where it has none. Only one thread does so at a time.
pub(super) fn enter(code: &Range<usize>, handlers: [usize; SIGNALS.len()]) -> bool {
    let at = count();
    let Some(entry) = ENTRIES.get(at) else { return false };
    entry.start.store(code.start, Ordering::SeqCst);
    entry.end.store(code.end, Ordering::SeqCst);
    for (to, handler) in entry.handlers.iter().zip(handlers) {
        to.store(handler, Ordering::SeqCst);
    }
    entry.generation.store(fork::generation(), Ordering::SeqCst);
    COUNT.store(at + 1, Ordering::SeqCst);
    true
}

/// What handles a signal in the library whose code is at `address`.
pub(super) fn handler_at(slot: usize, address: usize) -> Option<usize> {
    let mut entries = ENTRIES[..count()].iter();
    let entry = entries.find(|it| {
        (it.start.load(Ordering::Relaxed)..it.end.load(Ordering::Relaxed)).contains(&address)
    })?;
    Some(entry.handlers[slot].load(Ordering::Relaxed)).filter(|handler| *handler != 0)
}

/// What handles a signal in the libraries that live in this process.
pub(super) fn handlers(slot: usize) -> impl Iterator<Item = usize> {
    let now = fork::generation();
    let entries = ENTRIES[..count()].iter();
    let alive = entries.filter(move |it| it.generation.load(Ordering::Relaxed) == now);
    alive.map(move |it| it.handlers[slot].load(Ordering::Relaxed)).filter(|handler| *handler != 0)
}

/// Whether it is a library's.
pub(super) fn is_handler(slot: usize, handler: usize) -> bool {
    let mut all = ENTRIES[..count()].iter().map(|it| it.handlers[slot].load(Ordering::Relaxed));
    handler != 0 && all.any(|it| it == handler)
}
