//! What one package offers, as lines.
//!
//! In: a package of an inspection. Out: its summary, then its functions, types, constants, variables
//! and errors, then what is skipped.

use super::{refusals, share, types, values};
use crate::cli::output::summary;
use crate::r#gen::{Coverage, Inspection};
use crate::model::{Callable, Level, Package};

/// The lines of a package.
pub(super) fn lines(package: &Package, inspection: &Inspection) -> Vec<String> {
    let errors = inspection.error_variables.get(&package.path).map_or(&[][..], Vec::as_slice);
    let parts = [
        coverage(package, inspection),
        functions(package),
        types::lines(package, &inspection.types),
        values::constants(package, &inspection.types),
        values::variables(package),
        if package.errors.is_empty() {
            values::errors(errors)
        } else {
            values::error_classes(&package.errors)
        },
        refusals::lines(&package.skipped),
    ];
    let indented = parts.into_iter().flatten().map(|line| format!("  {line}"));
    std::iter::once(summary(package)).chain(indented).collect()
}

/// How much can be called, where that is neither nothing nor all of it at every level.
fn coverage(package: &Package, inspection: &Inspection) -> Vec<String> {
    let of_package = |it: &crate::r#gen::LevelCoverage| {
        Some((it.level, *it.coverage_by_package.get(&package.path)?))
    };
    let levels: Vec<(Level, Coverage)> = inspection.levels.iter().filter_map(of_package).collect();
    let callable = |it: &Coverage| it.callable + it.callable_methods;
    let exported = |it: &Coverage| it.exported + it.exported_methods;
    let is_whole = levels.iter().all(|(_, it)| callable(it) == exported(it));
    let is_none = levels.iter().all(|(_, it)| callable(it) == 0);
    if is_whole || is_none { Vec::new() } else { vec![share(&levels)] }
}

/// The instances of a generic function are one function to whoever reads this.
fn functions(package: &Package) -> Vec<String> {
    let line = |Callable { signature, python, .. }: &Callable| format!("{signature}  ->  {python}");
    package.functions().map(|instances| line(&instances[0])).collect()
}
