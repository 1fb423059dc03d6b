//! What a run of the stages gives: an artifact, a Python package, or a description.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Coverage;
use crate::artifact::Artifact;
use crate::artifact::stale::Stale;
use crate::introspect::Described;
use crate::model::{LeftOut, Level, Offer, Package, TypeTable};
use crate::render;
use crate::resolve::Module;
use crate::restrict::{self, Restricted};

/// An artifact, and how it came about.
#[derive(Clone, Debug)]
pub struct Built {
    /// The artifact.
    pub artifact: Artifact,
    /// Import path of the package that was asked for.
    pub package: String,
    /// What names it again on a command line.
    pub target: String,
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
        packages.filter(|package| render::python::has(&self.built.package, &package.path)).collect()
    }
}

/// What of a module is callable and what is not, without building it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Inspection {
    /// Module path.
    pub module: String,
    /// Concrete version.
    pub version: String,
    /// How much of Go is offered.
    pub level: Level,
    /// The declared types that its packages mention.
    pub types: TypeTable,
    /// Its packages.
    pub packages: Vec<Package>,
    /// Its packages that are left out.
    pub left_out: Vec<LeftOut>,
    /// How much of the module can be called.
    pub coverage: Coverage,
    /// The same of each package, by import path.
    pub coverage_by_package: BTreeMap<String, Coverage>,
}

impl Inspection {
    /// Of a module, or of the package of it that was named.
    pub(super) fn new(module: &Module, described: &Described, offer: &Offer) -> Self {
        let Restricted { types, mut packages } = restrict::restrict(described, offer);
        let mut left_out: Vec<_> =
            described.packages.iter().filter_map(restrict::packages::left_out).collect();
        if module.package != module.path {
            packages.retain(|package| package.path == module.package);
            left_out.clear();
        }
        Self {
            module: module.path.clone(),
            version: module.version.clone(),
            level: offer.level,
            coverage: Coverage::total(&packages),
            coverage_by_package: Coverage::by_package(&packages),
            types,
            packages,
            left_out,
        }
    }
}
