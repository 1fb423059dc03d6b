//! What of an artifact is not as its manifest says.
//!
//! In: an artifact's folder and its manifest. Out: faults, a sentence each.

use std::path::Path;

use super::layout::{library, sources};
use super::library::describe;
use crate::disk::{files, folders, hash, plain_file};
use crate::error::{Error, Result};
use crate::model::Manifest;

/// What of the artifact in `dir` is not as its manifest says, a sentence each; empty when all is.
pub fn find(dir: &Path, manifest: &Manifest) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let path = library(dir, manifest);
    match describe(&path) {
        Ok(_) if files::is_link(&path) => {
            faults.push(format!("{} is a link, but must be a regular file", path.display()));
        }
        Ok(found) if found == manifest.library => {}
        Ok(found) if found.size != manifest.library.size => faults.push(format!(
            "{} has {} bytes, but its manifest says {}",
            path.display(),
            found.size,
            manifest.library.size
        )),
        Ok(_) => faults.push(format!(
            "{} has a different SHA-256 from the one in its manifest",
            path.display()
        )),
        Err(error) => faults.push(error.to_string()),
    }
    let sources = dir.join(sources(&manifest.api.build_id));
    // A package carries the library only; its own files lie where they are imported from.
    for file in manifest.files.iter().filter(|_| folders::is_folder(&sources)) {
        let path = sources.join(&file.path);
        match plain_file::read(&path) {
            Ok(bytes) if hash::of_bytes(&bytes) == file.sha256 => {}
            Ok(_) => faults.push(format!(
                "{} has a different SHA-256 from the one in its manifest",
                path.display()
            )),
            Err(error) => faults.push(Error::io("cannot read", &path)(error).to_string()),
        }
    }
    Ok(faults)
}
