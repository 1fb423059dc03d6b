//! One Go toolchain.
//!
//! In: the path of a Go command. Out: what it is, and commands of it that are ready to run.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::command::{parse_json, run, spell};
use super::{Flags, OLDEST_GO, environment, setting};
use crate::error::{Error, Result};
use crate::model::Platform;

/// What Go is asked about itself.
const QUESTIONS: &[&str] = &[
    "GOVERSION",
    "GOOS",
    "GOARCH",
    "GOHOSTOS",
    "GOHOSTARCH",
    "GOMODCACHE",
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
    // The release that its command shall switch to, where that is not its own.
    release: Option<String>,
    /// `GOFLAGS` in force, from the environment or Go's own configuration file.
    pub flags: Flags,
    /// The folder of the module cache.
    pub module_cache: PathBuf,
    /// The settings of C code in force, from the same places.
    pub c: CSettings,
}

/// Where a Go command runs.
#[derive(Clone, Debug)]
pub struct WorkDir {
    /// The folder.
    pub path: PathBuf,
    /// The go.work that counts there; none does where there is none here, whatever lies above.
    pub go_work: Option<PathBuf>,
}

impl WorkDir {
    /// A folder in which no go.work counts.
    #[must_use]
    pub fn alone(path: &Path) -> Self {
        Self { path: path.to_path_buf(), go_work: None }
    }
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
    gomodcache: PathBuf,
    gohostos: String,
    gohostarch: String,
    #[serde(flatten)]
    c: CSettings,
}

impl GoEnv {
    /// Refuses to build for another machine than this one, which what is built is loaded on.
    fn check_target(&self) -> Result<()> {
        let set =
            [("GOOS", &self.goos, &self.gohostos), ("GOARCH", &self.goarch, &self.gohostarch)];
        let Some((name, value, host)) = set.into_iter().find(|(_, value, host)| value != host)
        else {
            return Ok(());
        };
        let way_out = if std::env::var_os(name).is_some_and(|value| !value.is_empty()) {
            format!("unset {name}")
        } else {
            format!("undo `go env -w` with `go env -u {name}`")
        };
        Err(Error::Toolchain(format!(
            "{name}={value} is set, but usegolib builds only for the machine that it runs on \
             ({name}={host}); {way_out}"
        )))
    }
}

impl Go {
    /// Asks the Go command at `program` what it is.
    pub(super) fn ask(program: PathBuf) -> Result<Self> {
        // Before any Go runs that they may be meant for; it knows of one more place that has some.
        Flags::read(&setting("GOFLAGS"))?;
        let env = go_env(&program)?;
        env.check_target()?;
        let platform = Platform { goos: env.goos, goarch: env.goarch };
        let flags = Flags::read(&env.goflags)?;
        let GoEnv { goversion: version, cc, gomodcache: module_cache, c, .. } = env;
        let (offline, release) = (false, None);
        Ok(Self { program, version, platform, cc, offline, release, flags, module_cache, c })
    }

    /// The same toolchain, kept from the network if `offline`.
    #[must_use]
    pub fn offline(self, offline: bool) -> Self {
        Self { offline, ..self }
    }

    /// Whether it is kept from the network.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        self.offline
    }

    /// The toolchain that its command switches to in a workspace which asks for a newer release
    /// (<https://go.dev/doc/toolchain>), or the same one.
    ///
    /// Raises `Build` with Go's own message where it has none so new.
    pub fn switch(self, dir: &WorkDir, go_line: &str) -> Result<Self> {
        if !is_newer(go_line, &self.version) {
            return Ok(self);
        }
        let mut command = self.command(dir);
        let subject =
            format!("Go {go_line} is needed, but {} is {}", self.program.display(), self.version);
        let version = run(command.args(["env", "GOVERSION"]), &subject)?.trim().to_owned();
        if is_newer(go_line, &version) {
            return Err(Error::Build {
                message: subject,
                command: spell(&command),
                log: String::new(),
            });
        }
        Ok(Self { release: Some(version.clone()), version, ..self })
    }

    /// Path of the command.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// A Go command.
    #[must_use]
    pub fn command(&self, dir: &WorkDir) -> Command {
        let mut command = Command::new(&self.program);
        self.prepare(&mut command, dir);
        command
    }

    /// Gives any command the environment and folder that this Go's own commands have.
    pub fn prepare(&self, command: &mut Command, dir: &WorkDir) {
        let WorkDir { path, go_work } = dir;
        command.current_dir(path).env_clear().envs(environment::variables());
        command.env("GOWORK", go_work.as_deref().map_or(OsStr::new("off"), Path::as_os_str));
        // A temp main module has no go.sum of its own yet; Go may add what it has verified.
        let modules = go_work.is_none().then_some("-mod=mod");
        command.env("GOFLAGS", self.flags.for_commands(modules));
        command.env("PWD", path);
        if self.offline {
            command.env("GOPROXY", "off").env("GOTOOLCHAIN", "local");
            // GOPRIVATE would let Go fetch these modules past the proxy.
            command.env("GONOPROXY", "none");
        }
        if let Some(release) = &self.release {
            command.env("GOTOOLCHAIN", release);
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

/// What a Go command says of itself; anything else that runs there is no Go.
fn go_env(program: &Path) -> Result<GoEnv> {
    let mut command = Command::new(program);
    command.args(["env", "-json"]).args(QUESTIONS);
    command.env_clear().envs(environment::variables());
    let text = run(&mut command, &format!("{} is not a working Go command", program.display()));
    let env = text.and_then(|text| parse_json(&text, "go env"));
    env.map_err(|error| {
        Error::Toolchain(format!("{error}; install Go, or set USEGOLIB_GO to a Go command"))
    })
}

/// Whether a `go` line asks for a newer release than `version`; `1.27` and `go1.26.8` are compared
/// by their numbers.
pub(crate) fn is_newer(go_line: &str, version: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
    };
    numbers(go_line) > numbers(version)
}
