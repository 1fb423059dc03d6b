//! The command line: the only place that prints.
//!
//! In: arguments. Out: results on standard output, everything else on standard error, an exit code.

mod build;
mod bundle;
mod describe;
mod doctor;
mod r#gen;
mod inspect;
mod list;
mod output;
mod progress;
mod remove;
mod streams;
mod verify;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{ArgAction, Args, CommandFactory as _, Parser, Subcommand};

use crate::build::probe;
use crate::error::{Error, Result, without_number};
use crate::r#gen::{Choices, Policy};
use crate::model::Level;
use crate::settings::Settings;
use crate::toolchain::Search;
use output::Output;

/// The job was done.
const DONE: u8 = 0;
/// The job failed, or `--check` found a difference. Bad usage is 2, as clap has it.
const FAILED: u8 = 1;

const AFTER_HELP: &str = "\
Exit codes: 0 success; 1 failure, or --check found a difference; 2 wrong usage.

Examples:
  usegolib gen golang.org/x/mod --out .            a typed package `mod`, ready to import
  usegolib gen ./mymodule --out src --name fast    from a local module, named `fast`
  usegolib inspect github.com/google/uuid          what can be called, and why the rest cannot
  usegolib build golang.org/x/mod@v0.35.0 --out artifacts
  usegolib bundle github.com/google/uuid golang.org/x/mod --out artifacts
  usegolib doctor                                  what is missing on this machine

Environment:
  USEGOLIB_ARTIFACT_DIR   artifact root if none is given
  USEGOLIB_LEVEL          level if none is given
  USEGOLIB_GO             the Go command to use
  USEGOLIB_CC             the C compiler to use
  USEGOLIB_LOCK_TIMEOUT   seconds to wait while another process builds the same (900)
  USEGOLIB_PROBE_TIMEOUT  seconds that the init functions of a new library may take (60)
  USEGOLIB_CRASH_DIR      where what Go says when it ends a process is kept; empty for nowhere
  USEGOLIB_SEVERAL        1: say nothing of several Go libraries in one process
  USEGOLIB_SIGNAL_ROUTER  0: each Go library keeps the signal handlers that it installs
  USEGOLIB_TRUST_ROOT     1: load from the user's cache even if others can write to it
Go's own variables (GOPROXY, GOPRIVATE, GOFLAGS...) work as usual.";

/// Use Go modules from Python: generate typed packages and build what they call.
#[derive(Debug, Parser)]
#[command(name = "usegolib", version, after_help = AFTER_HELP, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Print what is being done, and why
    #[arg(short, long, global = true, action = ArgAction::SetTrue, conflicts_with = "quiet")]
    verbose: bool,
    /// Print only results and errors
    #[arg(short, long, global = true)]
    quiet: bool,
}

/// When to build, and what Go may reach.
#[derive(Debug, Args)]
struct PolicyArguments {
    /// Build even if the artifact is up to date
    #[arg(long)]
    force: bool,
    /// Use only what is in Go's module cache
    #[arg(long)]
    offline: bool,
    /// Do not resolve or build anything; fail unless the artifact exists and is up to date
    #[arg(long, conflicts_with = "force")]
    locked: bool,
}

impl From<PolicyArguments> for Policy {
    fn from(arguments: PolicyArguments) -> Self {
        let PolicyArguments { force, offline, locked } = arguments;
        Self { force, offline, locked }
    }
}

/// How much of Go is offered.
#[derive(Debug, Args)]
struct LevelArguments {
    /// How much of Go to offer: 1 values, 2 also records and maps, 3 also objects [default: that of the artifact, or 3]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=3))]
    level: Option<u8>,
}

impl LevelArguments {
    /// What the arguments choose, else the environment, else the project.
    fn choices(&self) -> Result<Choices> {
        let here = std::env::current_dir().map_err(Error::io("cannot read", Path::new(".")))?;
        let Settings { level, pins } = Settings::find(&here)?;
        let given = self.level.and_then(|number| Level::try_from(number).ok());
        let chosen = if given.is_some() { given } else { Choices::of_environment()?.level };
        Ok(Choices { level: chosen.or(level), pins })
    }
}

