//! The Go helper program: embedded here, compiled once per Go release, kept in the user's cache.
//!
//! In: a Go toolchain. Out: the path of a program that it compiled.

use std::path::{Path, PathBuf};

use crate::disk::private_dir::PrivateDir;
use crate::disk::{cache, files, folders, hash, plain_file, root};
use crate::error::Result;
use crate::render::Files;
use crate::toolchain::command::run;
use crate::toolchain::{Go, WorkDir};

/// A source file of the helper by its path.
macro_rules! source {
    ($path:literal) => {
        ($path, include_str!(concat!("describe/", $path)))
    };
}

/// The helper's source; a test compares the list with the folder.
const SOURCES: &[(&str, &str)] = &[
    source!("flow/alias.go"),
    source!("flow/bodywrites.go"),
    source!("flow/declared.go"),
    source!("flow/detach.go"),
    source!("flow/effects.go"),
    source!("flow/fillcalls.go"),
    source!("flow/fillflow.go"),
    source!("flow/fills.go"),
    source!("flow/filltables.go"),
    source!("flow/harmless.go"),
    source!("flow/harmlessbody.go"),
    source!("flow/harmlesscalls.go"),
    source!("flow/harmlessplaces.go"),
    source!("flow/keepbare.go"),
    source!("flow/keepcallees.go"),
    source!("flow/keepflow.go"),
    source!("flow/keepnames.go"),
    source!("flow/keeps.go"),
    source!("flow/keeptypes.go"),
    source!("flow/keepvalues.go"),
    source!("flow/nonnil.go"),
    source!("flow/nonnilbody.go"),
    source!("flow/nonnilbranches.go"),
    source!("flow/nonnilcalls.go"),
    source!("flow/nonnilfacts.go"),
    source!("flow/nonnilvalues.go"),
    source!("flow/nonnilvars.go"),
    source!("flow/paramset.go"),
    source!("flow/pointers.go"),
    source!("flow/pointersyntax.go"),
    source!("flow/pointertypes.go"),
    source!("flow/pointeruse.go"),
    source!("flow/puretables.go"),
    source!("flow/writes.go"),
    source!("flow/writetables.go"),
    source!("go.mod"),
    source!("load/bodies.go"),
    source!("load/check.go"),
    source!("load/imports.go"),
    source!("load/links.go"),
    source!("load/list.go"),
    source!("load/module.go"),
    source!("load/parse.go"),
    source!("load/problems.go"),
    source!("load/program.go"),
    source!("load/source.go"),
    source!("main.go"),
    source!("surface/alias.go"),
    source!("surface/dependency.go"),
    source!("surface/docs.go"),
    source!("surface/doctext.go"),
    source!("surface/document.go"),
    source!("surface/exportedname.go"),
    source!("surface/field.go"),
    source!("surface/function.go"),
    source!("surface/given.go"),
    source!("surface/gotype.go"),
    source!("surface/implementer.go"),
    source!("surface/implements.go"),
    source!("surface/instances.go"),
    source!("surface/lock.go"),
    source!("surface/method.go"),
    source!("surface/namedtype.go"),
    source!("surface/other.go"),
    source!("surface/package.go"),
    source!("surface/plaindata.go"),
    source!("surface/spelling.go"),
    source!("surface/syntax.go"),
    source!("surface/typeparam.go"),
    source!("surface/typetable.go"),
    source!("surface/value.go"),
    source!("typeset/terms.go"),
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
    folders::create_own(folder)?;
    let private = PrivateDir::create(folder)?;
    let sources = private.path().join("sources");
    let files: Files = SOURCES.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
    files::write_all(&sources, &files)?;
    let built = private.path().join("describe");
    let mut command = go.command(&WorkDir::alone(&sources));
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
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("generator/introspect/describe");
        let mut files = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let path = entry.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                if entry.is_dir() {
                    folders.push(entry);
                } else if is_source(&path) {
                    files.push(path);
                }
            }
        }
        files.sort();
        let mut embedded: Vec<_> = SOURCES.iter().map(|(path, _)| (*path).to_owned()).collect();
        embedded.sort();
        assert_eq!(embedded, files);
    }

    /// Tests, and the package that only they import, are no part of the program.
    fn is_source(path: &str) -> bool {
        let is_go = Path::new(path).extension().is_some_and(|extension| extension == "go");
        let is_for_tests = path.ends_with("_test.go") || path.starts_with("fixture/");
        path == "go.mod" || (is_go && !is_for_tests)
    }
}
