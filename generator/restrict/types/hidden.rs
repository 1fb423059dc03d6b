//! Values of types that other packages cannot name: they are what their interfaces are.
//!
//! In: the type of a result, a variable or a field that does not cross. Out: the interface of the module
//! that its values are offered as, the first by the order of bases: no other one has more methods. What implements
//! none is an interface of its own, with the methods that the type has.

use std::cmp::Reverse;

use super::{Direction, Mention, Obstacle};
use crate::introspect::{DescribedType, GoType};
use crate::model::{DeclaredKind, Interface, Level, Type, TypeName};

/// A type that other packages cannot name, or a pointer to it.
#[derive(Clone, Copy)]
struct Hidden<'d> {
    name: &'d str,
    described: &'d DescribedType,
    by_pointer: bool,
}

impl Mention<'_> {
    /// The interface that Go converts a value of a type to which has this obstacle, or why there is none. A
    /// pointer that is nil stays one in it.
    pub(super) fn or_hidden(self, kind: &GoType, obstacle: Obstacle) -> Result<Type, Obstacle> {
        let Some(hidden) = self.hidden(kind) else { return Err(obstacle) };
        let found = self.interfaces(hidden);
        // A copy of a lock is another lock.
        let is_copied_lock = hidden.described.holds_lock && !hidden.by_pointer;
        let Some(name) = found.first() else {
            let own = if is_copied_lock { None } else { self.declare_hidden(hidden) };
            return own.ok_or_else(|| obstacle.of_no_interface(hidden.by_pointer));
        };
        if is_copied_lock {
            return Err(obstacle);
        }
        let interface = GoType::Named { name: (*name).to_owned(), args: Vec::new() };
        self.restrict(&interface).map_err(|_| obstacle)
    }

    /// The interface that a type is by itself: the shim has its values from what gives them, and calls their
    /// methods.
    fn declare_hidden(self, hidden: Hidden) -> Option<Type> {
        let Hidden { name, described, by_pointer } = hidden;
        let types = self.types;
        let is_sourced = types.sourced.as_ref().is_none_or(|sourced| sourced.contains(name));
        let has_methods = described.methods.iter().any(|method| by_pointer || !method.pointer);
        let is_own = types.is_own(&described.package) && described.type_params.is_empty();
        let known = types.hidden.borrow().get(name).copied();
        // The shim has one type for one class.
        if !is_sourced || !has_methods || !is_own || known.is_some_and(|known| known != by_pointer)
        {
            return None;
        }
        let interface = Interface {
            python: String::new(),
            doc: described.doc.clone(),
            position: described.position.clone()?,
            is_hidden: true,
            bases: Vec::new(),
            records: Vec::new(),
            objects: Vec::new(),
            values: Vec::new(),
        };
        let spelling = TypeName {
            package: described.package.clone(),
            clause: described.clause.clone(),
            name: described.name.clone(),
            args: Vec::new(),
        };
        types.hidden.borrow_mut().insert(name.to_owned(), by_pointer);
        Some(types.declare(name, &[], spelling, DeclaredKind::Interface(interface)))
    }

    /// What other packages cannot name, from the level of objects on.
    fn hidden<'d>(&'d self, kind: &'d GoType) -> Option<Hidden<'d>> {
        if self.types.level() < Level::State || self.direction == Direction::In {
            return None;
        }
        let (name, by_pointer) = match kind {
            GoType::Pointer { elem } => (named(elem)?, true),
            _ => (named(kind)?, false),
        };
        let described = self.types.describe(name).filter(|it| !it.writable)?;
        Some(Hidden { name, described, by_pointer })
    }

    /// The interfaces of the module that a type, or a pointer to it, implements, in the order of bases.
    fn interfaces<'d>(self, hidden: Hidden<'d>) -> Vec<&'d str> {
        let Hidden { described, by_pointer, .. } = hidden;
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
