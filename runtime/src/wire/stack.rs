//! How much is left of the stack of a thread.
//!
//! In: how deep a value is nested so far. Out: nothing, or a `RecursionError` in place of the end of the
//! process: a thread can have a stack on which 512 values do not fit into each other.

#![expect(unsafe_code, reason = "asks the system where the stack of the thread ends")]

use std::cell::Cell;

use pyo3::exceptions::PyRecursionError;
use pyo3::prelude::*;

/// Below this nobody asks: so much fits on every stack on which Python code runs.
const SHALLOW: usize = 16;

/// Bytes that are kept free, for what is called from the deepest value.
const RESERVE: usize = 48 << 10;

thread_local! {
    /// The address that must not be reached; 0 as long as nobody has asked.
    static END: Cell<usize> = const { Cell::new(0) };
}

/// Refuses to go deeper where too little is left.
#[inline]
pub(crate) fn check(depth: usize) -> PyResult<()> {
    if depth < SHALLOW || has_room() { Ok(()) } else { Err(refuse(depth)) }
}

#[inline(never)]
fn has_room() -> bool {
    let here = 0_u8;
    let end = match END.get() {
        0 => find_end(),
        known => known,
    };
    (&raw const here).addr() > end
}

#[cold]
fn find_end() -> usize {
    let end = lowest_address().unwrap_or_default().saturating_add(RESERVE);
    END.set(end);
    end
}

#[cold]
fn refuse(depth: usize) -> PyErr {
    PyRecursionError::new_err(format!(
        "a value nested more than {depth} deep does not fit on the stack of this thread; see \
         threading.stack_size()"
    ))
}

/// Where the stack of this thread ends, if the system says so.
#[cfg(target_os = "linux")]
fn lowest_address() -> Option<usize> {
    let mut attributes = std::mem::MaybeUninit::<libc::pthread_attr_t>::uninit();
    let (mut lowest, mut size) = (std::ptr::null_mut(), 0);
    // SAFETY: the attributes are initialised by the first call, used if it succeeds, and destroyed.
    unsafe {
        let thread = libc::pthread_self();
        if libc::pthread_getattr_np(thread, attributes.as_mut_ptr()) != 0 {
            return None;
        }
        let attributes = attributes.as_mut_ptr();
        let outcome = libc::pthread_attr_getstack(attributes, &raw mut lowest, &raw mut size);
        libc::pthread_attr_destroy(attributes);
        (outcome == 0).then(|| lowest.addr())
    }
}

/// Where the stack of this thread ends.
#[cfg(target_vendor = "apple")]
fn lowest_address() -> Option<usize> {
    // SAFETY: both calls only ask about the thread that makes them.
    unsafe {
        let thread = libc::pthread_self();
        let highest = libc::pthread_get_stackaddr_np(thread).addr();
        highest.checked_sub(libc::pthread_get_stacksize_np(thread))
    }
}

/// Where the stack of this thread ends.
#[cfg(windows)]
fn lowest_address() -> Option<usize> {
    unsafe extern "system" {
        fn GetCurrentThreadStackLimits(lowest: *mut usize, highest: *mut usize);
    }
    let (mut lowest, mut highest) = (0, 0);
    // SAFETY: the function of kernel32 fills both.
    unsafe { GetCurrentThreadStackLimits(&raw mut lowest, &raw mut highest) };
    Some(lowest)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple", windows)))]
fn lowest_address() -> Option<usize> {
    None
}
