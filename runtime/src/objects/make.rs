//! How Python code makes an object: of Go's zero value, with keywords for its fields.
//!
//! In: keyword arguments. Out: an object that Go made in one call, or a `TypeError`.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use usegolib::model::Callable;
use usegolib::naming;

use super::class::{self, Class};
use super::{documentation, instance};
use crate::callable::member::{Given, Member};
use crate::callable::native::slots::answer;
use crate::errors::Failure;
use crate::wire::python::words;

/// So many fields are named.
const SHOWN: usize = 12;

/// `tp_new`.
pub(super) unsafe extern "C" fn new(
    kind: *mut ffi::PyTypeObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes a class, a tuple, and null or a dict.
    unsafe {
        answer(|py| {
            let Some(class) = class::of_pointer(kind) else { return Err(no_class()) };
            let arguments =
                Bound::from_borrowed_ptr(py, arguments).cast_into_unchecked::<PyTuple>();
            let keywords = Bound::from_borrowed_ptr_or_opt(py, keywords)
                .map(|keywords| keywords.cast_into_unchecked::<PyDict>());
            make(py, class, arguments.len(), keywords.as_ref())
        })
    }
}

fn no_class() -> PyErr {
    let message = "usegolib.Object cannot be made: it is the base of the classes of Go's structs";
    PyTypeError::new_err(message)
}

fn no_constructor(class: &Class) -> PyErr {
    let python = naming::with_article(&class.object.python);
    PyTypeError::new_err(format!(
        "cannot make {python} in Python: its Go type has no class of its own"
    ))
}

fn make<'py>(
    py: Python<'py>,
    class: &'static Class,
    positional: usize,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    if class.is_private {
        return Err(no_constructor(class));
    }
    if !documentation::is_made(class) {
        return Err(PyTypeError::new_err(documentation::refuse_object(py, class)?));
    }
    if positional > 0 {
        return Err(takes_keywords(class, positional));
    }
    let Constructor { member, names } = constructor(py, class)?;
    let find = |name: &Py<PyString>| {
        keywords.map_or(Ok(None), |keywords| keywords.get_item(name.bind(py)))
    };
    let values = names.iter().map(find).collect::<PyResult<Vec<_>>>()?;
    let used = values.iter().flatten().count();
    match keywords {
        Some(keywords) if keywords.len() != used => {
            Err(unknown(class, member.describe(py)?, keywords))
        }
        _ => {
            let given: Vec<Given<'_, 'py>> =
                values.iter().map(|value| value.as_ref().map(Bound::as_borrowed)).collect();
            let made = member.call(py, &given)?;
            instance::mark_made(made.as_borrowed());
            Ok(made)
        }
    }
}

/// What makes objects of a class, and the keywords that it takes.
#[derive(Debug)]
pub(super) struct Constructor {
    member: Member,
    names: Vec<Py<PyString>>,
}

/// That of a class, found when it is first asked for.
fn constructor(py: Python<'_>, class: &'static Class) -> PyResult<&'static Constructor> {
    if let Some(known) = class.constructor.get() {
        return Ok(known);
    }
    let python = naming::with_article(&class.object.python);
    let missing = || PyTypeError::new_err(format!("cannot make {python} here"));
    let source = class.scope.home.source(&class.name.package).ok_or_else(missing)?;
    let member = py.detach(|| {
        let package = source.manifest()?.api.package(&source.path);
        let callable = package.and_then(|package| package.constructor(class.key));
        let callable = callable.ok_or_else(|| source.lacks("type", &class.name.name))?;
        let origin = Arc::clone(&source);
        Ok::<_, Failure>(Member::new(origin, class.key, &class.object.python, callable))
    })?;
    let fields = member.describe(py)?.params.iter();
    let names = fields.map(|field| PyString::intern(py, &field.python).unbind()).collect();
    Ok(class.constructor.get_or_init(|| Constructor { member, names }))
}

#[cold]
fn takes_keywords(class: &Class, count: usize) -> PyErr {
    let verb = if count == 1 { "was" } else { "were" };
    let name = &class.object.python;
    PyTypeError::new_err(format!(
        "{name}() takes 0 positional arguments but {count} {verb} given; its fields are keyword-only"
    ))
}

#[cold]
fn unknown(class: &Class, constructor: &Callable, keywords: &Bound<'_, PyDict>) -> PyErr {
    let fields = &constructor.params;
    let is_known = |name: &str| fields.iter().any(|field| field.python == name);
    let mut names = keywords.keys().iter().map(|name| words(&name));
    let name = names.find(|name| !is_known(name)).unwrap_or_default();
    let is_meant = |go: &str| go == name || naming::function(go) == name;
    let refused = class.object.refused.iter().find(|field| is_meant(&field.go));
    let renamed = fields.iter().find(|field| field.go == name);
    let why = match (refused, renamed) {
        (Some(field), _) => field.reason.clone(),
        (None, Some(field)) => format!("Go's {name} is called {} in Python", field.python),
        (None, None) => list(constructor),
    };
    let class = &class.object.python;
    PyTypeError::new_err(format!("{class}() got an unexpected keyword argument '{name}'; {why}"))
}

/// `its fields are a and b`.
fn list(constructor: &Callable) -> String {
    let names: Vec<_> = constructor.params.iter().map(|field| field.python.as_str()).collect();
    match names.as_slice() {
        [] => "it has no fields that can be set".to_owned(),
        [only] => format!("its field is {only}"),
        [most @ .., last] if names.len() <= SHOWN => {
            format!("its fields are {} and {last}", most.join(", "))
        }
        many => {
            format!("its fields are {} and {} more", many[..SHOWN].join(", "), many.len() - SHOWN)
        }
    }
}
