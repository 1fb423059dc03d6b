//! What Go says when it ends the process, kept in a file.
//!
//! In: a library that was loaded. Out: Go writes to the report of this process, too, when it ends it. The
//! report begins with what is loaded, and is removed when the process ends in any other way.

#![cfg_attr(
    unix,
    expect(unsafe_code, reason = "has the C library call us at the end, and calls Go")
)]

use usegolib::model::Api;

use super::symbols::Library;

/// Has Go write to the report of this process.
#[cfg(unix)]
pub(super) fn report(library: &Library, api: &Api) {
    // Whoever has no place for reports does without.
    let _ = unix::report(library, api);
}

/// Go cannot be given a file there.
#[cfg(not(unix))]
pub(super) fn report(_library: &Library, _api: &Api) {}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::os::fd::{AsFd as _, IntoRawFd as _};
    use std::sync::{Mutex, Once, PoisonError};

    use usegolib::disk::reports::{self, Report};
    use usegolib::model::Api;

    use super::super::symbols::Library;
    use crate::fork;

    const BEGINNING: &str = "if Go ends the process, where its goroutines are follows: one that came from \
        usegolib_call, or from call.run, serves a call from Python";

    /// The report, and in which process it was made.
    static REPORT: Mutex<Option<(u64, Report)>> = Mutex::new(None);

    pub(super) fn report(library: &Library, api: &Api) -> io::Result<()> {
        let mut report = REPORT.lock().unwrap_or_else(PoisonError::into_inner);
        if report.as_ref().is_none_or(|(process, _)| *process != fork::generation()) {
            let Some(folder) = reports::folder() else { return Ok(()) };
            *report = Some((fork::generation(), begin(Report::create(&folder)?)?));
        }
        let Some((_, report)) = report.as_mut() else { return Ok(()) };
        report.note(&format!("{} is loaded", api.title()))?;
        let file = report.file().as_fd().try_clone_to_owned()?;
        let descriptor = u64::try_from(file.into_raw_fd()).map_err(io::Error::other)?;
        // SAFETY: the descriptor is Go's from now on.
        unsafe { (library.crash_output)(descriptor) };
        Ok(())
    }

    fn begin(mut report: Report) -> io::Result<Report> {
        static AT_EXIT: Once = Once::new();
        // SAFETY: the function stays where it is: an extension module is never unloaded.
        AT_EXIT.call_once(|| unsafe {
            libc::atexit(finish);
        });
        report.note(&format!(
            "usegolib {} in process {}",
            env!("CARGO_PKG_VERSION"),
            std::process::id()
        ))?;
        report.note(BEGINNING)?;
        Ok(report)
    }

    /// The process ends, and not by a crash.
    extern "C" fn finish() {
        if let Ok(report) = REPORT.try_lock()
            && let Some((process, report)) = report.as_ref()
            && *process == fork::generation()
        {
            report.finish();
        }
    }
}
