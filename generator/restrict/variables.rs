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
    let mut found: Vec<_> = others.map(|it| skip(it, types)).collect();
    found.sort_by(|a, b| a.go.cmp(&b.go));
    found
}

fn skip(variable: &DescribedVariable, types: &Types) -> Skipped {
    let why = refusal::variable(&variable.name, &variable.go, obstacle(&variable.kind, types));
    Skipped {
        go: variable.name.clone(),
        receiver: None,
        is_variable: true,
        signature: format!("var {} {}", variable.name, variable.go),
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
