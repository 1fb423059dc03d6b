//! Where an artifact lies, and what its files are called.
//!
//! In: an artifact root, a module, a version and a platform. Out: paths; nothing is read but to
//! tell whether there is a manifest.

use std::env;
use std::path::{Path, PathBuf};

use crate::disk::{cache, files};
use crate::error::Result;
use crate::model::{Manifest, Platform};
use crate::resolve::syntax;

/// Name of the file that makes a folder an artifact.
pub const MANIFEST: &str = "manifest.json";

/// The folder of a generated package that holds its library.
pub const ARTIFACTS: &str = "_artifacts";

/// The artifact root when none is named: `USEGOLIB_ARTIFACT_DIR`, else `usegolib/artifacts` in the
/// user's cache folder by the platform's convention.
pub fn default_root() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("USEGOLIB_ARTIFACT_DIR").filter(|dir| !dir.is_empty()) {
        return Ok(dir.into());
    }
    Ok(cache::folder()?.join("artifacts"))
}

/// The platform this program runs on, by Go's names.
#[must_use]
pub fn platform() -> Platform {
    let goos = match env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    let goarch = match env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "x86" => "386",
        other => other,
    };
    Platform { goos: goos.to_owned(), goarch: goarch.to_owned() }
}

/// The folder of the artifact for `module` at `version`:
/// `<root>/example.com/mod@v1.2.3/linux-amd64`.
#[must_use]
pub fn directory(root: &Path, module: &str, version: &str, platform: &Platform) -> PathBuf {
    let module = format!("{}@{}", syntax::escape(module), syntax::escape(version));
    module
        .split('/')
        .fold(root.to_path_buf(), |dir, part| dir.join(part))
        .join(platform.to_string())
}

/// The library's path, which is always a plain file name beside the manifest.
#[must_use]
pub fn library(dir: &Path, manifest: &Manifest) -> PathBuf {
    dir.join(&manifest.library.path)
}

/// Name of the folder that holds the emitted sources of the build `build_id`.
#[must_use]
pub fn sources(build_id: &str) -> String {
    format!("generated-{}", build_id.get(..12).unwrap_or(build_id))
}

/// Whether `dir` is an artifact's folder: there is a manifest, or something in its place where only
/// a manifest can be (a folder of that name elsewhere belongs to a module's path).
#[must_use]
pub fn is_artifact(dir: &Path) -> bool {
    let path = dir.join(MANIFEST);
    let version = dir.parent().and_then(Path::file_name);
    let is_place = version.is_some_and(|name| name.as_encoded_bytes().contains(&b'@'));
    files::is_file(&path) || (is_place && files::is_taken(&path))
}
