//! Why an artifact has to be built.
//!
//! In: an artifact's folder and the hash over everything that can change its library. Out: the
//! reason why what lies there cannot be used, if it cannot.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Artifact;
use super::layout::{MANIFEST, library};
use super::manifest::{generator, read};
use crate::disk::{files, plain_file};
use crate::model::{Api, LeftOutCode, Level, Manifest, Offer};

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
    /// It offers another level than is wanted now.
    Level(Level),
    /// It has structs as something else than is wanted now.
    Pins,
    /// It lacks a package that is wanted now.
    Package(String),
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no artifact yet"),
            Self::Forced => f.write_str("--force was given"),
            Self::Unreadable(why) => write!(f, "its manifest cannot be used: {why}"),
            Self::Damaged => f.write_str("its library is missing or has the wrong size"),
            Self::Generator(other) => write!(f, "it was built by {other}"),
            Self::Level(level) => write!(f, "it is of level {level}"),
            Self::Pins => f.write_str("other types of it are pinned"),
            Self::Package(path) => write!(f, "it does not contain {path} yet"),
            Self::Inputs => f.write_str("the module, the toolchain or the build settings changed"),
        }
    }
}

/// What is wanted of an artifact.
#[derive(Clone, Debug)]
pub struct Need {
    /// Its folder.
    pub dir: PathBuf,
    /// Hash over everything that can change its library.
    pub inputs: String,
    /// How much of Go it shall offer, and as what.
    pub offer: Offer,
    /// Whether what structs shall be is only as the artifact has it: nobody says so now.
    pub keeps_pins: bool,
    /// The packages that it shall hold, if they can be had.
    pub packages: Vec<Wanted>,
    /// Whether to build even what is up to date.
    pub force: bool,
}

/// A package that an artifact shall hold, if it can be had.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Import path.
    pub path: String,
    /// Whether it is held only where it was asked for.
    pub on_demand: bool,
}

impl Need {
    /// Why what is there will not do; `None` when it will.
    #[must_use]
    pub fn why_stale(&self) -> Option<Stale> {
        if self.force {
            return Some(Stale::Forced);
        }
        match usable(&self.dir, &self.inputs, &self.offer) {
            Err(stale) => Some(stale),
            Ok(artifact) => self.missing_package(&artifact),
        }
    }

    /// The package that could be there and is not.
    fn missing_package(&self, artifact: &Artifact) -> Option<Stale> {
        let missing = self.packages.iter().find(|wanted| wanted.is_missing(artifact))?;
        Some(Stale::Package(missing.path.clone()))
    }
}

impl Wanted {
    fn is_missing(&self, artifact: &Artifact) -> bool {
        let left_out = artifact.left_out(&self.path);
        // By now it may compile.
        let is_broken = left_out.is_some_and(|left_out| left_out.code == LeftOutCode::Broken);
        !artifact.has_package(&self.path) && (self.on_demand || is_broken)
    }
}

/// The artifact in `dir`, or why it cannot be used for these inputs and this offer.
pub fn usable(dir: &Path, inputs: &str, offer: &Offer) -> Result<Artifact, Stale> {
    let artifact = of_inputs(dir, inputs)?;
    of_offer(&artifact.manifest.api, offer).map_or(Ok(artifact), Err)
}

/// The same for these inputs, whatever it offers.
fn of_inputs(dir: &Path, inputs: &str) -> Result<Artifact, Stale> {
    if !files::exists(&dir.join(MANIFEST)) {
        return Err(Stale::Missing);
    }
    let manifest = read(dir).map_err(|error| Stale::Unreadable(error.to_string()))?;
    match of_manifest(dir, &manifest, inputs) {
        None => Ok(Artifact { dir: dir.to_path_buf(), manifest: Arc::new(manifest) }),
        // Another has published meanwhile, and removed what the manifest named.
        Some(Stale::Damaged) if is_replaced(dir, &manifest) => of_inputs(dir, inputs),
        Some(stale) => Err(stale),
    }
}

/// Whether an artifact offers something else.
fn of_offer(api: &Api, offer: &Offer) -> Option<Stale> {
    if api.level != offer.level {
        return Some(Stale::Level(api.level));
    }
    (api.pins != offer.pins).then_some(Stale::Pins)
}

fn is_replaced(dir: &Path, manifest: &Manifest) -> bool {
    read(dir).is_ok_and(|now| now.library != manifest.library)
}

fn of_manifest(dir: &Path, manifest: &Manifest, inputs: &str) -> Option<Stale> {
    if manifest.generator != generator() {
        return Some(Stale::Generator(manifest.generator.clone()));
    }
    if manifest.input_fingerprint != inputs {
        return Some(Stale::Inputs);
    }
    let size = plain_file::size(&library(dir, manifest));
    (size != Some(manifest.library.size)).then_some(Stale::Damaged)
}
