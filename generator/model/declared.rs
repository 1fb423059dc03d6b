//! The table of declared types: each is decided once, and mentioned by its key.
//!
//! In and out: plain data, as everything of the model; and what only the table can answer: what a
//! type is called, and (in `form.rs`) what travels for it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{ErrorType, Form, Interface, Object, Record, Type, TypeParam};

/// The declared types of a library, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TypeTable(BTreeMap<String, Declared>);

/// A declared type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// How Go code refers to it.
    #[serde(flatten)]
    pub name: TypeName,
    /// What it is.
    #[serde(flatten)]
    pub kind: DeclaredKind,
    /// What the generic ones of its bases are made of, where that depends on its type parameters, by their keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub base_args: BTreeMap<String, Vec<Type>>,
    /// Of a number or text: keys of the interfaces that the class of its values derives from, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub value_bases: Vec<String>,
}

impl Declared {
    /// A type of which nothing else is known.
    #[must_use]
    pub const fn new(name: TypeName, kind: DeclaredKind) -> Self {
        Self { name, kind, base_args: BTreeMap::new(), value_bases: Vec::new() }
    }
}

/// How Go code refers to a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TypeName {
    /// Import path of its package.
    pub package: String,
    /// Name in that package's clause.
    pub clause: String,
    /// Its own name there, or that of an alias.
    pub name: String,
    /// What stands for its type parameters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Type>,
}

impl TypeName {
    /// Whether both are instances of one generic type, or the same type.
    #[must_use]
    pub fn is_of_one_type(&self, other: &Self) -> bool {
        (&self.package, &self.name) == (&other.package, &other.name)
    }
}

/// What a declared type is. Written in JSON as `"underlying": "int8"`, `"enum": {...}`,
/// `"text": null`, `"record": {...}`, `"object": {...}`, `"interface": {...}` or `"error": {...}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeclaredKind {
    /// A name for a type: crosses as that.
    #[serde(rename = "underlying")]
    Named(Type),
    /// The same, of numbers or strings that have constants.
    Enum(Enum),
    /// A type that `MarshalText` and `UnmarshalText` turn into a string and back: crosses as that
    /// string.
    Text,
    /// A struct that is nothing but its fields: crosses as these.
    Record(Record),
    /// A struct that is more than its fields: stays in Go, and crosses as its number.
    Object(Object),
    /// An interface with methods: its value stays in Go, and crosses as its number and what it is.
    Interface(Interface),
    /// A struct that is an error: an exception in Python, which carries Go's.
    Error(ErrorType),
}

/// A type whose constants are a Python `IntEnum` or `StrEnum`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enum {
    /// What it is a name for.
    pub underlying: Type,
    /// Python name: Go's spelling, escaped where Python reserves it.
    pub python: String,
    /// Documentation of the type, plain text.
    pub doc: String,
    /// Go names of its constants, in source order.
    pub members: Vec<String>,
}

impl Enum {
    /// Whether its values are strings; they are integers otherwise.
    #[must_use]
    pub fn is_of_strings(&self) -> bool {
        self.underlying == Type::String
    }
}

impl Declared {
    /// What it is a name for, if its values cross as those of another type.
    #[must_use]
    pub fn underlying(&self) -> Option<&Type> {
        match &self.kind {
            DeclaredKind::Named(underlying) | DeclaredKind::Enum(Enum { underlying, .. }) => {
                Some(underlying)
            }
            DeclaredKind::Text
            | DeclaredKind::Record(_)
            | DeclaredKind::Object(_)
            | DeclaredKind::Interface(_)
            | DeclaredKind::Error(_) => None,
        }
    }

    /// The types that it is made of.
    pub fn parts(&self) -> impl Iterator<Item = &Type> {
        let fields = self.as_record().into_iter().flat_map(|record| &record.fields);
        let fields = fields.map(|field| &field.kind);
        self.name.args.iter().chain(self.underlying()).chain(fields)
    }

