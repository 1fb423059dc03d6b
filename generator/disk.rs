//! Files, folders and locks: what the operating system is asked, knowing neither Go nor Python.
//!
//! In: paths. Out: files that are files, folders that are folders, and writes that are whole or not
//! there at all.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "what everybody else is sent here for"
)]

pub mod cache;
pub mod files;
pub mod folders;
pub mod hash;
pub mod lock;
pub mod plain_file;
pub mod private_dir;
pub mod reports;
pub mod root;
pub mod sync;
