//! The bytes that were verified, where the system's loader finds them and nobody exchanges them.
//!
//! In: a verified library. Out: what the loader makes of it. The loader wants a path, and a path can
//! lead to another file by the time it looks: so it is given one that leads to an open file.

#[cfg(target_os = "linux")]
mod linux;

use std::path::Path;

use libloading::{Error as LoadError, Library};
use usegolib::error::Error;

use super::verify::Verified;

/// Lets `open` load the library. The inner error is the loader's.
#[cfg(target_os = "linux")]
pub(crate) fn load_verified(
    verified: Verified,
    open: impl Fn(&Path) -> Result<Library, LoadError>,
) -> Result<Result<Library, LoadError>, Error> {
    linux::load_verified(verified, open)
}

/// Elsewhere the loader knows no open files, and the path has to do.
#[cfg(not(target_os = "linux"))]
pub(crate) fn load_verified(
    verified: Verified,
    open: impl Fn(&Path) -> Result<Library, LoadError>,
) -> Result<Result<Library, LoadError>, Error> {
    Ok(open(&verified.path))
}
