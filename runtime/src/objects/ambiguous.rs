//! Names that mean several methods.
//!
//! In: a class that was made for a Go type alone. Out: the same class. Where its bases call different
//! methods of Go's by one name, that name is none of its own: Python would take the first.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

/// Takes from a class the names by which its bases call different methods.
pub(super) fn hide(class: &Bound<'_, PyType>) -> PyResult<()> {
    let module = class.py().import("usegolib._classes")?;
    for (name, methods) in methods(class)? {
        if methods.len() > 1 {
            let offered: Vec<_> = methods.into_values().collect();
            class.setattr(&name, module.call_method1("Ambiguous", (&name, offered))?)?;
        }
    }
    Ok(())
}

/// What the bases call each of Go's methods, by the name in Python and by that in Go.
fn methods(class: &Bound<'_, PyType>) -> PyResult<BTreeMap<String, BTreeMap<String, String>>> {
    let mut found: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for base in class.mro().iter().skip(1) {
        // That of a class is a view of its dict.
        let attributes = PyDict::new(class.py());
        attributes.update(base.getattr("__dict__")?.cast()?)?;
        for (name, value) in attributes {
            let Some(go) = value.getattr_opt("__wrapped_go__")? else { continue };
            let go = go.extract::<String>()?;
            let method = go.rsplit('.').next().unwrap_or_default().to_owned();
            let spelled = value.getattr("__qualname__")?.extract()?;
            found.entry(name.extract()?).or_default().entry(method).or_insert(spelled);
        }
    }
    Ok(found)
}
