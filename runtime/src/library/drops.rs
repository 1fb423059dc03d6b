//! The objects that Python has let go of, until their library hears of it.
//!
//! In: numbers of objects, from deallocations, which can come in the middle of anything. Out: calls of
//! `usegolib_drop`, by the next call of any thread, or else by a thread of our own. A push allocates
//! nothing and waits for nothing: its memory was made with the object. Go is never entered with Python's
//! lock held, in a forked child, or once the interpreter has begun to end.

#![expect(unsafe_code, reason = "keeps a list of raw pointers, and calls a C function of the ABI")]

use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, Ordering};
use std::thread::{self, Thread};
use std::time::Duration;

use pyo3::ffi;

use super::symbols::Library;

/// So long a number waits at most for a call that takes it along.
const PATIENCE: Duration = Duration::from_millis(50);

/// So many are told to Go in one call, and none waits for a call once so many are there.
const BATCH: usize = 64;

/// The number of one object. It becomes a part of the queue when the object ends.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) number: u64,
    next: *mut Self,
}

impl Entry {
    pub(crate) fn new(number: u64) -> Self {
        Self { number, next: ptr::null_mut() }
    }
}

/// The numbers that a library does not know of yet. Whoever takes one takes all, so that nobody meets an
/// entry that was there before.
#[derive(Debug)]
pub(super) struct Drops {
    newest: AtomicPtr<Entry>,
    count: AtomicIsize,
    /// The thread of our own, once there are objects; `None` where the system has no room for one.
    thread: OnceLock<Option<Thread>>,
    /// Whether that waits for something to do.
    is_idle: AtomicBool,
}

impl Drops {
    pub(super) const fn new() -> Self {
        Self {
            newest: AtomicPtr::new(ptr::null_mut()),
            count: AtomicIsize::new(0),
            thread: OnceLock::new(),
            is_idle: AtomicBool::new(false),
        }
    }

    #[inline]
    fn is_empty(&self) -> bool {
        self.newest.load(Ordering::SeqCst).is_null()
    }

    fn push(&self, entry: Box<Entry>) {
        let entry = Box::into_raw(entry);
        let mut newest = self.newest.load(Ordering::Relaxed);
        loop {
            // SAFETY: nobody else knows the entry before the exchange succeeds.
            unsafe { (*entry).next = newest };
            let (success, failure) = (Ordering::SeqCst, Ordering::Relaxed);
            match self.newest.compare_exchange_weak(newest, entry, success, failure) {
                Ok(_) => break,
                Err(other) => newest = other,
            }
        }
        let is_batch = self.count.fetch_add(1, Ordering::Relaxed) + 1 >= BATCH.cast_signed();
        if is_batch || self.is_idle.load(Ordering::SeqCst) {
            self.wake();
        }
    }

    /// Has the thread look. It does not wait for it.
    fn wake(&self) {
        self.is_idle.store(false, Ordering::SeqCst);
        if let Some(Some(thread)) = self.thread.get() {
            thread.unpark();
        }
    }

    /// All numbers, which the queue no longer has.
    fn take(&self) -> Numbers {
        let all = Numbers(self.newest.swap(ptr::null_mut(), Ordering::SeqCst));
        let count = all.len();
        self.count.fetch_sub(count.cast_signed(), Ordering::Relaxed);
        all
    }

    /// Returns when there is something to do.
    fn wait(&self) {
        thread::park_timeout(PATIENCE);
        while self.is_empty() {
            // Whoever pushes after this looks at it after the push; so one of the two sees the other.
            self.is_idle.store(true, Ordering::SeqCst);
            if self.is_empty() {
                thread::park();
            }
            self.is_idle.store(false, Ordering::SeqCst);
            thread::park_timeout(PATIENCE);
        }
    }
}

/// Numbers that were taken from a queue.
struct Numbers(*mut Entry);

impl Numbers {
    fn len(&self) -> usize {
        let mut entry = self.0;
        let next = || {
            // SAFETY: the entries belong to `self`, each refers to the next, and the last to none.
            let found = unsafe { entry.as_ref() }?;
            entry = found.next;
            Some(())
        };
        std::iter::from_fn(next).count()
    }
}

impl Iterator for Numbers {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.0.is_null() {
            return None;
        }
        // SAFETY: the entry came from a box, and nobody else has it.
        let Entry { number, next } = *unsafe { Box::from_raw(self.0) };
        self.0 = next;
        Some(number)
    }
}

impl Library {
    /// Lets go of an object. Python's lock is held, and perhaps an exception is on its way.
    pub(crate) fn push_drop(&self, entry: Box<Entry>) {
        if !self.is_stale() {
            self.drops.push(entry);
        }
    }

    /// Tells Go of the objects that Python has let go of. Python's lock is not held.
    #[inline]
    pub(super) fn flush_drops(&self) {
        if !self.drops.is_empty() {
            self.flush_each();
        }
    }

    #[cold]
    fn flush_each(&self) {
        if !is_interpreter_running() {
            return;
        }
        let mut numbers = self.drops.take();
        loop {
            let mut batch = [0; BATCH];
            let count = batch.iter_mut().zip(&mut numbers).map(|(to, from)| *to = from).count();
            if count == 0 {
                return;
            }
            // SAFETY: the pointer describes `count` numbers that outlive the call.
            unsafe { (self.drop)(batch.as_mut_ptr(), count as u64) };
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

/// Signals are for Python's threads: one that came to ours would not wake the main thread.
#[cfg(unix)]
mod signals {
    use std::mem::MaybeUninit;

    /// As long as it exists, threads are made that no signal comes to but those that are about the thread
    /// itself, and those that Go stops its threads with.
    pub(super) struct Blocked(libc::sigset_t);

    const KEPT: [libc::c_int; 8] = [
        libc::SIGABRT,
        libc::SIGBUS,
        libc::SIGFPE,
        libc::SIGILL,
        libc::SIGPROF,
        libc::SIGSEGV,
        libc::SIGTRAP,
        libc::SIGURG,
    ];

    impl Blocked {
        pub(super) fn new() -> Self {
            let (mut all, mut before) = (MaybeUninit::uninit(), MaybeUninit::uninit());
            // SAFETY: each set is filled before it is read, by calls that only fail for unknown signals.
            unsafe {
                libc::sigfillset(all.as_mut_ptr());
                for signal in KEPT {
                    libc::sigdelset(all.as_mut_ptr(), signal);
                }
                libc::pthread_sigmask(libc::SIG_SETMASK, all.as_ptr(), before.as_mut_ptr());
                Self(before.assume_init())
            }
        }
    }

    impl Drop for Blocked {
        fn drop(&mut self) {
            // SAFETY: the set is the one that the thread had.
            unsafe {
                libc::pthread_sigmask(libc::SIG_SETMASK, &raw const self.0, std::ptr::null_mut())
            };
        }
    }
}

/// There are none.
#[cfg(not(unix))]
mod signals {
    pub(super) struct Blocked;

    impl Blocked {
        pub(super) fn new() -> Self {
            Self
        }
    }
}
