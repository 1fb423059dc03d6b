//! The private folder that one run works in: the shim, the Go workspace, temporary files.
//!
//! In: where the result will go (so that publishing is a rename on one file system). Out: folders
//! that are gone when the run is over, however it ends.

use std::path::{Path, PathBuf};

use crate::disk::private_dir::PrivateDir;
use crate::disk::{files, folders};
use crate::error::Result;
use crate::render::shim::GO_MOD;
use crate::resolve::{Join, MODULES};
use crate::toolchain::WorkDir;

/// What the list starts with where it is a workspace's.
const WORKSPACE_LIST: &str = "## workspace\n";

/// A private folder. Dropping it removes it.
#[derive(Debug)]
pub struct Workspace {
    root: PrivateDir,
    shim: WorkDir,
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

impl Workspace {
    /// A new folder inside `parent`; in the system's temporary folder where there is no parent or
    /// it cannot be written (what is there may still be good to use).
    pub fn create(parent: Option<&Path>) -> Result<Self> {
        let parents = parent.map_or(Ok(Created(Vec::new())), create_folders)?;
        let inside = parent.and_then(|parent| PrivateDir::create(parent).ok());
        let root = inside.map_or_else(|| PrivateDir::create(&std::env::temp_dir()), Ok)?;
        for folder in ["resolving", "shim", "tmp", "out"] {
            folders::create(&root.path().join(folder))?;
        }
        let shim = WorkDir::alone(&root.path().join("shim"));
        let workspace = Self { root, shim, _parents: parents };
        files::write(&workspace.resolving().join("go.mod"), GO_MOD)?;
        Ok(workspace)
    }

    /// The shim module's folder, in which Go commands run.
    #[must_use]
    pub fn shim(&self) -> &WorkDir {
        &self.shim
    }

    /// The folder with the shim's go.mod that the module is looked for in.
    #[must_use]
    pub fn resolving(&self) -> PathBuf {
        self.root.path().join("resolving")
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

    /// Joins the shim to a module.
    pub fn join(&mut self, join: &Join) -> Result<()> {
        files::write(&self.shim.path.join("go.mod"), &join.go_mod)?;
        if !join.go_sum.is_empty() {
            files::write(&self.shim.path.join("go.sum"), &join.go_sum)?;
        }
        if let Some(work) = &join.go_work {
            let path = self.root.path().join("go.work");
            files::write(&path, &work.text())?;
            self.shim.go_work = Some(path);
        }
        join.vendor.as_deref().map_or(Ok(()), |vendor| self.vendor(vendor))
    }

    /// The shim's go.mod, which Go completes while it lists packages.
    pub fn go_mod(&self) -> Result<String> {
        files::read_text(&self.shim.path.join("go.mod"))
    }

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
    folders::create_own(folder).map(|()| created)
}
