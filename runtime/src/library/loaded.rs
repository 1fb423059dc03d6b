//! The libraries of this process: one version of a module, loaded once; of the standard library
//! perhaps several parts.
//!
//! In: an artifact. Out: the library that answers for it, for good. Nothing here touches Python while
//! it holds the registry's lock, which is so never held by a thread that waits for the interpreter's.

use std::mem::MaybeUninit;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use usegolib::artifact::Artifact;
use usegolib::error::Error;
use usegolib::model::{Api, BUNDLE, LOCAL_VERSION, Manifest, Package, STANDARD};

use super::counts::Counts;
use super::crash;
use super::handshake::Description;
use super::origin::Origin;
use super::room;
use super::router;
use super::several;
use super::symbols::Library;
use super::verify::{self, Verified};
use crate::errors::Failure;
use crate::fork;

/// How often an artifact is read again that is published again and again.
const ATTEMPTS: u32 = 20;

/// A library and what its manifest says.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The artifact's folder.
    pub(crate) dir: PathBuf,
    /// The manifest, which the library has confirmed.
    pub(crate) manifest: Arc<Manifest>,
    /// The library.
    pub(crate) library: Library,
    origin: Origin,
}

impl Loaded {
    pub(crate) fn api(&self) -> &Api {
        &self.manifest.api
    }

    /// The Go package with import path `path`.
    pub(crate) fn package(&self, path: &str) -> Option<&Package> {
        self.api().package(path)
    }

    /// Refuses a library that was loaded before this process was forked.
    #[inline]
    pub(crate) fn check_not_forked(&self) -> Result<(), Failure> {
        if self.library.is_stale() { Err(self.of_fork()) } else { Ok(()) }
    }

    #[cold]
    fn of_fork(&self) -> Failure {
        of_fork(&self.api().title(), &self.origin)
    }
}

/// Refuses what is not about one function of a library that was loaded before this process was forked.
pub(crate) fn check_not_forked(library: &Library) -> Result<(), Failure> {
    if !library.is_stale() {
        return Ok(());
    }
    let found =
        registry()?.iter().copied().find(|loaded| ptr::eq(&raw const loaded.library, library));
    Err(found
        .map_or_else(of_cut_short, |loaded| of_fork("the library of the object", &loaded.origin)))
}

/// The refusal of what was loaded before a fork.
fn of_fork(subject: &str, origin: &Origin) -> Failure {
    Failure::Forked(format!(
        "{subject} was loaded {origin}, before this process was forked, and a Go runtime does not survive a \
         fork; load and call it first in the worker (gunicorn: in post_fork, or without preload_app; Celery: \
         on worker_process_init; Spark: in the function that the executor runs), or start workers with \
         multiprocessing's \"spawn\" or \"forkserver\" method"
    ))
}

/// The refusal of any library where a fork has cut the load of one short.
fn of_cut_short() -> Failure {
    Failure::Forked(
        "this process was forked while another thread was loading a Go library, and cannot load \
         any; start workers with multiprocessing's \"spawn\" or \"forkserver\" method"
            .to_owned(),
    )
}

static LOADED: Mutex<Vec<&'static Loaded>> = Mutex::new(Vec::new());

fn registry() -> Result<MutexGuard<'static, Vec<&'static Loaded>>, Failure> {
    if fork::has_cut_loading_short() {
        return Err(of_cut_short());
    }
    Ok(LOADED.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The library of which module or package `path` is, if one was loaded. What another module only mentions
/// of it is not all of it.
pub(crate) fn with_package(path: &str) -> Result<Option<&'static Loaded>, Failure> {
    let has_it = |l: &&&Loaded| {
        let mut packages = l.api().packages.iter();
        l.api().version_of(path).is_some() || packages.any(|package| package.path == path)
    };
    Ok(registry()?.iter().find(has_it).copied())
}

/// The release of the standard library that this process has loaded a part of.
pub(crate) fn standard_version() -> Result<Option<&'static str>, Failure> {
    let standard = registry()?.iter().copied().find(|loaded| loaded.api().module == STANDARD);
    Ok(standard.map(|loaded| loaded.api().version.as_str()))
}

/// What all libraries hold that live in this process.
pub(crate) fn counts() -> Result<Counts, Failure> {
    let mut all = Counts::default();
    each(|library| all += library.counts())?;
    Ok(all)
}

