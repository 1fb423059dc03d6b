//! Fields of objects as attributes of their classes.
//!
//! In: a class. Out: a descriptor for each field that can be read; reading and assigning are one call into
//! the library each. An attribute that the class lacks because Go's field does not cross says why.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use std::ffi::{CString, c_int, c_void};
use std::ptr;
use std::sync::Arc;

use pyo3::exceptions::PyAttributeError;
use pyo3::ffi;
use pyo3::prelude::*;
use usegolib::model::{Callable, CallableKind};
use usegolib::render::python::document_field;

use super::class::{self, Class, leak_text};
use super::instance::GoObject;
use crate::callable::member::Member;
use crate::callable::native::slots::answer;
use crate::errors::Failure;
use crate::library::source::Source;
use crate::module::missing_name;
use crate::wire::python::words;

/// A field of an instance of a generic type, or of any other type as the only one.
#[derive(Debug)]
struct Field {
    /// Of which instance.
    key: &'static str,
    read: Member,
    /// `None` where Go's rules keep it from being assigned.
    assign: Option<Member>,
}

/// The descriptors of a class, which CPython keeps pointers to: they live as long as the process.
pub(super) fn attributes(
    py: Python<'_>,
    class: &'static Class,
    source: &Arc<Source>,
) -> PyResult<Vec<ffi::PyGetSetDef>> {
    let described = py.detach(|| describe(class, source))?;
    let define = |Described { name, doc, fields }: Described| ffi::PyGetSetDef {
        name: name.into_raw(),
        get: Some(get),
        set: Some(set),
        doc: leak_text(&doc),
        closure: ptr::from_ref(Box::leak(Box::new(fields))).cast_mut().cast(),
    };
    let all = described.into_iter().map(define);
    Ok(all.chain([ffi::PyGetSetDef::default()]).collect())
}

/// A field as Python is to have it.
struct Described {
    name: CString,
    doc: String,
    fields: Fields,
}

/// A field that can be read, in each instance of its type.
#[derive(Debug)]
struct Fields(Vec<Field>);

impl Fields {
    /// That of an object; of any other value the first, which refuses it.
    fn of(&self, object: Borrowed<'_, '_, PyAny>) -> &Field {
        let Self(all) = self;
        if let [only] = all.as_slice() {
            return only;
        }
        let key = GoObject::of_any(object).map(|object| object.class().key);
        all.iter().find(|field| Some(field.key) == key).unwrap_or(&all[0])
    }
}

fn describe(class: &'static Class, source: &Arc<Source>) -> Result<Vec<Described>, Failure> {
    let api = &source.manifest()?.api;
    let Some(package) = api.package(&source.path) else { return Ok(Vec::new()) };
    let member = |key: &'static str, callable: &Callable| {
        Member::new(Arc::clone(source), key, &class.object.python, callable)
    };
    let find = |key: &str, kind, go: &str| package.fields(key, kind).find(|it| it.go == go);
    let keys = class.instances();
    let field = |key: &'static str, go: &str| {
        let read = member(key, find(key, CallableKind::Read, go)?);
        let assign = find(key, CallableKind::Assign, go).map(|it| member(key, it));
        Some(Field { key, read, assign })
    };
    let describe = |callable: &Callable| {
        let fields: Vec<_> = keys.iter().filter_map(|key| field(key, &callable.go)).collect();
        let name = CString::new(callable.python.as_str()).unwrap_or_default();
        let doc = document_field(callable, api).join("\n");
        Described { name, doc, fields: Fields(fields) }
    };
    Ok(package.fields(class.key, CallableKind::Read).map(describe).collect())
}

/// `object.field`.
unsafe extern "C" fn get(object: *mut ffi::PyObject, closure: *mut c_void) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an object of a class of ours, and the closure of one of its descriptors, which
    // is never freed.
    unsafe {
        answer(|py| {
            let object = Borrowed::from_ptr(py, object);
            let field = (*closure.cast::<Fields>()).of(object);
            field.read.call(py, &[Some(object)])
        })
    }
}

/// `object.field = value`, and `del object.field` where the value is null.
unsafe extern "C" fn set(
    object: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    closure: *mut c_void,
) -> c_int {
    // SAFETY: as above; the value is null or live.
    let done = unsafe {
        answer(|py| {
            let object = Borrowed::from_ptr(py, object);
            let field = (*closure.cast::<Fields>()).of(object);
            assign(py, field, object, Borrowed::from_ptr_or_opt(py, value))
        })
    };
    finish(done)
}

/// What CPython wants to know of an assignment.
fn finish(done: *mut ffi::PyObject) -> c_int {
    if done.is_null() {
        return -1;
    }
    // SAFETY: it is a new reference, which nobody else has.
    unsafe { ffi::Py_DECREF(done) };
    0
}

fn assign<'py>(
    py: Python<'py>,
    field: &Field,
    object: Borrowed<'_, 'py, PyAny>,
    value: Option<Borrowed<'_, 'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let name = field.read.name();
    let Some(value) = value else {
        return Err(PyAttributeError::new_err(format!(
            "{name} cannot be deleted: it is a field of a Go struct; assign its zero value instead"
        )));
    };
    let Some(assign) = &field.assign else {
        return Err(PyAttributeError::new_err(format!("{name} cannot be assigned")));
    };
    assign.call(py, &[Some(object), Some(value)])
}

/// `tp_setattro` of all objects: as Python's own, but an attribute that is not there because Go's field does
/// not cross says why.
pub(super) unsafe extern "C" fn set_attribute(
    object: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> c_int {
    // SAFETY: CPython passes an object of ours, a name, and null or a live value.
    unsafe {
        let done = ffi::PyObject_GenericSetAttr(object, name, value);
        if done == 0 || ffi::PyErr_ExceptionMatches(ffi::PyExc_AttributeError) == 0 {
            return done;
        }
        finish(answer(|py| {
            let raised = PyErr::fetch(py);
            let class = class::of_pointer(ffi::Py_TYPE(object));
            let name = Bound::from_borrowed_ptr(py, name);
            Err(match class.map(|class| reason(py, class, &name)).transpose()?.flatten() {
                Some(reason) => explain(py, &raised, &reason, &name),
                None => raised,
            })
        }))
    }
}

/// Why a field cannot be assigned.
#[cold]
fn reason(py: Python<'_>, class: &Class, name: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let Some(source) = class.scope.home.source(&class.name.package) else { return Ok(None) };
    let (name, api) = (words(name), &py.detach(|| source.manifest())?.api);
    Ok(missing_name::on_assignment(class.object, class.name, &api.module, &name))
}

#[cold]
fn explain(py: Python<'_>, raised: &PyErr, reason: &str, name: &Bound<'_, PyAny>) -> PyErr {
    let text = words(raised.value(py).as_any());
    let error = PyAttributeError::new_err(format!("{text}: {reason}"));
    // Where it cannot have a name, the message has it.
    let _ = error.value(py).setattr("name", name);
    error
}
