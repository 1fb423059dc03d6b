//! A private folder that is gone when its owner is, even one that was killed.
//!
//! In: the folder to create it in. Out: a [`PrivateDir`]. Beside each lies a lock file that its
//! owner holds for as long as it lives; whoever finds one free knows that its owner died, and
//! removes both.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::plain_file::{self, same_file};
use crate::error::{Error, Result};

/// How the names of our temporary files and folders begin.
pub(super) const PREFIX: &str = ".usegolib-";

/// What the name of a lock file adds to that of its folder.
const LOCK: &str = ".lock";

/// How often, and with which pause, a folder is removed that somebody still writes into.
const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(10);

/// Whether the name of a path is that of a temporary file or folder of ours.
#[must_use]
pub fn is_private(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(PREFIX.as_bytes()))
}

/// A private folder. Dropping it removes it.
#[derive(Debug)]
pub struct PrivateDir {
    folder: Option<TempDir>,
    lock: PathBuf,
    // Held, never read: closing it gives up the lock.
    _held: File,
}

impl PrivateDir {
    /// A new folder in `parent`, and what killed owners left there removed.
    pub fn create(parent: &Path) -> Result<Self> {
        sweep(parent);
        loop {
            let (held, lock) = lock_file(parent)?;
            // A sweep may have taken it for a dead owner's before it was locked.
            if held.try_lock().is_err() || !same_file(&held, &lock)? {
                continue;
            }
            let name = lock.file_name().unwrap_or_default().to_string_lossy();
            let name = name.strip_suffix(LOCK).unwrap_or(&name);
            let mut builder = tempfile::Builder::new();
            let folder = builder.prefix(name).rand_bytes(0).tempdir_in(parent);
            let folder = folder.map_err(Error::io("cannot write in", parent))?;
            return Ok(Self { folder: Some(folder), lock, _held: held });
        }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.as_ref().map_or(Path::new(""), TempDir::path)
    }
}

impl Drop for PrivateDir {
    fn drop(&mut self) {
        // The folder first: without its lock file nobody would ever sweep it.
        if let Some(folder) = self.folder.take() {
            remove(&folder.keep(), &self.lock);
        }
        self.lock.parent().into_iter().for_each(sweep);
    }
}

fn lock_file(parent: &Path) -> Result<(File, PathBuf)> {
    let mut builder = tempfile::Builder::new();
    let file = builder.prefix(PREFIX).suffix(LOCK).tempfile_in(parent);
    let file = file.map_err(Error::io("cannot write in", parent))?;
    file.keep().map_err(|error| Error::io("cannot write in", parent)(error.error))
}

/// Removes the folders in `parent` whose owners died. What cannot be removed stays.
pub fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with(PREFIX) {
            continue;
        }
        if let Some(folder) = name.strip_suffix(LOCK) {
            sweep_one(&entry.path(), &parent.join(folder));
        } else if parent.join(format!("{name}{LOCK}")).symlink_metadata().is_err() {
            // No owner's folder is ever without a lock file; a Go command that outlived its
            // builder created this one again.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn sweep_one(lock: &Path, folder: &Path) {
    let Ok(file) = plain_file::open_own(lock, OpenOptions::new().read(true)) else { return };
    if file.try_lock().is_err() {
        return;
    }
    remove(folder, lock);
}

/// Removes a folder and then its lock file. A Go command that outlived its builder may still write
/// into the folder: so several times, and the lock file stays as long as the folder does.
fn remove(folder: &Path, lock: &Path) {
    for _ in 0..ATTEMPTS {
        let _ = fs::remove_dir_all(folder);
        if !folder.exists() {
            let _ = fs::remove_file(lock);
            return;
        }
        std::thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn it_is_gone_with_its_owner() {
        let parent = tempfile::tempdir().unwrap();
        let scratch = PrivateDir::create(parent.path()).unwrap();
        fs::write(scratch.path().join("file"), "text").unwrap();
        drop(scratch);
        assert_eq!(names(parent.path()), Vec::<String>::new());
    }

    #[test]
    fn what_a_killed_owner_left_goes_and_what_a_living_one_has_stays() {
        let parent = tempfile::tempdir().unwrap();
        let dead = parent.path().join(".usegolib-dead");
        fs::create_dir_all(dead.join("shim")).unwrap();
        fs::write(parent.path().join(".usegolib-dead.lock"), "").unwrap();
        let living = PrivateDir::create(parent.path()).unwrap();
        let other = PrivateDir::create(parent.path()).unwrap();
        assert!(!dead.exists() && !parent.path().join(".usegolib-dead.lock").exists());
        assert!(living.path().is_dir() && other.path().is_dir());
    }

    #[test]
    fn a_folder_without_a_lock_file_is_nobodys() {
        let parent = tempfile::tempdir().unwrap();
        let scratch = PrivateDir::create(parent.path()).unwrap();
        fs::create_dir(parent.path().join(".usegolib-again")).unwrap();
        drop(scratch);
        assert_eq!(names(parent.path()), Vec::<String>::new());
    }
}
