//! `usegolib list`: the artifacts in an artifact root.

use std::path::PathBuf;

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
}

pub(super) fn run(arguments: Arguments, output: &Output) -> Result<u8> {
    let root = arguments.out.map_or_else(artifact::default_root, Ok)?;
    let mut rows = Vec::new();
    for dir in artifact::all(&root)? {
        match Artifact::read(dir) {
            Ok(artifact) => rows.push(row(&artifact)),
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
    }
}

fn print(row: &Row, output: &Output) {
    let Row { module, version, platform, go_version, .. } = row;
    let functions = count(row.functions, "function");
    output.result(&format!("{module}@{version} {platform}: {functions}, {go_version}"));
}
