//! What becomes of each parameter of a function: a caller passes it, or the library supplies it.
//!
//! In: a described function. Out: a [`Role`] for every parameter.

use super::crossing::{self, Place};
use super::obstacle::Obstacle;
use crate::introspect::{DescribedFunction, DescribedParam, Fills, GoType};
use crate::model::{Form, Supplied, Supply, Type};
use crate::naming;

/// What becomes of a parameter.
pub(super) enum Role {
    /// A caller passes it, or would, were there no obstacle.
    Passed(Result<Type, Obstacle>),
    /// The library supplies it.
    Supplied(Supplied),
}

/// The roles of a function's parameters, in order.
pub(super) fn roles(function: &DescribedFunction, place: Place) -> Vec<Role> {
    let role = |(position, param): (usize, &DescribedParam)| {
        let is_rest = function.variadic && position + 1 == function.params.len();
        match supply(function, param, is_rest, place) {
            Some(with) => Role::Supplied(supplied(position, param, with)),
            None => Role::Passed(crossing::level1(&param.kind, place)),
        }
    };
    function.params.iter().enumerate().map(role).collect()
}

fn supplied(position: usize, param: &DescribedParam, with: Supply) -> Supplied {
    let go = format!("{} {}", param.name, param.go);
    let position = u32::try_from(position).unwrap_or(u32::MAX);
    Supplied { position, go: go.trim_start().to_owned(), with }
}

fn supply(
    function: &DescribedFunction,
    param: &DescribedParam,
    is_rest: bool,
    place: Place,
) -> Option<Supply> {
    if is_rest {
        return is_option(&param.kind, place).then_some(Supply::Options);
    }
    match named(&param.kind)? {
        "context.Context" => Some(Supply::Context),
        "io.Reader" if is_entropy(function, param) => Some(Supply::Entropy),
        "io.Writer" if !keeps_writer(function) => Some(Supply::Writer),
        _ => None,
    }
}

fn named(kind: &GoType) -> Option<&str> {
    match kind {
        GoType::Named { name, .. } => Some(name),
        _ => None,
    }
}

/// Whether `...T` is of functional options: T is a named function, or a named interface that only
/// its own package implements or that is called an option. Values that only happen to be one
/// (`...error`, `...iter.Seq[T]`, `...fmt.Stringer`, `...catalog.Message`) are not.
fn is_option(kind: &GoType, place: Place) -> bool {
    let GoType::Slice { elem } = kind else { return false };
    if crossing::level1(elem, place).is_ok() {
        return false;
    }
    let Some(described) = named(elem).and_then(|name| place.types.get(name)) else { return false };
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

/// Whether a function only remembers the writer for later, when nobody looks at it any more.
fn keeps_writer(function: &DescribedFunction) -> bool {
    let words = naming::words(&function.name);
    let first = words.first().map_or("", String::as_str);
    matches!(first, "new" | "redirect" | "register" | "set")
}

/// Whether a function fills what a parameter of type `any` points to, as `json.Unmarshal` does. Where
/// its code does not tell, its words do.
pub(super) fn fills_pointer(
    function: &DescribedFunction,
    param: &DescribedParam,
    kind: &Type,
) -> bool {
    let holds_any = match kind.form() {
        Form::List(element) => element.form() == Form::Any,
        form => form == Form::Any,
    };
    holds_any
        && match param.fills {
            Fills::Yes => true,
            Fills::Unknown => is_target(param) || speaks_of_filling(function),
            Fills::No => false,
        }
}

fn speaks_of_filling(function: &DescribedFunction) -> bool {
    let words = naming::words(&function.name);
    let fills = |word: &String| {
        matches!(
            word.as_str(),
            "bind" | "decode" | "populate" | "scan" | "scanf" | "scanln" | "unmarshal"
        ) || ["sscan", "fscan"].iter().any(|start| word.starts_with(start))
    };
    let doc = function.doc.to_lowercase();
    let phrases = ["must be a pointer", "must be a non-nil pointer", "pointed to by"];
    words.iter().any(fills) || phrases.iter().any(|phrase| doc.contains(phrase))
}

/// Whether a function fills a list of which its code does not tell, but the name of the parameter:
/// what assembly writes no syntax tree shows.
pub(super) fn fills_list(param: &DescribedParam, kind: &Type) -> bool {
    let is_list = matches!(kind.form(), Form::Bytes | Form::List(_));
    is_list && param.fills != Fills::No && is_target(param)
}

/// Whether a parameter's name says that the function puts something into it.
fn is_target(param: &DescribedParam) -> bool {
    let name = param.name.to_lowercase();
    ["dest", "dst", "out", "ptr", "target"].iter().any(|start| name.starts_with(start))
}
