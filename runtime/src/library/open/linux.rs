//! The same on Linux, where `/proc/self/fd` has paths that lead to open files.
//!
//! In: a verified library. Out: it, loaded from a sealed copy in memory, which nobody can write any
//! more; or from the file itself where only root can write it, so that processes share its pages.

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::{AsRawFd as _, IntoRawFd as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use libloading::{Error as LoadError, Library};
use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};
use rustix::io::Errno;
use usegolib::disk::folders;
use usegolib::error::Error;

use super::super::elf::looks_around;
use super::super::verify::Verified;

/// Where open files have paths.
const OPEN_FILES: &str = "/proc/self/fd";

/// How often a new way of writing a path begins anew.
const SPELLINGS: usize = 512;

static SPELLING: AtomicUsize = AtomicUsize::new(0);

/// Loads the library from where its bytes are safe; from the open file where the system keeps
/// programs from having code in memory of their own.
///
/// Raises `Load` where there is no `/proc`.
pub(super) fn load_verified(
    verified: Verified,
    open: impl Fn(&Path) -> Result<Library, LoadError>,
) -> Result<Result<Library, LoadError>, Error> {
    let Verified { path, file, content } = verified;
    if looks_around(&content) {
        // It finds the others by its own path, and has to be loaded by that.
        return Ok(open(&path));
    }
    if !folders::is_folder(Path::new(OPEN_FILES)) {
        return Err(unsafe_here(&path));
    }
    if !is_fixed(&file)
        && let Ok(copy) = seal_copy(&path, &content)
    {
        drop(content);
        if let Ok(library) = load_file(copy, &open) {
            return Ok(Ok(library));
        }
    }
    Ok(load_file(file, &open))
}

/// Whether root alone can write the file, and this process is not root's.
fn is_fixed(file: &File) -> bool {
    let is_roots = |file: std::fs::Metadata| file.uid() == 0 && file.mode() & 0o022 == 0;
    !rustix::process::geteuid().is_root() && file.metadata().is_ok_and(is_roots)
}

/// A copy in memory that can be read and run, and never changed.
fn seal_copy(path: &Path, content: &[u8]) -> io::Result<File> {
    let name = path.file_name().unwrap_or_default();
    let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
    let copy = match memfd_create(name, flags | MemfdFlags::EXEC) {
        // A kernel before 6.3 does not know that one has to say so.
        Err(Errno::INVAL) => memfd_create(name, flags)?,
        copy => copy?,
    };
    let mut copy = File::from(copy);
    copy.write_all(content)?;
    fcntl_add_seals(
        &copy,
        SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL,
    )?;
    Ok(copy)
}

/// Loads from an open file, which stays open: debuggers and whoever prints a stack look for the
/// library by the path that it was loaded from.
fn load_file(
    file: File,
    open: &impl Fn(&Path) -> Result<Library, LoadError>,
) -> Result<Library, LoadError> {
    let library = open(&unique_path(&file))?;
    let _ = file.into_raw_fd();
    Ok(library)
}

/// The path of an open file, written as never before: the loader takes a path that it has seen for
/// the same library, and somebody may have closed that file, and another have its number.
fn unique_path(file: &File) -> PathBuf {
    let detours = SPELLING.fetch_add(1, Ordering::Relaxed) % SPELLINGS;
    format!("{OPEN_FILES}/{}{}", "./".repeat(detours), file.as_raw_fd()).into()
}

fn unsafe_here(path: &Path) -> Error {
    Error::Load(format!(
        "cannot load {}: there is no {OPEN_FILES} here, without which the file could be exchanged \
         between being checked and being loaded; mount /proc",
        path.display()
    ))
}
