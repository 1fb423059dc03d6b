//! Files of ours, with errors that name the path.
//!
//! In: paths, and what to write there. Out: that is done, or [`Error::Io`]. Questions about what
//! lies at a path follow links.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{folders, private_dir};
use crate::error::{Error, Result};

/// Whether anything lies at `path`.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether a file lies at `path`.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Whether `path` is a link, wherever that leads.
#[must_use]
pub fn is_link(path: &Path) -> bool {
    path.is_symlink()
}

/// Whether anything lies at `path`, be it a link that leads nowhere.
#[must_use]
pub fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Refuses a path that nothing lies at.
pub fn check(path: &Path) -> Result<()> {
    fs::metadata(path).map(drop).map_err(Error::io("cannot read", path))
}

/// The path without links, `.` and `..`.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize()
}

/// Everything in a file, for a file of anybody's.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// The text in a file.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Error::io("cannot read", path))
}

/// Writes a file.
pub fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(Error::io("cannot write", path))
}

/// Writes texts by their paths below `root`, folders as needed.
pub fn write_all(root: &Path, files: &BTreeMap<String, String>) -> Result<()> {
    for (name, text) in files {
        let path = root.join(name);
        folders::create_all(path.parent().unwrap_or(root))?;
        write(&path, text)?;
    }
    Ok(())
}

/// Writes a file in one rename, for everyone who may read its folder, and makes its content
/// durable.
pub fn replace(path: &Path, text: &str) -> Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    let mut file = NamedTempFile::with_prefix_in(private_dir::PREFIX, dir)
        .map_err(Error::io("cannot write in", dir))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| make_readable(file.as_file()));
    written.and_then(|()| file.as_file().sync_all()).map_err(Error::io("cannot write", path))?;
    file.persist(path).map_err(|error| Error::io("cannot write", path)(error.error))?;
    Ok(())
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).map_err(Error::io("cannot write", to))
}

/// Renames a file or folder.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(Error::io("cannot write", to))
}

/// Renames what is to be replaced.
pub fn put_aside(path: &Path, aside: &Path) -> Result<()> {
    fs::rename(path, aside).map_err(Error::io("cannot replace", path))
}

/// Removes a file.
pub fn remove(path: &Path) -> Result<()> {
    fs::remove_file(path).map_err(Error::io("cannot remove", path))
}

/// Removes whatever lies at `path`; of a link only the link.
pub fn remove_any(path: &Path) -> Result<()> {
    let is_folder = path.symlink_metadata().map(|found| found.is_dir());
    let removed = is_folder.and_then(|is_folder| {
        if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) }
    });
    removed.map_err(Error::io("cannot remove", path))
}

/// What takes all that is written to it, and holds nothing to read.
#[cfg(unix)]
pub(crate) fn open_null() -> io::Result<File> {
    fs::OpenOptions::new().read(true).write(true).open("/dev/null")
}

/// Temporary files are private.
#[cfg(unix)]
fn make_readable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_file: &File) -> io::Result<()> {
    Ok(())
}
