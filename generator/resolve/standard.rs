//! A package of the standard library: module `std` at the release of the Go toolchain.

use std::path::PathBuf;

use super::{Join, Module, Origin};
use crate::error::{Error, Result};
use crate::model::STANDARD;
use crate::naming;
use crate::toolchain::command::run;
use crate::toolchain::{Go, WorkDir};

/// Finds `path` in the toolchain's own source tree.
pub(super) fn module(path: &str, query: &str, go: &Go, dir: &WorkDir) -> Result<Module> {
    if query != "latest" && query != go.version {
        return Err(Error::Input(format!(
            "{path}@{query}: the standard library comes with the Go toolchain, and {} is {}; leave \
             the version out, or set USEGOLIB_GO to another toolchain",
            go.program().display(),
            go.version
        )));
    }
    let mut command = go.command(dir);
    command.args(["list", "-find", "-f", "{{if .Standard}}{{.Root}}{{end}}", path]);
    let root = run(&mut command, "").map_err(|_| no_such_package(path, go, dir))?;
    Ok(Module {
        path: STANDARD.to_owned(),
        version: go.version.clone(),
        dir: PathBuf::from(root.trim()).join("src"),
        package: path.to_owned(),
        bundled: Vec::new(),
        origin: Origin::Standard,
        warnings: Vec::new(),
        join: Join::of_shim(dir)?,
    })
}

/// The refusal of a path that no package of the standard library has, with those of a similar name.
fn no_such_package(path: &str, go: &Go, dir: &WorkDir) -> Error {
    let mut command = go.command(dir);
    let listed = run(command.args(["list", "-find", STANDARD]), "").unwrap_or_default();
    let meant = naming::close(path, listed.lines()).map_or_else(
        || {
            "the paths of other modules start with a host name (example.com/mod), those of directories \
             with ./"
            .to_owned()
        },
        |close| format!("did you mean {close}?"),
    );
    Error::Input(format!(
        "no such package: {path} is not in the standard library of {}; {meant}",
        go.version
    ))
}
