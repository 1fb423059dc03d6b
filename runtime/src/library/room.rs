//! Whether a process has the address space that a Go runtime takes for itself when it is loaded.
//!
//! In: the limit of the process, and what it uses. Out: nothing, or why a library cannot be loaded: Go would
//! end the process if it could not have what it wants.

use usegolib::error::Error;

/// What is left has to be so much, in bytes. With Go 1.26 a library takes 1,660 MiB: some 700 that Go reserves,
/// and what glibc reserves for each thread. With less it depends on who comes first: with 1,000 to 1,200 MiB it
/// was loaded, with 1,220 to 1,320 and with 1,460 Go ended the process.
#[cfg(target_os = "linux")]
const NEEDED: u64 = 7 << 28;

/// Refuses to load a library where there is a limit and too little is left of it.
#[cfg(target_os = "linux")]
pub(super) fn check(title: &str) -> Result<(), Error> {
    let Some((limit, used)) = linux::limit().zip(linux::used()) else { return Ok(()) };
    let left = limit.saturating_sub(used);
    if left >= NEEDED {
        return Ok(());
    }
    let [limit, left, needed] = [limit, left, NEEDED].map(|bytes| bytes >> 20);
    Err(Error::Load(format!(
        "cannot load {title}: {left} MiB of address space are left of the {limit} MiB that this process may \
         have (`ulimit -v`), and a Go runtime takes up to {needed} MiB when it starts, nearly all of it never \
         used; raise that limit, and limit memory by GOMEMLIMIT or a cgroup instead"
    )))
}

/// Elsewhere nobody limits it.
#[cfg(not(target_os = "linux"))]
pub(super) fn check(_title: &str) -> Result<(), Error> {
    Ok(())
}

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "asks for a limit and for the size of a page")]
mod linux {
    use std::mem::MaybeUninit;
    use std::path::Path;

    use usegolib::disk::files;

    /// How much address space this process may have, if there is a limit.
    pub(super) fn limit() -> Option<u64> {
        let mut limit = MaybeUninit::<libc::rlimit>::uninit();
        // SAFETY: it fills `limit` if it returns 0.
        let limit = unsafe {
            let answer = libc::getrlimit(libc::RLIMIT_AS, limit.as_mut_ptr());
            (answer == 0).then(|| limit.assume_init())?
        };
        (limit.rlim_cur != libc::RLIM_INFINITY).then_some(limit.rlim_cur)
    }

    /// How much it has: <https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html>.
    pub(super) fn used() -> Option<u64> {
        let text = files::read_text(Path::new("/proc/self/statm")).ok()?;
        let pages: u64 = text.split(' ').next()?.parse().ok()?;
        // SAFETY: it asks for a number.
        let size = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
        pages.checked_mul(u64::try_from(size).ok()?)
    }
}
