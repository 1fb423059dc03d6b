//! The private folder that one run works in: the shim, the Go workspace, temporary files.
//!
//! In: where the result will go (so that publishing is a rename on one file system). Out: folders
//! that are gone when the run is over, however it ends.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::disk::private_dir::PrivateDir;
use crate::disk::{files, folders};
use crate::error::{Error, Result};

/// The `go` line of a workspace must not be older than the shim's own.
const SHIM_GO: &str = "1.22";

/// The list of modules in a vendor folder.
pub const MODULES: &str = "modules.txt";

/// What the list starts with where it is a workspace's.
const WORKSPACE_LIST: &str = "## workspace\n";

/// A private folder. Dropping it removes it.
#[derive(Debug)]
pub struct Workspace {
    root: PrivateDir,
    joined: bool,
    // Dropped after `root`: the folders that only this run needed go too, if they stayed empty.
    _parents: Created,
}

/// Folders that did not exist before, outermost first.
#[derive(Debug)]
struct Created(Vec<PathBuf>);

impl Drop for Created {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            folders::remove_empty(folder);
        }
    }
}

/// What a Go workspace beside the shim has to say.
#[derive(Debug)]
pub struct Join {
    /// The newest `go` line of all modules.
    pub go: String,
    /// The go.mod or go.work that has it.
    pub go_file: PathBuf,
    /// Module folders, absolute; the user's own comes first.
    pub modules: Vec<PathBuf>,
    /// Replacements of the user's own go.work, folders absolute.
    pub replace: Vec<Replacement>,
    /// The vendor folder that the modules' dependencies are taken from, if there is one.
    pub vendor: Option<PathBuf>,
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
    /// A new folder inside `parent`; in the system's temporary folder where there is no parent or
    /// it cannot be written (what is there may still be good to use).
    pub fn create(parent: Option<&Path>) -> Result<Self> {
        let parents = parent.map_or(Ok(Created(Vec::new())), create_folders)?;
        let inside = parent.and_then(|parent| PrivateDir::create(parent).ok());
        let root = inside.map_or_else(|| PrivateDir::create(&std::env::temp_dir()), Ok)?;
        for folder in ["shim", "tmp", "out"] {
            folders::create(&root.path().join(folder))?;
        }
        Ok(Self { root, joined: false, _parents: parents })
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

    /// The release in the `go` line of what Go takes for the main module or workspace.
    pub fn go_line(&self) -> Result<String> {
        let path = self.go_work().unwrap_or_else(|| self.shim().join("go.mod"));
        let text = files::read_text(&path)?;
        let line = text.lines().find_map(|line| line.strip_prefix("go "));
        Ok(line.unwrap_or_default().trim().to_owned())
    }

    /// Writes a go.work that uses the shim and the user's modules.
    pub fn join(&mut self, join: &Join) -> Result<()> {
        files::write(&self.root.path().join("go.work"), &go_work(join))?;
        join.vendor.as_deref().map_or(Ok(()), |vendor| self.vendor(vendor))?;
        self.joined = true;
        Ok(())
    }
}

impl Workspace {
    /// Makes a module's vendor folder that of the workspace: the same packages, and a list of them
    /// that says so (<https://go.dev/ref/mod#go-work-vendor>). The shim itself requires nothing.
    fn vendor(&self, vendor: &Path) -> Result<()> {
        let folder = self.root.path().join("vendor");
        folders::create(&folder)?;
        for entry in folders::list(vendor)? {
            let name = entry.file_name().unwrap_or_default();
            if name != MODULES {
                folders::link(&entry, &folder.join(name))?;
            }
        }
        let modules = files::read_text(&vendor.join(MODULES))?;
        let modules = modules.strip_prefix(WORKSPACE_LIST).unwrap_or(&modules);
        files::write(&folder.join(MODULES), &format!("{WORKSPACE_LIST}{modules}"))
    }
}

/// Creates `folder` and what is missing above it, and remembers what that was.
fn create_folders(folder: &Path) -> Result<Created> {
    let missing =
        folder.ancestors().take_while(|dir| !dir.as_os_str().is_empty() && !files::exists(dir));
    let mut missing: Vec<_> = missing.map(Path::to_path_buf).collect();
    missing.reverse();
    let created = Created(missing);
    match folders::create_own(folder) {
        Err(error) if files::exists(folder) => Err(Error::Input(format!(
            "{} is in the way: {error}; name a folder, or one that does not exist yet",
            folder.display()
        ))),
        result => result.map_err(Error::io("cannot create", folder)),
    }?;
    Ok(created)
}

fn go_work(join: &Join) -> String {
    let older =
        |go: &str| go.split('.').nth(1).and_then(|n| n.parse().ok()).is_none_or(|n: u32| n < 22);
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