/// Does something with all libraries that were loaded in this process, and not in the one that it was forked from.
pub(super) fn each(what: impl FnMut(&'static Library)) -> Result<(), Failure> {
    let libraries: Vec<_> = registry()?.iter().map(|loaded| &loaded.library).collect();
    libraries.into_iter().filter(|it| !it.is_stale()).for_each(what);
    Ok(())
}

/// Loads the artifact's library for `package`, or returns the one that was loaded before and serves
/// as well.
pub(crate) fn load(mut artifact: Artifact, package: &str) -> Result<&'static Loaded, Failure> {
    let origin = Origin::here();
    let mut registry = registry()?;
    let mut verified = None;
    let wanted = Arc::clone(&artifact.manifest);
    let of_modules = |loaded: &&Loaded| shared_module(loaded.api(), &wanted.api).is_some();
    let present: Vec<_> = registry.iter().copied().filter(of_modules).collect();
    if let Some(first) = present.first() {
        first.check_not_forked()?;
        if present.iter().all(|loaded| loaded.dir != artifact.dir) {
            verified = Some(verify(&mut artifact)?);
        }
        if let Some(serving) = present.iter().find(|l| serves(l, &artifact.manifest, package)) {
            return Ok(serving);
        }
        if !is_more_of(&first.manifest, &artifact.manifest) {
            let (module, version) = shared_module(&artifact.manifest.api, first.api())
                .unwrap_or((&wanted.api.module, &wanted.api.version));
            return Err(conflict(first, module, version, &artifact.dir));
        }
    }
    let api = &artifact.manifest.api;
    several::check(&registry, &api.module, &api.title())?;
    room::check(&api.title())?;
    let _loading = fork::Loading::begin();
    let verified = verified.map_or_else(|| verify(&mut artifact), Ok)?;
    let again = |error: Error| error.with_way_out(&artifact.remedy());
    let library = {
        let _signals = router::Loading::begin();
        let library = Library::open(verified).map_err(again)?;
        agree(&library, &artifact).map_err(again)?;
        crash::report(&library, &artifact.manifest.api);
        library
    };
    library.redirect();
    let Artifact { dir, manifest } = artifact;
    let loaded: &'static Loaded = Box::leak(Box::new(Loaded { dir, manifest, library, origin }));
    registry.push(loaded);
    Ok(loaded)
}

/// Verifies the artifact's library. Whoever publishes another removes the one that a manifest named
/// which was read before; so that is read again, as long as it says something new.
fn verify(artifact: &mut Artifact) -> Result<Verified, Error> {
    for _ in 0..ATTEMPTS {
        match verify::library(artifact) {
            Err(error) => *artifact = artifact.successor().ok_or(error)?,
            verified => return verified,
        }
    }
    verify::library(artifact)
}

/// Whether a loaded library serves for `package` of another one's manifest.
fn serves(loaded: &Loaded, other: &Manifest, package: &str) -> bool {
    let has_it = || loaded.package(package).is_some();
    is_same(&loaded.manifest, other) || (is_more_of(&loaded.manifest, other) && has_it())
}

/// Whether both hold parts of one standard library. An artifact of it grows by each package that is
/// asked for, while the process keeps the library it has; so it takes the grown one, too, and each
/// package stays with the first library that has it.
fn is_more_of(a: &Manifest, b: &Manifest) -> bool {
    a.api.module == STANDARD && b.api.module == STANDARD && a.api.version == b.api.version
}

/// Whether one library serves both: the same bytes, or the same published version and functions
/// from another compiler run.
fn is_same(a: &Manifest, b: &Manifest) -> bool {
    let is_same_release =
        a.api.version == b.api.version && !a.api.is_local() && a.api.build_id == b.api.build_id;
    a.library.sha256 == b.library.sha256 || is_same_release
}

/// The first module that two libraries both have, with its version in the first of them: preferably one that
/// they have in different versions.
fn shared_module<'a>(a: &'a Api, b: &Api) -> Option<(&'a str, &'a str)> {
    let shared = a.all_modules().filter(|(module, _)| b.version_of(module).is_some());
    shared.min_by_key(|(module, version)| b.version_of(module) == Some(version))
}

/// The refusal of a second version of a module, or of a second build of the same.
pub(crate) fn conflict(present: &Loaded, module: &str, version: &str, place: &Path) -> Failure {
    let api = present.api();
    let loaded = api.version_of(module).unwrap_or(&api.version);
    let here = if api.is_bundle() {
        format!("the bundle {}", present.dir.display())
    } else {
        present.dir.display().to_string()
    };
    let is_same_place = present.dir == place;
    let subject = if api.is_bundle() { "a module of the bundle" } else { module };
    let way_out = if api.is_bundle() || is_bundle(place) {
        "building all that is used together in one bundle"
    } else {
        "building both from the same sources"
    };
    let place = place.display();
    Failure::Conflict(if version != loaded {
        format!(
            "{module} is loaded at version {loaded} (from {here}), and a process can hold only one \
             version of a Go module; {version} was requested from {place}: use the loaded version, or \
             a separate process"
        )
    } else if version == LOCAL_VERSION && is_same_place {
        format!(
            "the sources of {subject} changed since this process loaded it from {here}, and a process \
             can hold only one build of a Go module: restart the process (in a notebook, the kernel) \
             to use the new one"
        )
    } else {
        format!(
            "{module}@{loaded} is loaded from {here}, and a process can hold only one build of a Go \
             module; {place} holds another build of it: use only one of them, or restart the process \
             (in a notebook, the kernel) after {way_out}"
        )
    })
}

/// Whether an artifact's folder is that of a bundle.
fn is_bundle(dir: &Path) -> bool {
    let name = dir.parent().and_then(Path::file_name).map(|name| name.to_string_lossy());
    name.is_some_and(|name| name.split('@').next() == Some(BUNDLE))
}

/// The handshake: the library must say of itself what the manifest says of it.
fn agree(library: &Library, artifact: &Artifact) -> Result<(), Error> {
    let refuse = |fault: &str| {
        Error::Load(format!(
            "the library in {} does not match its manifest: {fault}",
            artifact.dir.display()
        ))
    };
    let mut space = [MaybeUninit::uninit(); 4096];
    let answer = library.describe(&mut space);
    let message = [answer.head(), answer.tail()].concat();
    let described = Description::read(&message)
        .map_err(|why| refuse(&format!("its description is malformed ({why})")))?;
    described.compare(&artifact.manifest.api).map_err(|fault| refuse(&fault))
}
