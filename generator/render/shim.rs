//! The cgo dispatch shim: one Go module that imports the user's packages and answers calls.
//!
//! In: [`Api`]. Out: `go.mod` (without requirements), `dispatch.go`, and the verbatim rest.

use super::Files;
use crate::model::Api;

/// Module path of the shim. Sorts before every real module path, so that its `start` package is
/// initialised before the user's packages are.
pub const MODULE: &str = "0.usegolib.invalid/shim";

/// Renders the shim's files, relative to the shim module's root.
#[must_use]
pub fn files(api: &Api) -> Files {
    let _ = api;
    todo!()
}