    /// What Python makes of it, if it is a record.
    #[must_use]
    pub fn as_record(&self) -> Option<&Record> {
        match &self.kind {
            DeclaredKind::Record(record) => Some(record),
            DeclaredKind::Named(_)
            | DeclaredKind::Enum(_)
            | DeclaredKind::Text
            | DeclaredKind::Object(_)
            | DeclaredKind::Interface(_)
            | DeclaredKind::Error(_) => None,
        }
    }

    /// What Python makes of it, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match &self.kind {
            DeclaredKind::Object(object) => Some(object),
            DeclaredKind::Named(_)
            | DeclaredKind::Enum(_)
            | DeclaredKind::Text
            | DeclaredKind::Record(_)
            | DeclaredKind::Interface(_)
            | DeclaredKind::Error(_) => None,
        }
    }

    /// What Python makes of it, if it is a struct that is an error.
    #[must_use]
    pub fn as_error(&self) -> Option<&ErrorType> {
        match &self.kind {
            DeclaredKind::Error(error) => Some(error),
            DeclaredKind::Named(_)
            | DeclaredKind::Enum(_)
            | DeclaredKind::Text
            | DeclaredKind::Record(_)
            | DeclaredKind::Object(_)
            | DeclaredKind::Interface(_) => None,
        }
    }

    /// What Python makes of it, if it is an interface with methods.
    #[must_use]
    pub fn as_interface(&self) -> Option<&Interface> {
        match &self.kind {
            DeclaredKind::Interface(interface) => Some(interface),
            DeclaredKind::Named(_)
            | DeclaredKind::Enum(_)
            | DeclaredKind::Text
            | DeclaredKind::Record(_)
            | DeclaredKind::Object(_)
            | DeclaredKind::Error(_) => None,
        }
    }

    /// Whether its values stay in Go, as objects.
    #[must_use]
    pub fn stays_in_go(&self) -> bool {
        self.as_object().is_some() || self.as_interface().is_some()
    }

    /// Whether its instances in Python are of a class of its own: records, and all that is in Go.
    #[must_use]
    pub fn has_instances(&self) -> bool {
        self.as_record().is_some() || self.stays_in_go() || self.as_error().is_some()
    }

    /// Keys of the interfaces that its class derives from, in that order.
    #[must_use]
    pub fn bases(&self) -> &[String] {
        match &self.kind {
            DeclaredKind::Record(Record { bases, .. })
            | DeclaredKind::Object(Object { bases, .. })
            | DeclaredKind::Interface(Interface { bases, .. }) => bases,
            DeclaredKind::Named(_) | DeclaredKind::Enum(_) | DeclaredKind::Text => {
                &self.value_bases
            }
            DeclaredKind::Error(_) => &[],
        }
    }

    /// What Python makes of its constants, if they are an enum.
    #[must_use]
    pub fn as_enum(&self) -> Option<&Enum> {
        match &self.kind {
            DeclaredKind::Enum(found) => Some(found),
            DeclaredKind::Named(_)
            | DeclaredKind::Text
            | DeclaredKind::Record(_)
            | DeclaredKind::Object(_)
            | DeclaredKind::Interface(_)
            | DeclaredKind::Error(_) => None,
        }
    }
}

impl TypeTable {
    /// An empty one.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a declared type, or decides about it anew.
    pub fn insert(&mut self, key: String, declared: Declared) {
        self.0.insert(key, declared);
    }

