//! Builds and publishes with the artifact's lock held, unless whoever held it before did just that.
//!
//! In: what is needed, and how to build it. Out: the artifact that is there then.

use std::path::Path;

use super::event::Event;
use super::outcome::Built;
use super::reuse;
use super::run::Run;
use crate::artifact::publish;
use crate::artifact::stale::Need;
use crate::disk::lock;
use crate::error::Result;
use crate::model::Manifest;

/// Puts what `build` leaves in the workspace into the artifact's folder below `root`.
pub(super) fn publish(
    run: &Run,
    root: &Path,
    need: &Need,
    build: impl Fn() -> Result<Manifest>,
) -> Result<Built> {
    let dir = &need.dir;
    let waiting = |holder: &str| run.report(Event::Waiting(holder.to_owned()));
    let mut unpublished = None;
    lock::hold(dir, root, waiting, |held| {
        let Some(stale) = need.why_stale() else { return reuse::read(run, dir, None).map(Some) };
        let manifest = if let Some(manifest) = unpublished.take() {
            manifest
        } else {
            run.report(Event::Building(dir.clone(), stale.clone()));
            build()?
        };
        let published = held.write(|| {
            publish::publish(&run.workspace.out(), root, dir, &manifest)?;
            reuse::read(run, dir, Some(stale.clone()))
        });
        // Lost meanwhile? Then another may have published: take the lock again, and look.
        unpublished = Some(manifest);
        published
    })
}
