//! The artifact's layout on disk, and `manifest.json` in and out.

use std::path::Path;

use crate::error::Result;
use crate::model::Manifest;

/// Reads and validates the manifest in artifact directory `dir`.
pub fn read(dir: &Path) -> Result<Manifest> {
    let _ = dir;
    todo!()
}
