//! Removes artifacts from an artifact root.
//!
//! In: what a user names, or an artifact's folder. Out: those folders; or nothing, and it is gone.

use std::path::{Path, PathBuf};

use super::bundle;
use super::layout::MANIFEST;
use crate::disk::{files, folders, lock, sync};
use crate::error::{Error, Message, Result};
use crate::model::BUNDLE;
use crate::resolve::syntax;

/// The artifact folders of a module, by where they lie: a broken manifest is removable, too.
pub fn matching(root: &Path, wanted: &str) -> Result<Vec<PathBuf>> {
    let (module, version) = match wanted.split_once('@') {
        Some((module, version)) => (module, Some(version)),
        None => (wanted, None),
    };
    syntax::check_path(module)?;
    version.map_or(Ok(()), syntax::check_query)?;
    let folder = format!("{}@{}", syntax::escape(module), syntax::escape(version.unwrap_or("")));
    let is_wanted = |dir: &PathBuf| {
        let place = dir.parent().and_then(|parent| parent.strip_prefix(root).ok());
        let place = place.map(|place| place.to_string_lossy().replace('\\', "/"));
        place.is_some_and(|p| if version.is_some() { p == folder } else { p.starts_with(&folder) })
    };
    let dirs: Vec<_> = super::all(root)?.into_iter().filter(is_wanted).collect();
    if dirs.is_empty() {
        let fault = format!("no artifact of {wanted} in {}", root.display());
        let remedy = Some("see what is there with `usegolib list`".to_owned());
        return Err(Error::ArtifactNotFound(Message { fault, remedy }));
    }
    check(root, &dirs)?;
    Ok(dirs)
}

/// Refuses folders that are of modules of a bundle, which goes as a whole or not at all.
fn check(root: &Path, dirs: &[PathBuf]) -> Result<()> {
    for dir in dirs {
        let Some(found) = bundle::of(dir) else { continue };
        let api = &found.manifest.api;
        return Err(Error::Input(format!(
            "{} is in a bundle ({}), which can only be removed as a whole: `usegolib remove {BUNDLE}@{} \
             --out {}`",
            dir.display(),
            api.title(),
            api.version,
            root.display()
        )));
    }
    Ok(())
}

/// Removes the artifact in `dir` once nobody else writes it; `waiting` is called with who does. With a
/// bundle goes what points at it.
pub fn remove(dir: &Path, root: &Path, waiting: impl FnOnce(&str)) -> Result<()> {
    bundle::unpoint(dir, root)?;
    lock::hold(dir, root, waiting, |held| held.write(|| locked(dir, root)))
}

/// Removes its manifest first, and the folders above it that are empty then. The caller holds the
/// lock.
pub(super) fn locked(dir: &Path, root: &Path) -> Result<()> {
    files::remove_any(&dir.join(MANIFEST))?;
    sync::folder(dir)?;
    folders::remove_all(dir)?;
    let _ = files::remove(&dir.with_extension("lock"));
    folders::remove_empty_above(dir, root);
    Ok(())
}
