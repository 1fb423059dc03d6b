//! What a Go runtime changes of its process when it is loaded, other than the signals that are routed.
//!
//! In: a load. Out: after it, SIGPIPE, the limit of open files and the signal mask are the host's again.
//!
//! Go takes SIGPIPE, raises the limit as far as it goes, and unblocks signals in the thread that calls it.

#[cfg(unix)]
pub(super) use self::unix::Saved;

/// Puts it back when it is dropped.
#[cfg(not(unix))]
pub(super) struct Saved;

#[cfg(not(unix))]
impl Saved {
    pub(super) fn new(_with_signals: bool) -> Self {
        Self
    }
}

#[cfg(unix)]
#[expect(unsafe_code, reason = "asks for signal handlers and limits, and sets them")]
mod unix {
    use std::mem::MaybeUninit;
    use std::ptr;

    /// Puts it back when it is dropped.
    pub(in crate::library::router) struct Saved {
        files: Option<libc::rlimit>,
        signals: Option<(libc::sigaction, libc::sigset_t)>,
    }

    impl Saved {
        pub(in crate::library::router) fn new(with_signals: bool) -> Self {
            let signals = if with_signals { handler().zip(mask()) } else { None };
            Self { files: limit(), signals }
        }
    }

    impl Drop for Saved {
        fn drop(&mut self) {
            if let Some(before) = self.files
                && limit().is_some_and(|now| now.rlim_cur != before.rlim_cur)
            {
                // SAFETY: it only reads the limit.
                unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &raw const before) };
            }
            if let Some((mut action, mask)) = self.signals {
                // A thread of Go's has a small stack, and needs the one for signals. Go sees to that, too.
                if action.sa_sigaction != libc::SIG_DFL && action.sa_sigaction != libc::SIG_IGN {
                    action.sa_flags |= libc::SA_ONSTACK;
                }
                // SAFETY: both are what the system said before.
                unsafe {
                    libc::sigaction(libc::SIGPIPE, &raw const action, ptr::null_mut());
                    libc::pthread_sigmask(libc::SIG_SETMASK, &raw const mask, ptr::null_mut());
                }
            }
        }
    }

    fn limit() -> Option<libc::rlimit> {
        let mut limit = MaybeUninit::uninit();
        // SAFETY: it fills `limit` if it returns 0.
        unsafe {
            let answer = libc::getrlimit(libc::RLIMIT_NOFILE, limit.as_mut_ptr());
            (answer == 0).then(|| limit.assume_init())
        }
    }

    fn handler() -> Option<libc::sigaction> {
        let mut action = MaybeUninit::uninit();
        // SAFETY: it fills `action` if it returns 0.
        unsafe {
            let answer = libc::sigaction(libc::SIGPIPE, ptr::null(), action.as_mut_ptr());
            (answer == 0).then(|| action.assume_init())
        }
    }

    fn mask() -> Option<libc::sigset_t> {
        let mut mask = MaybeUninit::uninit();
        // SAFETY: it fills `mask` if it returns 0.
        unsafe {
            let answer = libc::pthread_sigmask(libc::SIG_SETMASK, ptr::null(), mask.as_mut_ptr());
            (answer == 0).then(|| mask.assume_init())
        }
    }
}
