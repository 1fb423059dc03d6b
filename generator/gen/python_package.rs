//! The Python package that binds an artifact.
//!
//! In: an artifact, and what is asked for. Out: the package in its folder, or what of it differs.

use super::options::GenOptions;
use super::outcome::{Built, Generated};
use crate::artifact::layout;
use crate::error::{Error, Result};
use crate::render::Files;
use crate::render::python::Layout;
use crate::{install, naming, render};

/// Refuses a name, or a place, that is of no use, before anything is built.
pub(super) fn check_name(options: &GenOptions) -> Result<()> {
    let Some(name) = &options.name else {
        if options.build.targets.len() < 2 {
            return Ok(());
        }
        return Err(Error::Input(
            "a package of several modules has no name of its own; choose one with --name"
                .to_owned(),
        ));
    };
    naming::check_package(name)?;
    check_place(options, name)
}

/// Refuses a place that the package could not be put into.
pub(super) fn check_place(options: &GenOptions, name: &str) -> Result<()> {
    if options.check { Ok(()) } else { install::check(&options.folder.join(name)) }
}

/// Puts the package into its folder, unless it is there already or only to be checked.
pub(super) fn put(built: Built, options: &GenOptions) -> Result<Generated> {
    let (layout, files) = render(&built, options)?;
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

fn render(built: &Built, options: &GenOptions) -> Result<(Layout, Files)> {
    let api = &built.artifact.manifest.api;
    let name = naming::package(api, &built.packages[0], options.name.as_deref())?;
    let layout = Layout { name, roots: built.packages.clone(), embed: options.embed };
    let files = render::python::files(api, &layout);
    Ok((layout, files))
}
