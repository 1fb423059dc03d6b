//! Where the classes of records are found in Python.
//!
//! In: a Go package, and the generated package tree or the handle that it was reached through. Out: the
//! name of the Python module that has the class, and the package to bind its methods in.

use std::collections::BTreeMap;
use std::sync::Arc;

use usegolib::model::Manifest;
use usegolib::naming::Modules;

use super::scope::{self, Scope};
use crate::library::loaded::Loaded;
use crate::library::source::Source;

/// Where the classes of a scope are found.
pub(crate) enum Home {
    /// Nowhere: there are none.
    Nowhere,
    /// In the modules of a generated package tree, by the import paths that these stand for.
    Modules(Arc<Source>, BTreeMap<String, String>),
    /// In the handles of a library.
    Handles(Arc<Source>),
}

impl Home {
    /// The Python module that a class of this Go package says it is from.
    pub(crate) fn module<'a>(&'a self, package: &'a str) -> &'a str {
        match self {
            Self::Nowhere | Self::Handles(_) => package,
            Self::Modules(_, modules) => modules.get(package).map_or(package, String::as_str),
        }
    }

    /// Whether the classes are those of handles, which have Go's names.
    pub(crate) fn is_of_handles(&self) -> bool {
        match self {
            Self::Handles(_) => true,
            Self::Nowhere | Self::Modules(..) => false,
        }
    }

    /// What the methods of a type of this Go package are bound with.
    pub(crate) fn source(&self, package: &str) -> Option<Arc<Source>> {
        match self {
            Self::Nowhere => None,
            Self::Modules(origin, _) | Self::Handles(origin) if origin.path == package => {
                Some(Arc::clone(origin))
            }
            Self::Modules(origin, modules) => Some(Arc::new(match modules.get(package) {
                Some(module) => origin.sibling(package, Some(module.clone())),
                None => origin.outsider(package),
            })),
            Self::Handles(origin) => Some(Arc::new(origin.sibling(package, None))),
        }
    }
}

/// The scope of a package: that of its whole tree. What another build of the library calls the same
/// may be another type, and has another scope.
pub(crate) fn scope_of(source: &Arc<Source>, manifest: &Manifest) -> &'static Scope {
    let api = &manifest.api;
    let tree = source.place_in_tree().map(|(path, module)| {
        let alone = [api.module.clone()];
        let roots = if source.roots.is_empty() { alone.as_slice() } else { &source.roots };
        let modules = Modules::of(api).beginning_with(roots, api);
        Tree::new(&modules.tree(), path, module)
    });
    let root = tree.as_ref().map_or("", |tree| &tree.root);
    let build = format!("{} {} {}", api.module, api.version, api.build_id);
    let key = format!("{root} {build}");
    scope::scope_of(&key, || {
        let types = Box::leak(Box::new(api.types.clone()));
        let home = match tree {
            Some(tree) => Home::Modules(Arc::clone(source), tree.modules),
            None => Home::Handles(Arc::clone(source)),
        };
        Scope::new(types, api.level, home).of_build(build).with_classes(api)
    })
}

/// The scope of a package whose library is loaded.
pub(crate) fn scope_of_loaded(source: &Arc<Source>, loaded: &'static Loaded) -> &'static Scope {
    let scope = scope_of(source, &loaded.manifest);
    scope.set_library(&loaded.library);
    scope
}

/// A generated package tree, as seen from one of its modules.
struct Tree {
    /// What all its modules have in common, and no other tree has.
    root: String,
    modules: BTreeMap<String, String>,
}

impl Tree {
    /// `below` has the names that lead down to each Go package; `module` stands for that at `path`.
    /// A tree can begin below the root of the Go module, and no file says where.
    fn new(below: &BTreeMap<Vec<&str>, &str>, path: &str, module: &str) -> Self {
        let names: Vec<_> = module.split('.').collect();
        let own = below.iter().find(|(_, known)| **known == path);
        let own = own.map_or(&[][..], |(own, _)| own.as_slice());
        let root = match names.len().checked_sub(own.len()) {
            Some(rest @ 1..) => names[..rest].join("."),
            _ => format!("{} {}", names[0], own.len() - names.len()),
        };
        let place = |target: &[&str]| {
            let common = own.iter().zip(target).take_while(|(a, b)| a == b).count();
            let kept = names.len().checked_sub(own.len() - common).filter(|kept| *kept > 0)?;
            Some([&names[..kept], &target[common..]].concat().join("."))
        };
        let modules =
            below.iter().filter_map(|(to, path)| Some(((*path).to_owned(), place(to)?))).collect();
        Self { root, modules }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_found_from_each_other() {
        let below = BTreeMap::from([
            (vec![], "m"),
            (vec!["a"], "m/a"),
            (vec!["a", "b"], "m/a/b"),
            (vec!["c"], "m/c"),
        ]);
        let from_leaf = Tree::new(&below, "m/a/b", "top.geo.a.b");
        let from_root = Tree::new(&below, "m", "top.geo");
        assert_eq!((&from_leaf.root, &from_leaf.modules), (&from_root.root, &from_root.modules));
        assert_eq!(from_root.modules["m/a/b"], "top.geo.a.b");
        let below_root = Tree::new(&below, "m/a/b", "geo.b");
        let top = Tree::new(&below, "m/a", "geo");
        assert_eq!(
            (&below_root.root, below_root.modules.get("m/a").map(String::as_str)),
            (&top.root, Some("geo"))
        );
        assert_eq!(below_root.modules.get("m/c"), None);
    }
}
