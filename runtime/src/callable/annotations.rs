//! The annotations of a bound function, as Python types.
//!
//! In: the instances of a function, and the class of its results. Out: the types that tools look at,
//! made when one asks for them. They are what the stub says, in what tools know: the type checkers'
//! own `SequenceNotStr` is a `Sequence`, `GoMapping` a `Mapping`, `GoValue` is `Any`, a type variable is what it may stand for.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};
use usegolib::render::python::{self, Annotation, OfChoices};

use super::arity::{INTO, TIMEOUT, TO, has_context, has_target};
use super::function::Function;
use super::of::choices;
use crate::classes;
use crate::records::scope::Scope;

/// The name of the result among `__annotations__`.
const RETURN: &str = "return";

/// The types of the parameters, in their order, and of the result.
pub(super) struct Hints<'py> {
    pub(super) params: Vec<Bound<'py, PyAny>>,
    /// Those of the keywords that it takes.
    pub(super) keywords: Vec<(&'static str, Bound<'py, PyAny>)>,
    pub(super) result: Bound<'py, PyAny>,
}

impl Function {
    /// What the function takes and gives.
    pub(super) fn hints<'py>(&self, py: Python<'py>) -> PyResult<Hints<'py>> {
        let instances = self.instances(py)?;
        let scope = self.scope(py)?;
        let hints = python::hints(&instances, self.types(py)?, &scope.value_types, scope.level);
        let of = |annotation: &Annotation| resolve(py, annotation, &hints.modules, scope);
        let params = hints.params.iter().map(of).collect::<PyResult<_>>()?;
        let results = hints.results.iter().map(of).collect::<PyResult<Vec<_>>>()?;
        let seconds = || of(&Annotation::Name(String::from("float")))?.bitor(py.None());
        let timeout = has_context(instances[0]).then(seconds).transpose()?;
        let mut keywords: Vec<_> = timeout.into_iter().map(|seconds| (TIMEOUT, seconds)).collect();
        let mut result = join(py, results, self.result_class(py)?)?;
        if let Some((writer, left)) = &hints.beside_writer {
            keywords.push((TO, of(writer)?.bitor(py.None())?));
            let left = left.iter().map(of).collect::<PyResult<Vec<_>>>()?;
            result = result.bitor(join(py, left, None)?)?;
        }
        if has_target(instances[0]) {
            keywords.push((INTO, py.import("usegolib")?.getattr("Object")?.bitor(py.None())?));
        }
        if let Some(choices) = choices(&instances, scope) {
            keywords.push((choices.keyword, named(py, &choices, scope)?));
        }
        Ok(Hints { params, keywords, result })
    }

    /// `__annotations__`.
    pub(super) fn annotations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let hints = self.hints(py)?;
        let annotations = PyDict::new(py);
        for (value, kind) in self.describe(py)?.params.iter().zip(hints.params) {
            annotations.set_item(&value.python, kind)?;
        }
        for (name, kind) in hints.keywords {
            annotations.set_item(name, kind)?;
        }
        annotations.set_item(RETURN, hints.result)?;
        Ok(annotations.into_any())
    }
}

/// What the keyword takes that chooses an instance: a type, or a tuple of such.
fn named<'py>(
    py: Python<'py>,
    choices: &OfChoices,
    scope: &'static Scope,
) -> PyResult<Bound<'py, PyAny>> {
    let class = |kind: &Annotation| {
        let kind = resolve(py, kind, &choices.modules, scope)?;
        py.get_type::<PyType>().as_any().get_item(kind)
    };
    let mut all = py.None().into_bound(py);
    for named in choices.instances.iter().rev() {
        let types = named.iter().map(class).collect::<PyResult<Vec<_>>>()?;
        all = join(py, types, None)?.bitor(all)?;
    }
    Ok(all)
}

