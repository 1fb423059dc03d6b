//! The declared types of one library as one Python package tree has them.
//!
//! In: a table of types. Out: the records, objects and errors among them, each with one class, however many
//! packages and functions mention it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

use pyo3::prelude::*;
use usegolib::model::{
    Api, DeclaredKind, Level, Record, Stream, Type, TypeName, TypeTable, ValueClasses,
};

use super::class::Class;
use super::home::Home;
use super::siblings;
use crate::errors;
use crate::library::symbols::Library;
use crate::objects;
use crate::objects::held::HeldTypes;
use crate::objects::interface::Interface;
use crate::objects::iterator::Streamed;
use crate::values;
use crate::wire::codec::Codec;

/// What the types of one package tree are in Python. It lives as long as the process.
pub(crate) struct Scope {
    /// The types that are mentioned.
    pub(crate) types: &'static TypeTable,
    /// How much of Go is offered.
    pub(crate) level: Level,
    /// Where its classes are found.
    pub(crate) home: Home,
    /// The module, its version and its build; empty where there is none.
    pub(crate) build: String,
    records: Mutex<BTreeMap<String, &'static RecordType>>,
    objects: Mutex<BTreeMap<String, &'static objects::class::Class>>,
    interfaces: Mutex<BTreeMap<String, &'static Interface>>,
    streams: Mutex<Vec<&'static Streamed>>,
    /// What the library has told of the values of interfaces.
    pub(crate) held: HeldTypes,
    /// The exception classes of errors, by what responses call them.
    errors: BTreeMap<String, errors::class_of::Class>,
    /// The types whose values are of classes of their own.
    pub(crate) value_types: ValueClasses,
    values: BTreeMap<String, values::Class>,
    /// The library that it is of, once that is loaded.
    library: OnceLock<&'static Library>,
}

/// A record; of a generic one, an instance.
pub(crate) struct RecordType {
    /// Its key in the table.
    pub(crate) key: &'static str,
    /// Its class, which it shares with the other instances.
    pub(crate) class: &'static Class,
    /// How its fields travel.
    pub(crate) fields: Vec<Codec<'static>>,
}

impl Scope {
    pub(crate) const fn new(types: &'static TypeTable, level: Level, home: Home) -> Self {
        Self {
            types,
            level,
            home,
            build: String::new(),
            records: Mutex::new(BTreeMap::new()),
            objects: Mutex::new(BTreeMap::new()),
            interfaces: Mutex::new(BTreeMap::new()),
            streams: Mutex::new(Vec::new()),
            held: HeldTypes::new(),
            errors: BTreeMap::new(),
            value_types: ValueClasses::new(),
            values: BTreeMap::new(),
            library: OnceLock::new(),
        }
    }

    /// The same of this build of a library.
    pub(crate) fn of_build(self, build: String) -> Self {
        Self { build, ..self }
    }

    /// The same with the classes of an API's errors, and those that its values are of.
    pub(crate) fn with_classes(self, api: &Api) -> Self {
        let value_types = ValueClasses::of(api);
        let values = values::classes(&value_types, api);
        Self { errors: errors::class_of::classes(api), value_types, values, ..self }
    }

    /// The class that values of a key are of.
    pub(crate) fn value(&'static self, key: &str) -> Option<&'static values::Class> {
        self.values.get(key)
    }

    /// The class of values that an object is an instance of.
    pub(crate) fn value_class_of(
        &'static self,
        value: Borrowed<'_, '_, PyAny>,
    ) -> Option<&'static values::Class> {
        let own = self.values.values().find(|class| class.is_of(value));
        own.or_else(|| siblings::find_value(value, self))
    }

    /// The classes that values are of.
    pub(super) fn values(&self) -> impl Iterator<Item = &values::Class> {
        self.values.values()
    }

    /// The class that values of a type are of.
    pub(crate) fn value_of(&'static self, kind: &Type) -> Option<&'static values::Class> {
        let (key, _) = self.value_types.class_of(kind)?;
        self.value(key)
    }

    /// The class of the values of a type that a Go package declares under this name.
    pub(crate) fn value_class(
        &'static self,
        package: &str,
        go: &str,
    ) -> Option<&'static values::Class> {
        self.values.values().find(|class| class.is(package, go))
    }

