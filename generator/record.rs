//! The artifact's layout on disk, and `manifest.json` in and out.
//!
//! In: what a build left in its workspace. Out: a complete, immutable artifact, or none. A library
//! has its content hash in its name, so that a process that has loaded one keeps it while the next
//! is published; the manifest is written last and replaced in one rename.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};

use tempfile::NamedTempFile;

use crate::disk::{folders, hash, plain_file, private_dir, sync};
use crate::error::{Error, Result};
use crate::model::{Library, Manifest, Platform, SCHEMA};
use crate::resolve::syntax;

/// Name of the file that makes a folder an artifact.
pub const MANIFEST: &str = "manifest.json";

/// No honest manifest is larger than this, in bytes.
const LARGEST_MANIFEST: u64 = 256 << 20;

/// The folder of the artifact for `module` at `version`:
/// `<root>/example.com/mod@v1.2.3/linux-amd64`.
#[must_use]
pub fn directory(root: &Path, module: &str, version: &str, platform: &Platform) -> PathBuf {
    let module = format!("{}@{}", syntax::escaped(module), syntax::escaped(version));
    module
        .split('/')
        .fold(root.to_path_buf(), |dir, part| dir.join(part))
        .join(platform.to_string())
}

/// What to do about a manifest that does not even say whose it is.
pub const AGAIN: &str = "build the artifact again (`usegolib build TARGET --out ROOT --force`), or \
                         generate the package again that it lies in";

/// Reads the manifest in artifact folder `dir` and checks that it can be meant for us.
///
/// Raises `ArtifactNotFound` where there is none, `Manifest` for one that cannot be believed.
pub fn read(dir: &Path) -> Result<Manifest> {
    let path = dir.join(MANIFEST);
    let text = read_limited(&path)?;
    let refuse = |fault: String| Error::Manifest(format!("{}: {fault}; {AGAIN}", path.display()));
    let value: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| refuse(format!("not JSON: {error}")))?;
    match value.get("schema").and_then(serde_json::Value::as_u64) {
        Some(schema) if schema == u64::from(SCHEMA) => {}
        Some(schema) => {
            return Err(refuse(format!(
                "schema {schema}, and this usegolib reads schema {SCHEMA}"
            )));
        }
        None => return Err(refuse("no schema number".to_owned())),
    }
    let manifest: Manifest =
        serde_json::from_value(value).map_err(|error| refuse(error.to_string()))?;
    check(&manifest).map_err(refuse)?;
    Ok(manifest)
}

/// The library's path, which is always a plain file name beside the manifest.
#[must_use]
pub fn library(dir: &Path, manifest: &Manifest) -> PathBuf {
    dir.join(&manifest.library.path)
}

/// Moves a finished build into its artifact folder `dir` below `root`: the library and the folder
/// of emitted sources from `out`, then the manifest, then what earlier builds left is removed. Each
/// is on disk before the next, so that power loss, too, finds the old artifact or the new one. The
/// caller holds the lock.
pub fn publish(out: &Path, root: &Path, dir: &Path, manifest: &Manifest) -> Result<()> {
    folders::create(dir, root).map_err(Error::io("cannot create", dir))?;
    let built = library(out, manifest);
    plain_file::reserve(&built).map_err(Error::io("cannot write", &built))?;
    for entry in entries(out)? {
        sync::tree(&entry)?;
        replace(&entry, &dir.join(entry.file_name().unwrap_or_default()))?;
    }
    sync::path(dir, root)?;
    // Written in the private folder, which is swept when its owner dies; the artifact's is not.
    write(out, manifest)?;
    replace(&out.join(MANIFEST), &dir.join(MANIFEST))?;
    sync::names(dir)?;
    sweep(dir, manifest);
    Ok(())
}

/// Renames `from` to `to`. A folder in the way is put aside first, whole, because no file may be
/// missing from what the old manifest still describes.
fn replace(from: &Path, to: &Path) -> Result<()> {
    if to.is_dir() {
        let aside = from.with_extension("replaced");
        fs::rename(to, &aside).map_err(Error::io("cannot replace", to))?;
    }
    fs::rename(from, to).map_err(Error::io("cannot write", to))
}

/// Writes the manifest of artifact folder `dir` in one rename.
pub fn write(dir: &Path, manifest: &Manifest) -> Result<()> {
    let path = dir.join(MANIFEST);
    let mut text = serde_json::to_string_pretty(manifest).map_err(|error| {
        Error::Manifest(format!("cannot spell {} as JSON: {error}", path.display()))
    })?;
    text.push('\n');
    let mut file = NamedTempFile::with_prefix_in(private_dir::PREFIX, dir)
        .map_err(Error::io("cannot write in", dir))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| readable(file.as_file()));
    written.and_then(|()| file.as_file().sync_all()).map_err(Error::io("cannot write", &path))?;
    file.persist(&path).map_err(|error| Error::io("cannot write", &path)(error.error))?;
    Ok(())
}

