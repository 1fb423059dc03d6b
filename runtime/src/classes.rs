//! The Python objects that a manifest describes without the library: named tuples for several
//! results, enumerations, constants.
//!
//! In: names and values. Out: classes and values. Classes of handles are made when first needed and
//! shared by all handles, as a process has one version of a module. They are no module's attributes,
//! so `usegolib/_classes.py` has their instances pickled as the plain values they are.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{IntoPyDict as _, PyDict, PyInt, PyString, PyTuple, PyType};
use usegolib::model::{Callable, Constant, Enum, Literal, Package};

use crate::callable::native::{self, Kind};
use crate::errors::Failure;
use crate::library::source::Source;
use crate::records::home;
use crate::wire::python::{from_float64, from_utf8};

/// A class derived from `tuple` by `collections.namedtuple`, for a generated module.
pub(crate) fn named_tuple<'py>(
    py: Python<'py>,
    name: &str,
    fields: &Bound<'py, PyTuple>,
    module: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let module = [("module", module)].into_py_dict(py)?;
    py.import("collections")?.getattr("namedtuple")?.call((name, fields), Some(&module))
}

/// How many fields a named tuple has.
pub(crate) fn count_fields(class: &Bound<'_, PyType>) -> PyResult<usize> {
    class.getattr("_fields")?.len()
}

/// The class of the results of a handle's function, where they have names.
pub(crate) fn of_results(
    py: Python<'_>,
    path: &str,
    function: &Callable,
) -> PyResult<Option<Py<PyType>>> {
    let Some(name) = &function.result_class else { return Ok(None) };
    let class = get_or_create(py, (path, "result", name), || {
        let fields: Vec<_> = function.results.iter().map(|r| r.python.as_str()).collect();
        class_function(py, "named_tuple")?.call1((name, fields, path))
    })?;
    Ok(Some(class.cast_into::<PyType>()?.unbind()))
}

/// The class of the record that a Go package declares under this name.
pub(crate) fn of_record<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<Bound<'py, PyType>> {
    let class = py.detach(|| {
        let scope = home::scope_of(source, source.manifest()?);
        scope.class(&source.path, go).ok_or_else(|| source.lacks("record", go))
    })?;
    Ok(class.python(py)?.clone())
}

/// The class of the objects of a type, or of an interface, that a Go package declares under this name.
pub(crate) fn of_object<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<Bound<'py, PyType>> {
    let scope = py.detach(|| Ok::<_, Failure>(home::scope_of(source, source.manifest()?)))?;
    if let Some(interface) = scope.interface_class(&source.path, go) {
        return Ok(interface.python(py)?.clone());
    }
    let class = scope.object_class(&source.path, go);
    Ok(class.ok_or_else(|| source.lacks("object", go))?.python(py)?.clone())
}

/// The exception class of the error that a Go package exports under this name.
pub(crate) fn of_error<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<Bound<'py, PyType>> {
    let (scope, class) = py.detach(|| {
        let scope = home::scope_of(source, source.manifest()?);
        let class = scope.error(&format!("{}.{go}", source.path));
        Ok::<_, Failure>((scope, class.ok_or_else(|| source.lacks("error", go))?))
    })?;
    Ok(class.python(py, scope)?.clone())
}

/// The class of the values of a type that a Go package declares under this name, if they have one.
pub(crate) fn of_value<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<Option<Bound<'py, PyType>>> {
    let scope = py.detach(|| Ok::<_, Failure>(home::scope_of(source, source.manifest()?)))?;
    let class = scope.value_class(&source.path, go);
    class.map(|class| class.python(py, scope).cloned()).transpose()
}

/// The value of a constant: a member, where its type is an enum of such.
pub(crate) fn of_constant<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    constant: &Constant,
) -> PyResult<Bound<'py, PyAny>> {
    let scope = py.detach(|| Ok::<_, Failure>(home::scope_of(source, source.manifest()?)))?;
    let class = scope.value_of(&constant.kind);
    let member = class.map(|class| class.member(py, scope, constant)).transpose()?.flatten();
    member.map_or_else(|| literal(py, &constant.value), Ok)
}

/// Makes a record of a class, or of what tells which, and of its fields. Undoes the pickling of one.
#[pyfunction]
#[pyo3(signature = (maker, fields, /))]
pub(crate) fn _restore_record<'py>(
    maker: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = maker.py();
    let class = match maker.cast::<PyTuple>() {
        Ok(place) => py.import("usegolib._native")?.getattr("_restore")?.call1(place)?,
        Err(_) => maker.clone(),
    };
    class.call((), Some(fields))
}

/// The class that the methods of a Go type are called on, which has no instances.
pub(crate) fn of_methods<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<Bound<'py, PyAny>> {
    get_or_create(py, (&source.path, "methods", go), || {
        let class = class_function(py, "methods_class")?.call1((go, &source.path))?;
        native::add_methods(py, &class, source, go, go, Kind::Function)?;
        Ok(class)
    })
}

/// The enumeration of a Go type's constants, under their Go names.
pub(crate) fn enumeration<'py>(
    py: Python<'py>,
    package: &Package,
    source: &Arc<Source>,
    go: &str,
    described: &Enum,
) -> PyResult<Bound<'py, PyAny>> {
    get_or_create(py, (&package.path, "enum", go), || {
        let constants = described
            .members
            .iter()
            .filter_map(|member| package.constants.iter().find(|constant| constant.go == *member))
            .map(|constant| Ok((constant.go.as_str(), literal(py, &constant.value)?)));
        let constants: Vec<_> = constants.collect::<PyResult<_>>()?;
        let class = class_function(py, "enumeration")?.call1((
            go,
            constants,
            described.is_of_strings(),
            &package.path,
        ))?;
        native::add_methods(py, &class, source, go, go, Kind::Function)?;
        Ok(class)
    })
}

/// The value of a constant.
pub(crate) fn literal<'py>(py: Python<'py>, value: &Literal) -> PyResult<Bound<'py, PyAny>> {
    let malformed = |text: &str| {
        PyValueError::new_err(format!("the manifest has an invalid constant {text:?}"))
    };
    match value {
        Literal::Bool(value) => Ok(value.into_pyobject(py)?.to_owned().into_any()),
        Literal::Int(digits) => py.get_type::<PyInt>().call1((digits,)),
        Literal::Float(digits) => from_float64(py, digits.parse().map_err(|_| malformed(digits))?),
        Literal::String(text) => Ok(PyString::new(py, text).into_any()),
        Literal::Octets(hex) => from_utf8(py, &from_hex(hex).ok_or_else(|| malformed(hex))?),
    }
}

fn from_hex(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).ok());
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

/// The class that was made under this key, or a new one.
fn get_or_create<'py>(
    py: Python<'py>,
    key: (&str, &str, &str),
    make: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    static CLASSES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let classes = CLASSES.get_or_init(py, || PyDict::new(py).unbind()).bind(py);
    match classes.get_item(key)? {
        Some(class) => Ok(class),
        // Another thread may have been faster.
        None => classes.call_method1("setdefault", (key, make()?)),
    }
}

fn class_function<'py>(py: Python<'py>, function: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("usegolib._classes")?.getattr(function)
}
