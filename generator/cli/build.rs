//! `usegolib build`: the artifact of a module, in an artifact root.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::DONE;
use super::output::{Output, summary};
use super::{LevelArguments, PolicyArguments};
use crate::artifact;
use crate::error::Result;
use crate::r#gen::{self, BuildOptions, Built};
use crate::toolchain::Search;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Module or package path with optional @version, or a local directory
    pub(super) target: String,
    /// Artifact root [default: USEGOLIB_ARTIFACT_DIR, or a folder in the user's cache]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The same as @version: a version, `latest`, a branch or a commit
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    #[command(flatten)]
    level: LevelArguments,
    #[command(flatten)]
    policy: PolicyArguments,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
pub(super) struct BuildResult<'a> {
    artifact: String,
    rebuilt: bool,
    reason: Option<String>,
    manifest: &'a crate::model::Manifest,
}

pub(super) fn run(arguments: Arguments, search: &Search, output: &Output) -> Result<u8> {
    let out = arguments.out.map_or_else(artifact::default_root, Ok)?;
    let Arguments { target, version, level, policy, .. } = arguments;
    let choices = level.choices()?;
    let options =
        BuildOptions { targets: vec![target], version, out, choices, policy: policy.into() };
    let built = r#gen::build(&options, search, &|event| output.event(&event))?;
    if arguments.json {
        output.json(&result(&built));
    } else {
        for package in &built.artifact.manifest.api.packages {
            output.result(&summary(package));
        }
        output.result(&built.artifact.dir.display().to_string());
    }
    Ok(DONE)
}

pub(super) fn result(built: &Built) -> BuildResult<'_> {
    BuildResult {
        artifact: built.artifact.dir.display().to_string(),
        rebuilt: built.stale.is_some(),
        reason: built.stale.as_ref().map(ToString::to_string),
        manifest: &built.artifact.manifest,
    }
}
