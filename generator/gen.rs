//! The only file that knows the order of the stages.
//!
//! In: what a command or `import_` asks for. Out: an artifact, a Python package, or a description.
//! Nothing is printed: what a user may want to see while it runs goes to `report` as an [`Event`].

mod coverage;
mod job;
mod library;
mod offer;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use coverage::Coverage;
use job::Job;

use crate::artifact::{self, Artifact};
use crate::error::{Error, Result};
use crate::fingerprint::{self, Stale};
use crate::model::{Api, LeftOut, Package};
use crate::render::Files;
use crate::render::python::Layout;
use crate::resolve::{self, Module, Target};
use crate::toolchain::Search;
use crate::{lock, naming, package, record, render, restrict, scratch, trust};

/// How often a package is put together anew whose artifact others publish again and again.
const ATTEMPTS: u32 = 3;

/// What `usegolib build` is asked for.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// Import path with optional `@query`, or a local directory.
    pub target: String,
    /// The same as `@query`.
    pub version: Option<String>,
    /// The artifact root.
    pub out: PathBuf,
    /// When to build, and what Go may reach.
    pub policy: Policy,
}

/// When to build, and what Go may reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Build even when nothing changed.
    pub force: bool,
    /// Never use the network: everything must be in Go's module cache.
    pub offline: bool,
    /// Never resolve a version and never build: the artifact must be there and up to date.
    pub locked: bool,
}

/// What `usegolib gen` is asked for.
#[derive(Clone, Debug)]
pub struct GenOptions {
    /// Which artifact the package is for; its `out` is the artifact root.
    pub build: BuildOptions,
    /// The folder that the package is put into.
    pub folder: PathBuf,
    /// The package's name, instead of the Go package's.
    pub name: Option<String>,
    /// Whether the library lies in the package, or stays in the artifact root.
    pub embed: bool,
    /// Only say what differs; write no package.
    pub check: bool,
}

/// What happened so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The target is being resolved.
    Resolving(String),
    /// Another process builds the same; its description.
    Waiting(String),
    /// The artifact in this folder has to be built, and why.
    Building(PathBuf, Stale),
    /// What this module exports is being read.
    Describing(String),
    /// The library of this module is being compiled.
    Compiling(String),
    /// The library of this module is being loaded in a process of its own.
    Probing(String),
    /// The artifact in this folder is used as it is.
    Reusing(PathBuf),
    /// Something the user should know, though the job goes on.
    Warning(String),
}

/// Told about events while a job runs.
pub type Report<'a> = &'a dyn Fn(Event);

/// Refuses what would be in vain, as soon as it is known what a module offers; told the path of the
/// package that was asked for.
type Accept<'a> = &'a dyn Fn(&Api, &str) -> Result<()>;

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

/// What a module offers and what not, without building it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Inspection {
    /// Module path.
    pub module: String,
    /// Concrete version.
    pub version: String,
    /// Its packages.
    pub packages: Vec<Package>,
    /// Its packages that are not offered.
    pub left_out: Vec<LeftOut>,
    /// How much of the module can be called.
    pub coverage: Coverage,
    /// The same of each package, by import path.
    pub coverage_by_package: BTreeMap<String, Coverage>,
}

/// Builds the artifact of a module, or finds that the one in place is up to date.
pub fn build(options: &BuildOptions, search: &Search, report: Report) -> Result<Built> {
    build_if(options, &|_, _| Ok(()), search, report)
}

/// The same, unless what the module offers is not acceptable.
fn build_if(
    options: &BuildOptions,
    accept: Accept,
    search: &Search,
    report: Report,
) -> Result<Built> {
    let target = resolve::target(&options.target, options.version.as_deref())?;
    if let Some(built) = present(&target, options)? {
        report(Event::Reusing(built.artifact.dir.clone()));
        scratch::sweep(&options.out);
        return Ok(built);
    }
    let policy = options.policy;
    let job = Job::start(&target, Some(&options.out), search, policy.offline, report)?;
    let dir =
        record::directory(&options.out, &job.module.path, &job.module.version, &job.go.platform);
    trust(&dir)?;
    let patterns = job.patterns(Some(&dir));
    let inputs = fingerprint::of_module(&job.module, &patterns, &job.go, search, &job.workspace)?;
    let stale = job.stale(&dir, &inputs, policy.force);
    if stale.is_none() {
        report(Event::Reusing(dir.clone()));
        return built(&job, dir, None);
    }
    if policy.locked {
        return Err(locked_error(&dir, stale));
    }
    rebuild(&job, &dir, &inputs, options, accept, search, report)
}

/// Builds and publishes with the artifact's lock held, unless whoever held it before did just that.
fn rebuild(
    job: &Job,
    dir: &Path,
    inputs: &str,
    options: &BuildOptions,
    accept: Accept,
    search: &Search,
    report: Report,
) -> Result<Built> {
    let waiting = |holder: &str| report(Event::Waiting(holder.to_owned()));
    let mut compiled = None;
    lock::hold(dir, &options.out, waiting, |held| {
        let Some(stale) = job.stale(dir, inputs, options.policy.force) else {
            return built(job, dir.to_path_buf(), None).map(Some);
        };
        let compile = || {
            report(Event::Building(dir.to_path_buf(), stale.clone()));
            job.compile(dir, inputs.to_owned(), accept, search, report)
        };
        let manifest = compiled.take().map_or_else(compile, Ok)?;
        let published = held.write(|| {
            record::publish(&job.workspace.out(), &options.out, dir, &manifest)?;
            built(job, dir.to_path_buf(), Some(stale.clone()))
        });
        // Lost meanwhile? Then another may have published: take the lock again, and look.
        compiled = Some(manifest);
        published
    })
}

