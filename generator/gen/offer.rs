//! What of a module can be offered: clear refusals for what was asked for by name, and a list of
//! the packages that are left out.

use super::{Coverage, Event, Report};
use crate::error::{Error, Result};
use crate::introspect::{Described, DescribedPackage, PackageError};
use crate::model::{Api, LeftOut, LeftOutCode, Manifest};
use crate::render::python::has as has_below;
use crate::resolve::{Module, Origin};
use crate::toolchain::advice;
use crate::toolchain::words::seen_from;

/// Refuses a package that was asked for by name and cannot be offered.
pub(super) fn check_package(described: &Described, module: &Module) -> Result<()> {
    let name = &module.package;
    let Some(package) = described.packages.iter().find(|package| package.path == *name) else {
        return missing_package(described, module);
    };
    if package.internal {
        return Err(Error::Input(format!(
            "{name} is an internal package, which only its own module may import; name another"
        )));
    }
    if package.name == "main" && name != &module.path {
        return Err(Error::Input(format!(
            "{name} is a command (package main), which nothing can import; name another package"
        )));
    }
    if package.errors.is_empty() { Ok(()) } else { Err(does_not_compile(package, module)) }
}

/// Whether the artifact offers a package.
pub(super) fn has(manifest: &Manifest, package: &str) -> bool {
    manifest.api.packages.iter().any(|offered| offered.path == package)
}

/// Whether a package did not compile when the artifact was built. By now it may.
pub(super) fn is_broken(manifest: &Manifest, package: &str) -> bool {
    let broken = |left_out: &LeftOut| left_out.code == LeftOutCode::Broken;
    manifest.left_out.iter().any(|left_out| left_out.path == package && broken(left_out))
}

/// Refuses a package that the artifact in place does not offer.
pub(super) fn check_built(manifest: &Manifest, package: &str) -> Result<()> {
    let api = &manifest.api;
    if package == api.module || has(manifest, package) {
        return Ok(());
    }
    let why = manifest.left_out.iter().find(|left_out| left_out.path == package);
    let why = why.map_or("it is no package of that module", |left_out| left_out.reason.as_str());
    Err(Error::Input(format!(
        "{package} is not offered by {}@{}: {why}; name another package",
        api.module, api.version
    )))
}

/// A module without a package at its root is fine; any other name that is not there is not.
fn missing_package(described: &Described, module: &Module) -> Result<()> {
    if module.package == module.path && !described.packages.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = described.packages.iter().map(|package| package.path.as_str()).collect();
    Err(Error::Input(format!(
        "{} has no Go package for this platform ({} has {}); name one that is there",
        module.package,
        module.path,
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    )))
}

/// Refuses a module, or a package that was named, from which and from below which nothing could be
/// called. What else the artifact holds, others asked for.
pub(super) fn check_api(api: &Api, described: &Described, module: &Module) -> Result<()> {
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
    let why = match (has_none, coverage.skipped()) {
        (true, _) => "it has only commands and internal packages".to_owned(),
        (false, 0) => "it exports no functions, constants or variables".to_owned(),
        (false, n) => format!("none of its {n} exported functions can be called from Python"),
    };
    Err(Error::Input(format!(
        "{asked}@{} has nothing to offer: {why}; `usegolib inspect {}` says more",
        module.version,
        module.target()
    )))
}

fn does_not_compile(package: &DescribedPackage, module: &Module) -> Error {
    let errors: Vec<_> = package.errors.iter().map(|error| placed(error, module)).collect();
    let log = errors.join("\n");
    let way_out = advice::for_missing(&log).unwrap_or_else(|| "fix the errors below".to_owned());
    let message = format!("{} does not compile; {way_out}", package.path);
    Error::Build { message, command: format!("go list {}", package.path), log }
}

/// The same with the file as the user finds it.
fn placed(error: &PackageError, module: &Module) -> String {
    let PackageError { position, message } = error;
    if position.is_empty() {
        return words(error);
    }
    if module.origin != Origin::Local {
        return format!("{}@{}/{position}: {message}", module.path, module.version);
    }
    let here = std::env::current_dir().unwrap_or_default();
    format!("{}: {message}", seen_from(&here, &module.dir.join(position)).display())
}

fn words(error: &PackageError) -> String {
    let separator = if error.position.is_empty() { "" } else { ": " };
    format!("{}{separator}{}", error.position, error.message)
}

/// The first line: what follows is advice, with folders of this machine.
fn sentence(error: &PackageError) -> String {
    let words = words(error);
    let line = words.lines().next().unwrap_or_default();
    line.trim_end_matches("; to add it:").to_owned()
}

pub(super) fn warn(described: &Described, report: Report) {
    for package in left_out(described) {
        if package.code == LeftOutCode::Broken {
            report(Event::Warning(format!("{} is left out: {}", package.path, package.reason)));
        }
    }
}

/// The packages that [`restrict::restrict`](crate::restrict::restrict) leaves out.
pub(super) fn left_out(described: &Described) -> Vec<LeftOut> {
    described.packages.iter().filter_map(left_out_package).collect()
}

fn left_out_package(package: &DescribedPackage) -> Option<LeftOut> {
    let (code, reason) = if package.name == "main" {
        (LeftOutCode::Command, "a command (package main), which nothing can import".to_owned())
    } else if package.internal {
        (LeftOutCode::Internal, "an internal package of its module".to_owned())
    } else if let Some(error) = package.errors.first() {
        (LeftOutCode::Broken, sentence(error))
    } else {
        return None;
    };
    Some(LeftOut { path: package.path.clone(), code, reason })
}
