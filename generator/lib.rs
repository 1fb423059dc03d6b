//! The build-time half of usegolib: from a Go module to a typed Python package.
//!
//! The stages, in the order in which [`gen`] runs them; no stage calls another:
//!
//! 1. [`resolve`]: a target (path, query or directory) to one module at one version.
//! 2. [`introspect`]: that module's exported API as the Go type checker sees it.
//! 3. [`restrict`]: what of it can cross the boundary, and why the rest cannot.
//! 4. [`render`]: the cgo shim, the Python modules and their stubs, as text.
//! 5. [`build`]: the shared library.
//! 6. [`artifact`]: the artifact on disk, `manifest.json` last; [`install`]: the Python package.
//!
//! Around them: [`model`] is the data that every stage speaks, [`abi`] what generator, shim and
//! runtime agree on, [`naming`] every name, [`cli`] the command line, [`settings`] what a project
//! says in its `pyproject.toml` and [`error`] what can go wrong. Below them, knowing nothing of the
//! stages: [`toolchain`], the Go and C compilers, and [`disk`], files, folders and locks.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests lay files out")
)]

pub mod abi;
pub mod artifact;
pub mod build;
pub mod cli;
pub mod disk;
pub mod error;
pub mod r#gen;
pub mod install;
pub mod interruption;
pub mod introspect;
pub mod model;
pub mod naming;
pub mod render;
pub mod resolve;
pub mod restrict;
pub mod settings;
pub mod toolchain;
