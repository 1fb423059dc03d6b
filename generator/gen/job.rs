//! One run of the stages over one module.
//!
//! In: a target. Out: a description, or a published artifact.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::Path;

use super::library::Linked;
use super::{Accept, Event, Report, offer};
use crate::artifact::stale::{self, Stale};
use crate::artifact::{layout, manifest};
use crate::build::workspace::Workspace;
use crate::build::{cgo, fingerprint, packages, probe};
use crate::disk::{files, folders, hash};
use crate::error::Result;
use crate::introspect::{self, Described};
use crate::model::{Api, Library, Manifest, SCHEMA};
use crate::render::Files;
use crate::render::python::Layout;
use crate::resolve::{self, Module, Origin, Target, syntax};
use crate::restrict::Restricted;
use crate::toolchain::{Go, Search};
use crate::{abi, naming, render, restrict};

/// One run: a module, joined to its workspace.
pub(super) struct Job {
    pub(super) go: Go,
    pub(super) workspace: Workspace,
    pub(super) module: Module,
    /// What Go commands that compile are given, known when the module has been described.
    arguments: OnceCell<Vec<String>>,
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
        files::write_all(&workspace.shim(), &render::shim::start())?;
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
        Ok(Self { go, workspace, module, arguments: OnceCell::new() })
    }

    pub(super) fn name(&self) -> String {
        format!("{}@{}", self.module.path, self.module.version)
    }

    /// What Go shall list: all packages of the module and those that `...` passes over and that were
    /// asked for, now or for the artifact in `dir`; of the standard library only what was asked for:
    /// nobody wants all of it in a process.
    pub(super) fn patterns(&self, dir: Option<&Path>) -> Vec<String> {
        let mut asked = dir.map(kept).unwrap_or_default();
        asked.insert(self.module.package.clone());
        if self.module.origin == Origin::Standard {
            return asked.into_iter().collect();
        }
        // What is gone since the artifact was built is not asked for again.
        let is_there = |package: &str| folders::is_folder(&self.module.folder(package));
        asked.retain(|package| self.is_passed_over(package) && is_there(package));
        std::iter::once(format!("{}/...", self.module.path)).chain(asked).collect()
    }

    fn is_passed_over(&self, package: &str) -> bool {
        package.strip_prefix(&self.module.path).is_some_and(syntax::is_passed_over)
    }

    /// What the packages export; those that do not compile here say why.
    pub(super) fn describe(
        &self,
        patterns: &[String],
        search: &Search,
        report: Report,
    ) -> Result<Described> {
        report(Event::Describing(self.name()));
        let mut described =
            introspect::describe(&self.module, patterns, &self.go, &self.workspace)?;
        self.prepare(patterns, search)?;
        if self.module.origin == Origin::Standard {
            return Ok(described);
        }
        let sound: Vec<_> =
            described.packages.iter().filter(|package| package.is_offered()).collect();
        let sound: Vec<_> = sound.iter().map(|package| package.path.as_str()).collect();
        let (module, go) = (&self.module, &self.go);
        let arguments = self.arguments();
        let mut failures =
            packages::failures(&sound, module, go, arguments, search, &self.workspace)?;
        for package in &mut described.packages {
            package.errors.extend(failures.remove(&package.path).into_iter().flatten());
        }
        Ok(described)
    }

    /// Finds out what compiling takes; without a C compiler nothing is compiled.
    fn prepare(&self, patterns: &[String], search: &Search) -> Result<()> {
        let (module, go) = (&self.module, &self.go);
        if search.c_compiler(go).is_ok() {
            let inputs = cgo::Inputs::of(module, patterns, go, search, &self.workspace)?;
            let _ = self.arguments.set(inputs.arguments(go, &module.path));
        }
        Ok(())
    }

    pub(super) fn arguments(&self) -> &[String] {
        self.arguments.get().map_or(&[], Vec::as_slice)
    }

    /// Whether the artifact in `dir` has to be built, and why.
    pub(super) fn stale(&self, dir: &Path, inputs: &str, force: bool) -> Option<Stale> {
        let package = &self.module.package;
        let is_extra = self.module.origin == Origin::Standard || self.is_passed_over(package);
        let lacks_package = || {
            let manifest = manifest::read(dir).ok()?;
            let is_lacking = !offer::has(&manifest, package)
                && (is_extra || offer::is_broken(&manifest, package));
            is_lacking.then(|| Stale::Package(package.clone()))
        };
        stale::stale(dir, inputs, force).or_else(lacks_package)
    }

    /// Writes the shim, and gives it as written: its go.mod is the one that resolving the module
    /// completed, which holds the version.
    pub(super) fn shim(&self, api: &Api) -> Result<Files> {
        let mut files = render::shim::files(api);
        let resolved = files::read_text(&self.workspace.shim().join("go.mod"))?;
        files.insert("go.mod".to_owned(), resolved);
        files::write_all(&self.workspace.shim(), &files)?;
        Ok(files)
    }

    /// Tries the library out before anybody else loads it.
    pub(super) fn probe(&self, library: &Library, search: &Search, report: Report) -> Result<()> {
        let name = self.name();
        let path = self.workspace.out().join(&library.path);
        report(Event::Probing(name.clone()));
        if let Some(why) = probe::library(&path, &name, &search.command)? {
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
        let mut described = self.describe(&self.patterns(Some(dir)), search, report)?;
        offer::check_package(&described, &self.module)?;
        // Who names a package below the module's root has not asked for the others.
        if self.module.package == self.module.path {
            offer::warn(&described, report);
        }
        let offered = self.api(&described);
        offer::check_api(&offered, &described, &self.module)?;
        accept(&offered, &self.module.package)?;
        let Linked { api, shim, library } = self.library(&mut described, search, report)?;
        let python = default_package(&api)?;
        let emitted = manifest::emitted("shim", &shim).chain(manifest::emitted("python", &python));
        let manifest = Manifest {
            schema: SCHEMA,
            generator: manifest::generator(),
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
        let sources = self.workspace.out().join(layout::sources(&manifest.api.build_id));
        files::write_all(&sources.join("shim"), &shim)?;
        files::write_all(&sources.join("python"), &python)?;
        Ok(manifest)
    }

    /// What the library of these packages offers.
    pub(super) fn api(&self, described: &Described) -> Api {
        let Restricted { types, packages } = restrict::restrict(described);
        let mut api = Api {
            abi: abi::VERSION,
            build_id: String::new(),
            module: self.module.path.clone(),
            version: self.module.version.clone(),
            platform: self.go.platform.clone(),
            go_version: self.go.version.clone(),
            types,
            packages,
        };
        // What the shim is rendered from, and the generator that renders it.
        let text = serde_json::to_string(&api).unwrap_or_default();
        let text = format!("{}\n{text}", fingerprint::of_remote("", ""));
        api.build_id = hash::of_bytes(text.as_bytes());
        api
    }
}

/// The packages of the artifact that is replaced.
fn kept(dir: &Path) -> BTreeSet<String> {
    let packages = manifest::read(dir).map(|manifest| manifest.api.packages).unwrap_or_default();
    packages.into_iter().map(|package| package.path).collect()
}

/// The wrapper modules that lie beside an artifact, for whoever wants to read or copy them.
fn default_package(api: &Api) -> Result<Files> {
    let name = naming::package(api, &api.module, None)?;
    let layout = Layout { name, root: api.module.clone(), embed: false };
    Ok(render::python::files(api, &layout))
}
