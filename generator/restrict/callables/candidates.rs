//! Which types of a constraint's list stand for all of them.
//!
//! In: the terms of a constraint. Out: as few of them as take every value that one of them takes: the
//! widest signed integer, and the widest unsigned one unless the signed one holds all of it, the
//! widest float, a string, a bool, and every other type that crosses.

use std::cmp::Reverse;

use crate::introspect::GoType;
use crate::model::{Family, Form, Number, Type};
use crate::restrict::types::{Direction, Mention, Types};

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

    /// The terms that stand for all. Those that cannot cross are passed over.
    pub(super) fn of_terms(terms: &[GoType], types: &Types) -> Self {
        let mention = Mention::new(types, Direction::In);
        let crosses = |go| Some((go, mention.restrict(go).ok()?));
        let kinds: Vec<(&GoType, Type)> = terms.iter().filter_map(crosses).collect();
        let table = types.table();
        let term = |(go, kind)| Term { go, kind, form: table.form(kind) };
        Self::of(&kinds.iter().map(|(go, kind)| term((*go, kind))).collect::<Vec<_>>())
    }

    fn of(terms: &[Term]) -> Self {
        let signed = widest(terms, Kind::Number(Family::Signed));
        let unsigned = widest(terms, Kind::Number(Family::Unsigned))
            .filter(|unsigned| signed.is_none_or(|signed| signed.bits() <= unsigned.bits()));
        let second_integers = signed.and(unsigned).map(|_| 1);
        let rest =
            [Kind::Number(Family::Float), Kind::String, Kind::Bool].map(|kind| widest(terms, kind));
        let scalars = [signed, unsigned].into_iter().chain(rest).flatten();
        let types = scalars.chain(others(terms)).map(|term| term.go.clone()).collect();
        Self { types, second_integers }
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
    kind: &'a Type,
    form: Form<'a>,
}

impl Term<'_> {
    /// How many bits it has as a number; 0 where it is none.
    fn bits(&self) -> u8 {
        self.form.number().map_or(0, Number::bits)
    }
}

/// The widest type of a kind. Of equals a predeclared one, and one that says its width.
fn widest<'a, 'b>(terms: &'a [Term<'b>], wanted: Kind) -> Option<&'a Term<'b>> {
    let members = terms.iter().filter(|term| kind_of(term.form) == Some(wanted));
    members.min_by_key(|term| {
        let is_named = !matches!(term.go, GoType::Basic { .. });
        let is_word = matches!(term.kind, Type::Number(Number::Int | Number::Uint));
        (Reverse(term.bits()), is_named, is_word)
    })
}

/// Lists, texts and big integers, one for each type that crosses. A list of characters could be one
/// of strings as well; where there are both, it is strings.
fn others<'a, 'b>(terms: &'a [Term<'b>]) -> impl Iterator<Item = &'a Term<'b>> {
    let has_strings = terms.iter().any(|term| term.form == Form::List(&Type::String));
    let mut known: Vec<Form> = Vec::new();
    terms.iter().filter(move |term| {
        let is_either = has_strings && term.form == Form::List(&Type::Rune);
        let is_itself = kind_of(term.form) == Some(Kind::Itself);
        let is_new = is_itself && !is_either && !known.contains(&term.form);
        known.extend(is_new.then_some(term.form));
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
        | Form::FixedBytes(_)
        | Form::Complex(_)
        | Form::Map(_)
        | Form::Record(..) => Some(Kind::Itself),
        Form::Any
        | Form::Error
        | Form::Reader(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Optional(_)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_) => None,
    }
}
