//! From the model to text: the shim's Go files and the Python package's modules and stubs.
//!
//! In: [`Api`](crate::model::Api). Out: [`Files`]. Pure: nothing is written here.

use std::collections::BTreeMap;

pub mod python;
pub mod shim;

/// Path with forward slashes, relative to the root of what is rendered, to the file's text.
pub type Files = BTreeMap<String, String>;
