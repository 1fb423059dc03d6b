//! Which packages do not compile here, before the shim is rendered for those that do.
//!
//! In: import paths. Out: for each that Go cannot compile, itself or something it needs, what Go
//! says, files named as seen from the module's root.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::Context;
use super::compile::FLAGS;
use crate::error::Result;
use crate::introspect::PackageError;
use crate::toolchain::command::{parse_json_stream, run};
use crate::toolchain::paths;

/// What `go list -json` says, as far as we ask.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct CompiledPackage {
    import_path: String,
    error: Option<Failure>,
    #[serde(default)]
    deps_errors: Vec<Failure>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Failure {
    #[serde(default)]
    pos: String,
    err: String,
}

/// Compiles `packages` as the library will have them, with the `arguments` of
/// [`super::cgo::Inputs`], into Go's own cache. Nothing is known, and so nothing fails, where there
/// is no C compiler: then Go says so when the library is built.
///
/// Raises `Build` where Go cannot even list them.
pub fn failures(
    context: &Context,
    packages: &[&str],
    arguments: &[String],
) -> Result<BTreeMap<String, Vec<PackageError>>> {
    let Context { module, go, search, workspace } = *context;
    let Ok(compiler) = search.c_compiler(go) else { return Ok(BTreeMap::new()) };
    let mut command = go.command(workspace.shim());
    command.args(["list", "-e", "-export"]).args(FLAGS).args(arguments);
    command.args(["-json=ImportPath,Error,DepsErrors", "--"]).args(packages);
    command.env("CGO_ENABLED", "1").env("CC", compiler).env("GOTMPDIR", workspace.temporary());
    let text = run(&mut command, &format!("cannot compile the packages of {}", module.path))?;
    let listed: Vec<CompiledPackage> = parse_json_stream(&text, "go list")?;
    let told = |listed: CompiledPackage| {
        let failures = listed.error.into_iter().chain(listed.deps_errors);
        let root = &module.part_of(&listed.import_path).dir;
        let errors = failures.flat_map(|failure| errors(&failure, &workspace.shim().path, root));
        (listed.import_path, errors.collect::<Vec<_>>())
    };
    Ok(listed.into_iter().map(told).filter(|(_, errors)| !errors.is_empty()).collect())
}

/// The lines of what Go says that have a place; all that mean something where none has.
fn errors(failure: &Failure, dir: &Path, root: &Path) -> Vec<PackageError> {
    let continues = |line: &&str| line.starts_with([' ', '\t', '#']) || line.is_empty();
    let lines = failure.err.lines().filter(|line| !continues(line));
    let all: Vec<_> = lines.map(|line| error(&failure.pos, line, dir, root)).collect();
    let placed: Vec<_> = all.iter().filter(|error| !error.position.is_empty()).cloned().collect();
    if placed.is_empty() { all } else { placed }
}

fn error(pos: &str, line: &str, dir: &Path, root: &Path) -> PackageError {
    let (position, message) = paths::position(line).unwrap_or((pos, line));
    let position = paths::rewrite_from(root, position, dir).replace('\\', "/");
    PackageError { position, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(pos: &str, err: &str) -> Vec<(String, String)> {
        let failure = Failure { pos: pos.to_owned(), err: err.to_owned() };
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("sub")).unwrap();
        std::fs::create_dir_all(root.join("ours/shim")).unwrap();
        std::fs::write(root.join("sub/a.go"), "").unwrap();
        let errors = errors(&failure, &root.join("ours/shim"), &root);
        errors.into_iter().map(|error| (error.position, error.message)).collect()
    }

    fn strings(errors: &[(&str, &str)]) -> Vec<(String, String)> {
        errors.iter().map(|(place, text)| ((*place).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_compiler_names_places_and_shows_the_line() {
        let err = "# example.com/m/sub\n../../sub/a.go:2:11: fatal error: x.h: No such file\n    2 | \
                   // #include \"x.h\"\ncompilation terminated.\n";
        assert_eq!(
            report("", err),
            strings(&[("sub/a.go:2:11", "fatal error: x.h: No such file")])
        );
    }

    #[test]
    fn a_tool_that_names_no_place_is_told_whole() {
        let err = "# pkg-config --cflags -- foo\nPackage foo was not found\nexit status 1\n";
        assert_eq!(
            report("", err),
            strings(&[("", "Package foo was not found"), ("", "exit status 1")])
        );
    }

    #[test]
    fn go_list_has_the_place_apart() {
        assert_eq!(
            report("../../sub/a.go:3:8", "no required module provides package x"),
            strings(&[("sub/a.go:3:8", "no required module provides package x")])
        );
    }
}
