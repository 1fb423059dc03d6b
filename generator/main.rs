//! The `usegolib` command. In: the process's arguments. Out: its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    usegolib::cli::run(std::env::args_os(), &usegolib::toolchain::Search::from_environment())
}
