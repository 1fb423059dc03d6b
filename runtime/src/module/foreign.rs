//! The types of other modules in a handle.
//!
//! In: a loaded library. Out: a namespace of namespaces, as the folders of the generated package are, in which
//! each package of another module is a handle: `handle.go.net.url.URL`.

use pyo3::prelude::*;
use usegolib::naming::Modules;

use super::go_package::create_go_package;
use crate::library::loaded::Loaded;

/// The attribute of a handle that has them; no exported name of Go's begins so.
pub(super) const GO: &str = "go";

/// Whether the handle of a package has types of other modules: one of the module itself, if there are any.
pub(super) fn is_beside(loaded: &Loaded, package: &str) -> bool {
    !loaded.api().foreign.is_empty() && !is_foreign(loaded, package)
}

/// Whether a package is of another module.
pub(super) fn is_foreign(loaded: &Loaded, package: &str) -> bool {
    loaded.api().foreign.iter().any(|it| it.path == package)
}

/// All of them.
pub(super) fn namespace<'py>(
    py: Python<'py>,
    loaded: &'static Loaded,
) -> PyResult<Bound<'py, PyAny>> {
    let root = create(py)?;
    // What is above others comes first.
    for (names, path) in Modules::of(loaded.api()).foreign() {
        let Some((last, above)) = names.split_last() else { continue };
        let place = above.iter().try_fold(root.clone(), |place, name| place.getattr(*name))?;
        let found = match loaded.package(path) {
            Some(package) => create_go_package(py, loaded, &package.path)?.into_any(),
            None => create(py)?,
        };
        place.setattr(*last, found)?;
    }
    Ok(root)
}

/// Why there is nothing of a name in a package of another module.
#[cold]
pub(super) fn missing(py: Python<'_>, name: &str) -> PyResult<String> {
    py.import("usegolib._classes")?.getattr("missing_here")?.call1((name,))?.extract()
}

fn create(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("usegolib._classes")?.getattr("Namespace")?.call0()
}
