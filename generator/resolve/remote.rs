//! A module from the module proxy: the shim becomes a main module that requires it exactly.

use std::path::PathBuf;

use serde::Deserialize;

use super::{Module, Origin, cached, hint};
use crate::error::{Error, Result};
use crate::model::Sums;
use crate::toolchain::Go;
use crate::toolchain::go::{parsed, run};
use crate::workspace::Workspace;

/// What `go mod edit -json` says, as far as we ask.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GoMod {
    require: Option<Vec<Requirement>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Requirement {
    path: String,
    version: String,
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
pub(super) fn module(
    path: &str,
    query: &str,
    go: &Go,
    workspace: &mut Workspace,
) -> Result<Module> {
    let shim = workspace.shim();
    let cached = go.is_offline().then(|| cached::version(path, query, &go.module_cache)).flatten();
    let query = cached.as_deref().unwrap_or(query);
    get(path, query, go, workspace)?;
    let text = run(go.command(&shim, None).args(["mod", "edit", "-json"]), "cannot read go.mod")?;
    let required = parsed::<GoMod>(&text, "go mod edit -json")?.require.unwrap_or_default();
    let found = providing(path, required).ok_or_else(|| Error::Build {
        message: format!(
            "Go found no module that provides {path}@{query}; check the path and the version"
        ),
        command: format!("go get {path}@{query}"),
        log: String::new(),
    })?;
    let download = download(&found, go, workspace)?;
    let warnings = warnings(&found, go, workspace);
    Ok(Module {
        path: found.path,
        version: found.version,
        dir: download.dir,
        package: path.to_owned(),
        origin: Origin::Proxy(Sums { module: download.sum, go_mod: download.go_mod_sum }),
        warnings,
    })
}

fn get(path: &str, query: &str, go: &Go, workspace: &Workspace) -> Result<()> {
    let wanted = format!("{path}@{query}");
    let result = run(go.command(&workspace.shim(), None).args(["get", "--", &wanted]), "");
    result.map(drop).map_err(|error| match error {
        Error::Build { command, log, .. } => {
            let hint = hint::for_log(&log).unwrap_or_else(|| "see Go's own words".to_owned());
            let there = there(path, &log, go);
            Error::Build {
                message: format!("cannot resolve {wanted}: {hint}{there}"),
                command,
                log,
            }
        }
        other => other,
    })
}

/// Which versions are there, where Go could fetch no other.
fn there(path: &str, log: &str, go: &Go) -> String {
    let present = cached::present(path, &go.module_cache);
    if !hint::is_offline(log) || present.is_empty() {
        return String::new();
    }
    format!(", or name a version that is in it: {}", present.join(", "))
}

/// The required module whose path is the longest prefix of the package's.
fn providing(path: &str, required: Vec<Requirement>) -> Option<Requirement> {
    let provides = |module: &Requirement| {
        path.strip_prefix(&module.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    required.into_iter().filter(provides).max_by_key(|module| module.path.len())
}

fn download(module: &Requirement, go: &Go, workspace: &Workspace) -> Result<Download> {
    let wanted = format!("{}@{}", module.path, module.version);
    let subject = format!("cannot download {wanted}");
    let mut command = go.command(&workspace.shim(), None);
    parsed(&run(command.args(["mod", "download", "-json", &wanted]), &subject)?, "go mod download")
}

/// Whether the authors took the version back or gave the module up. Where that cannot be asked
/// (offline), there is nothing to say.
fn warnings(module: &Requirement, go: &Go, workspace: &Workspace) -> Vec<String> {
    let mut command = go.command(&workspace.shim(), None);
    command.args(["list", "-m", "-u", "-json", &module.path]);
    let asked = run(&mut command, "").and_then(|text| parsed::<Notice>(&text, "go list -m"));
    let Ok(Notice { retracted, deprecated }) = asked else { return Vec::new() };
    let named = format!("{}@{}", module.path, module.version);
    let retracted = retracted.iter().map(|why| format!("{named} is retracted: {why}"));
    let deprecated =
        (!deprecated.is_empty()).then(|| format!("{named} is deprecated: {deprecated}"));
    retracted.chain(deprecated).collect()
}
