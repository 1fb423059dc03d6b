//! Several modules in one module graph: what each of them alone would ask for, with one version of each
//! module, the newest that any of them requires (<https://go.dev/ref/mod#minimal-version-selection>).
//!
//! In: targets. Out: a [`Module`] that stands for all of them, each at the version that Go chose.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::go_work::GoWork;
use super::remote::Requirement;
use super::syntax::parse_version;
use super::{Join, Module, Origin, Target, alone, remote};
use crate::disk::{files, hash};
use crate::error::{Error, Result};
use crate::model::BUNDLE;
use crate::toolchain::command::{parse_json_stream, run};
use crate::toolchain::go::is_newer;
use crate::toolchain::{Go, WorkDir};

/// Hex digits of the hash that stands for a bundle's modules and versions.
const DIGITS: usize = 12;

/// What `go list -m -json` says, as far as we ask.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Chosen {
    path: String,
    #[serde(default)]
    version: String,
    replace: Option<Replacement>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Replacement {
    path: String,
}

/// Resolves each target alone, then all of them together.
pub(super) fn module(targets: &[Target], go: &Go, dir: &Path) -> Result<Module> {
    let shim = files::read_text(&dir.join("go.mod"))?;
    let part = |(place, target): (usize, &Target)| {
        let dir = dir.join(format!("part{place}"));
        files::write_all(&dir, &BTreeMap::from([("go.mod".to_owned(), shim.clone())]))?;
        check_target(target)?;
        Ok((alone(target, go, &dir)?, WorkDir::alone(&dir)))
    };
    let parts: Vec<_> = targets.iter().enumerate().map(part).collect::<Result<_>>()?;
    parts.iter().try_for_each(|(part, _)| check_vendor(part))?;
    let graph = Graph::of(&parts, go, &shim, &dir.join("all"))?;
    let mut modules: Vec<_> = parts.into_iter().map(|(module, _)| module).collect();
    modules.sort_by(|a, b| a.path.cmp(&b.path));
    check_distinct(&modules)?;
    let join = graph.settle(&mut modules, go)?;
    Ok(bundle(modules, join))
}

/// The module that stands for all of them.
fn bundle(bundled: Vec<Module>, join: Join) -> Module {
    let names = bundled.iter().map(|it| format!("{}@{}\n", it.path, it.version));
    let version = hash::of_bytes(names.collect::<String>().as_bytes())[..DIGITS].to_owned();
    let local = bundled.iter().find(|it| it.origin == Origin::Local);
    Module {
        path: BUNDLE.to_owned(),
        version,
        dir: PathBuf::new(),
        package: BUNDLE.to_owned(),
        // It can change under its version if one of them can.
        origin: local.unwrap_or(&bundled[0]).origin.clone(),
        warnings: bundled.iter().flat_map(|it| it.warnings.clone()).collect(),
        join,
        bundled,
    }
}

fn check_target(target: &Target) -> Result<()> {
    let Target::Standard { path, .. } = target else { return Ok(()) };
    Err(Error::Input(format!(
        "{path} is in Go's standard library, which has a library of its own and cannot be bundled; leave it \
         out, and use it beside the bundle"
    )))
}

/// Go takes all of a workspace from one vendor folder, or nothing.
fn check_vendor(module: &Module) -> Result<()> {
    let Some(vendor) = &module.join.vendor else { return Ok(()) };
    Err(Error::Input(format!(
        "{} takes its dependencies from {}, which other modules of a bundle cannot use; move that folder \
         away, or build the module alone",
        module.path,
        vendor.display()
    )))
}

/// Refuses what names one module twice; `modules` are sorted by path.
fn check_distinct(modules: &[Module]) -> Result<()> {
    let Some(pair) = modules.windows(2).find(|pair| pair[0].path == pair[1].path) else {
        return Ok(());
    };
    let (path, [one, other]) = (&pair[0].path, [0, 1].map(|place: usize| &pair[place]));
    Err(Error::Input(if one.version == other.version {
        format!(
            "{} and {} are both of the module {path}; name it once, by its own path if packages of all of it \
             are wanted",
            one.target(),
            other.target()
        )
    } else {
        format!(
            "{path} is asked for at {} and at {}, and a library holds one version of a module; name one of them",
            one.version, other.version
        )
    }))
}

/// The module graph of all modules together, laid out in a folder.
struct Graph {
    shim: WorkDir,
    go_work: Option<GoWork>,
    go_line: String,
    go_file: Option<PathBuf>,
}

