//! What must outlast a power loss: the content of files, and the names that lead to them.
//!
//! In: files and folders that were written. Out: they are on disk. A rename is only as durable as
//! the folder it happened in, and a system may write two renames in the other order.

use std::fs::{self, File};
use std::path::Path;

use crate::error::{Error, Result};

/// Makes a file, or all that lies below a folder, durable; what is a link is not followed.
pub(crate) fn tree(path: &Path) -> Result<()> {
    if path.is_symlink() {
        return Ok(());
    }
    if path.is_dir() {
        for entry in fs::read_dir(path).map_err(Error::io("cannot read", path))? {
            tree(&entry.map_err(Error::io("cannot read", path))?.path())?;
        }
        return folder(path);
    }
    let file = File::open(path).map_err(Error::io("cannot read", path))?;
    file.sync_all().map_err(Error::io("cannot write", path))
}

/// Makes the names in the folders from `dir` up to `root` durable, `root`'s own included.
pub(crate) fn folders(dir: &Path, root: &Path) -> Result<()> {
    let within = dir.ancestors().take_while(|folder| folder.starts_with(root));
    within.chain(root.parent()).try_for_each(folder)
}

/// Makes the names in one folder durable.
#[cfg(unix)]
pub(crate) fn folder(path: &Path) -> Result<()> {
    use std::io::ErrorKind::{InvalidInput, PermissionDenied};

    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let synced = File::open(path).and_then(|folder| folder.sync_all());
    match synced {
        // A file system that cannot do it, or a folder above the root that is not ours to open.
        Err(error) if matches!(error.kind(), InvalidInput | PermissionDenied) => Ok(()),
        synced => synced.map_err(Error::io("cannot write", path)),
    }
}

/// Elsewhere a folder cannot be opened, and the file system keeps the order of renames.
#[cfg(not(unix))]
pub(crate) fn folder(_path: &Path) -> Result<()> {
    Ok(())
}
