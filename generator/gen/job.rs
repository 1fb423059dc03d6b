//! One run of the stages over one module.
//!
//! In: a target. Out: a description, or a published artifact.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{Accept, Event, Report, offer};
use crate::error::{Error, Result};
use crate::fingerprint::{self, Stale};
use crate::introspect::{self, Described};
use crate::model::{ABI, Api, Manifest, Package, SCHEMA};
use crate::render::Files;
use crate::render::python::Layout;
use crate::resolve::{self, Module, Origin, Target};
use crate::toolchain::{Go, Search};
use crate::workspace::{Workspace, write_files};
use crate::{build, naming, package, probe, record, render, restrict};

/// One run: a module, joined to its workspace.
pub(super) struct Job {
    pub(super) go: Go,
    pub(super) workspace: Workspace,
    pub(super) module: Module,
}

impl Job {
    pub(super) fn start(
        target: &Target,
        root: Option<&Path>,
        search: &Search,
        offline: bool,
        report: Report,
    ) -> Result<Self> {
        let go = search.go()?.offline(offline);
        let mut workspace = Workspace::create(root)?;
        write_files(&workspace.shim(), &render::shim::start())?;
        report(Event::Resolving(match target {
            Target::Local(dir) => dir.display().to_string(),
            Target::Remote { path, query } | Target::Standard { path, query } => {
                format!("{path}@{query}")
            }
        }));
        let module = resolve::module(target, &go, &mut workspace)?;
        let work = workspace.go_work();
        let go = go.switched(&workspace.shim(), work.as_deref(), &workspace.go_line()?)?;
        module.warnings.iter().for_each(|text| report(Event::Warning(text.clone())));
        Ok(Self { go, workspace, module })
    }

    fn name(&self) -> String {
        format!("{}@{}", self.module.path, self.module.version)
    }

    /// All packages of a module, but of the standard library only what was asked for and `kept`:
    /// nobody wants all of it in a process.
    pub(super) fn describe(&self, kept: &BTreeSet<String>, report: Report) -> Result<Described> {
        report(Event::Describing(self.name()));
        let patterns = if self.module.origin == Origin::Standard {
            kept.iter().chain([&self.module.package]).cloned().collect()
        } else {
            vec![format!("{}/...", self.module.path)]
        };
        introspect::describe(&self.module, &patterns, &self.go, &self.workspace)
    }

    /// Whether the artifact in `dir` has to be built, and why.
    pub(super) fn stale(&self, dir: &Path, inputs: &str, force: bool) -> Option<Stale> {
        let package = &self.module.package;
        let lacks_package = || {
            let is_standard = self.module.origin == Origin::Standard;
            (is_standard && !kept(dir).contains(package)).then(|| Stale::Package(package.clone()))
        };
        fingerprint::stale(dir, inputs, force).or_else(lacks_package)
    }

    /// Writes the shim, and gives it as written: its go.mod is the one that resolving the module
    /// completed, which holds the version.
    fn shim(&self, api: &Api) -> Result<Files> {
        let mut files = render::shim::files(api);
        let path = self.workspace.shim().join("go.mod");
        let resolved = fs::read_to_string(&path).map_err(Error::io("cannot read", &path))?;
        files.insert("go.mod".to_owned(), resolved);
        write_files(&self.workspace.shim(), &files)?;
        Ok(files)
    }

    /// Tries the library out before anybody else loads it.
    fn probe(&self, library: &Path, search: &Search, report: Report) -> Result<()> {
        let name = self.name();
        report(Event::Probing(name.clone()));
        if let Some(why) = probe::library(library, &name, &search.command)? {
            report(Event::Warning(format!("{name} was not tried out before publishing: {why}")));
        }
        Ok(())
    }

    /// Describes, restricts, renders and builds: all there is to publish is in the workspace then.
    pub(super) fn compile(
        &self,
        dir: &Path,
        inputs: String,
        accept: Accept,
        search: &Search,
        report: Report,
    ) -> Result<Manifest> {
        let described = self.describe(&kept(dir), report)?;
        offer::check_package(&described, &self.module)?;
        offer::warn(&described, report);
        let api = api(&self.module, &self.go, restrict::level1(&described));
        offer::check_api(&api, &self.module)?;
        accept(&api, &self.module.package)?;
        let shim = self.shim(&api)?;
        report(Event::Compiling(self.name()));
        let library = build::shared_library(&self.module, &self.go, search, &self.workspace)?;
        self.probe(&self.workspace.out().join(&library.path), search, report)?;
        let python = default_package(&api)?;
        let emitted = package::emitted("shim", &shim).chain(package::emitted("python", &python));
        let manifest = Manifest {
            schema: SCHEMA,
            generator: fingerprint::generator(),
            files: emitted.collect(),
            input_fingerprint: inputs,
            sums: match &self.module.origin {
                Origin::Proxy(sums) => Some(sums.clone()),
                Origin::Local | Origin::Standard => None,
            },
            left_out: offer::left_out(&described),
            library,
            api,
        };
        let sources = self.workspace.out().join(record::sources(&manifest.api.build_id));
        write_files(&sources.join("shim"), &shim)?;
        write_files(&sources.join("python"), &python)?;
        Ok(manifest)
    }
}

/// The packages of the artifact that is replaced.
fn kept(dir: &Path) -> BTreeSet<String> {
    let packages = record::read(dir).map(|manifest| manifest.api.packages).unwrap_or_default();
    packages.into_iter().map(|package| package.path).collect()
}

fn api(module: &Module, go: &Go, packages: Vec<Package>) -> Api {
    let mut api = Api {
        abi: ABI,
        build_id: String::new(),
        module: module.path.clone(),
        version: module.version.clone(),
        platform: go.platform.clone(),
        go_version: go.version.clone(),
        packages,
    };
    // What the shim is rendered from, and the generator that renders it.
    let text = serde_json::to_string(&api).unwrap_or_default();
    api.build_id =
        record::hash_of(format!("{}\n{text}", fingerprint::of_remote("", "")).as_bytes());
    api
}

/// The wrapper modules that lie beside an artifact, for whoever wants to read or copy them.
fn default_package(api: &Api) -> Result<Files> {
    let name = naming::package(api, &api.module, None)?;
    let layout = Layout { name, root: api.module.clone(), embed: false };
    Ok(render::python::files(api, &layout))
}
