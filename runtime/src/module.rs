//! Go packages as Python objects: imported dynamically, or behind a generated module.

pub(crate) mod generated;
pub(crate) mod go_package;
pub(crate) mod import;
mod missing_name;
