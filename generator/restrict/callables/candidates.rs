//! Which types of a constraint's list stand for all of them.
//!
//! In: the terms of a constraint. Out: as few of them as take every value that one of them takes: the
//! widest signed integer, and the widest unsigned one unless the signed one holds all of it, the
//! widest float, a string, a bool, and every other type that crosses.

use std::cmp::Reverse;

use super::crossing::{self, Place, Types, Way};
use crate::introspect::GoType;
use crate::model::{Family, Form, Number, Type};

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

/// What a term can stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Every narrower number of its family.
    Number(Family),
    /// Every type of strings.
    String,
    /// Every type of truth values.
    Bool,
    /// Only itself.
    Itself,
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
    let signed = widest(&terms, Kind::Number(Family::Signed));
    let unsigned = widest(&terms, Kind::Number(Family::Unsigned))
        .filter(|unsigned| signed.is_none_or(|signed| bits(&signed.kind) <= bits(&unsigned.kind)));
    let second_integers = signed.and(unsigned).map(|_| 1);
    let rest =
        [Kind::Number(Family::Float), Kind::String, Kind::Bool].map(|kind| widest(&terms, kind));
    let scalars = [signed, unsigned].into_iter().chain(rest).flatten();
    let types = scalars.chain(others(&terms)).map(|term| term.go.clone()).collect();
    Candidates { types, second_integers }
}

/// The widest type of a kind. Of equals a predeclared one, and one that says its width.
fn widest<'a, 'b>(terms: &'a [Term<'b>], wanted: Kind) -> Option<&'a Term<'b>> {
    let members = terms.iter().filter(|term| kind_of(term.kind.form()) == Some(wanted));
    members.min_by_key(|term| {
        let is_named = !matches!(term.go, GoType::Basic { .. });
        let is_word = matches!(term.kind, Type::Number(Number::Int | Number::Uint));
        (Reverse(bits(&term.kind)), is_named, is_word)
    })
}

/// Lists, texts and big integers, one for each type that crosses. A list of characters could be one
/// of strings as well; where there are both, it is strings.
fn others<'a, 'b>(terms: &'a [Term<'b>]) -> impl Iterator<Item = &'a Term<'b>> {
    let has_strings = terms.iter().any(|term| term.kind.form() == Form::List(&Type::String));
    let mut known: Vec<Form> = Vec::new();
    terms.iter().filter(move |term| {
        let form = term.kind.form();
        let is_either = has_strings && form == Form::List(&Type::Rune);
        let is_new = kind_of(form) == Some(Kind::Itself) && !is_either && !known.contains(&form);
        known.extend(is_new.then_some(form));
        is_new
    })
}

/// What a term of this form can stand for; a function could write through a pointer.
fn kind_of(form: Form) -> Option<Kind> {
    match form {
        Form::Number(number) => Some(Kind::Number(number.family())),
        Form::Rune | Form::Duration => Some(Kind::Number(Family::Signed)),
        Form::String => Some(Kind::String),
        Form::Bool => Some(Kind::Bool),
        Form::BigInt
        | Form::Bytes
        | Form::Text(_)
        | Form::List(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_) => Some(Kind::Itself),
        Form::Any | Form::Error | Form::Reader(_) | Form::Seq(_) | Form::Optional(_) => None,
    }
}

/// How many bits a number has; 0 for what is none.
fn bits(kind: &Type) -> u8 {
    kind.form().number().map_or(0, Number::bits)
}
