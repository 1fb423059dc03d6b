//! The Go helper program: embedded here, compiled once per Go release, kept in the user's cache.
//!
//! In: a Go toolchain. Out: the path of a program that it compiled.

use std::path::{Path, PathBuf};

use crate::build::workspace::Workspace;
use crate::disk::{cache, files, hash, plain_file, root};
use crate::error::Result;
use crate::render::Files;
use crate::toolchain::Go;
use crate::toolchain::command::run;

/// A source file of the helper by its name.
macro_rules! source {
    ($name:literal) => {
        ($name, include_str!(concat!("describe/", $name)))
    };
}

/// The helper's source; a test compares the list with the folder.
const SOURCES: &[(&str, &str)] = &[
    source!("alias.go"),
    source!("bodywrites.go"),
    source!("check.go"),
    source!("describe.go"),
    source!("detach.go"),
    source!("doctext.go"),
    source!("document.go"),
    source!("errors.go"),
    source!("exported.go"),
    source!("fillcalls.go"),
    source!("fillflow.go"),
    source!("fills.go"),
    source!("filltables.go"),
    source!("go.mod"),
    source!("golist.go"),
    source!("gotype.go"),
    source!("imports.go"),
    source!("main.go"),
    source!("pointers.go"),
    source!("pointersyntax.go"),
    source!("pointertypes.go"),
    source!("pointeruse.go"),
    source!("program.go"),
    source!("protocol.go"),
    source!("source.go"),
    source!("spelling.go"),
    source!("surface.go"),
    source!("typeparam.go"),
    source!("value.go"),
    source!("writer.go"),
    source!("writes.go"),
];

/// The compiled helper, compiled now if this Go release has not done so yet.
pub(super) fn program(go: &Go) -> Result<PathBuf> {
    let cache = cache::folder()?;
    let folder = cache.join("describe");
    let program = folder.join(format!("describe-{}{}", key(go), std::env::consts::EXE_SUFFIX));
    root::check_links(&folder, &cache)?;
    cache::check(&folder, [program.as_path()])?;
    // A link, or a file with a second name, is replaced.
    if !plain_file::is_own(&program) {
        compile(go, &folder, &program)?;
    }
    Ok(program)
}

/// Names what the program depends on: its source, the Go release, the machine.
fn key(go: &Go) -> String {
    let sources: String = SOURCES.iter().flat_map(|(name, text)| [*name, "\n", *text]).collect();
    let digest = hash::of_bytes(format!("{} {}\n{sources}", go.version, go.platform).as_bytes());
    format!("{}-{}", go.version, &digest[..16])
}

/// Compiles in a private folder; the rename at the end lets several processes do so at once.
fn compile(go: &Go, folder: &Path, program: &Path) -> Result<()> {
    let workspace = Workspace::create(Some(folder))?;
    let files: Files = SOURCES.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
    files::write_all(&workspace.shim(), &files)?;
    let built = workspace.out().join("describe");
    let mut command = go.command(&workspace.shim(), None);
    command.args(["build", "-trimpath", "-buildvcs=false", "-o"]).arg(&built).arg(".");
    // It runs here and needs no C, whatever platform the library is for.
    command.env("CGO_ENABLED", "0").env_remove("GOOS").env_remove("GOARCH");
    // The user's flags are for the library; some, as -race, want C.
    command.env("GOFLAGS", "-mod=mod");
    run(&mut command, "cannot compile the program that describes Go modules")?;
    plain_file::forbid_others_to_write(&built)?;
    files::rename(&built, program)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_source_file_is_embedded() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("generator/introspect/describe");
        let listed = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = listed.map(|name| name.into_string().unwrap()).collect();
        names.retain(|name| {
            let is_go = Path::new(name).extension().is_some_and(|extension| extension == "go");
            name == "go.mod" || (is_go && !name.ends_with("_test.go"))
        });
        names.sort();
        let mut embedded: Vec<_> = SOURCES.iter().map(|(name, _)| (*name).to_owned()).collect();
        embedded.sort();
        assert_eq!(embedded, names);
    }
}
