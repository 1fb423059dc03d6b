//! One run of the stages over one module, or over those of a bundle: what each of them is given.
//!
//! In: targets. Out: the module, the Go toolchain that it asks for, and a workspace in which the
//! shim is joined to it.

use std::path::Path;

use super::event::{Event, OnEvent};
use crate::build::Context;
use crate::build::workspace::Workspace;
use crate::error::Result;
use crate::resolve::{self, Module, Target};
use crate::toolchain::{Go, Search};

/// One run.
pub(super) struct Run<'a> {
    pub(super) go: Go,
    pub(super) workspace: Workspace,
    pub(super) module: Module,
    pub(super) search: &'a Search,
    report: OnEvent<'a>,
}

impl<'a> Run<'a> {
    /// Resolves targets; what will be published is put together inside `root`.
    pub(super) fn start(
        targets: &[Target],
        root: Option<&Path>,
        offline: bool,
        search: &'a Search,
        report: OnEvent<'a>,
    ) -> Result<Self> {
        let go = search.go()?.offline(offline);
        let mut workspace = Workspace::create(root)?;
        let names: Vec<_> = targets.iter().map(ToString::to_string).collect();
        report(Event::Resolving(names.join(", ")));
        let module = resolve::module(targets, &go, &workspace.resolving())?;
        workspace.join(&module.join)?;
        let go = resolve::toolchain(&module, go, workspace.shim())?;
        let run = Self { go, workspace, module, search, report };
        run.module.warnings.iter().for_each(|text| run.warn(text.clone()));
        Ok(run)
    }

    /// What the steps of a build are given.
    pub(super) fn context(&self) -> Context<'_> {
        let Self { go, workspace, module, search, .. } = self;
        Context { module, go, search, workspace }
    }

    /// The module with its version, or those of a bundle.
    pub(super) fn name(&self) -> String {
        self.module.title()
    }

    /// The path of the module, or those of a bundle's.
    pub(super) fn module_paths(&self) -> Vec<&str> {
        self.module.parts().iter().map(|part| part.path.as_str()).collect()
    }

    pub(super) fn report(&self, event: Event) {
        (self.report)(event);
    }

    pub(super) fn warn(&self, text: String) {
        self.report(Event::Warning(text));
    }
}
