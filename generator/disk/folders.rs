//! Folders: created, listed, exchanged and removed.
//!
//! In: paths. Out: that is done, or [`Error::Io`].

use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::cache;
use crate::error::{Error, Result, without_number};

/// Whether a folder lies at `path`, or a link that leads to one.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// What lies in a folder, by path.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(Error::io("cannot read", folder))?;
    entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(Error::io("cannot read", folder)))
        .collect()
}

/// What lies in a folder, by path, as far as that can be read.
pub fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

/// The names in a folder that are text, as far as they can be read.
pub fn names(folder: &Path) -> impl Iterator<Item = String> + use<> {
    entries(folder).filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
}

/// Creates a folder.
pub fn create(folder: &Path) -> Result<()> {
    fs::create_dir(folder).map_err(Error::io("cannot create", folder))
}

/// Creates a folder and what is missing above it.
pub fn create_all(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(Error::io("cannot create", folder))
}

/// Creates a folder of the user's, and what is missing above it. The user's cache, where the
/// default root is, is nobody else's.
pub(crate) fn create_own(folder: &Path) -> Result<()> {
    let cache = cache::folder().ok();
    let mode = |folder: &Path| {
        let is_cache = cache.as_ref().is_some_and(|cache| folder.starts_with(cache));
        if is_cache { 0o700 } else { 0o777 }
    };
    let missing = folder.ancestors().take_while(|folder| !folder.is_dir());
    let missing: Vec<_> = missing.filter(|folder| !folder.as_os_str().is_empty()).collect();
    let mut outermost_first = missing.into_iter().rev();
    match outermost_first.try_for_each(|folder| create_with_mode(folder, mode(folder))) {
        Err(error) if folder.exists() => Err(Error::Input(format!(
            "{} is in the way: {}; choose a folder, or a path that does not exist yet",
            folder.display(),
            without_number(&error)
        ))),
        result => result.map_err(Error::io("cannot create", folder)),
    }
}

/// Creates a folder that may be there already; what else lies there is an error.
pub(super) fn create_with_mode(folder: &Path, mode: u32) -> io::Result<()> {
    match with_mode(&mut DirBuilder::new(), mode).create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => match folder.symlink_metadata() {
            Ok(found) if found.is_dir() || folder.is_dir() => Ok(()),
            Ok(_) => Err(error),
            // Whoever had it has removed it meanwhile.
            Err(gone) => Err(gone),
        },
        result => result,
    }
}

/// Lets `link` lead to the folder `original`.
#[cfg(unix)]
pub fn link(original: &Path, link: &Path) -> Result<()> {
    std::os::unix::fs::symlink(original, link).map_err(Error::io("cannot write", link))
}

/// Lets `link` lead to the folder `original`.
#[cfg(windows)]
pub fn link(original: &Path, link: &Path) -> Result<()> {
    std::os::windows::fs::symlink_dir(original, link).map_err(Error::io("cannot write", link))
}

/// Exchanges two folders in one step; `false` where the system cannot do that.
#[cfg(any(target_os = "linux", target_os = "macos"))]
#[must_use]
pub fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

/// Exchanges two folders in one step; `false` where the system cannot do that.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
#[must_use]
pub fn exchange(_a: &Path, _b: &Path) -> bool {
    false
}

/// Refuses a folder that this process cannot put files into.
#[cfg(unix)]
pub fn check_writable(folder: &Path) -> Result<()> {
    use rustix::fs::{Access, access};
    let allowed = access(folder, Access::WRITE_OK | Access::EXEC_OK).map_err(Into::into);
    allowed.map_err(Error::io("cannot write in", folder))
}

/// Elsewhere it turns out when something is written.
#[cfg(not(unix))]
pub fn check_writable(_folder: &Path) -> Result<()> {
    Ok(())
}

/// Removes a folder and all that lies in it.
pub fn remove_all(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).map_err(Error::io("cannot remove", folder))
}

/// Removes the folders between `path` and `root` that are empty.
pub fn remove_empty_above(path: &Path, root: &Path) {
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != root);
    folders.for_each(remove_empty);
}

/// Removes a folder if nothing lies in it.
pub fn remove_empty(folder: &Path) {
    // Fails on purpose where something does.
    let _ = fs::remove_dir(folder);
}

#[cfg(unix)]
fn with_mode(builder: &mut DirBuilder, mode: u32) -> &mut DirBuilder {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(mode)
}

#[cfg(not(unix))]
fn with_mode(builder: &mut DirBuilder, _mode: u32) -> &mut DirBuilder {
    builder
}
