//! Puts an artifact into its place.
//!
//! In: what a build left in its workspace. Out: a complete, immutable artifact, or none. A library
//! has its content hash in its name, so that a process that has loaded one keeps it while the next
//! is published; the manifest is written last and replaced in one rename.

use std::ffi::OsStr;
use std::path::Path;

use super::layout::{MANIFEST, library, sources};
use super::manifest::write;
use crate::disk::{files, folders, plain_file, root, sync};
use crate::error::{Error, Result};
use crate::model::Manifest;

/// Moves a finished build into its artifact folder `dir` below `root`: the library and the folder
/// of emitted sources from `out`, then the manifest, then what earlier builds left is removed. Each
/// is on disk before the next, so that power loss, too, finds the old artifact or the new one. The
/// caller holds the lock.
pub fn publish(out: &Path, root: &Path, dir: &Path, manifest: &Manifest) -> Result<()> {
    root::create_below(dir, root).map_err(Error::io("cannot create", dir))?;
    plain_file::forbid_others_to_write(&library(out, manifest))?;
    for entry in folders::list(out)? {
        sync::tree(&entry)?;
        replace(&entry, &dir.join(entry.file_name().unwrap_or_default()))?;
    }
    sync::folders(dir, root)?;
    // Written in the private folder, which is swept when its owner dies; the artifact's is not.
    write(out, manifest)?;
    replace(&out.join(MANIFEST), &dir.join(MANIFEST))?;
    sync::folder(dir)?;
    sweep(dir, manifest);
    Ok(())
}

/// Renames `from` to `to`. A folder in the way is put aside first, whole, because no file may be
/// missing from what the old manifest still describes.
fn replace(from: &Path, to: &Path) -> Result<()> {
    if folders::is_folder(to) {
        files::put_aside(to, &from.with_extension("replaced"))?;
    }
    files::rename(from, to)
}

/// Removes what the manifest no longer names. What cannot be removed stays: it harms nobody.
fn sweep(dir: &Path, manifest: &Manifest) {
    let sources = sources(&manifest.api.build_id);
    let kept = [MANIFEST, manifest.library.path.as_str(), sources.as_str()];
    let is_kept = |path: &Path| kept.iter().any(|name| path.file_name() == Some(OsStr::new(name)));
    for path in folders::list(dir).unwrap_or_default().iter().filter(|path| !is_kept(path)) {
        let _ = files::remove_any(path);
    }
}
