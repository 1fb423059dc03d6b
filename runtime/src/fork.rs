//! Knows whether this process has been forked since a library was loaded into it.
//!
//! In: the system's notice to a forked child. Out: a number that a call compares, without a system
//! call. A Go runtime does not survive a fork: its threads are gone, and the first garbage
//! collection waits for them forever.

#![expect(unsafe_code, reason = "registers a handler with the C library")]

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

static GENERATION: AtomicU64 = AtomicU64::new(0);
static LOADING: AtomicBool = AtomicBool::new(false);
static FORKED_WHILE_LOADING: AtomicBool = AtomicBool::new(false);

/// How many forks lie between the process that imported us and this one.
#[inline]
pub(crate) fn generation() -> u64 {
    GENERATION.load(Ordering::Relaxed)
}

/// Whether this process was forked while another thread was loading a library. That thread is
/// gone, and with it whoever could have released the registry's lock.
pub(crate) fn has_cut_loading_short() -> bool {
    FORKED_WHILE_LOADING.load(Ordering::Relaxed)
}

/// Says that a thread is loading a library, as long as it exists.
pub(crate) struct Loading(());

impl Loading {
    /// The caller holds the registry's lock, so there is only one.
    pub(crate) fn begin() -> Self {
        LOADING.store(true, Ordering::Relaxed);
        Self(())
    }
}

impl Drop for Loading {
    fn drop(&mut self) {
        LOADING.store(false, Ordering::Relaxed);
    }
}

/// Registers the handler; once per process image.
#[cfg(unix)]
pub(crate) fn watch() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        // SAFETY: the handler only stores to atomics, which is allowed in a forked child.
        unsafe { libc::pthread_atfork(None, None, Some(in_child)) };
    });
}

/// There is no fork.
#[cfg(not(unix))]
pub(crate) fn watch() {}

#[cfg(unix)]
unsafe extern "C" fn in_child() {
    GENERATION.fetch_add(1, Ordering::Relaxed);
    if LOADING.swap(false, Ordering::Relaxed) {
        FORKED_WHILE_LOADING.store(true, Ordering::Relaxed);
    }
}
