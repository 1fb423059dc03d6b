//! One library of all packages that can be linked into it.
//!
//! In: what the packages export. Out: the library, and what was rendered for it; packages that
//! cannot be linked (a C library or an assembly function is missing) carry what Go says about them.
//! Only linking tells, so where all together fail, halves are tried until the faulty ones are
//! found.

use super::api;
use super::describe::Surface;
use super::event::Event;
use super::run::Run;
use crate::build::{compile, probe};
use crate::disk::files;
use crate::error::{Error, Result};
use crate::introspect::{DescribedPackage, PackageError};
use crate::model::{Api, Library, Offer};
use crate::render::{self, Files};
use crate::restrict::packages::is_callable;

/// A library in the workspace's `out` folder.
pub(super) struct Linked {
    pub(super) api: Api,
    pub(super) shim: Files,
    pub(super) library: Library,
}

/// A package, and why it cannot be linked.
type Fault = (String, Error);

/// Links and tries out the library of all packages that can be in it: of `api`, if all can.
pub(super) fn link(run: &Run, api: Api, surface: &mut Surface) -> Result<Linked> {
    run.report(Event::Compiling(run.name()));
    let offer = &api.offer();
    let linked = match compile(run, api, surface) {
        Err(error @ Error::Build { .. }) => link_without_faulty(run, offer, surface, error),
        linked => linked,
    }?;
    match probe(run, &linked.library) {
        Ok(()) => Ok(linked),
        Err(error @ Error::Load(_)) => {
            remove(run, &linked.library)?;
            link_alone(run, offer, surface, error)
        }
        Err(error) => Err(error),
    }
}

/// Renders the shim for `api`, and links it.
fn compile(run: &Run, api: Api, surface: &Surface) -> Result<Linked> {
    let shim = render::shim::files(&api, &surface.go_mod);
    files::write_all(&run.workspace.shim().path, &shim)?;
    let library = compile::library(&run.context(), &surface.arguments)?;
    Ok(Linked { api, shim, library })
}

/// The same for the packages of a description that are not left out.
fn compile_callable(run: &Run, offer: &Offer, surface: &Surface) -> Result<Linked> {
    compile(run, api::of(run, &surface.described, offer)?, surface)
}

/// Loads the library before anybody else does.
fn probe(run: &Run, library: &Library) -> Result<()> {
    let name = run.name();
    let path = run.workspace.out().join(&library.path);
    run.report(Event::Probing(name.clone()));
    if let Some(why) = probe::library(&path, &name, &run.search.command)? {
        run.warn(format!("{name} was published without having been loaded once: {why}"));
    }
    Ok(())
}

fn remove(run: &Run, library: &Library) -> Result<()> {
    files::remove(&run.workspace.out().join(&library.path))
}

/// Leaves out the packages because of which linking failed with `error`.
fn link_without_faulty(
    run: &Run,
    offer: &Offer,
    surface: &mut Surface,
    error: Error,
) -> Result<Linked> {
    let callable = surface.described.packages.iter().filter(|package| is_callable(package));
    let paths: Vec<_> = callable.map(|package| package.path.clone()).collect();
    let faults = faults_in_halves(run, offer, &paths, surface)?;
    // All of them, or each alone is fine: then it is the library that cannot be linked.
    if faults.is_empty() || faults.len() == paths.len() {
        return Err(error);
    }
    for (path, fault) in faults {
        if run.module.parts().iter().any(|part| part.package == path) {
            return Err(fault);
        }
        leave_out(run, surface, &fault, |package| package.path == path);
    }
    compile_callable(run, offer, surface)
}

/// The faulty ones among packages that cannot be linked all together.
fn faults_in_halves(
    run: &Run,
    offer: &Offer,
    packages: &[String],
    surface: &Surface,
) -> Result<Vec<Fault>> {
    if packages.len() < 2 {
        return Ok(Vec::new());
    }
    let (first, second) = packages.split_at(packages.len() / 2);
    let mut faults = faults_of(run, offer, first, surface)?;
    faults.extend(faults_of(run, offer, second, surface)?);
    Ok(faults)
}

fn faults_of(
    run: &Run,
    offer: &Offer,
    packages: &[String],
    surface: &Surface,
) -> Result<Vec<Fault>> {
    let mut part = surface.clone();
    part.described.packages.retain(|package| packages.contains(&package.path));
    match (compile_callable(run, offer, &part), packages) {
        (Ok(linked), _) => remove(run, &linked.library).map(|()| Vec::new()),
        (Err(error @ Error::Build { .. }), [package]) => Ok(vec![(package.clone(), error)]),
        (Err(Error::Build { .. }), _) => faults_in_halves(run, offer, packages, surface),
        (Err(error), _) => Err(error),
    }
}

/// A package that was named is linked alone where the whole module cannot be loaded.
fn link_alone(run: &Run, offer: &Offer, surface: &mut Surface, error: Error) -> Result<Linked> {
    let named = &run.module.package;
    let is_other = |package: &&DescribedPackage| is_callable(package) && package.path != *named;
    let others = surface.described.packages.iter().filter(is_other).count();
    if *named == run.module.path || others == 0 {
        return Err(error);
    }
    leave_out(run, surface, &error, |package| package.path != *named);
    let linked = compile_callable(run, offer, surface)?;
    probe(run, &linked.library).map(|()| linked)
}

/// Marks packages with what went wrong, as Go says it where it does.
fn leave_out(
    run: &Run,
    surface: &mut Surface,
    error: &Error,
    is_meant: impl Fn(&DescribedPackage) -> bool,
) {
    let message = first_words(error);
    let packages = surface.described.packages.iter_mut();
    for package in packages.filter(|package| is_callable(package) && is_meant(package)) {
        run.warn(format!("{} is left out: {message}", package.path));
        package.errors.push(PackageError { position: String::new(), message: message.clone() });
    }
}

/// The first line that says what is wrong, without names that change from run to run.
fn first_words(error: &Error) -> String {
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
