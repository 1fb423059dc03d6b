//! `usegolib describe`: what a module exports, before it is decided what of it Python can have.

use super::output::Output;
use super::{DONE, ModuleArguments};
use crate::error::Result;
use crate::r#gen;
use crate::toolchain::Search;

pub(super) fn run(arguments: &ModuleArguments, search: &Search, output: &Output) -> Result<u8> {
    let ModuleArguments { target, version, offline } = arguments;
    let report = |event| output.event(&event);
    output.json(&r#gen::describe(target, version.as_deref(), *offline, search, &report)?);
    Ok(DONE)
}
