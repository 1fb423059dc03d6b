//! The Python type of a bound Go function: a heap type with vectorcall, so that nothing lies
//! between the interpreter's call and ours.
//!
//! In: a [`Function`]. Out: a Python object that tools take for a function. Instances hold no
//! Python objects but their type and the class of their results, and no class refers to a function
//! that returns it, so the garbage collector need not know them.

#![expect(unsafe_code, reason = "defines a type through the stable C API; PyO3 has no vectorcall")]

mod missing_method;
pub(crate) mod slots;

use std::ffi::{c_int, c_uint, c_ulong, c_void};
use std::mem::{offset_of, size_of};
use std::ptr;
use std::sync::Arc;

use pyo3::exceptions::PyMemoryError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use usegolib::render::python::document_type;

use self::slots::Instance;
use super::docs::{self, Attribute};
use super::function::Function;
use crate::errors::Failure;
use crate::library::source::Source;
use crate::values::typed;

/// `Py_TPFLAGS_HAVE_VECTORCALL`, part of the stable ABI since 3.12 and the same bit since 3.8.
const HAVE_VECTORCALL: c_ulong = 1 << 11;

/// `Py_TPFLAGS_METHOD_DESCRIPTOR`: a call on an instance passes that first, and makes nothing.
const METHOD_DESCRIPTOR: c_uint = 1 << 17;

#[expect(clippy::cast_possible_truncation, reason = "all flags lie in the low 32 bits")]
const FLAGS: c_uint = (ffi::Py_TPFLAGS_DEFAULT
    | HAVE_VECTORCALL
    | ffi::Py_TPFLAGS_DISALLOW_INSTANTIATION
    | ffi::Py_TPFLAGS_IMMUTABLETYPE) as c_uint;

#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "it is small")]
const SIZE: c_int = size_of::<Instance>() as c_int;

/// What becomes of a function that is looked up on an instance of a class that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It stays what it is, as a static method does.
    Function,
    /// It becomes a method of the instance.
    Method,
}

/// The type `usegolib.Function`.
pub(crate) fn function_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    type_of(py, Kind::Function)
}

fn type_of(py: Python<'_>, kind: Kind) -> PyResult<&Bound<'_, PyType>> {
    static FUNCTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static METHOD: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let place = match kind {
        Kind::Function => &FUNCTION,
        Kind::Method => &METHOD,
    };
    place.get_or_try_init(py, || define(py, kind)).map(|kind| kind.bind(py))
}

/// The function behind an object of one of these types.
pub(super) fn find<'a>(object: &'a Bound<'_, PyAny>) -> Option<&'a Function> {
    // SAFETY: its instances are `Instance`s, and this one lives as long as the object.
    is_ours(object).then(|| unsafe { &(*object.as_ptr().cast::<Instance>()).function })
}

/// Whether it is the method `close()` of objects that are then closed.
pub(super) fn closes(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: as above.
    is_ours(object) && unsafe { (*object.as_ptr().cast::<Instance>()).closes }
}

fn is_ours(object: &Bound<'_, PyAny>) -> bool {
    let is_of = |kind| type_of(object.py(), kind).is_ok_and(|it| object.is_exact_instance(it));
    is_of(Kind::Function) || is_of(Kind::Method)
}

/// A new bound function.
pub(crate) fn create_function(py: Python<'_>, function: Function) -> PyResult<Bound<'_, PyAny>> {
    create(py, function, Kind::Function, false)
}

/// With `closes` it is a method that tells the object when it has succeeded.
fn create(
    py: Python<'_>,
    function: Function,
    kind: Kind,
    closes: bool,
) -> PyResult<Bound<'_, PyAny>> {
    let kind = type_of(py, kind)?;
    let vectorcall = if closes { slots::vectorcall_closing } else { slots::vectorcall };
    // SAFETY: the type's instances are `Instance`s; the new one is complete before anyone sees it.
    unsafe {
        let object = ffi::PyType_GenericAlloc(kind.as_type_ptr(), 0);
        if object.is_null() {
            return Err(PyErr::take(py).unwrap_or_else(|| PyMemoryError::new_err(())));
        }
        let instance = object.cast::<Instance>();
        (&raw mut (*instance).vectorcall).write(Some(vectorcall));
        (&raw mut (*instance).weak_references).write(ptr::null_mut());
        (&raw mut (*instance).closes).write(closes);
        (&raw mut (*instance).function).write(function);
        Ok(Bound::from_owned_ptr(py, object))
    }
}

/// Gives a class the methods of a Go type, which is called `python` in Python.
pub(crate) fn add_methods(
    py: Python<'_>,
    class: &Bound<'_, PyAny>,
    source: &Arc<Source>,
    go: &str,
    python: &str,
    kind: Kind,
) -> PyResult<()> {
    let (names, doc) = py.detach(|| {
        let manifest = source.manifest()?;
        let methods = source.methods(manifest, go);
        let names: Vec<_> = methods
            .iter()
            .map(|it| (it[0].go.clone(), it[0].python.clone(), it[0].is_close()))
            .collect();
        let package = manifest.api.package(&source.path);
        Ok::<_, Failure>((names, package.and_then(|it| document_type(it, go, &manifest.api))))
    })?;
    if let Some(doc) = doc {
        class.setattr("__doc__", doc)?;
    }
    for (method, name, closes) in names {
        let (go, qualified) = (format!("{go}.{method}"), format!("{python}.{name}"));
        let function = Function::new(Arc::clone(source), go, qualified, None);
        let method = create(py, function, kind, closes)?;
        match kind {
            Kind::Method => class.setattr(name, method)?,
            Kind::Function => class.setattr(name, static_method(&method)?)?,
        }
    }
    if kind == Kind::Function {
        typed::register(py, class, source, go)?;
    }
    missing_method::explain(py, class, source, go)
}

/// A static method of a class. It has no types of its own: to copy them from the function would make every
/// class that they name.
fn static_method<'py>(function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let make = function.py().import("builtins")?.getattr("staticmethod")?;
    docs::without_annotations(|| make.call1((function,)))
}

