//! What makes an artifact stale.
//!
//! In: a module joined to its workspace. Out: one hash over everything that can change the library,
//! and the reason why an existing artifact cannot be used.
//!
//! A local module's inputs are Go's own build IDs: they change with sources, embedded files, cgo
//! flags, replaced modules, vendored code, build tags and the toolchain, and ignore times, tests
//! and files for other platforms. A module from the proxy cannot change under its version.

use std::fmt;
use std::path::Path;

use serde::Deserialize;

use crate::error::Result;
use crate::model::{Manifest, SCHEMA};
use crate::record;
use crate::resolve::{Module, Origin};
use crate::toolchain::go::{parsed_stream, run};
use crate::toolchain::{Flags, Go, Search, setting};
use crate::workspace::Workspace;
use crate::{abi, build, cgo, regular, render};

/// Why an artifact has to be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stale {
    /// There is none yet.
    Missing,
    /// The caller wants it so.
    Forced,
    /// Its manifest cannot be read.
    Unreadable(String),
    /// Its library is not what the manifest says.
    Damaged,
    /// Another release of the generator wrote it.
    Generator(String),
    /// The module, the toolchain or the build's settings changed.
    Inputs,
    /// It is of the standard library and lacks a package that is wanted now.
    Package(String),
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no artifact yet"),
            Self::Forced => f.write_str("--force was given"),
            Self::Unreadable(why) => write!(f, "its manifest cannot be used: {why}"),
            Self::Damaged => f.write_str("its library is missing or has another size"),
            Self::Generator(other) => write!(f, "it was written by {other}"),
            Self::Package(path) => write!(f, "it does not hold {path} yet"),
            Self::Inputs => f.write_str("the module, the toolchain or the build settings changed"),
        }
    }
}

/// Name and version of this generator as manifests record it.
#[must_use]
pub fn generator() -> String {
    format!("usegolib {}", env!("CARGO_PKG_VERSION"))
}

/// Hex SHA-256 over what can change the library of a module from the proxy: its version, this
/// generator, and what the user tells Go to do with it.
#[must_use]
pub fn of_remote(path: &str, version: &str) -> String {
    record::hash_of(format!("{}\n{path}@{version}\n{}", base(), told()).as_bytes())
}

/// Hex SHA-256 over what can change the library of this module's packages that match `patterns`.
pub fn of_module(
    module: &Module,
    patterns: &[String],
    go: &Go,
    search: &Search,
    workspace: &Workspace,
) -> Result<String> {
    if module.origin != Origin::Local {
        return Ok(of_remote(&module.path, &module.version));
    }
    let inputs = cgo::Inputs::of(module, patterns, go, search, workspace)?;
    let listed = listed(module, &inputs, go, search, workspace)?;
    let builds: String = listed.iter().map(Listed::line).collect();
    let settings = format!("{}\n{}", settings(go), go.flags.difference());
    let text = format!("{}\n{}\n{settings}\n{builds}", base(), go.version);
    Ok(record::hash_of(text.as_bytes()))
}

/// Why the artifact in `dir` cannot be used for these inputs; `None` when it can.
#[must_use]
pub fn stale(dir: &Path, inputs: &str, force: bool) -> Option<Stale> {
    if force {
        return Some(Stale::Forced);
    }
    if !dir.join(record::MANIFEST).exists() {
        return Some(Stale::Missing);
    }
    match record::read(dir) {
        Err(error) => Some(Stale::Unreadable(error.to_string())),
        Ok(manifest) => match stale_manifest(dir, &manifest, inputs) {
            // Another has published meanwhile, and removed what the manifest named.
            Some(Stale::Damaged) if is_replaced(dir, &manifest) => stale(dir, inputs, force),
            stale => stale,
        },
    }
}

fn is_replaced(dir: &Path, manifest: &Manifest) -> bool {
    record::read(dir).is_ok_and(|now| now.library != manifest.library)
}

fn stale_manifest(dir: &Path, manifest: &Manifest, inputs: &str) -> Option<Stale> {
    if manifest.generator != generator() {
        return Some(Stale::Generator(manifest.generator.clone()));
    }
    if manifest.input_fingerprint != inputs {
        return Some(Stale::Inputs);
    }
    let size = regular::size(&record::library(dir, manifest));
    (size != Some(manifest.library.size)).then_some(Stale::Damaged)
}

/// What every fingerprint starts with: this generator, and the shim it writes.
fn base() -> String {
    let shim = render::shim::VERBATIM.iter().map(|(_, text)| *text).collect::<String>();
    let (abi, hash) = (abi::VERSION, record::hash_of(shim.as_bytes()));
    format!("{} abi {abi} schema {SCHEMA} shim {hash}", generator())
}

/// What `go list -json` says of a package that goes into the library.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[derive(Default)]
struct Listed {
    import_path: String,
    #[serde(rename = "BuildID")]
    build_id: String,
    error: Option<ListedError>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListedError {
    pos: String,
    err: String,
}

impl Listed {
    fn line(&self) -> String {
        let error = self.error.as_ref();
        let error =
            error.map_or_else(String::new, |error| format!(" {}: {}", error.pos, error.err));
        format!("{} {}{error}\n", self.import_path, self.build_id)
    }
}

/// The packages of the library and all that they depend on, compiled if need be.
fn listed(
    module: &Module,
    inputs: &cgo::Inputs,
    go: &Go,
    search: &Search,
    workspace: &Workspace,
) -> Result<Vec<Listed>> {
    let mut command = go.command(&workspace.shim(), workspace.go_work().as_deref());
    command.args(["list", "-e", "-deps", "-export"]).args(build::FLAGS);
    command.args(inputs.arguments(go, &module.path)).arg("-json=ImportPath,BuildID,Error");
    command.env("CGO_ENABLED", "1");
    if let Ok(cc) = search.c_compiler(go) {
        command.env("CC", cc);
    }
    let subject = format!("cannot list {}", module.path);
    parsed_stream(&run(command.args(&inputs.packages), &subject)?, "go list")
}

/// The settings of a cgo build that Go's build IDs leave out for packages without cgo.
fn settings(go: &Go) -> String {
    let names = ["CC", "USEGOLIB_CC"];
    let setting = |name| format!("{name}={}", std::env::var(name).unwrap_or_default());
    format!("{}\n{} {:?}", names.map(setting).join("\n"), go.cc, go.c)
}

/// What a user can tell Go, whatever the module; empty where nothing is said. Known without Go.
fn told() -> String {
    // What cannot be read is refused when Go is asked to build something.
    let flags = Flags::read(&setting("GOFLAGS")).unwrap_or_default().difference();
    let names = ["CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_LDFLAGS", "GOEXPERIMENT"];
    let settings = names.map(|name| (name, setting(name)));
    let said = settings.iter().filter(|(_, value)| !value.is_empty());
    said.fold(flags, |text, (name, value)| format!("{text}\n{name}={value}"))
}