    /// The declared type of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Declared> {
        self.0.get(key)
    }

    /// The declared type that a package has under this name of Go's, and its key; of a generic one an
    /// instance.
    #[must_use]
    pub fn named(&self, package: &str, go: &str) -> Option<(&str, &Declared)> {
        let is_meant = |it: &Declared| it.name.package == package && it.name.name == go;
        // What its key is nearly always.
        let plain = self.0.get_key_value(&format!("{package}.{go}"));
        let found = plain.filter(|(_, it)| is_meant(it));
        let found = found.or_else(|| self.0.iter().find(|(_, it)| is_meant(it)));
        found.map(|(key, declared)| (key.as_str(), declared))
    }

    /// Whether values of a type are functions.
    #[must_use]
    pub fn is_function(&self, kind: &Type) -> bool {
        let Form::Object(key) = self.form(kind) else { return false };
        self.get(key).and_then(|it| it.as_object()).is_some_and(|object| object.is_function)
    }

    /// That of a key, to decide more about it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Declared> {
        self.0.get_mut(key)
    }

    /// The declared type that a [`Type::Declared`] mentions.
    ///
    /// # Panics
    ///
    /// When the table lacks it, which reading a manifest rules out.
    #[must_use]
    pub fn resolve(&self, key: &str) -> &Declared {
        &self.0[key]
    }

    /// The declared type of a key, and the key as the table has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<(&str, &Declared)> {
        self.0.get_key_value(key).map(|(key, declared)| (key.as_str(), declared))
    }

    /// All of them, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Declared)> {
        self.0.iter().map(|(key, declared)| (key.as_str(), declared))
    }

    /// Whether there are values that stay in Go.
    #[must_use]
    pub fn has_objects(&self) -> bool {
        self.0.values().any(Declared::stays_in_go)
    }

    /// Whether the class of a type derives from that of an interface, at once or through others.
    #[must_use]
    pub fn derives(&self, key: &str, interface: &str) -> bool {
        let bases = self.get(key).map_or(&[][..], Declared::bases);
        bases.iter().any(|base| base == interface || self.derives(base, interface))
    }

    /// Keeps those whose keys are `wanted`.
    pub fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        self.0.retain(|key, _| wanted(key));
    }

    /// The type behind names and type parameters.
    #[must_use]
    pub fn plain<'a>(&'a self, kind: &'a Type) -> &'a Type {
        let behind = match kind {
            Type::Declared(key) => self.resolve(key).underlying(),
            Type::Param(TypeParam { kind, .. }) => Some(&**kind),
            Type::Bool
            | Type::Number(_)
            | Type::String
            | Type::Bytes
            | Type::Slice(_)
            | Type::Rune
            | Type::Duration
            | Type::BigInt
            | Type::Complex64
            | Type::Complex128
            | Type::Map(_)
            | Type::Any
            | Type::Error
            | Type::Array(_)
            | Type::Optional(_)
            | Type::Reader(_)
            | Type::Seq(_)
            | Type::Stream(_) => None,
        };
        behind.map_or(kind, |behind| self.plain(behind))
    }

    /// A type as Go code spells it, packages by their names: `[]mod.Level`.
    #[must_use]
    pub fn spell(&self, kind: &Type) -> String {
        kind.spell(&|key| self.spell_name(&self.resolve(key).name))
    }

    /// A declared type's name without its package: `Level`, `Pair[int,string]`.
    pub(super) fn symbol(&self, key: &str) -> String {
        let TypeName { name, args, .. } = &self.resolve(key).name;
        if args.is_empty() {
            return name.clone();
        }
        let args: Vec<_> = args.iter().map(|kind| self.spell(kind)).collect();
        format!("{name}[{}]", args.join(","))
    }

    /// `mod.Level`, `mod.List[int]`.
    fn spell_name(&self, name: &TypeName) -> String {
        let TypeName { clause, name, args, .. } = name;
        if args.is_empty() {
            return format!("{clause}.{name}");
        }
        let args: Vec<_> = args.iter().map(|kind| self.spell(kind)).collect();
        format!("{clause}.{name}[{}]", args.join(", "))
    }

    /// Adds the keys of the declared types that a type mentions, and of those that they mention.
    pub fn find_mentions(&self, kind: &Type, keys: &mut BTreeSet<String>) {
        for key in kind.mentions() {
            let is_new = keys.insert(key.to_owned());
            if let Some(declared) = self.get(key).filter(|_| is_new) {
                declared.parts().for_each(|part| self.find_mentions(part, keys));
                for base in declared.bases() {
                    self.find_mentions(&Type::Declared(base.clone()), keys);
                }
                for value in declared.as_interface().iter().flat_map(|it| &it.values) {
                    self.find_mentions(&Type::Declared(value.clone()), keys);
                }
            }
        }
    }
}
