//! Which Go types are Level 1.
//!
//! In: a described type. Out: the model's type for it, or the obstacle that keeps it from crossing.

use std::collections::BTreeMap;

use crate::introspect::{DescribedType, GoType};
use crate::model::{Reason, Type};

/// Why a type cannot cross.
#[derive(Clone, Debug)]
pub(super) struct Obstacle {
    /// Stable code.
    pub(super) code: Reason,
    /// What it is: `a channel`, `a slice of channels`.
    pub(super) what: String,
    /// The Go type that could stand in its place, where there is a plain one.
    pub(super) instead: Option<String>,
    /// The same in the plural, for slices of it.
    many: String,
}

impl Obstacle {
    fn new(code: Reason, one: &str, many: &str) -> Self {
        Self { code, what: one.to_owned(), many: many.to_owned(), instead: None }
    }

    fn or(mut self, instead: Option<String>) -> Self {
        self.instead = instead;
        self
    }

    /// The obstacle of a slice of what this one is about.
    fn in_slice(self) -> Self {
        Self {
            code: self.code,
            what: format!("a slice of {}", self.many),
            many: format!("slices of {}", self.many),
            instead: self.instead.map(|element| format!("[]{element}")),
        }
    }
}

type Types = BTreeMap<String, DescribedType>;

/// The Level 1 type that crosses for a Go type.
pub(super) fn level1(kind: &GoType, types: &Types) -> Result<Type, Obstacle> {
    cross(kind, types, &[])
}

/// `trail` has the named types that led here: a type may be a slice of itself.
fn cross(kind: &GoType, types: &Types, trail: &[&str]) -> Result<Type, Obstacle> {
    use Obstacle as No;
    let instead = |elem: &GoType| cross(elem, types, trail).ok().map(|kind| kind.to_string());
    Err(match kind {
        GoType::Basic { name } => return basic(name),
        GoType::Slice { elem } => {
            return match cross(elem, types, trail).map_err(Obstacle::in_slice)? {
                Type::Uint8 => Ok(Type::Bytes),
                element => Ok(Type::Slice(Box::new(element))),
            };
        }
        GoType::Named { name, args } => named(name, args, types, trail),
        GoType::Pointer { elem } => {
            No::new(Reason::Pointer, "a pointer", "pointers").or(instead(elem))
        }
        GoType::Array { elem, .. } => {
            let slice = GoType::Slice { elem: elem.clone() };
            No::new(Reason::Array, "an array", "arrays").or(instead(&slice))
        }
        GoType::Map { .. } => No::new(Reason::Map, "a map", "maps"),
        GoType::Chan { .. } => No::new(Reason::Chan, "a channel", "channels"),
        GoType::Struct { .. } => No::new(Reason::Struct, "a struct", "structs"),
        GoType::Interface { .. } => No::new(Reason::Interface, "an interface", "interfaces"),
        GoType::Func { .. } => No::new(Reason::Func, "a function", "functions"),
        GoType::Tparam { .. } => No::new(Reason::Generic, "a type parameter", "type parameters"),
    })
}

fn basic(name: &str) -> Result<Type, Obstacle> {
    Ok(match name {
        "bool" => Type::Bool,
        "int" => Type::Int,
        "int8" => Type::Int8,
        "int16" => Type::Int16,
        "int32" | "rune" => Type::Int32,
        "int64" => Type::Int64,
        "uint" => Type::Uint,
        "uint8" | "byte" => Type::Uint8,
        "uint16" => Type::Uint16,
        "uint32" => Type::Uint32,
        "uint64" => Type::Uint64,
        "float32" => Type::Float32,
        "float64" => Type::Float64,
        "string" => Type::String,
        other => return Err(basic_obstacle(other)),
    })
}

fn basic_obstacle(name: &str) -> Obstacle {
    let (code, one, many) = match name {
        "uintptr" => (Reason::Uintptr, "an address", "addresses"),
        "unsafe.Pointer" => (Reason::UnsafePointer, "an unsafe pointer", "unsafe pointers"),
        "complex64" | "complex128" => (Reason::Complex, "a complex number", "complex numbers"),
        // None that Go has today; one that it may get.
        _ => (Reason::Named, "a type unknown to usegolib", "types unknown to usegolib"),
    };
    let instead = (name == "uintptr").then(|| "uint64".to_owned());
    Obstacle::new(code, one, many).or(instead)
}

/// A named type is refused for what it is made of; where that could cross, for its name.
fn named(name: &str, args: &[GoType], types: &Types, trail: &[&str]) -> Obstacle {
    if name == "error" {
        return Obstacle::new(Reason::Error, "an error", "errors").or(Some("string".to_owned()));
    }
    let by_name = Obstacle::new(Reason::Named, "a named type", "named types");
    let Some(described) = types.get(name).filter(|_| !trail.contains(&name)) else {
        return by_name;
    };
    let trail = [trail, &[name]].concat();
    match cross(&described.underlying, types, &trail) {
        Ok(kind) => by_name.or(Some(kind.to_string())),
        // What fills in for the type parameter is Level 1, or has an obstacle of its own.
        Err(obstacle) if obstacle.code == Reason::Generic => {
            args.iter().find_map(|arg| cross(arg, types, &trail).err()).unwrap_or(by_name)
        }
        // `[]byte` would do for a pointer or an array without a name, not for the named one.
        Err(obstacle) => obstacle.or(None),
    }
}
