//! Calls into a Go library.
//!
//! In: requests. Out: responses, and calls that run on their own. Python's lock is released while Go
//! runs.

#![expect(unsafe_code, reason = "calls the C functions of the ABI")]

use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::time::Duration;

use pyo3::Python;
use usegolib::abi::{self, Buffer};

use super::memory::{GoMemory, GoTail};
use super::symbols::Library;

/// The buffer of a call, which Python's lock is released around.
struct RawAnswer(Buffer);

// SAFETY: the pointers are only moved between the thread's attached and detached state.
unsafe impl Send for RawAnswer {}

impl RawAnswer {
    fn new(space: &mut [MaybeUninit<u8>]) -> Self {
        Self(Buffer::over(space))
    }
}

/// A response: its beginning in the caller's space, the rest, if any, in Go's memory.
pub(crate) struct Answer<'l> {
    /// The beginning of the message.
    pub(crate) head: &'l [u8],
    tail: GoTail<'l>,
    space: PhantomData<&'l mut [u8]>,
}

impl Answer<'_> {
    /// The rest of the message.
    #[inline]
    pub(crate) fn tail(&self) -> &[u8] {
        self.tail.bytes()
    }
}

impl Library {
    /// What the library says about itself. Waits for Go's initialisation.
    pub(crate) fn describe<'l>(&'l self, space: &'l mut [MaybeUninit<u8>]) -> Answer<'l> {
        let mut raw = RawAnswer::new(space);
        // SAFETY: `raw` describes writable memory that outlives the call.
        unsafe { (self.describe)(&raw mut raw.0) };
        // SAFETY: the library has filled `raw`, which described `space`.
        unsafe { self.answer(&raw, space) }
    }

    /// Sends a small request, with flags of the ABI; Python's lock is released meanwhile.
    #[inline]
    pub(crate) fn call<'l>(
        &'l self,
        py: Python<'_>,
        request: &[MaybeUninit<u8>],
        flags: u32,
        space: &'l mut [MaybeUninit<u8>],
    ) -> Answer<'l> {
        let mut raw = RawAnswer::new(space);
        self.crossings.add_one(py);
        if self.has_many_drops() {
            self.flush_and_send(py, request, flags, &mut raw);
        } else {
            py.detach(|| self.send(request, flags, &mut raw));
        }
        // SAFETY: the library has filled `raw`, which described `space`.
        unsafe { self.answer(&raw, space) }
    }

    #[inline]
    fn send(&self, request: &[MaybeUninit<u8>], flags: u32, raw: &mut RawAnswer) {
        let (start, len) = (request.as_ptr().cast(), request.len() as u64);
        // SAFETY: both pointers describe memory that outlives the call; Go copies what it keeps.
        unsafe { (self.call)(start, len, flags, &raw mut raw.0) };
    }

    /// The same where Go has to hear of objects first. Python's lock is released once for both.
    #[inline(never)]
    fn flush_and_send(
        &self,
        py: Python<'_>,
        request: &[MaybeUninit<u8>],
        flags: u32,
        raw: &mut RawAnswer,
    ) {
        py.detach(|| {
            self.flush_drops();
            self.send(request, flags, raw);
        });
    }

    /// Sends a request that lies in Go's memory.
    pub(crate) fn call_owned<'l>(
        &'l self,
        py: Python<'_>,
        request: GoMemory<'_>,
        len: usize,
        flags: u32,
        space: &'l mut [MaybeUninit<u8>],
    ) -> Answer<'l> {
        let raw = RawAnswer::new(space);
        self.crossings.add_one(py);
        let raw = py.detach(move || {
            // Released where this ends, still without Python's lock.
            let request = request;
            let mut raw = raw;
            self.flush_drops();
            let message = request.first(len);
            // SAFETY: as in `call`; the memory is Go's own, which is what the flag says.
            unsafe { (self.call)(message.0, message.1, flags | abi::OWNED, &raw mut raw.0) };
            raw
        });
        // SAFETY: the library has filled `raw`, which described `space`.
        unsafe { self.answer(&raw, space) }
    }

    /// Starts a call of a function that gets a context, which ends after `limit`; `None` when there is
    /// no memory for it.
    pub(crate) fn start<'l>(
        &'l self,
        py: Python<'_>,
        request: &[MaybeUninit<u8>],
        limit: Option<Duration>,
        space: &'l mut [MaybeUninit<u8>],
    ) -> Option<RunningCall<'l>> {
        let nanoseconds =
            |limit: Duration| u64::try_from(limit.as_nanos()).unwrap_or(abi::NO_DEADLINE);
        let deadline = limit.map_or(abi::NO_DEADLINE, nanoseconds);
        self.crossings.add_one(py);
        let call = py.detach(|| {
            self.flush_drops();
            // SAFETY: the pointer describes memory that outlives the call; Go copies all of it.
            unsafe { (self.start)(request.as_ptr().cast(), request.len() as u64, deadline) }
        });
        (call != 0).then_some(RunningCall { library: self, call, space, is_over: false })
    }

    /// Ends the contexts of the calls that may be interrupted and run at the moment.
    pub(super) fn interrupt(&self) {
        // SAFETY: any number is allowed, and 0 means these.
        unsafe { (self.cancel)(0) }
    }

    /// # Safety
    /// The library has filled `raw`, which was made from `space`.
    #[inline]
    unsafe fn answer<'l>(&'l self, raw: &RawAnswer, space: &'l [MaybeUninit<u8>]) -> Answer<'l> {
        let len = usize::try_from(raw.0.len).unwrap_or(usize::MAX).min(space.len());
        // SAFETY: the library wrote the first `len` bytes of `space`.
        let head = unsafe { std::slice::from_raw_parts(space.as_ptr().cast(), len) };
        Answer { head, tail: GoTail::of(self, &raw.0), space: PhantomData }
    }
}

/// A call that runs on its own; given up when dropped before its answer came.
pub(crate) struct RunningCall<'l> {
    library: &'l Library,
    /// Its number.
    call: u64,
    /// Where the answer goes.
    space: &'l mut [MaybeUninit<u8>],
    /// Whether the answer has come.
    is_over: bool,
}

impl<'l> RunningCall<'l> {
    /// Waits for the answer; Python's lock is released meanwhile.
    pub(crate) fn wait(&mut self, py: Python<'_>, at_most: Duration) -> Option<Answer<'l>> {
        if self.is_over {
            return None;
        }
        let raw = RawAnswer::new(self.space);
        let (wait, call) = (self.library.wait, self.call);
        let nanoseconds = u64::try_from(at_most.as_nanos()).unwrap_or(u64::MAX);
        let (raw, has_come) = py.detach(|| {
            let mut raw = raw;
            // SAFETY: `raw` describes memory that outlives the call, whose number is still valid.
            let has_come = unsafe { wait(call, nanoseconds, &raw mut raw.0) };
            (raw, has_come != 0)
        });
        self.is_over = has_come;
        has_come.then(|| {
            let space = std::mem::take(&mut self.space);
            // SAFETY: the library has filled `raw`, which described `space`.
            unsafe { self.library.answer(&raw, space) }
        })
    }

    /// Ends the context that the function got.
    pub(crate) fn cancel(&self) {
        if !self.is_over {
            // SAFETY: the call's number is still valid.
            unsafe { (self.library.cancel)(self.call) }
        }
    }
}

impl Drop for RunningCall<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            // SAFETY: the call's number is still valid, and is not used again.
            unsafe { (self.library.abandon)(self.call) }
        }
    }
}
