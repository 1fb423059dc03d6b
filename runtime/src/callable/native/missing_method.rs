//! Classes that say why they lack a method of their Go type.
//!
//! In: a class and the Go type. Out: the same class. Where Go has methods that cannot be called, it and
//! its instances are asked for names that they do not have; a class is so only by a class of its own.

#![expect(unsafe_code, reason = "gives a class another class, which Python refuses for `type`")]

use std::sync::Arc;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyTuple, PyType};
use usegolib::model::Package;

use crate::library::source::Source;
use crate::module::missing_name;

/// Has a class and its instances explain which methods they lack.
pub(super) fn explain(
    py: Python<'_>,
    class: &Bound<'_, PyAny>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<()> {
    let manifest = py.detach(|| source.manifest())?;
    if !manifest
        .api
        .package(&source.path)
        .is_some_and(|package| package.lacks_members(go, &manifest.api.types))
    {
        take_over(class);
        return Ok(());
    }
    let explainer = explainer(py, source, go)?;
    let classes = py.import("usegolib._classes")?;
    let meta = classes.call_method1("explain_missing", (class, explainer))?;
    change_class(class, meta.cast::<PyType>()?);
    Ok(())
}

/// Gives a class the class of its bases, which Python 3.11 does not do for those that are made from C.
fn take_over(class: &Bound<'_, PyAny>) {
    let Ok(class) = class.cast::<PyType>() else { return };
    let metas = class.bases().iter().map(|base| base.get_type());
    for meta in metas.filter(|meta| !meta.is(class.py().get_type::<PyType>())) {
        change_class(class, &meta);
    }
}

/// A function from names to reasons, or to None.
fn explainer<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<Bound<'py, PyCFunction>> {
    let (source, go) = (Arc::clone(source), go.to_owned());
    let explain = move |arguments: &Bound<'_, PyTuple>, _: Option<&Bound<'_, PyDict>>| {
        let name = arguments.get_item(0)?.extract::<String>()?;
        let manifest = arguments.py().detach(|| source.manifest())?;
        let package = manifest.api.package(&source.path);
        let types = &manifest.api.types;
        let explain = |it: &Package| missing_name::on_class(it, types, &source.module, &go, &name);
        Ok::<_, PyErr>(package.and_then(explain))
    };
    PyCFunction::new_closure(py, None, None, explain)
}

/// Gives a class whose class is `type` another one. An enumeration has changed its own in Python.
fn change_class(class: &Bound<'_, PyAny>, meta: &Bound<'_, PyType>) {
    // SAFETY: both are live. `meta` derives from `type` without slots, so its instances are laid out as
    // those of `type`; as a heap type it is counted by each, as `type` is by none. CPython does the same
    // when `__class__` is assigned, where it lets itself be asked.
    unsafe {
        if ffi::Py_TYPE(class.as_ptr()) == &raw mut ffi::PyType_Type {
            ffi::Py_INCREF(meta.as_ptr());
            (*class.as_ptr()).ob_type = meta.as_type_ptr();
        }
    }
}
