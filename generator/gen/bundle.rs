//! One library of several modules in an artifact root, where each of them is found by its own path.
//!
//! In: what is asked for. Out: the artifact, at which the folders of its modules point; or a module of one,
//! for who asks for it alone.

use std::path::Path;

use super::event::{Event, OnEvent};
use super::options::BuildOptions;
use super::outcome::Built;
use super::run::Run;
use super::{build_if, reuse};
use crate::artifact::{bundle, layout};
use crate::error::{Error, Result};
use crate::model::{Api, BUNDLE};
use crate::resolve::syntax::{is_exact, parse_version};
use crate::resolve::{Module, Target};
use crate::toolchain::Search;

/// Builds a bundle, or finds that the one in place is up to date, and lets its modules' folders point at it.
pub fn bundle(options: &BuildOptions, search: &Search, report: OnEvent) -> Result<Built> {
    let built = build_if(options, &|api, _| bundle::check(&options.out, api), search, report)?;
    let waiting = |holder: &str| report(Event::Waiting(holder.to_owned()));
    for module in bundle::point(&built.artifact, &options.out, waiting)? {
        report(Event::Warning(format!("the library of {module} alone is replaced by the bundle")));
    }
    Ok(built)
}

/// The bundle that a module is in below the artifact root, which serves for the module alone as long as
/// nothing else is wanted of it.
pub(super) fn of_module(run: &Run, options: &BuildOptions) -> Result<Option<Built>> {
    let Module { path, version, .. } = &run.module;
    let dir = layout::directory(&options.out, path, version, &run.go.platform);
    let Some(artifact) = bundle::of(&dir) else { return Ok(None) };
    reuse::check_owners(&artifact.dir, Some(&artifact.manifest))?;
    let api = &artifact.manifest.api;
    if options.policy.force || api.is_local() || reuse::why_stale(&artifact, options).is_some() {
        return Err(refusal(path, version, api, &options.out));
    }
    run.report(Event::Reusing(artifact.dir.clone()));
    reuse::read(run, &dir, None).map(Some)
}

/// The refusal of a module alone where it is in a bundle.
fn refusal(module: &str, version: &str, api: &Api, root: &Path) -> Error {
    let root = root.display();
    Error::Input(format!(
        "{module}@{version} is in a bundle there, with {}, and is not built alone: import it by its path, \
         `usegolib.import_(\"{module}\")`, as it is there, build all of them again with `usegolib bundle`, remove the bundle with `usegolib remove {BUNDLE}@{} --out {root}`, or choose \
         another folder",
        bundle::without(api, module),
        api.version
    ))
}

/// Refuses a bundle in which the only target is found, where a package of that alone is wanted.
pub(super) fn check_alone(built: &Built, options: &BuildOptions) -> Result<()> {
    let api = &built.artifact.manifest.api;
    let [target] = options.targets.as_slice() else { return Ok(()) };
    if !api.is_bundle() {
        return Ok(());
    }
    Err(Error::Input(format!(
        "{target} is in a bundle in the artifact root {root} ({}), and has no library of its own there: name \
         all of them for one package, set USEGOLIB_ARTIFACT_DIR to another folder, or remove the bundle with \
         `usegolib remove {BUNDLE}@{} --out {root}`",
        api.title(),
        api.version,
        root = options.out.display()
    )))
}

/// Whether a bundle is one of these published modules. A version that was asked for is there, or a newer one
/// that another module requires.
pub(super) fn is_of(api: &Api, targets: &[Target]) -> bool {
    let is_there = |target: &Target| match target {
        Target::Remote { path, query } => {
            let (module, version) = api.module_of(path);
            let is_it = !is_exact(query) || parse_version(version) >= parse_version(query);
            api.version_of(module).is_some() && is_it
        }
        Target::Local(_) | Target::Standard { .. } => false,
    };
    api.modules.len() == targets.len() && targets.iter().all(is_there)
}

/// The packages that these targets name, in the order of a bundle's modules.
pub(super) fn sorted(targets: &[Target], api: &Api) -> Vec<String> {
    let path = |target: &Target| match target {
        Target::Remote { path, .. } | Target::Standard { path, .. } => Some(path.clone()),
        Target::Local(_) => None,
    };
    let mut packages: Vec<_> = targets.iter().filter_map(path).collect();
    packages.sort_by_key(|package| api.module_of(package).0.to_owned());
    packages
}
