//! Files and folders of ours, with errors that name the path.
//!
//! In: paths, and what to write there. Out: that is done, or [`Error::Io`].

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::error::{Error, Result};

/// Writes texts by their paths below `root`, folders as needed.
pub fn write_all(root: &Path, files: &BTreeMap<String, String>) -> Result<()> {
    for (name, text) in files {
        let path = root.join(name);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(Error::io("cannot create", folder))?;
        fs::write(&path, text).map_err(Error::io("cannot write", &path))?;
    }
    Ok(())
}
