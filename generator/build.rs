//! From the shim's sources to one shared library, in a folder of this run's own.
//!
//! In: a module, the packages that the library shall have, and the rendered shim. Out: a library that
//! has been loaded once; or what Go, the linker or the library's own `init` functions say.

pub mod cgo;
pub mod compile;
pub mod fingerprint;
pub mod packages;
pub mod probe;
pub mod workspace;
