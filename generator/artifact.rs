//! Finds an artifact again: from an import path and maybe a version to one directory.
//!
//! In: an artifact root and what is asked for. Out: an [`Artifact`], or why there is none.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::model::Manifest;

/// An artifact on disk whose manifest has been read and checked for shape (not for integrity).
#[derive(Clone, Debug)]
pub struct Artifact {
    /// The directory that holds `manifest.json`.
    pub dir: PathBuf,
    /// Its manifest.
    pub manifest: Manifest,
}

/// Finds the artifact that holds package `path` for this platform below `root`; `version` None
/// takes the only one present.
///
/// Raises `ArtifactNotFound` or `AmbiguousArtifact`, and `Manifest` for one that cannot be read.
pub fn find(root: &Path, path: &str, version: Option<&str>) -> Result<Artifact> {
    let _ = (root, path, version);
    todo!()
}
