//! Go packages as Python objects: imported by path, or behind a generated module.
//!
//! In: what a user names, or the names in a generated module. Out: a [`go_package`] that [`import`]
//! found or built, or a [`generated`] one, with types of other modules ([`foreign`]); and why a name is none
//! of theirs ([`missing_name`]).

mod foreign;
pub(crate) mod generated;
pub(crate) mod go_package;
pub(crate) mod import;
pub(crate) mod missing_name;
