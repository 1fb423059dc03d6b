//! Pass 3, beside the constants: exported variables that cannot be read, and why.
//!
//! In: what a package declares, and what is offered of it. Out: a refusal for each of the other variables.
//! Those of lower levels have none.

use super::Draft;
use super::callables::refusal;
use super::types::{Direction, Mention, Obstacle, Types};
use crate::introspect::{DescribedVariable, GoType};
use crate::model::{Level, Reason, Skipped};

/// The refusals of a package's variables, sorted by name.
pub(super) fn refusals(draft: &Draft, types: &Types) -> Vec<Skipped> {
    if types.level() < Level::State || !draft.is_own {
        return Vec::new();
    }
    let is_read = |name: &str| draft.variables.iter().any(|(it, _)| it.name == name);
    let is_class = |name: &str| draft.errors.iter().any(|class| class.go == name);
    let others = draft.package.variables.iter();
    let others = others.filter(|it| !is_read(&it.name) && !is_class(&it.name));
    let mut found: Vec<_> = others.map(|it| skip(it, &draft.package.path, types)).collect();
    found.sort_by(|a, b| a.go.cmp(&b.go));
    found
}

fn skip(variable: &DescribedVariable, package: &str, types: &Types) -> Skipped {
    let go = spell(&variable.kind, package, types);
    let why = refusal::variable(&variable.name, &go, obstacle(&variable.kind, types));
    Skipped {
        go: variable.name.clone(),
        receiver: None,
        is_variable: true,
        signature: format!("var {} {go}", variable.name),
        position: variable.position.clone(),
        code: why.code,
        reason: why.sentence,
    }
}

/// What keeps values of a type from being read.
fn obstacle(kind: &GoType, types: &Types) -> Obstacle {
    match Mention::new(types, Direction::Out).restrict_variable(kind) {
        Err(obstacle) => obstacle,
        Ok(_) => match kind {
            GoType::Pointer { .. } => Obstacle::new(Reason::Pointer, "a pointer", "pointers"),
            GoType::Named { name, .. } if name.starts_with("iter.Seq") => {
                Obstacle::new(Reason::Func, "a function", "functions")
            }
            GoType::Named { .. }
            | GoType::Basic { .. }
            | GoType::Slice { .. }
            | GoType::Array { .. }
            | GoType::Map { .. }
            | GoType::Chan { .. }
            | GoType::Struct {}
            | GoType::Interface { .. }
            | GoType::Func { .. }
            | GoType::Tparam { .. } => {
                Obstacle::new(Reason::Interface, "an interface", "interfaces")
            }
        },
    }
}

/// A type as code of a package spells it, as far as that is short.
fn spell(kind: &GoType, package: &str, types: &Types) -> String {
    let of = |kind: &GoType| spell(kind, package, types);
    let all = |kinds: &[GoType]| kinds.iter().map(of).collect::<Vec<_>>().join(", ");
    match kind {
        GoType::Basic { name } | GoType::Tparam { name, .. } => name.clone(),
        GoType::Named { name, args } => {
            let name = match types.describe(name) {
                Some(it) if it.package.is_empty() || it.package == package => it.name.clone(),
                Some(it) => format!("{}.{}", it.clause, it.name),
                None => name.clone(),
            };
            if args.is_empty() { name } else { format!("{name}[{}]", all(args)) }
        }
        GoType::Pointer { elem } => format!("*{}", of(elem)),
        GoType::Slice { elem } => format!("[]{}", of(elem)),
        GoType::Array { len, elem } => format!("[{len}]{}", of(elem)),
        GoType::Map { key, elem } => format!("map[{}]{}", of(key), of(elem)),
        GoType::Chan { dir, elem } => match dir.as_str() {
            "send" => format!("chan<- {}", of(elem)),
            "recv" => format!("<-chan {}", of(elem)),
            _ => format!("chan {}", of(elem)),
        },
        GoType::Struct {} => "struct{...}".to_owned(),
        GoType::Interface { methods } if methods.is_empty() => "any".to_owned(),
        GoType::Interface { .. } => "interface{...}".to_owned(),
        GoType::Func { params, results, variadic } => {
            let results = match results.as_slice() {
                [] => String::new(),
                [only] => format!(" {}", of(only)),
                several => format!(" ({})", all(several)),
            };
            format!("func({}){results}", spell_params(params, *variadic, &of))
        }
    }
}

/// Parameters, the last of which may take all the rest.
fn spell_params(params: &[GoType], variadic: bool, of: &dyn Fn(&GoType) -> String) -> String {
    let last = params.len().saturating_sub(1);
    let param = |(at, kind): (usize, &GoType)| match kind {
        GoType::Slice { elem } if variadic && at == last => format!("...{}", of(elem)),
        other => of(other),
    };
    params.iter().enumerate().map(param).collect::<Vec<_>>().join(", ")
}
