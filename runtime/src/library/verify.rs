//! What is checked about a library before it runs in this process.
//!
//! In: an artifact. Out: the bytes to load, or what is wrong. Everything that can be known without
//! running the library's code belongs here; the rest, the handshake, is in [`crate::library::loaded`].

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use usegolib::abi;
use usegolib::artifact::{Artifact, layout, platform};
use usegolib::disk::{cache, files, hash, plain_file};
use usegolib::error::{Error, Result};

/// A library whose content is what its manifest says.
#[derive(Debug)]
pub(crate) struct Verified {
    /// Its real path.
    pub(crate) path: PathBuf,
    /// The file that was read, whatever its path leads to by now.
    pub(crate) file: File,
    /// What was read, and is to run.
    pub(crate) content: Vec<u8>,
}

/// Checks the artifact's library.
pub(crate) fn library(artifact: &Artifact) -> Result<Verified> {
    let again = |error: Error| error.with_way_out(&artifact.remedy());
    is_for_this_platform(artifact)?;
    speaks_our_abi(artifact).map_err(again)?;
    let path = inside(artifact).map_err(again)?;
    let manifest = artifact.dir.join(layout::MANIFEST);
    cache::check(&artifact.dir, [path.as_path(), manifest.as_path()])?;
    let (file, content) = read_checked(&path, artifact).map_err(again)?;
    check_headers(&path, &content).map_err(again)?;
    Ok(Verified { path, file, content })
}

fn is_for_this_platform(artifact: &Artifact) -> Result<()> {
    let (ours, its) = (platform(), &artifact.manifest.api.platform);
    if *its == ours {
        return Ok(());
    }
    Err(Error::Platform(format!(
        "the library in {} is for {its}, but this process runs on {ours}; rebuild it here",
        artifact.dir.display()
    )))
}

fn speaks_our_abi(artifact: &Artifact) -> Result<()> {
    let its = artifact.manifest.api.abi;
    if its == abi::VERSION {
        return Ok(());
    }
    Err(Error::Load(format!(
        "the library in {} uses ABI version {its}, but this usegolib uses {}",
        artifact.dir.display(),
        abi::VERSION
    )))
}

/// The library's real path. Its name in a manifest is that of a file beside it; a link that leads
/// elsewhere is refused.
fn inside(artifact: &Artifact) -> Result<PathBuf> {
    let Artifact { dir, manifest } = artifact;
    let refuse = |fault: &str| {
        let (place, name) = (dir.join(layout::MANIFEST), &manifest.library.path);
        Error::Manifest(format!("{}: the library path {name:?} {fault}", place.display()))
    };
    let real = files::canonical(dir).map_err(Error::io("cannot open", dir))?;
    let named = layout::library(&real, manifest);
    let path = files::canonical(&named).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => refuse("does not exist"),
        _ => Error::io("cannot open", &named)(error),
    })?;
    if path.parent() != Some(real.as_path()) {
        return Err(refuse("points outside the artifact's folder"));
    }
    Ok(path)
}

/// The library's content, read once, if it is what the manifest says.
fn read_checked(path: &Path, artifact: &Artifact) -> Result<(File, Vec<u8>)> {
    let expected = &artifact.manifest.library;
    let mut file = plain_file::open(path).map_err(|error| match error.kind() {
        ErrorKind::InvalidInput => integrity_error(path, "it is not a regular file"),
        _ => Error::io("cannot read", path)(error),
    })?;
    let present = file.metadata().map_err(Error::io("cannot read", path))?.len();
    if present != expected.size {
        let fault = format!("its size is {present} bytes instead of {}", expected.size);
        return Err(integrity_error(path, &fault));
    }
    let mut content = Vec::with_capacity(usize::try_from(present).unwrap_or(0));
    let limited = (&mut file).take(present + 1).read_to_end(&mut content);
    limited.map_err(Error::io("cannot read", path))?;
    if hash::of_bytes(&content).eq_ignore_ascii_case(&expected.sha256) {
        return Ok((file, content));
    }
    Err(integrity_error(path, "its SHA-256 does not match"))
}

/// What the library's own headers say, where the system's answer would be no help.
#[cfg(target_os = "linux")]
use super::elf::check_headers;
#[cfg(target_os = "linux")]
#[cfg(not(target_os = "linux"))]
fn check_headers(_path: &Path, _content: &[u8]) -> Result<()> {
    Ok(())
}

fn integrity_error(path: &Path, fault: &str) -> Error {
    Error::Integrity(format!(
        "{} is not the library its manifest describes: {fault}",
        path.display()
    ))
}
