//! Values of types that other packages cannot name: they are what their interfaces are.
//!
//! In: the type of a result, a variable or a field that does not cross. Out: the interface of the module
//! that its values are offered as, the first by the order of bases: no other one has more methods.

use std::cmp::Reverse;

use super::{Direction, Mention, Obstacle};
use crate::introspect::{DescribedType, GoType};
use crate::model::{Level, Type};

impl Mention<'_> {
    /// The interface that a type is offered as which has this obstacle, if there is one.
    pub(super) fn or_hidden(self, kind: &GoType, obstacle: Obstacle) -> Result<Type, Obstacle> {
        self.hidden(kind).ok_or(obstacle)
    }

    /// The interface that Go converts a value of this type to. A pointer that is nil stays one in it.
    fn hidden(self, kind: &GoType) -> Option<Type> {
        if self.types.level() < Level::State || self.direction == Direction::In {
            return None;
        }
        let (name, by_pointer) = match kind {
            GoType::Pointer { elem } => (named(elem)?, true),
            _ => (named(kind)?, false),
        };
        let described = self.types.describe(name).filter(|it| !it.writable)?;
        // A copy of a lock is another lock.
        if described.holds_lock && !by_pointer {
            return None;
        }
        let interface = self.interfaces(described, by_pointer).into_iter().next()?;
        self.restrict(&GoType::Named { name: interface.to_owned(), args: Vec::new() }).ok()
    }

    /// The interfaces of the module that a type, or a pointer to it, implements, in the order of bases.
    fn interfaces<'d>(self, described: &'d DescribedType, by_pointer: bool) -> Vec<&'d str> {
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
