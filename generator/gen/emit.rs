//! All that is published of a build, put together in the workspace's `out` folder.
//!
//! In: a library there, and what it was rendered from. Out: the sources beside it, and the
//! manifest.

use super::describe::Surface;
use super::link::Linked;
use super::run::Run;
use crate::artifact::{layout, manifest};
use crate::disk::files;
use crate::error::Result;
use crate::model::{Api, Manifest, SCHEMA};
use crate::naming;
use crate::render::python::Layout;
use crate::render::{self, Files};
use crate::restrict::packages::left_out;

/// Writes the emitted sources; the manifest is written when all is published.
pub(super) fn emit(run: &Run, linked: Linked, surface: &Surface, inputs: &str) -> Result<Manifest> {
    let Linked { api, shim, library } = linked;
    let python = default_package(&api)?;
    let sources = run.workspace.out().join(layout::sources(&api.build_id));
    files::write_all(&sources.join("shim"), &shim)?;
    files::write_all(&sources.join("python"), &python)?;
    let emitted =
        manifest::list_files("shim", &shim).chain(manifest::list_files("python", &python));
    Ok(Manifest {
        schema: SCHEMA,
        generator: manifest::generator(),
        files: emitted.collect(),
        input_fingerprint: inputs.to_owned(),
        // Each module of a bundle has its own.
        sums: run.module.origin.sums().filter(|_| !run.module.is_bundle()).cloned(),
        left_out: surface.described.packages.iter().filter_map(left_out).collect(),
        library,
        api,
    })
}

/// The wrapper modules that lie beside an artifact, for whoever wants to read or copy them.
fn default_package(api: &Api) -> Result<Files> {
    let name = naming::package(api, &api.module, None)?;
    let roots = api.all_modules().map(|(path, _)| path.to_owned()).collect();
    let layout = Layout { name, roots, embed: false };
    Ok(render::python::files(api, &layout))
}
