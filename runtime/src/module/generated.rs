//! What a generated package's `__init__.py` uses: names first, everything else when needed.
//!
//! In: names and a place. Out: an object that binds functions by their Go and Python names, makes the
//! classes of their results, and reads variables.

use std::path::Path;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::callable::function::Function;
use crate::callable::native::{self, Kind};
use crate::callable::variable;
use crate::classes;
use crate::library::source::{Place, Source};

/// The Go package behind a generated Python module. Made once, while that module is imported.
#[pyclass(frozen, module = "usegolib._native")]
pub(crate) struct GeneratedPackage {
    source: Arc<Source>,
}

#[pymethods]
impl GeneratedPackage {
    /// Bind a Go function under its name in Python. Nothing is read or loaded before it is used. Its
    /// results come in `result_class`, a class that `result` made, if there is one.
    #[pyo3(signature = (go, python, result_class=None, /))]
    fn function<'py>(
        &self,
        py: Python<'py>,
        go: String,
        python: String,
        result_class: Option<Py<PyType>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        native::create_function(
            py,
            Function::new(Arc::clone(&self.source), go, python, result_class),
        )
    }

    /// Make the named tuple that several results of a Go function come in.
    #[pyo3(signature = (name, /, *fields))]
    fn result<'py>(
        &self,
        py: Python<'py>,
        name: &str,
        fields: &Bound<'py, PyTuple>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let module = self.source.python.as_deref().unwrap_or_default();
        classes::named_tuple(py, name, fields, module)
    }

    /// Make the class of a Go record.
    #[pyo3(signature = (go, /))]
    fn record<'py>(&self, py: Python<'py>, go: &str) -> PyResult<Bound<'py, PyType>> {
        classes::of_record(py, &self.source, go)
    }

    /// Make the class of a Go struct that stays in Go.
    #[pyo3(signature = (go, /))]
    fn object<'py>(&self, py: Python<'py>, go: &str) -> PyResult<Bound<'py, PyType>> {
        classes::of_object(py, &self.source, go)
    }

    /// Make the exception class of an error of Go's.
    #[pyo3(signature = (go, /))]
    fn error<'py>(&self, py: Python<'py>, go: &str) -> PyResult<Bound<'py, PyType>> {
        classes::of_error(py, &self.source, go)
    }

    /// Make the class of the values of a Go type.
    #[pyo3(signature = (go, /))]
    fn value<'py>(&self, py: Python<'py>, go: &str) -> PyResult<Bound<'py, PyType>> {
        let found = classes::of_value(py, &self.source, go)?;
        found.ok_or_else(|| self.source.lacks("type", go).into())
    }

    /// Give a class the methods of a Go type, to be called with a value of that type first.
    #[pyo3(signature = (class_, go, /))]
    fn add_methods(&self, py: Python<'_>, class_: &Bound<'_, PyType>, go: &str) -> PyResult<()> {
        let name = class_.name()?;
        native::add_methods(py, class_, &self.source, go, &name.to_string_lossy(), Kind::Function)
    }

    /// Read a Go variable. Nothing is kept: the next read may give another value.
    #[pyo3(signature = (go, /))]
    fn variable<'py>(&self, py: Python<'py>, go: &str) -> PyResult<Bound<'py, PyAny>> {
        variable::read_variable(py, &self.source, go)
    }

    /// Say why the Python module has no attribute of this name; `None` where there is nothing to say
    /// beyond that.
    #[pyo3(signature = (name, /))]
    fn explain(&self, py: Python<'_>, name: &str) -> Option<String> {
        let source = &self.source;
        let manifest = py.detach(|| source.manifest()).ok()?;
        let described = manifest.api.package(&source.path)?;
        super::missing_name::on_module(described, &source.module, name)
    }

    fn __repr__(&self) -> String {
        format!("<Go package {} ({})>", self.source.path, self.source.version)
    }
}

/// Import paths of the packages that a generated tree begins with.
#[derive(FromPyObject)]
pub(crate) enum Root {
    One(String),
    Several(Vec<String>),
}

/// Stand for a Go package in a generated Python module; for generated code only.
///
/// `name` is the Python module's `__name__`, `module` and `version` say which Go module it is,
/// `package` is the Go package's import path, and `root` that of the one that the outermost generated
/// package stands for, in packages that have types of other modules, or of all that lie side by side in one
/// of several modules. `artifacts` is the artifact root inside the generated
/// package, relative to the folder of `file`; without it the default artifact root is used.
#[pyfunction]
#[pyo3(signature = (*, name, module, version, package, root=None, file=None, artifacts=None))]
pub(crate) fn _package(
    name: String,
    module: String,
    version: String,
    package: String,
    root: Option<Root>,
    file: Option<&str>,
    artifacts: Option<&str>,
) -> GeneratedPackage {
    let place = artifacts.map_or(Place::DefaultRoot, |artifacts| {
        let folder = file.and_then(|file| Path::new(file).parent()).unwrap_or(Path::new(""));
        Place::Embedded(folder.join(artifacts))
    });
    let roots = match root {
        None => Vec::new(),
        Some(Root::One(path)) => vec![path],
        Some(Root::Several(paths)) => paths,
    };
    let source = Source::of_names(module, version, package, name, roots, place);
    GeneratedPackage { source: Arc::new(source) }
}
