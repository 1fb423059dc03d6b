//! The shared library of an artifact, as its manifest names it.
//!
//! In: a file. Out: its name, size and hash.

use std::path::Path;

use crate::disk::{hash, plain_file};
use crate::error::{Error, Result};
use crate::model::Library;

/// The name, size and hash of the library at `path`.
pub fn describe(path: &Path) -> Result<Library> {
    let mut file = plain_file::open(path).map_err(Error::io("cannot read", path))?;
    let (sha256, size) = hash::of_source(&mut file).map_err(Error::io("cannot read", path))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Library { path: name, sha256, size })
}
