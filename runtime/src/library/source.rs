//! Where a Go package comes from: perhaps only known by name, perhaps described, perhaps loaded.
//!
//! In: where its artifact is. Out: its manifest and its library, each fetched when first needed.
//! Nothing here touches Python.

use std::path::PathBuf;
use std::sync::OnceLock;

use usegolib::artifact::{self, Artifact};
use usegolib::error::Error;
use usegolib::model::{self, BUNDLE, CallableKind, LOCAL_VERSION, Manifest};

use super::loaded::{self, Loaded};
use crate::errors::{Failure, missing};

/// Where an artifact is looked for.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// In the default artifact root.
    DefaultRoot,
    /// In the artifact root inside a generated package.
    Embedded(PathBuf),
    /// In this very folder.
    Folder(PathBuf),
}

/// A Go package, and where its artifact is.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path of its module.
    pub(crate) module: String,
    /// Version of its module.
    pub(crate) version: String,
    /// Its import path.
    pub(crate) path: String,
    /// Name of the generated Python module that stands for it; `None` for a dynamic handle.
    pub(crate) python: Option<String>,
    /// Import paths of the packages that the generated tree begins with, where its modules say that.
    pub(crate) roots: Vec<String>,
    /// Import path and Python module of the package that it was reached from, where it has no module
    /// in that one's tree.
    reached_from: Option<(String, String)>,
    place: Place,
    /// What was read of it before its library is loaded.
    artifact: OnceLock<Artifact>,
    loaded: OnceLock<&'static Loaded>,
}

impl Source {
    /// A package of which only the names are known yet.
    pub(crate) fn of_names(
        module: String,
        version: String,
        path: String,
        python: String,
        roots: Vec<String>,
        place: Place,
    ) -> Self {
        let (artifact, loaded) = (OnceLock::new(), OnceLock::new());
        let (python, reached_from) = (Some(python), None);
        Self { module, version, path, python, roots, reached_from, place, artifact, loaded }
    }

    /// Package `path` of a loaded library.
    pub(crate) fn of_library(loaded: &'static Loaded, path: String) -> Self {
        Self {
            module: loaded.api().module.clone(),
            version: loaded.api().version.clone(),
            path,
            python: None,
            roots: Vec::new(),
            reached_from: None,
            place: Place::Folder(loaded.dir.clone()),
            artifact: OnceLock::new(),
            loaded: OnceLock::from(loaded),
        }
    }

    /// Another package of the same library, under this Python module's name if there is one.
    pub(crate) fn sibling(&self, path: &str, python: Option<String>) -> Self {
        let loaded = self.loaded.get().map_or_else(OnceLock::new, |loaded| OnceLock::from(*loaded));
        Self {
            module: self.module.clone(),
            version: self.version.clone(),
            path: path.to_owned(),
            python,
            roots: self.roots.clone(),
            reached_from: None,
            place: self.place.clone(),
            artifact: OnceLock::new(),
            loaded,
        }
    }

    /// Another package of the same library, which has no module in the tree that this one is of.
    pub(crate) fn outsider(&self, path: &str) -> Self {
        let reached_from = self.place_in_tree().map(|(path, module)| (path.into(), module.into()));
        Self { reached_from, ..self.sibling(path, Some(path.to_owned())) }
    }

    /// Import path and Python module that tell which generated package tree it belongs to.
    pub(crate) fn place_in_tree(&self) -> Option<(&str, &str)> {
        let reached_from = self.reached_from.as_ref();
        let from = reached_from.map(|(path, module)| (path.as_str(), module.as_str()));
        from.or_else(|| Some((self.path.as_str(), self.python.as_deref()?)))
    }

