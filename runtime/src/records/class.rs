//! One class of records.
//!
//! In: a row of the table of types. Out: a Python class, made when it is first needed.

use std::collections::HashMap;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{OnceLock, PoisonError, RwLock};

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};
use usegolib::model::{Declared, Record, TypeName};

use super::scope::{RecordType, Scope};
use super::{spec, zero};
use crate::wire::codec::Codec;

/// The class of a record, or of all instances of a generic one.
pub(crate) struct Class {
    pub(crate) scope: &'static Scope,
    /// How Go refers to it; of a generic one, to its first instance.
    pub(crate) name: &'static TypeName,
    /// What Python makes of it.
    pub(crate) record: &'static Record,
    instances: OnceLock<Vec<&'static RecordType>>,
    made: PyOnceLock<Made>,
    pointer: AtomicPtr<ffi::PyTypeObject>,
}

/// The class itself, and the names of its fields.
struct Made {
    class: Py<PyType>,
    names: Vec<Py<PyString>>,
}

static CLASSES: RwLock<Option<HashMap<usize, &'static Class>>> = RwLock::new(None);

/// The class that a Python type is, if it is one of records.
pub(crate) fn of_pointer(kind: *mut ffi::PyTypeObject) -> Option<&'static Class> {
    let classes = CLASSES.read().unwrap_or_else(PoisonError::into_inner);
    classes.as_ref()?.get(&kind.addr()).copied()
}

impl Class {
    pub(super) fn new(
        scope: &'static Scope,
        name: &'static TypeName,
        record: &'static Record,
    ) -> Self {
        Self {
            scope,
            name,
            record,
            instances: OnceLock::new(),
            made: PyOnceLock::new(),
            pointer: AtomicPtr::new(ptr::null_mut()),
        }
    }

    pub(super) fn set_instances(&self, instances: Vec<&'static RecordType>) {
        self.instances.get_or_init(|| instances);
    }

    /// The types that share the class.
    pub(crate) fn instances(&self) -> &[&'static RecordType] {
        self.instances.get().map_or(&[], Vec::as_slice)
    }

    /// The only type of the class, where no others share it.
    pub(super) fn only(&self) -> Option<&'static RecordType> {
        if let [only] = self.instances() { Some(only) } else { None }
    }

    /// How many fields there are.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.record.fields.len()
    }

    /// How field `index` travels, where all types of the class agree on it.
    pub(super) fn codec(&self, index: usize) -> Option<&'static Codec<'static>> {
        let (first, others) = self.instances().split_first()?;
        let codec = first.fields.get(index)?;
        let is_same = others
            .iter()
            .all(|other| other.fields.get(index).is_some_and(|it| it.has_kind_of(codec)));
        is_same.then_some(codec)
    }

    /// How field `index` travels in each of the types of the class.
    pub(super) fn codecs(&self, index: usize) -> Vec<&Codec<'static>> {
        self.instances().iter().filter_map(|kind| kind.fields.get(index)).collect()
    }

    /// The value of field `index` where nobody gives one; `None` where the types of the class do not
    /// agree on it.
    pub(super) fn zero<'py>(
        &self,
        py: Python<'py>,
        index: usize,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        if let Some(codec) = self.codec(index) {
            return zero::zero(py, codec).map(Some);
        }
        let zeros = self
            .codecs(index)
            .into_iter()
            .map(|codec| zero::zero(py, codec))
            .collect::<PyResult<Vec<_>>>()?;
        let Some((first, others)) = zeros.split_first() else { return Ok(None) };
        for other in others {
            if !first.get_type().is(other.get_type()) || !first.eq(other)? {
                return Ok(None);
            }
        }
        Ok(Some(first.clone()))
    }

    /// Whether its records can have a hash: not if each of them has a map in it.
    pub(super) fn is_hashable(&self) -> bool {
        let types = self.scope.types;
        let of_type = |kind: &&RecordType| types.get(kind.key).and_then(Declared::as_record);
        !self.instances().iter().filter_map(of_type).all(|record| types.has_map(record))
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

    /// The class itself.
    #[inline]
    pub(crate) fn python<'a, 'py>(
        &'static self,
        py: Python<'py>,
    ) -> PyResult<&'a Bound<'py, PyType>> {
        let class: &'a Py<PyType> = &self.made(py)?.class;
        Ok(class.bind(py))
    }

    /// The names of its fields.
    pub(super) fn names(&'static self, py: Python<'_>) -> PyResult<&'static [Py<PyString>]> {
        Ok(&self.made(py)?.names)
    }

    #[inline]
    fn made(&'static self, py: Python<'_>) -> PyResult<&'static Made> {
        match self.made.get(py) {
            Some(made) => Ok(made),
            None => self.make(py),
        }
    }

    #[cold]
    fn make(&'static self, py: Python<'_>) -> PyResult<&'static Made> {
        let class = spec::define(py, self)?;
        let names = self.record.fields.iter();
        let names = names.map(|field| PyString::intern(py, &field.python).unbind()).collect();
        // Another thread may have been faster.
        let made = self.made.get_or_init(py, || Made { class: class.unbind(), names });
        let pointer = made.class.bind(py).as_type_ptr();
        let mut classes = CLASSES.write().unwrap_or_else(PoisonError::into_inner);
        classes.get_or_insert_default().insert(pointer.addr(), self);
        drop(classes);
        self.pointer.store(pointer, Ordering::Relaxed);
        Ok(made)
    }
}
