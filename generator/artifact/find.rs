//! Finds an artifact again: from an import path and maybe a version to one directory.
//!
//! In: an artifact root and what is asked for. Out: an [`Artifact`], or why there is none.

use std::path::{Path, PathBuf};

use super::Artifact;
use super::layout::{MANIFEST, is_artifact, platform};
use super::manifest::AGAIN;
use crate::disk::{files, folders, private_dir};
use crate::error::{Error, Message, Result};
use crate::model::{BUNDLE, Platform, STANDARD};
use crate::naming;
use crate::resolve::syntax;

/// One module version found on disk, not yet read.
#[derive(Clone, Debug)]
struct Candidate {
    module: String,
    version: String,
    dir: PathBuf,
}

impl Candidate {
    /// Refuses a manifest that lies in the folder of another module or version.
    fn read(&self) -> Result<Artifact> {
        let artifact = Artifact::read(self.dir.clone())?;
        let api = &artifact.manifest.api;
        let is_itself = api.module == self.module && api.version == self.version;
        if is_itself || api.version_of(&self.module) == Some(&self.version) {
            return Ok(artifact);
        }
        Err(Error::Manifest(format!(
            "{}: it describes {}, but lies in the folder of {}@{}; {}",
            artifact.dir.join(MANIFEST).display(),
            api.title(),
            self.module,
            self.version,
            AGAIN
        )))
    }
}

/// Finds the artifact that holds package `path` for this platform below `root`; `version` None
/// takes the only one present. A module's own path always finds the module.
///
/// Raises `ArtifactNotFound` or `AmbiguousArtifact`, to which the caller adds the way out
/// ([`Error::with_remedy`]), and `Manifest` for one that cannot be read.
pub fn find(root: &Path, path: &str, version: Option<&str>) -> Result<Artifact> {
    syntax::check_path(path)?;
    let platform = platform();
    let mut others = Vec::new();
    for module in prefixes(path) {
        let present = versions(root, module, &platform);
        let is_wanted = |found: &&Candidate| version.is_none_or(|v| v == found.version);
        let wanted: Vec<_> = present.iter().filter(is_wanted).collect();
        if let [only] = wanted.as_slice() {
            let artifact = only.read()?;
            if artifact.holds(path) {
                return Ok(artifact);
            }
        } else if wanted.iter().any(|found| found.read().is_ok_and(|found| found.holds(path))) {
            return Err(ambiguous(root, path, module, &present));
        }
        others.extend(present);
    }
    Err(not_found(root, path, version, &platform, &others))
}

/// The bundles below `root` for this platform that can be read, sorted by version.
#[must_use]
pub fn bundles(root: &Path) -> Vec<Artifact> {
    let found = versions(root, BUNDLE, &platform());
    found.iter().filter_map(|candidate| candidate.read().ok()).collect()
}

/// Every folder below `root` that holds a manifest, of any module, version and platform, sorted.
///
/// Raises `Io` where `root` itself cannot be read; a root that does not exist is empty.
pub fn all(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if files::exists(root) {
        folders::list(root)?;
        collect(root, &mut found);
    }
    found.sort();
    Ok(found)
}

/// Walks down to the folders with a manifest; private and emitted ones are not entered.
fn collect(dir: &Path, found: &mut Vec<PathBuf>) {
    if is_artifact(dir) {
        found.push(dir.to_path_buf());
        return;
    }
    for path in folders::entries(dir) {
        if private_dir::is_private(&path) {
            continue;
        }
        if files::is_link(&path) {
            collect_behind_link(&path, found);
        } else if folders::is_folder(&path) {
            collect(&path, found);
        }
    }
}

/// What a link leads to, if that is a version or a platform of one: anything else could be a
/// circle.
fn collect_behind_link(link: &Path, found: &mut Vec<PathBuf>) {
    let places = std::iter::once(link.to_path_buf()).chain(folders::entries(link));
    found.extend(places.filter(|place| is_artifact(place)));
}

/// The path itself, then each path above it that can be a module's; the standard library last.
fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    let standard = (!syntax::has_host(path)).then_some(STANDARD);
    let own = std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(up, _)| up));
    own.chain(standard)
}

/// Every version of `module` below `root` that has an artifact for `platform`, sorted.
fn versions(root: &Path, module: &str, platform: &Platform) -> Vec<Candidate> {
    let escaped = syntax::escape(module);
    let (above, last) = escaped.rsplit_once('/').unwrap_or(("", &escaped));
    let folder = above.split('/').fold(root.to_path_buf(), |dir, part| dir.join(part));
    let candidate = |name: String| {
        let version = syntax::unescape(name.strip_prefix(last)?.strip_prefix('@')?)?;
        let dir = folder.join(&name).join(platform.to_string());
        is_artifact(&dir).then(|| Candidate { module: module.to_owned(), version, dir })
    };
    let mut found: Vec<_> = folders::names(&folder).filter_map(candidate).collect();
    found.sort_by(|a, b| a.version.cmp(&b.version));
    found
}

fn ambiguous(root: &Path, path: &str, module: &str, present: &[Candidate]) -> Error {
    let versions: Vec<_> = present.iter().map(|found| found.version.as_str()).collect();
    let fault = format!(
        "{path}: {} has {} versions of {module} ({})",
        root.display(),
        versions.len(),
        versions.join(", ")
    );
    Error::AmbiguousArtifact(fault.into())
}

/// Says what is there instead: the module without that package, other versions, or nothing.
fn not_found(
    root: &Path,
    path: &str,
    version: Option<&str>,
    platform: &Platform,
    present: &[Candidate],
) -> Error {
    let query = version.map(|version| format!("@{version}")).unwrap_or_default();
    let is_wanted = |found: &&Candidate| version.is_none_or(|v| v == found.version);
    let place = format!("in {} for {platform}", root.display());
    let without: Vec<_> = present.iter().filter(is_wanted).collect();
    if !without.is_empty() {
        return no_such_package(path, &place, &without);
    }
    let mut fault = format!("no artifact of {path}{query} {place}");
    if !present.is_empty() {
        let present = list(&present.iter().collect::<Vec<_>>());
        fault = format!("{fault} (found: {present})");
    }
    Error::ArtifactNotFound(fault.into())
}

/// The refusal of a package that none of these artifacts has: why it is left out of them, or which
/// of their packages was perhaps meant.
fn no_such_package(path: &str, place: &str, candidates: &[&Candidate]) -> Error {
    let artifacts: Vec<_> = candidates.iter().filter_map(|found| found.read().ok()).collect();
    let mut fault = format!("no such package: {path} is not in {} {place}", list(candidates));
    if let Some(left_out) = artifacts.iter().find_map(|artifact| artifact.left_out(path)) {
        fault = format!("{fault}: {}", left_out.reason);
        return Error::ArtifactNotFound(fault.into());
    }
    let packages = artifacts.iter().flat_map(|artifact| &artifact.manifest.api.packages);
    let close = naming::close(path, packages.map(|package| package.path.as_str()));
    let remedy = close.map(|close| format!("did you mean {close}?"));
    Error::ArtifactNotFound(Message { fault, remedy })
}

/// `example.com/mod@v1.2.0, example.com/mod@v1.3.0`
fn list(candidates: &[&Candidate]) -> String {
    let names: Vec<_> = candidates.iter().map(|c| format!("{}@{}", c.module, c.version)).collect();
    names.join(", ")
}
