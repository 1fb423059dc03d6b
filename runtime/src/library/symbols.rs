//! A Go shared library in this process, behind the C symbols of the ABI.
//!
//! In: a library that has been verified. Out: calls. A library is never unloaded: a Go runtime cannot
//! be stopped.

#![expect(unsafe_code, reason = "loads a shared library and calls into it")]

use std::ffi::CStr;
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::path::Path;
use std::time::Duration;

use pyo3::Python;
use usegolib::abi::{self, Buffer};
use usegolib::error::{Error, innermost};

use crate::fork;
use crate::library::verify::Verified;

/// The buffer of a call, which Python's lock is released around.
struct RawAnswer(Buffer);

// SAFETY: the pointers are only moved between the thread's attached and detached state.
unsafe impl Send for RawAnswer {}

/// A loaded library.
#[derive(Debug)]
pub(crate) struct Library {
    call: abi::Call,
    alloc: abi::Alloc,
    release: abi::Release,
    describe: abi::Describe,
    start: abi::Start,
    wait: abi::Wait,
    cancel: abi::Cancel,
    abandon: abi::Abandon,
    /// The fork generation it was loaded in; in any other it must not be called.
    generation: u64,
}

impl Library {
    /// Loads a library: the very bytes that were verified.
    pub(crate) fn open(verified: Verified) -> Result<Self, Error> {
        let path = verified.path.clone();
        let path = path.as_path();
        let refuse = |error: libloading::Error| {
            Error::Load(format!("cannot load {}: {}", path.display(), innermost(&error)))
        };
        // SAFETY: the file is what its builder made; running its initialisers is what is asked for.
        let library = super::open::load(verified, |path| unsafe { open(path) })?.map_err(refuse)?;
        // SAFETY: the names and types are those of the ABI that the manifest promises.
        let symbols = unsafe {
            Self {
                call: symbol::<abi::Call>(&library, path, abi::CALL)?,
                alloc: symbol::<abi::Alloc>(&library, path, abi::ALLOC)?,
                release: symbol::<abi::Release>(&library, path, abi::RELEASE)?,
                describe: symbol::<abi::Describe>(&library, path, abi::DESCRIBE)?,
                start: symbol::<abi::Start>(&library, path, abi::START)?,
                wait: symbol::<abi::Wait>(&library, path, abi::WAIT)?,
                cancel: symbol::<abi::Cancel>(&library, path, abi::CANCEL)?,
                abandon: symbol::<abi::Abandon>(&library, path, abi::ABANDON)?,
                generation: fork::generation(),
            }
        };
        std::mem::forget(library);
        Ok(symbols)
    }

    /// Whether this process was forked after the library was loaded.
    #[inline]
    pub(crate) fn is_stale(&self) -> bool {
        self.generation != fork::generation()
    }

    /// What the library says about itself. Waits for Go's initialisation.
    pub(crate) fn describe<'l>(&'l self, space: &'l mut [MaybeUninit<u8>]) -> Answer<'l> {
        let mut raw = RawAnswer::new(space);
        // SAFETY: `raw` describes writable memory that outlives the call.
        unsafe { (self.describe)(&raw mut raw.0) };
        // SAFETY: the library has filled `raw`, which described `space`.
        unsafe { self.answer(&raw, space) }
    }

