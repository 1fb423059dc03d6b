//! Pass 4: what calls write.
//!
//! In: what was decided about functions. Out: the same, in which what a call writes is among its
//! results; or, at the first level, with a refusal for each call that writes where Python does not
//! see it. A call that looks for an error's identity is refused.

use super::callables::{Call, Decision, Refusal, refusal, supply};
use crate::introspect::{DescribedFunction, DescribedParam, Fills};
use crate::model::{Form, Level, Number, Rule, Supply, Type, TypeTable};
use crate::naming;

/// Packages whose functions leave an empty interface as it is, without a word.
const FILLS_NO_ANY: &[&str] = &["encoding/xml"];

/// Gives back what calls write, from the second level on, and refuses the calls without an effect
/// that Python sees.
pub(super) fn settle(package: &str, decisions: &mut [Decision], types: &TypeTable, level: Level) {
    for Decision { function, receiver, instances } in decisions {
        let has_pointer = receiver.as_ref().is_some_and(|receiver| receiver.is_pointer);
        for instance in instances {
            if let Ok(call) = instance {
                if level >= Level::Data {
                    // What is filled otherwise is an object.
                    let has_objects = level >= Level::State && types.has_objects();
                    let target = if has_objects { Supply::Into } else { Supply::Target };
                    give_back(package, function, has_pointer, target, call, types);
                }
                if let Some(refusal) = find_lost_effect(function, call, types, level) {
                    *instance = Err(refusal);
                }
            }
        }
    }
}

/// Makes what a call writes a result: what it puts behind a pointer of type `any`, and, where it
/// returns nothing else, what it writes into its parameters. Beside other results that stays unseen.
/// With a receiver that is a pointer, a method writes into a value of any type; an object it changes
/// itself.
fn give_back(
    package: &str,
    function: &DescribedFunction,
    has_pointer: bool,
    target: Supply,
    call: &mut Call,
    types: &TypeTable,
) {
    let returns_nothing = returns_nothing(call);
    let takes_target = !FILLS_NO_ANY.contains(&package);
    let is_any =
        |(position, kind): &(usize, Type)| !is_rest(function, *position) && *kind == Type::Any;
    let is_filled = |param: &(usize, Type)| {
        let described = &function.params[param.0];
        is_any(param) && fills_pointer(function, described, types.form(&param.1), types)
    };
    // Beside another value of any type, one has a reason to give it: `Set(in, value any)`.
    let is_alone = call.params.iter().filter(|param| is_any(param)).count() == 1;
    let is_source = |(_, kind): &(usize, Type)| {
        matches!(types.form(kind), Form::String | Form::Bytes | Form::Reader(_))
    };
    let has_source = call.params.iter().any(is_source);
    let is_output = returns_status(call);
    let is_target = |param: &(usize, Type)| {
        let described = &function.params[param.0];
        let is_meant = is_output || decodes(function, described, has_source);
        takes_target && is_alone && is_meant && is_filled(param)
    };
    for (position, _) in call.params.extract_if(.., |param| is_target(param)) {
        call.supplied.push(supply(position, &function.params[position], target));
        call.rules.extend([Rule::Any, Rule::Written]);
    }
    call.supplied.sort_by_key(|supplied| supplied.position);
    let is_written = |(_, (position, kind)): &(usize, &(usize, Type))| {
        let (param, form) = (&function.params[*position], types.form(kind));
        let fills = call.results.is_empty() && fills_list(param, form);
        let is_value = !matches!(form, Form::Object(_) | Form::Interface(_));
        let is_receiver = has_pointer && *position == 0;
        let is_reached = is_receiver && is_value || can_be_written(form, types);
        !is_rest(function, *position) && is_reached && (param.written || fills)
    };
    let places =
        call.params.iter().enumerate().filter(is_written).map(|(place, _)| place).collect();
    if returns_nothing {
        call.written = places;
        call.rules.extend((!call.written.is_empty()).then_some(Rule::Written));
    } else {
        call.unseen = places;
    }
    call.rules.sort_unstable();
    call.rules.dedup();
}

/// Whether a parameter is the `...T` of a function.
fn is_rest(function: &DescribedFunction, position: usize) -> bool {
    function.variadic && position + 1 == function.params.len()
}

/// Whether a call has no result, or only a count.
fn returns_nothing(call: &Call) -> bool {
    call.writers().next().is_none()
        && matches!(call.results.as_slice(), [] | [Type::Number(Number::Int)])
}

/// Whether a call that has other results as well is there to fill an argument: its name says so, and its code,
/// or that it has something else to read.
fn decodes(function: &DescribedFunction, param: &DescribedParam, has_source: bool) -> bool {
    let words = naming::words(&function.name);
    let is_decoder = words.iter().any(|word| matches!(word.as_str(), "decode" | "unmarshal"));
    is_decoder && (param.fills == Fills::Yes || has_source)
}

/// Whether a call has no result, or only says how it went. One that returns something else may well
/// read the argument that it seems to fill.
fn returns_status(call: &Call) -> bool {
    matches!(call.results.as_slice(), [] | [Type::Number(Number::Int) | Type::Bool])
}

/// Whether a function can write into a value of this form so that its caller sees it. Of what is
/// behind a pointer to a text or a big integer nobody here sees the methods; what a function does to an
/// object every holder of it sees.
fn can_be_written(form: Form, types: &TypeTable) -> bool {
    match form {
        // A text can be that of a slice.
        Form::Bytes | Form::List(_) | Form::Map(_) | Form::Text(_) => true,
        Form::Optional(inner) => !matches!(
            types.form(inner),
            Form::Text(_) | Form::BigInt | Form::Object(_) | Form::ErrorType(_)
        ),
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Any
        | Form::Error
        | Form::Reader(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_)
        | Form::Complex(_)
        | Form::Record(..)
        | Form::Object(_)
        | Form::Interface(_)
        | Form::ErrorType(_) => false,
    }
}

/// Why Python would not see what a call does: it writes through a pointer, or into a slice while it
/// returns nothing but a count, or it looks for an error's identity.
fn find_lost_effect(
    function: &DescribedFunction,
    call: &Call,
    types: &TypeTable,
    level: Level,
) -> Option<Refusal> {
    let returns_nothing = returns_nothing(call);
    for (position, kind) in &call.params {
        let (param, form) = (&function.params[*position], types.form(kind));
        if fills_pointer(function, param, form, types) {
            return Some(refusal::fills(param, *position));
        }
        let is_behind = matches!(form, Form::Optional(_));
        let is_seen = !is_behind || can_be_written(form, types);
        let fills_slice = call.results.is_empty() && fills_list(param, form);
        let is_lost = param.written && is_seen && (is_behind || returns_nothing);
        if level < Level::Data && (fills_slice || is_lost) {
            return Some(refusal::writes(param));
        }
        let is_text = *kind == Type::Error && level < Level::State;
        if is_text && matches!(call.results.as_slice(), [Type::Bool]) {
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
            Fills::Unknown => {
                is_target(param) || speaks_of_filling(function) && !is_scanner(function)
            }
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

/// Whether it is the method of a `sql.Scanner`, which fills its receiver from its argument.
fn is_scanner(function: &DescribedFunction) -> bool {
    function.name == "Scan" && function.params.len() == 2 && function.params[0].written
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
