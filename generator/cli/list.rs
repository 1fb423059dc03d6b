//! `usegolib list`: the artifacts in an artifact root.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::DONE;
use super::output::{Output, count};
use crate::artifact::{self, Artifact};
use crate::error::Result;
use crate::r#gen::Coverage;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Artifact root [default: USEGOLIB_ARTIFACT_DIR, or a folder in the user's cache]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// One line of the list.
#[derive(Serialize)]
struct Row {
    module: String,
    version: String,
    platform: String,
    go_version: String,
    functions: usize,
    size: u64,
    artifact: String,
    /// The bundle that a module is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    bundle: Option<String>,
    /// The modules of a bundle.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    modules: Vec<String>,
}

pub(super) fn run(arguments: Arguments, output: &Output) -> Result<u8> {
    let root = arguments.out.map_or_else(artifact::default_root, Ok)?;
    let mut rows = Vec::new();
    for dir in artifact::all(&root)? {
        match Artifact::read(dir.clone()) {
            Ok(artifact) if artifact.dir == dir => rows.push(row(&artifact)),
            Ok(bundle) => rows.extend(row_of_module(&bundle, &dir, &root)),
            Err(error) => output.warning(&error.to_string()),
        }
    }
    if arguments.json {
        output.json(&rows);
    } else {
        rows.iter().for_each(|row| print(row, output));
    }
    Ok(DONE)
}

fn row(artifact: &Artifact) -> Row {
    let api = &artifact.manifest.api;
    Row {
        module: api.module.clone(),
        version: api.version.clone(),
        platform: api.platform.to_string(),
        go_version: api.go_version.clone(),
        functions: Coverage::total(&api.packages).callable,
        size: artifact.manifest.library.size,
        artifact: artifact.dir.display().to_string(),
        bundle: None,
        modules: api.modules.iter().map(|it| format!("{}@{}", it.path, it.version)).collect(),
    }
}

/// The row of the module of a bundle whose folder this is.
fn row_of_module(bundle: &Artifact, dir: &Path, root: &Path) -> Option<Row> {
    let api = &bundle.manifest.api;
    let mut folders = artifact::bundle::folders(root, api).zip(api.all_modules());
    let (_, (module, version)) = folders.find(|(folder, _)| folder == dir)?;
    let packages = api.packages.iter().filter(|package| api.module_of(&package.path).0 == module);
    Some(Row {
        module: module.to_owned(),
        version: version.to_owned(),
        functions: Coverage::total(packages).callable,
        artifact: dir.display().to_string(),
        bundle: Some(format!("{}@{}", api.module, api.version)),
        modules: Vec::new(),
        ..row(bundle)
    })
}

fn print(row: &Row, output: &Output) {
    let Row { module, version, platform, go_version, .. } = row;
    let functions = count(row.functions, "function");
    let bundle = row.bundle.as_ref().map(|bundle| format!(", in {bundle}")).unwrap_or_default();
    output.result(&format!("{module}@{version} {platform}: {functions}, {go_version}{bundle}"));
}
