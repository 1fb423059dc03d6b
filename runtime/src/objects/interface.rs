//! The class of one Go interface.
//!
//! In: a row of the table of types. Out: a Python class without storage, made when it is first needed,
//! which the classes of the values that implement the interface derive from. It has no instances of its
//! own.

#![expect(unsafe_code, reason = "defines a type through the stable C API")]

use std::collections::HashMap;
use std::ffi::{c_uint, c_void};
use std::fmt;
use std::sync::{PoisonError, RwLock};

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};
use usegolib::model::{self, Protocols, TypeName};

use super::class::{Class, is_open, leak_text};
use super::{documentation, protocols};
use crate::callable::native::slots::answer;
use crate::callable::native::{self, Kind};
use crate::records::scope::Scope;
use crate::records::spec::subscript;

/// An interface with methods.
pub(crate) struct Interface {
    pub(crate) scope: &'static Scope,
    /// Its key in the table.
    pub(crate) key: &'static str,
    /// How Go refers to it.
    pub(crate) name: &'static TypeName,
    /// What Python makes of it.
    pub(crate) described: &'static model::Interface,
    /// Another instance of the same generic interface, which Python has the class of.
    first: Option<&'static Interface>,
    made: PyOnceLock<Py<PyType>>,
}

static INTERFACES: RwLock<Option<HashMap<usize, &'static Interface>>> = RwLock::new(None);

/// The interface that a Python class is, or derives from.
fn of_class(class: &Bound<'_, PyType>) -> Option<&'static Interface> {
    let interfaces = INTERFACES.read().unwrap_or_else(PoisonError::into_inner);
    let interfaces = interfaces.as_ref()?;
    class.mro().iter().find_map(|base| interfaces.get(&base.as_ptr().addr()).copied())
}

impl Interface {
    pub(crate) const fn new(
        scope: &'static Scope,
        key: &'static str,
        name: &'static TypeName,
        described: &'static model::Interface,
    ) -> Self {
        Self { scope, key, name, described, first: None, made: PyOnceLock::new() }
    }

    /// The same with the class that Python has of another instance of the same interface, if there is one.
    pub(crate) fn with_python_of(self, first: Option<&'static Self>) -> Self {
        Self { first, ..self }
    }

    /// Whether objects of a class may go into it: of one instance of several that is known beforehand, since a
    /// call takes the first that its arguments fit. Of others Go says.
    pub(crate) fn takes(&self, class: &Class) -> bool {
        let is_base = |base: &String| base == self.key || self.scope.types.derives(base, self.key);
        self.described.objects.is_empty()
            || self.described.objects.iter().any(|key| key == class.key)
            || class.object.bases.iter().any(is_base)
    }

    /// The Python module that it says it is from.
    pub(crate) fn module(&self) -> &str {
        self.scope.home.module(&self.name.package)
    }

    /// The class itself.
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
        let class = match self.first {
            Some(first) => first.python(py)?.clone().unbind(),
            None => self.define(py)?.unbind(),
        };
        // Another thread may have been faster.
        let made = self.made.get_or_init(py, || class);
        let mut interfaces = INTERFACES.write().unwrap_or_else(PoisonError::into_inner);
        interfaces.get_or_insert_default().entry(made.as_ptr().addr()).or_insert(self);
        Ok(made)
    }

    /// Makes the class. What CPython keeps pointers to is leaked: the class lives as long as the process.
    #[expect(clippy::cast_possible_truncation, reason = "all flags lie in the low 32 bits")]
    fn define<'py>(&'static self, py: Python<'py>) -> PyResult<Bound<'py, PyType>> {
        let python = &self.described.python;
        let doc = leak_text(&self.described.doc);
        let source = self.scope.home.source(&self.name.package);
        let protocols = match &source {
            Some(source) => protocols::find(py, source, self.name)?,
            None => Protocols::default(),
        };
        let functions = Vec::leak(protocols::functions(&protocols)).as_mut_ptr();
        let mut slots = [
            ffi::PyType_Slot { slot: ffi::Py_tp_doc, pfunc: doc.cast_mut().cast() },
            ffi::PyType_Slot { slot: ffi::Py_tp_new, pfunc: new as *mut c_void },
            ffi::PyType_Slot { slot: ffi::Py_tp_methods, pfunc: functions.cast() },
            ffi::PyType_Slot::default(),
        ];
        let mut spec = ffi::PyType_Spec {
            name: leak_text(&format!("{}.{python}", self.module())),
            basicsize: 0,
            itemsize: 0,
            flags: (ffi::Py_TPFLAGS_DEFAULT | ffi::Py_TPFLAGS_BASETYPE) as c_uint,
            slots: slots.as_mut_ptr(),
        };
        let bases = bases(py, self.scope, &self.described.bases)?;
        let bases = match bases.as_slice() {
            [] => PyTuple::new(py, [py.get_type::<PyAny>()])?,
            some => PyTuple::new(py, some)?,
        };
        // SAFETY: the specification is complete and ends with an empty slot, and what must outlive the
        // class is leaked.
        let made: Bound<'py, PyType> = unsafe {
            let made = ffi::PyType_FromSpecWithBases(&raw mut spec, bases.as_ptr());
            Bound::from_owned_ptr_or_err(py, made)?.cast_into_unchecked()
        };
        made.setattr("__slots__", PyTuple::empty(py))?;
        let is_one_of_many = self.scope.instances_of(self.name).nth(1).is_some();
        if is_one_of_many || is_open(self.name) {
            made.setattr("__class_getitem__", subscript(py)?)?;
        }
        inherit_explanations(&made)?;
        if let Some(source) = source {
            native::add_methods(py, &made, &source, &self.name.name, python, Kind::Method)?;
        }
        protocols::apply(&made, &protocols)?;
        Ok(made)
    }
}

/// The classes of the interfaces of some keys.
pub(crate) fn bases<'py>(
    py: Python<'py>,
    scope: &'static Scope,
    keys: &[String],
) -> PyResult<Vec<Bound<'py, PyType>>> {
    let interfaces = keys.iter().filter_map(|key| scope.interface(key));
    interfaces.map(|interface| interface.python(py).cloned()).collect()
}

/// Has a class say what its bases do of methods that cannot be called. A slot is inherited from the
/// first base alone, so the method has to be set.
pub(crate) fn inherit_explanations(class: &Bound<'_, PyType>) -> PyResult<()> {
    let name = intern!(class.py(), "__getattr__");
    for base in class.mro().iter().skip(1) {
        if base.getattr("__dict__")?.contains(name)? {
            return class.setattr(name, base.getattr(name)?);
        }
    }
    Ok(())
}

/// `tp_new`: what implements an interface comes from Go.
unsafe extern "C" fn new(
    kind: *mut ffi::PyTypeObject,
    _arguments: *mut ffi::PyObject,
    _keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: the thread is attached, and CPython passes a class.
    unsafe {
        answer(|py| {
            let class = Bound::from_borrowed_ptr(py, kind.cast()).cast_into_unchecked::<PyType>();
            let why = match of_class(&class) {
                Some(found) => documentation::refuse_making(py, found)?,
                None => "cannot make what implements a Go interface in Python".to_owned(),
            };
            Err(PyTypeError::new_err(why))
        })
    }
}

impl fmt::Debug for Interface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Interface").field(&self.key).finish()
    }
}
