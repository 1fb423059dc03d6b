//! `usegolib.import_`: from what a user names to a handle.
//!
//! In: a module path, package path or directory, and maybe a version. Out: a handle; its library is
//! loaded, and built first where that was asked for. Python's lock is released throughout.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use usegolib::artifact::{self, Artifact};
use usegolib::disk::folders;
use usegolib::error::Error;
use usegolib::r#gen::{self, BuildOptions, Built, Choices, Policy};
use usegolib::interruption;
use usegolib::model::LOCAL_VERSION;
use usegolib::resolve::{self, Target, syntax};
use usegolib::toolchain::Search;

use crate::command::search;
use crate::errors::Failure;
use crate::library::loaded::{self, Loaded};
use crate::library::several;
use crate::module::go_package::{self, Handle};

/// What `import_` was asked for.
struct Request {
    /// As the user wrote it.
    target: String,
    version: Option<String>,
    /// Where artifacts are.
    root: PathBuf,
    /// Whether that is just the default, so that a loaded library serves as well.
    anywhere: bool,
    /// Whether a missing one is built.
    build: bool,
}

/// Import a Go package and return a handle to it.
///
/// `path` is a module path, the path of a package in a module, or a local directory; a version can
/// follow it as path@version or be given as `version`. Without one the version that this process
/// has loaded is taken, else the only one there is. `artifact_dir` is the artifact root; by default
/// that is `USEGOLIB_ARTIFACT_DIR` or a folder in the user's cache. A missing artifact is built if
/// `build_if_missing` says so, by default only in the default artifact root.
#[pyfunction]
#[pyo3(signature = (path, version=None, *, artifact_dir=None, build_if_missing=None))]
pub(crate) fn import_<'py>(
    py: Python<'py>,
    path: &Bound<'py, PyAny>,
    version: Option<String>,
    artifact_dir: Option<PathBuf>,
    build_if_missing: Option<bool>,
) -> PyResult<Bound<'py, Handle>> {
    let target = target(path)?;
    let search = search(py)?;
    let (loaded, package) = interruptibly(py, || {
        let anywhere = artifact_dir.is_none();
        let build = build_if_missing.unwrap_or(anywhere);
        let root = artifact_dir.map_or_else(artifact::default_root, Ok)?;
        let root = std::path::absolute(&root).map_err(Error::io("cannot open", &root))?;
        Request { target, version, root, anywhere, build }.load(&search)
    })?;
    several::warn(py)?;
    go_package::create_go_package(py, loaded, &package)
}

/// Does `work` without Python's lock. What a signal handler raises meanwhile ends it, and is raised.
fn interruptibly<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> Result<T, Failure> + Send,
) -> PyResult<T> {
    let raised = Arc::new(Mutex::new(None));
    let keeper = Arc::clone(&raised);
    let is_wanted = move || {
        if lock(&keeper).is_some() {
            return false;
        }
        let keep = |interrupt| *lock(&keeper) = Some(interrupt);
        Python::attach(|py| py.check_signals().map_err(keep).is_ok())
    };
    let outcome = py.detach(|| interruption::watch(is_wanted, work));
    // An interrupted build is an interrupt, not a failure.
    if let Some(interrupt) = lock(&raised).take() {
        return Err(interrupt);
    }
    py.check_signals()?;
    Ok(outcome?)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Undo the pickling of a handle or of one of its functions.
#[pyfunction]
pub(crate) fn _restore<'py>(
    py: Python<'py>,
    dir: PathBuf,
    package: &str,
    function: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let loaded = py.detach(|| loaded::load(Artifact::read(dir)?, package))?;
    several::warn(py)?;
    let handle = go_package::create_go_package(py, loaded, package)?.into_any();
    // A method is called `Type.Name`; under its own class it has Python's name.
    let mut names = function.into_iter().flat_map(|name| name.split('.'));
    names.try_fold(handle, |found, name| found.getattr(name))
}

