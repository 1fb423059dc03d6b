//! The artifact that is there already, where nothing has to be built.
//!
//! In: what is asked for. Out: that artifact, or why it cannot be used.

use std::path::Path;

use super::event::{Event, OnEvent};
use super::options::{BuildOptions, Policy};
use super::outcome::Built;
use super::run::Run;
use super::{check, packages};
use crate::artifact::stale::{self, Need, Stale};
use crate::artifact::{self, Artifact, layout, manifest};
use crate::build::fingerprint;
use crate::disk::{cache, private_dir};
use crate::error::{Error, Message, Result};
use crate::model::{LeftOutCode, Manifest};
use crate::resolve::{Target, syntax};

/// The artifact that no Go is needed to find up to date: of an exact version, or of any where
/// nothing may be resolved.
pub(super) fn without_go(
    target: &Target,
    options: &BuildOptions,
    report: OnEvent,
) -> Result<Option<Built>> {
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
    let inputs = fingerprint::of_remote(&api.module, &api.version);
    let offer = options.choices.offer(&api.module, Some(api));
    match stale::usable(&artifact.dir, &inputs, &offer) {
        Ok(_) => {
            report(Event::Reusing(artifact.dir.clone()));
            private_dir::sweep(&options.out);
            let target = format!("{path}@{}", api.version);
            Ok(Some(Built { artifact, package: path.clone(), target, stale: None }))
        }
        Err(stale) if locked => Err(out_of_date(&artifact.dir, &stale)),
        Err(_) => Ok(None),
    }
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
        offer: options.choices.offer(&module.path, present.as_ref()),
        keeps_pins: options.choices.pins.is_none(),
        package: module.package.clone(),
        on_demand: packages::is_on_demand(module),
        force: options.policy.force,
        dir,
    })
}

/// The artifact in `dir`, which is up to date or was just built because it was stale.
pub(super) fn read(run: &Run, dir: &Path, stale: Option<Stale>) -> Result<Built> {
    let artifact = Artifact::read(dir.to_path_buf())?;
    check::artifact(&artifact, &run.module.package)?;
    let package = run.module.package.clone();
    Ok(Built { artifact, package, target: run.module.target(), stale })
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
fn check_owners(dir: &Path, manifest: Option<&Manifest>) -> Result<()> {
    let library = manifest.map(|manifest| layout::library(dir, manifest));
    let manifest = dir.join(layout::MANIFEST);
    cache::check(dir, library.as_deref().into_iter().chain([manifest.as_path()]))
}
