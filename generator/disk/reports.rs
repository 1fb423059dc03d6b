//! Reports of crashes: a file for each process, which is removed where nothing has come into it.
//!
//! In: nothing, or text. Out: a file that this process alone writes to, as long as it lives.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::time::{SystemTime, UNIX_EPOCH};

use super::{cache, folders, plain_file};

/// The variable that names another folder; empty for no reports.
pub const VARIABLE: &str = "USEGOLIB_CRASH_DIR";

/// What each line begins with that is there before anything has happened.
const BEFORE: &str = "# ";

/// A report of this process.
#[derive(Debug)]
pub struct Report {
    path: PathBuf,
    /// Locked as long as it is open.
    file: File,
    /// How many bytes were written to it by us.
    written: u64,
}

/// The folder of the reports; `None` where nobody wants any, or there is no place for them.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    match env::var_os(VARIABLE) {
        Some(named) if named.is_empty() => None,
        Some(named) => std::path::absolute(named).ok(),
        None => Some(cache::folder().ok()?.join("crashes")),
    }
}

impl Report {
    /// Makes the report of this process, and removes those of others that have ended without one.
    pub fn create(folder: &Path) -> io::Result<Self> {
        folders::create_own(folder).map_err(io::Error::other)?;
        cache::check(folder, []).map_err(io::Error::other)?;
        sweep(folder);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let path = folder.join(format!("{}-{}.txt", now.as_millis(), process::id()));
        let mut options = OpenOptions::new();
        let file = private(options.read(true).append(true).create_new(true)).open(&path)?;
        lock(&file)?;
        Ok(Self { path, file, written: 0 })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file, for whoever writes to it when the process ends.
    #[must_use]
    pub fn file(&self) -> &File {
        &self.file
    }

    /// Writes a line about what was before.
    pub fn note(&mut self, line: &str) -> io::Result<()> {
        let line = format!("{BEFORE}{}\n", line.replace('\n', " "));
        self.file.write_all(line.as_bytes())?;
        self.written += line.len() as u64;
        Ok(())
    }

    /// Removes the file if nothing but notes is in it.
    pub fn finish(&self) {
        let is_empty = self.file.metadata().is_ok_and(|found| found.len() <= self.written);
        if is_empty && plain_file::same_file(&self.file, &self.path).unwrap_or(false) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes the reports without content of processes that are no more.
fn sweep(folder: &Path) {
    for path in
        folders::entries(folder).filter(|path| path.extension().is_some_and(|it| it == "txt"))
    {
        let Ok(mut file) = plain_file::open(&path) else { continue };
        let mut text = String::new();
        if lock(&file).is_ok()
            && file.read_to_string(&mut text).is_ok()
            && text.lines().all(|line| line.starts_with(BEFORE))
        {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Locks a file that nobody else has locked.
#[cfg(unix)]
fn lock(file: &File) -> io::Result<()> {
    use rustix::fs::{FlockOperation, flock};
    Ok(flock(file, FlockOperation::NonBlockingLockExclusive)?)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

/// Nobody has reports there.
#[cfg(not(unix))]
fn lock(_file: &File) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}
