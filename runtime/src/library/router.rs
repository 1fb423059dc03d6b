//! Who handles the signals that Go's runtime wants for itself: SIGSEGV, SIGBUS, SIGFPE and SIGURG.
//!
//! In: libraries while they are loaded, and from time to time a look at what the process has installed
//! since. Out: each Go runtime gets the signals that are about it, the host those that it would get without
//! Go; and what else a load changes is as it was before.
//!
//! A Go runtime takes these signals when it is loaded, and each that comes later takes them from those
//! before it, as faulthandler does. So our handler, the *front*, stands before all of them. A fault goes to
//! the library in whose code it happened, or else to whoever had the signal before us. SIGURG, with which Go
//! interrupts its own threads, goes to all libraries.

mod host;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod linux;

#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
use self::elsewhere as platform;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
use self::linux as platform;

/// The variable that turns it off.
const SWITCH: &str = "USEGOLIB_SIGNAL_ROUTER";

/// A library is being loaded, as long as it exists: until Go's initialisation is over.
pub(super) struct Loading {
    router: Option<platform::Loading>,
    /// Put back last.
    _host: host::Saved,
}

impl Loading {
    /// Only one exists at a time.
    pub(super) fn begin() -> Self {
        let host = host::Saved::new(is_on());
        Self { router: is_on().then(platform::Loading::begin), _host: host }
    }
}

impl Drop for Loading {
    fn drop(&mut self) {
        drop(self.router.take());
    }
}

/// Puts the front back where somebody has replaced it.
#[cold]
#[inline(never)]
pub(crate) fn check() {
    platform::check();
}

/// The same, for Python.
#[pyo3::pyfunction]
pub(crate) fn _check_signals() {
    check();
}

/// Whether nobody has turned it off.
fn is_on() -> bool {
    static ON: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    *ON.get_or_init(|| std::env::var_os(SWITCH).is_none_or(|value| value != "0"))
}

/// Where there is none, each library keeps what it takes.
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
mod elsewhere {
    pub(super) struct Loading;

    impl Loading {
        pub(super) fn begin() -> Self {
            Self
        }
    }

    pub(super) fn check() {}
}
