//! The Python type of a bound Go function: a heap type with vectorcall, so that nothing lies
//! between the interpreter's call and ours.
//!
//! In: a [`Function`]. Out: a Python object that tools take for a function. Instances hold no
//! Python objects but their type and the class of their results, and no class refers to a function
//! that returns it, so the garbage collector need not know them.

#![expect(unsafe_code, reason = "defines a type through the stable C API; PyO3 has no vectorcall")]

use std::ffi::{c_int, c_uint, c_ulong, c_void};
use std::mem::{offset_of, size_of};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use pyo3::exceptions::PyMemoryError;
use pyo3::ffi;
use pyo3::panic::PanicException;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

use super::arguments::Arguments;
use super::docs::Attribute;
use super::function::Function;
use crate::wire::python::items::Pointers;

/// `Py_TPFLAGS_HAVE_VECTORCALL`, part of the stable ABI since 3.12 and the same bit since 3.8.
const HAVE_VECTORCALL: c_ulong = 1 << 11;

#[expect(clippy::cast_possible_truncation, reason = "all flags lie in the low 32 bits")]
const FLAGS: c_uint = (ffi::Py_TPFLAGS_DEFAULT
    | HAVE_VECTORCALL
    | ffi::Py_TPFLAGS_DISALLOW_INSTANTIATION
    | ffi::Py_TPFLAGS_IMMUTABLETYPE) as c_uint;

#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "it is small")]
const SIZE: c_int = size_of::<Instance>() as c_int;

/// `PY_VECTORCALL_ARGUMENTS_OFFSET`.
const ARGUMENTS_OFFSET: usize = 1 << (usize::BITS - 1);

/// The instance, as CPython sees it.
#[repr(C)]
struct Instance {
    head: ffi::PyObject,
    vectorcall: Option<ffi::vectorcallfunc>,
    weak_references: *mut ffi::PyObject,
    function: Function,
}

/// The type `usegolib.Function`.
pub(crate) fn function_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static TYPE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    TYPE.get_or_try_init(py, || define(py)).map(|kind| kind.bind(py))
}

/// A new bound function.
pub(crate) fn new(py: Python<'_>, function: Function) -> PyResult<Bound<'_, PyAny>> {
    let kind = function_type(py)?;
    // SAFETY: the type's instances are `Instance`s; the new one is complete before anyone sees it.
    unsafe {
        let object = ffi::PyType_GenericAlloc(kind.as_type_ptr(), 0);
        if object.is_null() {
            return Err(PyErr::take(py).unwrap_or_else(|| PyMemoryError::new_err(())));
        }
        let instance = object.cast::<Instance>();
        (&raw mut (*instance).vectorcall).write(Some(vectorcall));
        (&raw mut (*instance).weak_references).write(ptr::null_mut());
        (&raw mut (*instance).function).write(function);
        Ok(Bound::from_owned_ptr(py, object))
    }
}

/// Makes the type. What CPython keeps pointers to is leaked: the type lives as long as the process.
fn define(py: Python<'_>) -> PyResult<Py<PyType>> {
    let mut slots = [
        slot(ffi::Py_tp_dealloc, dealloc as *mut c_void),
        slot(ffi::Py_tp_call, call as *mut c_void),
        slot(ffi::Py_tp_repr, repr as *mut c_void),
        slot(ffi::Py_tp_hash, hash as *mut c_void),
        slot(ffi::Py_tp_richcompare, compare as *mut c_void),
        slot(ffi::Py_tp_descr_get, descr_get as *mut c_void),
        slot(ffi::Py_tp_getset, leak(attributes())),
        slot(ffi::Py_tp_members, leak(members())),
        slot(ffi::Py_tp_methods, leak(methods())),
        ffi::PyType_Slot::default(),
    ];
    let mut spec = ffi::PyType_Spec {
        name: c"usegolib.Function".as_ptr(),
        basicsize: SIZE,
        itemsize: 0,
        flags: FLAGS,
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
            get: Some(attribute),
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
        ml_meth: ffi::PyMethodDefPointer { PyCFunction: reduce },
        ml_flags: ffi::METH_NOARGS,
        ml_doc: c"Pickle by reference.".as_ptr(),
    };
    // In place of the one that CPython makes, which claims to take any arguments: tools would show
    // that as a second signature.
    let call = ffi::PyMethodDef {
        ml_name: c"__call__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunctionWithKeywords: call },
        ml_flags: ffi::METH_VARARGS | ffi::METH_KEYWORDS | ffi::METH_COEXIST,
        ml_doc: ptr::null(),
    };
    vec![reduce, call, ffi::PyMethodDef::zeroed()]
}

/// The function behind an instance.
///
/// # Safety
/// `object` is a live instance of our type, and outlives `'a`.
#[inline]
unsafe fn function<'a>(object: *mut ffi::PyObject) -> &'a Function {
    // SAFETY: by contract.
    unsafe { &(*object.cast::<Instance>()).function }
}

/// The arguments of a call. `keywords` is null or a tuple of names.
///
/// # Safety
/// `objects` has `count` objects and one for each keyword, which live for `'a`, as does `keywords`.
#[inline]
unsafe fn arguments<'a>(
    py: Python<'_>,
    objects: *const *mut ffi::PyObject,
    count: usize,
    keywords: *mut ffi::PyObject,
) -> Arguments<'a, '_> {
    // SAFETY: by contract.
    unsafe {
        let positional = pointers(py, objects, count);
        if keywords.is_null() {
            return Arguments::new(positional, None);
        }
        let names = Bound::from_borrowed_ptr(py, keywords).cast_into_unchecked::<PyTuple>();
        if names.is_empty() {
            return Arguments::new(positional, None);
        }
        let others = pointers(py, objects.add(count), names.len());
        Arguments::new(positional, Some((names, others)))
    }
}

