//! What a library holds, and how often it was called.
//!
//! In: nothing. Out: numbers of the moment.

#![expect(unsafe_code, reason = "calls a C function of the ABI")]

use std::sync::atomic::{AtomicU64, Ordering};

use pyo3::Python;

use super::symbols::Library;

/// What all libraries hold together, or one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Go values that Python refers to.
    pub(crate) objects: u64,
    /// Bytes of Go's heap that are in use.
    pub(crate) heap: u64,
    /// Calls into Go.
    pub(crate) crossings: u64,
}

/// How often a library was called. Python's lock is held whenever it counts, so that no call pays for
/// more than an addition.
#[derive(Debug)]
pub(super) struct Crossings(AtomicU64);

impl Crossings {
    pub(super) const fn new() -> Self {
        Self(AtomicU64::new(0))
    }

    #[inline]
    pub(super) fn add_one(&self, _py: Python<'_>) {
        self.0.store(self.0.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
    }
}

impl Library {
    /// Counts, after the library has heard of all that Python has let go of. Python's lock is not held.
    pub(crate) fn counts(&self) -> Counts {
        self.finish_drops();
        let mut counts = [0; 2];
        // SAFETY: the pointer describes writable memory that outlives the call.
        unsafe { (self.count)(counts.as_mut_ptr(), counts.len() as u64) };
        let [objects, heap] = counts;
        Counts { objects, heap, crossings: self.crossings.0.load(Ordering::Relaxed) }
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.objects += other.objects;
        self.heap += other.heap;
        self.crossings += other.crossings;
    }
}
