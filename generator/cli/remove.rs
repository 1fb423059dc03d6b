//! `usegolib remove`: artifacts of a module, out of an artifact root.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::DONE;
use super::output::Output;
use crate::artifact::{self, remove};
use crate::error::Result;
use crate::r#gen::Event;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Module path, with @version for one version only
    module: String,
    /// Artifact root [default: USEGOLIB_ARTIFACT_DIR, or a folder in the user's cache]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Removed {
    removed: Vec<String>,
}

pub(super) fn run(arguments: Arguments, output: &Output) -> Result<u8> {
    let root = arguments.out.map_or_else(artifact::default_root, Ok)?;
    let dirs = remove::matching(&root, &arguments.module)?;
    for dir in &dirs {
        let waiting = |holder: &str| output.event(&Event::Waiting(holder.to_owned()));
        remove::remove(dir, &root, waiting)?;
    }
    let removed: Vec<_> = dirs.iter().map(|dir| dir.display().to_string()).collect();
    if arguments.json {
        output.json(&Removed { removed });
    } else {
        removed.iter().for_each(|dir| output.result(&format!("removed {dir}")));
    }
    Ok(DONE)
}
