//! Whether code in the user's cache can have been put there by somebody else.
//!
//! In: an artifact's folder, or a program in the cache. Out: nothing, or what others may write.
//! Only the cache is looked at, which holds the default artifact root: whatever a user names is
//! trusted as the Python code beside it is, so that shared installations work, whoever owns them.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::error::{Error, Result};

/// The variable that turns the check off.
pub const VARIABLE: &str = "USEGOLIB_TRUST_ROOT";

/// The user's cache folder for usegolib.
pub fn folder() -> Result<PathBuf> {
    let base = etcetera::choose_base_strategy().map_err(|error| {
        Error::Input(format!("no home directory ({error}); set USEGOLIB_ARTIFACT_DIR"))
    })?;
    Ok(base.cache_dir().join("usegolib"))
}

/// Refuses `place` and `files` if they lie in the user's cache and others than the user and root
/// may write any of them, or a folder on the way to them. What does not exist is nobody's.
///
/// Raises `Integrity` with the way out.
pub fn check<'a>(place: &Path, files: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    let Ok(cache) = folder() else { return Ok(()) };
    if !place.starts_with(&cache) || is_switched_off() {
        return Ok(());
    }
    let mut folders: Vec<PathBuf> =
        place.ancestors().take_while(|folder| folder.starts_with(&cache)).map(Into::into).collect();
    folders.reverse();
    folders.extend(files.into_iter().map(Into::into));
    folders.iter().try_for_each(|path| match owner_fault(path) {
        None => Ok(()),
        Some(fault) => Err(refusal(path, &fault)),
    })
}

fn is_switched_off() -> bool {
    env::var_os(VARIABLE).is_some_and(|value| !value.is_empty() && value != "0")
}

/// Why a file or folder may be somebody else's, and how to make it the user's own.
#[cfg(unix)]
fn owner_fault(path: &Path) -> Option<(String, String)> {
    use std::os::unix::fs::MetadataExt as _;
    let found = path.metadata().ok()?;
    let user = rustix::process::geteuid().as_raw();
    if found.uid() != user && found.uid() != 0 {
        let whose = format!("belongs to user {}, not to you or root", found.uid());
        return Some((whose, "remove it and build again".to_owned()));
    }
    let mode = found.mode() & 0o7777;
    (mode & 0o022 != 0).then(|| {
        let writable = format!("is writable by others (mode {mode:04o})");
        (writable, format!("run `chmod go-w '{}'`", path.display()))
    })
}

#[cfg(not(unix))]
fn owner_fault(_path: &Path) -> Option<(String, String)> {
    None
}

fn refusal(path: &Path, (fault, way_out): &(String, String)) -> Error {
    Error::Integrity(format!(
        "{} {fault}, and code in your cache runs with your permissions; {way_out}, or set {VARIABLE}=1 \
         if that is intended",
        path.display()
    ))
}
