//! The keyword `of` of generic functions: what a type parameter is that no argument fixes.
//!
//! In: the argument, a Python type or a tuple of several. Out: which instances are meant.

use std::fmt;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};
use usegolib::model;
use usegolib::render::python::{OfChoices, of_choices};

use super::annotations::resolve;
use super::arguments::Arguments;
use crate::records::scope::Scope;
use crate::wire::refusal::type_name;

/// What a function has for the keyword.
pub(super) struct Of {
    choices: OfChoices,
    /// The types that choose each instance, made when a call names one.
    types: PyOnceLock<Vec<Vec<Py<PyAny>>>>,
}

impl fmt::Debug for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.choices.fmt(f)
    }
}

impl Of {
    /// That of a function with these instances, if there is a choice.
    pub(super) fn new(instances: &[&model::Callable], scope: &'static Scope) -> Option<Self> {
        let choices = choices(instances, scope)?;
        Some(Self { choices, types: PyOnceLock::new() })
    }

    /// The keyword.
    pub(super) fn keyword(&self) -> &'static str {
        self.choices.keyword
    }

    /// Which of the instances a call of `function` means, in their order; `None` for any of them.
    pub(super) fn choose(
        &self,
        py: Python<'_>,
        function: &str,
        arguments: &Arguments<'_, '_>,
        scope: &'static Scope,
    ) -> PyResult<Option<Vec<bool>>> {
        let given = arguments.keyword(self.keyword()).filter(|given| !given.is_none());
        let Some(given) = given else { return Ok(None) };
        let types = self.types.get_or_try_init(py, || self.resolve(py, scope))?;
        let is_meant = |types: &Vec<Py<PyAny>>| are_all(types, &given);
        let meant = types.iter().map(is_meant).collect::<PyResult<Vec<_>>>()?;
        if meant.contains(&true) {
            return Ok(Some(meant));
        }
        let message =
            format!("{function}() argument {}: {}", self.keyword(), refuse(types, &given));
        Err(PyTypeError::new_err(message))
    }

    fn resolve(&self, py: Python<'_>, scope: &'static Scope) -> PyResult<Vec<Vec<Py<PyAny>>>> {
        let of = |kind| Ok(resolve(py, kind, &self.choices.modules, scope)?.unbind());
        let instances = self.choices.instances.iter();
        instances.map(|named| named.iter().map(of).collect()).collect()
    }
}

/// What there is for the keyword of a function with these instances.
pub(super) fn choices(instances: &[&model::Callable], scope: &'static Scope) -> Option<OfChoices> {
    of_choices(instances, scope.types, &scope.value_types, scope.level)
}

/// Whether the argument names just these types: the one, or a tuple of them.
fn are_all(types: &[Py<PyAny>], given: &Bound<'_, PyAny>) -> PyResult<bool> {
    if let [only] = types
        && is(only.bind(given.py()), given)?
    {
        return Ok(true);
    }
    let Ok(given) = given.cast_exact::<PyTuple>() else { return Ok(false) };
    let mut pairs = types.iter().zip(given);
    let is_long_enough = types.len() == given.len();
    let fit = |(kind, given): (&Py<PyAny>, Bound<'_, PyAny>)| is(kind.bind(given.py()), &given);
    Ok(is_long_enough && pairs.try_fold(true, |all, pair| PyResult::Ok(all && fit(pair)?))?)
}

/// Whether the argument is this type; `list` is any `list[str]`.
fn is(kind: &Bound<'_, PyAny>, given: &Bound<'_, PyAny>) -> PyResult<bool> {
    if given.is(kind) {
        return Ok(true);
    }
    if kind.is_instance_of::<PyType>() && !kind.hasattr("__origin__")? {
        return Ok(false);
    }
    let is_origin = kind.getattr("__origin__").is_ok_and(|origin| origin.is(given));
    // Only what is of the same type can be compared without running somebody's code.
    Ok(is_origin || given.get_type().is(kind.get_type()) && given.eq(kind)?)
}

/// What there is, and what came.
fn refuse(types: &[Vec<Py<PyAny>>], given: &Bound<'_, PyAny>) -> String {
    let py = given.py();
    let mut wanted: Vec<String> = Vec::new();
    for each in types {
        let names: Vec<_> = each.iter().map(|kind| name(kind.bind(py))).collect();
        let names =
            if names.len() == 1 { names.concat() } else { format!("({})", names.join(", ")) };
        if !wanted.contains(&names) {
            wanted.push(names);
        }
    }
    let got = match given.cast_exact::<PyTuple>() {
        Ok(given) => {
            let names: Vec<_> = given.iter().map(|kind| name(&kind)).collect();
            format!("({})", names.join(", "))
        }
        Err(_) => name(given),
    };
    let last = wanted.pop().unwrap_or_default();
    let all = if wanted.is_empty() { last } else { format!("{} or {last}", wanted.join(", ")) };
    format!("expected {all}, got {got}")
}

/// The name of a type; of what is none, what it is.
fn name(kind: &Bound<'_, PyAny>) -> String {
    if let Ok(class) = kind.cast::<PyType>()
        && let Ok(name) = class.name()
    {
        return name.to_string_lossy().into_owned();
    }
    match kind.getattr("__origin__") {
        Ok(_) => kind.str().map_or_else(|_| type_name(kind), |text| text.to_string()),
        Err(_) => format!("a value of type {}", type_name(kind)),
    }
}
