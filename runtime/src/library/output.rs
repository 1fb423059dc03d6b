//! Where Go's standard output and error go, and what its default logger gets.
//!
//! In: descriptors. Out: all libraries write there, those that are loaded later too.

#![expect(unsafe_code, reason = "calls a C function of the ABI")]

use std::sync::atomic::{AtomicI32, AtomicU64, Ordering};

use pyo3::prelude::*;

use super::loaded;
use super::symbols::Library;

/// Stands for the file that it was at first.
const OWN: u64 = u64::MAX;

/// Where the streams go, from standard output on.
static STREAMS: [AtomicU64; 2] = [AtomicU64::new(OWN), AtomicU64::new(OWN)];

/// Where records go, and from which level of slog's on.
static LOGS: (AtomicU64, AtomicI32) = (AtomicU64::new(OWN), AtomicI32::new(0));

impl Library {
    /// Has all go where it goes of other libraries.
    pub(super) fn redirect(&self) {
        for (number, descriptor) in (1..).zip(&STREAMS) {
            // SAFETY: it takes numbers only.
            unsafe { (self.redirect)(number, descriptor.load(Ordering::SeqCst)) }
        }
        let level = LOGS.1.load(Ordering::SeqCst).cast_unsigned();
        // SAFETY: it takes numbers only.
        unsafe { (self.redirect_logs)(LOGS.0.load(Ordering::SeqCst), level) }
    }
}

/// Have Go's standard output and error go to descriptors; None for what they were at first.
#[pyfunction]
#[pyo3(signature = (stdout, stderr, /))]
pub(crate) fn _redirect(py: Python<'_>, stdout: Option<u64>, stderr: Option<u64>) -> PyResult<()> {
    for (stream, descriptor) in STREAMS.iter().zip([stdout, stderr]) {
        stream.store(descriptor.unwrap_or(OWN), Ordering::SeqCst);
    }
    py.detach(|| {
        loaded::each(Library::redirect)?;
        Ok(())
    })
}

/// Have the records of Go's default logger, from a level of slog's on, go to a descriptor; None for what it did
/// with them at first.
#[pyfunction]
#[pyo3(signature = (descriptor, level, /))]
pub(crate) fn _redirect_logs(py: Python<'_>, descriptor: Option<u64>, level: i32) -> PyResult<()> {
    LOGS.0.store(descriptor.unwrap_or(OWN), Ordering::SeqCst);
    LOGS.1.store(level, Ordering::SeqCst);
    py.detach(|| {
        loaded::each(Library::redirect)?;
        Ok(())
    })
}
