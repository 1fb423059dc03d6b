//! What becomes of a parameter that is an `io.Writer`.
//!
//! In: a described function. Out: whether it keeps the writer for later, when nobody looks at a buffer of ours
//! any more, and what the library passes where it does not. Its body says so; its name does where nobody sees
//! the body, and where the function is there to keep it, though the body does so in a way that nobody follows.

use super::failure::without_error;
use super::parameter::type_name;
use crate::introspect::{DescribedFunction, DescribedParam, GoType};
use crate::model::{Level, Supply, Type};
use crate::naming;
use crate::restrict::types::{Direction, Mention};

/// What functions begin with that keep a writer.
const KEEPS: &[&str] = &["new", "redirect", "register", "set"];

/// The same of methods of what stays in Go, which can keep it themselves.
const METHOD_KEEPS: &[&str] = &["add", "attach", "init", "reset", "use", "with", "wrap"];

/// What is passed for the writer: where it is the only one that is not kept, the caller can say which.
pub(super) fn supply(function: &DescribedFunction, has_receiver: bool, level: Level) -> Supply {
    let is_writer = |param: &&DescribedParam| type_name(&param.kind) == Some("io.Writer");
    let writers = passed(function, has_receiver).filter(is_writer);
    let is_only = writers.filter(|param| !param.kept).count() == 1;
    if is_only && level >= Level::State { Supply::Sink } else { Supply::Writer }
}

/// The parameters but for what a method is called on.
fn passed(
    function: &DescribedFunction,
    has_receiver: bool,
) -> impl Iterator<Item = &DescribedParam> {
    function.params.iter().skip(usize::from(has_receiver))
}

/// Whether a function keeps a parameter that is a writer.
pub(super) fn is_kept(
    function: &DescribedFunction,
    param: &DescribedParam,
    has_receiver: bool,
    mention: Mention,
) -> bool {
    param.kept || sounds_kept(function, has_receiver, mention)
}

/// Whether a function's name, its receiver or its results say that it keeps a writer. Below the level of
/// objects nothing is returned that could have it.
fn sounds_kept(function: &DescribedFunction, has_receiver: bool, mention: Mention) -> bool {
    let words = naming::words(&function.name);
    let first = words.first().map_or("", String::as_str);
    if KEEPS.contains(&first) || mention.types.level() < Level::State {
        return KEEPS.contains(&first);
    }
    let receiver = function.params.first().filter(|_| has_receiver);
    let is_of_object = receiver.is_some_and(|receiver| can_keep(&receiver.kind, mention));
    let (results, _) = without_error(&function.results, mention.types);
    is_of_object && METHOD_KEEPS.contains(&first)
        || results.iter().any(|result| can_keep(&result.kind, mention))
}

/// Whether a value can have a writer in it: it stays in Go.
fn can_keep(kind: &GoType, mention: Mention) -> bool {
    let out = Mention { direction: Direction::Out, ..mention };
    let Ok(found) = out.restrict(kind) else { return false };
    let inner = if let Type::Optional(inner) = &found { inner } else { &found };
    matches!(inner, Type::Declared(key) if mention.types.table().resolve(key).stays_in_go())
}
