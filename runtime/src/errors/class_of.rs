//! One exception class for errors of Go's.
//!
//! In: a class as the manifest describes it. Out: a Python class, made when it is first needed: before the
//! library is loaded by whoever names it, or by the first error that is of it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use usegolib::model::{Api, ErrorClass, ErrorOrigin, Package};

use crate::callable::native::{self, Kind};
use crate::records::home::Home;
use crate::records::scope::Scope;
use crate::wire::codec::Codec;

/// The exception class of an exported variable or type.
pub(crate) struct Class {
    /// Import path of its package.
    package: &'static str,
    /// What Python makes of it.
    pub(crate) described: &'static ErrorClass,
    fields: OnceLock<Vec<Codec<'static>>>,
    made: PyOnceLock<Py<PyType>>,
}

/// The classes of some packages, by what responses call them.
pub(crate) fn classes(api: &Api) -> BTreeMap<String, Class> {
    let of_package = |package: &Package| {
        let path: &'static str = Box::leak(package.path.clone().into_boxed_str());
        let class = |described: &ErrorClass| {
            let class = Class {
                package: path,
                described: Box::leak(Box::new(described.clone())),
                fields: OnceLock::new(),
                made: PyOnceLock::new(),
            };
            (described.key(path), class)
        };
        package.errors.iter().map(class).collect::<Vec<_>>()
    };
    api.all_packages().flat_map(of_package).collect()
}

impl Class {
    /// How its fields travel, each with its name.
    pub(crate) fn fields(
        &'static self,
        scope: &'static Scope,
    ) -> impl Iterator<Item = (&'static str, &'static Codec<'static>)> {
        let compile = || {
            let fields = self.described.fields.iter();
            fields.map(|field| Codec::of(&field.kind, scope)).collect()
        };
        let codecs: &'static Vec<_> = self.fields.get_or_init(compile);
        self.described.fields.iter().map(|field| field.python.as_str()).zip(codecs)
    }

    /// The class itself.
    pub(crate) fn python<'a, 'py>(
        &'static self,
        py: Python<'py>,
        scope: &'static Scope,
    ) -> PyResult<&'a Bound<'py, PyType>> {
        if let Some(made) = self.made.get(py) {
            return Ok(made.bind(py));
        }
        let class = self.define(py, scope)?.unbind();
        // Another thread may have been faster.
        let made: &'a Py<PyType> = self.made.get_or_init(py, || class);
        Ok(made.bind(py))
    }

    fn define<'py>(
        &'static self,
        py: Python<'py>,
        scope: &'static Scope,
    ) -> PyResult<Bound<'py, PyType>> {
        let ErrorClass { go, python, doc, .. } = self.described;
        let name = if scope.home.is_of_handles() { go } else { python };
        let place = self.place(py, &scope.home)?;
        let define = py.import("usegolib._errors")?.getattr("_define")?;
        let made = define.call1((name, scope.home.module(self.package), doc, place))?;
        self.add_methods(py, &made, &scope.home, name)?;
        Ok(made.cast_into::<PyType>()?)
    }

    /// Where a pickle finds the class, if it is no attribute of a module.
    fn place(
        &self,
        py: Python<'_>,
        home: &Home,
    ) -> PyResult<Option<(OsString, &'static str, &'static str)>> {
        match home {
            Home::Handles(source) => {
                let dir = py.detach(|| source.folder())?.into_os_string();
                Ok(Some((dir, self.package, &self.described.go)))
            }
            Home::Modules(..) | Home::Nowhere => Ok(None),
        }
    }

    fn add_methods(
        &self,
        py: Python<'_>,
        class: &Bound<'_, PyAny>,
        home: &Home,
        name: &str,
    ) -> PyResult<()> {
        let kind = match self.described.of {
            ErrorOrigin::Variable => return Ok(()),
            ErrorOrigin::Struct => Kind::Method,
            ErrorOrigin::Named => Kind::Function,
        };
        match home.source(self.package) {
            Some(source) => native::add_methods(py, class, &source, &self.described.go, name, kind),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Class").field(&self.described.go).finish()
    }
}
