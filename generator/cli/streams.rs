//! The three standard streams of this process, one of which may be closed.
//!
//! In: nothing. Out: streams that are open, and whether standard output can take anything. A file
//! that is opened while one of them is closed would get its number, and with it whatever is
//! printed.

use std::io;

/// Fails as a write would if standard output was closed when [`open`] was called.
pub(super) fn check_output() -> io::Result<()> {
    system::check_output()
}

/// Puts the null device in place of each standard stream that is closed.
pub(super) fn open() {
    system::open();
}

#[cfg(unix)]
mod system {
    use std::io;
    use std::os::fd::IntoRawFd as _;
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::io::{Errno, fcntl_getfd};
    use rustix::stdio::{stderr, stdin, stdout};

    use crate::disk::files;

    /// Standard output was closed before the null device took its place.
    static OUTPUT_CLOSED: AtomicBool = AtomicBool::new(false);

    pub(super) fn check_output() -> io::Result<()> {
        if OUTPUT_CLOSED.load(Ordering::Relaxed) { Err(Errno::BADF.into()) } else { Ok(()) }
    }

    pub(super) fn open() {
        for (number, stream) in [stdin(), stdout(), stderr()].into_iter().enumerate() {
            if fcntl_getfd(stream).is_ok() {
                continue;
            }
            OUTPUT_CLOSED.fetch_or(number == 1, Ordering::Relaxed);
            // The lowest free number is the one that is closed. It stays open on purpose.
            if let Ok(null) = files::open_null() {
                let _ = null.into_raw_fd();
            }
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::io;

    #[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
    pub(super) fn check_output() -> io::Result<()> {
        Ok(())
    }

    pub(super) fn open() {}
}