/// The target as text. A path object always means a directory, a string only if there is one.
fn target(path: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = path.extract::<String>() {
        return Ok(text);
    }
    let path: PathBuf = path.extract()?;
    let absolute = std::path::absolute(&path).unwrap_or(path);
    absolute.into_os_string().into_string().map_err(|path| {
        Failure::from(Error::Input(format!("{} is not valid UTF-8", Path::new(&path).display())))
            .into()
    })
}

type Found = (&'static Loaded, String);

impl Request {
    fn load(&self, search: &Search) -> Result<Found, Failure> {
        match resolve::target(&self.target, self.version.as_deref())? {
            Target::Local(_) => {
                // A directory can have changed since: the generator knows, and builds only then.
                let built = self.build_target(search)?;
                check_process(loaded::load(built.artifact, &built.packages[0])?, &built.packages[0])
            }
            Target::Remote { path, query } | Target::Standard { path, query } => {
                let wanted = (self.version.is_some() || self.target.contains('@')).then_some(query);
                self.find_published(&path, wanted.as_deref(), search)
            }
        }
    }

    fn find_published(
        &self,
        path: &str,
        mut wanted: Option<&str>,
        search: &Search,
    ) -> Result<Found, Failure> {
        if let Some(present) = loaded::with_package(path)? {
            let (module, version) = present.api().module_of(path);
            let wanted = *wanted.get_or_insert(version);
            if wanted == version && self.anywhere {
                return check_process(present, path);
            }
            if wanted != version && (syntax::is_exact(wanted) || wanted == LOCAL_VERSION) {
                return Err(loaded::conflict(present, module, wanted, &self.root));
            }
        } else if !syntax::has_host(path) {
            wanted = wanted.or(loaded::standard_version()?);
        }
        let artifact = match artifact::find(&self.root, path, wanted) {
            Err(Error::ArtifactNotFound(_)) if self.build => self.build_target(search)?.artifact,
            found => found.map_err(|error| self.with_remedy(error))?,
        };
        check_process(loaded::load(artifact, path)?, path)
    }

    /// Builds the target, or finds that what was built before is still fresh.
    fn build_target(&self, search: &Search) -> Result<Built, Failure> {
        let options = BuildOptions {
            targets: vec![self.target.clone()],
            version: self.version.clone(),
            out: self.root.clone(),
            choices: Choices::of_environment()?,
            policy: Policy { locked: !self.build, ..Policy::default() },
        };
        let built = r#gen::build(&options, search, &|_| {});
        built.map_err(|error| self.explain(error).into())
    }

    /// Says of an artifact that may not be built how it could be.
    fn explain(&self, error: Error) -> Error {
        let (Error::ArtifactNotFound(_), false) = (&error, self.build) else { return error };
        let (target, root) = (&self.target, self.root.display());
        let message = format!("no up-to-date artifact of {target} in {root}");
        self.with_remedy(Error::ArtifactNotFound(message.into()))
    }

    /// Says what to do where no artifact was found, or more than one.
    fn with_remedy(&self, error: Error) -> Error {
        error.with_remedy("choose one with version=", &self.remedy())
    }

    fn remedy(&self) -> String {
        let (target, root) = (&self.target, self.root.display());
        let (path, query) = target.split_once('@').unwrap_or((target, ""));
        let version = self.version.as_deref().unwrap_or(query);
        // Nothing here knows the directory of a local module that was asked for by its path.
        if version == LOCAL_VERSION && !folders::is_folder(Path::new(target)) {
            return format!(
                "build one from the module's directory with `usegolib build DIRECTORY --out {root}`"
            );
        }
        let query = if version.is_empty() || version == LOCAL_VERSION {
            String::new()
        } else {
            format!("@{version}")
        };
        format!(
            "build one with `usegolib build {path}{query} --out {root}`, or pass build_if_missing=True"
        )
    }
}

/// The library and the package, unless the library belongs to a parent process.
fn check_process(loaded: &'static Loaded, package: &str) -> Result<Found, Failure> {
    loaded.check_not_forked()?;
    Ok((loaded, package.to_owned()))
}
