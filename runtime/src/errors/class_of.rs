//! One exception class for errors of Go's.
//!
//! In: a class as the manifest describes it. Out: a Python class, made when it is first needed: before the
//! library is loaded by whoever names it, or by the first error that is of it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use usegolib::model::{ErrorClass, ErrorOrigin, Package};

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
pub(crate) fn classes(packages: &[Package]) -> BTreeMap<String, Class> {
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
    packages.iter().flat_map(of_package).collect()
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
        let ErrorClass { go, python, doc, of, .. } = self.described;
        let (home, package) = (&scope.home, self.package);
        let place = match home {
            Home::Handles(source) => {
                let dir = py.detach(|| source.folder())?.into_os_string();
                (dir, package, go).into_pyobject(py)?.into_any()
            }
            Home::Modules(..) | Home::Nowhere => py.None().into_bound(py),
        };
        let name = if matches!(home, Home::Handles(_)) { go } else { python };
        let define = py.import("usegolib._errors")?.getattr("_define")?;
        let made = define.call1((name, home.module(package), doc, place))?.cast_into::<PyType>()?;
        let kind = match of {
            ErrorOrigin::Variable => return Ok(made),
            ErrorOrigin::Struct => Kind::Method,
            ErrorOrigin::Named => Kind::Function,
        };
        if let Some(source) = home.source(package) {
            native::add_methods(py, made.as_any(), &source, go, name, kind)?;
        }
        Ok(made)
    }
}

impl fmt::Debug for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Class").field(&self.described.go).finish()
    }
}
