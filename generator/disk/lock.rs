//! Who may write an artifact: one process at a time, and the others say whom they wait for.
//!
//! In: an artifact folder and the work to do. The lock file lies beside the folder; whoever
//! gets the lock compares the file with its path, so that a deleted lock file lets nobody in. It
//! can still be deleted while somebody writes: so whoever writes holds the artifact root itself,
//! too, for the moment that takes. Nobody can delete that and leave anything to be damaged.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind::{InvalidInput, NotFound};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use fd_lock::{RwLock, RwLockWriteGuard};

use super::folders;
use super::plain_file::{self, same_file};
use super::root::{check_links, create_below};
use crate::error::{Error, Result, without_number};
use crate::interruption;

/// How long to wait for another builder, in seconds, unless `USEGOLIB_LOCK_TIMEOUT` says otherwise.
const TIME_LIMIT: u64 = 900;

/// How often a waiting process looks again.
const INTERVAL: Duration = Duration::from_millis(50);

/// How often a process looks again that waits for another to finish its few renames.
const MOMENT: Duration = Duration::from_millis(5);

/// The right to write an artifact, as long as nobody deletes the lock file.
#[derive(Debug)]
pub struct Lock<'a> {
    file: &'a File,
    path: &'a Path,
    dir: &'a Path,
    root: &'a Path,
}

impl Lock<'_> {
    /// Runs `write` while nobody else writes anywhere below the root. `None` if the right was lost
    /// before: with the lock file gone, another process can have it. Then nothing was written.
    pub fn write<T>(&self, write: impl FnOnce() -> Result<T>) -> Result<Option<T>> {
        let _whole = lock_root(self.root)?;
        check_links(self.dir, self.root)?;
        if self.is_ours() { write().map(Some) } else { Ok(None) }
    }

    fn is_ours(&self) -> bool {
        same_file(self.file, self.path).unwrap_or(false)
    }
}

/// Waits for the right to write the artifact in `dir` below `root`, and runs `work` with it. `work`
/// writes through [`Lock::write`], and answers what that says: `None` starts all over. `waiting` is
/// called once with who holds it. Where `work` fails and leaves no artifact, what was created for
/// the lock is removed again.
///
/// Raises `Io` where the lock file cannot be written, `Input` where something else lies in its
/// place or a link on the way to it, and `Build` when the wait takes too long.
pub fn hold<T>(
    dir: &Path,
    root: &Path,
    waiting: impl FnOnce(&str),
    mut work: impl FnMut(&Lock) -> Result<Option<T>>,
) -> Result<T> {
    let path = dir.with_extension("lock");
    let deadline = Instant::now() + time_limit();
    let mut waiting = Some(waiting);
    loop {
        check_links(dir, root)?;
        let file = match open(&path, root) {
            // Whoever failed just now has removed the folder again.
            Err(error) if error.kind() == NotFound && Instant::now() < deadline => continue,
            file => file.map_err(|error| refuse(&path, error))?,
        };
        let mut lock = RwLock::new(file);
        if let Some(guard) = attempt(&mut lock, &path)? {
            let held = Lock { file: &guard, path: &path, dir, root };
            let result = work(&held);
            // Nobody is named by a lock that nobody holds.
            let _ = guard.set_len(0);
            if result.is_err() && !dir.exists() && held.is_ours() {
                remove_lock_file(&path, root);
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
            return Err(timeout(dir, &holder));
        }
        interruption::check()?;
        std::thread::sleep(INTERVAL);
    }
}

/// Removes the lock file while it is held, and the empty folders up to the root. Whoever waits on
/// the removed file sees that it is no longer the one its path leads to, and starts over.
fn remove_lock_file(path: &Path, root: &Path) {
    let _ = fs::remove_file(path);
    folders::remove_empty_above(path, root);
}

fn open(path: &Path, root: &Path) -> io::Result<File> {
    fs::create_dir_all(root)?;
    create_below(path.parent().unwrap_or(path), root)?;
    let mut options = OpenOptions::new();
    plain_file::open_own(path, options.read(true).write(true).create(true).truncate(false))
}

fn refuse(path: &Path, error: io::Error) -> Error {
    if error.kind() != InvalidInput {
        return Error::io("cannot write", path)(error);
    }
    let (place, fault) = (path.display(), without_number(&error));
    Error::Input(format!("{place} is in the way of a lock file: {fault}; remove it"))
}

/// Holds the whole root. `None` where the file system cannot lock a folder, as NFS cannot: there
/// the lock file alone has to do.
#[cfg(unix)]
fn lock_root(root: &Path) -> Result<Option<File>> {
    let deadline = Instant::now() + time_limit();
    loop {
        let folder = File::open(root).map_err(Error::io("cannot open", root))?;
        match folder.try_lock() {
            Ok(()) if same_file(&folder, root)? => return Ok(Some(folder)),
            Err(fs::TryLockError::Error(_)) => return Ok(None),
            _ if Instant::now() > deadline => return Err(timeout(root, "another process")),
            _ => interruption::check().map(|()| std::thread::sleep(MOMENT))?,
        }
    }
}

#[cfg(not(unix))]
fn lock_root(_root: &Path) -> Result<Option<File>> {
    // An open file cannot be deleted here: the lock file is enough.
    Ok(None)
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

fn holder(path: &Path) -> String {
    let mut text = String::new();
    let read = plain_file::open(path).and_then(|mut file| file.read_to_string(&mut text));
    match read {
        Ok(_) if !text.trim().is_empty() => text.trim().to_owned(),
        _ => "another process".to_owned(),
    }
}

fn time_limit() -> Duration {
    let seconds = std::env::var("USEGOLIB_LOCK_TIMEOUT").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(TIME_LIMIT))
}

fn timeout(dir: &Path, holder: &str) -> Error {
    Error::Build {
        message: format!(
            "gave up waiting for {holder}, which is writing {}; wait until it is done, end it, or \
             raise USEGOLIB_LOCK_TIMEOUT (seconds)",
            dir.display()
        ),
        command: String::new(),
        log: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fail(dir: &Path, root: &Path) -> Error {
        let work = |_: &Lock| Err::<Option<()>, _>(Error::Input("no".to_owned()));
        hold(dir, root, |_| (), work).expect_err("the work fails")
    }

    #[test]
    fn the_folder_that_one_removes_is_created_again_by_the_next() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("a").join("b").join("linux-amd64");
        let fail_often = || (0..300).map(|_| fail(&dir, root.path())).collect::<Vec<_>>();
        let errors = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(fail_often)).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        let other = errors.iter().find(|error| !matches!(error, Error::Input(_)));
        assert_eq!(other.map(ToString::to_string), None);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }
}
