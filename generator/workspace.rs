//! The private folder that one run works in: the shim, the Go workspace, temporary files.
//!
//! In: where the result will go (so that publishing is a rename on one file system). Out: folders
//! that are gone when the run is over, however it ends.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::error::{Error, Result};
use crate::render::Files;

/// How the names of our temporary folders begin; what a killed run leaves is found by it.
pub const PREFIX: &str = ".usegolib-";

/// The `go` line of a workspace must not be older than the shim's own.
const SHIM_GO: &str = "1.22";

/// A private folder. Dropping it removes it.
#[derive(Debug)]
pub struct Workspace {
    root: TempDir,
    joined: bool,
}

/// What a Go workspace beside the shim has to say.
#[derive(Debug)]
pub struct Join {
    /// The newest `go` line of all modules.
    pub go: String,
    /// Module folders, absolute; the user's own comes first.
    pub modules: Vec<PathBuf>,
    /// Replacements of the user's own go.work, folders absolute.
    pub replace: Vec<Replacement>,
}

/// A `replace` line: path and version (may be empty) of either side.
#[derive(Debug)]
pub struct Replacement {
    /// What is replaced.
    pub old: (String, String),
    /// By what.
    pub new: (String, String),
}

impl Workspace {
    /// A new folder inside `parent`, or in the system's temporary folder.
    pub fn create(parent: Option<&Path>) -> Result<Self> {
        let builder = &mut tempfile::Builder::new();
        builder.prefix(PREFIX);
        let root = match parent {
            Some(parent) => {
                fs::create_dir_all(parent).map_err(Error::io("cannot create", parent))?;
                builder.tempdir_in(parent).map_err(Error::io("cannot write in", parent))?
            }
            None => builder.tempdir().map_err(Error::io("cannot write in", &std::env::temp_dir()))?,
        };
        for folder in ["shim", "tmp", "out"] {
            let path = root.path().join(folder);
            fs::create_dir(&path).map_err(Error::io("cannot create", &path))?;
        }
        Ok(Self { root, joined: false })
    }

    /// The shim module's folder, in which Go commands run.
    #[must_use]
    pub fn shim(&self) -> PathBuf {
        self.root.path().join("shim")
    }

    /// The folder for Go's own temporary files.
    #[must_use]
    pub fn temporary(&self) -> PathBuf {
        self.root.path().join("tmp")
    }

    /// The folder in which the result is put together.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.root.path().join("out")
    }

    /// The generated go.work, where a local module was joined.
    #[must_use]
    pub fn go_work(&self) -> Option<PathBuf> {
        self.joined.then(|| self.root.path().join("go.work"))
    }

    /// Writes a go.work that uses the shim and the user's modules.
    pub fn join(&mut self, join: &Join) -> Result<()> {
        let path = self.root.path().join("go.work");
        fs::write(&path, go_work(join)).map_err(Error::io("cannot write", &path))?;
        self.joined = true;
        Ok(())
    }
}

/// Writes rendered files below `root`, folders as needed.
pub fn write_files(root: &Path, files: &Files) -> Result<()> {
    for (name, text) in files {
        let path = root.join(name);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(Error::io("cannot create", folder))?;
        fs::write(&path, text).map_err(Error::io("cannot write", &path))?;
    }
    Ok(())
}

fn go_work(join: &Join) -> String {
    let older = |go: &str| go.split('.').nth(1).and_then(|n| n.parse().ok()).is_none_or(|n: u32| n < 22);
    let go = if older(&join.go) { SHIM_GO } else { &join.go };
    let mut text = format!("go {go}\n\nuse ./shim\n");
    for module in &join.modules {
        let _ = writeln!(text, "use {}", quoted(&module.to_string_lossy()));
    }
    for Replacement { old, new } in &join.replace {
        let _ = writeln!(text, "replace {} {} => {} {}", old.0, old.1, quoted(&new.0), new.1);
    }
    text
}

/// A string as go.work wants it when it may hold spaces.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
