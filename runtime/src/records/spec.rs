//! The specification of a class of records, as CPython's stable API takes it.
//!
//! In: what the manifest says of a record. Out: a Python class. What CPython keeps pointers to is
//! leaked: the class lives as long as the process.

#![expect(unsafe_code, reason = "defines a type through the stable C API")]

use std::ffi::{CString, c_char, c_int, c_uint, c_ulong, c_void};
use std::mem::{offset_of, size_of};

use pyo3::exceptions::PyOverflowError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use super::class::Class;
use super::instance::Instance;
use super::{copies, create, dataclass, dealloc, slots};
use crate::callable::native::{self, Kind};
use crate::objects::interface;
use crate::wire::codec::Plan;
use crate::wire::python::words;

/// Makes the class.
pub(super) fn define<'py>(py: Python<'py>, class: &'static Class) -> PyResult<Bound<'py, PyType>> {
    let is_tracked = class.has_containers();
    let name = leak_text(&format!("{}.{}", class.module(), class.record.python));
    let doc = leak_text(&documentation(py, class)?);
    let bases = interface::bases(py, class.scope, &class.record.bases)?;
    let mut slots = slots(class, doc, is_tracked);
    let mut spec = ffi::PyType_Spec {
        name,
        basicsize: size(class)?,
        itemsize: 0,
        flags: flags(is_tracked),
        slots: slots.as_mut_ptr(),
    };
    // SAFETY: the specification is complete and ends with an empty slot, and what must outlive the
    // class is leaked.
    let made: Bound<'py, PyType> = unsafe {
        let made = match bases.as_slice() {
            [] => ffi::PyType_FromSpec(&raw mut spec),
            some => ffi::PyType_FromSpecWithBases(&raw mut spec, PyTuple::new(py, some)?.as_ptr()),
        };
        Bound::from_owned_ptr_or_err(py, made)?.cast_into_unchecked()
    };
    interface::inherit_explanations(&made)?;
    made.setattr("__match_args__", PyTuple::empty(py))?;
    if !class.name.args.is_empty() {
        made.setattr("__class_getitem__", subscript(py)?)?;
    }
    for part in dataclass::Part::ALL {
        made.setattr(part.name(), dataclass::Lazy::new(class, part))?;
    }
    if let Some(source) = class.scope.home.source(&class.name.package) {
        let (go, python) = (&class.name.name, &class.record.python);
        native::add_methods(py, &made, &source, go, python, Kind::Method)?;
    }
    Ok(made)
}

/// `Pair[int, str]`, as annotations of code that runs have it.
pub(crate) fn subscript(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let alias = py.import("types")?.getattr("GenericAlias")?;
    py.import("builtins")?.getattr("classmethod")?.call1((alias,))
}

#[expect(clippy::cast_possible_truncation, reason = "all flags lie in the low 32 bits")]
fn flags(is_tracked: bool) -> c_uint {
    let tracked: c_ulong = if is_tracked { ffi::Py_TPFLAGS_HAVE_GC } else { 0 };
    (ffi::Py_TPFLAGS_DEFAULT | tracked) as c_uint
}

fn size(class: &Class) -> PyResult<c_int> {
    let size = size_of::<Instance>() + class.len() * size_of::<*mut ffi::PyObject>();
    c_int::try_from(size).map_err(|_| PyOverflowError::new_err("a record has too many fields"))
}

impl Class {
    /// Whether an object can hold others that hold others.
    fn has_containers(&self) -> bool {
        let is_plain = |codec: &crate::wire::codec::Codec<'_>| match &codec.plan {
            Plan::Bool
            | Plan::Integer(_)
            | Plan::Float32
            | Plan::Float64
            | Plan::Complex64
            | Plan::Complex128
            | Plan::Rune
            | Plan::Duration
            | Plan::BigInt
            | Plan::String
            | Plan::Bytes
            | Plan::FixedBytes(_)
            | Plan::Error
            | Plan::Failure
            | Plan::ErrorType(..)
            | Plan::Text(_)
            | Plan::Value(..)
            | Plan::Object(..)
            | Plan::Stream(_)
            | Plan::Interface(_) => true,
            Plan::Any(_) | Plan::List(_) | Plan::Map(_) | Plan::Record(_) | Plan::Optional(_) => {
                false
            }
        };
        !self.instances().iter().flat_map(|kind| &kind.fields).all(is_plain)
    }
}

