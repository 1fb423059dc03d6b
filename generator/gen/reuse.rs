//! The artifact that is there already, where nothing has to be built.
//!
//! In: what is asked for. Out: that artifact, or why it cannot be used.

use std::path::Path;

use super::event::{Event, OnEvent};
use super::options::{BuildOptions, Policy};
use super::outcome::Built;
use super::run::Run;
use super::{bundle, check, packages};
use crate::artifact::stale::{self, Need, Stale, Wanted};
use crate::artifact::{self, Artifact, layout, manifest};
use crate::build::fingerprint;
use crate::disk::{cache, private_dir};
use crate::error::{Error, Message, Result};
use crate::model::{LeftOutCode, Manifest};
use crate::resolve::{Module, Target, syntax};

/// The artifact that no Go is needed to find up to date: of an exact version, or of any where
/// nothing may be resolved.
pub(super) fn without_go(
    targets: &[Target],
    options: &BuildOptions,
    report: OnEvent,
) -> Result<Option<Built>> {
    let [target] = targets else { return bundle_without_go(targets, options, report) };
    let Target::Remote { path, query } = target else { return Ok(None) };
    let Policy { force, locked, .. } = options.policy;
    let exact = syntax::is_exact(query).then_some(query.as_str());
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
    check_owners(&artifact.dir, Some(&artifact.manifest))?;
    // By now it may compile.
    let is_broken = artifact.left_out(path).is_some_and(|left| left.code == LeftOutCode::Broken);
    if is_broken && !locked {
        return Ok(None);
    }
    let api = &artifact.manifest.api;
    match why_stale(&artifact, options) {
        None => {
            report(Event::Reusing(artifact.dir.clone()));
            private_dir::sweep(&options.out);
            let version = api.module_of(path).1;
            let (targets, packages) = (vec![format!("{path}@{version}")], vec![path.clone()]);
            Ok(Some(Built { artifact, packages, targets, stale: None }))
        }
        Some(stale) if locked => Err(out_of_date(&artifact.dir, &stale)),
        Some(_) => Ok(None),
    }
}

/// Why an artifact of published modules will not do.
pub(super) fn why_stale(artifact: &Artifact, options: &BuildOptions) -> Option<Stale> {
    let api = &artifact.manifest.api;
    let inputs = fingerprint::of_remote(&api.module, &api.version);
    let modules: Vec<_> = api.all_modules().map(|(path, _)| path).collect();
    let offer = options.choices.offer(&modules, Some(api));
    stale::usable(&artifact.dir, &inputs, &offer).err()
}

/// The bundle that no Go is needed to find up to date. A version can be another one there than was asked for,
/// so only who may not resolve takes what there is.
fn bundle_without_go(
    targets: &[Target],
    options: &BuildOptions,
    report: OnEvent,
) -> Result<Option<Built>> {
    let is_remote = |target: &Target| matches!(target, Target::Remote { .. });
    if !options.policy.locked || !targets.iter().all(is_remote) {
        return Ok(None);
    }
    let wanted = targets.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let mut found = artifact::bundles(&options.out);
    found.retain(|artifact| bundle::is_of(&artifact.manifest.api, targets));
    let Some(artifact) = found.pop() else {
        let fault = format!("no bundle of {wanted} in {}", options.out.display());
        let remedy = Some("run the same command without --locked".to_owned());
        return Err(Error::ArtifactNotFound(Message { fault, remedy }));
    };
    if !found.is_empty() {
        let fault = format!("{} has several bundles of {wanted}", options.out.display());
        let remedy = Some("name the version of each module".to_owned());
        return Err(Error::AmbiguousArtifact(Message { fault, remedy }));
    }
    check_owners(&artifact.dir, Some(&artifact.manifest))?;
    if let Some(stale) = why_stale(&artifact, options) {
        return Err(out_of_date(&artifact.dir, &stale));
    }
    report(Event::Reusing(artifact.dir.clone()));
    let packages: Vec<_> = bundle::sorted(targets, &artifact.manifest.api);
    let version = |path: &String| artifact.manifest.api.module_of(path).1;
    let targets = packages.iter().map(|path| format!("{path}@{}", version(path))).collect();
    Ok(Some(Built { artifact, packages, targets, stale: None }))
}

/// What a run wants of the artifact that it is about.
pub(super) fn need(run: &Run, options: &BuildOptions) -> Result<Need> {
    let (module, platform) = (&run.module, &run.go.platform);
    let dir = layout::directory(&options.out, &module.path, &module.version, platform);
    let present = manifest::read(&dir).ok();
    check_owners(&dir, present.as_ref())?;
    let present = present.map(|manifest| manifest.api);
    let patterns = packages::patterns(module, present.as_ref());
    Ok(Need {
        inputs: fingerprint::of_module(&run.context(), &patterns)?,
        offer: options.choices.offer(&run.module_paths(), present.as_ref()),
        keeps_pins: options.choices.pins.is_none(),
        packages: module.parts().iter().map(wanted).collect(),
        force: options.policy.force,
        dir,
    })
}

fn wanted(module: &Module) -> Wanted {
    Wanted { path: module.package.clone(), on_demand: packages::is_on_demand(module) }
}

/// The artifact in `dir`, which is up to date or was just built because it was stale.
pub(super) fn read(run: &Run, dir: &Path, stale: Option<Stale>) -> Result<Built> {
    let artifact = Artifact::read(dir.to_path_buf())?;
    let parts = run.module.parts();
    parts.iter().try_for_each(|part| check::artifact(&artifact, &part.package))?;
    let packages = parts.iter().map(|part| part.package.clone()).collect();
    let targets = parts.iter().map(Module::target).collect();
    Ok(Built { artifact, packages, targets, stale })
}

/// The refusal of an artifact that would have to be built.
pub(super) fn out_of_date(dir: &Path, stale: &Stale) -> Error {
    let fault = format!(
        "the artifact {} is not up to date ({stale}), and --locked forbids building it",
        dir.display()
    );
    let remedy = Some("run the same command without --locked".to_owned());
    Error::ArtifactNotFound(Message { fault, remedy })
}

/// Refuses to reuse, or to build in place of, what others may have written into the user's cache.
pub(super) fn check_owners(dir: &Path, manifest: Option<&Manifest>) -> Result<()> {
    let library = manifest.map(|manifest| layout::library(dir, manifest));
    let manifest = dir.join(layout::MANIFEST);
    cache::check(dir, library.as_deref().into_iter().chain([manifest.as_path()]))
}
