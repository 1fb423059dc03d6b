//! What becomes of each parameter of a function: a caller passes it, or the library supplies it.
//!
//! In: a described function. Out: a [`Role`] for every parameter.

use super::writer;
use crate::introspect::{DescribedFunction, DescribedParam, GoType};
use crate::model::{Supplied, Supply, Type};
use crate::naming;
use crate::restrict::types::{Mention, Obstacle};

/// What becomes of a parameter.
pub(super) enum Role {
    /// A caller passes it, or would, were there no obstacle.
    Passed(Result<Type, Obstacle>),
    /// The library supplies it.
    Supplied(Supplied),
}

/// The roles of a function's parameters, in order.
pub(super) fn roles(
    function: &DescribedFunction,
    has_receiver: bool,
    mention: Mention,
) -> Vec<Role> {
    let role = |(position, param): (usize, &DescribedParam)| {
        if has_receiver && position == 0 {
            return Role::Passed(mention.restrict_self(&param.kind));
        }
        let is_rest = function.variadic && position + 1 == function.params.len();
        match choose_supply(function, param, is_rest, has_receiver, mention) {
            Some(with) => Role::Supplied(supply(position, param, with)),
            None => Role::Passed(mention.restrict(&param.kind)),
        }
    };
    function.params.iter().enumerate().map(role).collect()
}

/// A parameter that the library supplies.
pub(in crate::restrict) fn supply(
    position: usize,
    param: &DescribedParam,
    with: Supply,
) -> Supplied {
    let go = format!("{} {}", param.name, param.go);
    let position = u32::try_from(position).unwrap_or(u32::MAX);
    Supplied { position, go: go.trim_start().to_owned(), with }
}

fn choose_supply(
    function: &DescribedFunction,
    param: &DescribedParam,
    is_rest: bool,
    has_receiver: bool,
    mention: Mention,
) -> Option<Supply> {
    if is_rest {
        return is_option(&param.kind, mention).then_some(Supply::Options);
    }
    match type_name(&param.kind)? {
        "context.Context" => Some(Supply::Context),
        "io.Reader" if is_entropy(function, param) => Some(Supply::Entropy),
        "io.Writer" if !writer::is_kept(function, param, has_receiver, mention) => {
            Some(writer::supply(function, has_receiver, mention.types.level()))
        }
        _ => None,
    }
}

pub(super) fn type_name(kind: &GoType) -> Option<&str> {
    match kind {
        GoType::Named { name, .. } => Some(name),
        _ => None,
    }
}

/// Whether `...T` is of functional options: T is a named function, or a named interface that only
/// its own package implements or that is called an option. Values that only happen to be one
/// (`...error`, `...iter.Seq[T]`, `...fmt.Stringer`, `...catalog.Message`) are not.
fn is_option(kind: &GoType, mention: Mention) -> bool {
    let GoType::Slice { elem } = kind else { return false };
    if mention.restrict(elem).is_ok() {
        return false;
    }
    let Some(described) = type_name(elem).and_then(|name| mention.types.describe(name)) else {
        return false;
    };
    let is_private = |method: &String| method.starts_with(char::is_lowercase);
    match &described.underlying {
        GoType::Func { .. } => true,
        GoType::Interface { methods } => {
            methods.iter().any(is_private) || described.name.contains("Opt")
        }
        _ => false,
    }
}

/// Words by which documentation says that a reader is a source of randomness. That something is random
/// is not enough: a random line of what is read is.
const ENTROPY: &[&str] = &[
    "cryptographically random",
    "entropy",
    "random bits",
    "random bytes",
    "random data",
    "random number generator",
    "random source",
    "randomness",
    "source of random",
];

/// Whether a reader is a source of randomness, which must never be the user's bytes.
fn is_entropy(function: &DescribedFunction, param: &DescribedParam) -> bool {
    let name = param.name.to_lowercase();
    let is_source =
        name.starts_with("rand") || matches!(name.as_str(), "csprng" | "entropy" | "prng" | "rng");
    let makes_random = function.name.starts_with("GenerateKey")
        || naming::words(&function.name).iter().any(|word| word == "rand" || word == "random");
    let doc = function.doc.to_lowercase();
    let speaks = ENTROPY.iter().any(|phrase| doc.contains(phrase));
    is_source || makes_random || speaks
}
