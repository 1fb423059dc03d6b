//! The manifests that lie in the folders of a bundle's modules, and point at the bundle.
//!
//! In: an artifact of several modules, or such a folder. Out: a small manifest in the folder of each, by
//! which everybody finds the bundle who looks for one of its modules; or the bundle's folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::layout::{MANIFEST, directory};
use super::manifest::{AGAIN, Found, find, generator};
use super::{Artifact, remove};
use crate::disk::{files, folders, lock, root};
use crate::error::{Error, Result};
use crate::model::{Api, BUNDLE, SCHEMA};

/// `manifest.json` in the folder of a module of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    /// Schema of this file, [`SCHEMA`].
    pub schema: u32,
    /// What wrote it: `usegolib 0.1.0`.
    pub generator: String,
    /// Module path.
    pub module: String,
    /// Concrete module version.
    pub version: String,
    /// The folder of the bundle, relative to the one that this file lies in.
    pub bundle: String,
}

impl Pointer {
    fn new(module: &str, version: &str, api: &Api) -> Self {
        let place = format!("{BUNDLE}@{}/{}", api.version, api.platform);
        Self {
            schema: SCHEMA,
            generator: generator(),
            module: module.to_owned(),
            version: version.to_owned(),
            bundle: format!("{}{place}", up(module)),
        }
    }

    /// The folder of the bundle, given the one that this file lies in. What is in the file can lead to no
    /// other place.
    pub fn follow(&self, dir: &Path) -> Result<PathBuf> {
        let place = self.bundle.strip_prefix(&up(&self.module)).and_then(|it| it.split_once('/'));
        let id = place.and_then(|(name, _)| name.strip_prefix(BUNDLE)?.strip_prefix('@'));
        let is_id = |id: &&str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric());
        let platform = dir.file_name().unwrap_or_default().to_string_lossy();
        let found = id.filter(is_id).zip(place).filter(|(_, (_, name))| *name == platform);
        let root = dir.ancestors().nth(self.module.split('/').count() + 1);
        let Some(((id, _), root)) = found.zip(root) else {
            return Err(Error::Manifest(format!(
                "{}: {:?} is not the folder of a bundle; {AGAIN}",
                dir.join(MANIFEST).display(),
                self.bundle
            )));
        };
        Ok(root.join(format!("{BUNDLE}@{id}")).join(&*platform))
    }

    fn text(&self) -> Result<String> {
        let text = serde_json::to_string(self).map_err(|error| {
            Error::Manifest(format!("cannot write the manifest of {}: {error}", self.module))
        })?;
        Ok(text + "\n")
    }
}

/// The way up from a module's folder to the artifact root.
fn up(module: &str) -> String {
    "../".repeat(module.split('/').count() + 1)
}

/// The bundle that the manifest in a module's folder points at, if it does and the bundle is there.
#[must_use]
pub fn of(dir: &Path) -> Option<Artifact> {
    let Ok(Found::Pointer(_)) = find(dir) else { return None };
    Artifact::read(dir.to_path_buf()).ok()
}

/// The folders of a bundle's modules below `root`.
pub fn folders<'a>(root: &'a Path, api: &'a Api) -> impl Iterator<Item = PathBuf> + 'a {
    let folder = |(module, version)| directory(root, module, version, &api.platform);
    api.all_modules().map(folder)
}

/// Refuses a bundle one of whose modules, at its version, is in another one below `root`.
pub fn check(root: &Path, api: &Api) -> Result<()> {
    for ((module, version), dir) in api.all_modules().zip(folders(root, api)) {
        let other = of(&dir).filter(|other| other.manifest.api.version != api.version);
        if let Some(other) = other {
            let other = &other.manifest.api;
            return Err(Error::Input(format!(
                "{module}@{version} is in another bundle there, with {}; remove that with `usegolib remove \
                 {BUNDLE}@{} --out {root}`, or choose another --out",
                without(other, module),
                other.version,
                root = root.display()
            )));
        }
    }
    Ok(())
}

/// The other modules of a bundle.
#[must_use]
pub fn without(api: &Api, module: &str) -> String {
    let others = api.all_modules().filter(|(path, _)| *path != module);
    others.map(|(path, version)| format!("{path}@{version}")).collect::<Vec<_>>().join(", ")
}