/// What of the artifact in `dir` is not as its manifest says, a sentence each; empty when all is.
pub fn faults(dir: &Path, manifest: &Manifest) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let path = library(dir, manifest);
    match library_entry(&path) {
        Ok(_) if path.is_symlink() => {
            faults.push(format!("{} is a link, and must be a file", path.display()));
        }
        Ok(found) if found == manifest.library => {}
        Ok(found) if found.size != manifest.library.size => faults.push(format!(
            "{} has {} bytes, and its manifest says {}",
            path.display(),
            found.size,
            manifest.library.size
        )),
        Ok(_) => faults.push(format!("{} has another SHA-256 than recorded", path.display())),
        Err(error) => faults.push(error.to_string()),
    }
    let sources = dir.join(sources(&manifest.api.build_id));
    // A package carries the library only; its own files lie where they are imported from.
    for file in manifest.files.iter().filter(|_| sources.is_dir()) {
        let path = sources.join(&file.path);
        match plain_file::read(&path) {
            Ok(bytes) if hash::of_bytes(&bytes) == file.sha256 => {}
            Ok(_) => faults.push(format!("{} has another SHA-256 than recorded", path.display())),
            Err(error) => faults.push(Error::io("cannot read", &path)(error).to_string()),
        }
    }
    Ok(faults)
}

/// Removes the artifact in `dir`, its manifest first, and the folders above it that are empty then.
/// The caller holds the lock.
pub fn remove(dir: &Path, root: &Path) -> Result<()> {
    let manifest = dir.join(MANIFEST);
    discard(&manifest).map_err(Error::io("cannot remove", &manifest))?;
    sync::names(dir)?;
    fs::remove_dir_all(dir).map_err(Error::io("cannot remove", dir))?;
    let _ = fs::remove_file(dir.with_extension("lock"));
    for folder in dir.ancestors().skip(1).take_while(|folder| *folder != root) {
        // Fails on purpose where another artifact lives.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

/// Whether `dir` is an artifact's folder: there is a manifest, or something in its place where only
/// a manifest can be (a folder of that name elsewhere belongs to a module's path).
#[must_use]
pub fn is_artifact(dir: &Path) -> bool {
    let path = dir.join(MANIFEST);
    let version = dir.parent().and_then(Path::file_name);
    let is_place = version.is_some_and(|name| name.as_encoded_bytes().contains(&b'@'));
    path.is_file() || (is_place && path.symlink_metadata().is_ok())
}

/// The name, size and hash of the library at `path`.
pub fn library_entry(path: &Path) -> Result<Library> {
    let mut file = plain_file::open(path).map_err(Error::io("cannot read", path))?;
    let (sha256, size) = hash::of_source(&mut file).map_err(Error::io("cannot read", path))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Library { path: name, sha256, size })
}

fn read_limited(path: &Path) -> Result<String> {
    let file = plain_file::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            Error::ArtifactNotFound(format!("there is no artifact: {} is missing", path.display()))
        }
        ErrorKind::InvalidInput => {
            Error::Manifest(format!("cannot read {}: {error}; {AGAIN}", path.display()))
        }
        _ => Error::io("cannot read", path)(error),
    })?;
    let mut text = String::new();
    let read = file.take(LARGEST_MANIFEST + 1).read_to_string(&mut text);
    let size = read.map_err(|error| {
        Error::Manifest(format!("cannot read {}: {error}; {AGAIN}", path.display()))
    })?;
    if size as u64 > LARGEST_MANIFEST {
        return Err(Error::Manifest(format!(
            "{} is larger than any manifest is; {AGAIN}",
            path.display()
        )));
    }
    Ok(text)
}

/// What a manifest of the right form could still lie about.
fn check(manifest: &Manifest) -> std::result::Result<(), String> {
    let name = &manifest.library.path;
    if !is_inside(name) || name.contains('/') {
        return Err(format!("the library path {name:?} is not a plain file name"));
    }
    if let Some(file) = manifest.files.iter().find(|file| !is_inside(&file.path)) {
        return Err(format!("the file path {:?} leads out of the artifact", file.path));
    }
    let id = &manifest.api.build_id;
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format!("{id:?} is not a build ID"));
    }
    for (expected, (index, name)) in manifest.api.table().enumerate() {
        if index as usize != expected {
            return Err(format!("{name} has index {index} in the library's table, not {expected}"));
        }
    }
    Ok(())
}

/// Whether a path leads to something below the folder it is relative to, on every system.
fn is_inside(path: &str) -> bool {
    let is_name = |part: Component| matches!(part, Component::Normal(_));
    !path.is_empty() && !path.contains(['\\', '\0']) && Path::new(path).components().all(is_name)
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>> {
    let read = fs::read_dir(dir).map_err(Error::io("cannot read", dir))?;
    read.map(|entry| entry.map(|entry| entry.path()).map_err(Error::io("cannot read", dir)))
        .collect()
}

/// Removes what the manifest no longer names. What cannot be removed stays: it harms nobody.
fn sweep(dir: &Path, manifest: &Manifest) {
    let sources = sources(&manifest.api.build_id);
    let kept = [MANIFEST, manifest.library.path.as_str(), sources.as_str()];
    for path in entries(dir).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if kept.contains(&name.as_str()) {
            continue;
        }
        let _ = discard(&path);
    }
}

/// Removes whatever lies at `path`; of a link only the link.
fn discard(path: &Path) -> std::io::Result<()> {
    if path.symlink_metadata()?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

/// Name of the folder that holds the emitted sources of the build `build_id`.
#[must_use]
pub fn sources(build_id: &str) -> String {
    format!("generated-{}", build_id.get(..12).unwrap_or(build_id))
}

/// Temporary files are private; an artifact is for everyone who may read the folder.
#[cfg(unix)]
fn readable(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_file: &File) -> std::io::Result<()> {
    Ok(())
}
