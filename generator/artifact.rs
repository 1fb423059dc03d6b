//! The artifact: a folder with a shared library, the sources it was built from, and
//! `manifest.json`.
//!
//! In: what a build left, or a path. Out: an artifact on disk, or an [`Artifact`] that was read
//! again.

pub mod bundle;
pub mod faults;
mod find;
mod instances;
pub mod layout;
pub mod library;
pub mod manifest;
mod members;
mod mentions;
pub mod publish;
pub mod remove;
pub mod stale;
mod stored;

use std::path::PathBuf;
use std::sync::Arc;

pub use find::{all, bundles, find};
pub use layout::{default_root, platform};
use manifest::Found;

use crate::error::Result;
use crate::model::{Api, LOCAL_VERSION, LeftOut, Manifest, STANDARD};

/// An artifact on disk whose manifest has been read and checked for shape (not for integrity).
#[derive(Clone, Debug)]
pub struct Artifact {
    /// The directory that holds `manifest.json`.
    pub dir: PathBuf,
    /// Its manifest, which all share that have read it.
    pub manifest: Arc<Manifest>,
}

impl Artifact {
    /// Reads the artifact in `dir`, or the bundle that the manifest there points at.
    pub fn read(dir: PathBuf) -> Result<Self> {
        let (dir, manifest) = match manifest::find(&dir)? {
            Found::Artifact(manifest) => (dir, *manifest),
            Found::Pointer(pointer) => {
                let bundle = pointer.follow(&dir)?;
                let manifest = manifest::read(&bundle)?;
                (bundle, manifest)
            }
        };
        Ok(Self { dir, manifest: Arc::new(manifest) })
    }

    /// The artifact as it is now, if another library has been published in it since.
    #[must_use]
    pub fn successor(&self) -> Option<Self> {
        let now = Self::read(self.dir.clone()).ok()?;
        (now.manifest.library != self.manifest.library).then_some(now)
    }

    /// How to replace it with a sound one: the command, as far as it can be known from here.
    #[must_use]
    pub fn remedy(&self) -> String {
        let Api { module, version, packages, .. } = &self.manifest.api;
        // <root>/<module>@<version>/<platform>
        let root = self.dir.ancestors().nth(module.split('/').count() + 1).unwrap_or(&self.dir);
        if root.file_name().is_some_and(|name| name == layout::ARTIFACTS) {
            let folder = root.parent().unwrap_or(root).display();
            return format!(
                "regenerate the package {folder} with --force, or copy it again as a whole"
            );
        }
        let root = root.display();
        if self.manifest.api.is_bundle() {
            let targets = self.manifest.api.all_modules().map(|(path, version)| match version {
                LOCAL_VERSION => "DIRECTORY".to_owned(),
                _ => format!("{path}@{version}"),
            });
            let targets = targets.collect::<Vec<_>>().join(" ");
            return format!("rebuild it with `usegolib bundle {targets} --out {root} --force`");
        }
        let target = match packages.first() {
            _ if version == LOCAL_VERSION => "DIRECTORY".to_owned(),
            Some(first) if module == STANDARD => first.path.clone(),
            _ => format!("{module}@{version}"),
        };
        let place = if version == LOCAL_VERSION { "from the module's directory " } else { "" };
        format!("rebuild it {place}with `usegolib build {target} --out {root} --force`")
    }

    /// Whether it is of the module `path`, or has the package `path`.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        let Api { module, .. } = &self.manifest.api;
        module == path || self.manifest.api.version_of(path).is_some() || self.has_package(path)
    }

    /// Whether it has the package `path`.
    #[must_use]
    pub fn has_package(&self, path: &str) -> bool {
        self.manifest.api.packages.iter().any(|package| package.path == path)
    }

    /// Why the package `path` is left out, if it is.
    #[must_use]
    pub fn left_out(&self, path: &str) -> Option<&LeftOut> {
        self.manifest.left_out.iter().find(|left_out| left_out.path == path)
    }
}
