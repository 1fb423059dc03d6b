//! The objects that Python has let go of, until their library hears of it.
//!
//! In: numbers of objects, from deallocations, which can come in the middle of anything. Out: calls of
//! `usegolib_drop`, by the next call of any thread, or else by a thread of our own. Go is never entered
//! with Python's lock held, in a forked child, or once the interpreter has begun to end.

#![expect(unsafe_code, reason = "calls a C function of the ABI")]

mod queue;

use std::thread::{self, Thread};

use pyo3::{Python, ffi};

pub(crate) use self::queue::Entry;
pub(super) use self::queue::Queue;
use super::signals;
use super::symbols::Library;

/// So many are told to Go in one call.
const BATCH: usize = 64;

/// From so many on, the next call takes them along.
const TAKEN_ALONG: isize = 32;

impl Library {
    /// What is to be pushed when the object with this number ends.
    #[expect(clippy::unnecessary_box_returns, reason = "its place in memory is what is used again")]
    #[inline]
    pub(crate) fn drop_entry(&self, py: Python<'_>, number: u64) -> Box<Entry> {
        self.drops.entry(py, number)
    }

    /// Lets go of an object. Python's lock is held, and perhaps an exception is on its way.
    pub(crate) fn push_drop(&self, entry: Box<Entry>) {
        if !self.is_stale() {
            self.drops.push(entry);
        }
    }

    /// Whether so many objects wait that a call takes them along: entering Go once more costs as much for
    /// one as for many. Fewer wait for the thread, not long.
    #[inline]
    pub(super) fn has_many_drops(&self) -> bool {
        self.drops.count() >= TAKEN_ALONG
    }

    /// Lets go of an object at once.
    pub(crate) fn drop_now(&self, py: Python<'_>, entry: Box<Entry>) {
        if !self.is_stale() {
            self.drops.push(entry);
            py.detach(|| self.finish_drops());
        }
    }

    /// Tells Go of them. Python's lock is not held.
    #[inline(never)]
    pub(super) fn flush_drops(&self) {
        if !is_interpreter_running() {
            return;
        }
        self.drops.tell(|numbers| self.drop_all(numbers));
    }

    /// Drops objects by their numbers, many with each call.
    fn drop_all(&self, mut numbers: impl Iterator<Item = u64>) {
        loop {
            let mut batch = [0; BATCH];
            let count = batch.iter_mut().zip(&mut numbers).map(|(to, from)| *to = from).count();
            if count == 0 {
                return;
            }
            // SAFETY: the pointer describes `count` numbers that outlive the call.
            unsafe { (self.drop)(batch.as_ptr(), count as u64) };
        }
    }

    /// The same, and waits for what another thread is telling. Python's lock is not held.
    pub(super) fn finish_drops(&self) {
        self.flush_drops();
        if is_interpreter_running() {
            self.drops.wait_for_telling();
        }
    }

    /// Starts the thread that empties the queue where no call does.
    #[inline]
    pub(crate) fn start_dropping(&'static self) {
        self.drops.thread.get_or_init(|| self.spawn_dropping());
    }

    #[cold]
    fn spawn_dropping(&'static self) -> Option<Thread> {
        let body = move || {
            while is_interpreter_running() {
                self.drops.wait();
                self.flush_drops();
            }
        };
        let _blocked = signals::Blocked::new();
        let spawned = thread::Builder::new().name("usegolib-drop".to_owned()).spawn(body);
        spawned.ok().map(|handle| handle.thread().clone())
    }
}

/// Whether Python has not begun to end.
fn is_interpreter_running() -> bool {
    // SAFETY: it reads a flag, which needs no thread state.
    unsafe { ffi::Py_IsInitialized() != 0 }
}
