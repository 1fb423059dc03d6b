//! What of a module is callable and what is not, without building it.
//!
//! In: a described module and a level. Out: what that level offers, and in numbers what each level up
//! to it does, all from one description.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Coverage;
use super::error_variables::{self, ErrorVariable};
use crate::introspect::Described;
use crate::model::{LeftOut, Level, Offer, Package, TypeTable};
use crate::resolve::Module;
use crate::restrict::{self, Restricted};

/// What of a module is callable, and why the rest is not.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    /// The exported variables of each package that hold errors, by import path; only of packages that
    /// have some.
    pub error_variables: BTreeMap<String, Vec<ErrorVariable>>,
    /// Its packages that are left out.
    pub left_out: Vec<LeftOut>,
    /// How much of the module can be called.
    pub coverage: Coverage,
    /// The same of each package, by import path.
    pub coverage_by_package: BTreeMap<String, Coverage>,
    /// The same at each level up to this one, ascending.
    pub levels: Vec<LevelCoverage>,
}

/// How much can be called at a level.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelCoverage {
    /// The level.
    pub level: Level,
    /// Of the whole module.
    pub coverage: Coverage,
    /// Of each package, by import path.
    pub coverage_by_package: BTreeMap<String, Coverage>,
}

impl Inspection {
    /// Of a module, or of the package of it that was named.
    pub(super) fn new(module: &Module, described: &Described, offer: &Offer) -> Self {
        let level = offer.level;
        let lower = Level::ALL.into_iter().filter(|it| *it < level);
        let lower = lower.map(|level| Offer { level, ..offer.clone() });
        let mut levels: Vec<_> = lower
            .map(|it| LevelCoverage::new(it.level, &offered(module, described, &it)))
            .collect();
        let whole = offered(module, described, offer);
        let at_level = LevelCoverage::new(level, &whole);
        levels.push(at_level.clone());
        let Restricted { types, packages, .. } = whole;
        Self {
            module: module.path.clone(),
            version: module.version.clone(),
            level,
            types,
            error_variables: error_variables::by_package(&packages, described),
            packages,
            left_out: left_out(module, described),
            coverage: at_level.coverage,
            coverage_by_package: at_level.coverage_by_package,
            levels,
        }
    }
}

impl LevelCoverage {
    fn new(level: Level, offered: &Restricted) -> Self {
        Self {
            level,
            coverage: Coverage::total(&offered.packages),
            coverage_by_package: Coverage::by_package(&offered.packages),
        }
    }
}

/// What is offered of the module, or of the package that was named.
fn offered(module: &Module, described: &Described, offer: &Offer) -> Restricted {
    let mut offered = restrict::restrict(described, offer);
    if module.package != module.path {
        offered.packages.retain(|package| package.path == module.package);
    }
    offered
}

/// Who names a package has not asked for the others.
fn left_out(module: &Module, described: &Described) -> Vec<LeftOut> {
    let packages = described.packages.iter().filter(|_| module.package == module.path);
    packages.filter_map(restrict::packages::left_out).collect()
}
