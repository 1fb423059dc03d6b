//! From the shim's sources to one shared library, in a folder of this run's own.
//!
//! In: a module, the packages that the library shall have, and the rendered shim. Out: a library
//! that has been loaded once; or what Go, the linker or the library's own `init` functions say.

pub mod cgo;
pub mod compile;
pub mod fingerprint;
pub mod packages;
pub mod probe;
pub mod workspace;

use crate::resolve::Module;
use crate::toolchain::{Go, Search};
use workspace::Workspace;

/// What every step of a build is given.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The module.
    pub module: &'a Module,
    /// The toolchain that builds it.
    pub go: &'a Go,
    /// Where a C compiler is looked for.
    pub search: &'a Search,
    /// The folders of this run, in which the shim is joined to the module.
    pub workspace: &'a Workspace,
}
