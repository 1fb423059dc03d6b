//! Objects that only the request of a call knows of, by their numbers.
//!
//! In: lists that were made to encode a sequence or a mapping. Out: nothing; they exist until the call is
//! over, and with them the Go values, which are let go of when nobody has the objects.

use std::cell::RefCell;

use pyo3::prelude::*;
use pyo3::types::PyList;

thread_local! {
    static KEPT: RefCell<Vec<Py<PyList>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a list until the call that is encoded is over.
pub(super) fn keep(objects: Py<PyList>) {
    KEPT.with_borrow_mut(|kept| kept.push(objects));
}

/// A call whose arguments may be such lists. Calls end in the order in which they have to: one that is made
/// while arguments are read ends before that call begins.
pub(crate) struct Keeping {
    before: usize,
}

impl Keeping {
    pub(crate) fn begin() -> Self {
        Self { before: KEPT.with_borrow(Vec::len) }
    }

    /// What was kept, for a call that goes on.
    pub(crate) fn take(&mut self) -> Vec<Py<PyList>> {
        KEPT.with_borrow_mut(|kept| kept.split_off(self.before.min(kept.len())))
    }
}

impl Drop for Keeping {
    fn drop(&mut self) {
        // Their objects end after the borrow, since that may run any code.
        drop(self.take());
    }
}
