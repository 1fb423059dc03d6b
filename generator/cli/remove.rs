//! `usegolib remove`: artifacts of a module, out of an artifact root.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::DONE;
use super::output::Output;
use crate::artifact::{self, publish};
use crate::disk::lock;
use crate::error::{Error, Message, Result};
use crate::r#gen::Event;
use crate::resolve::syntax;

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
    let dirs = matching(&root, &arguments.module)?;
    for dir in &dirs {
        let waiting = |holder: &str| output.event(&Event::Waiting(holder.to_owned()));
        lock::hold(dir, &root, waiting, |held| held.write(|| publish::remove(dir, &root)))?;
    }
    let removed: Vec<_> = dirs.iter().map(|dir| dir.display().to_string()).collect();
    if arguments.json {
        output.json(&Removed { removed });
    } else {
        removed.iter().for_each(|dir| output.result(&format!("removed {dir}")));
    }
    Ok(DONE)
}

/// The artifact folders of a module, by where they lie: a broken manifest is removable, too.
fn matching(root: &Path, wanted: &str) -> Result<Vec<PathBuf>> {
    let (module, version) = match wanted.split_once('@') {
        Some((module, version)) => (module, Some(version)),
        None => (wanted, None),
    };
    syntax::check_path(module)?;
    version.map_or(Ok(()), syntax::check_query)?;
    let folder = format!("{}@{}", syntax::escape(module), syntax::escape(version.unwrap_or("")));
    let is_wanted = |dir: &PathBuf| {
        let place = dir.parent().and_then(|parent| parent.strip_prefix(root).ok());
        let place = place.map(|place| place.to_string_lossy().replace('\\', "/"));
        place.is_some_and(|p| if version.is_some() { p == folder } else { p.starts_with(&folder) })
    };
    let dirs: Vec<_> = artifact::all(root)?.into_iter().filter(is_wanted).collect();
    if dirs.is_empty() {
        let fault = format!("no artifact of {wanted} in {}", root.display());
        let remedy = Some("see what is there with `usegolib list`".to_owned());
        return Err(Error::ArtifactNotFound(Message { fault, remedy }));
    }
    Ok(dirs)
}
