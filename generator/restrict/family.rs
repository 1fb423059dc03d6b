//! Which types of a constraint's list stand for all of them.
//!
//! In: the terms of a constraint. Out: as few of them as take every value that one of them takes: the
//! widest signed integer, and the widest unsigned one unless the signed one holds all of it, the
//! widest float, a string, a bool, and every other type that crosses.

use std::cmp::Reverse;

use super::crossing::{self, Place, Types, Way};
use crate::introspect::GoType;
use crate::model::Type;

/// The types that stand for a type parameter, in the order in which a call tries them.
pub(super) struct Candidates {
    pub(super) types: Vec<GoType>,
    /// The place of the unsigned integer, where a signed one is tried before it.
    pub(super) second_integers: Option<usize>,
}

impl Candidates {
    /// What stands for a parameter that can be of any type.
    pub(super) fn any() -> Self {
        let any = GoType::Interface { methods: Vec::new() };
        Self { types: vec![any], second_integers: None }
    }
}

/// Types of which a wider one takes all that a narrower one takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Signed,
    Unsigned,
    Float,
    String,
    Bool,
}

/// A term that crosses.
struct Term<'a> {
    go: &'a GoType,
    kind: Type,
}

/// The terms that stand for all. Those that cannot cross are passed over.
pub(super) fn candidates(terms: &[GoType], types: &Types) -> Candidates {
    let place = Place { types, way: Way::In, bound: &[] };
    let crosses = |go| Some(Term { go, kind: crossing::level1(go, place).ok()? });
    let terms: Vec<Term> = terms.iter().filter_map(crosses).collect();
    let signed = widest(&terms, Family::Signed);
    let unsigned = widest(&terms, Family::Unsigned).filter(|unsigned| {
        signed.is_none_or(|signed| width(&signed.kind) <= width(&unsigned.kind))
    });
    let second_integers = signed.and(unsigned).map(|_| 1);
    let rest = [Family::Float, Family::String, Family::Bool].map(|family| widest(&terms, family));
    let scalars = [signed, unsigned].into_iter().chain(rest).flatten();
    let types = scalars.chain(others(&terms)).map(|term| term.go.clone()).collect();
    Candidates { types, second_integers }
}

/// The widest type of a family. Of equals a predeclared one, and one that says its width.
fn widest<'a, 'b>(terms: &'a [Term<'b>], wanted: Family) -> Option<&'a Term<'b>> {
    let members = terms.iter().filter(|term| family(&term.kind) == Some(wanted));
    members.min_by_key(|term| {
        let is_named = !matches!(term.go, GoType::Basic { .. });
        let is_word = matches!(term.kind, Type::Int | Type::Uint);
        (Reverse(width(&term.kind)), is_named, is_word)
    })
}

/// Lists, texts and big integers, one for each type that crosses. A list of characters could be one
/// of strings as well; where there are both, it is strings.
fn others<'a, 'b>(terms: &'a [Term<'b>]) -> impl Iterator<Item = &'a Term<'b>> {
    let of_strings = Type::Slice(Box::new(Type::String));
    let of_runes = Type::Slice(Box::new(Type::Rune));
    let has_strings = terms.iter().any(|term| *term.kind.plain() == of_strings);
    let mut known: Vec<&Type> = Vec::new();
    terms.iter().filter(move |term| {
        let kind = term.kind.plain();
        let is_either = has_strings && *kind == of_runes;
        let is_new = is_other(kind) && !is_either && !known.contains(&kind);
        known.extend(is_new.then_some(kind));
        is_new
    })
}

fn family(kind: &Type) -> Option<Family> {
    Some(match kind.plain() {
        Type::Int
        | Type::Int8
        | Type::Int16
        | Type::Int32
        | Type::Int64
        | Type::Rune
        | Type::Duration => Family::Signed,
        Type::Uint | Type::Uint8 | Type::Uint16 | Type::Uint32 | Type::Uint64 => Family::Unsigned,
        Type::Float32 | Type::Float64 => Family::Float,
        Type::String => Family::String,
        Type::Bool => Family::Bool,
        Type::Bytes
        | Type::Slice(_)
        | Type::BigInt
        | Type::Any
        | Type::Error
        | Type::Array(_)
        | Type::Optional(_)
        | Type::Text(_)
        | Type::Reader(_)
        | Type::Seq(_)
        // `plain` sees through both.
        | Type::Named(_)
        | Type::Param(_) => return None,
    })
}

/// How many bits a number has; 0 for what is none.
fn width(kind: &Type) -> u8 {
    match kind.plain() {
        Type::Int8 | Type::Uint8 => 8,
        Type::Int16 | Type::Uint16 => 16,
        Type::Int32 | Type::Uint32 | Type::Rune | Type::Float32 => 32,
        Type::Int | Type::Uint | Type::Int64 | Type::Uint64 | Type::Duration | Type::Float64 => 64,
        Type::Bool
        | Type::String
        | Type::Bytes
        | Type::Slice(_)
        | Type::BigInt
        | Type::Any
        | Type::Error
        | Type::Array(_)
        | Type::Optional(_)
        | Type::Text(_)
        | Type::Reader(_)
        | Type::Seq(_)
        | Type::Named(_)
        | Type::Param(_) => 0,
    }
}

/// Whether a type without a family can stand for itself. Through a pointer a function could write.
fn is_other(kind: &Type) -> bool {
    match kind {
        Type::Bytes | Type::Slice(_) | Type::Array(_) | Type::Text(_) | Type::BigInt => true,
        Type::Bool
        | Type::Int
        | Type::Int8
        | Type::Int16
        | Type::Int32
        | Type::Int64
        | Type::Uint
        | Type::Uint8
        | Type::Uint16
        | Type::Uint32
        | Type::Uint64
        | Type::Float32
        | Type::Float64
        | Type::String
        | Type::Rune
        | Type::Duration
        | Type::Any
        | Type::Error
        | Type::Optional(_)
        | Type::Reader(_)
        | Type::Seq(_)
        | Type::Named(_)
        | Type::Param(_) => false,
    }
}
