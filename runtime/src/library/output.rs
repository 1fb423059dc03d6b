//! Where Go's standard output and error go.
//!
//! In: descriptors. Out: all libraries write there, those that are loaded later too.

#![expect(unsafe_code, reason = "calls a C function of the ABI")]

use std::sync::atomic::{AtomicU64, Ordering};

use pyo3::prelude::*;

use super::loaded;
use super::symbols::Library;

/// Stands for the file that it was at first.
const OWN: u64 = u64::MAX;

/// Where the streams go, from standard output on.
static STREAMS: [AtomicU64; 2] = [AtomicU64::new(OWN), AtomicU64::new(OWN)];

impl Library {
    /// Has the streams go where those of other libraries go.
    pub(super) fn redirect(&self) {
        for (number, descriptor) in (1..).zip(&STREAMS) {
            // SAFETY: it takes numbers only.
            unsafe { (self.redirect)(number, descriptor.load(Ordering::SeqCst)) }
        }
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