/// The module that a command looks at without building it.
#[derive(Debug, Args)]
struct ModuleArguments {
    /// Module or package path with optional @version, or a local directory
    target: String,
    /// The same as @version: a version, `latest`, a branch or a commit
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Use only what is in Go's module cache
    #[arg(long)]
    offline: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate a typed Python package from a Go module, including its library
    Gen(r#gen::Arguments),
    /// Build the library of a Go module into an artifact folder
    Build(build::Arguments),
    /// Build one library of several Go modules into an artifact folder
    Bundle(bundle::Arguments),
    /// Print which functions of a Go module can be called, and why the others cannot
    Inspect(inspect::Arguments),
    /// Print what a Go module exports, as Go's type checker sees it, as JSON
    Describe(describe::Arguments),
    /// List the artifacts in an artifact root
    List(list::Arguments),
    /// Remove artifacts from an artifact root
    Remove(remove::Arguments),
    /// Check that artifacts match their manifests
    Verify(verify::Arguments),
    /// Print the tools that usegolib finds, and how to get those that are missing
    Doctor(doctor::Arguments),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Load a library and exit: what a build does in a process of its own
    #[command(name = probe::COMMAND, hide = true)]
    ProbeLibrary {
        /// The library
        library: OsString,
    },
}

/// Runs the command; `arguments` start with the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>, search: &Search) -> ExitCode {
    ExitCode::from(code(arguments, search))
}

/// The same with the code as a number, for a caller that is not a process.
pub fn code(arguments: impl IntoIterator<Item = OsString>, search: &Search) -> u8 {
    streams::open();
    match Cli::try_parse_from(arguments) {
        Ok(Cli { command, verbose, quiet }) => {
            let output = Output::new(verbose, quiet);
            let code = execute(command, verbose, search, &output);
            finish(code, &output)
        }
        Err(answer) => print_answer(&answer),
    }
}

/// Prints help, the version or bad usage, which are all errors to clap; it knows which stream and
/// code each has.
fn print_answer(answer: &clap::Error) -> u8 {
    let output = Output::new(false, true);
    if answer.use_stderr() {
        let _ = answer.print();
    } else {
        output.print(|| answer.print());
    }
    finish(u8::try_from(answer.exit_code()).unwrap_or(FAILED), &output)
}

fn execute(command: Command, verbose: bool, search: &Search, output: &Output) -> u8 {
    dispatch(command, search, output).unwrap_or_else(|error| {
        output.error(&error.to_string());
        if let (true, Error::Build { command, .. }) = (verbose, &error) {
            output.note(&format!("the command was: {command}"));
        }
        FAILED
    })
}

/// The command's code, unless its result could not be printed.
fn finish(code: u8, output: &Output) -> u8 {
    let Err(error) = output.finish() else { return code };
    output.error(&format!(
        "cannot write the result to standard output: {}; free some space, or redirect it \
         elsewhere",
        without_number(&error)
    ));
    FAILED.max(code)
}

fn dispatch(command: Command, search: &Search, output: &Output) -> Result<u8> {
    match command {
        Command::Gen(arguments) => r#gen::run(arguments, search, output),
        Command::Build(arguments) => build::run(arguments, search, output),
        Command::Bundle(arguments) => bundle::run(arguments, search, output),
        Command::Inspect(arguments) => inspect::run(&arguments, search, output),
        Command::Describe(arguments) => describe::run(&arguments, search, output),
        Command::List(arguments) => list::run(arguments, output),
        Command::Remove(arguments) => remove::run(arguments, output),
        Command::Verify(arguments) => verify::run(arguments, output),
        Command::Doctor(arguments) => Ok(doctor::run(&arguments, search, output)),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "usegolib", &mut script);
            output.text(&String::from_utf8_lossy(&script));
            Ok(DONE)
        }
        Command::ProbeLibrary { library } => {
            output.result(probe::LOADING);
            output.result(probe::answer(&library).map_err(Error::Load)?);
            Ok(DONE)
        }
    }
}