    /// The exception class that responses call so.
    pub(crate) fn error(&'static self, key: &str) -> Option<&'static errors::class_of::Class> {
        self.errors.get(key)
    }

    /// The record of a key; `None` where the table has none.
    pub(crate) fn record(&'static self, key: &str) -> Option<&'static RecordType> {
        if let Some(known) = self.known(key) {
            return Some(known);
        }
        let (_, declared) = self.types.entry(key)?;
        declared.as_record()?;
        self.declare(&declared.name);
        self.known(key)
    }

    /// The class of a record that is declared in a Go package under this name of Go's or Python's.
    pub(crate) fn class(&'static self, package: &str, name: &str) -> Option<&'static Class> {
        let mut records =
            self.types.iter().filter_map(|(key, found)| Some((key, found, found.as_record()?)));
        let (key, ..) = records.find(|(_, found, record)| {
            found.name.package == package && (record.python == name || found.name.name == name)
        })?;
        Some(self.record(key)?.class)
    }

    /// The class of the objects of a key; `None` where the table has none.
    pub(crate) fn object(&'static self, key: &str) -> Option<&'static objects::class::Class> {
        let (key, declared) = self.types.entry(key)?;
        let object = declared.as_object()?;
        let first = self.first_instance(&declared.name);
        let first = first.filter(|first| *first != key).and_then(|first| self.object(first));
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            let class = objects::class::Class::new(self, key, &declared.name, object);
            &*Box::leak(Box::new(class.with_python_of(first)))
        };
        Some(objects.entry(key.to_owned()).or_insert_with(make))
    }

    /// The key of the first of a generic type's instances, which all have one class in Python.
    fn first_instance(&self, name: &TypeName) -> Option<&'static str> {
        self.instances_of(name).next().filter(|_| !name.args.is_empty())
    }

    /// The keys of all instances of a type.
    pub(crate) fn instances_of(&self, name: &TypeName) -> impl Iterator<Item = &'static str> {
        self.types.iter().filter(|(_, it)| it.name.is_of_one_type(name)).map(|(key, _)| key)
    }

    /// The class of the objects of a type that a Go package declares under this name.
    pub(crate) fn object_class(
        &'static self,
        package: &str,
        go: &str,
    ) -> Option<&'static objects::class::Class> {
        let (key, _) = self.types.named(package, go)?;
        self.object(key)
    }

    /// The interface of a key; `None` where the table has none.
    pub(crate) fn interface(&'static self, key: &str) -> Option<&'static Interface> {
        let (key, declared) = self.types.entry(key)?;
        let interface = declared.as_interface()?;
        let first = self.first_instance(&declared.name);
        let first = first.filter(|first| *first != key).and_then(|first| self.interface(first));
        let mut interfaces = self.interfaces.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            let made = Interface::new(self, key, &declared.name, interface);
            &*Box::leak(Box::new(made.with_python_of(first)))
        };
        Some(interfaces.entry(key.to_owned()).or_insert_with(make))
    }

    /// The interface that a Go package declares under this name.
    pub(crate) fn interface_class(
        &'static self,
        package: &str,
        go: &str,
    ) -> Option<&'static Interface> {
        let (key, _) = self.types.named(package, go)?;
        self.interface(key)
    }

    /// How the values of a stream travel, compiled once for each type of streams.
    pub(crate) fn stream(&'static self, kind: &Stream) -> &'static Streamed {
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = streams.iter().find(|known| *known.kind == *kind) {
            return known;
        }
        let made = Streamed::leak(kind, self);
        streams.push(made);
        made
    }

    /// The library that it is of, once that is loaded.
    #[inline]
    pub(crate) fn library(&self) -> Option<&'static Library> {
        self.library.get().copied()
    }

    /// Says which library it is of.
    pub(crate) fn set_library(&self, library: &'static Library) {
        self.library.get_or_init(|| library);
    }

    fn known(&self, key: &str) -> Option<&'static RecordType> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner).get(key).copied()
    }

    /// Makes the class of a type, with all its instances. What its fields mention comes first, which
    /// ends: no record reaches back to itself.
    fn declare(&'static self, name: &'static TypeName) {
        let instances: Vec<_> = self
            .types
            .iter()
            .filter_map(|(key, found)| {
                let DeclaredKind::Record(record) = &found.kind else { return None };
                found.name.is_of_one_type(name).then_some((key, record))
            })
            .collect();
        let Some((_, record)) = instances.first().copied() else { return };
        let class: &'static Class = Box::leak(Box::new(Class::new(self, name, record)));
        let instances: Vec<&'static RecordType> = instances
            .into_iter()
            .map(|(key, record)| {
                let fields = self.fields(record);
                &*Box::leak(Box::new(RecordType { key, class, fields }))
            })
            .collect();
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been faster.
        for instance in &instances {
            records.entry(instance.key.to_owned()).or_insert(instance);
        }
        class.set_instances(instances);
    }

    fn fields(&'static self, record: &'static Record) -> Vec<Codec<'static>> {
        record.fields.iter().map(|field| Codec::of_field(&field.kind, self)).collect()
    }
}

/// That of types which mention no others.
pub(crate) static NO_SCOPE: Scope = Scope::new(&NO_TYPES, Level::Values, Home::Nowhere);
static NO_TYPES: TypeTable = TypeTable::new();

/// The scopes of this process, by what [`Home`] says of them.
static SCOPES: Mutex<BTreeMap<String, &'static Scope>> = Mutex::new(BTreeMap::new());

/// That of a key.
pub(crate) fn scope_of(key: &str, make: impl FnOnce() -> Scope) -> &'static Scope {
    let mut scopes = SCOPES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = scopes.get(key) {
        return known;
    }
    let scope = Box::leak(Box::new(make()));
    scopes.insert(key.to_owned(), scope);
    scope
}

/// All of them.
pub(super) fn all_scopes() -> Vec<&'static Scope> {
    SCOPES.lock().unwrap_or_else(PoisonError::into_inner).values().copied().collect()
}

impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

impl fmt::Debug for RecordType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RecordType").field(&self.key).finish()
    }
}
