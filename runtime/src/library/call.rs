//! Calls into a Go library.
//!
//! In: requests. Out: responses, and calls that run on their own. Python's lock is released while Go
//! runs.

#![expect(unsafe_code, reason = "calls the C functions of the ABI")]

use std::mem::MaybeUninit;
use std::time::Duration;

use pyo3::Python;
use usegolib::abi;

pub(crate) use super::memory::Answer;
use super::memory::GoMemory;
use super::router;
use super::symbols::Library;

impl Library {
    /// What the library says about itself. Waits for Go's initialisation.
    pub(crate) fn describe<'l>(&'l self, space: &'l mut [MaybeUninit<u8>]) -> Answer<'l> {
        let mut answer = Answer::new(self, space);
        // SAFETY: it describes writable memory that outlives the call.
        unsafe { (self.describe)(answer.offer()) };
        answer
    }

    /// Sends a small request, with flags of the ABI; Python's lock is released meanwhile.
    #[inline(never)]
    pub(crate) fn call(
        &self,
        py: Python<'_>,
        request: &[MaybeUninit<u8>],
        flags: u32,
        answer: &mut Answer<'_>,
    ) {
        self.call_inline::<false>(py, request, flags, answer);
    }

    /// The same as a part of the caller. The one that calls `OFTEN` shares no machine code with others, or the
    /// compiler would put some of it elsewhere.
    #[expect(clippy::inline_always, reason = "the hot path is one function")]
    #[inline(always)]
    pub(crate) fn call_inline<const OFTEN: bool>(
        &self,
        py: Python<'_>,
        request: &[MaybeUninit<u8>],
        flags: u32,
        answer: &mut Answer<'_>,
    ) {
        self.crossings.add_one(py);
        if self.has_many_drops() {
            self.flush_and_send(py, request, flags, answer);
        } else {
            py.detach(|| self.send(request, flags, answer));
        }
    }

    #[inline]
    fn send(&self, request: &[MaybeUninit<u8>], flags: u32, answer: &mut Answer<'_>) {
        let (start, len) = (request.as_ptr().cast(), request.len() as u64);
        // SAFETY: both pointers describe memory that outlives the call; Go copies what it keeps.
        unsafe { (self.call)(start, len, flags | self.flags, answer.offer()) };
    }

    /// The same where Go has to hear of objects first. Python's lock is released once for both.
    #[inline(never)]
    fn flush_and_send(
        &self,
        py: Python<'_>,
        request: &[MaybeUninit<u8>],
        flags: u32,
        answer: &mut Answer<'_>,
    ) {
        py.detach(|| {
            self.flush_drops();
            self.send(request, flags, answer);
        });
    }

    /// Sends a request that lies in Go's memory.
    pub(crate) fn call_owned(
        &self,
        py: Python<'_>,
        request: GoMemory<'_>,
        len: usize,
        flags: u32,
        answer: &mut Answer<'_>,
    ) {
        self.crossings.add_one(py);
        py.detach(move || {
            // Released where this ends, still without Python's lock.
            let request = request;
            self.flush_drops();
            let message = request.first(len);
            // SAFETY: as in `send`; the memory is Go's own, which is what the flag says.
            let flags = flags | self.flags | abi::OWNED;
            unsafe { (self.call)(message.0, message.1, flags, answer.offer()) };
        });
    }

    /// Starts a call, with flags of the ABI. A context that the function gets ends after `limit`; `None` when
    /// there is no memory for it.
    pub(crate) fn start(
        &self,
        py: Python<'_>,
        request: &[MaybeUninit<u8>],
        limit: Option<Duration>,
        flags: u32,
    ) -> Option<RunningCall<'_>> {
        let nanoseconds =
            |limit: Duration| u64::try_from(limit.as_nanos()).unwrap_or(abi::NO_DEADLINE);
        let deadline = limit.map_or(abi::NO_DEADLINE, nanoseconds);
        self.crossings.add_one(py);
        let call = py.detach(|| {
            router::check();
            self.flush_drops();
            // SAFETY: the pointer describes memory that outlives the call; Go copies all of it.
            unsafe { (self.start)(request.as_ptr().cast(), request.len() as u64, deadline, flags) }
        });
        (call != 0).then_some(RunningCall { library: self, call, is_over: false })
    }

    /// Waits until a call is done that was started to be announced, and returns its number; Python's lock is
    /// released meanwhile.
    pub(crate) fn next(&self, py: Python<'_>) -> u64 {
        // SAFETY: it takes a number only.
        py.detach(|| unsafe { (self.next)(u64::MAX) })
    }

    /// Ends the contexts of the calls that may be interrupted and run at the moment.
    pub(super) fn interrupt(&self) {
        // SAFETY: any number is allowed, and 0 means these.
        unsafe { (self.cancel)(0) }
    }
}

/// A call that runs on its own; given up when dropped before its answer came.
pub(crate) struct RunningCall<'l> {
    library: &'l Library,
    /// Its number.
    call: u64,
    /// Whether the answer has come.
    is_over: bool,
}

impl<'l> RunningCall<'l> {
    /// Where it runs.
    pub(crate) fn library(&self) -> &'l Library {
        self.library
    }

    /// What announces it.
    pub(crate) fn number(&self) -> u64 {
        self.call
    }

    /// Waits for the answer, and tells whether it has come now; Python's lock is released meanwhile.
    pub(crate) fn wait(
        &mut self,
        py: Python<'_>,
        at_most: Duration,
        answer: &mut Answer<'_>,
    ) -> bool {
        if self.is_over {
            return false;
        }
        let (wait, call) = (self.library.wait, self.call);
        let nanoseconds = u64::try_from(at_most.as_nanos()).unwrap_or(u64::MAX);
        self.is_over = py.detach(|| {
            // SAFETY: it describes memory that outlives the call, whose number is still valid.
            unsafe { wait(call, nanoseconds, answer.offer()) != 0 }
        });
        if !self.is_over {
            router::check();
            answer.withdraw();
        }
        self.is_over
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
