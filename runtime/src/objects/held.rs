//! What a value is that an interface holds.
//!
//! In: the number that the library gave its type. Out: the class of its objects: that of the table of
//! types, or one that is made for the Go type alone. The library is asked once for each type.

use std::sync::{PoisonError, RwLock};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use usegolib::abi;
use usegolib::model::{Object, Position, TypeName};

use super::ask::ask;
use super::class::Class;
use crate::records::scope::Scope;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::read::Reader;

/// What is known of a type.
#[derive(Clone, Copy)]
pub(crate) struct HeldType {
    pub(crate) class: &'static Class,
    /// Whether the value is a nil pointer.
    pub(crate) is_nil: bool,
}

/// The types that a library has told of, by their numbers.
pub(crate) struct HeldTypes(RwLock<Vec<Option<HeldType>>>);

/// More types than a library can have.
const MANY: usize = 1 << 20;

/// What a library says of a type.
struct Told {
    key: String,
    go: String,
    package: String,
    is_nil: bool,
    interfaces: Vec<String>,
}

impl HeldTypes {
    pub(crate) const fn new() -> Self {
        Self(RwLock::new(Vec::new()))
    }

    /// What is known of the type with this number.
    #[inline]
    pub(crate) fn find(
        &self,
        py: Python<'_>,
        scope: &'static Scope,
        number: u64,
    ) -> PyResult<HeldType> {
        let index = usize::try_from(number).unwrap_or(MANY);
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(index).copied();
        match known.flatten() {
            Some(known) => Ok(known),
            None => self.ask(py, scope, index),
        }
    }

    #[cold]
    fn ask(&self, py: Python<'_>, scope: &'static Scope, index: usize) -> PyResult<HeldType> {
        let library = scope.library().filter(|_| index < MANY).ok_or_else(unknown)?;
        let told = ask(py, library, abi::DESCRIBE_TYPE, &[index as u64], read);
        let told = told.ok_or_else(unknown)?;
        let found = HeldType { class: class_of(scope, &told), is_nil: told.is_nil };
        let mut types = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if types.len() <= index {
            types.resize(index + 1, None);
        }
        // Another thread may have been faster.
        Ok(*types[index].get_or_insert(found))
    }
}

#[cold]
fn unknown() -> PyErr {
    PyRuntimeError::new_err("the library does not say what an object is; please report it")
}

/// What the library says, an array of five.
fn read(message: &mut Reader<'_>) -> Result<Told, Malformed> {
    if message.read_array_length()? != 5 {
        return Err(Malformed::Length);
    }
    let text = |message: &mut Reader<'_>| {
        message.read_string().map(|text| String::from_utf8_lossy(text).into_owned())
    };
    Ok(Told {
        key: text(message)?,
        go: text(message)?,
        package: text(message)?,
        is_nil: message.read_bool()?,
        interfaces: {
            let count = message.read_array_length()?;
            (0..count).map(|_| text(message)).collect::<Result<_, _>>()?
        },
    })
}

/// The class of the table, or one for the type alone, which derives from all interfaces that the type
/// implements.
fn class_of(scope: &'static Scope, told: &Told) -> &'static Class {
    if let Some(class) = scope.object(&told.key) {
        return class;
    }
    let name = name_of(told);
    let object = Object {
        python: name.name.clone(),
        doc: format!("A value of the Go type {}, which has no class of its own.", told.go),
        position: Position { file: String::new(), line: 0 },
        is_function: false,
        holds_lock: false,
        is_value: !told.go.starts_with('*'),
        is_made_value: false,
        harmless: Vec::new(),
        refused: Vec::new(),
        bases: maximal(scope, &told.interfaces),
    };
    let (name, object) = (Box::leak(Box::new(name)), Box::leak(Box::new(object)));
    Box::leak(Box::new(Class::private(scope, name, object)))
}

/// `*shapes.hidden` is called `hidden`.
fn name_of(told: &Told) -> TypeName {
    let go = told.go.trim_start_matches('*');
    let bare = go.split('[').next().unwrap_or_default();
    let (clause, name) = match bare.split_once('.') {
        Some((clause, name)) if !name.contains(['.', ' ', '{']) => (clause, name),
        _ => ("go", "value"),
    };
    let [package, clause, name] = [&told.package, clause, name].map(str::to_owned);
    TypeName { package, clause, name, args: Vec::new() }
}

/// The interfaces that no other of them includes.
fn maximal(scope: &'static Scope, interfaces: &[String]) -> Vec<String> {
    let mut included = Vec::new();
    for key in interfaces {
        let mut left = scope.types.get(key).map_or(&[][..], |it| it.bases()).to_vec();
        while let Some(base) = left.pop() {
            left.extend_from_slice(scope.types.get(&base).map_or(&[][..], |it| it.bases()));
            included.push(base);
        }
    }
    interfaces.iter().filter(|key| !included.contains(key)).cloned().collect()
}
