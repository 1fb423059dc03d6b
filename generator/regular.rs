//! Files that must be files: a named pipe, a device or a folder in their place is refused.
//!
//! In: a path where one of our files should lie. Out: the open file, without waiting for anybody:
//! whoever opens a pipe for reading hangs until somebody writes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// Opens a regular file for reading.
pub fn open(path: &Path) -> io::Result<File> {
    open_as(path, OpenOptions::new().read(true))
}

/// Opens a regular file in the way that `options` say.
///
/// Raises `InvalidInput` where something else lies there.
pub fn open_as(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    // Asked first, because opening a device can do something.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(refusal());
    }
    let file = without_waiting(options).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(refusal()) }
}

/// Everything in a regular file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    open(path)?.read_to_end(&mut content)?;
    Ok(content)
}

/// The size of a regular file; `None` where there is none.
#[must_use]
pub fn size(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|file| file.len())
}

fn refusal() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "it is not a regular file")
}

#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed())
}

#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}