/// Lets the folders of a bundle's modules below `root` point at it. The answer are the modules that had
/// a library of their own there, which is removed.
pub fn point(artifact: &Artifact, root: &Path, waiting: impl Fn(&str)) -> Result<Vec<String>> {
    let api = &artifact.manifest.api;
    check(root, api)?;
    let mut replaced = Vec::new();
    for ((module, version), dir) in api.all_modules().zip(folders(root, api)) {
        let pointer = Pointer::new(module, version, api);
        match find(&dir) {
            Ok(Found::Pointer(present)) if present == pointer => continue,
            Ok(Found::Artifact(_)) => replaced.push(format!("{module}@{version}")),
            Ok(Found::Pointer(_)) | Err(_) => {}
        }
        lock::hold(&dir, root, &waiting, |held| held.write(|| write(&dir, root, &pointer)))?;
    }
    Ok(replaced)
}

/// The same in a folder that nobody else knows yet.
pub fn point_within(root: &Path, api: &Api) -> Result<()> {
    for ((module, version), dir) in api.all_modules().zip(folders(root, api)) {
        write(&dir, root, &Pointer::new(module, version, api))?;
    }
    Ok(())
}

fn write(dir: &Path, root: &Path, pointer: &Pointer) -> Result<()> {
    root::create_below(dir, root).map_err(Error::io("cannot create", dir))?;
    files::replace(&dir.join(MANIFEST), &pointer.text()?)?;
    let others = folders::list(dir)?;
    for path in others.iter().filter(|path| !path.ends_with(MANIFEST)) {
        let _ = files::remove_any(path);
    }
    Ok(())
}

/// Whether all modules of a bundle in a folder of packages have manifests that point at it.
#[must_use]
pub fn is_pointed_at(root: &Path, api: &Api) -> bool {
    let mut all = api.all_modules().zip(folders(root, api));
    all.all(|((module, version), dir)| {
        matches!(find(&dir), Ok(Found::Pointer(it)) if it == Pointer::new(module, version, api))
    })
}

/// Removes what points at the bundle in `dir`, which goes itself next.
pub(super) fn unpoint(dir: &Path, root: &Path) -> Result<()> {
    let name = dir.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    if name.split('@').next() != Some(BUNDLE) {
        return Ok(());
    }
    let is_of_it = |place: &PathBuf| match find(place) {
        Ok(Found::Pointer(pointer)) => pointer.follow(place).is_ok_and(|bundle| bundle == dir),
        Ok(Found::Artifact(_)) | Err(_) => false,
    };
    for place in super::all(root)?.into_iter().filter(is_of_it) {
        lock::hold(&place, root, |_| {}, |held| held.write(|| remove::locked(&place, root)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(bundle: &str) -> Pointer {
        Pointer {
            schema: SCHEMA,
            generator: generator(),
            module: "a.b/m".to_owned(),
            version: "v1.0.0".to_owned(),
            bundle: bundle.to_owned(),
        }
    }

    #[test]
    fn a_manifest_leads_to_a_bundle_of_its_own_root_and_platform() {
        let dir = Path::new("root/a.b/m@v1.0.0/linux-amd64");
        let follow = |bundle: &str| pointer(bundle).follow(dir).ok();
        let bundle = PathBuf::from("root/bundle@0a1b/linux-amd64");
        assert_eq!(follow("../../../bundle@0a1b/linux-amd64"), Some(bundle));
        for elsewhere in [
            "",
            "/bundle@0a1b/linux-amd64",
            "bundle@0a1b/linux-amd64",
            "../../bundle@0a1b/linux-amd64",
            "../../../../bundle@0a1b/linux-amd64",
            "../../../bundle@/linux-amd64",
            "../../../bundle@../linux-amd64",
            "../../../bundle@0a1b/linux-arm64",
            "../../../bundle@0a1b/linux-amd64/x",
            "../../../other@0a1b/linux-amd64",
        ] {
            assert_eq!(follow(elsewhere), None, "{elsewhere}");
        }
    }
}
