//! What makes an artifact stale.
//!
//! In: a module joined to its workspace. Out: one hash over everything that can change the library.
//!
//! A local module's inputs are Go's own build IDs: they change with sources, embedded files, cgo
//! flags, replaced modules, vendored code, build tags and the toolchain, and ignore times, tests
//! and files for other platforms. A module from the proxy cannot change under its version.

use serde::Deserialize;

use super::{Context, cgo, compile};
use crate::artifact::manifest::generator;
use crate::disk::hash;
use crate::error::Result;
use crate::model::SCHEMA;
use crate::resolve::Origin;
use crate::toolchain::command::{parse_json_stream, run};
use crate::toolchain::{Flags, Go, setting};
use crate::{abi, render};

/// Hex SHA-256 over what can change the library of a module from the proxy: its version, this
/// generator, and what the user tells Go to do with it.
#[must_use]
pub fn of_remote(path: &str, version: &str) -> String {
    hash::of_bytes(format!("{}\n{path}@{version}\n{}", base(), go_settings()).as_bytes())
}

/// Hex SHA-256 over what can change the library of this module's packages that match `patterns`.
pub fn of_module(context: &Context, patterns: &[String]) -> Result<String> {
    let Context { module, go, .. } = *context;
    if module.origin != Origin::Local {
        return Ok(of_remote(&module.path, &module.version));
    }
    let inputs = cgo::Inputs::of(context, patterns)?;
    let listed = list(context, &inputs)?;
    let builds: String = listed.iter().map(CompiledPackage::line).collect();
    let settings = format!("{}\n{}", settings(go), go.flags.difference());
    let text = format!("{}\n{}\n{settings}\n{builds}", base(), go.version);
    Ok(hash::of_bytes(text.as_bytes()))
}

/// What every fingerprint starts with: this generator, and the shim it writes.
fn base() -> String {
    let texts = render::shim::VERBATIM.iter().map(|(_, text)| *text);
    let shim: String = texts.chain([render::shim::GO_MOD]).collect();
    let (abi, hash) = (abi::VERSION, hash::of_bytes(shim.as_bytes()));
    format!("{} abi {abi} schema {SCHEMA} shim {hash}", generator())
}

/// What `go list -json` says of a package that goes into the library.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[derive(Default)]
struct CompiledPackage {
    import_path: String,
    #[serde(rename = "BuildID")]
    build_id: String,
    error: Option<PackageFailure>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PackageFailure {
    pos: String,
    err: String,
}

impl CompiledPackage {
    fn line(&self) -> String {
        let error = self.error.as_ref();
        let error =
            error.map_or_else(String::new, |error| format!(" {}: {}", error.pos, error.err));
        format!("{} {}{error}\n", self.import_path, self.build_id)
    }
}

/// The packages of the library and all that they depend on, compiled if need be.
fn list(context: &Context, inputs: &cgo::Inputs) -> Result<Vec<CompiledPackage>> {
    let Context { module, go, search, workspace } = *context;
    let mut command = go.command(workspace.shim());
    command.args(["list", "-e", "-deps", "-export"]).args(compile::FLAGS);
    command.args(inputs.arguments(go, module)).arg("-json=ImportPath,BuildID,Error");
    command.env("CGO_ENABLED", "1");
    if let Ok(cc) = search.c_compiler(go) {
        command.env("CC", cc);
    }
    let subject = format!("cannot list {}", module.path);
    parse_json_stream(&run(command.args(&inputs.packages), &subject)?, "go list")
}

/// The settings of a cgo build that Go's build IDs leave out for packages without cgo.
fn settings(go: &Go) -> String {
    let names = ["CC", "USEGOLIB_CC"];
    let setting = |name| format!("{name}={}", std::env::var(name).unwrap_or_default());
    format!("{}\n{} {:?}", names.map(setting).join("\n"), go.cc, go.c)
}

/// What a user can tell Go, whatever the module; empty where nothing is said. Known without Go.
fn go_settings() -> String {
    // What cannot be read is refused when Go is asked to build something.
    let flags = Flags::read(&setting("GOFLAGS")).unwrap_or_default().difference();
    let names = ["CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_LDFLAGS", "GOEXPERIMENT"];
    let settings = names.map(|name| (name, setting(name)));
    let said = settings.iter().filter(|(_, value)| !value.is_empty());
    said.fold(flags, |text, (name, value)| format!("{text}\n{name}={value}"))
}
