//! Go's memory, as long as this side needs it.
//!
//! In: sizes, and what a response says of its tail. Out: memory to write a request to, and bytes to
//! read. Each is released exactly once.

#![expect(unsafe_code, reason = "reads and writes memory that Go owns")]

use std::mem::MaybeUninit;

use pyo3::Python;
use usegolib::abi::Buffer;

use super::symbols::Library;

/// Memory of Go's that we fill.
pub(crate) struct GoMemory<'l> {
    library: &'l Library,
    start: *mut u8,
    size: usize,
    /// What keeps it alive, 0 for nothing.
    handle: u64,
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

impl Drop for GoMemory<'_> {
    fn drop(&mut self) {
        if self.handle != 0 {
            // SAFETY: the library gave the number once, and it is released here only; Go keeps what
            // its own code still refers to.
            unsafe { (self.library.release)(self.handle) }
        }
    }
}

impl Library {
    /// Memory of Go's for a request; `None` when there is none.
    pub(crate) fn allocate(&self, py: Python<'_>, size: usize) -> Option<GoMemory<'_>> {
        py.detach(|| {
            let mut handle = 0;
            // SAFETY: the library writes one number to `handle`.
            let start = unsafe { (self.alloc)(size as u64, &raw mut handle) };
            let memory = GoMemory { library: self, start, size, handle };
            (!start.is_null()).then_some(memory)
        })
    }
}

/// Where a response goes, and where it is: it begins in the caller's space, and the rest, if any, is in Go's
/// memory.
pub(crate) struct Answer<'l> {
    library: &'l Library,
    space: &'l mut [MaybeUninit<u8>],
    raw: Buffer,
}

// SAFETY: the memory has one owner, and the library allows its release on any thread.
unsafe impl Send for Answer<'_> {}

impl<'l> Answer<'l> {
    /// Nothing yet.
    #[inline]
    pub(crate) fn new(library: &'l Library, space: &'l mut [MaybeUninit<u8>]) -> Self {
        let raw = Buffer::over(&mut []);
        Self { library, space, raw }
    }

    /// What the library is to fill. It is complete afterwards, or is made empty again.
    #[inline]
    pub(super) fn offer(&mut self) -> *mut Buffer {
        self.raw = Buffer::over(self.space);
        &raw mut self.raw
    }

    /// The library has filled nothing.
    pub(super) fn withdraw(&mut self) {
        self.raw = Buffer::over(&mut []);
    }

    /// The beginning of the message.
    #[inline]
    pub(crate) fn head(&self) -> &[u8] {
        let len = usize::try_from(self.raw.len).unwrap_or(usize::MAX).min(self.space.len());
        // SAFETY: the library wrote the first `len` bytes of `space`, 0 where it was not asked.
        unsafe { std::slice::from_raw_parts(self.space.as_ptr().cast(), len) }
    }

    /// The rest of the message.
    #[inline]
    pub(crate) fn tail(&self) -> &[u8] {
        let Buffer { tail, tail_len, .. } = self.raw;
        if tail.is_null() {
            return &[];
        }
        // SAFETY: the library promises so many bytes there until the handle is released.
        unsafe { std::slice::from_raw_parts(tail, usize::try_from(tail_len).unwrap_or(0)) }
    }
}

impl Drop for Answer<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.raw.handle != 0 {
            // SAFETY: the library gave the number once, and it is released here only; Go keeps what
            // its own code still refers to.
            unsafe { (self.library.release)(self.raw.handle) }
        }
    }
}