    /// Its library, loaded now if need be. May take a while: not to be called attached to Python.
    pub(crate) fn load(&self) -> Result<&'static Loaded, Failure> {
        if let Some(loaded) = self.loaded.get() {
            return Ok(loaded);
        }
        // What was read before serves: where the library is another by now, the manifest is read again.
        let artifact = self.artifact.get().cloned().map_or_else(|| self.find(), Ok)?;
        let loaded = loaded::load(artifact, self.wanted())?;
        // Another thread may have been faster; the registry gave both the same.
        let _ = self.loaded.set(loaded);
        Ok(loaded)
    }

    /// Its manifest: the library's if it is loaded, else the one on disk.
    pub(crate) fn manifest(&self) -> Result<&Manifest, Failure> {
        if let Some(loaded) = self.loaded.get() {
            return Ok(&loaded.manifest);
        }
        if let Some(artifact) = self.artifact.get() {
            return Ok(&artifact.manifest);
        }
        let artifact = self.find()?;
        Ok(&self.artifact.get_or_init(|| artifact).manifest)
    }

    /// The artifact's folder.
    pub(crate) fn folder(&self) -> Result<PathBuf, Failure> {
        match (self.loaded.get(), &self.place) {
            (Some(loaded), _) => Ok(loaded.dir.clone()),
            (None, Place::Folder(dir)) => Ok(dir.clone()),
            (None, _) => Ok(self.find()?.dir),
        }
    }

    /// The Go function `go` in a manifest of this package: all instances of a generic one, else one
    /// entry; never none. A method is called `Type.Name`.
    pub(crate) fn function<'m>(
        &self,
        manifest: &'m Manifest,
        go: &str,
    ) -> Result<Vec<&'m model::Callable>, Failure> {
        if let Some((owner, method)) = go.split_once('.') {
            let mut methods = self.methods(manifest, owner).into_iter();
            let found = methods.find(|instances| instances[0].go == method);
            return found.ok_or_else(|| self.lacks("method", go));
        }
        let callables = manifest.api.package(&self.path).map_or(&[][..], |it| &it.callables);
        let is_meant = |it: &model::Callable| it.kind == CallableKind::Function && it.go == go;
        let from_first = callables.iter().skip_while(|it| !is_meant(it));
        let instances: Vec<_> = from_first.take_while(|it| is_meant(it)).collect();
        if instances.is_empty() { Err(self.lacks("function", go)) } else { Ok(instances) }
    }

    /// The methods of its type `go` in a manifest of this package, each with all its instances.
    pub(crate) fn methods<'m>(
        &self,
        manifest: &'m Manifest,
        go: &str,
    ) -> Vec<Vec<&'m model::Callable>> {
        let (package, types) = (manifest.api.package(&self.path), &manifest.api.types);
        let declared = types.named(&self.path, go);
        let found = package.zip(declared);
        found.map_or_else(Vec::new, |(package, (_, it))| package.methods(&it.name, types))
    }

    /// What reads the field `go` of the object of a key, writes it, or makes such objects, in a manifest of
    /// this package.
    pub(crate) fn member<'m>(
        &self,
        manifest: &'m Manifest,
        kind: CallableKind,
        key: &str,
        go: &str,
    ) -> Result<&'m model::Callable, Failure> {
        let package = manifest.api.package(&self.path);
        let mut fields = package.into_iter().flat_map(|package| package.fields(key, kind));
        fields.find(|it| it.go == go).ok_or_else(|| self.lacks("member of an object", go))
    }

    /// The Go variable `go` in a manifest of this package.
    pub(crate) fn variable<'m>(
        &self,
        manifest: &'m Manifest,
        go: &str,
    ) -> Result<&'m model::Callable, Failure> {
        let package = manifest.api.package(&self.path);
        let found = package.and_then(|package| package.variables().find(|v| v.go == go));
        found.ok_or_else(|| self.lacks("variable", go))
    }

    /// The refusal of a name that a generated package binds and the artifact does not have.
    pub(crate) fn lacks(&self, what: &str, go: &str) -> Failure {
        missing(format!(
            "the artifact of {}@{} has no such {what} {}.{go}; generate the Python package again with \
             `usegolib gen`",
            self.module, self.version, self.path
        ))
    }

    /// What its artifact is looked up by: a bundle by itself, in a tree that has packages of other modules by
    /// the one that the tree begins with.
    fn wanted(&self) -> &str {
        if self.module == BUNDLE { BUNDLE } else { self.roots.first().unwrap_or(&self.path) }
    }

    fn find(&self) -> Result<Artifact, Failure> {
        let artifact = match &self.place {
            Place::DefaultRoot => {
                artifact::find(&artifact::default_root()?, self.wanted(), Some(&self.version))
                    .map_err(|error| self.with_remedy(error))?
            }
            Place::Embedded(root) => artifact::find(root, self.wanted(), Some(&self.version))
                .map_err(|error| self.of_incomplete(error))?,
            Place::Folder(dir) => Artifact::read(dir.clone())?,
        };
        let api = &artifact.manifest.api;
        if api.module == self.module && api.version == self.version {
            return Ok(artifact);
        }
        Err(Failure::Generator(Error::Manifest(format!(
            "{} is an artifact of {}@{}, but {}@{} was expected; rebuild it",
            artifact.dir.display(),
            api.module,
            api.version,
            self.module,
            self.version
        ))))
    }

    /// Says how to get the artifact of a package that was generated without it.
    fn with_remedy(&self, error: Error) -> Error {
        if self.module == BUNDLE {
            return error.with_remedy("", "generate the Python package again with `usegolib gen`");
        }
        let local = self.version == LOCAL_VERSION;
        let path =
            if local { "DIRECTORY".to_owned() } else { format!("{}@{}", self.path, self.version) };
        error.with_remedy("", &format!("build it with `usegolib build {path}`"))
    }

    /// Says of a generated package what is wrong with its own artifact.
    fn of_incomplete(&self, error: Error) -> Error {
        let (Error::ArtifactNotFound(_), Place::Embedded(root)) = (&error, &self.place) else {
            return error;
        };
        let fault = format!(
            "the Python package {} has no artifact of {}@{} for {} in {}: it was generated for \
             another platform, or not copied as a whole; run `usegolib gen` again on this platform",
            self.python.as_deref().unwrap_or_default(),
            self.module,
            self.version,
            artifact::platform(),
            root.display()
        );
        Error::ArtifactNotFound(fault.into())
    }
}
