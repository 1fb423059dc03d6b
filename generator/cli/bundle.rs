//! `usegolib bundle`: one library of several modules, in an artifact root.

use std::path::PathBuf;

use clap::Args;

use super::output::{Output, summary};
use super::{DONE, LevelArguments, PolicyArguments, build};
use crate::artifact;
use crate::error::Result;
use crate::r#gen::{self, BuildOptions};
use crate::toolchain::Search;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Two or more modules: paths with optional @version, or local directories
    #[arg(required = true, num_args = 2.., value_name = "TARGET")]
    targets: Vec<String>,
    /// Artifact root [default: USEGOLIB_ARTIFACT_DIR, or a folder in the user's cache]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    level: LevelArguments,
    #[command(flatten)]
    policy: PolicyArguments,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: Arguments, search: &Search, output: &Output) -> Result<u8> {
    let out = arguments.out.map_or_else(artifact::default_root, Ok)?;
    let Arguments { targets, level, policy, .. } = arguments;
    let (choices, version) = (level.choices()?, None);
    let options = BuildOptions { targets, version, out, choices, policy: policy.into() };
    let built = r#gen::bundle(&options, search, &|event| output.event(&event))?;
    if arguments.json {
        output.json(&build::result(&built));
        return Ok(DONE);
    }
    let api = &built.artifact.manifest.api;
    api.packages.iter().for_each(|package| output.result(&summary(package)));
    output.result(&format!("{} ({})", built.artifact.dir.display(), api.title()));
    Ok(DONE)
}
