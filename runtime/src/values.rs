//! The classes of values with a name: enums, and the numbers and texts that have methods.
//!
//! In: what the model says of a type. Out: a Python class, made when it is first needed, and instances of
//! it: members where there is one of that value.

mod instance;
pub(crate) mod typed;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyFloat, PyInt, PyString, PyType};
use usegolib::model::{Api, Constant, Literal, Type, ValueBase, ValueClass, ValueClasses};

use crate::callable::native::{self, Kind};
use crate::classes::literal;
use crate::objects::interface;
use crate::records::scope::Scope;
use crate::wire::codec::Codec;

/// The class of the values of a type.
pub(crate) struct Class {
    /// Its key in the table of types.
    pub(crate) key: String,
    /// The type itself.
    pub(crate) kind: Type,
    described: ValueClass,
    /// Its members: their names in Go and in Python, and their values.
    members: Vec<(String, String, Literal)>,
    made: PyOnceLock<Made>,
    codec: OnceLock<Codec<'static>>,
}

struct Made {
    class: Py<PyType>,
    /// The members by their values, if it is an enum.
    members: Option<Py<PyDict>>,
    /// The instances that are small numbers and are shared: members, and those without attributes.
    small: Vec<PyOnceLock<Py<PyAny>>>,
}

/// So many numbers from 0 on are small, which is one byte of a message.
const SMALL: u8 = 128;

/// The classes of some packages, by the keys of their types.
pub(crate) fn classes(known: &ValueClasses, api: &Api) -> BTreeMap<String, Class> {
    let class = |(key, described): (&str, &ValueClass)| {
        let members = members(key, api);
        let (made, codec) = (PyOnceLock::new(), OnceLock::new());
        let (described, kind) = (described.clone(), Type::Declared(key.to_owned()));
        (key.to_owned(), Class { key: key.to_owned(), kind, described, members, made, codec })
    };
    known.iter().map(class).collect()
}

/// The members of the enum of this key.
fn members(key: &str, api: &Api) -> Vec<(String, String, Literal)> {
    let declared = api.types.get(key);
    let Some(described) = declared.and_then(|declared| declared.as_enum()) else {
        return Vec::new();
    };
    let own = declared.and_then(|it| api.package(&it.name.package));
    let constants = own.map_or(&[][..], |package| &package.constants);
    let find = |go: &String| constants.iter().find(|constant| constant.go == *go);
    let member = |it: &Constant| (it.go.clone(), it.python.clone(), it.value.clone());
    described.members.iter().filter_map(find).map(member).collect()
}

impl Class {
    /// Whether it is of that name of Go's in that package.
    pub(crate) fn is(&self, package: &str, go: &str) -> bool {
        self.described.package == package && self.described.go == go
    }

    /// Its name in Python.
    pub(crate) fn name(&self) -> &str {
        &self.described.python
    }

    /// How its instances travel as results.
    pub(crate) fn codec(&'static self, scope: &'static Scope) -> &'static Codec<'static> {
        self.codec.get_or_init(|| Codec::of(&self.kind, scope).of_result())
    }

    /// Whether an object is an instance of it.
    pub(crate) fn is_of(&self, value: Borrowed<'_, '_, PyAny>) -> bool {
        let made = self.made.get(value.py());
        made.is_some_and(|made| value.get_type_ptr().addr() == made.class.as_ptr().addr())
    }

    /// The class itself.
    pub(crate) fn python<'a, 'py>(
        &'static self,
        py: Python<'py>,
        scope: &'static Scope,
    ) -> PyResult<&'a Bound<'py, PyType>> {
        let made: &'a Made = self.made(py, scope)?;
        Ok(made.class.bind(py))
    }

