//! The dynamic handle: a Go package as a Python object, its functions under their Go names.
//!
//! In: a loaded library and an import path. Out: an object with one attribute per function, and an
//! explanation for every name that is none.

use std::sync::Arc;

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use usegolib::model;

use crate::errors::{Failure, missing};
use crate::function::{Function, native};
use crate::loaded::Loaded;
use crate::package::Package;

/// A Go package that was imported with usegolib.import_(): each of its callable functions is an
/// attribute under its Go name.
#[pyclass(frozen, dict, weakref, module = "usegolib")]
pub(crate) struct Handle {
    loaded: &'static Loaded,
    /// Import path; that of a package of the library, or of its module.
    path: String,
}

/// A handle for package `path` of a library, its functions bound.
pub(crate) fn new<'py>(
    py: Python<'py>,
    loaded: &'static Loaded,
    path: &str,
) -> PyResult<Bound<'py, Handle>> {
    let handle = Bound::new(py, Handle { loaded, path: path.to_owned() })?;
    let described = handle.get().described()?;
    // The type has documentation of its own; an instance's goes before it.
    handle.setattr("__doc__", &described.doc)?;
    let package = Arc::new(Package::of(loaded, path.to_owned()));
    for function in &described.functions {
        let name = &function.go;
        let bound = Function::new(Arc::clone(&package), name.clone(), name.clone());
        handle.setattr(name, native::new(py, bound)?)?;
    }
    Ok(handle)
}

impl Handle {
    fn described(&self) -> Result<&'static model::Package, Failure> {
        self.loaded.package(&self.path).ok_or_else(|| {
            let api = self.loaded.api();
            let present: Vec<_> = api.packages.iter().map(|p| p.path.as_str()).collect();
            missing(format!(
                "{}@{} has no package {} that can be called from Python; it has {}",
                api.module,
                api.version,
                self.path,
                if present.is_empty() { "none".to_owned() } else { present.join(", ") }
            ))
        })
    }
}

#[pymethods]
impl Handle {
    /// Path of the Go module.
    #[getter]
    fn module(&self) -> &str {
        &self.loaded.api().module
    }

    /// Version of the Go module.
    #[getter]
    fn version(&self) -> &str {
        &self.loaded.api().version
    }

    /// Import path of the Go package.
    #[getter]
    fn package(&self) -> &str {
        &self.path
    }

    /// The platform the library was built for, such as linux-amd64.
    #[getter]
    fn platform(&self) -> String {
        self.loaded.api().platform.to_string()
    }

    fn __repr__(&self) -> String {
        let api = self.loaded.api();
        format!("<Go package {} ({}@{}, {})>", self.path, api.module, api.version, api.platform)
    }

    fn __getattr__(&self, py: Python<'_>, name: &str) -> PyResult<Py<PyAny>> {
        Err(PyAttributeError::new_err(self.no_such(py, name)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.import("usegolib._native")?.getattr("_restore")?;
        let arguments = (self.loaded.dir.as_os_str(), self.path.as_str(), py.None());
        PyTuple::new(py, [restore, arguments.into_pyobject(py)?.into_any()])
    }
}

impl Handle {
    /// Why there is no attribute `name`, and what was perhaps meant.
    fn no_such(&self, py: Python<'_>, name: &str) -> PyResult<String> {
        let package = self.described()?;
        if name.starts_with("__") {
            return Ok(format!("the handle of {} has no attribute '{name}'", self.path));
        }
        if let Some(skipped) = package.skipped.iter().find(|skipped| skipped.go == name) {
            return Ok(format!(
                "{}.{name} cannot be called from Python: {}\n  Go: {}\n  {}/{}",
                self.path,
                skipped.reason,
                skipped.signature,
                self.module(),
                skipped.position
            ));
        }
        let close = close_matches(py, package, name)?;
        let meant =
            if close.is_empty() { String::new() } else { format!("; did you mean {close}?") };
        Ok(format!("Go package {} has no function '{name}'{meant}", self.path))
    }
}

fn close_matches(py: Python<'_>, package: &model::Package, name: &str) -> PyResult<String> {
    if let Some(function) = package.functions.iter().find(|function| function.python == name) {
        return Ok(function.go.clone());
    }
    let names = PyList::new(py, package.functions.iter().map(|function| function.go.as_str()))?;
    let close = py.import("difflib")?.call_method1("get_close_matches", (name, names))?;
    Ok(close.extract::<Vec<String>>()?.join(" or "))
}
