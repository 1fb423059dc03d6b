//! Why an artifact has to be built.
//!
//! In: an artifact's folder and the hash over everything that can change its library. Out: the reason
//! why what lies there cannot be used, if it cannot.

use std::fmt;
use std::path::Path;

use super::layout::{MANIFEST, library};
use super::manifest::{generator, read};
use crate::disk::{files, plain_file};
use crate::model::Manifest;

/// Why an artifact has to be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stale {
    /// There is none yet.
    Missing,
    /// The caller wants it so.
    Forced,
    /// Its manifest cannot be read.
    Unreadable(String),
    /// Its library is not what the manifest says.
    Damaged,
    /// Another release of the generator wrote it.
    Generator(String),
    /// The module, the toolchain or the build's settings changed.
    Inputs,
    /// It is of the standard library and lacks a package that is wanted now.
    Package(String),
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no artifact yet"),
            Self::Forced => f.write_str("--force was given"),
            Self::Unreadable(why) => write!(f, "its manifest cannot be used: {why}"),
            Self::Damaged => f.write_str("its library is missing or has another size"),
            Self::Generator(other) => write!(f, "it was written by {other}"),
            Self::Package(path) => write!(f, "it does not hold {path} yet"),
            Self::Inputs => f.write_str("the module, the toolchain or the build settings changed"),
        }
    }
}

/// Why the artifact in `dir` cannot be used for these inputs; `None` when it can.
#[must_use]
pub fn stale(dir: &Path, inputs: &str, force: bool) -> Option<Stale> {
    if force {
        return Some(Stale::Forced);
    }
    if !files::exists(&dir.join(MANIFEST)) {
        return Some(Stale::Missing);
    }
    match read(dir) {
        Err(error) => Some(Stale::Unreadable(error.to_string())),
        Ok(manifest) => match stale_manifest(dir, &manifest, inputs) {
            // Another has published meanwhile, and removed what the manifest named.
            Some(Stale::Damaged) if is_replaced(dir, &manifest) => stale(dir, inputs, force),
            stale => stale,
        },
    }
}

fn is_replaced(dir: &Path, manifest: &Manifest) -> bool {
    read(dir).is_ok_and(|now| now.library != manifest.library)
}

fn stale_manifest(dir: &Path, manifest: &Manifest, inputs: &str) -> Option<Stale> {
    if manifest.generator != generator() {
        return Some(Stale::Generator(manifest.generator.clone()));
    }
    if manifest.input_fingerprint != inputs {
        return Some(Stale::Inputs);
    }
    let size = plain_file::size(&library(dir, manifest));
    (size != Some(manifest.library.size)).then_some(Stale::Damaged)
}
