//! The dynamic handle: a Go package as a Python object, everything under its Go name.
//!
//! In: a loaded library and an import path. Out: an object with an attribute for each function,
//! constant, variable, enumeration and class of results, and an explanation for every name that is
//! none. Functions are made at once, what costs more when it is asked for.

use std::sync::Arc;

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PySet, PyString, PyTuple};
use usegolib::model;

use super::foreign;
use crate::callable::function::Function;
use crate::callable::{native, variable};
use crate::classes;
use crate::errors::{Failure, missing};
use crate::library::loaded::Loaded;
use crate::library::source::Source;
use crate::wire::python::set_attribute;

/// A Go package that was imported with usegolib.import_(): its callable functions, constants,
/// variables and enumerations are attributes under their Go names. A variable is read at each access.
#[pyclass(frozen, dict, weakref, module = "usegolib")]
pub(crate) struct Handle {
    loaded: &'static Loaded,
    source: Arc<Source>,
}

/// A handle for package `path` of a library, its functions bound.
pub(crate) fn create_go_package<'py>(
    py: Python<'py>,
    loaded: &'static Loaded,
    path: &str,
) -> PyResult<Bound<'py, Handle>> {
    let source = Arc::new(Source::of_library(loaded, path.to_owned()));
    let handle = Bound::new(py, Handle { loaded, source: Arc::clone(&source) })?;
    let described = handle.get().describe()?;
    // The type has documentation of its own; an instance's goes before it.
    handle.setattr("__doc__", &described.doc)?;
    for instances in described.functions() {
        let name = &instances[0].go;
        let bound = Function::new(Arc::clone(&source), name.clone(), name.clone(), None);
        handle.setattr(name, native::create_function(py, bound)?)?;
    }
    Ok(handle)
}

/// What a Go name stands for beside functions.
enum Member<'m> {
    Constant(&'m model::Constant),
    Variable,
    Enum(&'m str, &'m model::Enum),
    Record,
    Object,
    Error,
    /// What the methods of any other type are called on.
    Methods,
    /// The class of the function's results; not a name of Go's, so Go's own come first.
    Results(&'m model::Callable),
}

impl<'m> Member<'m> {
    fn all(
        package: &'m model::Package,
        types: &'m model::TypeTable,
    ) -> impl Iterator<Item = (&'m str, Self)> {
        let constants = package.constants.iter().map(|c| (c.go.as_str(), Self::Constant(c)));
        let variables = package.variables().map(|v| (v.go.as_str(), Self::Variable));
        let enums = package.enums(types).map(|(go, found)| (go, Self::Enum(go, found)));
        let results = package
            .callables
            .iter()
            .filter_map(|f| Some((f.result_class.as_deref()?, Self::Results(f))));
        let records = package.records.iter().filter_map(|key| types.get(key));
        let records = records.map(|record| (record.name.name.as_str(), Self::Record));
        let objects = package.objects.iter().chain(&package.interfaces);
        let objects = objects.filter_map(|key| types.get(key));
        let objects = objects.map(|object| (object.name.name.as_str(), Self::Object));
        let errors = package.errors.iter().map(|class| (class.go.as_str(), Self::Error));
        let others = package.callables.iter().filter_map(|it| types.get(it.receiver.as_deref()?));
        let others = others.map(|other| (other.name.name.as_str(), Self::Methods));
        let types = records.chain(objects).chain(errors).chain(others);
        constants.chain(variables).chain(enums).chain(types).chain(results)
    }

    fn find(package: &'m model::Package, types: &'m model::TypeTable, name: &str) -> Option<Self> {
        Self::all(package, types).find_map(|(known, member)| (known == name).then_some(member))
    }
}

impl Handle {
    fn describe(&self) -> Result<&'static model::Package, Failure> {
        self.loaded.package(&self.source.path).ok_or_else(|| {
            let api = self.loaded.api();
            let present: Vec<_> = api.packages.iter().map(|p| p.path.as_str()).collect();
            missing(format!(
                "{} has no package {} that can be called from Python; it has {}",
                api.title(),
                self.source.path,
                if present.is_empty() { "none".to_owned() } else { present.join(", ") }
            ))
        })
    }

    fn has_foreign(&self) -> bool {
        foreign::is_beside(self.loaded, &self.source.path)
    }

    fn types(&self) -> &'static model::TypeTable {
        &self.loaded.api().types
    }
}