impl Graph {
    fn of(parts: &[(Module, WorkDir)], go: &Go, shim: &str, dir: &Path) -> Result<Self> {
        let newest = parts.iter().map(|(it, _)| &it.join).reduce(newer);
        let go_line = newest.map(|join| join.go_line.clone()).unwrap_or_default();
        let go_file = newest.and_then(|join| join.go_file.clone());
        let go_work = go_work(parts, &go_line);
        let requirements = requirements(parts, go)?;
        let remote = parts.iter().filter(|(it, _)| it.origin != Origin::Local);
        let remote_line = remote.map(|(it, _)| &it.join).reduce(newer);
        let go_mod = go_mod(shim, &requirements, remote_line.map(|join| join.go_line.as_str()));
        let mut shim = WorkDir::alone(&dir.join("shim"));
        let texts = [("go.mod", go_mod), ("go.sum", go_sum(parts))];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        files::write_all(&shim.path, &texts.map(|(name, text)| (name.to_owned(), text)).collect())?;
        if let Some(work) = &go_work {
            let path = dir.join("go.work");
            files::write(&path, &work.text())?;
            shim.go_work = Some(path);
        }
        Ok(Self { shim, go_work, go_line, go_file })
    }

    /// Gives each module the version that Go chose, and says what joins the shim to all of them.
    fn settle(self, modules: &mut [Module], go: &Go) -> Result<Join> {
        let chosen = self.chosen(modules, go)?;
        let is_local = |module: &Module| module.origin == Origin::Local;
        for module in modules.iter_mut().filter(|module| !is_local(module)) {
            if let Some(chosen) = chosen.get(&module.path) {
                raise(module, chosen, go, &self.shim)?;
            }
        }
        let Self { shim, go_work, go_line, go_file } = self;
        let join = Join::of_shim(&shim)?;
        let go_line =
            if is_newer(&join.go_line, &go_line) { join.go_line.clone() } else { go_line };
        Ok(Join { go_work, go_line, go_file, ..join })
    }

    fn chosen(&self, modules: &[Module], go: &Go) -> Result<BTreeMap<String, Chosen>> {
        let go = go.clone().switch(&self.shim, &self.go_line)?;
        let mut command = go.command(&self.shim);
        command.args(["list", "-m", "-json", "--"]).args(modules.iter().map(|it| &it.path));
        let text = run(&mut command, "cannot resolve the modules together")?;
        let listed: Vec<Chosen> = parse_json_stream(&text, "go list -m")?;
        Ok(listed.into_iter().map(|it| (it.path.clone(), it)).collect())
    }
}

/// The one of two that asks for the newer Go.
fn newer<'a>(one: &'a Join, other: &'a Join) -> &'a Join {
    if is_newer(&other.go_line, &one.go_line) { other } else { one }
}

/// The go.work of all modules that are directories, if there are any.
fn go_work(parts: &[(Module, WorkDir)], go_line: &str) -> Option<GoWork> {
    let works = parts.iter().filter_map(|(module, _)| module.join.go_work.clone());
    let mut all = works.reduce(|mut all, work| {
        all.merge(work);
        all
    })?;
    if is_newer(go_line, &all.go) {
        go_line.clone_into(&mut all.go);
    }
    Some(all)
}

/// What all of them require, each module at the newest version that is asked for.
fn requirements(parts: &[(Module, WorkDir)], go: &Go) -> Result<BTreeMap<String, String>> {
    let mut newest: BTreeMap<String, String> = BTreeMap::new();
    // For a directory the shim requires nothing: a workspace joins it.
    for (_, dir) in parts.iter().filter(|(it, _)| it.origin != Origin::Local) {
        for Requirement { path, version } in remote::required(go, dir)? {
            match newest.get_mut(&path) {
                Some(known) if parse_version(known) >= parse_version(&version) => {}
                Some(known) => *known = version,
                None => drop(newest.insert(path, version)),
            }
        }
    }
    Ok(newest)
}

/// The shim's go.mod with all that is required, and the Go that this asks for.
fn go_mod(shim: &str, requirements: &BTreeMap<String, String>, go_line: Option<&str>) -> String {
    let line = |line: &str| match go_line.filter(|_| line.starts_with("go ")) {
        Some(newer) => format!("go {newer}\n"),
        None => format!("{line}\n"),
    };
    let mut text: String = shim.lines().map(line).collect();
    for (path, version) in requirements {
        let _ = writeln!(text, "require {path} {version}");
    }
    text
}

fn go_sum(parts: &[(Module, WorkDir)]) -> String {
    let lines: BTreeSet<_> = parts.iter().flat_map(|(it, _)| it.join.go_sum.lines()).collect();
    lines.into_iter().flat_map(|line| [line, "\n"]).collect()
}

/// Takes another version of a module than was asked for, if Go chose one, and says so.
fn raise(module: &mut Module, chosen: &Chosen, go: &Go, dir: &WorkDir) -> Result<()> {
    if let Some(Replacement { path }) = &chosen.replace {
        return Err(Error::Input(format!(
            "{} is replaced by {path} in the go.work of a directory; name that one, or bundle the \
             directory without that replacement",
            module.path
        )));
    }
    if chosen.version == module.version || chosen.version.is_empty() {
        return Ok(());
    }
    module.warnings.push(format!(
        "{} is at {} instead of {}, as another module of the bundle requires that",
        module.path, chosen.version, module.version
    ));
    let (path, version) = (module.path.clone(), chosen.version.clone());
    let (place, sums) = remote::download(&Requirement { path, version: version.clone() }, go, dir)?;
    (module.dir, module.version, module.origin) = (place, version, Origin::Proxy(sums));
    Ok(())
}