fn slots(class: &Class, doc: *const c_char, is_tracked: bool) -> Vec<ffi::PyType_Slot> {
    let slot = |slot: c_int, function: *mut c_void| ffi::PyType_Slot { slot, pfunc: function };
    let hash = if class.is_hashable() {
        slots::hash as *mut c_void
    } else {
        ffi::PyObject_HashNotImplemented as *mut c_void
    };
    let mut all = vec![
        slot(ffi::Py_tp_new, create::new as *mut c_void),
        slot(ffi::Py_tp_repr, slots::repr as *mut c_void),
        slot(ffi::Py_tp_hash, hash),
        slot(ffi::Py_tp_richcompare, slots::compare as *mut c_void),
        slot(ffi::Py_tp_setattro, slots::set_attribute as *mut c_void),
        slot(ffi::Py_tp_doc, doc.cast_mut().cast()),
        slot(ffi::Py_tp_members, leak(members(class))),
        slot(ffi::Py_tp_methods, leak(methods())),
    ];
    if is_tracked {
        all.push(slot(ffi::Py_tp_dealloc, dealloc::dealloc_tracked as *mut c_void));
        all.push(slot(ffi::Py_tp_traverse, dealloc::traverse as *mut c_void));
    } else {
        all.push(slot(ffi::Py_tp_dealloc, dealloc::dealloc as *mut c_void));
    }
    all.push(ffi::PyType_Slot::default());
    all
}

fn members(class: &Class) -> Vec<ffi::PyMemberDef> {
    let start = offset_of!(Instance, fields);
    let fields = class.record.fields.iter().enumerate();
    let fields = fields.map(|(index, field)| ffi::PyMemberDef {
        name: leak_text(&field.python),
        type_code: ffi::Py_T_OBJECT_EX,
        offset: (start + index * size_of::<*mut ffi::PyObject>()).cast_signed(),
        flags: ffi::Py_READONLY,
        doc: if field.doc.is_empty() { std::ptr::null() } else { leak_text(&field.doc) },
    });
    fields.chain([ffi::PyMemberDef::default()]).collect()
}

fn methods() -> Vec<ffi::PyMethodDef> {
    let simple =
        |name: &'static std::ffi::CStr, function, doc: &'static std::ffi::CStr| ffi::PyMethodDef {
            ml_name: name.as_ptr(),
            ml_meth: ffi::PyMethodDefPointer { PyCFunction: function },
            ml_flags: ffi::METH_NOARGS,
            ml_doc: doc.as_ptr(),
        };
    let replace = ffi::PyMethodDef {
        ml_name: c"__replace__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunctionWithKeywords: create::replace },
        ml_flags: ffi::METH_VARARGS | ffi::METH_KEYWORDS,
        ml_doc: c"__replace__($self, /, **changes)\n--\n\nReturn another with changed fields."
            .as_ptr(),
    };
    let deepcopy = ffi::PyMethodDef {
        ml_name: c"__deepcopy__".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunction: copies::deepcopy },
        ml_flags: ffi::METH_O,
        ml_doc: c"Copy what its fields hold.".as_ptr(),
    };
    vec![
        simple(c"__reduce__", copies::reduce, c"Pickle by the name of the class."),
        simple(c"__copy__", copies::copy, c"Return the record itself, which never changes."),
        deepcopy,
        replace,
        ffi::PyMethodDef::zeroed(),
    ]
}

/// What `help` shows, behind a signature that `inspect` reads.
fn documentation(py: Python<'_>, class: &'static Class) -> PyResult<String> {
    let mut parts = Vec::new();
    for (index, field) in class.record.fields.iter().enumerate() {
        let name = &field.python;
        parts.push(match class.zero(py, index)? {
            Some(value) => format!("{name}={}", spell_default(&value)?),
            None => name.clone(),
        });
    }
    let star = if parts.is_empty() { "" } else { "*, " };
    let (name, doc) = (&class.record.python, &class.record.doc);
    Ok(format!("{name}({star}{})\n--\n\n{doc}", parts.join(", ")))
}

/// A literal, as `inspect` takes no other words for a default.
fn spell_default(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let is_container = value.len().is_ok_and(|len| len > 0) && value.is_instance_of::<PyTuple>();
    let own = value.get_type().module().is_ok_and(|module| module == "builtins");
    if !own || is_container {
        return Ok("...".to_owned());
    }
    Ok(words(value.repr()?.as_any()))
}

/// A text for as long as the process lives.
fn leak_text(text: &str) -> *const c_char {
    let text = CString::new(text.replace('\0', "")).unwrap_or_default();
    text.into_raw().cast_const()
}

fn leak<T>(table: Vec<T>) -> *mut c_void {
    Vec::leak(table).as_mut_ptr().cast()
}
