//! Puts an artifact into its place, and takes it away again.
//!
//! In: what a build left in its workspace. Out: a complete, immutable artifact, or none. A library
//! has its content hash in its name, so that a process that has loaded one keeps it while the next
//! is published; the manifest is written last and replaced in one rename.

use std::fs;
use std::path::{Path, PathBuf};

use super::layout::{MANIFEST, library, sources};
use super::manifest::write;
use crate::disk::{folders, plain_file, sync};
use crate::error::{Error, Result};
use crate::model::Manifest;

/// Moves a finished build into its artifact folder `dir` below `root`: the library and the folder
/// of emitted sources from `out`, then the manifest, then what earlier builds left is removed. Each
/// is on disk before the next, so that power loss, too, finds the old artifact or the new one. The
/// caller holds the lock.
pub fn publish(out: &Path, root: &Path, dir: &Path, manifest: &Manifest) -> Result<()> {
    folders::create(dir, root).map_err(Error::io("cannot create", dir))?;
    let built = library(out, manifest);
    plain_file::reserve(&built).map_err(Error::io("cannot write", &built))?;
    for entry in entries(out)? {
        sync::tree(&entry)?;
        replace(&entry, &dir.join(entry.file_name().unwrap_or_default()))?;
    }
    sync::path(dir, root)?;
    // Written in the private folder, which is swept when its owner dies; the artifact's is not.
    write(out, manifest)?;
    replace(&out.join(MANIFEST), &dir.join(MANIFEST))?;
    sync::names(dir)?;
    sweep(dir, manifest);
    Ok(())
}

/// Renames `from` to `to`. A folder in the way is put aside first, whole, because no file may be
/// missing from what the old manifest still describes.
fn replace(from: &Path, to: &Path) -> Result<()> {
    if to.is_dir() {
        let aside = from.with_extension("replaced");
        fs::rename(to, &aside).map_err(Error::io("cannot replace", to))?;
    }
    fs::rename(from, to).map_err(Error::io("cannot write", to))
}

/// Removes the artifact in `dir`, its manifest first, and the folders above it that are empty then.
/// The caller holds the lock.
pub fn remove(dir: &Path, root: &Path) -> Result<()> {
    let manifest = dir.join(MANIFEST);
    discard(&manifest).map_err(Error::io("cannot remove", &manifest))?;
    sync::names(dir)?;
    fs::remove_dir_all(dir).map_err(Error::io("cannot remove", dir))?;
    let _ = fs::remove_file(dir.with_extension("lock"));
    for folder in dir.ancestors().skip(1).take_while(|folder| *folder != root) {
        // Fails on purpose where another artifact lives.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>> {
    let read = fs::read_dir(dir).map_err(Error::io("cannot read", dir))?;
    read.map(|entry| entry.map(|entry| entry.path()).map_err(Error::io("cannot read", dir)))
        .collect()
}

/// Removes what the manifest no longer names. What cannot be removed stays: it harms nobody.
fn sweep(dir: &Path, manifest: &Manifest) {
    let sources = sources(&manifest.api.build_id);
    let kept = [MANIFEST, manifest.library.path.as_str(), sources.as_str()];
    for path in entries(dir).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if kept.contains(&name.as_str()) {
            continue;
        }
        let _ = discard(&path);
    }
}

/// Removes whatever lies at `path`; of a link only the link.
fn discard(path: &Path) -> std::io::Result<()> {
    if path.symlink_metadata()?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}
