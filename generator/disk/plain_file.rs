//! Files that must be files: a named pipe, a device or a folder in their place is refused.
//!
//! In: a path where one of our files should lie. Out: the open file, without waiting for anybody:
//! whoever opens a pipe for reading hangs until somebody writes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use crate::error::{Error, Result};

/// Opens a regular file for reading.
///
/// Raises `InvalidInput` where something else lies there.
pub fn open(path: &Path) -> io::Result<File> {
    // Asked first, because opening a device can do something.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(not_regular());
    }
    let file = without_waiting(OpenOptions::new().read(true)).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_regular()) }
}

/// Opens, or creates, a file that is ours to write in the way that `options` say. A link is not
/// followed, because it may lead to anything; no more may the file have another name, or belong to
/// anybody but us and the owner of its folder, who could do as they like there anyway.
///
/// Raises `InvalidInput` where something else lies there.
pub(super) fn open_own(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    let refuse = |fault: &str| io::Error::new(ErrorKind::InvalidInput, fault);
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            return Err(refuse("it is a link, not a regular file"));
        }
        Ok(found) if !found.is_file() => return Err(not_regular()),
        Ok(_) | Err(_) => {}
    }
    let file = without_following(options).open(path)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(not_regular());
    }
    owner_fault(&found, path).map_or(Ok(file), |fault| Err(refuse(fault)))
}

/// Whether a file of ours lies at `path`, in the sense of [`open_own`].
pub(crate) fn is_own(path: &Path) -> bool {
    open_own(path, OpenOptions::new().read(true)).is_ok()
}

/// Everything in a regular file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    open(path)?.read_to_end(&mut content)?;
    Ok(content)
}

/// Takes the right to write into a file from everybody but its owner, whatever a linker thinks.
#[cfg(unix)]
pub(crate) fn forbid_others_to_write(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map(|found| found.permissions().mode());
    let set = |mode| fs::set_permissions(path, fs::Permissions::from_mode(mode & !0o022));
    mode.and_then(set).map_err(Error::io("cannot write", path))
}

#[cfg(not(unix))]
pub(crate) fn forbid_others_to_write(_path: &Path) -> Result<()> {
    Ok(())
}

/// The size of a regular file; `None` where there is none.
#[must_use]
pub fn size(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|file| file.len())
}

/// Whether `path` still leads to the open `file`: a deleted lock file must not let two in.
#[cfg(unix)]
pub(crate) fn same_file(file: &File, path: &Path) -> Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let open = file.metadata().map_err(Error::io("cannot read", path))?;
    Ok(fs::metadata(path).is_ok_and(|named| named.ino() == open.ino() && named.dev() == open.dev()))
}

#[cfg(not(unix))]
pub(crate) fn same_file(_file: &File, _path: &Path) -> Result<bool> {
    // An open file cannot be deleted here.
    Ok(true)
}

fn not_regular() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "it is not a regular file")
}

#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed())
}

/// The same for a path that must not lead elsewhere.
#[cfg(unix)]
fn without_following(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = OFlags::NONBLOCK.union(OFlags::NOFOLLOW);
    options.custom_flags(flags.bits().cast_signed())
}

#[cfg(not(unix))]
fn without_following(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// What makes an open file somebody else's.
#[cfg(unix)]
fn owner_fault(file: &fs::Metadata, path: &Path) -> Option<&'static str> {
    use std::os::unix::fs::MetadataExt as _;
    let folder = path.parent().and_then(|folder| folder.metadata().ok()).map(|folder| folder.uid());
    if file.uid() != rustix::process::geteuid().as_raw() && Some(file.uid()) != folder {
        return Some("it belongs to another user");
    }
    // None at all where it was deleted meanwhile.
    (file.nlink() > 1).then_some("it has a second name (a hard link)")
}

#[cfg(not(unix))]
fn owner_fault(_file: &fs::Metadata, _path: &Path) -> Option<&'static str> {
    None
}

#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}