    /// The instance of a plain value.
    pub(crate) fn instance<'py>(
        &'static self,
        scope: &'static Scope,
        plain: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let made = self.made(plain.py(), scope)?;
        match made.member(plain)? {
            Some(member) => Ok(member),
            None => self.create(made, plain),
        }
    }

    fn create<'py>(&self, made: &Made, plain: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        instance::create(self.described.base, made.class.bind(plain.py()), plain)
    }

    /// The instance that is a number of one byte, if it is of numbers.
    #[inline]
    pub(crate) fn small<'py>(
        &'static self,
        py: Python<'py>,
        scope: &'static Scope,
        number: u8,
    ) -> PyResult<Bound<'py, PyAny>> {
        let made = self.made(py, scope)?;
        let shared = made.small.get(usize::from(number)).and_then(|place| place.get(py));
        // Python code can give an object another class.
        match shared.filter(|it| it.bind(py).get_type_ptr().addr() == made.class.as_ptr().addr()) {
            Some(shared) => Ok(shared.bind(py).clone()),
            None => self.make_small(py, made, number),
        }
    }

    #[inline(never)]
    fn make_small<'py>(
        &self,
        py: Python<'py>,
        made: &Made,
        number: u8,
    ) -> PyResult<Bound<'py, PyAny>> {
        let plain = number.into_pyobject(py)?.into_any();
        let (value, is_shared) = match made.member(&plain)? {
            Some(member) => (member, true),
            None => (self.create(made, &plain)?, !self.described.base.is_enum()),
        };
        if let Some(place) = made.small.get(usize::from(number)).filter(|_| is_shared) {
            // Another thread may have been faster.
            let _ = place.set(py, value.clone().unbind());
        }
        Ok(value)
    }

    /// The member that is this constant of Go's, if it is one.
    pub(crate) fn member<'py>(
        &'static self,
        py: Python<'py>,
        scope: &'static Scope,
        constant: &Constant,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        if !self.members.iter().any(|(go, ..)| *go == constant.go) {
            return Ok(None);
        }
        self.instance(scope, &literal(py, &constant.value)?).map(Some)
    }

    fn made(&'static self, py: Python<'_>, scope: &'static Scope) -> PyResult<&'static Made> {
        if let Some(made) = self.made.get(py) {
            return Ok(made);
        }
        let class = self.define(py, scope)?;
        let members =
            self.described.base.is_enum().then(|| members_by_value(&class)).transpose()?;
        let small = (0..SMALL).map(|_| PyOnceLock::new()).collect();
        let made = Made { class: class.unbind(), members, small };
        // Another thread may have been faster.
        Ok(self.made.get_or_init(py, || made))
    }

    fn define<'py>(
        &'static self,
        py: Python<'py>,
        scope: &'static Scope,
    ) -> PyResult<Bound<'py, PyType>> {
        let ValueClass { package, go, python, .. } = &self.described;
        let name = if scope.home.is_of_handles() { go } else { python };
        let class = self.make(py, name, scope)?.cast_into::<PyType>()?;
        if let Some(source) = scope.home.source(package) {
            native::add_methods(py, &class, &source, go, name, Kind::Method)?;
        }
        Ok(class)
    }

    fn make<'py>(
        &'static self,
        py: Python<'py>,
        name: &str,
        scope: &'static Scope,
    ) -> PyResult<Bound<'py, PyAny>> {
        let ValueClass { package, doc, base, interfaces, .. } = &self.described;
        let interfaces = interface::bases(py, scope, interfaces)?;
        let (module, is_plain) = (scope.home.module(package), scope.home.is_of_handles());
        let values = py.import("usegolib._values")?;
        let base = match base {
            ValueBase::Int => py.get_type::<PyInt>(),
            ValueBase::Float => py.get_type::<PyFloat>(),
            ValueBase::Str => py.get_type::<PyString>(),
            ValueBase::IntEnum | ValueBase::StrEnum => {
                let is_of_strings = *base == ValueBase::StrEnum;
                let members = self.literals(py, is_plain)?;
                let arguments = (name, module, doc, is_plain, is_of_strings, members, interfaces);
                return values.getattr("enumeration")?.call1(arguments);
            }
        };
        values.getattr("named")?.call1((name, module, doc, is_plain, base, interfaces))
    }

    /// The members by the names that they have in a handle, or in a generated package.
    fn literals<'py>(
        &self,
        py: Python<'py>,
        is_of_handles: bool,
    ) -> PyResult<Vec<(&str, Bound<'py, PyAny>)>> {
        self.members
            .iter()
            .map(|(go, python, value)| {
                Ok((if is_of_handles { go } else { python }.as_str(), literal(py, value)?))
            })
            .collect()
    }
}

impl Made {
    /// The member that is equal to a plain value.
    fn member<'py>(&self, plain: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let members = self.members.as_ref().map(|members| members.bind(plain.py()));
        Ok(members.map(|members| members.get_item(plain)).transpose()?.flatten())
    }
}

fn members_by_value(class: &Bound<'_, PyType>) -> PyResult<Py<PyDict>> {
    Ok(class.getattr("_value2member_map_")?.cast_into::<PyDict>()?.unbind())
}

impl fmt::Debug for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Class").field(&self.described.go).finish()
    }
}
