//! The command line: the only place that prints.
//!
//! In: arguments. Out: results on standard output, everything else on standard error, an exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::toolchain::Search;

/// Runs the command; `arguments` start with the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>, search: &Search) -> ExitCode {
    let _ = (arguments.into_iter(), search);
    todo!()
}
