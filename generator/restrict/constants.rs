//! Pass 3, beside the functions: exported constants and variables.
//!
//! In: what the package declares. Out: those of Level 1, and the constants of one named type together.

use super::types::{Direction, Mention, Types};
use crate::introspect::{DescribedConstant, DescribedPackage, DescribedVariable, GoType};
use crate::model::{Family, Form, Literal, Map, Source, Type, TypeTable};

/// A constant and what Python needs of it.
pub(super) struct ConstantValue<'a> {
    pub(super) declared: &'a DescribedConstant,
    pub(super) kind: Type,
    pub(super) value: Literal,
}

/// A named type and its constants.
pub(super) struct Group<'a> {
    /// Key of the type.
    pub(super) key: &'a str,
    /// Its name.
    pub(super) name: &'a str,
    /// Its documentation.
    pub(super) doc: &'a str,
    /// Names of its constants, in source order.
    pub(super) members: Vec<&'a str>,
}

/// The constants whose values Python has, in source order.
pub(super) fn constants<'a>(
    package: &'a DescribedPackage,
    types: &Types,
) -> Vec<ConstantValue<'a>> {
    let value = |declared: &'a DescribedConstant| {
        let kind = constant_type(&declared.kind, types)?;
        let value = literal(types.table().form(&kind), &declared.value)?;
        Some(ConstantValue { declared, kind, value })
    };
    package.constants.iter().filter_map(value).collect()
}

/// The variables that can be read: those that are values.
pub(super) fn variables<'a>(
    package: &'a DescribedPackage,
    types: &Types,
) -> Vec<(&'a DescribedVariable, Type)> {
    let readable = |declared: &'a DescribedVariable| {
        // An object is not copied: it is the variable itself.
        let kind = Mention::new(types, Direction::Out).restrict_variable(&declared.kind).ok()?;
        let is_read = is_readable(&kind, &types.table()) && !is_error(&kind, types);
        is_read.then_some((declared, kind))
    };
    let mut found: Vec<_> = package.variables.iter().filter_map(readable).collect();
    found.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    found
}

/// The named types of the package that have several constants of integers or strings.
pub(super) fn groups<'a>(
    package: &DescribedPackage,
    constants: &[ConstantValue<'a>],
    types: &Types<'a>,
) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    for constant in constants {
        let GoType::Named { name, .. } = &constant.declared.kind else { continue };
        let Some(described) = types.describe(name) else { continue };
        let is_member = matches!(constant.value, Literal::String(_) | Literal::Int(_));
        let is_own = described.writable && described.package == package.path;
        if !is_member || !is_own || constant.kind == Type::Duration {
            continue;
        }
        let member = constant.declared.name.as_str();
        match groups.iter_mut().find(|group| group.key == name) {
            Some(group) => group.members.push(member),
            None => groups.push(Group {
                key: name,
                name: &described.name,
                doc: &described.doc,
                members: vec![member],
            }),
        }
    }
    groups.retain(|group| group.members.len() > 1);
    groups
}

/// The type of a constant. Its value needs no name of a type, so an unexported one will do.
fn constant_type(kind: &GoType, types: &Types) -> Option<Type> {
    let mention = Mention::new(types, Direction::Out);
    match (mention.restrict(kind), kind) {
        (Ok(kind), _) => Some(kind),
        (Err(_), GoType::Named { name, .. }) => {
            mention.restrict(&types.describe(name)?.underlying).ok()
        }
        (Err(_), _) => None,
    }
}

/// A constant's value, given its form and its spelling in the description.
fn literal(form: Form, value: &str) -> Option<Literal> {
    Some(match form {
        Form::Bool => Literal::Bool(value == "true"),
        Form::Number(number) if number.family() == Family::Float => {
            Literal::Float(value.to_owned())
        }
        Form::Number(_) | Form::Rune | Form::Duration => Literal::Int(value.to_owned()),
        Form::String => text(value)?,
        // No constant has another type.
        Form::BigInt
        | Form::Bytes
        | Form::Any
        | Form::Error
        | Form::Text(_)
        | Form::Reader(_)
        | Form::List(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_)
        | Form::Map(_)
        | Form::Record(..)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_)
        | Form::Complex(_)
        | Form::Optional(_) => return None,
    })
}

/// A string from its bytes in hex.
fn text(hex: &str) -> Option<Literal> {
    let digits = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let bytes = (0..hex.len()).step_by(2).map(digits).collect::<Option<Vec<u8>>>()?;
    Some(String::from_utf8(bytes).map_or_else(|_| Literal::Octets(hex.to_owned()), Literal::String))
}

/// Whether values of this type stay in Go and are errors, which are recognised when they are raised.
fn is_error(kind: &Type, types: &Types) -> bool {
    let key = match kind {
        Type::Declared(key) => key,
        Type::Optional(inner) => return is_error(inner, types),
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
        | Type::Reader(_)
        | Type::Seq(_)
        | Type::Stream(_)
        | Type::Param(_) => return false,
    };
    let is_error = |name: &String| name.trim_start_matches('*') == "error";
    types.table().resolve(key).stays_in_go()
        && types.describe(key).is_some_and(|it| it.implements.iter().any(is_error))
}

/// Whether reading a variable of this type gives a value, and not something that stands for one.
fn is_readable(kind: &Type, types: &TypeTable) -> bool {
    match types.form(kind) {
        Form::List(element) => is_readable(element, types),
        Form::Map(Map { key, value }) => is_readable(key, types) && is_readable(value, types),
        Form::Fixed(array) | Form::FixedBytes(array) => is_readable(&array.element, types),
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Bytes
        | Form::Complex(_)
        | Form::Record(..)
        | Form::Text(_)
        | Form::Object(_)
        | Form::Interface(_) => true,
        // Of these a pointer is the usual way to hold a value.
        Form::Optional(inner) => {
            matches!(
                types.form(inner),
                Form::BigInt | Form::Text(_) | Form::Record(..) | Form::Object(_)
            )
        }
        Form::Stream(stream) => stream.source == Source::Channel,
        Form::Any | Form::Error | Form::Reader(_) | Form::Seq(_) | Form::ErrorType(_) => false,
    }
}
