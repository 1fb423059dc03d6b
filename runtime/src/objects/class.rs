//! One class of objects.
//!
//! In: a row of the table of types. Out: a Python class, made when it is first needed.

#![expect(unsafe_code, reason = "defines a type through the stable C API")]

use std::collections::HashMap;
use std::ffi::{CString, c_char, c_uint, c_void};
use std::fmt;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{OnceLock, PoisonError, RwLock};

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};
use usegolib::model::{Object, Protocols, TypeName};

use super::make::Constructor;
use super::{ambiguous, base, documentation, fields, instance, interface, protocols};
use crate::callable::native::{self, Kind};
use crate::records::scope::Scope;
use crate::records::spec::subscript;

/// The class of the objects of one Go type.
pub(crate) struct Class {
    pub(crate) scope: &'static Scope,
    /// Its key in the table.
    pub(crate) key: &'static str,
    /// How Go refers to it.
    pub(crate) name: &'static TypeName,
    /// What Python makes of it.
    pub(crate) object: &'static Object,
    /// Another instance of the same generic type, which Python has the class of.
    first: Option<&'static Class>,
    /// What makes its objects, once that was asked for.
    pub(super) constructor: OnceLock<Constructor>,
    /// Whether the table lacks its type: it has the methods of its bases alone.
    pub(super) is_private: bool,
    /// What its methods stand for, once it is made.
    protocols: OnceLock<Protocols>,
    made: PyOnceLock<Py<PyType>>,
    pointer: AtomicPtr<ffi::PyTypeObject>,
}

static CLASSES: RwLock<Option<HashMap<usize, &'static Class>>> = RwLock::new(None);

/// The class that a Python type is, if it is one of objects.
pub(super) fn of_pointer(kind: *mut ffi::PyTypeObject) -> Option<&'static Class> {
    let classes = CLASSES.read().unwrap_or_else(PoisonError::into_inner);
    classes.as_ref()?.get(&kind.addr()).copied()
}

impl Class {
    pub(crate) fn new(
        scope: &'static Scope,
        key: &'static str,
        name: &'static TypeName,
        object: &'static Object,
    ) -> Self {
        let (made, pointer) = (PyOnceLock::new(), AtomicPtr::new(ptr::null_mut()));
        let (constructor, protocols) = (OnceLock::new(), OnceLock::new());
        let is_private = false;
        let first = None;
        Self { scope, key, name, object, first, constructor, is_private, protocols, made, pointer }
    }

    /// The same with the class that Python has of another instance of the same type, if there is one.
    pub(crate) fn with_python_of(self, first: Option<&'static Self>) -> Self {
        Self { first, ..self }
    }