fn built(job: &Job, dir: PathBuf, stale: Option<Stale>) -> Result<Built> {
    let artifact = Artifact::read(dir)?;
    offer::check_built(&artifact.manifest, &job.module.package)?;
    let Module { package, .. } = &job.module;
    Ok(Built { artifact, package: package.clone(), target: job.module.target(), stale })
}

/// Describes what a module offers, or one package of it that was named. No library is built, and
/// nothing is left behind.
pub fn inspect(
    target: &str,
    version: Option<&str>,
    offline: bool,
    search: &Search,
    report: Report,
) -> Result<Inspection> {
    let target = resolve::target(target, version)?;
    let job = Job::start(&target, None, search, offline, report)?;
    let described = job.describe(&job.patterns(None), search, report)?;
    offer::check_package(&described, &job.module)?;
    let mut packages = restrict::level1(&described);
    let mut left_out = offer::left_out(&described);
    let Module { path, version, package, .. } = job.module;
    if package != path {
        packages.retain(|described| described.path == package);
        left_out.clear();
    }
    Ok(Inspection {
        module: path,
        version,
        coverage: Coverage::total(&packages),
        coverage_by_package: Coverage::by_package(&packages),
        packages,
        left_out,
    })
}

/// Builds the artifact and puts the Python package that binds it into its folder, unless that is
/// there already or only to be checked.
pub fn package(options: &GenOptions, search: &Search, report: Report) -> Result<Generated> {
    if let Some(name) = &options.name {
        naming::check_package(name)?;
        check_place(options, name)?;
    }
    for _ in 0..ATTEMPTS {
        let built = built_for(options, search, report)?;
        let artifact = built.artifact.clone();
        match placed(built, options) {
            // Another has published meanwhile, and removed the library that was to be copied.
            Err(Error::Io { .. }) if artifact.renewed().is_some() => {}
            generated => return generated,
        }
    }
    placed(built_for(options, search, report)?, options)
}

/// Builds the artifact, unless the package could not be put into its place.
fn built_for(options: &GenOptions, search: &Search, report: Report) -> Result<Built> {
    let accept = |api: &Api, package: &str| {
        check_place(options, &naming::package(api, package, options.name.as_deref())?)
    };
    build_if(&options.build, &accept, search, report)
}

/// Puts the Python package that binds an artifact into its folder.
fn placed(built: Built, options: &GenOptions) -> Result<Generated> {
    let (layout, files) = rendered(&built, options)?;
    let place = options.folder.join(&layout.name);
    let mut different = package::differences(&place, &files);
    let manifest = &built.artifact.manifest;
    if !package::has_artifact(&place, options.embed.then_some(manifest), &files) {
        different.push(format!("{}/", package::ARTIFACTS));
    }
    if !(options.check || different.is_empty()) {
        package::publish(&place, &files, &built.artifact, options.embed)?;
    }
    Ok(Generated { built, place, name: layout.name, different })
}

/// The artifact that is there already, where no Go is needed to say so: of an exact version, or of
/// any where nothing may be resolved.
fn present(target: &Target, options: &BuildOptions) -> Result<Option<Built>> {
    let Target::Remote { path, query } = target else { return Ok(None) };
    let Policy { force, locked, .. } = options.policy;
    let exact = resolve::syntax::is_exact(query).then_some(query.as_str());
    if force || (exact.is_none() && !locked) {
        return Ok(None);
    }
    let artifact = match artifact::find(&options.out, path, exact) {
        Err(error) if locked => {
            return Err(error
                .with_remedy("name one with --version", "run the same command without --locked"));
        }
        Err(_) => return Ok(None),
        Ok(artifact) => artifact,
    };
    trust(&artifact.dir)?;
    let api = &artifact.manifest.api;
    if !locked && offer::is_broken(&artifact.manifest, path) {
        return Ok(None);
    }
    let inputs = fingerprint::of_remote(&api.module, &api.version);
    match fingerprint::stale(&artifact.dir, &inputs, false) {
        None => {
            let target = format!("{path}@{}", api.version);
            Ok(Some(Built { artifact, package: path.clone(), target, stale: None }))
        }
        stale if locked => Err(locked_error(&artifact.dir, stale)),
        Some(_) => Ok(None),
    }
}

/// Refuses to reuse, or to build in place of, what others may have written into the user's cache.
fn trust(dir: &Path) -> Result<()> {
    let library = record::read(dir).ok().map(|manifest| record::library(dir, &manifest));
    let manifest = dir.join(record::MANIFEST);
    trust::check(dir, library.as_deref().into_iter().chain([manifest.as_path()]))
}

fn locked_error(dir: &Path, stale: Option<Stale>) -> Error {
    let why = stale.map(|stale| stale.to_string()).unwrap_or_default();
    Error::ArtifactNotFound(format!(
        "the artifact {} is not up to date ({why}), and --locked forbids building it; run the \
         same command without --locked",
        dir.display()
    ))
}

/// Refuses a place that the package could not be put into.
fn check_place(options: &GenOptions, name: &str) -> Result<()> {
    if options.check { Ok(()) } else { package::check(&options.folder.join(name)) }
}

fn rendered(built: &Built, options: &GenOptions) -> Result<(Layout, Files)> {
    let api = &built.artifact.manifest.api;
    let name = naming::package(api, &built.package, options.name.as_deref())?;
    let layout = Layout { name, root: built.package.clone(), embed: options.embed };
    let files = render::python::files(api, &layout);
    Ok((layout, files))
}
