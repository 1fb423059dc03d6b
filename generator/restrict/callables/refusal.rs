//! The words and the order of refusals.
//!
//! In: what stands in the way. Out: a [`Refusal`]: the stable code, and one sentence that names the
//! parameter or result, its type, and the smallest change that would let it cross.

use crate::introspect::DescribedParam;
use crate::model::{Level, Reason};
use crate::restrict::types::Obstacle;

/// Why a function is not offered.
#[derive(Clone)]
pub(in crate::restrict) struct Refusal {
    pub(in crate::restrict) code: Reason,
    pub(in crate::restrict) sentence: String,
}

/// Functions of the standard library that end the process, or bind a thread of it.
const ENDS_PROCESS: &[(&str, &[&str])] = &[
    ("log", &["Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"]),
    ("os", &["Exit"]),
    ("runtime", &["Breakpoint", "Goexit", "LockOSThread"]),
];

pub(in crate::restrict) fn ends_process(package: &str, function: &str) -> bool {
    ENDS_PROCESS.iter().any(|(path, names)| *path == package && names.contains(&function))
}

pub(in crate::restrict) fn process(package: &str, function: &str) -> Refusal {
    let sentence = format!("{package}.{function} would end or bind the whole Python process");
    Refusal { code: Reason::EndsProcess, sentence }
}

pub(in crate::restrict) fn generic(parameter: &str) -> Refusal {
    let sentence = format!(
        "no plain type can stand for type parameter `{parameter}`; \
         a function that calls this one with a type of its choice could cross"
    );
    Refusal { code: Reason::Generic, sentence }
}

/// The refusal of a method of a type whose values do not cross.
pub(in crate::restrict) fn object(name: &str, obstacle: Obstacle, level: Level) -> Refusal {
    let Obstacle { what, .. } = obstacle;
    let when = if level < Level::State {
        "objects with methods come at level 3"
    } else {
        "there are no objects of such types so far"
    };
    let sentence = format!("its receiver {name} is {what}; {when}");
    Refusal { code: Reason::Object, sentence }
}

pub(in crate::restrict) fn parameter(
    param: &DescribedParam,
    position: usize,
    obstacle: Obstacle,
) -> Refusal {
    type_refusal(&parameter_name(param, position), &param.go, obstacle)
}

pub(in crate::restrict) fn result(
    results: &[DescribedParam],
    position: usize,
    obstacle: Obstacle,
) -> Refusal {
    let result = &results[position];
    let subject = match (is_nameless(result), results) {
        (false, _) => format!("result `{}`", result.name),
        (true, [_]) => "the result".to_owned(),
        (true, _) => format!("result {}", position + 1),
    };
    type_refusal(&subject, &result.go, obstacle)
}

/// The refusal of a field of an object.
pub(in crate::restrict) fn field(name: &str, go: &str, obstacle: Obstacle) -> Refusal {
    type_refusal(&format!("field `{name}`"), go, obstacle)
}

/// The refusal of a variable.
pub(in crate::restrict) fn variable(name: &str, go: &str, obstacle: Obstacle) -> Refusal {
    type_refusal(&format!("variable `{name}`"), go, obstacle)
}

pub(in crate::restrict) fn writes(param: &DescribedParam) -> Refusal {
    let name = &param.name;
    let sentence = format!(
        "it writes into parameter `{name}`, which Python would never see; \
         if it returned `{name}` it could be called"
    );
    Refusal { code: Reason::WritesParameter, sentence }
}

pub(in crate::restrict) fn fills(param: &DescribedParam, position: usize) -> Refusal {
    let subject = parameter_name(param, position);
    let sentence = format!(
        "it fills what {subject} points to, which Python would never see; \
         a function that returned it could be called"
    );
    Refusal { code: Reason::FillsPointer, sentence }
}

pub(in crate::restrict) fn identity(param: &DescribedParam, position: usize) -> Refusal {
    let subject = parameter_name(param, position);
    let sentence = format!(
        "it tells which error {subject} is, and an error that Python passes is a new one, made of \
         its text"
    );
    Refusal { code: Reason::ErrorIdentity, sentence }
}

/// Which of several reasons is told: the lower, the harder to overcome. Types that no rule can
/// bring across come first, those that a conversion would come last.
pub(in crate::restrict) fn weight(code: Reason) -> u8 {
    match code {
        Reason::EndsProcess | Reason::Object => 0,
        Reason::Generic => 1,
        Reason::UnsafePointer => 2,
        Reason::Chan => 3,
        Reason::Func => 4,
        Reason::Map => 5,
        Reason::Interface => 6,
        Reason::Struct => 7,
        Reason::Pointer => 8,
        Reason::Complex => 9,
        Reason::Uintptr => 10,
        Reason::NotText => 11,
        Reason::Array => 12,
        Reason::Named => 13,
        Reason::FillsPointer => 14,
        Reason::WritesParameter => 15,
        Reason::ErrorIdentity => 16,
    }
}

fn type_refusal(subject: &str, go: &str, obstacle: Obstacle) -> Refusal {
    let Obstacle { code, what, instead, .. } = obstacle;
    let way_out = match instead {
        Some(kind) => format!("; as {kind} it could cross"),
        None if code == Reason::NotText => "; only an object could keep all of it".to_owned(),
        None => String::new(),
    };
    Refusal { code, sentence: format!("{subject} is {go}, {what}{way_out}") }
}

fn parameter_name(param: &DescribedParam, position: usize) -> String {
    if is_nameless(param) {
        return format!("parameter {}", position + 1);
    }
    format!("parameter `{}`", param.name)
}

fn is_nameless(value: &DescribedParam) -> bool {
    value.name.is_empty() || value.name == "_"
}
