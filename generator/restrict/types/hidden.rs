//! Values of types that other packages cannot name: they are what their interfaces are.
//!
//! In: the type of a result, a variable or a field that does not cross. Out: the interface of the module
//! that its values are offered as, the first by the order of bases: no other one has more methods.

use std::cmp::Reverse;

use super::{Direction, Mention, Obstacle};
use crate::introspect::{DescribedType, GoType};
use crate::model::{Level, Type};

/// A type that other packages cannot name, or a pointer to it.
#[derive(Clone, Copy)]
struct Hidden<'d> {
    described: &'d DescribedType,
    by_pointer: bool,
}

impl Mention<'_> {
    /// The interface that Go converts a value of a type to which has this obstacle, or why there is none. A
    /// pointer that is nil stays one in it.
    pub(super) fn or_hidden(self, kind: &GoType, obstacle: Obstacle) -> Result<Type, Obstacle> {
        let Some(hidden) = self.hidden(kind) else { return Err(obstacle) };
        let found = self.interfaces(hidden);
        let Some(name) = found.first() else {
            return Err(obstacle.of_no_interface(hidden.by_pointer));
        };
        // A copy of a lock is another lock.
        if hidden.described.holds_lock && !hidden.by_pointer {
            return Err(obstacle);
        }
        let interface = GoType::Named { name: (*name).to_owned(), args: Vec::new() };
        self.restrict(&interface).map_err(|_| obstacle)
    }

    /// What other packages cannot name, from the level of objects on.
    fn hidden(&self, kind: &GoType) -> Option<Hidden<'_>> {
        if self.types.level() < Level::State || self.direction == Direction::In {
            return None;
        }
        let (name, by_pointer) = match kind {
            GoType::Pointer { elem } => (named(elem)?, true),
            _ => (named(kind)?, false),
        };
        let described = self.types.describe(name).filter(|it| !it.writable)?;
        Some(Hidden { described, by_pointer })
    }

    /// The interfaces of the module that a type, or a pointer to it, implements, in the order of bases.
    fn interfaces<'d>(self, hidden: Hidden<'d>) -> Vec<&'d str> {
        let Hidden { described, by_pointer } = hidden;
        let implemented = described.implements.iter().filter_map(|name| {
            name.strip_prefix('*').map_or(Some(name.as_str()), |name| by_pointer.then_some(name))
        });
        let place = |name: &'d str| {
            let it = self.types.describe(name)?;
            let is_offered = it.writable && !it.constraint && self.types.is_own(&it.package);
            let GoType::Interface { methods } = &it.underlying else { return None };
            is_offered.then_some((Reverse(methods.len()), &it.package, &it.name, name))
        };
        let mut found: Vec<_> = implemented.filter_map(place).collect();
        found.sort_unstable();
        found.into_iter().map(|(.., name)| name).collect()
    }
}

/// The name of a type that is not generic.
fn named(kind: &GoType) -> Option<&str> {
    match kind {
        GoType::Named { name, args } if args.is_empty() => Some(name),
        GoType::Named { .. }
        | GoType::Basic { .. }
        | GoType::Pointer { .. }
        | GoType::Slice { .. }
        | GoType::Array { .. }
        | GoType::Map { .. }
        | GoType::Chan { .. }
        | GoType::Struct {}
        | GoType::Interface { .. }
        | GoType::Func { .. }
        | GoType::Tparam { .. } => None,
    }
}
