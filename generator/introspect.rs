//! Describes a module's exported API with the Go type checker: runs the Go helper, parses its JSON.
//!
//! In: the directory whose module graph will be linked, and the module to describe. Out:
//! [`Described`], in which a type is a structural description that can name anything.

mod described;
mod function;
mod go_type;
mod helper;
mod named_type;

use std::process::Command;

pub use described::{
    Described, DescribedAlias, DescribedConstant, DescribedOther, DescribedPackage, DescribedTypes,
    DescribedVariable, PackageError,
};
pub use function::{DescribedFunction, DescribedParam, DescribedTypeParam, Fills};
pub use go_type::GoType;
pub use named_type::{DescribedField, DescribedInstance, DescribedMethod, DescribedType};

use crate::error::Result;
use crate::resolve::Module;
use crate::toolchain::advice;
use crate::toolchain::command::{parse_json, run};
use crate::toolchain::{Go, WorkDir};

/// Describes the packages of `module` that match Go's `patterns`, with the module graph of `dir`, which
/// will be linked.
///
/// Raises `Build` when Go cannot list the packages; a package that does not compile is data.
pub fn describe(module: &Module, patterns: &[String], go: &Go, dir: &WorkDir) -> Result<Described> {
    let mut command = Command::new(helper::program(go)?);
    go.prepare(&mut command, dir);
    command.env("CGO_ENABLED", "1").arg("-go").arg(go.program());
    command.args(["-goarch", &go.platform.goarch]);
    for part in module.parts() {
        command.args(["-module", &part.path]);
    }
    if !module.is_bundle() {
        command.arg("-dir").arg(&module.dir);
    }
    command.args(patterns);
    let subject = format!("cannot describe {}@{}", module.path, module.version);
    parse_json(&run(&mut command, &subject).map_err(advice::explain)?, "describe")
}
