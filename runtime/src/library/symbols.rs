//! A Go shared library in this process, behind the C symbols of the ABI.
//!
//! In: a library that has been verified. Out: its functions, for [`call`](super::call) and
//! [`memory`](super::memory). A library is never unloaded: a Go runtime cannot be stopped.

#![expect(unsafe_code, reason = "loads a shared library and looks its symbols up")]

use std::ffi::CStr;
use std::path::Path;

use usegolib::abi;
use usegolib::build::compile::may_end_goroutines;
use usegolib::error::{Error, innermost};

use super::counts::Crossings;
use super::drops::Queue;
use super::verify::Verified;
use crate::fork;

/// A loaded library.
#[derive(Debug)]
pub(crate) struct Library {
    pub(super) call: abi::Call,
    pub(super) alloc: abi::Alloc,
    pub(super) release: abi::Release,
    pub(super) describe: abi::Describe,
    pub(super) start: abi::Start,
    pub(super) next: abi::Next,
    pub(super) wait: abi::Wait,
    pub(super) cancel: abi::Cancel,
    pub(super) abandon: abi::Abandon,
    pub(super) drop: abi::Drop,
    pub(super) count: abi::Count,
    pub(super) redirect: abi::Redirect,
    pub(super) redirect_logs: abi::RedirectLogs,
    pub(super) crash_output: abi::CrashOutput,
    /// The objects that it does not know yet that nobody has.
    pub(super) drops: Queue,
    pub(super) crossings: Crossings,
    /// What each call says of itself, whatever it calls.
    pub(super) flags: u32,
    /// The fork generation it was loaded in; in any other it must not be called.
    generation: u64,
}

impl Library {
    /// Loads a library: the very bytes that were verified.
    pub(crate) fn open(verified: Verified) -> Result<Self, Error> {
        let path = verified.path.clone();
        let flags = if may_end_goroutines(&verified.content) { abi::OWN_GOROUTINE } else { 0 };
        let path = path.as_path();
        let refuse = |error: libloading::Error| {
            Error::Load(format!("cannot load {}: {}", path.display(), innermost(&error)))
        };
        // SAFETY: the file is what its builder made; running its initialisers is what is asked for.
        let library =
            super::open::load_verified(verified, |path| unsafe { open(path) })?.map_err(refuse)?;
        // SAFETY: the names and types are those of the ABI that the manifest promises.
        let symbols = unsafe {
            Self {
                call: symbol::<abi::Call>(&library, path, abi::CALL)?,
                alloc: symbol::<abi::Alloc>(&library, path, abi::ALLOC)?,
                release: symbol::<abi::Release>(&library, path, abi::RELEASE)?,
                describe: symbol::<abi::Describe>(&library, path, abi::DESCRIBE)?,
                start: symbol::<abi::Start>(&library, path, abi::START)?,
                next: symbol::<abi::Next>(&library, path, abi::NEXT)?,
                wait: symbol::<abi::Wait>(&library, path, abi::WAIT)?,
                cancel: symbol::<abi::Cancel>(&library, path, abi::CANCEL)?,
                abandon: symbol::<abi::Abandon>(&library, path, abi::ABANDON)?,
                drop: symbol::<abi::Drop>(&library, path, abi::DROP)?,
                count: symbol::<abi::Count>(&library, path, abi::COUNT)?,
                redirect: symbol::<abi::Redirect>(&library, path, abi::REDIRECT)?,
                redirect_logs: symbol::<abi::RedirectLogs>(&library, path, abi::REDIRECT_LOGS)?,
                crash_output: symbol::<abi::CrashOutput>(&library, path, abi::CRASH_OUTPUT)?,
                drops: Queue::new(),
                crossings: Crossings::new(),
                flags,
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
            "{} was not built by usegolib: it has no {}",
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
