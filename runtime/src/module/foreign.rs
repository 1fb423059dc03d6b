//! The classes of other modules' types in a handle.
//!
//! In: a loaded library. Out: a namespace of namespaces by the import paths of their packages, each with the
//! classes under their Go names: `handle.go.fmt.Stringer`.

use std::sync::Arc;

use pyo3::prelude::*;
use usegolib::model::Package;

use crate::classes;
use crate::library::loaded::Loaded;
use crate::library::source::Source;

/// The attribute of a handle that has them; no exported name of Go's begins so.
pub(super) const GO: &str = "go";

/// Whether a library has types of other modules.
pub(super) fn is_there(loaded: &Loaded) -> bool {
    !loaded.api().foreign.is_empty()
}

/// All of them.
pub(super) fn namespace<'py>(
    py: Python<'py>,
    loaded: &'static Loaded,
) -> PyResult<Bound<'py, PyAny>> {
    let root = create(py)?;
    for package in &loaded.api().foreign {
        let mut place = root.clone();
        for part in package.path.split('/') {
            if !place.hasattr(part)? {
                place.setattr(part, create(py)?)?;
            }
            place = place.getattr(part)?;
        }
        fill(&place, loaded, package)?;
    }
    Ok(root)
}

fn create(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("usegolib._classes")?.getattr("Namespace")?.call0()
}

/// Sets the classes of a package.
fn fill(place: &Bound<'_, PyAny>, loaded: &'static Loaded, package: &Package) -> PyResult<()> {
    let source = Arc::new(Source::of_library(loaded, package.path.clone()));
    for declared in package.interfaces.iter().filter_map(|key| loaded.api().types.get(key)) {
        let name = &declared.name.name;
        place.setattr(name, classes::of_object(place.py(), &source, name)?)?;
    }
    Ok(())
}
