//! Where a stub finds the classes of the other packages of its module.
//!
//! In: the tree of modules, and which of them the stub is of. Out: the module to import from, as it is
//! written there: relative, since the top-level package can be renamed and moved.

use std::collections::BTreeMap;

/// The modules of a generated package, as seen from one of them. Without any, all is in one place.
#[derive(Clone, Default)]
pub(super) struct Neighbours<'a> {
    own: Vec<&'a str>,
    /// The names that lead down from the top-level package, by import path.
    modules: BTreeMap<&'a str, Vec<&'a str>>,
}

/// Where a package is.
pub(super) enum Neighbour {
    /// In the module itself.
    Here,
    /// In another one, `..geo`, and what its names get in front of them where they meet others.
    At(String, String),
    /// In none.
    Nowhere,
}

impl<'a> Neighbours<'a> {
    /// `modules` has the import paths by the names that lead there.
    pub(super) fn new(path: &str, modules: BTreeMap<Vec<&'a str>, &'a str>) -> Self {
        let modules: BTreeMap<_, _> = modules.into_iter().map(|(names, at)| (at, names)).collect();
        let own = modules.get(path).cloned().unwrap_or_default();
        Self { own, modules }
    }

    pub(super) fn find(&self, package: &str) -> Neighbour {
        if self.modules.is_empty() {
            return Neighbour::Here;
        }
        match self.modules.get(package) {
            None => Neighbour::Nowhere,
            Some(names) if *names == self.own => Neighbour::Here,
            Some(names) => {
                let common = self.own.iter().zip(names).take_while(|(a, b)| a == b).count();
                let dots = ".".repeat(self.own.len() - common + 1);
                let below = names[common..].join(".");
                let prefix = [&[""], names.as_slice(), &[""]].concat().join("_");
                Neighbour::At(dots + &below, prefix)
            }
        }
    }
}
