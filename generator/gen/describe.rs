//! What a module's packages export, and which of them do not compile here.
//!
//! In: a run, and package patterns. Out: the description, and what Go found out on the way and the
//! build needs.

use super::event::Event;
use super::run::Run;
use crate::build::{cgo, packages};
use crate::error::Result;
use crate::introspect::{self, Described};
use crate::resolve::Origin;
use crate::restrict::packages::is_callable;

/// A module's packages, ready to be linked.
#[derive(Clone)]
pub(super) struct Surface {
    /// What they export; those that do not compile or link say why.
    pub(super) described: Described,
    /// What Go commands that compile them are given.
    pub(super) arguments: Vec<String>,
    /// The go.mod of the shim with all that they need.
    pub(super) go_mod: String,
}

/// Describes the packages that match, and compiles them; without a C compiler nothing is compiled.
pub(super) fn describe(run: &Run, patterns: &[String]) -> Result<Surface> {
    run.report(Event::Describing(run.name()));
    let (module, go, workspace) = (&run.module, &run.go, &run.workspace);
    let mut described = introspect::describe(module, patterns, go, workspace.shim())?;
    let arguments = arguments(run, patterns)?;
    if module.origin != Origin::Standard {
        add_failures(run, &arguments, &mut described)?;
    }
    Ok(Surface { described, arguments, go_mod: workspace.go_mod()? })
}

fn arguments(run: &Run, patterns: &[String]) -> Result<Vec<String>> {
    if run.search.c_compiler(&run.go).is_err() {
        return Ok(Vec::new());
    }
    let inputs = cgo::Inputs::of(&run.context(), patterns)?;
    Ok(inputs.arguments(&run.go, &run.module))
}

/// Lets packages that do not compile say why.
fn add_failures(run: &Run, arguments: &[String], described: &mut Described) -> Result<()> {
    let callable = described.packages.iter().filter(|package| is_callable(package));
    let paths: Vec<_> = callable.map(|package| package.path.as_str()).collect();
    let mut failures = packages::failures(&run.context(), &paths, arguments)?;
    for package in &mut described.packages {
        package.errors.extend(failures.remove(&package.path).into_iter().flatten());
    }
    Ok(())
}
