//! The classes that Python has for values with a name: enums, and the numbers and texts that have methods.
//!
//! In: packages and the table that they mention types of. Out: which class a result of a type is of.
//! Nothing of it is written down: it follows from the model.

use std::collections::BTreeMap;

use super::{Api, Declared, DeclaredKind, Family, Form, Level, Package, Type, TypeTable};

/// A class of values. They are plain ints, floats and strs in all other respects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueClass {
    /// Import path of the package that has it.
    pub package: String,
    /// Go name of the type.
    pub go: String,
    /// Name in the generated package.
    pub python: String,
    /// Documentation of the type, plain text.
    pub doc: String,
    /// What it derives from.
    pub base: ValueBase,
    /// Keys of the interfaces that it derives from beside that, in that order.
    pub interfaces: Vec<String>,
    /// Whether these are all that values of the type implement, so that one of them that an interface holds is an
    /// instance of the class.
    pub is_held: bool,
}

/// What a class of values derives from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are named as the classes")]
pub enum ValueBase {
    Int,
    Float,
    Str,
    IntEnum,
    StrEnum,
}

/// Those of a library, by the keys of their types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueClasses {
    classes: BTreeMap<String, ValueClass>,
    /// Names of the classes that say of a list, a map and the like of which type it is.
    typed: BTreeMap<String, String>,
}

impl ValueBase {
    /// What it is called in Python: a builtin, or a class of the module `enum`.
    #[must_use]
    pub fn python(self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::Float => "float",
            Self::Str => "str",
            Self::IntEnum => "IntEnum",
            Self::StrEnum => "StrEnum",
        }
    }

    /// Whether its instances are members.
    #[must_use]
    pub fn is_enum(self) -> bool {
        match self {
            Self::IntEnum | Self::StrEnum => true,
            Self::Int | Self::Float | Self::Str => false,
        }
    }
}

impl ValueClasses {
    /// None.
    #[must_use]
    pub const fn new() -> Self {
        Self { classes: BTreeMap::new(), typed: BTreeMap::new() }
    }

    /// Those of an API: none below the level that has them. What is an error has an exception class.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        let mut found = Self::new();
        for package in api.all_packages().filter(|_| api.level >= Level::State) {
            found.add_enums(package, &api.types);
            found.add_named(package, &api.types);
            for error in &package.errors {
                found.classes.remove(&error.key(&package.path));
                found.typed.remove(&error.key(&package.path));
            }
        }
        found
    }

    fn add_enums(&mut self, package: &Package, types: &TypeTable) {
        for key in &package.enums {
            let Some(declared) = types.get(key) else { continue };
            let Some(described) = declared.as_enum() else { continue };
            let is_of_strings = described.is_of_strings();
            let class = ValueClass {
                package: package.path.clone(),
                go: declared.name.name.clone(),
                python: described.python.clone(),
                doc: described.doc.clone(),
                base: if is_of_strings { ValueBase::StrEnum } else { ValueBase::IntEnum },
                interfaces: declared.bases().to_vec(),
                is_held: derives_from_all(key, types),
            };
            self.classes.insert(key.clone(), class);
        }
    }

    fn add_named(&mut self, package: &Package, types: &TypeTable) {
        for class in &package.classes {
            let Some(base) = base_of(&class.key, types) else {
                let is_wanted = is_typed(&class.key, types) && is_wanted(&class.key, types);
                let entry = is_wanted.then(|| (class.key.clone(), class.python.clone()));
                self.typed.extend(entry);
                continue;
            };
            let declared = types.resolve(&class.key);
            let value = ValueClass {
                package: package.path.clone(),
                go: declared.name.name.clone(),
                python: class.python.clone(),
                doc: class.doc.clone(),
                base,
                interfaces: declared.bases().to_vec(),
                is_held: derives_from_all(&class.key, types),
            };
            self.classes.insert(class.key.clone(), value);
        }
    }

    /// The class of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&ValueClass> {
        self.classes.get(key)
    }

    /// The name of the class that says of a list, a map, bytes or a bool that it is of the type of this key, if
    /// an interface is to be had for that.
    #[must_use]
    pub fn typed(&self, key: &str) -> Option<&str> {
        self.typed.get(key).map(String::as_str)
    }

    /// All of them, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ValueClass)> {
        self.classes.iter().map(|(key, class)| (key.as_str(), class))
    }

    /// The class that values of a type are of, and its key. What holds values holds plain ones.
    #[must_use]
    pub fn class_of<'a>(&'a self, kind: &'a Type) -> Option<(&'a str, &'a ValueClass)> {
        match kind {
            Type::Declared(key) => Some((key, self.get(key)?)),
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
            | Type::Stream(_)
            | Type::Param(_) => None,
        }
    }
}

/// What the class of a type with a name derives from; `None` where Python has no class of its values.
/// The instances of a generic type share one class, and none of them is an instance of it.
#[must_use]
pub fn base_of(key: &str, types: &TypeTable) -> Option<ValueBase> {
    let declared = types.get(key)?;
    let is_named = matches!(declared.kind, DeclaredKind::Named(_) | DeclaredKind::Text);
    if !is_named || !declared.name.args.is_empty() {
        return None;
    }
    match types.form(&Type::Declared(key.to_owned())) {
        Form::Number(number) if number.family() == Family::Float => Some(ValueBase::Float),
        Form::Number(_) | Form::Rune | Form::Duration => Some(ValueBase::Int),
        Form::String | Form::Text(_) => Some(ValueBase::Str),
        Form::Bool
        | Form::BigInt
        | Form::Bytes
        | Form::Any
        | Form::Error
        | Form::Reader(_)
        | Form::List(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_)
        | Form::Optional(_)
        | Form::Complex(_)
        | Form::Map(_)
        | Form::Record(..)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_) => None,
    }
}

/// Whether values of a type with a name are plain in Python, while the type can have methods: lists, maps, bytes
/// and bools.
#[must_use]
pub fn is_typed(key: &str, types: &TypeTable) -> bool {
    let declared = types.get(key);
    let is_named = declared
        .is_some_and(|it| matches!(it.kind, DeclaredKind::Named(_)) && it.name.args.is_empty());
    match types.form(&Type::Declared(key.to_owned())) {
        Form::Bool
        | Form::Bytes
        | Form::List(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_)
        | Form::Map(_) => is_named,
        Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Text(_)
        | Form::Any
        | Form::Error
        | Form::Reader(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Optional(_)
        | Form::Complex(_)
        | Form::Record(..)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_) => false,
    }
}

/// Whether the class of a type derives from all interfaces that its values implement, and there are some.
fn derives_from_all(key: &str, types: &TypeTable) -> bool {
    let takes =
        |it: &Declared| it.as_interface().is_some_and(|it| it.values.iter().any(|it| it == key));
    let mut interfaces = types.iter().filter(|(_, it)| takes(it)).peekable();
    interfaces.peek().is_some() && interfaces.all(|(interface, _)| types.derives(key, interface))
}

/// Whether an interface takes values of the type of a key.
fn is_wanted(key: &str, types: &TypeTable) -> bool {
    let mut interfaces = types.iter().filter_map(|(_, it)| it.as_interface());
    interfaces.any(|it| it.values.iter().any(|value| value == key))
}
