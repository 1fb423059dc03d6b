//! Which instances of generic interfaces the types implement.
//!
//! In: the types that are there, and what each implements in terms of its type parameters. Out: the instances, put
//! into the table, by the keys of the types that implement them.

use std::collections::BTreeMap;

use super::substitution::substitute;
use super::{Direction, Mention, Types};
use crate::introspect::{DescribedInstance, GoType};
use crate::model::Type;

/// By the key of a type, the instances that it implements.
#[derive(Clone, Debug, Default)]
pub(in crate::restrict) struct Implemented(BTreeMap<String, BTreeMap<String, Instance>>);

/// An instance that a type implements.
#[derive(Clone, Debug)]
struct Instance {
    /// Whether only a pointer to the type does.
    by_pointer: bool,
    /// What it is made of, in terms of the type parameters of the type.
    args: Vec<Type>,
}

impl Types<'_> {
    /// What the types implement that are there now.
    pub(in crate::restrict) fn find_implemented(&self) -> Implemented {
        let mut found = Implemented::default();
        for (name, described) in self.described.iter().filter(|(_, it)| !it.instances.is_empty()) {
            let instances = if described.type_params.is_empty() {
                vec![(name.clone(), Vec::new())]
            } else {
                self.instances(name)
            };
            for (key, args) in instances {
                let implemented = described.instances.iter();
                let implemented = implemented.filter_map(|it| self.instance(it, &args));
                found.0.entry(key).or_default().extend(implemented);
            }
        }
        found
    }

    /// The key of an instance, of a type with these arguments, if it crosses.
    fn instance(
        &self,
        described: &DescribedInstance,
        bound: &[GoType],
    ) -> Option<(String, Instance)> {
        let args = described.args.iter().map(|arg| substitute(arg, bound)).collect();
        let this = GoType::Named { name: described.name.clone(), args };
        let mention = Mention::new(self, Direction::Out);
        let Type::Declared(key) = mention.restrict(&this).ok()? else { return None };
        let is_interface = self.table().get(&key)?.as_interface().is_some();
        let mention = Mention { bound, ..mention };
        let args = described.args.iter().map(|arg| mention.restrict(arg).ok());
        let args = args.collect::<Option<_>>()?;
        is_interface.then_some((key, Instance { by_pointer: described.pointer, args }))
    }
}

impl Implemented {
    /// Whether a type, or with `by_pointer` a pointer to it, implements an instance.
    pub(in crate::restrict) fn has(&self, key: &str, interface: &str, by_pointer: bool) -> bool {
        let found = self.0.get(key).and_then(|found| found.get(interface));
        found.is_some_and(|found| by_pointer || !found.by_pointer)
    }

    /// What an instance is made of, if that depends on what is `any` of the type that implements it.
    pub(in crate::restrict) fn open_args(&self, key: &str, interface: &str) -> Option<&[Type]> {
        let args = &self.0.get(key)?.get(interface)?.args;
        args.iter().any(|arg| arg.open_name().is_some()).then_some(args)
    }

    /// The keys of types, and of the instances that each implements.
    pub(in crate::restrict) fn iter(
        &self,
    ) -> impl Iterator<Item = (&str, impl Iterator<Item = &String>)> {
        self.0.iter().map(|(key, found)| (key.as_str(), found.keys()))
    }
}
