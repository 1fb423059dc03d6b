//! A module from the module proxy: the shim becomes a main module that requires it exactly.

use std::path::PathBuf;

use serde::Deserialize;

use super::{Join, Module, Origin, major, module_cache, spelling};
use crate::error::{Error, Result};
use crate::model::{Sums, is_within};
use crate::naming;
use crate::toolchain::advice;
use crate::toolchain::command::{parse_json, run};
use crate::toolchain::{Go, WorkDir};

/// What `go mod edit -json` says, as far as we ask.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GoMod {
    require: Option<Vec<Requirement>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Requirement {
    pub(super) path: String,
    pub(super) version: String,
}

/// What `go mod download -json` says, as far as we ask.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Download {
    dir: PathBuf,
    sum: String,
    go_mod_sum: String,
}

/// What `go list -m -u -json` says, as far as we ask.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Notice {
    #[serde(default)]
    retracted: Vec<String>,
    #[serde(default)]
    deprecated: String,
}

/// Lets Go find the module that provides `path` at `query`, and requires it in the shim.
pub(super) fn module(path: &str, query: &str, go: &Go, dir: &WorkDir) -> Result<Module> {
    let cached =
        go.is_offline().then(|| module_cache::version(path, query, &go.module_cache)).flatten();
    let query = cached.as_deref().unwrap_or(query);
    get(path, query, go, dir)?;
    let found = provider(path, required(go, dir)?).ok_or_else(|| Error::Build {
        message: format!(
            "Go found no module that provides {path}@{query}; check the path and the version"
        ),
        command: format!("go get {path}@{query}"),
        log: String::new(),
    })?;
    let (dir_of_module, sums) = download(&found, go, dir)?;
    let warnings = warnings(&found, query, go, dir);
    Ok(Module {
        path: found.path,
        version: found.version,
        dir: dir_of_module,
        package: path.to_owned(),
        bundled: Vec::new(),
        origin: Origin::Proxy(sums),
        warnings,
        join: Join::of_shim(dir)?,
    })
}

/// What the go.mod in `dir` requires.
pub(super) fn required(go: &Go, dir: &WorkDir) -> Result<Vec<Requirement>> {
    let text = run(go.command(dir).args(["mod", "edit", "-json"]), "cannot read go.mod")?;
    Ok(parse_json::<GoMod>(&text, "go mod edit -json")?.require.unwrap_or_default())
}

fn get(path: &str, query: &str, go: &Go, dir: &WorkDir) -> Result<()> {
    let wanted = format!("{path}@{query}");
    let result = run(go.command(dir).args(["get", "--", &wanted]), "");
    result.map(drop).map_err(|error| {
        let Error::Build { command, log, .. } = error else { return error };
        no_such_package(path, query, &log, go, dir).unwrap_or_else(|| {
            let hint = way_out(path, query, &log, go);
            Error::Build { message: format!("cannot resolve {wanted}: {hint}"), command, log }
        })
    })
}

/// What to do where Go cannot resolve `path` at `query`.
fn way_out(path: &str, query: &str, log: &str, go: &Go) -> String {
    if let Some(declared) = spelling::own_path(log) {
        return format!("the module calls itself {declared}; use that path");
    }
    if let Some(version) = spelling::version(query) {
        return format!("versions of Go modules start with a v; did you mean {path}@{version}?");
    }
    let hint = advice::for_log(log).unwrap_or_else(|| "see Go's message below".to_owned());
    hint + &there(path, log, go)
}

/// What Go prints where a module is there and the package is not, behind the module and its
/// version.
const WITHOUT: &str = ", but does not contain package";

/// The refusal of a package that its module does not have, with those of a similar name; `None`
/// where that is not what Go says.
fn no_such_package(path: &str, query: &str, log: &str, go: &Go, dir: &WorkDir) -> Option<Error> {
    // module example.com/mod@latest found (v1.3.0), but does not contain package example.com/mod/x
    let before = log.split_once(WITHOUT)?.0;
    let module = before.rsplit_once("module ")?.1.split(['@', ' ']).next()?;
    let packages = packages(module, query, go, dir).unwrap_or_default();
    let close = naming::close(path, packages.iter().map(String::as_str));
    let meant = close.map_or_else(
        || format!("`usegolib inspect {module}` lists its packages"),
        |close| format!("did you mean {close}?"),
    );
    Some(Error::Input(format!("no such package: {path} is not in {module}@{query}; {meant}")))
}

/// The packages of a module.
fn packages(module: &str, query: &str, go: &Go, dir: &WorkDir) -> Result<Vec<String>> {
    let command = || go.command(dir);
    run(command().args(["get", "--", &format!("{module}@{query}")]), "")?;
    let listed = run(command().args(["list", "-e", "-find", "--", &format!("{module}/...")]), "")?;
    Ok(listed.lines().map(str::to_owned).collect())
}

/// Which versions are there, where Go could fetch no other.
fn there(path: &str, log: &str, go: &Go) -> String {
    if !advice::is_offline(log) {
        return String::new();
    }
    let present = module_cache::present(path, &go.module_cache);
    if present.is_empty() {
        return String::new();
    }
    format!(", or name a version that is in it: {}", present.join(", "))
}

/// The required module whose path is the longest prefix of the package's.
fn provider(path: &str, required: Vec<Requirement>) -> Option<Requirement> {
    let provides = |module: &Requirement| is_within(path, &module.path);
    required.into_iter().filter(provides).max_by_key(|module| module.path.len())
}

/// Where the module is, and what Go verified.
pub(super) fn download(module: &Requirement, go: &Go, dir: &WorkDir) -> Result<(PathBuf, Sums)> {
    let wanted = format!("{}@{}", module.path, module.version);
    let subject = format!("cannot download {wanted}");
    let mut command = go.command(dir);
    let text = run(command.args(["mod", "download", "-json", &wanted]), &subject)?;
    let found: Download = parse_json(&text, "go mod download")?;
    Ok((found.dir, Sums { module: found.sum, go_mod: found.go_mod_sum }))
}

/// Whether the authors took the version back or gave the module up, and whether there are newer
/// major versions, which have other paths. Where that cannot be asked (offline), there is nothing
/// to say.
fn warnings(module: &Requirement, query: &str, go: &Go, dir: &WorkDir) -> Vec<String> {
    let mut command = go.command(dir);
    command.args(["list", "-m", "-u", "-json", &module.path]);
    let asked = run(&mut command, "").and_then(|text| parse_json::<Notice>(&text, "go list -m"));
    let Ok(Notice { retracted, deprecated }) = asked else { return Vec::new() };
    let named = format!("{}@{}", module.path, module.version);
    let retracted = retracted.iter().map(|why| format!("{named} is retracted: {why}"));
    let deprecated =
        (!deprecated.is_empty()).then(|| format!("{named} is deprecated: {deprecated}"));
    let newer = (query == "latest")
        .then(|| major::newest(&module.path, &module.version, go, dir))
        .flatten();
    let newer = newer.map(|newer| {
        format!("{named} is not the newest: there is {newer}, under a path of its own")
    });
    retracted.chain(deprecated).chain(newer).collect()
}