/// The type of all results together.
fn join<'py>(
    py: Python<'py>,
    mut results: Vec<Bound<'py, PyAny>>,
    class: Option<Py<PyType>>,
) -> PyResult<Bound<'py, PyAny>> {
    match (class, results.len()) {
        (Some(class), _) => Ok(class.into_bound(py).into_any()),
        (None, 0) => Ok(py.None().into_bound(py)),
        (None, 1) => Ok(results.remove(0)),
        (None, _) => py.get_type::<PyTuple>().as_any().get_item(PyTuple::new(py, results)?),
    }
}

/// The Python type that an annotation is, whose names come from these modules.
pub(super) fn resolve<'py>(
    py: Python<'py>,
    annotation: &Annotation,
    modules: &BTreeMap<&str, &str>,
    scope: &'static Scope,
) -> PyResult<Bound<'py, PyAny>> {
    let of = |each: &Annotation| resolve(py, each, modules, scope);
    match annotation {
        Annotation::Nothing => Ok(py.None().into_bound(py)),
        Annotation::Name(name) => find(py, name, modules),
        Annotation::Of(class, arguments) => {
            let arguments = arguments.iter().map(of);
            let arguments = arguments.collect::<PyResult<Vec<_>>>()?;
            find(py, class, modules)?.get_item(PyTuple::new(py, arguments)?)
        }
        Annotation::Record(key, spelled) => {
            let class = class_of(py, key, scope)?;
            let Annotation::Of(_, arguments) = &**spelled else { return Ok(class) };
            let arguments = arguments.iter().map(of).collect::<PyResult<Vec<_>>>()?;
            class.get_item(PyTuple::new(py, arguments)?)
        }
        Annotation::Union(members) => {
            let mut members = members.iter().map(of);
            let first = members.next().unwrap_or_else(|| Ok(py.None().into_bound(py)))?;
            members.try_fold(first, |union, member| union.bitor(member?))
        }
    }
}

/// The class of a record, an object, an interface, an error or a value with methods.
fn class_of<'py>(py: Python<'py>, key: &str, scope: &'static Scope) -> PyResult<Bound<'py, PyAny>> {
    if let Some(record) = scope.record(key) {
        return Ok(record.class.python(py)?.clone().into_any());
    }
    match (scope.object(key), scope.interface(key), scope.error(key)) {
        (Some(class), ..) => Ok(class.python(py)?.clone().into_any()),
        (None, Some(interface), _) => Ok(interface.python(py)?.clone().into_any()),
        (None, None, Some(class)) => Ok(class.python(py, scope)?.clone().into_any()),
        (None, None, None) => match scope.value(key) {
            Some(class) => Ok(class.python(py, scope)?.clone().into_any()),
            None => typed_class(py, key, scope),
        },
    }
}

/// The class that says of a plain value of which type it is.
fn typed_class<'py>(
    py: Python<'py>,
    key: &str,
    scope: &'static Scope,
) -> PyResult<Bound<'py, PyAny>> {
    let name = &scope.types.resolve(key).name;
    match (scope.value_types.typed(key), scope.home.source(&name.package)) {
        (Some(_), Some(source)) if scope.home.is_of_handles() => {
            classes::of_methods(py, &source, &name.name)
        }
        (Some(python), Some(_)) => py.import(scope.home.module(&name.package))?.getattr(python),
        _ => py.import("typing")?.getattr("Any"),
    }
}

/// What a name stands for.
fn find<'py>(
    py: Python<'py>,
    name: &str,
    modules: &BTreeMap<&str, &str>,
) -> PyResult<Bound<'py, PyAny>> {
    if name == "..." {
        return Ok(py.Ellipsis().into_bound(py));
    }
    let module = modules.get(name).copied().unwrap_or("builtins");
    let (module, name) = match (module, name) {
        ("usegolib.typing", "SequenceNotStr") => ("collections.abc", "Sequence"),
        ("usegolib.typing", "GoMapping") => ("collections.abc", "Mapping"),
        ("usegolib.typing", "GoAny" | "GoData" | "GoValue") => ("typing", "Any"),
        ("typing_extensions", "Buffer") => ("usegolib.typing", "Buffer"),
        known => known,
    };
    py.import(module)?.getattr(name)
}