/// # Safety
/// As above; a call without arguments may pass null.
#[inline]
unsafe fn pointers<'a>(
    py: Python<'_>,
    objects: *const *mut ffi::PyObject,
    count: usize,
) -> Pointers<'a, '_> {
    // SAFETY: by contract.
    unsafe {
        let objects = if count == 0 { &[] } else { std::slice::from_raw_parts(objects, count) };
        Pointers::new(py, objects)
    }
}

/// Runs `body` for CPython: an error becomes the current exception, and so does a Rust panic.
///
/// # Safety
/// The thread is attached, as it is whenever CPython calls a slot.
#[inline]
unsafe fn answer<'py>(
    body: impl FnOnce(Python<'py>) -> PyResult<Bound<'py, PyAny>>,
) -> *mut ffi::PyObject {
    // SAFETY: by contract.
    let py = unsafe { Python::assume_attached() };
    let outcome = catch_unwind(AssertUnwindSafe(|| body(py)))
        .unwrap_or_else(|_| Err(PanicException::new_err("usegolib panicked; please report it")));
    match outcome {
        Ok(object) => object.into_ptr(),
        Err(error) => {
            error.restore(py);
            ptr::null_mut()
        }
    }
}

unsafe extern "C" fn vectorcall(
    object: *mut ffi::PyObject,
    arguments: *const *mut ffi::PyObject,
    count: usize,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours and arguments as the vectorcall protocol says.
    unsafe {
        answer(|py| {
            let count = count & !ARGUMENTS_OFFSET;
            function(object).call(py, &self::arguments(py, arguments, count, keywords))
        })
    }
}

/// `tp_call`, for callers that have a tuple and a dict.
unsafe extern "C" fn call(
    object: *mut ffi::PyObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours, a tuple, and null or a dict; `held` keeps the
    // arguments alive for the call.
    unsafe {
        answer(|py| {
            let arguments =
                Bound::from_borrowed_ptr(py, arguments).cast_into_unchecked::<PyTuple>();
            let keywords = Bound::from_borrowed_ptr_or_opt(py, keywords)
                .map(|keywords| keywords.cast_into_unchecked::<PyDict>());
            let names = keywords.as_ref().map(|keywords| keywords.keys().to_tuple());
            let values = keywords.as_ref().map(PyDictMethods::values);
            let count = arguments.len();
            let held: Vec<_> = arguments.iter().chain(values.iter().flatten()).collect();
            let pointers: Vec<_> = held.iter().map(Bound::as_ptr).collect();
            let names = names.as_ref().map_or(ptr::null_mut(), Bound::as_ptr);
            let arguments = self::arguments(py, pointers.as_ptr(), count, names);
            function(object).call_again(py, &arguments)
        })
    }
}

unsafe extern "C" fn attribute(
    object: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours and the closure of the attribute.
    unsafe {
        answer(|py| {
            let (_, attribute) = Attribute::ALL[closure.addr()];
            function(object).attribute(py, attribute)
        })
    }
}

unsafe extern "C" fn repr(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours.
    unsafe { answer(|py| Ok(PyString::new(py, &function(object).repr()).into_any())) }
}

unsafe extern "C" fn reduce(
    object: *mut ffi::PyObject,
    _unused: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours.
    unsafe { answer(|py| function(object).reduce(py)) }
}

/// Like a built-in function, it does not become a method of the object it is looked up on.
unsafe extern "C" fn descr_get(
    object: *mut ffi::PyObject,
    _instance: *mut ffi::PyObject,
    _owner: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours, of which a new reference is returned.
    unsafe { answer(|py| Ok(Bound::from_borrowed_ptr(py, object))) }
}

unsafe extern "C" fn hash(object: *mut ffi::PyObject) -> ffi::Py_hash_t {
    // SAFETY: CPython passes an instance of ours.
    let hash = unsafe { function(object) }.hash();
    // -1 would mean an exception.
    if hash == -1 { -2 } else { hash }
}

unsafe extern "C" fn compare(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    operator: c_int,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an instance of ours and any object, whose type is compared first.
    unsafe {
        answer(|py| {
            let is_ours = ffi::Py_TYPE(object) == ffi::Py_TYPE(other);
            let same = || function(object).identity() == function(other).identity();
            let answer = match operator {
                ffi::Py_EQ if is_ours => Some(same()),
                ffi::Py_NE if is_ours => Some(!same()),
                _ => None,
            };
            Ok(match answer {
                Some(truth) => truth.into_pyobject(py)?.to_owned().into_any(),
                None => py.NotImplemented().into_bound(py),
            })
        })
    }
}

unsafe extern "C" fn dealloc(object: *mut ffi::PyObject) {
    // SAFETY: CPython passes an instance of ours to which no reference is left. The type is
    // released after its last use, as a heap type's instances must.
    unsafe {
        let instance = object.cast::<Instance>();
        if !(*instance).weak_references.is_null() {
            ffi::PyObject_ClearWeakRefs(object);
        }
        ptr::drop_in_place(&raw mut (*instance).function);
        let kind = ffi::Py_TYPE(object);
        ffi::PyObject_Free(object.cast());
        ffi::Py_DECREF(kind.cast());
    }
}
