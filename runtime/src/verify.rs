//! What is checked about a library before it runs in this process.
//!
//! In: an artifact. Out: the path to load, or what is wrong. Everything that can be known without
//! running the library's code belongs here; the rest, the handshake, is in [`crate::loaded`].

#[cfg(target_os = "linux")]
mod elf;

use std::fs::File;
use std::path::{Path, PathBuf};

use usegolib::artifact::{Artifact, platform};
use usegolib::error::{Error, Result};
use usegolib::model::ABI;
use usegolib::record;

/// The absolute path of the artifact's library, whose content is what the manifest says.
pub(crate) fn library(artifact: &Artifact) -> Result<PathBuf> {
    is_for_this_platform(artifact)?;
    speaks_our_abi(artifact)?;
    let path = inside(&artifact.dir, &artifact.manifest.library.path)?;
    is_unchanged(&path, artifact)?;
    is_loadable(&path)?;
    Ok(path)
}

fn is_for_this_platform(artifact: &Artifact) -> Result<()> {
    let (ours, its) = (platform(), &artifact.manifest.api.platform);
    if *its == ours {
        return Ok(());
    }
    Err(Error::Platform(format!(
        "the library in {} is for {its}, and this process runs on {ours}; build it here",
        artifact.dir.display()
    )))
}

fn speaks_our_abi(artifact: &Artifact) -> Result<()> {
    let its = artifact.manifest.api.abi;
    if its == ABI {
        return Ok(());
    }
    Err(Error::Load(format!(
        "the library in {} speaks ABI version {its}, and this usegolib speaks {ABI}; build it again \
         with `usegolib build --force`",
        artifact.dir.display()
    )))
}

/// The real path of file `name` in `dir`; links that lead elsewhere are refused.
fn inside(dir: &Path, name: &str) -> Result<PathBuf> {
    let refuse = |fault: &str| {
        let place = dir.join(record::MANIFEST);
        Error::Manifest(format!(
            "{}: the library path {name:?} {fault}; build the artifact again with --force",
            place.display()
        ))
    };
    let is_plain = !name.is_empty() && name != "." && name != "..";
    if !is_plain || name.contains(['/', '\\', '\0']) {
        return Err(refuse("is not a plain file name"));
    }
    let real = dir.canonicalize().map_err(Error::io("cannot open", dir))?;
    let path = real.join(name).canonicalize().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => refuse("names no file"),
        _ => Error::io("cannot open", &real.join(name))(error),
    })?;
    if path.parent() != Some(real.as_path()) {
        return Err(refuse("leads out of the artifact's folder"));
    }
    Ok(path)
}

fn is_unchanged(path: &Path, artifact: &Artifact) -> Result<()> {
    let expected = &artifact.manifest.library;
    let mut file = File::open(path).map_err(Error::io("cannot read", path))?;
    let present = file.metadata().map_err(Error::io("cannot read", path))?.len();
    if present != expected.size {
        let fault = format!("it has {present} bytes instead of {}", expected.size);
        return Err(damaged(path, &fault));
    }
    let (sha256, _) = record::hash(&mut file).map_err(Error::io("cannot read", path))?;
    if sha256.eq_ignore_ascii_case(&expected.sha256) {
        return Ok(());
    }
    Err(damaged(path, "its SHA-256 is another"))
}

/// What the library's own headers say, where the system's answer would be no help.
#[cfg(target_os = "linux")]
fn is_loadable(path: &Path) -> Result<()> {
    let bytes = std::fs::read(path).map_err(Error::io("cannot read", path))?;
    elf::check(path, &bytes)
}

#[cfg(not(target_os = "linux"))]
fn is_loadable(_path: &Path) -> Result<()> {
    Ok(())
}

fn damaged(path: &Path, fault: &str) -> Error {
    Error::Integrity(format!(
        "{} is not the library its manifest describes: {fault}; build it again with `usegolib build \
         --force`, or copy the artifact again",
        path.display()
    ))
}