    /// Sends a small request; Python's lock is released meanwhile.
    #[inline]
    pub(crate) fn call<'l>(
        &'l self,
        py: Python<'_>,
        request: &[MaybeUninit<u8>],
        space: &'l mut [MaybeUninit<u8>],
    ) -> Answer<'l> {
        let raw = RawAnswer::new(space);
        let raw = py.detach(|| {
            let mut raw = raw;
            // SAFETY: both pointers describe memory that outlives the call; Go copies what it keeps.
            unsafe {
                (self.call)(request.as_ptr().cast(), request.len() as u64, 0, &raw mut raw.0);
            };
            raw
        });
        // SAFETY: the library has filled `raw`, which described `space`.
        unsafe { self.answer(&raw, space) }
    }

    /// Sends a request that lies in Go's memory.
    pub(crate) fn call_owned<'l>(
        &'l self,
        py: Python<'_>,
        request: GoMemory<'_>,
        filled: usize,
        space: &'l mut [MaybeUninit<u8>],
    ) -> Answer<'l> {
        let raw = RawAnswer::new(space);
        let raw = py.detach(move || {
            let request = request;
            let mut raw = raw;
            let len = filled.min(request.size) as u64;
            // SAFETY: as in `call`; the memory is Go's own, which is what the flag says.
            unsafe { (self.call)(request.start, len, abi::OWNED, &raw mut raw.0) };
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
    ) -> Option<Started<'l>> {
        let nanoseconds =
            |limit: Duration| u64::try_from(limit.as_nanos()).unwrap_or(abi::NO_DEADLINE);
        let deadline = limit.map_or(abi::NO_DEADLINE, nanoseconds);
        let call = py.detach(|| {
            // SAFETY: the pointer describes memory that outlives the call; Go copies all of it.
            unsafe { (self.start)(request.as_ptr().cast(), request.len() as u64, deadline) }
        });
        (call != 0).then_some(Started { library: self, call, space, is_over: false })
    }

    /// Memory of Go's for a request; `None` when there is none.
    pub(crate) fn allocate(&self, py: Python<'_>, size: usize) -> Option<GoMemory<'_>> {
        py.detach(|| {
            let mut handle = 0;
            // SAFETY: the library writes one number to `handle`.
            let start = unsafe { (self.alloc)(size as u64, &raw mut handle) };
            (!start.is_null()).then_some(GoMemory { library: self, start, size, handle })
        })
    }

    /// # Safety
    /// The library has filled `raw`, which was made from `space`.
    #[inline]
    unsafe fn answer<'l>(&'l self, raw: &RawAnswer, space: &'l [MaybeUninit<u8>]) -> Answer<'l> {
        let len = usize::try_from(raw.0.len).unwrap_or(usize::MAX).min(space.len());
        // SAFETY: the library wrote the first `len` bytes of `space`.
        let head = unsafe { std::slice::from_raw_parts(space.as_ptr().cast(), len) };
        let tail =
            Tail { library: self, start: raw.0.tail, len: raw.0.tail_len, handle: raw.0.handle };
        Answer { head, tail, space: PhantomData }
    }
}

/// # Safety
/// The library's symbol of that name is a `T`.
unsafe fn symbol<T: Copy>(
    library: &libloading::Library,
    path: &Path,
    name: &CStr,
) -> Result<T, Error> {
    // SAFETY: by contract.
    let symbol = unsafe { library.get::<T>(name) };
    symbol.map(|symbol| *symbol).map_err(|_| {
        Error::Load(format!(
            "{} is no library of usegolib: it has no {}",
            path.display(),
            name.to_string_lossy()
        ))
    })
}

/// Everything is bound now, so that a missing symbol is found here and not in a call; nothing the
/// library defines is seen by others.
#[cfg(unix)]
unsafe fn open(path: &Path) -> Result<libloading::Library, libloading::Error> {
    use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
    // SAFETY: by contract of the caller.
    unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) }.map(Into::into)
}

#[cfg(not(unix))]
unsafe fn open(path: &Path) -> Result<libloading::Library, libloading::Error> {
    // SAFETY: by contract of the caller.
    unsafe { libloading::Library::new(path) }
}

impl RawAnswer {
    fn new(space: &mut [MaybeUninit<u8>]) -> Self {
        Self(Buffer::over(space))
    }
}

/// A call that runs on its own; given up when dropped before its answer came.
pub(crate) struct Started<'l> {
    library: &'l Library,
    /// Its number.
    call: u64,
    /// Where the answer goes.
    space: &'l mut [MaybeUninit<u8>],
    /// Whether the answer has come.
    is_over: bool,
}

impl<'l> Started<'l> {
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

impl Drop for Started<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            // SAFETY: the call's number is still valid, and is not used again.
            unsafe { (self.library.abandon)(self.call) }
        }
    }
}

/// A response: its beginning in the caller's space, the rest, if any, in Go's memory.
pub(crate) struct Answer<'l> {
    /// The beginning of the message.
    pub(crate) head: &'l [u8],
    tail: Tail<'l>,
    space: PhantomData<&'l mut [u8]>,
}

impl Answer<'_> {
    /// The rest of the message.
    #[inline]
    pub(crate) fn tail(&self) -> &[u8] {
        let Tail { start, len, .. } = self.tail;
        if start.is_null() {
            return &[];
        }
        // SAFETY: the library promises `len` bytes at `start` until the handle is released.
        unsafe { std::slice::from_raw_parts(start, usize::try_from(len).unwrap_or(0)) }
    }
}

/// Releases Go's memory exactly once.
struct Tail<'l> {
    library: &'l Library,
    start: *const u8,
    len: u64,
    handle: u64,
}

impl Drop for Tail<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.handle != 0 {
            // SAFETY: the handle came with this answer and is released here only.
            unsafe { (self.library.release)(self.handle) }
        }
    }
}

/// Memory of Go's that we fill.
pub(crate) struct GoMemory<'l> {
    library: &'l Library,
    start: *mut u8,
    size: usize,
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
}

impl Drop for GoMemory<'_> {
    fn drop(&mut self) {
        // SAFETY: the handle came from `usegolib_alloc` and is released here only; Go keeps what
        // its own code still refers to.
        unsafe { (self.library.release)(self.handle) }
    }
}
