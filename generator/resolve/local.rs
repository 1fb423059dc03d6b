//! A module on this machine: a Go workspace joins the shim to it. Nothing in it is touched.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::go_work::{GoWork, Replacement};
use super::{Join, MODULES, Module, Origin, syntax};
use crate::disk::files;
use crate::error::{Error, Result};
use crate::model::LOCAL_VERSION;
use crate::toolchain::command::{parse_json, run};
use crate::toolchain::go::is_newer;
use crate::toolchain::{Go, WorkDir};

/// What `go mod edit -json` and `go work edit -json` say, as far as we ask.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GoFile {
    module: Option<ModulePath>,
    go: Option<String>,
    r#use: Option<Vec<Use>>,
    replace: Option<Vec<Replace>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ModulePath {
    path: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Use {
    disk_path: PathBuf,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Replace {
    old: PathVersion,
    new: PathVersion,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PathVersion {
    path: String,
    #[serde(default)]
    version: String,
}

/// Finds the module that `folder` lies in.
pub(super) fn module(folder: &Path, go: &Go, dir: &WorkDir) -> Result<Module> {
    let root = root(folder)?;
    let file = go_mod(&root, go)?;
    let path = file.module.map(|module| module.path).ok_or_else(|| {
        Error::Input(format!("{} has no module line; add one", root.join("go.mod").display()))
    })?;
    check_module(&path, &root)?;
    Ok(Module {
        package: package_path(&path, &root, folder),
        bundled: Vec::new(),
        version: LOCAL_VERSION.to_owned(),
        join: join(&root, file.go.unwrap_or_default(), go, dir)?,
        dir: root,
        path,
        origin: Origin::Local,
        warnings: Vec::new(),
    })
}

/// Joins the shim to the module at `root`, and to what the user's own workspace uses.
fn join(root: &Path, go_line: String, go: &Go, dir: &WorkDir) -> Result<Join> {
    let mut join = Join { vendor: vendor(root), ..Join::of_shim(dir)? };
    join.go_file = Some(root.join("go.mod"));
    let modules = vec![root.to_path_buf()];
    let mut work = GoWork { go: go_line, modules, replace: Vec::new() };
    if let Some(file) = user_workspace(root, go)? {
        add_workspace(&mut join, &mut work, &file, go)?;
    }
    join.go_line.clone_from(&work.go);
    join.go_work = Some(work);
    Ok(join)
}

/// A go.mod can say anything, and what it says becomes an argument of Go's commands.
fn check_module(path: &str, root: &Path) -> Result<()> {
    syntax::check_module_path(path).map_err(|error| {
        Error::Input(format!("{}: the module line: {error}", root.join("go.mod").display()))
    })
}

/// The nearest folder with a go.mod, from `dir` upwards.
fn root(dir: &Path) -> Result<PathBuf> {
    let found = dir.ancestors().find(|folder| files::is_file(&folder.join("go.mod")));
    found.map(Path::to_path_buf).ok_or_else(|| {
        Error::Input(format!(
            "{} is not in a Go module: there is no go.mod in it or above it; run \
             `go mod init` there, or name the directory of a module",
            dir.display()
        ))
    })
}

fn go_mod(root: &Path, go: &Go) -> Result<GoFile> {
    let subject = format!("cannot read {}", root.join("go.mod").display());
    let mut command = go.command(&WorkDir::alone(root));
    // The release that it asks for is not needed to read it.
    command.env("GOTOOLCHAIN", "local").args(["mod", "edit", "-json"]);
    let text = run(&mut command, &subject)?;
    parse_json(&text, "go mod edit -json")
}

/// The user's own go.work, if there is one. Go is asked only where it could say so: a moment of
/// its time is a good part of a build that has nothing to do.
fn user_workspace(root: &Path, go: &Go) -> Result<Option<PathBuf>> {
    let named = std::env::var_os("GOWORK");
    if named.is_none() && !root.ancestors().any(|folder| files::is_file(&folder.join("go.work"))) {
        return Ok(None);
    }
    let mut command = go.command(&WorkDir::alone(root));
    match named {
        Some(work) => command.env("GOWORK", work),
        None => command.env_remove("GOWORK"),
    };
    command.env("GOTOOLCHAIN", "local");
    let text = run(command.args(["env", "GOWORK"]), "cannot ask Go for its workspace")?;
    let work = text.trim();
    Ok((!work.is_empty() && work != "off").then(|| PathBuf::from(work)))
}

/// The vendor folder beside a go.mod or go.work, where there is one with a list of modules.
fn vendor(root: &Path) -> Option<PathBuf> {
    let folder = root.join("vendor");
    files::is_file(&folder.join(MODULES)).then_some(folder)
}

/// Adds what the user's workspace uses and replaces, paths made absolute.
fn add_workspace(join: &mut Join, work: &mut GoWork, path: &Path, go: &Go) -> Result<()> {
    let subject = format!("cannot read {}", path.display());
    let mut command = go.command(&WorkDir::alone(path.parent().unwrap_or(path)));
    command.env("GOTOOLCHAIN", "local").args(["work", "edit", "-json"]).arg(path);
    let text = run(&mut command, &subject)?;
    let file: GoFile = parse_json(&text, "go work edit -json")?;
    let base = path.parent().unwrap_or(Path::new("/"));
    let used: Vec<_> =
        file.r#use.unwrap_or_default().into_iter().map(|u| base.join(u.disk_path)).collect();
    let canonical: Vec<_> = used.iter().filter_map(|dir| files::canonical(dir).ok()).collect();
    let root = work.modules[0].clone();
    if !canonical.contains(&root) {
        return Ok(());
    }
    join.vendor = vendor(base);
    let go_line = file.go.unwrap_or_default();
    if is_newer(&go_line, &work.go) {
        work.go = go_line;
        join.go_file = Some(path.to_path_buf());
    }
    work.modules.extend(canonical.into_iter().filter(|dir| *dir != root));
    work.replace =
        file.replace.unwrap_or_default().into_iter().map(|r| replacement(r, base)).collect();
    Ok(())
}

fn replacement(replace: Replace, base: &Path) -> Replacement {
    let is_folder = replace.new.version.is_empty();
    let new = if is_folder {
        base.join(&replace.new.path).to_string_lossy().into_owned()
    } else {
        replace.new.path
    };
    Replacement { old: (replace.old.path, replace.old.version), new: (new, replace.new.version) }
}

/// The import path of the package in `dir`.
fn package_path(module: &str, root: &Path, dir: &Path) -> String {
    let below = dir.strip_prefix(root).unwrap_or(Path::new(""));
    let elements = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    std::iter::once(module.to_owned()).chain(elements).collect::<Vec<_>>().join("/")
}
