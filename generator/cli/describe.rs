//! `usegolib describe`: all that Go's type checker says of a module, before anything is decided
//! about it. For whoever works on the generator, and for tools that want to know what a module
//! exports.

use clap::Args;

use super::DONE;
use super::output::Output;
use crate::error::Result;
use crate::r#gen;
use crate::toolchain::Search;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Module or package path with optional @version, or a local directory
    target: String,
    /// The same as @version: a version, `latest`, a branch or a commit
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Use only what is in Go's module cache
    #[arg(long)]
    offline: bool,
}

pub(super) fn run(arguments: &Arguments, search: &Search, output: &Output) -> Result<u8> {
    let Arguments { target, version, offline } = arguments;
    let report = |event| output.event(&event);
    output.json(&r#gen::describe(target, version.as_deref(), *offline, search, &report)?);
    Ok(DONE)
}
