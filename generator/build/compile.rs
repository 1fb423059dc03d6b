//! Compiles the shim and the user's packages into one shared library.
//!
//! In: a workspace that holds the shim. Out: the library in the workspace's `out` folder, its
//! content hash in its name.

use std::path::{Path, PathBuf};

use super::Context;
use crate::artifact::library;
use crate::disk::files;
use crate::error::Result;
use crate::model::{Library, Platform};
use crate::resolve::Module;
use crate::toolchain::Go;
use crate::toolchain::advice;
use crate::toolchain::command::run;

/// What changes the compiled packages; the fingerprint asks Go with the same flags.
pub const FLAGS: &[&str] = &["-buildmode=c-shared", "-trimpath", "-buildvcs=false"];

/// Hex digits of the content hash in a library's name.
const HASH_DIGITS: usize = 16;

/// Runs `go build` on the shim; `arguments` are those of [`super::cgo::Inputs`].
///
/// Raises `Toolchain` without a C compiler, and `Build` with Go's own message.
pub fn library(context: &Context, arguments: &[String]) -> Result<Library> {
    let Context { module, go, search, workspace } = *context;
    let built = workspace.temporary().join("library");
    let mut command = go.command(workspace.shim());
    command.arg("build").args(FLAGS).args(arguments);
    command
        .args(go.flags.again().then_some("-a"))
        .arg(linker_flags(go))
        .arg("-o")
        .arg(&built)
        .arg(".");
    command.env("CGO_ENABLED", "1").env("CC", search.c_compiler(go)?);
    command.env("GOTMPDIR", workspace.temporary());
    let subject = format!(
        "cannot compile {}; fix the errors below, or see what is callable with `usegolib inspect`",
        module.title()
    );
    run(&mut command, &subject).map_err(advice::explain)?;
    name_by_content(&built, module, &go.platform, &workspace.out())
}

/// Ours, and the user's after them: the last one of a kind counts.
fn linker_flags(go: &Go) -> String {
    format!("-ldflags=-s -w {}", go.flags.linker().unwrap_or_default()).trim_end().to_owned()
}

/// Moves the library to its own name: `libmod-<hash>.so`.
fn name_by_content(
    built: &Path,
    module: &Module,
    platform: &Platform,
    out: &Path,
) -> Result<Library> {
    let mut library = library::describe(built)?;
    library.path = file_name(&module.path, &library.sha256, platform);
    let target: PathBuf = out.join(&library.path);
    files::rename(built, &target)?;
    Ok(library)
}

fn file_name(module: &str, hash: &str, platform: &Platform) -> String {
    let last = module.rsplit('/').next().unwrap_or(module);
    let plain: String = last.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    let hash = &hash[..HASH_DIGITS];
    match platform.goos.as_str() {
        "windows" => format!("{plain}-{hash}.dll"),
        "darwin" => format!("lib{plain}-{hash}.dylib"),
        _ => format!("lib{plain}-{hash}.so"),
    }
}
