//! Which Go types cross the boundary, and as what.
//!
//! In: a described type, which way it goes, and what stands for type parameters. Out: the model's
//! type for it, or the obstacle that keeps it from crossing.

use std::collections::BTreeMap;

use super::generic;
use super::obstacle::Obstacle;
use super::text::{self, TextForm};
use crate::introspect::{DescribedType, GoType};
use crate::model::{Array, Named, Number, Reason, Type, TypeName, TypeParam};

/// No array longer than this crosses: Go passes arrays by value.
const LONGEST_ARRAY: u64 = 1 << 20;

/// Interfaces of package io that a reader of bytes in memory satisfies.
const READERS: &[&str] = &[
    "ByteReader",
    "ByteScanner",
    "ReadCloser",
    "ReadSeekCloser",
    "ReadSeeker",
    "Reader",
    "ReaderAt",
    "RuneReader",
    "RuneScanner",
];

/// Those of them that can be read to their end.
const STREAMS: &[&str] = &["ReadCloser", "ReadSeekCloser", "ReadSeeker", "Reader"];

pub(super) type Types = BTreeMap<String, DescribedType>;

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From Python to Go.
    In,
    /// From Go to Python.
    Out,
}

/// What is known where a type stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) types: &'a Types,
    pub(super) way: Way,
    /// What stands for each type parameter, by index; empty outside generic functions.
    pub(super) bound: &'a [GoType],
}

/// The type that crosses for a Go type.
pub(super) fn level1(kind: &GoType, place: Place) -> Result<Type, Obstacle> {
    Crossing { place, trail: &[] }.of(kind)
}

/// A crossing under way.
#[derive(Clone, Copy)]
struct Crossing<'a> {
    place: Place<'a>,
    /// The named types that led here: a type may be made of itself.
    trail: &'a [GoType],
}

