//! The signals that come to a thread of our own: those that came to it would not wake Python's main thread.
//!
//! In: nothing. Out: threads that are made meanwhile get none but those that are about the thread itself, and
//! those that Go stops its threads with. On Windows there are none.

#![cfg_attr(unix, expect(unsafe_code, reason = "changes the signal mask of a thread"))]

#[cfg(unix)]
pub(super) use self::unix::Blocked;

/// As long as it exists, no signal comes to the threads that are made.
#[cfg(not(unix))]
pub(super) struct Blocked;

#[cfg(not(unix))]
impl Blocked {
    pub(super) fn new() -> Self {
        Self
    }
}

#[cfg(unix)]
mod unix {
    use std::mem::MaybeUninit;

    /// As long as it exists, no signal comes to the threads that are made.
    pub(in crate::library) struct Blocked(libc::sigset_t);

    const KEPT: [libc::c_int; 8] = [
        libc::SIGABRT,
        libc::SIGBUS,
        libc::SIGFPE,
        libc::SIGILL,
        libc::SIGPROF,
        libc::SIGSEGV,
        libc::SIGTRAP,
        libc::SIGURG,
    ];

    impl Blocked {
        pub(in crate::library) fn new() -> Self {
            let (mut all, mut before) = (MaybeUninit::uninit(), MaybeUninit::uninit());
            // SAFETY: each set is filled before it is read, by calls that only fail for unknown signals.
            unsafe {
                libc::sigfillset(all.as_mut_ptr());
                for signal in KEPT {
                    libc::sigdelset(all.as_mut_ptr(), signal);
                }
                libc::pthread_sigmask(libc::SIG_SETMASK, all.as_ptr(), before.as_mut_ptr());
                Self(before.assume_init())
            }
        }
    }

    impl Drop for Blocked {
        fn drop(&mut self) {
            // SAFETY: the set is the one that the thread had.
            unsafe {
                libc::pthread_sigmask(libc::SIG_SETMASK, &raw const self.0, std::ptr::null_mut())
            };
        }
    }
}
