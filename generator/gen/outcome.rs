//! What a run of the stages gives: an artifact or a Python package.

use std::path::PathBuf;

use crate::artifact::Artifact;
use crate::artifact::stale::Stale;
use crate::model::Package;
use crate::render;

/// An artifact, and how it came about.
#[derive(Clone, Debug)]
pub struct Built {
    /// The artifact.
    pub artifact: Artifact,
    /// Import paths of the packages that were asked for: of a bundle one of each module, else one.
    pub packages: Vec<String>,
    /// What names each again on a command line.
    pub targets: Vec<String>,
    /// Why it was built; `None` when it was there.
    pub stale: Option<Stale>,
}

/// A generated package.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The artifact it binds.
    pub built: Built,
    /// Its folder.
    pub place: PathBuf,
    /// Its Python name.
    pub name: String,
    /// What of it was not as it should be, by path: it is now, unless that was only to be checked.
    pub different: Vec<String>,
}

impl Generated {
    /// What of the artifact is in the package.
    #[must_use]
    pub fn packages(&self) -> Vec<&Package> {
        let packages = self.built.artifact.manifest.api.packages.iter();
        let roots = &self.built.packages;
        let is_in = |path: &str| roots.iter().any(|root| render::python::has(root, path));
        packages.filter(|package| is_in(&package.path)).collect()
    }
}
