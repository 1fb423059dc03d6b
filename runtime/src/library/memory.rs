//! Go's memory, as long as this side needs it.
//!
//! In: sizes, and what a response says of its tail. Out: memory to write a request to, and bytes to
//! read. Each is released exactly once.

#![expect(unsafe_code, reason = "reads and writes memory that Go owns")]

use std::mem::MaybeUninit;

use pyo3::Python;
use usegolib::abi::Buffer;

use super::symbols::Library;

/// What keeps memory of Go's alive.
struct Handle<'l> {
    library: &'l Library,
    /// 0 for none.
    number: u64,
}

impl Drop for Handle<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.number != 0 {
            // SAFETY: the library gave the number once, and it is released here only; Go keeps what
            // its own code still refers to.
            unsafe { (self.library.release)(self.number) }
        }
    }
}

/// Memory of Go's that we fill.
pub(crate) struct GoMemory<'l> {
    start: *mut u8,
    size: usize,
    _handle: Handle<'l>,
}

// SAFETY: the memory has one owner, and the library allows its release on any thread.
unsafe impl Send for GoMemory<'_> {}

impl GoMemory<'_> {
    /// The memory, to be written.
    pub(crate) fn space(&mut self) -> &mut [MaybeUninit<u8>] {
        // SAFETY: the library gave `size` bytes at `start` that nobody else knows.
        unsafe { std::slice::from_raw_parts_mut(self.start.cast(), self.size) }
    }

    /// Where its first `len` bytes are, and how many that is.
    pub(super) fn first(&self, len: usize) -> (*const u8, u64) {
        (self.start, len.min(self.size) as u64)
    }
}

impl Library {
    /// Memory of Go's for a request; `None` when there is none.
    pub(crate) fn allocate(&self, py: Python<'_>, size: usize) -> Option<GoMemory<'_>> {
        py.detach(|| {
            let mut number = 0;
            // SAFETY: the library writes one number to `number`.
            let start = unsafe { (self.alloc)(size as u64, &raw mut number) };
            let handle = Handle { library: self, number };
            (!start.is_null()).then_some(GoMemory { start, size, _handle: handle })
        })
    }
}

/// The rest of a response, where Go has it.
pub(super) struct GoTail<'l> {
    start: *const u8,
    len: u64,
    _handle: Handle<'l>,
}

impl<'l> GoTail<'l> {
    /// The buffer is as the library has filled it.
    #[inline]
    pub(super) fn of(library: &'l Library, buffer: &Buffer) -> Self {
        let handle = Handle { library, number: buffer.handle };
        Self { start: buffer.tail, len: buffer.tail_len, _handle: handle }
    }

    #[inline]
    pub(super) fn bytes(&self) -> &[u8] {
        if self.start.is_null() {
            return &[];
        }
        // SAFETY: the library promises `len` bytes at `start` until the handle is released.
        unsafe { std::slice::from_raw_parts(self.start, usize::try_from(self.len).unwrap_or(0)) }
    }
}
