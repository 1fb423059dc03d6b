//! Which packages of a module Go is asked for.
//!
//! In: a module, and the artifact that is there already. Out: package patterns, as Go has them.

use std::collections::BTreeSet;

use crate::disk::folders;
use crate::model::Api;
use crate::resolve::{Module, Origin, syntax};

/// All packages of the module, and those that `...` passes over and that were asked for, now or for
/// the artifact that is there; of the standard library only what was asked for: nobody wants all of it
/// in a process.
pub(super) fn patterns(module: &Module, present: Option<&Api>) -> Vec<String> {
    module.parts().iter().flat_map(|part| patterns_of(part, present)).collect()
}

fn patterns_of(module: &Module, present: Option<&Api>) -> Vec<String> {
    let mut asked = present.map(packages_of).unwrap_or_default();
    asked.insert(module.package.clone());
    if module.origin == Origin::Standard {
        return asked.into_iter().collect();
    }
    // What is gone since the artifact was built is not asked for again.
    let is_there = |package: &str| folders::is_folder(&module.folder(package));
    asked.retain(|package| is_passed_over(module, package) && is_there(package));
    std::iter::once(format!("{}/...", module.path)).chain(asked).collect()
}

/// Whether the library holds the package that was asked for only because it was.
pub(super) fn is_on_demand(module: &Module) -> bool {
    module.origin == Origin::Standard || is_passed_over(module, &module.package)
}

fn is_passed_over(module: &Module, package: &str) -> bool {
    package.strip_prefix(&module.path).is_some_and(syntax::is_passed_over)
}

/// The packages of the artifact that is replaced.
fn packages_of(present: &Api) -> BTreeSet<String> {
    present.packages.iter().map(|package| package.path.clone()).collect()
}
