//! Pass 4: calls that could never tell Python anything.
//!
//! In: what was decided about functions. Out: the same, with a refusal for each call that writes
//! where Python does not see it, or that looks for an error's identity.

use super::callables::{Call, Decision, Refusal, refusal};
use crate::introspect::{DescribedFunction, DescribedParam, Fills};
use crate::model::{Form, Number, Type, TypeTable};
use crate::naming;

/// Refuses the calls without an effect that Python sees.
pub(super) fn refuse(decisions: &mut [Decision], types: &TypeTable) {
    for Decision { function, instances } in decisions {
        for instance in instances {
            if let Ok(call) = instance
                && let Some(refusal) = find_lost_effect(function, call, types)
            {
                *instance = Err(refusal);
            }
        }
    }
}

/// Why Python would not see what a call does: it writes through a pointer, or into a slice while it
/// returns nothing but a count, or it looks for an error's identity.
fn find_lost_effect(
    function: &DescribedFunction,
    call: &Call,
    types: &TypeTable,
) -> Option<Refusal> {
    let returns_nothing = call.writers().next().is_none()
        && matches!(call.results.as_slice(), [] | [Type::Number(Number::Int)]);
    for (position, kind) in &call.params {
        let (param, form) = (&function.params[*position], types.form(kind));
        if fills_pointer(function, param, form, types) {
            return Some(refusal::fills(param, *position));
        }
        let is_pointer = matches!(form, Form::Optional(_));
        let fills_slice = call.results.is_empty() && fills_list(param, form);
        if fills_slice || (param.written && (is_pointer || returns_nothing)) {
            return Some(refusal::writes(param));
        }
        if *kind == Type::Error && matches!(call.results.as_slice(), [Type::Bool]) {
            return Some(refusal::identity(param, *position));
        }
    }
    None
}

/// Whether a function fills what a parameter of type `any` points to, as `json.Unmarshal` does. Where
/// its code does not tell, its words do.
fn fills_pointer(
    function: &DescribedFunction,
    param: &DescribedParam,
    form: Form,
    types: &TypeTable,
) -> bool {
    let is_any = |element| types.form(element) == Form::Any;
    let holds_any = form == Form::Any || form.slice_element().is_some_and(is_any);
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
fn fills_list(param: &DescribedParam, form: Form) -> bool {
    form.slice_element().is_some() && param.fills != Fills::No && is_target(param)
}

/// Whether a parameter's name says that the function puts something into it.
fn is_target(param: &DescribedParam) -> bool {
    let name = param.name.to_lowercase();
    ["dest", "dst", "out", "ptr", "target"].iter().any(|start| name.starts_with(start))
}
