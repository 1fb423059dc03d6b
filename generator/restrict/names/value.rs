//! Pass 5, of types whose values are of a class of their own: an enum, or a number or text that has methods.
//!
//! In: what the package's constants and errors are called. Out: which types these are, and the names that
//! their methods cannot have.

use super::super::constants::ConstantValue;
use super::Names;
use crate::model::{Enum, ErrorClass, Level, Type, TypeTable, base_of};

/// The names of attributes of classes, which are found on them and not on their instances.
pub(in crate::restrict) const OF_CLASSES: &str = "mro";

/// What is known of the types of a package.
pub(super) struct ValueTypes<'a> {
    types: &'a TypeTable,
    level: Level,
    /// Go names of errors, whose classes are exceptions.
    errors: Vec<&'a str>,
    /// Of each constant with a type of its own: the key of that, and its Python name.
    constants: Vec<(&'a str, &'a str, &'a str)>,
}

impl<'a> ValueTypes<'a> {
    pub(super) fn new(
        errors: &'a [ErrorClass],
        constants: &'a [ConstantValue],
        names: &'a Names,
        level: Level,
        types: &'a TypeTable,
    ) -> Self {
        let with_type = |constant: &'a ConstantValue| match &constant.kind {
            Type::Declared(key) => {
                let go = constant.declared.name.as_str();
                Some((key.as_str(), go, names.values[go].as_str()))
            }
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
        };
        let constants = constants.iter().filter_map(with_type).collect();
        let errors = errors.iter().map(|class| class.go.as_str()).collect();
        Self { types, level, errors, constants }
    }

    /// Whether values of the type of this key are of a class that has its methods, at the level that has
    /// such classes: what a method is called does not depend on the level.
    fn has(&self, key: &str) -> bool {
        let Some(declared) = self.types.get(key) else { return false };
        let is_one = declared.as_enum().is_some() || base_of(key, self.types).is_some();
        is_one && !self.errors.contains(&declared.name.name.as_str())
    }

    /// Whether Python has instances of the type of this key, which its methods are called on.
    pub(super) fn has_instances(&self, key: &str) -> bool {
        self.level >= Level::State && self.has(key)
    }

    /// The names that methods of a type give way to beside those of its base: its members.
    pub(super) fn taken(&self, key: &str) -> Vec<&'a str> {
        let members = |found: &Enum, go: &str| found.members.iter().any(|member| member == go);
        let described = self.types.get(key).and_then(|declared| declared.as_enum());
        let is_member = |(of, go, _): &&(&str, &str, &str)| {
            *of == key && described.is_some_and(|found| members(found, go))
        };
        let members = self.constants.iter().filter(is_member).map(|(.., python)| *python);
        members.chain(self.has(key).then_some(OF_CLASSES)).collect()
    }
}
