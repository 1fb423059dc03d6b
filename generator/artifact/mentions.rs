//! Whether the types that a manifest mentions are in its table.
//!
//! In: an API that was read. Out: nothing, or what is wrong with it. Whoever asks the table after
//! this finds every type, and comes to an end.

use std::collections::HashSet;

use crate::model::{Api, Type, TypeTable};

/// So many declared types may be made of each other.
const DEPTH: usize = 128;

/// Checks every type that an API mentions.
pub(super) fn check(api: &Api) -> Result<(), String> {
    let mut search = Search { table: &api.types, sound: HashSet::new() };
    for package in api.all_packages() {
        package.types().try_for_each(|kind| search.check(kind, &[]))?;
        package.enums.iter().try_for_each(|key| search.check_declared(key, &[]))?;
        let mut receivers = package.callables.iter().filter_map(|it| it.receiver.as_deref());
        receivers.try_for_each(|key| search.check_declared(key, &[]))?;
    }
    api.types.iter().try_for_each(|(key, _)| search.check_declared(key, &[]))
}

struct Search<'a> {
    table: &'a TypeTable,
    /// Keys of types of which all is known to be well.
    sound: HashSet<&'a str>,
}

impl<'a> Search<'a> {
    /// `trail` has the keys of the types that led here.
    fn check(&mut self, kind: &'a Type, trail: &[&str]) -> Result<(), String> {
        kind.mentions().try_for_each(|key| self.check_declared(key, trail))
    }

    fn check_declared(&mut self, key: &'a str, trail: &[&str]) -> Result<(), String> {
        if self.sound.contains(key) {
            return Ok(());
        }
        let Some(declared) = self.table.get(key) else {
            return Err(format!("the type {key} is not in its table"));
        };
        if trail.contains(&key) {
            return Err(format!("the type {key} is made of itself"));
        }
        if trail.len() == DEPTH {
            return Err(format!("the type {key} is in more than {DEPTH} others"));
        }
        let trail = [trail, &[key]].concat();
        declared.parts().try_for_each(|part| self.check(part, &trail))?;
        self.sound.insert(key);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abi;
    use crate::model::{Declared, DeclaredKind, Owned, Package, Platform, TypeName};

    /// An API whose types are names for these, and which mentions the first.
    fn api(types: &[(&str, Type)]) -> Api {
        let mut table = TypeTable::default();
        for (key, underlying) in types {
            let (package, clause, name) = (String::new(), String::new(), (*key).to_owned());
            let name = TypeName { package, clause, name, args: Vec::new() };
            let kind = DeclaredKind::Named(underlying.clone());
            table.insert((*key).to_owned(), Declared::new(name, kind));
        }
        let package = Package {
            path: "m".to_owned(),
            name: "m".to_owned(),
            doc: String::new(),
            callables: Vec::new(),
            skipped: Vec::new(),
            constants: Vec::new(),
            enums: vec!["m.A".to_owned()],
            records: Vec::new(),
            objects: Vec::new(),
            interfaces: Vec::new(),
            errors: Vec::new(),
            links: Vec::new(),
            classes: Vec::new(),
            owned: Owned::default(),
        };
        Api {
            abi: abi::VERSION,
            level: crate::model::Level::Values,
            pins: crate::model::Pins::default(),
            build_id: "0".to_owned(),
            module: "m".to_owned(),
            version: "v1.0.0".to_owned(),
            modules: Vec::new(),
            platform: Platform { goos: "linux".to_owned(), goarch: "amd64".to_owned() },
            go_version: "go1.26.0".to_owned(),
            types: table,
            packages: vec![package],
            foreign: Vec::new(),
        }
    }

    fn declared(key: &str) -> Type {
        Type::Declared(key.to_owned())
    }

    #[test]
    fn what_a_table_says_of_its_types_is_checked() {
        let list = |key| Type::Slice(Box::new(declared(key)));
        assert_eq!(check(&api(&[("m.A", list("m.B")), ("m.B", Type::Bool)])), Ok(()));
        for (types, fault) in [
            (vec![], "the type m.A is not in its table"),
            (vec![("m.A", list("m.B"))], "the type m.B is not in its table"),
            (vec![("m.A", declared("m.A"))], "the type m.A is made of itself"),
            (vec![("m.A", list("m.B")), ("m.B", list("m.A"))], "the type m.A is made of itself"),
        ] {
            assert_eq!(check(&api(&types)), Err(fault.to_owned()));
        }
    }

    #[test]
    fn types_in_too_many_others_are_refused() {
        let keys: Vec<String> = (0..=DEPTH).map(|number| format!("m.T{number}")).collect();
        let inner = keys.iter().skip(1).map(|key| declared(key)).chain([Type::Bool]);
        let mut types: Vec<(&str, Type)> = keys.iter().map(String::as_str).zip(inner).collect();
        types.insert(0, ("m.A", declared("m.T0")));
        let fault = check(&api(&types)).expect_err("too deep");
        assert_eq!(fault, format!("the type m.T{} is in more than {DEPTH} others", DEPTH - 1));
    }
}
