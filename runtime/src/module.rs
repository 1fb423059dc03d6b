//! Go packages as Python objects: imported by path, or behind a generated module.
//!
//! In: what a user names, or the names in a generated module. Out: a [`go_package`] that [`import`]
//! found or built, or a [`generated`] one; and why a name is none of theirs ([`missing_name`]).

pub(crate) mod generated;
pub(crate) mod go_package;
pub(crate) mod import;
pub(crate) mod missing_name;
