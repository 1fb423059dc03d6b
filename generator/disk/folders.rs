//! The folders from an artifact root down to an artifact.
//!
//! In: a root, which the user named and which may be a link, and a folder below it. Out: folders
//! that are folders. What is written below a root stays there, whatever lies in the way: Git, for
//! one, carries links.

use std::fs::DirBuilder;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::cache;
use crate::error::{Error, Result};

/// Refuses a link between `root` and `dir`; `dir` may be one no more than what is above it.
pub(crate) fn check(dir: &Path, root: &Path) -> Result<()> {
    let within: Vec<_> = dir.ancestors().take_while(|folder| *folder != root).collect();
    let Some(link) = within.iter().rev().find(|folder| folder.is_symlink()) else { return Ok(()) };
    Err(Error::Input(format!(
        "{} is a link, and what is written or removed below {} must lie there; remove the link, or \
         name the folder that it leads to",
        link.display(),
        root.display()
    )))
}

/// Creates `dir` and the folders above it up to `root`, which exists. Others may write into them
/// only if they may write into the root.
pub(crate) fn create(dir: &Path, root: &Path) -> io::Result<()> {
    let mode = if is_shared(root) { 0o777 } else { 0o755 };
    let within: Vec<_> = dir.ancestors().take_while(|folder| *folder != root).collect();
    within.into_iter().rev().try_for_each(|folder| create_one(folder, mode))
}

/// Creates a folder of the user's, and what is missing above it. The user's cache, where the default
/// root is, is nobody else's.
pub(crate) fn create_own(folder: &Path) -> io::Result<()> {
    let cache = cache::folder().ok();
    let missing: Vec<_> = folder.ancestors().take_while(|folder| !folder.is_dir()).collect();
    missing.into_iter().filter(|folder| !folder.as_os_str().is_empty()).rev().try_for_each(
        |folder| {
            let is_cache = cache.as_ref().is_some_and(|cache| folder.starts_with(cache));
            create_one(folder, if is_cache { 0o700 } else { 0o777 })
        },
    )
}

fn create_one(folder: &Path, mode: u32) -> io::Result<()> {
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

#[cfg(unix)]
fn with_mode(builder: &mut DirBuilder, mode: u32) -> &mut DirBuilder {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(mode)
}

#[cfg(not(unix))]
fn with_mode(builder: &mut DirBuilder, _mode: u32) -> &mut DirBuilder {
    builder
}

#[cfg(unix)]
fn is_shared(root: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    root.metadata().is_ok_and(|root| root.permissions().mode() & 0o020 != 0)
}

#[cfg(not(unix))]
fn is_shared(_root: &Path) -> bool {
    true
}