#[pymethods]
impl Handle {
    /// Path of the Go module.
    #[getter]
    fn module(&self) -> &str {
        self.loaded.api().module_of(&self.source.path).0
    }

    /// Version of the Go module.
    #[getter]
    fn version(&self) -> &str {
        self.loaded.api().module_of(&self.source.path).1
    }

    /// Import path of the Go package.
    #[getter]
    fn package(&self) -> &str {
        &self.source.path
    }

    /// The platform the library was built for, such as linux-amd64.
    #[getter]
    fn platform(&self) -> String {
        self.loaded.api().platform.to_string()
    }

    fn __repr__(&self) -> String {
        let (path, api) = (&self.source.path, self.loaded.api());
        let (module, version) = api.module_of(path);
        format!("<Go package {path} ({module}@{version}, {})>", api.platform)
    }

    /// What is no attribute yet: a variable, which never becomes one, or what is made now.
    fn __getattr__<'py>(slf: &Bound<'py, Self>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let (py, handle) = (slf.py(), slf.get());
        let package = handle.describe()?;
        let made = match Member::find(package, handle.types(), name) {
            None if name == foreign::GO && handle.has_foreign() => {
                foreign::namespace(py, handle.loaded)?
            }
            None => return Err(PyAttributeError::new_err(handle.no_such(py, name)?)),
            Some(Member::Variable) => return variable::read_variable(py, &handle.source, name),
            Some(Member::Constant(constant)) => classes::of_constant(py, &handle.source, constant)?,
            Some(Member::Enum(go, described)) => match classes::of_value(py, &handle.source, go)? {
                Some(class) => class.into_any(),
                None => classes::enumeration(py, package, &handle.source, go, described)?,
            },
            Some(Member::Record) => classes::of_record(py, &handle.source, name)?.into_any(),
            Some(Member::Object) => classes::of_object(py, &handle.source, name)?.into_any(),
            Some(Member::Error) => classes::of_error(py, &handle.source, name)?.into_any(),
            Some(Member::Methods) => match classes::of_value(py, &handle.source, name)? {
                Some(class) => class.into_any(),
                None => classes::of_methods(py, &handle.source, name)?,
            },
            Some(Member::Results(function)) => {
                classes::of_results(py, &package.path, function)?.into_pyobject(py)?
            }
        };
        slf.getattr("__dict__")?.set_item(name, &made)?;
        Ok(made)
    }

    fn __setattr__(
        slf: &Bound<'_, Self>,
        name: &Bound<'_, PyString>,
        value: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        slf.get().check_not_read_only(name)?;
        set_attribute(slf, name, Some(value))
    }

    fn __delattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<()> {
        slf.get().check_not_read_only(name)?;
        set_attribute(slf, name, None)
    }

    fn __dir__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PySet>> {
        let py = slf.py();
        let names = py.get_type::<PyAny>().call_method1("__dir__", (slf,))?;
        let names = PySet::new(py, names.try_iter()?.collect::<PyResult<Vec<_>>>()?)?;
        for (name, _) in Member::all(slf.get().describe()?, slf.get().types()) {
            names.add(name)?;
        }
        if slf.get().has_foreign() {
            names.add(foreign::GO)?;
        }
        Ok(names)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.import("usegolib._native")?.getattr("_restore")?;
        let arguments = (self.loaded.dir.as_os_str(), self.source.path.as_str(), py.None());
        PyTuple::new(py, [restore, arguments.into_pyobject(py)?.into_any()])
    }
}

impl Handle {
    /// Refuses to change what is Go's.
    fn check_not_read_only(&self, name: &Bound<'_, PyString>) -> PyResult<()> {
        let name = name.to_string_lossy();
        if Member::find(self.describe()?, self.types(), &name).is_none() {
            return Ok(());
        }
        let path = &self.source.path;
        Err(PyAttributeError::new_err(format!("{name} of Go package {path} is read-only")))
    }

    /// Why there is no attribute `name`, and what was perhaps meant.
    fn no_such(&self, py: Python<'_>, name: &str) -> PyResult<String> {
        if name.starts_with("__") {
            return Ok(format!("the handle of {} has no attribute '{name}'", self.source.path));
        }
        if foreign::is_foreign(self.loaded, &self.source.path) {
            return foreign::missing(py, name);
        }
        super::missing_name::on_handle(py, self.describe()?, self.types(), self.module(), name)
    }
}
