//! What a generated package's `__init__.py` uses: names first, everything else when needed.
//!
//! In: names and a place. Out: an object that binds functions by their Go and Python names.

use std::path::Path;
use std::sync::Arc;

use pyo3::prelude::*;

use crate::function::{Function, native};
use crate::package::{Package, Place};

/// The Go package behind a generated Python module. Made once, while that module is imported.
#[pyclass(frozen, module = "usegolib._native")]
pub(crate) struct GeneratedPackage {
    package: Arc<Package>,
}

#[pymethods]
impl GeneratedPackage {
    /// Bind a Go function under its name in Python. Nothing is read or loaded before it is used.
    #[pyo3(signature = (go, python, /))]
    fn function<'py>(
        &self,
        py: Python<'py>,
        go: String,
        python: String,
    ) -> PyResult<Bound<'py, PyAny>> {
        native::new(py, Function::new(Arc::clone(&self.package), go, python))
    }

    fn __repr__(&self) -> String {
        format!("<Go package {} ({})>", self.package.path, self.package.version)
    }
}

/// Stand for a Go package in a generated Python module; for generated code only.
///
/// `name` is the Python module's `__name__`, `module` and `version` say which Go module it is,
/// `package` is the Go package's import path. `artifacts` is the artifact root inside the generated
/// package, relative to the folder of `file`; without it the default artifact root is used.
#[pyfunction]
#[pyo3(signature = (*, name, module, version, package, file=None, artifacts=None))]
pub(crate) fn _package(
    name: String,
    module: String,
    version: String,
    package: String,
    file: Option<&str>,
    artifacts: Option<&str>,
) -> GeneratedPackage {
    let place = artifacts.map_or(Place::DefaultRoot, |artifacts| {
        let folder = file.and_then(|file| Path::new(file).parent()).unwrap_or(Path::new(""));
        Place::Embedded(folder.join(artifacts))
    });
    GeneratedPackage { package: Arc::new(Package::named(module, version, package, name, place)) }
}
