//! The type parameters of a function that no argument fixes, so that a caller says what they are.
//!
//! In: all instances of a function. Out: the keyword that chooses one, and which type parameters it names.

use super::{Callable, Level, Map, Stream, Type, TypeParam};

/// What the keyword is called: the first that is no parameter's name.
const KEYWORDS: [&str; 3] = ["of", "of_", "of__"];

/// The type parameters that a keyword of the function names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenParams {
    /// The keyword.
    pub keyword: &'static str,
    /// Their places among the type parameters, in Go's order.
    pub places: Vec<usize>,
}

impl OpenParams {
    /// Those of a function with these instances, at a level that has generic classes.
    #[must_use]
    pub fn of(instances: &[&Callable], level: Level) -> Option<Self> {
        if level < Level::State || instances.len() < 2 {
            return None;
        }
        let count = instances.iter().map(|it| it.type_args.len()).min().unwrap_or(0);
        let open: Vec<usize> = (0..count).filter(|at| is_open(*at, instances)).collect();
        let is_chosen = |at: &usize| !follows(*at, &open, instances);
        let places: Vec<usize> = open.iter().copied().filter(is_chosen).collect();
        let is_free = |name: &&str| instances[0].params.iter().all(|it| it.python != **name);
        let keyword = KEYWORDS.into_iter().find(|name| is_free(name))?;
        (!places.is_empty()).then_some(Self { keyword, places })
    }

    /// What stands for them in an instance.
    pub fn types<'a>(&self, instance: &'a Callable) -> impl Iterator<Item = &'a Type> {
        self.places.iter().filter_map(|at| instance.type_args.get(*at))
    }
}

/// Whether instances that take the same arguments differ in it. Of those for a variadic parameter there
/// may be none.
fn is_open(at: usize, instances: &[&Callable]) -> bool {
    let differ = |one: &Callable, other: &Callable| {
        one.type_args[at] != other.type_args[at] && required(one).eq(required(other))
    };
    instances.iter().any(|one| instances.iter().any(|other| differ(one, other)))
}

/// The types of the arguments that every call has.
fn required(function: &Callable) -> impl Iterator<Item = &Type> {
    let count = function.params.len() - usize::from(function.variadic);
    function.params[..count].iter().map(|value| &value.kind)
}

/// Whether it is made of another one: `S ~[]E`.
fn follows(at: usize, open: &[usize], instances: &[&Callable]) -> bool {
    let is_within = |other: &usize| {
        instances.iter().all(|it| is_made_of(&it.type_args[at], &it.type_args[*other]))
    };
    open.iter().any(|other| *other != at && is_within(other))
}

/// Whether one type is around another.
fn is_made_of(kind: &Type, other: &Type) -> bool {
    let is_or_holds = |inner: &Type| inner == other || is_made_of(inner, other);
    match kind {
        Type::Slice(inner) | Type::Optional(inner) | Type::Seq(inner) => is_or_holds(inner),
        Type::Array(array) => is_or_holds(&array.element),
        Type::Map(Map { key, value }) => is_or_holds(key) || is_or_holds(value),
        Type::Stream(Stream { values, .. }) => values.iter().any(is_or_holds),
        Type::Param(TypeParam { kind, .. }) => is_made_of(kind, other),
        Type::Bool
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Rune
        | Type::Duration
        | Type::BigInt
        | Type::Any
        | Type::Error
        | Type::Declared(_)
        | Type::Reader(_)
        | Type::Complex64
        | Type::Complex128 => false,
    }
}
