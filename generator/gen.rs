//! The only file that knows the order of the stages.
//!
//! In: what a command or `import_` asks for. Out: an artifact, a Python package, or a description.
//! Nothing is printed: what a user may want to see while it runs goes to `report` as an [`Event`].

mod coverage;
mod event;
mod job;
mod library;
mod offer;
mod options;
mod outcome;

use std::path::{Path, PathBuf};

pub use coverage::Coverage;
pub use event::{Event, Report};
use job::Job;
pub use options::{BuildOptions, GenOptions, Policy};
pub use outcome::{Built, Generated, Inspection};

use crate::artifact::stale::{self, Stale};
use crate::artifact::{self, Artifact, layout, manifest, publish};
use crate::build::fingerprint;
use crate::disk::{cache, lock, private_dir};
use crate::error::{Error, Result};
use crate::model::Api;
use crate::render::Files;
use crate::render::python::Layout;
use crate::resolve::{self, Module, Target};
use crate::toolchain::Search;
use crate::{install, naming, render, restrict};

/// How often a package is put together anew whose artifact others publish again and again.
const ATTEMPTS: u32 = 3;

/// Refuses what would be in vain, as soon as it is known what a module offers; told the path of the
/// package that was asked for.
type Accept<'a> = &'a dyn Fn(&Api, &str) -> Result<()>;

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
        private_dir::sweep(&options.out);
        return Ok(built);
    }
    let policy = options.policy;
    let job = Job::start(&target, Some(&options.out), search, policy.offline, report)?;
    let dir =
        layout::directory(&options.out, &job.module.path, &job.module.version, &job.go.platform);
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
            publish::publish(&job.workspace.out(), &options.out, dir, &manifest)?;
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
    let mut packages = restrict::restrict(&described).packages;
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
    let mut different = install::differences(&place, &files);
    let manifest = &built.artifact.manifest;
    let is_there = install::has_artifact(&place, options.embed.then_some(manifest), &files);
    // A damaged library may have the right size.
    let is_forced = options.build.policy.force && !options.check;
    if is_forced || !is_there {
        different.push(format!("{}/", layout::ARTIFACTS));
    }
    if !(options.check || different.is_empty()) {
        install::publish(&place, &files, &built.artifact, options.embed)?;
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
    match stale::stale(&artifact.dir, &inputs, false) {
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
    let library = manifest::read(dir).ok().map(|manifest| layout::library(dir, &manifest));
    let manifest = dir.join(layout::MANIFEST);
    cache::check(dir, library.as_deref().into_iter().chain([manifest.as_path()]))
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
    if options.check { Ok(()) } else { install::check(&options.folder.join(name)) }
}

fn rendered(built: &Built, options: &GenOptions) -> Result<(Layout, Files)> {
    let api = &built.artifact.manifest.api;
    let name = naming::package(api, &built.package, options.name.as_deref())?;
    let layout = Layout { name, root: built.package.clone(), embed: options.embed };
    let files = render::python::files(api, &layout);
    Ok((layout, files))
}
