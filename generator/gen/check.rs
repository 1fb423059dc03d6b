//! Clear refusals of what was asked for and cannot be had.
//!
//! In: what a module's packages export, or an artifact. Out: nothing, or the refusal.

use super::Coverage;
use super::run::Run;
use crate::artifact::Artifact;
use crate::error::{Error, Result};
use crate::introspect::{Described, DescribedPackage, PackageError};
use crate::model::{Api, LeftOutCode, Pins};
use crate::render::python::has as has_below;
use crate::resolve::{Module, Origin};
use crate::restrict::packages::left_out;
use crate::toolchain::advice;
use crate::toolchain::paths::relative_to;
use crate::{naming, restrict};

/// Refuses packages that were asked for by name and cannot be called.
pub(super) fn packages(described: &Described, module: &Module) -> Result<()> {
    module.parts().iter().try_for_each(|part| package(described, part))
}

fn package(described: &Described, module: &Module) -> Result<()> {
    let name = &module.package;
    let Some(package) = described.packages.iter().find(|package| package.path == *name) else {
        return missing_package(described, module);
    };
    let way_out = match left_out(package).map(|left_out| left_out.code) {
        None => return Ok(()),
        // Nobody asked for the command: it lies where the module's own path leads.
        Some(LeftOutCode::Command) if *name == module.path && package.errors.is_empty() => {
            return Ok(());
        }
        Some(LeftOutCode::Command) if *name == module.path => {
            return Err(does_not_compile(package, module));
        }
        Some(LeftOutCode::Broken) => return Err(does_not_compile(package, module)),
        Some(LeftOutCode::Internal) => {
            "is an internal package, which only its own module may import; choose another package"
        }
        Some(LeftOutCode::Command) => {
            "is a command (package main), which cannot be imported; choose another package"
        }
    };
    Err(Error::Input(format!("{name} {way_out}")))
}

/// Refuses types that cannot be what they are pinned to, and tells of pins that say nothing.
pub(super) fn pins(run: &Run, described: &Described, pins: &Pins) -> Result<()> {
    for (key, pin) in pins.iter() {
        let package = key.rsplit_once('.').map_or(key, |(package, _)| package);
        if !described.packages.iter().any(|it| it.path == package) {
            run.warn(format!("{key} is pinned, but {} has no package {package}", run.name()));
        } else if let Some(fault) = restrict::fault_of_pin(described, key, pin) {
            let types = described.types.keys().map(String::as_str);
            let meant = naming::close(key, types).filter(|_| !described.types.contains_key(key));
            let way_out = meant.map_or_else(
                || "correct or remove it in [tool.usegolib.types] of pyproject.toml".to_owned(),
                |meant| format!("did you mean {meant}?"),
            );
            return Err(Error::Input(format!(
                "{key} cannot be pinned as {pin}: {fault}; {way_out}"
            )));
        }
    }
    Ok(())
}

/// Refuses a package that the artifact in place does not have.
pub(super) fn artifact(artifact: &Artifact, package: &str) -> Result<()> {
    let api = &artifact.manifest.api;
    if artifact.holds(package) {
        return Ok(());
    }
    let why = artifact.left_out(package);
    let why = why.map_or("it is not a package of that module", |left_out| left_out.reason.as_str());
    Err(Error::Input(format!(
        "{package} is not available in {}: {why}; choose another package",
        api.title()
    )))
}

/// A module without a package at its root is fine; any other name that is not there is not.
fn missing_package(described: &Described, module: &Module) -> Result<()> {
    let paths = described.packages.iter().map(|package| package.path.as_str());
    let names: Vec<_> = paths.filter(|path| module.holds(path)).collect();
    if module.package == module.path && !names.is_empty() {
        return Ok(());
    }
    Err(Error::Input(format!(
        "{} has no Go package for this platform ({} has {}); choose one that exists",
        module.package,
        module.path,
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    )))
}

/// Refuses modules, or packages that were named, from which and from below which nothing could be
/// called. What else the artifact holds, others asked for.
pub(super) fn api(api: &Api, described: &Described, module: &Module) -> Result<()> {
    module.parts().iter().try_for_each(|part| part_of_api(api, described, part))
}

fn part_of_api(api: &Api, described: &Described, module: &Module) -> Result<()> {
    let asked = &module.package;
    let mut packages =
        api.packages.iter().filter(|package| has_below(asked, &package.path)).peekable();
    let has_none = packages.peek().is_none();
    let coverage = Coverage::total(packages);
    if !coverage.is_empty() {
        return Ok(());
    }
    // Then it is not the module that has nothing.
    let mut below = described.packages.iter().filter(|package| has_below(asked, &package.path));
    if let Some(broken) = below.find(|package| !package.errors.is_empty()) {
        return Err(does_not_compile(broken, module));
    }
    let why = match (has_none, coverage.not_callable()) {
        (true, _) => "it has only commands and internal packages".to_owned(),
        (false, 0) => "it exports no functions, types, constants or variables".to_owned(),
        (false, 1) => "its only exported function cannot be called".to_owned(),
        (false, n) => format!("none of its {n} exported functions can be called"),
    };
    Err(Error::Input(format!(
        "{asked}@{} has nothing that Python can use: {why}; see `usegolib inspect {}`",
        module.version,
        module.target()
    )))
}

fn does_not_compile(package: &DescribedPackage, module: &Module) -> Error {
    let errors: Vec<_> = package.errors.iter().map(|error| locate(error, module)).collect();
    let log = errors.join("\n");
    let way_out = advice::for_missing(&log).unwrap_or_else(|| "fix the errors below".to_owned());
    let message = format!("{} does not compile; {way_out}", package.path);
    Error::Build { message, command: format!("go list {}", package.path), log }
}

/// The same with the file as the user finds it.
fn locate(error: &PackageError, module: &Module) -> String {
    let PackageError { position, message } = error;
    if position.is_empty() {
        return error.to_string();
    }
    if module.origin != Origin::Local {
        return format!("{}@{}/{position}: {message}", module.path, module.version);
    }
    let here = std::env::current_dir().unwrap_or_default();
    format!("{}: {message}", relative_to(&here, &module.dir.join(position)).display())
}

/// Tells of packages that are left out because they do not compile. Who names a package below the
/// module's root has not asked for the others.
pub(super) fn warn_of_broken(run: &Run, described: &Described) {
    let is_meant = |package: &&DescribedPackage| {
        let part = run.module.part_of(&package.path);
        part.package == part.path
    };
    let left_out = described.packages.iter().filter(is_meant).filter_map(left_out);
    for package in left_out.filter(|package| package.code == LeftOutCode::Broken) {
        run.warn(format!("{} is left out: {}", package.path, package.reason));
    }
}
