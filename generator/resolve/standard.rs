//! A package of the standard library: module `std` at the release of the Go toolchain.

use std::path::PathBuf;

use super::{Module, Origin};
use crate::error::{Error, Result};
use crate::model::STANDARD;
use crate::toolchain::Go;
use crate::toolchain::go::run;
use crate::workspace::Workspace;

/// Finds `path` in the toolchain's own source tree.
pub(super) fn module(path: &str, query: &str, go: &Go, workspace: &Workspace) -> Result<Module> {
    if query != "latest" && query != go.version {
        return Err(Error::Input(format!(
            "{path}@{query}: the standard library comes with the Go toolchain, and {} is {}; leave \
             the version out, or name another toolchain in USEGOLIB_GO",
            go.program().display(),
            go.version
        )));
    }
    let mut command = go.command(&workspace.shim(), None);
    command.args(["list", "-find", "-f", "{{if .Standard}}{{.Root}}{{end}}", path]);
    let subject = format!(
        "{path} is no package of the standard library of {}; another module's path starts with a \
         host name (example.com/mod), and a directory's with ./",
        go.version
    );
    let root = run(&mut command, &subject)?;
    Ok(Module {
        path: STANDARD.to_owned(),
        version: go.version.clone(),
        dir: PathBuf::from(root.trim()).join("src"),
        package: path.to_owned(),
        origin: Origin::Standard,
        warnings: Vec::new(),
    })
}