impl Crossing<'_> {
    fn of(self, kind: &GoType) -> Result<Type, Obstacle> {
        use Obstacle as No;
        Err(match kind {
            GoType::Basic { name } => return basic(name),
            GoType::Slice { elem } => return self.slice(elem),
            GoType::Array { len, elem } => return self.array(*len, elem),
            GoType::Pointer { elem } => return self.pointer(elem),
            GoType::Named { name, args } => return self.named(name, args),
            GoType::Tparam { name, index } => return self.type_parameter(name, *index),
            GoType::Interface { methods } if methods.is_empty() => return Ok(Type::Any),
            GoType::Interface { .. } => No::new(Reason::Interface, "an interface", "interfaces"),
            GoType::Map { .. } => No::new(Reason::Map, "a map", "maps"),
            GoType::Chan { .. } => No::new(Reason::Chan, "a channel", "channels"),
            GoType::Struct { .. } => No::new(Reason::Struct, "a struct", "structs"),
            GoType::Func { .. } => No::new(Reason::Func, "a function", "functions"),
        })
    }

    fn slice(self, elem: &GoType) -> Result<Type, Obstacle> {
        match self.of(elem).map_err(Obstacle::in_slice)? {
            // `type B byte` is no byte, so `[]B` is a slice of numbers.
            Type::Number(Number::Uint8) => Ok(Type::Bytes),
            element => Ok(Type::Slice(Box::new(element))),
        }
    }

    fn array(self, len: u64, elem: &GoType) -> Result<Type, Obstacle> {
        let element = self.of(elem).map_err(Obstacle::in_array)?;
        if len > LONGEST_ARRAY {
            let slice = GoType::Slice { elem: Box::new(elem.clone()) };
            let instead = self.of(&slice).ok().map(|kind| kind.to_string());
            return Err(Obstacle::new(Reason::Array, "a huge array", "huge arrays").or(instead));
        }
        Ok(Type::Array(Array { len, element: Box::new(element) }))
    }

    /// A pointer crosses as what it points to, where that is never nil itself.
    fn pointer(self, elem: &GoType) -> Result<Type, Obstacle> {
        let pointer = |instead| Obstacle::new(Reason::Pointer, "a pointer", "pointers").or(instead);
        match self.of(elem) {
            Ok(kind) if !kind.form().is_nullable() => Ok(Type::Optional(Box::new(kind))),
            Ok(kind) => Err(pointer(Some(kind.to_string()))),
            Err(obstacle) if obstacle.code == Reason::NotText => Err(obstacle),
            Err(_) => Err(pointer(None)),
        }
    }

    /// What stands for a type parameter; without anything it is the obstacle.
    fn type_parameter(self, name: &str, index: u32) -> Result<Type, Obstacle> {
        let Some(bound) = self.place.bound.get(index as usize) else {
            return Err(Obstacle::new(Reason::Generic, "a type parameter", "type parameters"));
        };
        let kind = self.of(bound)?;
        // One that follows from another (`S ~[]E`) is not a choice of its own.
        if matches!(bound, GoType::Slice { elem } if matches!(**elem, GoType::Tparam { .. })) {
            return Ok(kind);
        }
        Ok(Type::Param(TypeParam { name: name.to_owned(), kind: Box::new(kind) }))
    }

    /// A named type crosses by what it means, by its text, or as what it is made of.
    fn named(self, name: &str, args: &[GoType]) -> Result<Type, Obstacle> {
        if let Some(known) = self.known(name, args) {
            return known;
        }
        let by_name = Obstacle::new(Reason::Named, "a named type", "named types");
        let args: Vec<GoType> =
            args.iter().map(|arg| generic::substituted(arg, self.place.bound)).collect();
        let this = GoType::Named { name: name.to_owned(), args: args.clone() };
        let described = self.place.types.get(name).filter(|_| !self.trail.contains(&this));
        let Some(described) = described else { return Err(by_name) };
        let written = self.written(described, &args);
        match (text::text_form(name, described, self.place.types), &written) {
            (TextForm::Partial, _) => return Err(Obstacle::not_text()),
            (TextForm::Whole, Some(written)) => return Ok(Type::Text(written.clone())),
            (TextForm::Whole | TextForm::Absent, _) => {}
        }
        let trail = [self.trail, &[this]].concat();
        let underlying = generic::substituted(&described.underlying, &args);
        match (Crossing { trail: &trail, ..self }.of(&underlying), written) {
            (Ok(kind), Some(name)) => Ok(Type::Named(Named { name, underlying: Box::new(kind) })),
            (Ok(kind), None) => Err(by_name.or(Some(kind.to_string()))),
            // What would do for a pointer or a slice without a name would not for the named one.
            (Err(obstacle), _) => Err(obstacle.or(None)),
        }
    }

    /// How another package writes a type, if it can.
    fn written(self, described: &DescribedType, args: &[GoType]) -> Option<TypeName> {
        let args = args.iter().map(|arg| self.of(arg).ok()).collect::<Option<Vec<_>>>()?;
        described.writable.then(|| TypeName {
            package: described.package.clone(),
            clause: described.clause.clone(),
            name: described.name.clone(),
            args,
        })
    }

    /// The types that cross by what they mean.
    fn known(self, name: &str, args: &[GoType]) -> Option<Result<Type, Obstacle>> {
        match (name, args) {
            ("error", []) => Some(Ok(Type::Error)),
            ("time.Duration", []) => Some(Ok(Type::Duration)),
            ("math/big.Int", []) => Some(Ok(Type::BigInt)),
            ("iter.Seq", [element]) => {
                let element = self.of(element).map_err(Obstacle::in_slice);
                Some(element.map(|element| Type::Seq(Box::new(element))))
            }
            _ => self.reader(name).map(Ok),
        }
    }

    fn reader(self, name: &str) -> Option<Type> {
        let interface = name.strip_prefix("io.")?;
        let known = if self.place.way == Way::In { READERS } else { STREAMS };
        known.contains(&interface).then(|| Type::Reader(interface.to_owned()))
    }
}

fn basic(name: &str) -> Result<Type, Obstacle> {
    if let Some(number) = Number::from_go(name) {
        return Ok(Type::Number(number));
    }
    Ok(match name {
        "bool" => Type::Bool,
        "rune" => Type::Rune,
        "string" => Type::String,
        other => return Err(Obstacle::basic(other)),
    })
}
