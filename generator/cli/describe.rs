//! `usegolib describe`: all that Go's type checker says of a module, before anything is decided
//! about it. For whoever works on the generator, and for tools that want to know what a module
//! exports.

use clap::Args;

use super::output::Output;
use super::{DONE, ModuleArguments};
use crate::error::Result;
use crate::r#gen;
use crate::toolchain::Search;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    module: ModuleArguments,
}

pub(super) fn run(arguments: &Arguments, search: &Search, output: &Output) -> Result<u8> {
    let ModuleArguments { target, version, offline } = &arguments.module;
    let report = |event| output.event(&event);
    output.json(&r#gen::describe(target, version.as_deref(), *offline, search, &report)?);
    Ok(DONE)
}
