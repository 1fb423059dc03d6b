//! Which packages a library can hold, and why not the others.
//!
//! In: a described package. Out: nothing, or why it is left out. Nobody else decides that.

use crate::introspect::{DescribedPackage, PackageError};
use crate::model::{LeftOut, LeftOutCode};

/// Whether another module can import the package, and Python so call it.
#[must_use]
pub fn is_callable(package: &DescribedPackage) -> bool {
    left_out(package).is_none()
}

/// Why the package is left out, if it is.
#[must_use]
pub fn left_out(package: &DescribedPackage) -> Option<LeftOut> {
    let (code, reason) = if package.name == "main" {
        (LeftOutCode::Command, "a command (package main), which nothing can import".to_owned())
    } else if package.internal {
        (LeftOutCode::Internal, "an internal package of its module".to_owned())
    } else if let Some(error) = package.errors.first() {
        (LeftOutCode::Broken, first_line(error))
    } else {
        return None;
    };
    Some(LeftOut { path: package.path.clone(), code, reason })
}

/// What follows the first line is advice, with folders of this machine.
fn first_line(error: &PackageError) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_end_matches("; to add it:").to_owned()
}
