//! Several libraries in one process, each with a Go runtime of its own.
//!
//! In: how many are loaded when another is to be. Out: that one may be loaded, perhaps with a warning, or
//! why not.

use std::env;
use std::ffi::CString;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

use pyo3::prelude::*;
use usegolib::error::Error;
use usegolib::model::STANDARD;

use super::loaded::Loaded;
use crate::errors::several_libraries_warning;

/// The variable that says that several are wanted.
const SWITCH: &str = "USEGOLIB_SEVERAL";

/// With so many a process comes near the limit.
const MANY: usize = 16;

/// So many are refused. Each library has variables in a room that the system's loader keeps for each
/// thread, and that was seen to be full with 214.
const TOO_MANY: usize = 64;

/// What is to be said of one more library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Silence,
    WarnOfSecond,
    WarnOfMany,
    RefuseSecond,
    RefuseMany,
}

/// Decides about one more library, where `present` are loaded; `others` of them are of other modules.
fn judge(present: usize, others: usize, os: &str, is_wanted: bool) -> Verdict {
    let (count, is_second) = (present + 1, others == 1 && present == 1);
    if count >= TOO_MANY {
        Verdict::RefuseMany
    } else if is_wanted || present == 0 {
        Verdict::Silence
    } else if os != "linux" {
        Verdict::RefuseSecond
    } else if count == MANY {
        Verdict::WarnOfMany
    } else if is_second {
        Verdict::WarnOfSecond
    } else {
        Verdict::Silence
    }
}

/// A warning that nobody has been given yet.
static PENDING: Mutex<Option<String>> = Mutex::new(None);
static IS_PENDING: AtomicBool = AtomicBool::new(false);

/// Lets a library be loaded beside others, or says why not. What is to be warned of is kept.
pub(super) fn check(present: &[&Loaded], module: &str, title: &str) -> Result<(), Error> {
    // The standard library comes in parts, as they are asked for.
    let is_part = |it: &&&Loaded| module == STANDARD && it.api().module == STANDARD;
    let count = present.len();
    let others = count - present.iter().filter(is_part).count();
    let is_wanted = env::var_os(SWITCH).is_some_and(|value| value == "1");
    match judge(count, others, env::consts::OS, is_wanted) {
        Verdict::Silence => return Ok(()),
        Verdict::RefuseMany => return Err(too_many(title, count)),
        Verdict::RefuseSecond => return Err(unsafe_here(title, &present[0].api().title())),
        Verdict::WarnOfSecond => keep(second(title, &present[0].api().title())),
        Verdict::WarnOfMany => keep(many(title, count)),
    }
    Ok(())
}

const BUNDLE: &str = "put the modules into one library with `usegolib bundle` or `usegolib gen`, to which you \
                      can give several modules at once";

fn second(title: &str, first: &str) -> String {
    format!(
        "{title} is a second Go library in this process, beside {first}: each has a Go runtime of its own, \
         with some 2 MB of memory, five threads and 1.3 GB of address space, and objects of one mean \
         nothing to the other; {BUNDLE}, or set {SWITCH}=1"
    )
}

fn many(title: &str, present: usize) -> String {
    format!(
        "{title} is loaded beside {present} other Go libraries, and from {TOO_MANY} on they are refused, as \
         room for variables of threads runs out; {BUNDLE}"
    )
}

fn too_many(title: &str, present: usize) -> Error {
    Error::Load(format!(
        "cannot load {title}: {present} Go libraries are loaded, and with many more the room for variables of \
         threads (static TLS) runs out; {BUNDLE}"
    ))
}

fn unsafe_here(title: &str, first: &str) -> Error {
    Error::Load(format!(
        "cannot load {title} beside {first}: a second Go runtime in a process takes the first one's \
         signals on this system, which then hangs or crashes; {BUNDLE}, or set {SWITCH}=1 to load it all \
         the same"
    ))
}

fn keep(warning: String) {
    *PENDING.lock().unwrap_or_else(PoisonError::into_inner) = Some(warning);
    IS_PENDING.store(true, Ordering::SeqCst);
}

/// Warns of what was loaded, once. The caller has loaded it, or another thread has.
pub(crate) fn warn(py: Python<'_>) -> PyResult<()> {
    if !IS_PENDING.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let pending = PENDING.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(text) = pending.and_then(|text| CString::new(text).ok()) else { return Ok(()) };
    PyErr::warn(py, &several_libraries_warning(py), &text, 1)
}

#[cfg(test)]
mod tests {
    use super::{Verdict, judge};

    #[test]
    fn the_first_is_nobodys_business() {
        for os in ["linux", "macos", "windows"] {
            assert_eq!(judge(0, 0, os, false), Verdict::Silence);
        }
    }

    #[test]
    fn the_second_is_warned_of_once() {
        assert_eq!(judge(1, 1, "linux", false), Verdict::WarnOfSecond);
        assert_eq!(judge(2, 2, "linux", false), Verdict::Silence);
        assert_eq!(judge(1, 1, "linux", true), Verdict::Silence);
    }

    #[test]
    fn parts_of_the_standard_library_are_not() {
        assert_eq!(judge(1, 0, "linux", false), Verdict::Silence);
    }

    #[test]
    fn many_are_warned_of_and_more_refused() {
        let of = |present| judge(present, present, "linux", false);
        assert_eq!(
            (of(14), of(15), of(16)),
            (Verdict::Silence, Verdict::WarnOfMany, Verdict::Silence)
        );
        assert_eq!(
            (of(62), of(63), of(64)),
            (Verdict::Silence, Verdict::RefuseMany, Verdict::RefuseMany)
        );
        assert_eq!(judge(63, 63, "linux", true), Verdict::RefuseMany);
    }

    #[test]
    fn elsewhere_the_second_is_refused_unless_it_is_wanted() {
        for os in ["macos", "windows"] {
            assert_eq!(judge(1, 1, os, false), Verdict::RefuseSecond);
            assert_eq!(judge(1, 0, os, false), Verdict::RefuseSecond);
            assert_eq!(judge(1, 1, os, true), Verdict::Silence);
        }
    }
}
