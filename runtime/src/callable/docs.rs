//! What a bound function tells tools about itself: name, documentation, signature, pickling.
//!
//! In: the function and, for what only it knows, its manifest. Out: Python objects.

use std::cell::Cell;

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{IntoPyDict as _, PyList, PyString, PyTuple, PyType};
use usegolib::model::Declared;
use usegolib::render::python::documentation;

use super::arity::{INTO, TIMEOUT, TO, has_context, has_sink, has_target, positional};
use super::function::Function;
use super::of::choices;

/// An attribute of a bound function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    Name,
    QualifiedName,
    Module,
    Doc,
    Annotations,
    TextSignature,
    Signature,
    WrappedGo,
}

impl Attribute {
    /// Every attribute, by the names that Python has for them.
    pub(super) const ALL: [(&'static std::ffi::CStr, Self); 8] = [
        (c"__name__", Self::Name),
        (c"__qualname__", Self::QualifiedName),
        (c"__module__", Self::Module),
        (c"__doc__", Self::Doc),
        (c"__annotations__", Self::Annotations),
        (c"__text_signature__", Self::TextSignature),
        (c"__signature__", Self::Signature),
        (c"__wrapped_go__", Self::WrappedGo),
    ];
}

thread_local! {
    /// Whether functions that this thread asks have no annotations for the moment.
    static HIDES_ANNOTATIONS: Cell<bool> = const { Cell::new(false) };
}

/// Does something to functions that must not ask for their annotations, which take long to make.
pub(super) fn without_annotations<T>(act: impl FnOnce() -> T) -> T {
    HIDES_ANNOTATIONS.set(true);
    let done = act();
    HIDES_ANNOTATIONS.set(false);
    done
}

impl Function {
    pub(super) fn attribute<'py>(
        &self,
        py: Python<'py>,
        attribute: Attribute,
    ) -> PyResult<Bound<'py, PyAny>> {
        let text = match attribute {
            Attribute::Name => self.name().to_owned(),
            Attribute::QualifiedName => self.python.clone(),
            Attribute::Module => self.source.python.as_ref().unwrap_or(&self.source.path).clone(),
            Attribute::Doc => self.doc(py)?,
            Attribute::TextSignature => self.text_signature(py)?,
            Attribute::Annotations if HIDES_ANNOTATIONS.get() => {
                return Err(PyAttributeError::new_err("__annotations__"));
            }
            Attribute::Annotations => return self.annotations(py),
            Attribute::Signature => return self.signature(py),
            Attribute::WrappedGo => self.symbol(),
        };
        Ok(PyString::new(py, &text).into_any())
    }

    pub(super) fn repr(&self) -> String {
        format!("<Go function {} ({})>", self.symbol(), self.source.version)
    }

    /// What the stub has as well.
    fn doc(&self, py: Python<'_>) -> PyResult<String> {
        let function = self.describe(py)?;
        Ok(documentation(function, &self.source.manifest()?.api.module))
    }

    fn text_signature(&self, py: Python<'_>) -> PyResult<String> {
        let function = self.describe(py)?;
        let fixed = positional(function);
        let mut parts: Vec<_> = fixed.iter().map(|p| p.python.clone()).collect();
        if !fixed.is_empty() {
            parts.push("/".to_owned());
        }
        let rest = function.params.get(fixed.len());
        parts.extend(rest.map(|rest| format!("*{}", rest.python)));
        let keywords = [
            (TIMEOUT, has_context(function)),
            (TO, has_sink(function)),
            (INTO, has_target(function)),
        ];
        let of = choices(&self.instances(py)?, self.scope(py)?).map(|choices| choices.keyword);
        let keywords = keywords.into_iter().filter(|(_, is_taken)| *is_taken);
        let mut keywords = keywords.map(|(name, _)| name).chain(of).peekable();
        if keywords.peek().is_some() {
            parts.extend(rest.is_none().then(|| "*".to_owned()));
        }
        parts.extend(keywords.map(|name| format!("{name}=None")));
        Ok(format!("({})", parts.join(", ")))
    }

    /// An `inspect.Signature`: positional-only parameters, those of a variadic one, and the
    /// keywords, with their types.
    fn signature<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static SIGNATURE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let (function, hints) = (self.describe(py)?, self.hints(py)?);
        let fixed = positional(function).len();
        let parameters = PyList::empty(py);
        let is_of_instance = self.is_of_instance(py)?;
        for (index, (value, hint)) in function.params.iter().zip(hints.params).enumerate() {
            let kind = if index < fixed { "POSITIONAL_ONLY" } else { "VAR_POSITIONAL" };
            // Whoever reads the signature of a method knows whose it is.
            let hint = (index > 0 || !is_of_instance).then_some(("annotation", hint));
            parameters.append(parameter(py, &value.python, kind, hint)?)?;
        }
        for (name, hint) in hints.keywords {
            let more = vec![("annotation", hint), ("default", py.None().into_bound(py))];
            parameters.append(parameter(py, name, "KEYWORD_ONLY", more)?)?;
        }
        let result = [("return_annotation", hints.result)].into_py_dict(py)?;
        SIGNATURE.import(py, "inspect", "Signature")?.call((parameters,), Some(&result))
    }

    /// Whether it is a method whose first parameter is an instance of its class, and nothing else.
    fn is_of_instance(&self, py: Python<'_>) -> PyResult<bool> {
        let function = self.describe(py)?;
        let Some(key) = function.receiver.as_deref() else { return Ok(false) };
        Ok(self.types(py)?.get(key).is_some_and(Declared::has_instances))
    }

    /// Pickles by reference: a generated function as its module's attribute, one of a handle by
    /// the artifact it comes from.
    pub(super) fn reduce<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if self.source.python.is_some() {
            return Ok(PyString::new(py, &self.python).into_any());
        }
        let dir = py.detach(|| self.source.folder())?;
        let restore = py.import("usegolib._native")?.getattr("_restore")?;
        let arguments = (dir.into_os_string(), self.source.path.as_str(), self.go.as_str());
        Ok(PyTuple::new(py, [restore, arguments.into_pyobject(py)?.into_any()])?.into_any())
    }
}

/// An `inspect.Parameter`.
fn parameter<'py>(
    py: Python<'py>,
    name: &str,
    kind: &str,
    more: impl IntoIterator<Item = (&'static str, Bound<'py, PyAny>)>,
) -> PyResult<Bound<'py, PyAny>> {
    static PARAMETER: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = PARAMETER.import(py, "inspect", "Parameter")?;
    class.call((name, class.getattr(kind)?), Some(&more.into_iter().into_py_dict(py)?))
}
