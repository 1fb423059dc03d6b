//! Who may write an artifact: one process at a time, and the others say whom they wait for.
//!
//! In: an artifact folder and the work to do. The lock file lies beside the folder; whoever
//! gets the lock compares the file with its path, so that a deleted lock file lets nobody in.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use fd_lock::{RwLock, RwLockWriteGuard};

use crate::error::{Error, Result};

/// How long to wait for another builder, in seconds, unless `USEGOLIB_LOCK_TIMEOUT` says otherwise.
const PATIENCE: u64 = 900;

/// How often a waiting process looks again.
const INTERVAL: Duration = Duration::from_millis(50);

/// The right to write an artifact, as long as nobody deletes the lock file.
#[derive(Debug)]
pub struct Held<'a> {
    file: &'a File,
    path: &'a Path,
}

impl Held<'_> {
    /// Whether the right is still ours: with the lock file gone, another process can have it.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        same_file(self.file, self.path).unwrap_or(false)
    }
}

/// Waits for the right to write the artifact in `dir` below `root`, and runs `work` with it.
/// `work` answers `None` if it finds that the right was lost before it wrote anything; then all
/// starts over. `waiting` is told once for whom. Where `work` fails and leaves no artifact, what
/// was created for the lock is removed again.
///
/// Raises `Io` where the lock file cannot be written, and `Build` when the wait takes too long.
pub fn hold<T>(
    dir: &Path,
    root: &Path,
    waiting: impl FnOnce(&str),
    mut work: impl FnMut(&Held) -> Result<Option<T>>,
) -> Result<T> {
    let path = dir.with_extension("lock");
    let folder = path.parent().unwrap_or(dir);
    let deadline = Instant::now() + patience();
    let mut waiting = Some(waiting);
    loop {
        fs::create_dir_all(folder).map_err(Error::io("cannot create", folder))?;
        let mut lock = RwLock::new(open(&path)?);
        if let Some(guard) = attempt(&mut lock, &path)? {
            let held = Held { file: &guard, path: &path };
            let result = work(&held);
            // Nobody is named by a lock that nobody holds.
            let _ = guard.set_len(0);
            if result.is_err() && !dir.exists() && held.is_ours() {
                forget(&path, root);
            }
            match result.transpose() {
                Some(result) => return result,
                None => continue,
            }
        }
        let holder = holder(&path);
        if let Some(waiting) = waiting.take() {
            waiting(&holder);
        }
        if Instant::now() > deadline {
            return Err(timed_out(dir, &holder));
        }
        std::thread::sleep(INTERVAL);
    }
}

/// Removes the lock file while it is held, and the empty folders up to the root. Whoever waits on
/// the removed file sees that it is no longer the one its path leads to, and starts over.
fn forget(path: &Path, root: &Path) {
    let _ = fs::remove_file(path);
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != root) {
        let _ = fs::remove_dir(folder);
    }
}

fn open(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    let file = options.read(true).write(true).create(true).truncate(false).open(path);
    file.map_err(Error::io("cannot write", path))
}

/// Tries once. `None` when another process holds it, or when the file was replaced meanwhile.
fn attempt<'a>(
    lock: &'a mut RwLock<File>,
    path: &Path,
) -> Result<Option<RwLockWriteGuard<'a, File>>> {
    let Ok(mut guard) = lock.try_write() else { return Ok(None) };
    if !same_file(&guard, path)? {
        return Ok(None);
    }
    let note = format!("process {}\n", std::process::id());
    let written = guard.set_len(0).and_then(|()| guard.rewind());
    // The note only serves the message of whoever waits.
    let _ = written.and_then(|()| guard.write_all(note.as_bytes()));
    Ok(Some(guard))
}

/// Whether `path` still leads to the open `file`: a deleted lock file must not let two in.
#[cfg(unix)]
pub(crate) fn same_file(file: &File, path: &Path) -> Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let open = file.metadata().map_err(Error::io("cannot read", path))?;
    Ok(fs::metadata(path).is_ok_and(|named| named.ino() == open.ino() && named.dev() == open.dev()))
}

#[cfg(not(unix))]
pub(crate) fn same_file(_file: &File, _path: &Path) -> Result<bool> {
    // An open file cannot be deleted here.
    Ok(true)
}

fn holder(path: &Path) -> String {
    let mut text = String::new();
    let read = File::open(path).and_then(|mut file| file.read_to_string(&mut text));
    match read {
        Ok(_) if !text.trim().is_empty() => text.trim().to_owned(),
        _ => "another process".to_owned(),
    }
}

fn patience() -> Duration {
    let seconds = std::env::var("USEGOLIB_LOCK_TIMEOUT").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(PATIENCE))
}

fn timed_out(dir: &Path, holder: &str) -> Error {
    Error::Build {
        message: format!(
            "gave up waiting for {holder}, which is building {}; wait until it is done, end it, or \
             raise USEGOLIB_LOCK_TIMEOUT (seconds)",
            dir.display()
        ),
        command: String::new(),
        log: String::new(),
    }
}
