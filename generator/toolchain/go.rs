//! One Go toolchain: what it is, and running its command with Go's own words kept.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Flags, OLDEST_GO, environment, setting};
use crate::child;
use crate::error::{Error, Result};
use crate::model::Platform;

/// What Go is asked about itself.
const QUESTIONS: &[&str] = &[
    "GOVERSION",
    "GOOS",
    "GOARCH",
    "CC",
    "CXX",
    "GOFLAGS",
    "GOEXPERIMENT",
    "CGO_CFLAGS",
    "CGO_CPPFLAGS",
    "CGO_CXXFLAGS",
    "CGO_LDFLAGS",
    "PKG_CONFIG",
];

/// A Go toolchain on this machine.
#[derive(Clone, Debug)]
pub struct Go {
    program: PathBuf,
    /// Its release: `go1.26.8`.
    pub version: String,
    /// What it builds for.
    pub platform: Platform,
    /// The C compiler it would take.
    pub cc: String,
    offline: bool,
    /// `GOFLAGS` in force, from the environment or Go's own configuration file.
    pub flags: Flags,
    /// The settings of C code in force, from the same places.
    pub c: CSettings,
}

/// Go's settings for C code.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "the fields have the names of Go's variables")]
pub struct CSettings {
    pub cxx: String,
    pub cgo_cflags: String,
    pub cgo_cppflags: String,
    pub cgo_cxxflags: String,
    pub cgo_ldflags: String,
    pub pkg_config: String,
    pub goexperiment: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct GoEnv {
    goversion: String,
    goos: String,
    goarch: String,
    cc: String,
    goflags: String,
    #[serde(flatten)]
    c: CSettings,
}

impl Go {
    /// Asks the Go command at `program` what it is.
    pub(super) fn at(program: PathBuf) -> Result<Self> {
        // Before any Go runs that they may be meant for; it knows of one more place that has some.
        Flags::read(&setting("GOFLAGS"))?;
        let mut command = Command::new(&program);
        command.args(["env", "-json"]).args(QUESTIONS);
        command.env_clear().envs(environment::inherited());
        let text = run(&mut command, "cannot ask Go for its version")
            .map_err(|error| Error::Toolchain(error.to_string()))?;
        let env: GoEnv = parsed(&text, "go env")?;
        let platform = Platform { goos: env.goos, goarch: env.goarch };
        let flags = Flags::read(&env.goflags)?;
        let GoEnv { goversion: version, cc, c, .. } = env;
        Ok(Self { program, version, platform, cc, flags, c, offline: false })
    }

    /// The same toolchain, kept from the network if `offline`.
    #[must_use]
    pub fn offline(self, offline: bool) -> Self {
        Self { offline, ..self }
    }

    /// Path of the command.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// A Go command in `dir`. `GOWORK` is `work`, or off.
    #[must_use]
    pub fn command(&self, dir: &Path, work: Option<&Path>) -> Command {
        let mut command = Command::new(&self.program);
        self.prepare(&mut command, dir, work);
        command
    }

    /// Gives any command the environment and folder that this Go's own commands have.
    pub fn prepare(&self, command: &mut Command, dir: &Path, work: Option<&Path>) {
        command.current_dir(dir).env_clear().envs(environment::inherited());
        command.env("GOWORK", work.map_or(OsStr::new("off"), Path::as_os_str));
        // A temp main module has no go.sum of its own yet; Go may add what it has verified.
        let modules = work.is_none().then_some("-mod=mod");
        command.env("GOFLAGS", self.flags.for_commands(modules));
        command.env("PWD", dir);
        if self.offline {
            command.env("GOPROXY", "off").env("GOTOOLCHAIN", "local");
        }
    }

    /// Whether it is [`OLDEST_GO`] or newer. A development version counts as new.
    #[must_use]
    pub fn is_supported(&self) -> bool {
        let Some(release) = self.version.strip_prefix("go") else { return true };
        let mut numbers = release.split(|c: char| !c.is_ascii_digit()).map(str::parse);
        let mut next = || numbers.next().and_then(std::result::Result::ok).unwrap_or(0);
        (next(), next()) >= OLDEST_GO
    }
}

/// Runs `command` and gives its standard output. What it printed on standard error is kept for the
/// [`Error::Build`] that says `subject` could not be done.
pub(crate) fn run(command: &mut Command, subject: &str) -> Result<String> {
    let line = shown(command);
    let output = child::tie(command).output().map_err(|error| Error::Build {
        message: format!("{subject}: `{line}` did not start: {error}"),
        command: line.clone(),
        log: String::new(),
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let mut log = String::from_utf8_lossy(&output.stderr).into_owned();
    if log.trim().is_empty() {
        log = String::from_utf8_lossy(&output.stdout).into_owned();
    }
    Err(Error::Build { message: subject.to_owned(), command: line, log })
}

/// The JSON document in `text`, which `source` printed.
pub(crate) fn parsed<T: DeserializeOwned>(text: &str, source: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| unreadable(text, source, &error))
}

/// The JSON documents in `text`, one after another, which `source` printed.
pub(crate) fn parsed_stream<T: DeserializeOwned>(text: &str, source: &str) -> Result<Vec<T>> {
    let documents = serde_json::Deserializer::from_str(text).into_iter();
    documents.collect::<serde_json::Result<_>>().map_err(|error| unreadable(text, source, &error))
}

fn unreadable(text: &str, source: &str, error: &serde_json::Error) -> Error {
    Error::Build {
        message: format!("cannot read what `{source}` printed: {error}"),
        command: source.to_owned(),
        log: text.chars().take(2000).collect(),
    }
}

/// A command as it would be typed.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
