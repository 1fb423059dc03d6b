//! The folders from an artifact root down to an artifact.
//!
//! In: a root, which the user named and which may be a link, and a folder below it. Out: folders
//! that are folders. What is written below a root stays there, whatever lies in the way: Git, for
//! one, carries links.

use std::io;
use std::path::Path;

use super::folders::create_with_mode;
use crate::error::{Error, Result};

/// Refuses a link between `root` and `dir`; `dir` may be one no more than what is above it.
pub(crate) fn check_links(dir: &Path, root: &Path) -> Result<()> {
    let within: Vec<_> = dir.ancestors().take_while(|folder| *folder != root).collect();
    let Some(link) = within.iter().rev().find(|folder| folder.is_symlink()) else { return Ok(()) };
    Err(Error::Input(format!(
        "{} is a link, but what is written or removed below {} must really lie there; remove the \
         link, or name the folder that it points to",
        link.display(),
        root.display()
    )))
}

/// Creates `dir` and the folders above it up to `root`, which exists. Others may write into them
/// only if they may write into the root.
pub(crate) fn create_below(dir: &Path, root: &Path) -> io::Result<()> {
    let mode = if is_shared(root) { 0o777 } else { 0o755 };
    let within: Vec<_> = dir.ancestors().take_while(|folder| *folder != root).collect();
    within.into_iter().rev().try_for_each(|folder| create_with_mode(folder, mode))
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
