//! `usegolib verify`: whether artifacts are what their manifests say.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::output::{Output, count};
use super::{DONE, FAILED};
use crate::artifact::{self, Artifact};
use crate::disk::files;
use crate::error::Result;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Artifact root, or any folder that contains artifacts, such as a generated package
    /// [default: USEGOLIB_ARTIFACT_DIR, or a folder in the user's cache]
    #[arg(value_name = "DIR")]
    root: Option<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// One artifact and what is wrong with it.
#[derive(Serialize)]
struct Checked {
    artifact: String,
    faults: Vec<String>,
}

pub(super) fn run(arguments: Arguments, output: &Output) -> Result<u8> {
    let root = arguments.root.map_or_else(artifact::default_root, check_root)?;
    let checked: Vec<_> = artifact::all(&root)?.iter().map(|dir| check(dir)).collect();
    if arguments.json {
        output.json(&checked);
    } else {
        print(&checked, output);
    }
    let is_sound = checked.iter().all(|checked| checked.faults.is_empty());
    Ok(if is_sound { DONE } else { FAILED })
}

/// A folder that was named: a slip of the pen must not pass for an artifact root without faults.
fn check_root(root: PathBuf) -> Result<PathBuf> {
    files::check(&root)?;
    Ok(root)
}

fn check(dir: &Path) -> Checked {
    let name = dir.display().to_string();
    let faults = Artifact::read(dir.to_path_buf()).and_then(|found| {
        // What points at a bundle is sound if that is there; that is checked in its own place.
        if found.dir == dir { faults(&found) } else { Ok(Vec::new()) }
    });
    Checked { artifact: name, faults: faults.unwrap_or_else(|error| vec![error.to_string()]) }
}

/// What is wrong with an artifact, unless another was published in its place meanwhile.
fn faults(artifact: &Artifact) -> Result<Vec<String>> {
    let found = artifact::faults::find(&artifact.dir, &artifact.manifest)?;
    match artifact.successor() {
        Some(now) if !found.is_empty() => faults(&now),
        Some(_) | None => Ok(found),
    }
}

fn print(checked: &[Checked], output: &Output) {
    for Checked { artifact, faults } in checked {
        let state = if faults.is_empty() { "ok" } else { "broken" };
        output.result(&format!("{state}: {artifact}"));
        faults.iter().for_each(|fault| output.result(&format!("  {fault}")));
    }
    let broken = checked.iter().filter(|checked| !checked.faults.is_empty()).count();
    let all = count(checked.len(), "artifact");
    output.result(&format!("{all}, {broken} broken"));
    if broken > 0 {
        output.note("rebuild the broken ones with `usegolib build TARGET --out ROOT --force`, or remove them");
    }
}
