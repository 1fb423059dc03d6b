//! `manifest.json`, in and out.
//!
//! In: an artifact's folder. Out: a [`Manifest`] that this release can read; or the other way
//! round.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read as _};
use std::path::{Component, Path};

use super::bundle::Pointer;
use super::layout::MANIFEST;
use super::{mentions, stored};
use crate::disk::{files, hash, plain_file};
use crate::error::{Error, Result, without_number};
use crate::model::{Api, EmittedFile, Manifest, Package, SCHEMA};

/// No honest manifest is larger than this, in bytes.
const LARGEST_MANIFEST: u64 = 256 << 20;

/// What to do about a manifest that does not even say whose it is.
pub const AGAIN: &str = "rebuild the artifact (`usegolib build TARGET --out ROOT --force`), or \
                         regenerate the package that contains it";

/// What lies in the folder of an artifact.
#[derive(Debug)]
pub enum Found {
    /// The manifest of one.
    Artifact(Box<Manifest>),
    /// That of a module which is in a bundle.
    Pointer(Pointer),
}

/// Reads the manifest in artifact folder `dir` and checks that this release can read it.
///
/// Raises `ArtifactNotFound` where there is none, `Manifest` for one that cannot be believed.
pub fn read(dir: &Path) -> Result<Manifest> {
    match find(dir)? {
        Found::Artifact(manifest) => Ok(*manifest),
        Found::Pointer(Pointer { bundle, .. }) => Err(Error::Manifest(format!(
            "{}: it only points at {bundle}",
            dir.join(MANIFEST).display()
        ))),
    }
}

/// The same where it may be one that points at a bundle.
pub fn find(dir: &Path) -> Result<Found> {
    let path = dir.join(MANIFEST);
    let text = read_text(&path)?;
    let refuse = |fault: String| Error::Manifest(format!("{}: {fault}; {AGAIN}", path.display()));
    let mut manifest = match stored::read(&text) {
        Ok(manifest) => manifest,
        Err(fault) => {
            let pointer = serde_json::from_str(&text).ok();
            let pointer = pointer.filter(|pointer: &Pointer| pointer.schema == SCHEMA);
            return pointer.map(Found::Pointer).ok_or_else(|| refuse(fault));
        }
    };
    check(&manifest).map_err(refuse)?;
    let api = &mut manifest.api;
    api.packages.iter_mut().chain(&mut api.foreign).for_each(Package::settle);
    Ok(Found::Artifact(Box::new(manifest)))
}

/// Writes the manifest of artifact folder `dir` in one rename.
pub fn write(dir: &Path, manifest: &Manifest) -> Result<()> {
    let path = dir.join(MANIFEST);
    let mut text = stored::write(manifest).map_err(|error| {
        Error::Manifest(format!("cannot write {} as JSON: {error}", path.display()))
    })?;
    text.push('\n');
    files::replace(&path, &text)
}

fn read_text(path: &Path) -> Result<String> {
    let file = plain_file::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            let fault = format!("there is no artifact: {} is missing", path.display());
            Error::ArtifactNotFound(fault.into())
        }
        ErrorKind::InvalidInput => {
            Error::Manifest(format!("cannot read {}: {error}; {AGAIN}", path.display()))
        }
        _ => Error::io("cannot read", path)(error),
    })?;
    let mut text = String::new();
    let read = file.take(LARGEST_MANIFEST + 1).read_to_string(&mut text);
    let size = read.map_err(|error| {
        let fault = without_number(&error);
        Error::Manifest(format!("cannot read {}: {fault}; {AGAIN}", path.display()))
    })?;
    if size as u64 > LARGEST_MANIFEST {
        return Err(Error::Manifest(format!(
            "{} is too large for a manifest; {AGAIN}",
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
        return Err(format!("the file path {:?} points outside the artifact", file.path));
    }
    let id = &manifest.api.build_id;
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format!("{id:?} is not a build ID"));
    }
    mentions::check(&manifest.api)?;
    check_indices(&manifest.api)
}

/// Names are spelled for the one that is wrong alone: there can be ten thousands.
fn check_indices(api: &Api) -> std::result::Result<(), String> {
    let callables = api.all_packages().flat_map(|package| &package.callables);
    let mut misplaced =
        callables.zip(0..).filter(|(callable, expected)| callable.index != *expected);
    let Some((_, expected)) = misplaced.next() else { return Ok(()) };
    let (index, name) = api.table().nth(expected as usize).unwrap_or_default();
    Err(format!("{name} has index {index} in the library's table, not {expected}"))
}

/// Whether a path leads to something below the folder it is relative to, on every system.
fn is_inside(path: &str) -> bool {
    let is_name = |part: Component| matches!(part, Component::Normal(_));
    !path.is_empty() && !path.contains(['\\', '\0']) && Path::new(path).components().all(is_name)
}

/// Name and version of this generator as manifests record it.
#[must_use]
pub fn generator() -> String {
    format!("usegolib {}", env!("CARGO_PKG_VERSION"))
}

/// Rendered files as the manifest lists them, below `folder`.
pub fn list_files<'a>(
    folder: &'a str,
    files: &'a BTreeMap<String, String>,
) -> impl Iterator<Item = EmittedFile> + 'a {
    files.iter().map(move |(name, text)| EmittedFile {
        path: format!("{folder}/{name}"),
        sha256: hash::of_bytes(text.as_bytes()),
    })
}
