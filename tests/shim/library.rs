//! A loaded library and its C symbols. In: requests. Out: complete responses.
#![expect(unsafe_code, reason = "calls C symbols")]

use std::ffi::CStr;
use std::path::Path;
use std::time::Duration;

use libloading::{Library, Symbol};
use usegolib::abi::{self, Buffer};

/// A response, and how much of it stayed in Go's memory.
pub(crate) struct Response {
    pub(crate) bytes: Vec<u8>,
    pub(crate) head: usize,
    pub(crate) tail: usize,
}

/// A loaded library; never unloaded, because Go cannot be.
pub(crate) struct Shim(Library);

impl Shim {
    pub(crate) fn load(path: &Path) -> Self {
        // SAFETY: the library was built by this test; its initialisers are Go's.
        Self(unsafe { Library::new(path) }.expect("the library loads"))
    }

    /// Calls with a request in the caller's memory, which is overwritten afterwards.
    pub(crate) fn call(&self, request: &[u8]) -> Response {
        let mut request = request.to_vec();
        let response = self.raw_call(request.as_ptr(), request.len(), 0, 2048);
        request.fill(0xc1);
        response
    }

    /// Calls with a request in memory from `usegolib_alloc`.
    pub(crate) fn call_owned(&self, request: &[u8]) -> (Response, u64) {
        let (pointer, handle) = self.alloc(request.len() as u64);
        assert!(!pointer.is_null() && handle != 0);
        // SAFETY: the library gave us request.len() bytes there.
        unsafe { pointer.copy_from_nonoverlapping(request.as_ptr(), request.len()) };
        let response = self.raw_call(pointer, request.len(), abi::OWNED, 2048);
        self.release(handle);
        (response, pointer as u64)
    }

    /// Calls with any pointer, length and flags, and a response buffer of that capacity.
    pub(crate) fn raw_call(
        &self,
        request: *const u8,
        n: usize,
        flags: u32,
        room: usize,
    ) -> Response {
        // SAFETY: the signature is the one in docs/abi.md.
        let call: Symbol<abi::Call> = unsafe { self.0.get(abi::CALL) }.expect("it");
        // SAFETY: the request lives until the call returns, and answered passes a valid buffer.
        self.answered(room, |buf| unsafe { call(request, n as u64, flags, buf) })
    }

    /// Starts a call, and overwrites the request at once.
    pub(crate) fn start(&self, request: &[u8], deadline: u64) -> u64 {
        self.start_with(request, deadline, 0)
    }

    /// The same with flags.
    pub(crate) fn start_with(&self, request: &[u8], deadline: u64, flags: u32) -> u64 {
        // SAFETY: the signature is the one in docs/abi.md.
        let start: Symbol<abi::Start> = unsafe { self.0.get(abi::START) }.expect("it");
        let mut request = request.to_vec();
        // SAFETY: the request lives until the call returns.
        let call = unsafe { start(request.as_ptr(), request.len() as u64, deadline, flags) };
        request.fill(0xc1);
        call
    }

    /// Waits for a call, with a response buffer of that capacity.
    pub(crate) fn wait(&self, call: u64, patience: Duration, room: usize) -> Option<Response> {
        // SAFETY: the signature is the one in docs/abi.md.
        let wait: Symbol<abi::Wait> = unsafe { self.0.get(abi::WAIT) }.expect("it");
        let patience = u64::try_from(patience.as_nanos()).expect("not that long");
        let mut done = 0;
        // SAFETY: answered passes a valid buffer.
        let response = self.answered(room, |buf| done = unsafe { wait(call, patience, buf) });
        (done == 1).then_some(response)
    }

    /// The number of an announced call that is done.
    pub(crate) fn next(&self, patience: Duration) -> u64 {
        // SAFETY: the signature is the one in docs/abi.md.
        let next: Symbol<abi::Next> = unsafe { self.0.get(abi::NEXT) }.expect("it");
        // SAFETY: any number is allowed.
        unsafe { next(u64::try_from(patience.as_nanos()).expect("not that long")) }
    }

    pub(crate) fn cancel(&self, call: u64) {
        self.told(abi::CANCEL, call);
    }

    pub(crate) fn abandon(&self, call: u64) {
        self.told(abi::ABANDON, call);
    }

    fn told(&self, symbol: &CStr, call: u64) {
        // SAFETY: the signature is the one in docs/abi.md.
        let tell: Symbol<abi::Cancel> = unsafe { self.0.get(symbol) }.expect("it");
        // SAFETY: any number is allowed.
        unsafe { tell(call) };
    }

    /// Lets go of objects.
    pub(crate) fn drop_objects(&self, numbers: &[u64]) {
        // SAFETY: the signature is the one in docs/abi.md.
        let drop: Symbol<abi::Drop> = unsafe { self.0.get(abi::DROP) }.expect("it");
        // SAFETY: the numbers lie there until the call returns.
        unsafe { drop(numbers.as_ptr(), numbers.len() as u64) };
    }

    pub(crate) fn describe(&self) -> Response {
        // SAFETY: the signature is the one in docs/abi.md.
        let describe: Symbol<abi::Describe> = unsafe { self.0.get(abi::DESCRIBE) }.expect("it");
        // SAFETY: answered passes a valid buffer.
        self.answered(abi::LEAST_BUFFER, |buf| unsafe { describe(buf) })
    }

    pub(crate) fn alloc(&self, n: u64) -> (*mut u8, u64) {
        // SAFETY: the signature is the one in docs/abi.md.
        let alloc: Symbol<abi::Alloc> = unsafe { self.0.get(abi::ALLOC) }.expect("it");
        let mut handle = 0;
        // SAFETY: handle lives until the call returns.
        (unsafe { alloc(n, &raw mut handle) }, handle)
    }

    pub(crate) fn release(&self, handle: u64) {
        // SAFETY: the signature is the one in docs/abi.md.
        let release: Symbol<abi::Release> = unsafe { self.0.get(abi::RELEASE) }.expect("it");
        // SAFETY: any number is allowed.
        unsafe { release(handle) };
    }

    /// Has a response written, puts it together and releases its tail.
    fn answered(&self, room: usize, call: impl FnOnce(*mut Buffer)) -> Response {
        let mut bytes = vec![0xc1; room];
        let (ptr, len) = (bytes.as_mut_ptr(), bytes.len() as u64);
        let mut buf = Buffer { ptr, len, tail: std::ptr::null(), tail_len: 0, handle: 0 };
        call(&raw mut buf);
        let (head, tail) = (size(buf.len), size(buf.tail_len));
        assert!(head <= room, "wrote beyond the buffer");
        assert_eq!(buf.handle == 0, buf.tail.is_null(), "a tail has a handle");
        bytes.truncate(head);
        if tail > 0 {
            // SAFETY: the library says that tail bytes lie there until the handle is released.
            bytes.extend_from_slice(unsafe { std::slice::from_raw_parts(buf.tail, tail) });
        }
        self.release(buf.handle);
        Response { bytes, head, tail }
    }
}

fn size(n: u64) -> usize {
    usize::try_from(n).expect("a size of this machine")
}