/// Makes the type. What CPython keeps pointers to is leaked: the type lives as long as the process.
fn define(py: Python<'_>, kind: Kind) -> PyResult<Py<PyType>> {
    let (name, more, descr_get): (_, _, ffi::descrgetfunc) = match kind {
        Kind::Function => (c"usegolib.Function", 0, slots::descr_get),
        Kind::Method => (c"usegolib.Method", METHOD_DESCRIPTOR, slots::descr_get_method),
    };
    let mut slots = [
        slot(ffi::Py_tp_dealloc, slots::dealloc as *mut c_void),
        slot(ffi::Py_tp_call, slots::call as *mut c_void),
        slot(ffi::Py_tp_repr, slots::repr as *mut c_void),
        slot(ffi::Py_tp_hash, slots::hash as *mut c_void),
        slot(ffi::Py_tp_richcompare, slots::compare as *mut c_void),
        slot(ffi::Py_tp_descr_get, descr_get as *mut c_void),
        slot(ffi::Py_tp_getset, leak(attributes())),
        slot(ffi::Py_tp_members, leak(members())),
        slot(ffi::Py_tp_methods, leak(methods())),
        ffi::PyType_Slot::default(),
    ];
    let mut spec = ffi::PyType_Spec {
        name: name.as_ptr(),
        basicsize: SIZE,
        itemsize: 0,
        flags: FLAGS | more,
        slots: slots.as_mut_ptr(),
    };
    // SAFETY: the specification is complete and ends with an empty slot, and what must outlive the
    // type is leaked.
    unsafe {
        let kind = Bound::from_owned_ptr_or_err(py, ffi::PyType_FromSpec(&raw mut spec))?;
        Ok(kind.cast_into_unchecked().unbind())
    }
}

fn slot(slot: c_int, function: *mut c_void) -> ffi::PyType_Slot {
    ffi::PyType_Slot { slot, pfunc: function }
}

fn leak<T>(table: Vec<T>) -> *mut c_void {
    Vec::leak(table).as_mut_ptr().cast()
}

fn attributes() -> Vec<ffi::PyGetSetDef> {
    let define = |(index, (name, _)): (usize, &(&'static std::ffi::CStr, Attribute))| {
        let closure = ptr::without_provenance_mut(index);
        ffi::PyGetSetDef {
            name: name.as_ptr(),
            get: Some(slots::attribute),
            closure,
            ..Default::default()
        }
    };
    let table = Attribute::ALL.iter().enumerate().map(define);
    table.chain([ffi::PyGetSetDef::default()]).collect()
}

fn members() -> Vec<ffi::PyMemberDef> {
    let offset = |name: &'static std::ffi::CStr, offset: usize| ffi::PyMemberDef {
        name: name.as_ptr(),
        type_code: ffi::Py_T_PYSSIZET,
        offset: offset.cast_signed(),
        flags: ffi::Py_READONLY,
        doc: ptr::null(),
    };
    vec![
        offset(c"__vectorcalloffset__", offset_of!(Instance, vectorcall)),
        offset(c"__weaklistoffset__", offset_of!(Instance, weak_references)),
        ffi::PyMemberDef::default(),
    ]
}

fn methods() -> Vec<ffi::PyMethodDef> {
    let reduce = ffi::PyMethodDef {
        ml_name: c"__reduce__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunction: slots::reduce },
        ml_flags: ffi::METH_NOARGS,
        ml_doc: c"Pickle by reference.".as_ptr(),
    };
    // In place of the one that CPython makes, which claims to take any arguments: tools would show
    // that as a second signature.
    let call = ffi::PyMethodDef {
        ml_name: c"__call__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunctionWithKeywords: slots::call },
        ml_flags: ffi::METH_VARARGS | ffi::METH_KEYWORDS | ffi::METH_COEXIST,
        ml_doc: ptr::null(),
    };
    vec![reduce, call, ffi::PyMethodDef::zeroed()]
}