    /// The keys of all instances of its type, which is one unless that is generic.
    pub(super) fn instances(&self) -> Vec<&'static str> {
        self.scope.instances_of(self.name).collect()
    }

    /// That of a type which only a value has told of.
    pub(super) fn private(
        scope: &'static Scope,
        name: &'static TypeName,
        object: &'static Object,
    ) -> Self {
        Self { is_private: true, ..Self::new(scope, "", name, object) }
    }

    /// Whether its type is generic and has other instances.
    pub(super) fn is_one_of_many(&self) -> bool {
        !self.name.args.is_empty() && self.instances().len() > 1
    }

    /// The Python module that it says it is from.
    pub(crate) fn module(&self) -> &str {
        self.scope.home.module(&self.name.package)
    }

    /// The address of the class, null before it is made.
    #[inline]
    pub(super) fn pointer(&self) -> *mut ffi::PyTypeObject {
        self.pointer.load(Ordering::Relaxed)
    }

    /// What its methods stand for, once it is made.
    pub(super) fn protocols(&self) -> Option<&Protocols> {
        self.protocols.get()
    }

    /// The class itself.
    #[inline]
    pub(crate) fn python<'a, 'py>(
        &'static self,
        py: Python<'py>,
    ) -> PyResult<&'a Bound<'py, PyType>> {
        let made: &'a Py<PyType> = match self.made.get(py) {
            Some(made) => made,
            None => self.make(py)?,
        };
        Ok(made.bind(py))
    }

    #[cold]
    fn make(&'static self, py: Python<'_>) -> PyResult<&'static Py<PyType>> {
        if let Some(first) = self.first {
            return self.take(py, first);
        }
        let class = self.define(py)?.unbind();
        // Another thread may have been faster.
        let made = self.made.get_or_init(py, || class);
        let pointer = made.bind(py).as_type_ptr();
        let mut classes = CLASSES.write().unwrap_or_else(PoisonError::into_inner);
        classes.get_or_insert_default().insert(pointer.addr(), self);
        drop(classes);
        self.pointer.store(pointer, Ordering::Relaxed);
        Ok(made)
    }

    /// Takes the class of another instance.
    #[cold]
    fn take(&'static self, py: Python<'_>, first: &'static Self) -> PyResult<&'static Py<PyType>> {
        let class = first.python(py)?.clone();
        if let Some(protocols) = first.protocols.get() {
            self.protocols.get_or_init(|| protocols.clone());
        }
        self.pointer.store(class.as_type_ptr(), Ordering::Relaxed);
        Ok(self.made.get_or_init(py, || class.unbind()))
    }

    /// Makes the class. What CPython keeps pointers to is leaked: the class lives as long as the process.
    #[expect(clippy::cast_possible_truncation, reason = "all flags lie in the low 32 bits")]
    fn define<'py>(&'static self, py: Python<'py>) -> PyResult<Bound<'py, PyType>> {
        let python = &self.object.python;
        let source = self.scope.home.source(&self.name.package).filter(|_| !self.is_private);
        let doc = leak_text(&documentation::of_class(py, self, source.as_deref())?);
        let attributes = match &source {
            Some(source) => fields::attributes(py, self, source)?,
            None => vec![ffi::PyGetSetDef::default()],
        };
        let attributes = Vec::leak(attributes).as_mut_ptr();
        let protocols = match &source {
            Some(source) => protocols::find(py, source, self.name)?,
            None => Protocols { is_unhashable: self.object.is_value, ..Protocols::default() },
        };
        let functions = Vec::leak(protocols::functions(&protocols)).as_mut_ptr();
        let mut slots = [
            ffi::PyType_Slot { slot: ffi::Py_tp_doc, pfunc: doc.cast_mut().cast() },
            ffi::PyType_Slot { slot: ffi::Py_tp_getset, pfunc: attributes.cast() },
            ffi::PyType_Slot { slot: ffi::Py_tp_methods, pfunc: functions.cast() },
            // Inherited it would be called through one of CPython's that takes longer.
            ffi::PyType_Slot { slot: ffi::Py_tp_dealloc, pfunc: instance::dealloc as *mut c_void },
            ffi::PyType_Slot::default(),
        ];
        let mut spec = ffi::PyType_Spec {
            name: leak_text(&format!("{}.{python}", self.module())),
            basicsize: instance::SIZE,
            itemsize: 0,
            flags: ffi::Py_TPFLAGS_DEFAULT as c_uint,
            slots: slots.as_mut_ptr(),
        };
        let interfaces = interface::bases(py, self.scope, &self.object.bases)?;
        let bases = [vec![base::object_type(py)?.clone()], interfaces].concat();
        let bases = PyTuple::new(py, bases)?;
        // SAFETY: the specification is complete and ends with an empty slot, and what must outlive the
        // class is leaked.
        let made: Bound<'py, PyType> = unsafe {
            let made = ffi::PyType_FromSpecWithBases(&raw mut spec, bases.as_ptr());
            Bound::from_owned_ptr_or_err(py, made)?.cast_into_unchecked()
        };
        made.setattr("__slots__", PyTuple::empty(py))?;
        if self.is_one_of_many() || is_open(self.name) {
            made.setattr("__class_getitem__", subscript(py)?)?;
        }
        interface::inherit_explanations(&made)?;
        if self.is_private {
            ambiguous::hide(&made)?;
        }
        if let Some(source) = source {
            native::add_methods(py, &made, &source, &self.name.name, python, Kind::Method)?;
        }
        protocols::apply(&made, self.protocols.get_or_init(|| protocols))?;
        Ok(made)
    }
}

/// Whether type checkers know more of an instance of a generic type than Go: it is made of what is `any`.
pub(super) fn is_open(name: &TypeName) -> bool {
    name.args.iter().any(|arg| arg.open_name().is_some())
}

/// A text for as long as the process lives.
pub(super) fn leak_text(text: &str) -> *const c_char {
    let text = CString::new(text.replace('\0', "")).unwrap_or_default();
    text.into_raw().cast_const()
}

impl fmt::Debug for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Class").field(&self.key).finish()
    }
}
