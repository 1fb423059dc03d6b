//! One library of all packages that can be linked into it.
//!
//! In: what the packages export. Out: the library, and what was rendered for it; packages that cannot
//! be linked (a C library or an assembly function is missing) carry what Go says about them. Only
//! linking tells, so where all together fail, halves are tried until the faulty ones are found.

use super::job::Job;
use super::{Event, Report};
use crate::build::compile;
use crate::disk::files;
use crate::error::{Error, Result};
use crate::introspect::{Described, DescribedPackage, PackageError};
use crate::model::{Api, Library};
use crate::render::Files;
use crate::toolchain::Search;

/// A library in the workspace's `out` folder.
pub(super) struct Linked {
    pub(super) api: Api,
    pub(super) shim: Files,
    pub(super) library: Library,
}

/// A package, and why it cannot be linked.
type Fault = (String, Error);

impl Job {
    /// Links and tries out the library of all packages that can be in it.
    pub(super) fn library(
        &self,
        described: &mut Described,
        search: &Search,
        report: Report,
    ) -> Result<Linked> {
        report(Event::Compiling(self.name()));
        let linked = match self.linked(described, search) {
            Err(error @ Error::Build { .. }) => {
                self.without_faulty(described, error, search, report)
            }
            other => other,
        }?;
        match self.probe(&linked.library, search, report) {
            Ok(()) => Ok(linked),
            Err(error @ Error::Load(_)) => {
                self.remove(&linked.library)?;
                self.alone(described, error, search, report)
            }
            Err(error) => Err(error),
        }
    }

    /// Renders the shim for what `described` offers, and links it.
    fn linked(&self, described: &Described, search: &Search) -> Result<Linked> {
        let api = self.api(described);
        let shim = self.shim(&api)?;
        let library = {
            let (module, go, workspace) = (&self.module, &self.go, &self.workspace);
            compile::shared_library(module, go, self.arguments(), search, workspace)?
        };
        Ok(Linked { api, shim, library })
    }

    fn remove(&self, library: &Library) -> Result<()> {
        files::remove(&self.workspace.out().join(&library.path))
    }

    /// Leaves out the packages because of which linking failed with `error`.
    fn without_faulty(
        &self,
        described: &mut Described,
        error: Error,
        search: &Search,
        report: Report,
    ) -> Result<Linked> {
        let offered: Vec<_> = described.packages.iter().filter(|p| p.is_offered()).collect();
        let offered: Vec<_> = offered.iter().map(|package| package.path.clone()).collect();
        let faults = self.halves(&offered, described, search)?;
        // All of them, or each alone is fine: then it is the library that cannot be linked.
        if faults.is_empty() || faults.len() == offered.len() {
            return Err(error);
        }
        for (path, fault) in faults {
            if path == self.module.package {
                return Err(fault);
            }
            leave_out(described, &fault, report, |package| package.path == path);
        }
        self.linked(described, search)
    }

    /// The faulty ones among packages that cannot be linked all together.
    fn halves(
        &self,
        packages: &[String],
        described: &Described,
        search: &Search,
    ) -> Result<Vec<Fault>> {
        if packages.len() < 2 {
            return Ok(Vec::new());
        }
        let (first, second) = packages.split_at(packages.len() / 2);
        let mut faults = self.faults(first, described, search)?;
        faults.extend(self.faults(second, described, search)?);
        Ok(faults)
    }

    fn faults(
        &self,
        packages: &[String],
        described: &Described,
        search: &Search,
    ) -> Result<Vec<Fault>> {
        let mut part = described.clone();
        part.packages.retain(|package| packages.contains(&package.path));
        match (self.linked(&part, search), packages) {
            (Ok(linked), _) => self.remove(&linked.library).map(|()| Vec::new()),
            (Err(error @ Error::Build { .. }), [package]) => Ok(vec![(package.clone(), error)]),
            (Err(Error::Build { .. }), _) => self.halves(packages, described, search),
            (Err(error), _) => Err(error),
        }
    }

    /// A package that was named is built alone where the whole module cannot be loaded.
    fn alone(
        &self,
        described: &mut Described,
        error: Error,
        search: &Search,
        report: Report,
    ) -> Result<Linked> {
        let named = &self.module.package;
        let others =
            described.packages.iter().filter(|p| p.is_offered() && p.path != *named).count();
        if *named == self.module.path || others == 0 {
            return Err(error);
        }
        leave_out(described, &error, report, |package| package.path != *named);
        let linked = self.linked(described, search)?;
        self.probe(&linked.library, search, report).map(|()| linked)
    }
}

/// Marks packages with what went wrong, in Go's own words where it has any.
fn leave_out(
    described: &mut Described,
    error: &Error,
    report: Report,
    is_meant: impl Fn(&DescribedPackage) -> bool,
) {
    let message = words(error);
    for package in described.packages.iter_mut().filter(|p| p.is_offered() && is_meant(p)) {
        report(Event::Warning(format!("{} is left out: {message}", package.path)));
        package.errors.push(PackageError { position: String::new(), message: message.clone() });
    }
}

/// The first line that says what is wrong, without names that change from run to run.
fn words(error: &Error) -> String {
    let text = match error {
        Error::Build { log, .. } => log.clone(),
        other => other.to_string(),
    };
    let line = text.lines().map(str::trim).find(|line| !is_noise(line));
    let words = line.unwrap_or("it cannot be linked").split(' ');
    words.filter(|word| !word.contains("go-link-")).collect::<Vec<_>>().join(" ")
}

/// Whether a line of the linker's only says that, or how, it was run.
fn is_noise(line: &str) -> bool {
    let signs = ["running gcc failed", "exit status", " -o ", "warning: ", "collect2: "];
    line.is_empty() || line.starts_with('#') || signs.iter().any(|sign| line.contains(sign))
}
